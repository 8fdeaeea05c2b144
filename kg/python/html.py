"""Answers as HTML for a notebook: texts escaped, long ones cut, some rows of all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

import pyoxigraph as ox

from kg.graph.store import Term
from kg.query.writers import to_cell
from kg.view.labels import shorten

LONGEST = 160
"""Characters of a cell."""
LEFT = ' style="text-align:left"'
RIGHT = ' style="text-align:right"'


def to_html_table(columns: Sequence[str], rows: Iterable[Sequence[Term | None]], caption: str) -> str:
    """Return rows as a table with a line below that says what they are.

    >>> to_html_table(["n"], [[ox.Literal("<b>")]], "1 row").partition("<tbody>")[2]
    '<tr><td style="text-align:left">&lt;b&gt;</td></tr></tbody></table><p>1 row</p>'
    """
    head = "".join(f"<th{LEFT}>{escape(column)}</th>" for column in columns)
    body = "".join(f"<tr>{''.join(map(to_html_cell, row))}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p>{escape(caption)}</p>"


def to_html_cell(term: Term | None) -> str:
    """Return a term as a cell: numbers to the right, an IRI in short with the whole of it behind the pointer."""
    whole = f' title="{escape(term.value)}"' if isinstance(term, ox.NamedNode) else ""
    style = RIGHT if isinstance(term, ox.Literal) and is_number(term) else LEFT
    return f"<td{style}{whole}>{escape(shorten(to_cell(term), LONGEST))}</td>"


def is_number(literal: ox.Literal) -> bool:
    """Tell whether a literal is a number."""
    return literal.datatype.value.endswith(("#integer", "#decimal", "#double", "#float"))


def to_html_counts(counts: Mapping[str, int]) -> str:
    """Return the numbers of things of each class, those that there are, as a table."""
    rows = [(ox.Literal(name), ox.Literal(count)) for name, count in counts.items() if count]
    return to_html_table(("class", "things"), rows, f"{counts['Norm']:,} norms in {counts['Document']:,} documents")
