"""Asides: adverbs, brackets and adverbials that stand before a subject, or between it and its verb."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.function_words import (
    CONJUNCTIONS,
    DETERMINERS,
    FINITE_BE,
    MODALS,
    OPEN_PHRASE,
    OPENERS,
    PREPOSITIONS,
    is_adverb,
)
from kg.extract.nouns import is_actor_noun, is_listed_thing, to_singular
from kg.extract.times import VALUES
from kg.extract.tokens import Token, Tokens, low_at, matching_open
from kg.extract.verbs import is_participle

# Stretches between two commas no longer than this may belong to one aside that runs over both.
LONGEST_STRETCH = 8
# Words that open an adverbial of time only before a noun of time: "each year", "no later".
BEFORE_TIME = frozenset("each no not".split())
TIMES = frozenset("day later month week year".split())
# What stands between `no` and `than` where a time is bounded, and between that and `than`: "no more often than".
COMPARED = frozenset("earlier fewer later less more sooner".split())
OFTEN = frozenset(("frequent", "often"))
# How long before or after something an act is: "thirty (30) business days prior to".
UNITS = frozenset("day hour month quarter week year".split())
MEASURED_FROM = frozenset("after before following from prior".split())
LONGEST_MEASURE = 7
# Words that are none of the closed classes, but open an adverbial: "absent a notice"; some, where a link follows.
FRONTING = frozenset(("absent", "even"))
FRONTING_WITH = frozenset(
    "according based concurrent consistent contrary due effective irrespective other out rather regardless save "
    "separate similar simultaneous subsequent".split()
)
FRONTING_LINKS = PREPOSITIONS | {"and", "as", "than"}
# A number in brackets that repeats the word before it is part of a name: "Level One (1)".
REPEATED = 3
POINTING = frozenset(("above", "below"))
GOVERNING = PREPOSITIONS | CONJUNCTIONS | DETERMINERS


def skip_adverbs(tokens: Tokens, end: int, floor: int) -> int:
    """Return where the words before `end` stop being adverbs."""
    while end > floor and is_adverb(tokens[end - 1].low):
        end -= 1
    return end


def skip_asides(tokens: Tokens, end: int, floor: int) -> int:
    """Return where the subject ends once brackets and phrases between commas before the verb are left out."""
    while end > floor:
        opening = aside_before(tokens, end, floor)
        if opening is None:
            break
        end = skip_adverbs(tokens, opening, floor)
    return skip_lone_comma(tokens, end, floor)


def aside_before(tokens: Tokens, end: int, floor: int) -> int | None:
    """Return the mark that opens the aside which ends at `end`, if one does."""
    mark = tokens[end - 1].text
    if mark == ")":
        opening = matching_open(tokens, end - 1)
        is_number = end - opening == REPEATED and tokens[opening + 1].text.isdigit()
        repeats = is_number and tokens[opening - 1].low in VALUES
        return opening if floor < opening < end - 1 and not repeats else None
    return aside_start(tokens, end - 1, floor) if mark == "," else None


def skip_lone_comma(tokens: Tokens, end: int, floor: int) -> int:
    """Return where the subject ends before a stray comma, which stands for nothing in a sentence's first clause."""
    if end > floor == 0 and tokens[end - 1].text == "," and not has_finite_be(tokens[: end - 1]):
        return skip_adverbs(tokens, end - 1, floor)
    return end


def has_finite_be(tokens: Tokens) -> bool:
    """Tell whether a stretch of words is itself a clause, as a form of `be`, `have` or `do` shows."""
    return any(t.low in FINITE_BE for t in tokens)


def aside_start(tokens: Tokens, comma: int, floor: int) -> int | None:
    """Return the comma that opens the aside which the comma at `comma` closes, if it is one.

    An aside of several stretches, `in its office, at its cost, and by its staff,`, opens at the first of them.
    """
    for index in range(comma - 1, floor - 1, -1):
        if tokens[index].text != ",":
            continue
        first = tokens[index + 1]
        if first.low in CONJUNCTIONS and index + 2 < comma:
            first = tokens[index + 2]
        if opens_aside(first):
            return first_stretch(tokens, index, floor)
        if first.low in CONJUNCTIONS or comma - index > LONGEST_STRETCH:
            return None
    return None


def first_stretch(tokens: Tokens, comma: int, floor: int) -> int:
    """Return the comma that opens the first of the asides that follow one another up to the one at `comma`."""
    before = next((n for n in range(comma - 1, floor - 1, -1) if tokens[n].text == ","), None)
    if before is None or before + 1 == comma or not opens_aside(tokens[before + 1]):
        return comma
    if is_adverb(tokens[before + 1].low) and tokens[comma - 1].is_name:  # ", then the Buyer, in that case,"
        return comma
    return first_stretch(tokens, before, floor)


def opens_aside(token: Token) -> bool:
    """Tell whether a word opens a phrase that can stand between a subject and its verb."""
    if token.low in OPENERS or token.low in FRONTING or is_adverb(token.low):
        return True
    return not token.is_capital and (token.low.endswith("ing") or is_participle(token.low))


def is_fronted(tokens: Tokens) -> bool:
    """Tell whether a stretch of words is an adverbial that stands before the subject."""
    first = tokens[0]
    if (
        opens_aside(first)
        or first.low in MODALS
        or (first.low in BEFORE_TIME and to_singular(low_at(tokens, 1)) in TIMES)
    ):
        return True
    if measures_time(tokens) or compares_time(tokens):
        return True
    if first.low in FRONTING_WITH:
        return low_at(tokens, 1) in FRONTING_LINKS
    return first.low.endswith("ing") and not is_actor_noun(first.low) and not is_listed_thing(first.low)


def compares_time(tokens: Tokens) -> bool:
    """Tell whether words set a bound to a time: `no more often than once a year`, `not less than ten days before it`.

    `No more than ten guests` are somebody.
    """
    if tokens[0].low not in {"no", "not"} or low_at(tokens, 1) not in COMPARED:
        return False
    if low_at(tokens, 2) == "than":
        return len(tokens) > 3 and measures_time(tokens[3:])
    return (low_at(tokens, 2) in OFTEN or is_adverb(low_at(tokens, 2))) and low_at(tokens, 3) == "than"


def measures_time(tokens: Tokens) -> bool:
    """Tell whether words say how long before or after something: `| thirty (30) days prior to | the sale`."""
    if not tokens[0].text[0].isdigit() and tokens[0].low not in VALUES:
        return False
    pairs = pairwise(tokens[1:LONGEST_MEASURE])
    return any(link.low in MEASURED_FROM and to_singular(unit.low) in UNITS for unit, link in pairs)


def leave_front(tokens: Tokens, floor: int, end: int) -> int:
    """Return where the subject begins in a clause whose opening adverbial no comma ends.

    `Upon completion a report shall be sent` begins at `a`: at the last determiner or name that no
    preposition governs.
    """
    if not is_fronted(tokens[floor:end]):
        return floor
    last = tokens[end - 1]
    may_be_name = is_actor_noun(last.low) or (last.text.isupper() and len(last.text) > 1)
    for index in range(end - 1, floor, -1):
        if is_governed(tokens, index):
            continue
        if tokens[index].low in OPEN_PHRASE and tokens[index - 1].is_word:
            return index
        if may_be_name and tokens[index].is_capital and not tokens[index - 1].is_capital:
            return article_before(tokens, index, floor)
    return end if tokens[floor].low in OPENERS else floor


def article_before(tokens: Tokens, name: int, floor: int) -> int:
    """Return where the phrase of a name begins: at an article before its adjective, `| the outgoing Supplier`."""
    article = name - 2
    is_phrase = article > floor and tokens[article].low in DETERMINERS and not is_governed(tokens, article)
    return article if is_phrase and tokens[name - 1].is_word else name


def is_governed(tokens: Tokens, index: int) -> bool:
    """Tell whether the word before a token makes it part of a phrase: a preposition, a conjunction, an article."""
    before = tokens[index - 1].low
    # "Clause 3 below | the Buyer": it points at the clause, and not at the Buyer.
    points = before in POINTING and tokens[max(index - 2, 0)].text[-1].isdigit()
    return before in GOVERNING and not points
