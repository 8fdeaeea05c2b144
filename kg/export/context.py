"""The words of a norm in the words around them, in pieces that say what each is."""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from kg.export.norms import NormRow

REACH = 240
"""How many characters of the clause are shown before and after a statement."""


class PieceKind(StrEnum):
    """What a piece of text is."""

    AROUND = "around"
    EVIDENCE = "evidence"
    TRIGGER = "trigger"


class Piece(NamedTuple):
    """A piece of text and what it is."""

    kind: PieceKind
    text: str


GAP = Piece(PieceKind.AROUND, " … ")


def to_context(row: NormRow, reach: int = REACH) -> list[Piece]:
    """Return a statement with up to `reach` characters of its clause on either side, its trigger marked.

    A trigger that stands farther away, in the introduction of a list, comes with the words next to it; `…`
    stands for what is left out.
    """
    clause = row.clause_place
    pieces: list[Piece] = []
    shown = clause.begin
    for begin, end in find_windows(row, reach):
        if begin > shown:
            pieces.append(GAP)
        pieces += cut_window(row, begin, end)
        shown = end
    return [*pieces, GAP] if shown < clause.end else pieces


def find_windows(row: NormRow, reach: int) -> list[tuple[int, int]]:
    """Return the stretches of the clause to show, in order and apart."""
    clause, evidence, trigger = row.clause_place, row.evidence, row.trigger
    near = widen(row, evidence.begin, evidence.end, reach)
    if not clause.begin <= trigger.begin < trigger.end <= clause.end:
        return [near]
    other = widen(row, trigger.begin, trigger.end, reach // 3)
    early, late = sorted((near, other))
    return [early, late] if early[1] < late[0] else [(early[0], max(early[1], late[1]))]


def widen(row: NormRow, begin: int, end: int, reach: int) -> tuple[int, int]:
    """Return a stretch with up to `reach` characters of the clause on either side, in whole words."""
    clause = row.clause_place
    before = clause.text[max(0, begin - reach - clause.begin) : begin - clause.begin]
    after = clause.text[end - clause.begin : end + reach - clause.begin]
    if begin - reach > clause.begin:
        before = before.partition(" ")[2]
    if end + reach < clause.end:
        after = after.rpartition(" ")[0]
    return begin - len(before), end + len(after)


def cut_window(row: NormRow, begin: int, end: int) -> list[Piece]:
    """Return a stretch of the clause in pieces."""
    text, start = row.clause_place.text, row.clause_place.begin
    cuts = sorted({begin, end, *(c for c in cut_points(row) if begin <= c <= end)})
    return [Piece(kind_of(row, a, b), text[a - start : b - start]) for a, b in pairwise(cuts)]


def cut_points(row: NormRow) -> tuple[int, int, int, int]:
    """Return where the statement and its trigger begin and end."""
    return row.evidence.begin, row.evidence.end, row.trigger.begin, row.trigger.end


def kind_of(row: NormRow, begin: int, end: int) -> PieceKind:
    """Return what the characters `[begin, end)` are; they lie wholly within or wholly without each part."""
    if row.trigger.begin <= begin and end <= row.trigger.end:
        return PieceKind.TRIGGER
    if row.evidence.begin <= begin and end <= row.evidence.end:
        return PieceKind.EVIDENCE
    return PieceKind.AROUND
