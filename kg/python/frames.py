"""Rows as data frames of `pandas`, where it is there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    from pandas import DataFrame, Series


def to_frame(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> DataFrame:
    """Return rows as a data frame; raises `KgError` where pandas is not installed.

    Whole numbers stay whole where some are missing; decimal numbers become binary ones, which pandas can
    reckon with.
    """
    try:
        from pandas import DataFrame
    except ImportError as error:
        raise KgError("to_dataframe", "this needs pandas; run `pip install 'clausegraph[pandas]'`") from error
    values = list(zip(*rows, strict=True)) or [()] * len(columns)
    return DataFrame({name: to_series(column) for name, column in zip(columns, values, strict=True)})


def to_series(values: Sequence[object]) -> Series:
    """Return values as a column of the type that they share."""
    from pandas import Series

    numbers = [value for value in values if isinstance(value, int | float | Decimal)]
    fractional = any(not isinstance(number, int) for number in numbers)
    if fractional and len(numbers) + sum(value is None for value in values) == len(values):
        return Series([None if value is None else float(str(value)) for value in values], dtype="Float64")
    return Series(values, dtype=object).convert_dtypes()
