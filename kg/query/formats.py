"""The formats of answers: the registry that the command line offers without loading an engine."""

from __future__ import annotations

from enum import StrEnum


class Form(StrEnum):
    """What a query gives."""

    ROWS = "rows"
    BOOLEAN = "boolean"
    GRAPH = "graph"

    @property
    def told(self) -> str:
        """Return what people call such an answer."""
        return {"rows": "rows", "boolean": "true or false", "graph": "a graph"}[self]


_RESULTS = frozenset({Form.ROWS, Form.BOOLEAN})
_GRAPHS = frozenset({Form.GRAPH})

FORMATS: dict[str, frozenset[Form]] = {
    "table": _RESULTS,
    "csv": _RESULTS,
    "tsv": _RESULTS,
    "json": _RESULTS,
    "xml": _RESULTS,
    "turtle": _GRAPHS,
    "ntriples": _GRAPHS,
    "jsonld": _GRAPHS,
    "rdfxml": _GRAPHS,
}
"""Name of a format → the forms of answers that it can hold."""

DEFAULT_FORMATS = {Form.ROWS: "table", Form.BOOLEAN: "table", Form.GRAPH: "turtle"}
