"""A store as one asks it from Python."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.build import count_things
from kg.graph.store import Store
from kg.python.frames import to_frame
from kg.python.html import to_html_counts
from kg.python.rdf import to_dataset
from kg.python.table import Table, to_table
from kg.query.catalogue import find_query, load_queries
from kg.query.engine import ask
from kg.query.explain import Explanation, explain
from kg.query.formats import Form
from kg.query.search import Found, search
from kg.query.things import check_names

if TYPE_CHECKING:
    from pathlib import Path

    from networkx import MultiDiGraph
    from pandas import DataFrame
    from rdflib import Dataset

    from kg.export.norms import NormRow

Given = str | int | None
"""What a parameter can be given: a name, a text, an IRI, a number, a truth value; `None` leaves it out."""


class ClauseStore:
    """A store to ask; `store` is what the other parts of the package take.

    >>> from kg.python import interpret
    >>> store = interpret("The Supplier shall inform the Customer of each delay.")
    >>> store.query("who-owes-whom")[0].to
    'Customer'
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    def query(self, asked: str | Path, parameters: Mapping[str, Given] | None = None, /, **named: Given) -> Table:
        """Answer a named query, a file that ends in `.rq`, or SPARQL as text.

        Parameters are given by name, or as a mapping where Python could not take the name: `{"from": …}`.
        Raises `QueryError` for what cannot be asked, and where nothing in the store has a name that is given.
        """
        query = find_query(str(asked))
        given = {**(parameters or {}), **named}
        values = {name: to_text(value) for name, value in given.items() if value is not None}
        with self.store.errors("read"):
            answer = to_table(query.name, ask(self.store, query.text, values, query.name))
            check_names(self.store, query.name, query.text, values)
        return answer

    def queries(self) -> Table:
        """Return the named queries: what each answers, and its parameters."""
        rows = (
            (name, query.header.question, ", ".join(parameter.name for parameter in query.header.parameters))
            for name, query in load_queries().items()
        )
        columns = ("name", "question", "parameters")
        return Table("queries", Form.ROWS, columns, tuple(tuple(map(ox.Literal, row)) for row in rows))

    def search(self, text: str, *kinds: str, limit: int = 20) -> Found:
        """Return the things that hold the words of a text, the best `limit` of them, and how many there are.

        `kinds` are `clause`, `norm`, `clause-type`, `party`, `role`, `organization`, `term` or `document`, none for
        all; what may be typed is told by `kg search --help`. Raises `QueryError` where there is no word to look for.
        """
        return search(self.store, text, kinds, limit)

    def explain(self, name: str, limit: int = 20) -> Explanation:
        """Return what the store says of a thing, and the words that say it, at most `limit` of each sort.

        `name` is an IRI, the end of one (`role/account-manager`) or a name. Raises `QueryError` for a name of
        nothing or of several things.
        """
        return explain(self.store, name, limit)

    def norms(self) -> tuple[NormRow, ...]:
        """Return every norm at every place of it, in the order of file names and of the text."""
        from kg.export.norms import read_norms

        return read_norms(self.store)

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """Return how many things of each class there are."""
        return count_things(self.store)

    def to_dataframe(self) -> DataFrame:
        """Return the norms as a `pandas.DataFrame`, in the columns of `kg export norms -o FILE.csv`.

        Raises `KgError` where pandas is not installed.
        """
        from kg.export.norm_tables import COLUMNS, to_cells

        return to_frame(COLUMNS, map(to_cells, self.norms())).astype({"begin": int, "end": int})

    def to_networkx(self) -> MultiDiGraph:
        """Return all things as nodes and the links between them as edges, with their literals as attributes.

        A place in a document is no node of its own: a link to a place is one to its document.
        """
        from kg.export.network import to_network
        from kg.export.rdf import read_quads

        return to_network(read_quads(self.store))

    def to_rdflib(self) -> Dataset:
        """Return an `rdflib.Dataset` with a named graph for each document; its default graph is their union."""
        return to_dataset(self.store)

    def __repr__(self) -> str:
        return f"ClauseStore(documents={self.counts['Document']}, norms={self.counts['Norm']})"

    def _repr_html_(self) -> str:
        return to_html_counts(self.counts)


def to_text(value: str | int) -> str:
    """Return the value of a parameter as it is typed on the command line.

    >>> to_text(True), to_text(3)
    ('true', '3')
    """
    return str(value).lower() if isinstance(value, bool) else str(value)
