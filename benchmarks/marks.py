"""Marks and what is counted from them: one for everything that was found, missed or made up.

Every figure is counted from the marks, so that the figures and the lists of misses cannot disagree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

Figures = dict[str, float | None]

# What is found, missed or made up.
LISTED = (
    *("norms", "strict", "condition", "deadline", "frequency"),
    *("clauses", "related", "provisions", "references", "parties", "roles", "definitions", "aliases"),
)
# What is right or wrong wherever it is asked.
ASKED = ("modality", "bearer", "implied", "action", "counterparty", "summary")
FIELDS = (*LISTED, *ASKED)


class Verdict(StrEnum):
    """What became of one annotated thing, or of one thing that was read."""

    FOUND = "found"
    MISSED = "missed"
    EXTRA = "extra"
    WRONG = "wrong"
    """Another than the annotated one was read: one missed and one extra."""


class Mark(NamedTuple):
    """A verdict on a field.

    `begin` is the offset that tells it from others; `wanted` is what the annotation says and `got` what
    was read.
    """

    field: str
    verdict: Verdict
    begin: int
    wanted: str = ""
    got: str = ""


@dataclass(frozen=True)
class Tally:
    """How many were found, how many were missed and how many were found that are not there."""

    found: int = 0
    missed: int = 0
    extra: int = 0

    @property
    def f1(self) -> float | None:
        """Return the harmonic mean of precision and recall, `None` where there is nothing to find and nothing was."""
        return divide(2 * self.found, 2 * self.found + self.missed + self.extra)

    @property
    def precision(self) -> float | None:
        """Return the share of what was read that is annotated."""
        return divide(self.found, self.found + self.extra)

    @property
    def recall(self) -> float | None:
        """Return the share of what is annotated that was read."""
        return divide(self.found, self.found + self.missed)


def divide(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def tally_marks(marks: Iterable[Mark]) -> dict[str, Tally]:
    """Return a tally for each field."""
    counts = Counter((mark.field, mark.verdict) for mark in marks)
    return {field: to_tally({verdict: counts[field, verdict] for verdict in Verdict}) for field in FIELDS}


def to_tally(counts: Mapping[Verdict, int]) -> Tally:
    wrong = counts[Verdict.WRONG]
    return Tally(counts[Verdict.FOUND], counts[Verdict.MISSED] + wrong, counts[Verdict.EXTRA] + wrong)


def to_figures(marks: Iterable[Mark]) -> Figures:
    """Return each figure by its name, `None` where the annotations ask for nothing of the kind."""
    tallies = tally_marks(marks)
    norms = tallies["norms"]
    return {
        **{f"{field}_f1": tallies[field].f1 for field in LISTED},
        **{"norms_precision": norms.precision, "norms_recall": norms.recall},
        **{field: tallies[field].recall for field in ASKED},
        "gold_norms": norms.found + norms.missed,
    }
