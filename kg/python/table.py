"""The answer to a query as a table of Python values, and as the values of other libraries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Sized
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

import pyoxigraph as ox

from kg.errors import QueryError
from kg.export.network import to_network
from kg.graph.store import Term
from kg.python.frames import to_frame
from kg.python.html import to_html_table
from kg.python.rdf import to_graph, to_result, to_truth
from kg.python.row import Row
from kg.python.terms import to_value
from kg.query.engine import Answer
from kg.query.formats import Form
from kg.query.writers import draw_table

if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from pandas import DataFrame
    from rdflib import Graph
    from rdflib.query import Result

SHOWN = 20
"""Rows that are shown of a table."""
TRUTH = ("answer",)
TRIPLE = ("subject", "predicate", "object")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Table(Sequence[Row]):
    """Rows of values under named columns.

    The answer to `SELECT` has the columns that it names, `CONSTRUCT` and `DESCRIBE` give the triples of a
    graph as `subject`, `predicate`, `object`, and `ASK` a single row with the column `answer`. A table is
    true where it has rows, that of `ASK` where the answer is yes. `terms` are the same rows as RDF.
    """

    name: str
    form: Form
    columns: tuple[str, ...]
    terms: tuple[tuple[Term | None, ...], ...]

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> list[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | list[Row]:
        if isinstance(place, slice):
            return [self._row(terms) for terms in self.terms[place]]
        return self._row(self.terms[place])

    def __iter__(self) -> Iterator[Row]:
        return map(self._row, self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    def __bool__(self) -> bool:
        return bool(self[0].answer) if self.form is Form.BOOLEAN else bool(self.terms)

    def _row(self, terms: tuple[Term | None, ...]) -> Row:
        """Return terms as a row of values."""
        return Row(self.columns, tuple(map(to_value, terms)))

    def to_dataframe(self) -> DataFrame:
        """Return the rows as a `pandas.DataFrame`; raises `KgError` where pandas is not installed."""
        return to_frame(self.columns, self)

    def to_networkx(self) -> MultiDiGraph:
        """Return the answer as a network.

        Of rows, each is an edge from the value in its first column to that in its second, with the others as
        attributes. Of a graph, things are nodes with their literals as attributes, and links are edges.
        Raises `QueryError` for what has no two columns.
        """
        if self.form is Form.GRAPH:
            return to_network([ox.Triple(*triple) for triple in self.terms], untyped=True)  # type: ignore[arg-type]
        if len(self.columns) < 2:
            raise QueryError(self.name, "a network needs two columns: where an edge begins and where it ends")
        return to_edges(self)

    def to_rdflib(self) -> Graph | Result:
        """Return a graph as an `rdflib.Graph`, rows or a truth value as the `Result` of its queries."""
        if self.form is Form.GRAPH:
            return to_graph(self.terms)
        return to_result(self.columns, self.terms) if self.form is Form.ROWS else to_truth(bool(self))

    def __repr__(self) -> str:
        return f"<Table {self.name}: {count_rows(self.terms)}>"

    def __str__(self) -> str:
        return f"{draw_table(self.columns, self.terms[:SHOWN])}\n{self._caption()}"

    def _repr_html_(self) -> str:
        return to_html_table(self.columns, self.terms[:SHOWN], self._caption())

    def _caption(self) -> str:
        """Return how many rows there are, and how many of them are shown."""
        return count_rows(self.terms) + (f", the first {SHOWN} shown" if len(self) > SHOWN else "")


def to_edges(rows: Iterable[Row]) -> MultiDiGraph:
    """Return each row as an edge; a row of which one end is unbound gives a node only."""
    from networkx import MultiDiGraph

    network = MultiDiGraph()
    for row in rows:
        (_, source), (_, target), *others = row.as_dict().items()
        network.add_nodes_from(end for end in (source, target) if end is not None)
        if source is not None and target is not None:
            network.add_edges_from([(source, target, {name: value for name, value in others if value is not None})])
    return network


def count_rows(rows: Sized) -> str:
    """Return how many rows there are, in words.

    >>> count_rows([1]), count_rows(range(1500))
    ('1 row', '1,500 rows')
    """
    return "1 row" if len(rows) == 1 else f"{len(rows):,} rows"


def to_table(name: str, answer: Answer) -> Table:
    """Return an answer, read to its end, as a table; `name` names the query in errors."""
    if answer.form is Form.GRAPH:
        return Table(name, answer.form, TRIPLE, tuple(map(tuple, answer.triples())))
    if answer.form is Form.BOOLEAN:
        return Table(name, answer.form, TRUTH, ((ox.Literal(bool(answer.results)),),))
    return Table(name, answer.form, answer.variables, tuple(answer.rows()))
