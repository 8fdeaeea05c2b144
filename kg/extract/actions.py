"""What is to be done: the words after a trigger → the act, its head verb, its voice and a passive's agent."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from kg.extract.function_words import (
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    is_adverb,
)
from kg.extract.phrases import head_of
from kg.extract.tokens import Token, Tokens, low_at, matching_close
from kg.extract.verbs import is_base_verb, is_gerund, is_participle, to_base_verb

STATES = frozenset("accountable answerable charge liable responsible".split())
RESPONSIBLE = frozenset("accountable answerable responsible".split())
# Participles that say how their subject is, not what is done to it.
COMMITTED = frozenset("committed dedicated".split())
# Participles and adjectives before `to` and the act itself: "shall be required to report".
ENABLING = frozenset(
    "able allowed authorised authorized bound eligible entitled free obligated obliged permitted required".split()
)
# Words between a trigger and its verb that are neither.
# What one may have, and then do: "have the right to".
POWERS = frozenset("authority opportunity option power privilege right".split())
LONGEST_POWER = 9
FILLERS = frozenset("and each either neither not or".split())
INFLECTIONS = ("s", "ed", "ing")
# Words before a verb's base form that make it a noun or another verb's: "the report", "of use".
BEFORE_NOUN = DETERMINERS | CONJUNCTIONS | (PREPOSITIONS - {"to"})
AGENT_STOPS = RELATIVES | SUBORDINATORS | {";", ":"}
# What several do together or share: "agreed between the parties", "divided among the members".
SHARED = frozenset("agreed decided determined divided settled shared split".split())
BETWEEN = frozenset("among amongst between".split())
# Words before the one who has to see to a thing.
CHARGED = frozenset((("responsibility", "of"), ("payable", "by"), ("account", "of"), ("expense", "of")))
# The verb behind an adverbial stands within so many words.
LONGEST_ADVERBIAL = 16


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
    power = next((n for n in range(have + 1, min(have + 4, end)) if tokens[n].low in POWERS), None)
    if power is None:
        return None
    to = next((n for n in range(power + 1, min(power + LONGEST_POWER, end - 1)) if tokens[n].low == "to"), None)
    return parse_action(tokens, to + 1, end) if to is not None and opens_act(tokens, to + 1) else None


def base_of(word: str) -> str:
    """Return the verb behind a trigger in its base form, in which it nearly always stands."""
    return to_base_verb(word) if word.endswith(INFLECTIONS) else word


def find_verb(tokens: Tokens, begin: int, end: int) -> int | None:
    """Return the first token after a trigger that is neither an adverb nor an aside."""
    index = begin
    while index < end:
        token = tokens[index]
        if token.text == ",":
            index = end_of_aside(tokens, index, end)
        elif token.text == "(":
            index = matching_close(tokens, index) + 1
        elif low_at(tokens, index + 1, end) == ")":  # the label of an item: "to a) show"
            index += 2
        elif token.low in PREPOSITIONS and not is_base_verb(token.low):
            return next(
                (n for n in range(index + 1, min(end, index + LONGEST_ADVERBIAL)) if opens_act(tokens, n)), None
            )
        elif not token.is_word or is_adverb(token.low) or token.low in FILLERS:
            index += 1
        else:
            return index
    return None


def opens_act(tokens: Tokens, index: int) -> bool:
    """Tell whether the token can be the verb after an adverbial: a base form that no article makes a noun."""
    if index >= len(tokens):
        return False
    token = tokens[index]
    is_verb = token.low == "be" or is_base_verb(token.low)
    return is_verb and not token.is_capital and tokens[index - 1].low not in BEFORE_NOUN


def end_of_aside(tokens: Tokens, comma: int, end: int) -> int:
    """Return the token after the comma that closes an aside opened at `comma`."""
    closing = next((n for n in range(comma + 1, end) if tokens[n].text == ","), comma)
    return closing + 1


def parse_be(tokens: Tokens, be: int, end: int) -> Action:
    """Return the act after `be`: a passive, a state (`be responsible for`), or being something."""
    index = skip_qualifiers(tokens, be + 1, end)
    word = low_at(tokens, index, end)
    if word in ENABLING and low_at(tokens, index + 1, end - 1) == "to":
        return parse_action(tokens, index + 2, end) or Action(be, end, index, to_base_verb(word))
    if word in STATES:
        return parse_state(tokens, index, end)
    if word in COMMITTED:
        return Action(be, end, index, to_base_verb(word))
    if is_participle(word):
        return Action(be, end, index, to_base_verb(word), passive=True, agent=find_agent(tokens, index, end))
    in_charge = word == "in" and low_at(tokens, index + 1, end) == "charge"
    return Action(be, end, index + 1 if in_charge else be, "be", agent=find_responsible(tokens, index, end))


def skip_qualifiers(tokens: Tokens, index: int, end: int) -> int:
    """Return the first token from `index` that is neither an adverb, a comma nor the label of an item."""
    while index < end:
        if low_at(tokens, index + 2, end) == ")" and tokens[index].text == "(":
            index += 3
        elif is_adverb(tokens[index].low) or tokens[index].text == ",":
            index += 1
        else:
            break
    return index


def parse_state(tokens: Tokens, state: int, end: int) -> Action:
    """Return the act behind `responsible for`: the gerund that follows, else the state itself."""
    index = state + 2
    while is_adverb(low_at(tokens, index, end)):
        index += 1
    if is_gerund(low_at(tokens, index, end)):
        return Action(index, end, index, to_base_verb(tokens[index].low))
    return Action(state, end, state, tokens[state].low)


def name_matter(tokens: Tokens, action: Action) -> Action:
    """Return an act with the noun for its verb where somebody is responsible for a thing: `responsible for | taxes`."""
    begin = action.head + 2
    if action.verb not in RESPONSIBLE or low_at(tokens, begin - 1, action.end) != "for":
        return action
    if begin >= action.end or not tokens[begin].is_word:
        return action
    stop = next((n for n in range(begin, action.end) if tokens[n].low in CONJUNCTIONS), action.end)
    return action._replace(verb=tokens[head_of(tokens, begin, stop)].low)


def find_agent(tokens: Tokens, participle: int, end: int) -> int | None:
    """Return the token after the first `by` of a passive, unless `by` gives a means or a date.

    What the parties decide `between` them, they decide.
    """
    for index in range(participle + 1, end - 1):
        token = tokens[index]
        if token.low in AGENT_STOPS or opens_reduced_clause(tokens, index):
            return None
        if token.low == "by":
            return None if gives_means(tokens[index + 1]) else index + 1
        if token.low in BETWEEN and tokens[participle].low in SHARED:
            return index + 1
    return None


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
