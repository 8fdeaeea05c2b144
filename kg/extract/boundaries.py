"""Clause boundaries: where, looking back from a verb, its own clause begins."""

from __future__ import annotations

from typing import NamedTuple

from kg.extract.asides import is_fronted, leave_front
from kg.extract.function_words import (
    CONDITIONALS,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE_BE,
    LINKS,
    MODALS,
    OPEN_PHRASE,
    PAUSES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    is_adverb,
)
from kg.extract.nouns import is_actor_noun, is_thing_noun, to_singular
from kg.extract.phrases import LEGAL_FORMS, names_somebody, parse_phrase
from kg.extract.tokens import Token, Tokens, low_at, matching_open
from kg.extract.verbs import is_base_verb, is_participle, to_base_verb

# What stands right before a subject that two make.
BEFORE_SUBJECT = PAUSES | RELATIVES | {"as", "how", "then", "what", "why"}
# Behind a comma in a row of those who are denied, `nor` stands within so many words.
LONGEST_ROW = 15
# The label of an item within a sentence, and what stands before it.
LONGEST_LABEL = 4
BEFORE_LABEL = CONJUNCTIONS | PAUSES | {":"}
STOPS = frozenset(";:—–([")
# Marks behind which an adverbial may open a clause anew.
STOPPING = frozenset(":;")
INTERROGATIVES = frozenset("how what why".split())
ASKING = CONDITIONALS | INTERROGATIVES
CLAUSE_OPENERS = RELATIVES | {"when", "where", "whereas", "whereby", "while", "whilst"}
# The last words of what opens an if-clause without a `that`: "in the | event | it is late".
SUPPOSING = {"case": ("in",), "event": ("in", "the"), "extent": ("to", "the")}
# All words and marks that can make a boundary: most are none of them.
BOUNDARIES = CLAUSE_OPENERS | CONDITIONALS | CONJUNCTIONS | INTERROGATIVES | STOPS | {")", ",", "as", "then"}
BOUNDARIES |= SUPPOSING.keys() | {"."}
BEFORE_NOUN = DETERMINERS | PREPOSITIONS
# What shows that the word before it is a verb: "the side that owns | the".
AFTER_VERB = DETERMINERS | PREPOSITIONS | PRONOUNS
# "Such days as the parties agree": between `such` and `as` stand no more than two words.
SUCH_AS = 3
# Between `if` and what describes the noun behind it stand no more words.
LONGEST_SUPPOSED = 10
# Two who share a verb are named in no more words.
LONGEST_PAIR = 8
# Words behind which `as` only says what somebody is: "acting as Agent".
NAMING = frozenset("act acting appointed designated known named serve serving".split())
SUCH = frozenset(("other", "such"))
CASES = frozenset("case cases event events".split())
# Nouns behind which `that` opens a condition: "in the event that", "to the extent that".
CONDITION_NOUNS = frozenset("case event extent".split())


class Boundary(NamedTuple):
    """The token at which a clause begins, and whether it is an if-clause."""

    begin: int
    conditional: bool = False


OPENS_NOTHING = LINKS | {"not"}


def find_boundary(tokens: Tokens, end: int, floor: int) -> Boundary:
    """Return where the clause begins whose subject ends at `end`, no further back than token `floor`."""
    index = end - 1
    while index >= floor:
        may_end = tokens[index].low in BOUNDARIES
        if may_end and (boundary := boundary_at(tokens, index, end, floor)):
            return boundary
        index = (matching_open(tokens, index) if tokens[index].text == ")" else index) - 1
    if floor:
        return Boundary(phrase_start(tokens, end, floor))
    return Boundary(leave_front(tokens, floor, end), tokens[floor].low in CONDITIONALS)


def boundary_at(tokens: Tokens, index: int, end: int, floor: int) -> Boundary | None:
    """Return the boundary that a token makes, if it makes one."""
    word = tokens[index].low
    if (word == ")" and closes_label(tokens, index, floor)) or (word == "." and begins_small(tokens, index + 1)):
        return Boundary(index + 1)
    if index + 1 < end and (word in ASKING or (word in SUPPOSING and opens_supposition(tokens, index, end))):
        return Boundary(index + 1, conditional=True)
    if (
        word == "that"
        and low_at(tokens, index + 1, end) in PREPOSITIONS
        and not has_finite_verb(tokens[index + 1 : end])
    ):
        return Boundary(leave_front(tokens, index + 1, end))
    if word in CLAUSE_OPENERS and opens_clause(tokens, index, end):
        if word == "that" and follows_then(tokens, index):
            return Boundary(index)
        found = relative_boundary(tokens, index)
        is_whole = any(t.low == "be" for t in tokens[index + 1 : end])
        return found._replace(conditional=True) if not is_whole and supposes(tokens, index, floor) else found
    return Boundary(index + 1) if ends_clause(tokens, index, end, floor) else None


def opens_supposition(tokens: Tokens, noun: int, end: int) -> bool:
    """Tell whether somebody or something follows as a subject: `in the event | a fault`, not `event of`."""
    before = tuple(t.low for t in tokens[max(noun - 3, 0) : noun])
    opening = SUPPOSING[tokens[noun].low]
    if (before[-len(opening) :] != opening and before[:2] != opening) or any(t.text == "," for t in tokens[noun:end]):
        return False
    after = tokens[noun + 1]
    return after.low != "that" and (after.is_name or after.low in OPEN_PHRASE or is_thing_noun(after.low))


def begins_small(tokens: Tokens, index: int) -> bool:
    """Tell whether a name that begins small opens a sentence, where no capital tells: `It pays. | eNorvik shall`."""
    text = tokens[index].text if index < len(tokens) else ""
    return text[:1].islower() and not text.islower()


def closes_label(tokens: Tokens, close: int, floor: int) -> bool:
    """Tell whether a bracket closes the label of an item that opens a clause: `, (i) | the Buyer`."""
    opening = close - 2
    if opening < floor or tokens[opening].text != "(" or len(tokens[close - 1].text) > LONGEST_LABEL:
        return False
    return tokens[close - 1].text.islower() and (opening == floor or tokens[opening - 1].low in BEFORE_LABEL)


def ends_clause(tokens: Tokens, index: int, end: int, floor: int) -> bool:
    """Tell whether another clause, or what leads this one, ends with a token."""
    word = tokens[index].low
    if word == ",":
        return comma_ends_clause(tokens, index, floor)
    if word in CONJUNCTIONS:
        return conjunction_ends_clause(tokens, index, end, floor)
    if word == "then":
        return index > floor and leads_clause(tokens, index)
    if word == "as":
        if is_bare_subject(tokens, index + 1, end) and tokens[index - 1].low not in NAMING:
            return True
        return follows_such(tokens, index) and (index + 1 == end or opens_clause(tokens, index, end))
    return word in STOPS


def follows_then(tokens: Tokens, index: int) -> bool:
    """Tell whether a word stands right behind `then`, so that `that` points at somebody: `then | that Buyer shall`."""
    return low_at(tokens, index - 1) == "then"


def leads_clause(tokens: Tokens, then: int) -> bool:
    """Tell whether `then` leads a clause, and is no part of a phrase: `then, in that case,`, not `the then owner`."""
    if tokens[then - 1].low in DETERMINERS or low_at(tokens, then + 1) in {"current", "existing"}:
        return False
    return low_at(tokens, then + 1) == "," or starts_noun_phrase(tokens, then + 1)


def supposes(tokens: Tokens, index: int, floor: int) -> bool:
    """Tell whether a noun that a clause describes stands in an if-clause: `if any date on | which it must pay`.

    So does what is said in one: `where the plan says | that it must pay`.
    """
    says = tokens[index].low == "that" and is_third_person(tokens, index - 1)
    for before in range(index - 1 - says, max(floor, index - LONGEST_SUPPOSED) - 1, -1):
        token = tokens[before]
        if token.low in CONDITIONALS or (says and token.low in {"when", "where"}):
            return True
        if not token.is_word or token.low in FINITE_BE or is_third_person(tokens, before):
            return False
    return False


def is_bare_subject(tokens: Tokens, begin: int, end: int) -> bool:
    """Tell whether nothing but somebody stands up to `end`: `training as | the Developer | shall require`."""
    if begin + 3 < end <= begin + LONGEST_PAIR:
        pair = parse_phrase(tokens, begin, end)
        return pair is not None and pair.end == end and len(pair.heads) > 1 and names_somebody(tokens, pair)
    if not begin < end <= begin + 3:
        return False
    last = tokens[end - 1]
    return (last.is_name and last.is_capital) or (tokens[begin].low == "the" and is_actor_noun(last.low))


def follows_such(tokens: Tokens, index: int) -> bool:
    """Tell whether a word belongs to a `such` or `other` close before it: `such days as`, `other matters as`."""
    return not SUCH.isdisjoint(low_at(tokens, n) for n in range(index - SUCH_AS, index))


def relative_boundary(tokens: Tokens, opener: int) -> Boundary:
    """Return the boundary that a relative word makes: `in which case` opens no clause of its own."""
    if low_at(tokens, opener + 1) in CASES:
        return Boundary(opener + 2)
    word = tokens[opener].low
    before = low_at(tokens, opener - 1) if opener else ":"
    supposes_case = word == "when" or (word == "that" and before in CONDITION_NOUNS)
    return Boundary(opener + 1, supposes_case or (word == "where" and opens_case(tokens, opener, before)))


def opens_case(tokens: Tokens, where: int, before: str) -> bool:
    """Tell whether `where` says in which case, as no noun stands before it: `may, | where it cannot pay, sell`."""
    if before == ")":
        return closes_label(tokens, where - 1, 0)
    return before in STOPPING or (before == "," and low_at(tokens, where - 2) in MODALS)


def phrase_start(tokens: Tokens, end: int, floor: int) -> int:
    """Return where the simple noun phrase that ends at `end` begins: at its article, or behind a verb or link."""
    for index in range(end - 1, floor - 1, -1):
        token = tokens[index]
        if not token.is_word or token.low in LINKS or (token.low in PRONOUNS and index + 1 < end):
            return index + 1
        if token.low in OPEN_PHRASE:
            return index
    return floor


def opens_clause(tokens: Tokens, index: int, end: int) -> bool:
    """Tell whether the words from a relative pronoun up to `end` are its subject only (no verb of its own)."""
    words = tokens[index + 1 : end]
    if not words or words[0].low in PREPOSITIONS or has_finite_verb(words):
        return False
    if len(words) == 1:
        return True
    if words[0].low in PRONOUNS and words[1].low not in CONJUNCTIONS:
        return False
    if tokens[index].low == "who":
        return not is_verb_of_who(words[0])
    return words[1].low not in AFTER_VERB or not is_verb_in_s(words[0])


def is_verb_of_who(token: Token) -> bool:
    """Tell whether the word behind `who` is its verb: `staff who | leave`."""
    is_noun = is_actor_noun(token.low) or token.is_capital
    return not is_noun and (is_base_verb(to_base_verb(token.low)) or is_participle(token.low))


def is_verb_in_s(token: Token) -> bool:
    """Tell whether a word in lower case is a verb in the third person, and no plural: `the side that | owns`."""
    is_noun = token.is_capital or is_thing_noun(token.low) or is_actor_noun(token.low)
    return token.low.endswith("s") and not is_noun and is_base_verb(to_singular(token.low))


def has_finite_verb(tokens: Tokens) -> bool:
    """Tell whether a stretch of tokens holds a verb in the present or past tense, as far as its form shows."""
    return any(token.low in FINITE_BE or is_third_person(tokens, n) for n, token in enumerate(tokens))


def is_third_person(tokens: Tokens, index: int) -> bool:
    """Tell whether a word is a verb in the third person, as its ending and the word before it show: `it pays`."""
    token = tokens[index]
    if index == 0 or token.is_capital or tokens[index - 1].low in BEFORE_NOUN:
        return False
    if tokens[index - 1].low == "hereby":
        return True
    if not token.low.endswith("s") or token.low.endswith("ss") or not is_base_verb(to_singular(token.low)):
        return False
    return not is_thing_noun(token.low) and not is_actor_noun(token.low)


def comma_ends_clause(tokens: Tokens, comma: int, floor: int) -> bool:
    """Tell whether a subject begins after a comma: what stands before it is another clause or an adverbial."""
    if not starts_noun_phrase(tokens, comma + 1) or tokens[comma + 1].low in LEGAL_FORMS:
        return False
    stop = next((n for n in range(comma - 1, floor, -1) if tokens[n].text in STOPPING), floor - 1)
    left = tokens[stop + 1 : comma]
    if goes_on_row(tokens, comma):
        return False
    if joins_denied(tokens, comma, floor) and any(t.low == "nor" for t in tokens[comma : comma + LONGEST_ROW]):
        return False
    if (
        floor
        or not left
        or is_fronted(left)
        or is_glued_front(left)
        or has_finite_verb(left)
        or is_adverb(left[-1].low)
    ):
        return True
    that = next((n for n in range(len(left) - 2, 0, -1) if left[n].low == "that"), None)
    return that is not None and is_fronted(left[that + 1 :])


def is_glued_front(left: Tokens) -> bool:
    """Tell whether an adverbial stands behind a title without a mark: `Fee Increases | Subject to Section 2`."""
    return any(
        token.text.istitle() and left[n - 1].is_capital and not left[n + 1].is_capital and is_fronted(left[n : n + 2])
        for n, token in enumerate(left[1:-1], 1)
    )


def goes_on_row(tokens: Tokens, comma: int) -> bool:
    """Tell whether a comma parts two nouns that share an article: `the principal | , | partner or owner`."""
    before, after = tokens[comma - 1], tokens[comma + 1]
    if after.is_capital or not is_actor_noun(after.low) or not is_actor_noun(before.low):
        return False
    return low_at(tokens, comma + 2) in CONJUNCTIONS


def conjunction_ends_clause(tokens: Tokens, index: int, end: int, floor: int) -> bool:
    """Tell whether `and` or `or` joins two clauses rather than two subjects."""
    left = tokens[floor:index]
    if not left:
        return True
    if tokens[index].low == "nor" and joins_denied(tokens, index, floor):
        return False
    if not starts_noun_phrase(tokens, index + 1) or joins_subjects(tokens, index, end, floor):
        return False
    if tokens[index].low == "or" and is_thing_noun(tokens[index - 1].low):
        after = tokens[index + 1]
        is_bare = index + 2 == end and not after.is_capital and not is_actor_noun(after.low)
        if is_bare or is_thing_noun(after.low):
            return False
    return bool(floor) or (has_finite_verb(left) and not is_fronted(left))


def joins_denied(tokens: Tokens, index: int, floor: int) -> bool:
    """Tell whether a mark or `nor` joins those who are denied together: `neither the Buyer | nor | the Seller`."""
    neither = next((n for n in range(index - 1, floor - 1, -1) if tokens[n].low == "neither"), None)
    return neither is not None and not has_finite_verb(tokens[neither:index])


def joins_subjects(tokens: Tokens, index: int, end: int, floor: int) -> bool:
    """Tell whether `and` joins two subjects: only somebody stands between it and the mark before it.

    `It pays at once; the Buyer and the Seller shall meet` speaks of both.
    """
    last = tokens[end - 1]
    # "It is personal to the Buyer and the Buyer shall not sell it": nobody is joined to himself.
    if tokens[index - 1].low == last.low and repeats(tokens, index, end):
        return False
    if floor == 0 and tokens[index - 1].is_name and last.is_name and not last.is_owner and end <= index + 4:
        return True
    mark = next((n for n in range(index - 1, floor - 1, -1) if tokens[n].low in BEFORE_SUBJECT), None)
    if mark is None:
        return False
    # ", which list | the Buyer and the Seller may see": the noun is taken up again.
    takes_up = tokens[mark].low == "which" and low_at(tokens, mark + 2) in DETERMINERS
    phrase = parse_phrase(tokens, mark + 1 + takes_up, index)
    return phrase is not None and phrase.end == index and names_somebody(tokens, phrase)


def repeats(tokens: Tokens, index: int, end: int) -> bool:
    """Tell whether the same words stand before a conjunction and behind it, up to `end`."""
    behind = [token.low for token in tokens[index + 1 : end]]
    return behind == [token.low for token in tokens[max(index - len(behind), 0) : index]]


def starts_noun_phrase(tokens: Tokens, index: int) -> bool:
    """Tell whether the word at an index can open a subject."""
    return index < len(tokens) and tokens[index].is_word and tokens[index].low not in OPENS_NOTHING
