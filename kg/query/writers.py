"""Answers as bytes: one writer per format, and the registry that the command line offers."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph.store import Term
from kg.query.engine import Answer
from kg.query.formats import DEFAULT_FORMATS, FORMATS, Form
from kg.query.names import shorten_iri, to_line
from kg.query.parameters import list_names
from kg.vocabulary import PREFIXES

PIPE_WIDTH = 160
"""Characters in a line of a table that no terminal bounds."""


@dataclass(frozen=True, slots=True)
class Written:
    """An answer as bytes, and whether it holds nothing: no row, no triple."""

    data: bytes
    empty: bool = False


def write_answer(answer: Answer, name: str | None = None, width: int = PIPE_WIDTH) -> Written:
    """Return an answer in a format: a table or Turtle where no name is given.

    `width` is that of a table, in characters. Raises `QueryError` where the format does not fit the answer.
    """
    name = name or DEFAULT_FORMATS[answer.form]
    if answer.form not in FORMATS[name]:
        fitting = [other for other, forms in FORMATS.items() if answer.form in forms]
        raise QueryError(
            name, f"this format does not fit an answer that is {answer.form.told}; take {list_names(fitting)}"
        )
    if name == "table":
        return _write_table(answer, width)
    if answer.form is Form.GRAPH:
        return _write_graph(answer, GRAPH_FORMATS[name])
    return _write_results(answer, RESULT_FORMATS[name])


RESULT_FORMATS = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
GRAPH_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}


def _write_results(answer: Answer, form: ox.QueryResultsFormat) -> Written:
    assert isinstance(answer.results, ox.QuerySolutions | ox.QueryBoolean)
    data = answer.results.serialize(format=form)
    assert data is not None
    return Written(data, answer.form is Form.ROWS and _has_no_row(data, form))


def _has_no_row(data: bytes, form: ox.QueryResultsFormat) -> bool:
    if form in (ox.QueryResultsFormat.CSV, ox.QueryResultsFormat.TSV):
        return data.count(b"\n", 0, len(data) - 1) == 0
    solutions = ox.parse_query_results(data, format=form)
    return next(iter(solutions), None) is None if isinstance(solutions, ox.QuerySolutions) else False


def _write_graph(answer: Answer, form: ox.RdfFormat) -> Written:
    triples = answer.triples()
    prefixes = {prefix: PREFIXES[prefix] for prefix in sorted(PREFIXES)}
    data = ox.serialize(triples, format=form, prefixes=prefixes if form is not ox.RdfFormat.N_TRIPLES else None)
    return Written(data or b"", not triples)


def _write_table(answer: Answer, width: int) -> Written:
    if answer.form is Form.BOOLEAN:
        return Written(f"{str(bool(answer.results)).lower()}\n".encode())
    rows = list(answer.rows())
    return Written(f"{draw_table(answer.variables, rows, width)}\n".encode(), not rows)


def draw_table(columns: Iterable[str], rows: Iterable[Iterable[Term | None]], width: int = PIPE_WIDTH) -> str:
    """Return rows as a table of lines of at most `width` characters, long cells folded."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns, box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in table.columns:
        column.overflow = "fold"
    for row in rows:
        table.add_row(*(Text(to_cell(term), overflow="fold") for term in row))
    lines = io.StringIO()
    Console(file=lines, width=width, color_system=None, legacy_windows=False).print(table)
    return "\n".join(line.rstrip() for line in lines.getvalue().splitlines())


def to_cell(term: Term | None) -> str:
    """Return a term as a table shows it: literals as their text in one line, IRIs with a short prefix.

    >>> to_cell(ox.NamedNode("https://w3id.org/clausegraph/ontology#Norm"))
    'cg:Norm'
    """
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return to_line(shorten_iri(term.value))
    return to_line(term.value if isinstance(term, ox.Literal) else str(term))
