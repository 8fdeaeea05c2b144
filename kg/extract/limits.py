"""What limits a norm: deadlines, frequencies, conditions and exceptions."""

from __future__ import annotations

import re

from kg.extract.limit_rules import CONDITIONS, DEADLINES, EXCEPTIONS, FREQUENCIES, FRONT_CONDITIONS
from kg.extract.patterns import compile_rules
from kg.extract.times import DURATION, read_time
from kg.model import Qualifier, QualifierKind, Span
from kg.structure.noise import to_words

DEADLINE = compile_rules(DEADLINES)
FREQUENCY = compile_rules(FREQUENCIES)
LIMIT = compile_rules((*EXCEPTIONS, *CONDITIONS))
FRONT = compile_rules((*EXCEPTIONS, *CONDITIONS, *FRONT_CONDITIONS))
GIVEN_TIME = re.compile(DURATION, re.IGNORECASE)
# A condition of two words that goes no further: "when requested", "if any".
SHORT = re.compile(
    r"(?:if|when|where|as|whenever|unless)\s+(?:so\s+)?(?:any|requested|necessary|needed|required|applicable|appropriate"
    r"|directed|possible|practicable)(?=\s+(?!by|in|to|under|for|pursuant|from|at|of|and\b)\w|\s*[,;.)]|$)",
    re.IGNORECASE,
)
EXCEPTION_NAMES = frozenset(rule.name for rule in EXCEPTIONS)


def find_limits(plain: str, act: Span, front: Span | None = None) -> list[Qualifier]:
    """Return what limits a norm: in the words of its act, and in the adverbial before its subject.

    A time inside a condition belongs to the condition and limits nothing of its own.
    """
    before = find_fronted(plain, front) or find_times(plain, front) if front else []
    conditions = find_conditions(plain, act)
    times = [q for q in find_times(plain, act) if not any(c.span.holds(q.span) for c in conditions)]
    return sorted([*before, *conditions, *times], key=lambda q: (q.span, q.kind))


def opens_condition(plain: str, begin: int) -> bool:
    """Tell whether a condition or an exception opens at a place."""
    return LIMIT.match(plain, begin) is not None


def find_times(plain: str, span: Span) -> list[Qualifier]:
    """Return the deadlines and frequencies in a span."""
    deadlines = [make(plain, QualifierKind.DEADLINE, m.span()) for m in DEADLINE.finditer(plain, *span)]
    frequencies = [make(plain, QualifierKind.FREQUENCY, m.span()) for m in FREQUENCY.finditer(plain, *span)]
    return [*deadlines, *frequencies]


def find_given_time(plain: str, trigger: Span) -> list[Qualifier]:
    """Return the deadline that a trigger itself gives: `has ten (10) days to`."""
    match = GIVEN_TIME.search(plain, *trigger)
    return [make(plain, QualifierKind.DEADLINE, match.span())] if match else []


def find_fronted(plain: str, span: Span) -> list[Qualifier]:
    """Return the condition or exception that a fronted adverbial is, if it is one."""
    match = FRONT.match(plain, *span) or LIMIT.search(plain, *span)
    return [make(plain, kind_of(match), (match.start(), span.end))] if match else []


def find_conditions(plain: str, span: Span) -> list[Qualifier]:
    """Return the conditions and exceptions in the words of an act, none inside another."""
    found: list[Qualifier] = []
    for match in LIMIT.finditer(plain, *span):
        if not found or match.start() >= found[-1].span.end:
            end = end_of_condition(plain, match.start(), span.end, span.begin)
            found.append(make(plain, kind_of(match), (match.start(), end)))
    return found


def kind_of(match: re.Match[str]) -> QualifierKind:
    """Return whether a match is of an exception or of a condition."""
    return QualifierKind.EXCEPTION if match.lastgroup in EXCEPTION_NAMES else QualifierKind.CONDITION


def end_of_condition(plain: str, begin: int, end: int, floor: int) -> int:
    """Return where a condition ends: at the mark that closes an aside, else with the act."""
    if short := SHORT.match(plain, begin, end):
        return short.end()
    opens = max(begin - 3, 0)
    is_aside = plain[opens:begin].rstrip().endswith((",", "(")) or begin == floor
    marks = ";:,)" if is_aside else ";:"
    return next((n for n in range(begin, end) if plain[n] in marks), end)


def make(plain: str, kind: QualifierKind, place: tuple[int, int]) -> Qualifier:
    """Return a qualifier without the blanks and marks at its ends."""
    begin, end = place
    while begin < end and plain[begin] in " \t\r\n,;:()":
        begin += 1
    while end > begin and plain[end - 1] in " \t\r\n,;:.(":
        end -= 1
    text = to_words(plain[begin:end])
    return Qualifier(
        kind, Span(begin, end), text, read_time(text) if kind is QualifierKind.DEADLINE else None
    )
