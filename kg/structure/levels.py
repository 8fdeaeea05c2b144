"""What is kept while labels are taken: the lists that are open, and the labels that were taken."""

from __future__ import annotations

from dataclasses import dataclass

from kg.structure.labels import Label, Style
from kg.structure.ordinals import Series

Family = tuple[Style, str]


@dataclass(slots=True)
class Level:
    """A list that is open: its sort, the last label that it took, and whether its labels cut the text."""

    family: Family
    series: Series | None
    last: int
    index: int
    parent: int | None
    indent: int | None
    cuts: bool
    sentence: int
    recital: bool
    path: tuple[int, ...] = ()


@dataclass(slots=True)
class Mark:
    """A label that was taken: the index of its parent, whether a passage begins with it, whether a list does.

    `opens` is where its passage begins: before the label where the way to it is printed again, as in
    `(d)(1) … (d)(2)`.
    """

    label: Label
    parent: int | None
    cuts: bool
    first: bool
    opens: int
