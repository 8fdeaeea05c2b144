"""Store → Python values: what `import kg` gives."""

from kg.python.clause_store import ClauseStore
from kg.python.row import Row
from kg.python.table import Table
from kg.python.terms import IRI
from kg.python.verbs import build_store, interpret, open_store

__all__ = ["IRI", "ClauseStore", "Row", "Table", "build_store", "interpret", "open_store"]
