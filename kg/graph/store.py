"""The store: quads on disk, one named graph per document."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.vocabulary import PREFIXES

Answer = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


class Store:
    """Quads on disk (`pyoxigraph`); the default graph of a query is the union of all documents."""

    def __init__(self, location: Path | None, quads: ox.Store) -> None:
        self.location = location
        self.quads = quads

    @classmethod
    def in_memory(cls, n_quads: bytes = b"") -> Store:
        """Return a store in memory, filled with N-Quads."""
        quads = ox.Store()
        quads.load(n_quads, format=ox.RdfFormat.N_QUADS)
        return cls(None, quads)

    @classmethod
    def open(cls, location: Path) -> Store:
        """Open an existing store for reading; raises `StoreError` where there is none."""
        if not location.is_dir():
            raise StoreError(location, "there is no store here; run `kg build` or name one with --store")
        try:
            return cls(location, ox.Store.read_only(str(location)))
        except OSError as error:
            raise StoreError(location, f"the store cannot be opened ({error})") from error

    def query(self, text: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        """Answer a SPARQL query; `bindings` are values for variables that the query projects."""
        values = {ox.Variable(name): value for name, value in (bindings or {}).items()}
        try:
            return self.quads.query(
                text, prefixes=PREFIXES, use_default_graph_as_union=True, substitutions=values
            )
        except SyntaxError as error:
            raise QueryError("query", str(error)) from error
