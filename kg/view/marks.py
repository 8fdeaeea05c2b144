"""Where in the words of a clause its norms stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.structure.noise import fold_characters
from kg.view.facts import PRINTS, SPANS, ClauseFacts, Facts


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a norm stands: its evidence and its trigger, as `[begin, end)` in characters of a clause's text."""

    norm: str
    begin: int
    end: int
    first: int
    last: int


def read_marks(facts: Facts, clause: ClauseFacts) -> list[Mark]:
    """Return where the norms of a clause stand in its text, each as the first document that has it prints it."""
    prints = [(document, int(begin), raw) for _, document, begin, raw in facts.rows(PRINTS, here=clause.iri)]
    aligned: dict[tuple[str, int], list[int]] = {}
    marks: dict[str, Mark] = {}
    for _, norm, document, *numbers in facts.rows(SPANS, here=clause.iri):
        begin, end, first, last = map(int, numbers)
        for own, start, raw in prints:
            if own != document or norm in marks or not start <= begin < end <= start + len(raw):
                continue
            if (own, start) not in aligned:
                aligned[own, start] = align(clause.text, raw)
            places = aligned[own, start]
            said, trigger = to_span(places, begin - start, end - start), to_span(places, first - start, last - start)
            if said[0] < said[1]:
                marks[norm] = Mark(norm, *said, *trigger)
    return sorted(marks.values(), key=lambda mark: (mark.begin, -mark.end, mark.first))


def to_span(places: Sequence[int], begin: int, end: int) -> tuple[int, int]:
    """Return a span of a print as one of the text; an empty one for what lies outside."""
    if not 0 <= begin < end < len(places):
        return 0, 0
    return places[begin], places[end - 1] + 1


def align(text: str, raw: str) -> list[int]:
    """Return for each character of a print the place in the text where it or what follows it stands.

    The text is the print without the noise of a scan and with single spaces, so its letters come in the
    same order.

    >>> align("it ends", "it  3469 ends")
    [0, 1, 2, 2, 3, 3, 3, 3, 3, 3, 4, 5, 6, 7]
    """
    places, at = [], 0
    for letter in fold_characters(raw):
        if at < len(text) and text[at] == " " and not letter.isspace():
            at += 1
        places.append(at)
        if at < len(text) and letter == text[at] and not letter.isspace():
            at += 1
    return [*places, at]
