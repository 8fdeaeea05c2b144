"""Comma-separated tables that a spreadsheet opens as they are, and never runs."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

FORMULA_STARTS = frozenset("=+-@\t\r\n＝＋－＠")
BYTE_ORDER_MARK = "\ufeff"


def to_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a table as CSV (RFC 4180, UTF-8 with a byte order mark, by which spreadsheets know UTF-8)."""
    stream = StringIO(newline="")
    stream.write(BYTE_ORDER_MARK)
    writer = csv.writer(stream)
    writer.writerow([defuse(cell) for cell in header])
    writer.writerows([defuse(cell) for cell in row] for row in rows)
    return stream.getvalue().encode()


def defuse(cell: str) -> str:
    r"""Return a cell that no spreadsheet takes for a formula: one that could be one begins with `'`.

    >>> defuse("=1+1"), defuse("  @SUM(A1)"), defuse("within - say - 5 days")
    ("'=1+1", "'  @SUM(A1)", 'within - say - 5 days')
    """
    starts = {cell[:1], cell.lstrip()[:1]} - {""}
    return f"'{cell}" if starts & FORMULA_STARTS else cell
