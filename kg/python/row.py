"""A row of an answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kg.python.terms import Value


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """A value for each column, by the column's name or its place; `None` where the answer has no value.

    A name that Python cannot take as an attribute stands in brackets.

    >>> row = Row(("who", "class"), ("Provider", None))
    >>> row.who, row["class"], row[0], tuple(row)
    ('Provider', None, 'Provider', ('Provider', None))
    """

    _columns: tuple[str, ...]
    _values: tuple[Value, ...]

    def __getitem__(self, column: str | int) -> Any:
        if isinstance(column, int):
            return self._values[column]
        if column not in self._columns:
            raise KeyError(describe_lack(column, self._columns))
        return self._values[self._columns.index(column)]

    def __getattr__(self, column: str) -> Any:
        # Python itself asks for names that begin so, of a copy that has no columns yet.
        if column.startswith("_"):
            raise AttributeError(column)
        if column not in self._columns:
            raise AttributeError(describe_lack(column, self._columns))
        return self[column]

    def __dir__(self) -> list[str]:
        return ["as_dict", *self._columns]

    def __iter__(self) -> Iterator[Value]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Row({', '.join(f'{name}={value!r}' for name, value in self.as_dict().items())})"

    def as_dict(self) -> dict[str, Value]:
        """Return the values by column."""
        return dict(zip(self._columns, self._values, strict=True))


def describe_lack(column: str, columns: tuple[str, ...]) -> str:
    """Return what is told of a column that there is not."""
    return f"there is no column {column}; there are {', '.join(columns)}"
