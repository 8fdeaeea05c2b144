"""What is to be done: the words after a trigger → the act, its head verb, its voice and a passive's agent."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from kg.extract.function_words import (
    CONDITIONALS,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    is_adverb,
)
from kg.extract.nouns import is_listed_thing, is_thing_noun, to_singular
from kg.extract.phrases import head_of
from kg.extract.tokens import Token, Tokens, low_at, matching_close
from kg.extract.verbs import is_base_verb, is_gerund, is_participle, to_base_verb

STATES = frozenset("accountable answerable charge liable responsible".split())
# Adjectives of what has to be paid: "shall be payable by the Buyer".
OWED = frozenset(("due", "payable"))
# What one has a claim to is the matter, and so is what one answers for: "is entitled to | a refund".
WITH_MATTER = frozenset((("entitled", "to"), ("eligible", "to"), ("eligible", "for")))
# What may stand before a participle, so that both are one: "re-delivered", not "role-based".
PREFIXES = frozenset("co counter cross mis over pre re sub under".split())
# What one may be under or free from, and within how many words the act follows it.
DUTIES = frozenset("duty liability obligation obligations responsibility".split())
LONGEST_DUTY = 9
RESPONSIBLE = frozenset("accountable answerable responsible".split())
# Participles that say how their subject is, not what is done to it.
COMMITTED = frozenset("committed dedicated".split())
# Participles and adjectives before `to` and the act itself: "shall be required to report".
ENABLING = frozenset(
    "able allowed authorised authorized bound eligible entitled free obligated obliged permitted required".split()
)
# What one may have, and then do: "have the right to".
POWERS = frozenset("authority opportunity option power privilege right".split())
LONGEST_POWER = 9
# Words between a trigger and its verb that are neither.
FILLERS = frozenset("and each either neither not or".split())
INFLECTIONS = ("s", "ed", "ing")
# Words before a verb's base form that make it a noun or another verb's: "the report", "of use".
BEFORE_NOUN = DETERMINERS | CONJUNCTIONS | (PREPOSITIONS - {"to"})
AGENT_STOPS = RELATIVES | SUBORDINATORS | {";", ":"}
# What several do together or share: "agreed between the parties", "divided among the members".
SHARED = frozenset("agreed decided determined divided settled shared split".split())
BETWEEN = frozenset("among amongst between".split())
# Nouns of what somebody does, behind a preposition: "for inspection by the Buyer", "upon request by the Seller".
DOINGS = frozenset(
    "acceptance access activities activity approval audit completion consideration delivery demand disclosure "
    "evaluation examination execution inspection order payment performance purchase receipt request review sale sales "
    "services signature submission termination use".split()
)
BEFORE_DOINGS = PREPOSITIONS - {"in"}
# Words before the one who has to see to a thing.
CHARGED = frozenset((("responsibility", "of"), ("payable", "by"), ("account", "of"), ("expense", "of")))
# The verb behind an adverbial stands within so many words.
LONGEST_ADVERBIAL = 16
LONGEST_FAR = 45
# An aside between what enables and its `to` is no longer than this.
LONGEST_ASIDE = 25


class Action(NamedTuple):
    """An act: its tokens `[begin, end)`, the token of its head verb and the verb's lemma.

    `agent` is the first token of the one by whom a passive is to be done, `by` itself left out.
    """

    begin: int
    end: int
    head: int
    verb: str
    passive: bool = False
    agent: int | None = None


def parse_action(tokens: Tokens, begin: int, end: int) -> Action | None:
    """Return the act in the tokens `[begin, end)` that follow a trigger, or `None` where there is none."""
    head = find_verb(tokens, begin, end)
    if head is None:
        return None
    if tokens[head].low == "be":
        return parse_be(tokens, head, end)
    if tokens[head].low == "have" and (held := find_held_act(tokens, head, end)):
        return held
    return Action(head, end, head, base_of(tokens[head].low))


def find_held_act(tokens: Tokens, have: int, end: int) -> Action | None:
    """Return the act that one has a right or power to do: `have the right, power or authority to | bind`."""
    power = next((n for n in range(have + 1, min(have + 4, end)) if to_singular(tokens[n].low) in POWERS), None)
    if power is None:
        return None
    to = next((n for n in range(power + 1, min(power + LONGEST_POWER, end - 1)) if tokens[n].low == "to"), None)
    return parse_action(tokens, to + 1, end) if to is not None and opens_act(tokens, to + 1) else None


def find_duty(tokens: Tokens, begin: int, end: int) -> Action | None:
    """Return the act to which somebody has a duty or none: `under any obligation or duty to | repair`."""
    duty = next((n for n in range(begin, min(begin + 5, end)) if tokens[n].low in DUTIES), None)
    if duty is None:
        return None
    reach = range(duty + 1, min(duty + LONGEST_DUTY, end - 1))
    to = next((n for n in reach if tokens[n].low == "to" and opens_act(tokens, n + 1)), None)
    return None if to is None else parse_action(tokens, to + 1, end)


def base_of(word: str) -> str:
    """Return the verb behind a trigger in its base form, in which it nearly always stands."""
    return to_base_verb(word) if word.endswith(INFLECTIONS) else word


def find_verb(tokens: Tokens, begin: int, end: int) -> int | None:
    """Return the first token after a trigger that is neither an adverb nor an aside."""
    index = begin
    while index < end:
        token = tokens[index]
        if token.text == "," and not is_surely_verb(tokens, index + 1):
            index = end_of_aside(tokens, index, end)
        elif token.text == "(":
            index = matching_close(tokens, index) + 1
        elif low_at(tokens, index + 1, end) == ")":  # the label of an item: "to a) show"
            index += 2
        elif (token.low in PREPOSITIONS or token.low in CONDITIONALS) and not is_base_verb(token.low):
            return find_verb_behind(tokens, index, end)
        elif not token.is_word or token.text[0].isdigit() or is_adverb(token.low) or token.low in FILLERS:
            index += 1
        else:
            return index
    return None


def find_verb_behind(tokens: Tokens, preposition: int, end: int) -> int | None:
    """Return the verb behind an adverbial, or far behind it at a comma: `within a day of loss or delay, | pay it`."""
    close = next(
        (n for n in range(preposition + 1, min(end, preposition + LONGEST_ADVERBIAL)) if opens_act(tokens, n)), None
    )
    if close is not None:
        return close
    reach = range(preposition + LONGEST_ADVERBIAL, min(end, preposition + LONGEST_FAR))
    return next((n for n in reach if tokens[n - 1].text == "," and is_surely_verb(tokens, n)), None)


def opens_act(tokens: Tokens, index: int) -> bool:
    """Tell whether the token can be the verb after an adverbial: a base form that no article makes a noun."""
    if index >= len(tokens):
        return False
    token = tokens[index]
    is_verb = token.low == "be" or is_base_verb(token.low)
    return is_verb and not token.is_capital and tokens[index - 1].low not in BEFORE_NOUN


def end_of_aside(tokens: Tokens, comma: int, end: int) -> int:
    """Return the token after the comma that closes an aside opened at `comma`: the first before what is surely a verb.

    `It shall, upon loss, damage or delay, promptly | notify the Buyer`.
    """
    closing = [n for n in range(comma + 1, end) if tokens[n].text == ","]
    return next((n for n in closing if is_surely_verb(tokens, n + 1)), closing[0] if closing else comma) + 1


def is_surely_verb(tokens: Tokens, index: int) -> bool:
    """Tell whether a verb stands at a token, or behind adverbs: no noun that is written like it, as in a row."""
    while index < len(tokens) and is_adverb(tokens[index].low):
        index += 1
    if not opens_act(tokens, index):
        return False
    return not is_thing_noun(tokens[index].low) or low_at(tokens, index + 1) in DETERMINERS


def parse_be(tokens: Tokens, be: int, end: int) -> Action:
    """Return the act after `be`: a passive, a state (`be responsible for`), or being something."""
    index = skip_qualifiers(tokens, be + 1, end)
    word = low_at(tokens, index, end)
    if further := parse_further(tokens, index, end):
        return further
    if word in OWED:
        return Action(be, end, index, word, agent=find_responsible(tokens, index, end))
    if word in COMMITTED or (word in ENABLING and low_at(tokens, index + 1, end - 1) == "to"):
        return Action(be, end, index, to_base_verb(word))
    if is_participle(word) and is_plain(word):
        return Action(be, end, index, to_base_verb(word), passive=True, agent=find_agent(tokens, index, end))
    in_charge = word == "in" and low_at(tokens, index + 1, end) == "charge"
    return Action(be, end, index + 1 if in_charge else be, "be", agent=find_responsible(tokens, index, end))


def parse_further(tokens: Tokens, index: int, end: int) -> Action | None:
    """Return the act to which what follows `be` leads: `required to | pay`, `responsible for | paying`, `| paying`."""
    word = low_at(tokens, index, end)
    if word in ENABLING and (to := find_to(tokens, index + 1, end - 1)):
        return parse_action(tokens, to + 1, end)
    if word in STATES:
        return parse_state(tokens, index, end)
    if word == "under":
        return find_duty(tokens, index, end)
    is_going_on = is_gerund(word) and not is_listed_thing(word)
    return Action(index, end, index, to_base_verb(word)) if is_going_on else None


def find_to(tokens: Tokens, index: int, end: int) -> int | None:
    """Return the `to` at a token, or behind an aside that opens there: `required | , if asked, | to`."""
    if low_at(tokens, index, end) == ",":
        reach = range(index + 1, min(index + LONGEST_ASIDE, end - 1))
        index = next((n + 1 for n in reach if tokens[n].text == "," and tokens[n + 1].low == "to"), index)
    return index if low_at(tokens, index, end) == "to" else None


def is_plain(participle: str) -> bool:
    """Tell whether a participle is one word, or a verb with what changes it: `re-delivered`, not `role-based`."""
    return "-" not in participle or participle.split("-", maxsplit=1)[0] in PREFIXES


def skip_qualifiers(tokens: Tokens, index: int, end: int) -> int:
    """Return the first token from `index` that is neither an adverb, a comma nor the label of an item."""
    while index < end:
        word = tokens[index].low
        if low_at(tokens, index + 2, end) == ")" and word == "(":
            index += 3
        elif is_adverb(word) or word == "," or (word in CONJUNCTIONS and is_adverb(tokens[index - 1].low)):
            index += 1
        else:
            break
    return index


def parse_state(tokens: Tokens, state: int, end: int) -> Action:
    """Return the act behind `responsible for`: the gerund that follows, else the state itself."""
    index = state + 2
    if low_at(tokens, state + 1, end) == "to" and index < end and opens_act(tokens, index):
        return Action(index, end, index, base_of(tokens[index].low))
    while is_adverb(low_at(tokens, index, end)):
        index += 1
    if is_gerund(low_at(tokens, index, end)):
        return Action(index, end, index, to_base_verb(tokens[index].low))
    return Action(state, end, state, tokens[state].low)


def name_matter(tokens: Tokens, action: Action) -> Action:
    """Return an act with the noun for its verb where somebody is responsible for a thing: `responsible for | taxes`."""
    begin = (find_to(tokens, action.head + 1, action.end) or action.head + 1) + 1
    link = low_at(tokens, begin - 1, action.end)
    if (action.verb, link) not in WITH_MATTER and not (action.verb in RESPONSIBLE and link == "for"):
        return action
    if begin >= action.end or not tokens[begin].is_word:
        return action
    matter = tokens[matter_of(tokens, begin, action.end)].low
    # "Is responsible for the following": what it is, a list says.
    return action if matter == "following" else action._replace(verb=matter)


def matter_of(tokens: Tokens, begin: int, end: int) -> int:
    """Return the noun of the first matter of a row: `normal and reasonable | expenses`, `content, including texts`."""
    stop = next((n for n in range(begin + 1, end) if ends_matter(tokens, n)), end)
    return head_of(tokens, begin, stop)


def ends_matter(tokens: Tokens, index: int) -> bool:
    """Tell whether a matter ends before a token: at a conjunction, a participle or `due` behind a noun."""
    token, before = tokens[index], tokens[index - 1]
    is_behind_noun = is_thing_noun(before.low) or before.is_capital
    if token.low in CONJUNCTIONS:
        return is_behind_noun or not is_thing_noun(low_at(tokens, index + 2))
    if token.low == "due":
        return is_behind_noun
    return token.low.endswith("ing") and not token.is_capital and is_behind_noun and not is_listed_thing(token.low)


def find_agent(tokens: Tokens, participle: int, end: int) -> int | None:
    """Return the token after the first `by` of a passive, unless `by` gives a means or a date.

    What the parties decide `between` them, they decide.
    """
    for index in range(participle + 1, end - 1):
        token = tokens[index]
        if token.low in AGENT_STOPS or opens_reduced_clause(tokens, index):
            return None
        if token.low == "by" and does_what_noun_says(tokens, index):
            continue
        if token.low == "by":
            return None if gives_means(tokens[index + 1]) else index + 1
        if token.low in BETWEEN and tokens[participle].low in SHARED:
            return index + 1
    return None


def does_what_noun_says(tokens: Tokens, by: int) -> bool:
    """Tell whether `by` says who does what a noun before it names: `kept for inspection | by | the Buyer`."""
    if tokens[by - 1].low not in DOINGS:
        return False
    return not BEFORE_DOINGS.isdisjoint((low_at(tokens, by - 2), low_at(tokens, by - 3)))


def opens_reduced_clause(tokens: Tokens, index: int) -> bool:
    """Tell whether a participle says something of the noun before it: `parts made by others`."""
    before = tokens[index - 1]
    if before.text == ",":
        return is_participle(tokens[index].low) and low_at(tokens, index + 1) == "by"
    return is_participle(tokens[index].low) and before.low not in CONJUNCTIONS


def gives_means(token: Token) -> bool:
    """Tell whether a word behind `by` opens a means or a date and names nobody: `by sending`, `by 3 May`."""
    return token.low.endswith("ing") or token.text[0].isdigit()


def find_responsible(tokens: Tokens, index: int, end: int) -> int | None:
    """Return the first token of the one in `be the responsibility of …`, `be payable by …`, `for the account of …`."""
    words = [t.low for t in tokens[index : min(index + 5, end - 1)]]
    place = next((n for n, pair in enumerate(pairwise(words)) if pair in CHARGED), None)
    return None if place is None else index + place + 2
