"""Who a trigger speaks of: the words before a modal verb → its subject."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from kg.extract.asides import is_fronted, skip_adverbs, skip_asides
from kg.extract.boundaries import (
    LONGEST_LABEL,
    find_boundary,
    follows_then,
    has_finite_verb,
    is_third_person,
    supposes,
)
from kg.extract.function_words import (
    CONDITIONALS,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE_BE,
    MODALS,
    OPEN_PHRASE,
    OPENERS,
    PAUSES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
)
from kg.extract.nouns import is_actor_noun, is_thing_noun
from kg.extract.phrases import MEASURING, names_somebody, parse_phrase
from kg.extract.tokens import Tokens, low_at, matching_open
from kg.extract.verbs import is_base_verb, is_gerund, is_participle


class Link(Enum):
    """How a subject hangs together with its verb."""

    OWN = "own"  # the words before the verb
    SHARED = "shared"  # the subject of the verb before: "shall pay and shall insure"
    RELATIVE = "relative"  # what a relative pronoun stands for: "a manager who shall"
    NONE = "none"


class Subject(NamedTuple):
    """The tokens `[begin, end)` that are a trigger's subject.

    `conditional` tells that the verb stands in an if-clause; `start` is the token at which the trigger's own
    clause begins, its subject, conjunction or relative pronoun included.
    """

    link: Link
    begin: int
    end: int
    start: int
    conditional: bool = False


# Before the one to whom somebody new is given, and before the one who is new: "a clerk to the Buyer".
GIVEN_TO = frozenset(("for", "to"))
INDEFINITE = frozenset("a an another one".split())
# Words that open an adverbial behind a subject without a comma: "the Buyer upon receipt shall".
CUTS = frozenset("based during immediately notwithstanding prior promptly pursuant subject upon within".split())
# Articles that open a clause right behind the noun that it describes.
CONTACTS = frozenset("a an its such the their".split())
# Adjectives that stand for a whole if-clause: "if necessary".
ELIDED = frozenset("any applicable appropriate available necessary possible practicable reasonable so".split())
JOINING_WORDS = frozenset(("and", "but"))
JOINING_CLAUSES = JOINING_WORDS | PAUSES
LEADING = CONJUNCTIONS | frozenset(
    "accordingly consequently furthermore hence however moreover nevertheless only otherwise that then therefore thus "
    "whereupon".split()
)
CAPITAL_ARTICLES = frozenset("All An Any Both Each Either Every Neither No Such The".split())
TRAILING_MARKS = frozenset((",", "'", '"'))
# What stands between a noun and its relative pronoun: "the Agent, (and) who".
BEFORE_RELATIVE = frozenset((",", "(", "and"))
BEFORE_ANTECEDENT = CONJUNCTIONS | SUBORDINATORS | RELATIVES | (PREPOSITIONS - {"of"})
# What is no subject behind a preposition and a conjunction: "and at all times shall be open".
TIMES = frozenset("day days month months quarter quarters time times week weeks year years".split())
LONGEST_TIME = 6
# What a condition that stands between a conjunction and a verb opens with, and how long it is.
REDUCED_OPENERS = frozenset("if unless when where".split())
CASE_OPENERS = REDUCED_OPENERS | {"on", "subject", "upon"}
LONGEST_CASE = 25
# Behind these a pronoun's modal asks nothing: "it is checked before it may be used".
BEFORE_PRONOUN = CONDITIONALS | {"after", "before", "once", "until"}
SUBJECT_PRONOUNS = PRONOUNS - {"him", "them", "us"}
# Who is added to a subject between commas is named in so many words, and what such a subject opens behind.
LONGEST_ADDED = 14
BEFORE_ADDED_TO = frozenset((":", ";", "that"))
HEADING_WORD = re.compile(r"[A-Z][A-Z/&'-]+|[/&,-]|A")


def find_subject(tokens: Tokens, verb: int, floor: int) -> Subject:
    """Return the subject of the verb at token `verb`, looking back no further than token `floor`.

    `floor` is 0 or the first token after the sentence's trigger before.
    """
    return find_joined(tokens, verb, floor) or find_nearest(tokens, verb, floor)


def find_nearest(tokens: Tokens, verb: int, floor: int) -> Subject:
    """Return the subject of a verb to which nobody is added between commas."""
    end = verb if both_act(tokens, verb) else skip_asides(tokens, skip_adverbs(tokens, verb, floor), floor)
    # "It agrees that the Buyer: (a) | shall pay".
    end -= end > floor and tokens[end - 1].text == ":" and low_at(tokens, verb - 1) == ")"
    if end <= floor:
        return Subject(Link.SHARED if floor else Link.NONE, end, end, end)
    last = tokens[end - 1].low
    if floor and (case := link_before_case(tokens, end, floor)):
        return Subject(Link.SHARED, case + 1, case + 1, case)
    if last in CONJUNCTIONS or last in PAUSES:
        return Subject(Link.SHARED, end, end, end - 1) if floor else first_subject(tokens, end)
    if last in SUBJECT_PRONOUNS:
        return find_pronoun(tokens, end, floor)
    if last in RELATIVES:
        return find_antecedent(tokens, end - 1, floor)
    link = link_before_times(tokens, end, floor)
    return find_own(tokens, end, floor) if link is None else Subject(Link.SHARED, link + 1, link + 1, link)


def find_joined(tokens: Tokens, verb: int, floor: int) -> Subject | None:
    """Return the subject to which commas add somebody or something: `the Buyer, or its agent, | shall`."""
    end = skip_adverbs(tokens, verb, floor) - 1
    if end <= floor or tokens[end].text != ",":
        return None
    comma = next((n for n in range(end - 1, max(floor, end - LONGEST_ADDED), -1) if tokens[n].text == ","), None)
    if comma is None or tokens[comma + 1].low not in {"and", "or"}:
        return None
    added = tokens[comma + 2]
    subject = find_own(tokens, comma, floor)
    opens = subject.begin == 0 or tokens[subject.begin - 1].low in BEFORE_ADDED_TO
    is_added = added.is_capital or added.low in DETERMINERS or is_actor_noun(added.low)
    if not (opens and is_added and subject.link is Link.OWN) or has_finite_verb(tokens[subject.begin : end]):
        return None
    return subject._replace(end=end)


def both_act(tokens: Tokens, verb: int) -> bool:
    """Tell whether `both` or `either` is the subject, and no adverb behind it: `it pays and | both | shall sign`."""
    return low_at(tokens, verb - 1) in {"both", "either"} and low_at(tokens, verb - 2) in JOINING_CLAUSES


def link_before_case(tokens: Tokens, end: int, floor: int) -> int | None:
    """Return the conjunction behind which only a condition stands before a verb: `and, | if asked, | shall pay`.

    A condition that no comma ends has no subject of its own: `and | if not paid | shall leave`.
    """
    for index in range(end - 2, max(floor, end - LONGEST_CASE), -1):
        if tokens[index].low in JOINING_WORDS:
            case = index + 2 if tokens[index + 1].text == "," else index + 1
            is_open = tokens[end - 1].text == "," and low_at(tokens, case) in CASE_OPENERS
            return index if is_open or is_reduced(tokens, case, end) else None
    return None


def is_reduced(tokens: Tokens, case: int, end: int) -> bool:
    """Tell whether a condition leaves its subject out: `if not paid`, `when asked by the Buyer`."""
    after = low_at(tokens, case + 1, end)
    return low_at(tokens, case, end) in REDUCED_OPENERS and (after in {"not", "so"} or is_participle(after))


def link_before_times(tokens: Tokens, end: int, floor: int) -> int | None:
    """Return the conjunction behind which only a time stands before a verb: `is kept and | at all times | shall be`."""
    if not floor or tokens[end - 1].low not in TIMES:
        return None
    at = next((n for n in range(end - 2, max(floor, end - LONGEST_TIME), -1) if tokens[n].low in PREPOSITIONS), 0)
    return at - 1 if at > floor and tokens[at - 1].low in CONJUNCTIONS else None


def find_own(tokens: Tokens, end: int, floor: int) -> Subject:
    """Return the noun phrase that ends at `end` as a subject, none where only `as` stands there: `, as may be`."""
    if tokens[end - 1].low == "as":
        return Subject(Link.NONE, end, end, end - 1)
    start, conditional = find_boundary(tokens, end, floor)
    if floor and conditional and leaves_subject_out(tokens, start, end):
        return Subject(Link.SHARED, end, end, start - 1)
    begin, stop = trim_subject(tokens, start, end)
    described = find_contact_clause(tokens, begin, stop)
    if described is not None:
        takes_up = low_at(tokens, begin - 1) == "which" and described == begin + 1
        return Subject(Link.OWN, described, stop, described, conditional=not takes_up)
    return Subject(Link.OWN if begin < stop else Link.NONE, begin, stop, begin, conditional)


def leaves_subject_out(tokens: Tokens, begin: int, end: int) -> bool:
    """Tell whether an if-clause names nobody: `and if | not approved as sent | shall return it`."""
    words = [t for t in tokens[begin:end] if t.low != "not"]
    if not words or any(t.is_capital or t.low in OPEN_PHRASE for t in words):
        return False
    return is_participle(words[0].low) or words[0].low in ELIDED


def find_contact_clause(tokens: Tokens, begin: int, end: int) -> int | None:
    """Return where a clause begins that describes a noun without a pronoun: `costs | the Buyer` (may incur)."""
    if begin >= end or tokens[begin].low in OPENERS:
        return None
    for index in range(begin + 1, end - 1):
        before, token = tokens[index - 1], tokens[index]
        if token.low not in CONTACTS or token.is_capital:
            continue
        if before.is_word and is_thing_noun(before.low) and not is_gerund(before.low):
            return index
    return None


def find_pronoun(tokens: Tokens, end: int, floor: int) -> Subject:
    """Return the pronoun that ends at `end` as a subject, `he or she` as one."""
    begin = end - 1
    if begin - 2 >= floor and tokens[begin - 1].low == "or" and tokens[begin - 2].low in PRONOUNS:
        begin -= 2
    before = tokens[begin - 1].low if begin > floor else ""
    conditional = before in BEFORE_PRONOUN or (before in RELATIVES and supposes(tokens, begin - 1, floor))
    return Subject(Link.OWN, begin, end, begin, conditional)


def first_subject(tokens: Tokens, end: int) -> Subject:
    """Return the subject of the verb before, for a modal that only a second verb has: the nearest, or the first."""
    if nearest := nearest_subject(tokens, end):
        return nearest
    comma = next((n for n in range(end) if tokens[n].text == ","), 0)
    fronted = comma + 1 if comma and is_fronted(tokens[:comma]) else 0
    finite = [n for n in range(fronted + 1, end - 1) if tokens[n].low in FINITE_BE or is_third_person(tokens, n)]
    # "It is agreed that the pump is old and | must be mended": the verb before is that of the inner clause.
    that = next((n for n in range(end - 1, fronted, -1) if tokens[n].low == "that"), end)
    goes_on = low_at(tokens, end) in MODALS and finite and finite[-1] > that + 1
    begin = that + 1 if goes_on else fronted
    verb = next((n for n in finite if n > begin), end)
    phrase = parse_phrase(tokens, begin, skip_adverbs(tokens, min(verb, end), begin))
    if phrase is None or phrase.end >= end - 1:
        return Subject(Link.NONE, end, end, end - 1)
    return Subject(Link.OWN, phrase.begin, phrase.end, end - 1)


def nearest_subject(tokens: Tokens, end: int) -> Subject | None:
    """Return the last one before `end` who does something, behind what joins clauses: `and | the Buyer | accepts`."""
    for begin in range(end - 3, 0, -1):
        if tokens[begin - 1].low not in JOINING_CLAUSES:
            continue
        verb = next((n for n in range(begin + 1, end) if is_third_person(tokens, n)), None)
        phrase = None if verb is None else parse_phrase(tokens, begin, skip_adverbs(tokens, verb, begin))
        if phrase and verb and names_somebody(tokens, phrase) and phrase.end == skip_adverbs(tokens, verb, begin):
            return Subject(Link.OWN, phrase.begin, phrase.end, end - 1)
    return None


def find_antecedent(tokens: Tokens, pronoun: int, floor: int) -> Subject:
    """Return what the relative pronoun at `pronoun` stands for: the noun phrase before it."""
    end = pronoun
    while end > floor and tokens[end - 1].low in BEFORE_RELATIVE:
        end -= 1
    if end > floor and tokens[end - 1].text == ")":
        end = matching_open(tokens, end - 1)
    if end > floor and tokens[end - 1].low in PREPOSITIONS:
        return Subject(Link.NONE, end, end, end - 1)
    begin = antecedent_start(tokens, end, floor)
    if tokens[pronoun].low == "who":
        if given := find_given(tokens, begin, floor):
            return Subject(Link.RELATIVE, *given, pronoun)
        begin = leave_matter(tokens, begin, end)
    return Subject(Link.RELATIVE if begin < end else Link.NONE, begin, end, pronoun)


def find_given(tokens: Tokens, begin: int, floor: int) -> tuple[int, int] | None:
    """Return the place of a new one who is given to somebody: `a clerk | to the Buyer, who shall`."""
    to = begin - 1
    if to <= floor or tokens[to].low not in GIVEN_TO or not is_actor_noun(tokens[to - 1].low):
        return None
    start = antecedent_start(tokens, to, floor)
    return (start, to) if tokens[start].low in INDEFINITE else None


def leave_matter(tokens: Tokens, begin: int, end: int) -> int:
    """Return where somebody is named behind a thing that is his: `the names of | the guests | who may enter`."""
    of = next((n for n in range(end - 1, begin, -1) if tokens[n].low == "of"), 0)
    is_matter = of and of + 1 < end and is_thing_noun(tokens[of - 1].low) and is_actor_noun(tokens[end - 1].low)
    return of + 1 if is_matter and not is_actor_noun(tokens[of - 1].low) else begin


def antecedent_start(tokens: Tokens, end: int, floor: int) -> int:
    """Return where the noun phrase that ends at `end` begins: at its article, or behind a verb or link."""
    for index in range(end - 1, floor - 1, -1):
        token = tokens[index]
        is_noun = is_thing_noun(token.low) or is_actor_noun(token.low)
        is_verb = is_base_verb(token.low) and not is_noun and not token.is_capital
        if not token.is_word or token.low in BEFORE_ANTECEDENT or (is_verb and index + 1 < end):
            return index + 1
        if token.low in DETERMINERS:
            return index
    return min(floor, end)


def trim_subject(tokens: Tokens, begin: int, end: int) -> tuple[int, int]:
    """Return a subject without a heading glued to its front, leading links and trailing adverbials."""
    while begin < end and (tokens[begin].low in LEADING or not tokens[begin].is_word):
        if tokens[begin].low == "that" and follows_then(tokens, begin):
            break
        begin += 1
    # "Before May 1, 2016 | the Buyer shall": a year ends the date before it.
    if begin and begin + 1 < end and tokens[begin - 1].text == "," and tokens[begin].text.isdigit():
        begin += 1
    if begin + 3 < end and tokens[begin + 2].text == ")" and tokens[begin].text[0].isdigit():
        begin += 1
    if begin + 2 < end and tokens[begin + 1].text == ")" and len(tokens[begin].text) <= LONGEST_LABEL:
        begin += 2
    begin = leave_front_noun(tokens, leave_glued_title(tokens, leave_heading(tokens, begin, end), end), end)
    if begin > 1 and (tokens[begin - 2].low, tokens[begin - 1].low) in MEASURING:
        begin -= 2
    cut = next((index for index in range(begin + 1, end) if tokens[index].low in CUTS), None)
    if cut is not None and all(t.low not in {"that", "who"} for t in tokens[begin:cut]):
        return begin, cut
    while end > begin and tokens[end - 1].text in TRAILING_MARKS:
        end -= 1
    return begin, end


def leave_glued_title(tokens: Tokens, begin: int, end: int) -> int:
    """Return where the subject begins after a title in which a capital article shows it: `Phase One | The Tenant`."""
    return next((n for n in range(end - 2, begin, -1) if tokens[n].text in CAPITAL_ARTICLES), begin)


def leave_front_noun(tokens: Tokens, begin: int, end: int) -> int:
    """Return where a name in capitals begins behind an adverbial without a comma: `in such cases | NORVIK` (shall)."""
    start = end
    while start > begin and tokens[start - 1].is_word and tokens[start - 1].text.isupper():
        start -= 1
    if not begin < start < end:
        return begin
    before = tokens[start - 1].low
    is_behind_noun = (before.endswith("s") and before not in DETERMINERS) or is_thing_noun(before)
    return start if is_behind_noun else begin


def leave_heading(tokens: Tokens, begin: int, end: int) -> int:
    """Return where the subject begins after a heading in capitals: `SITE RULES The Tenant` begins at `The`."""
    index = begin
    while index < end and HEADING_WORD.fullmatch(tokens[index].text):
        index += 1
    is_heading = index - begin >= 2 or (index > begin and tokens[index - 1].text.endswith("-"))
    return index if is_heading and index < end and tokens[index].is_capital else begin
