"""Reads contract clauses and turns them into an RDF knowledge graph.

>>> import kg
>>> store = kg.interpret("The Account Manager shall answer each request of the Client within two days.")
>>> answer = store.query("obligations-of-role", role="account manager")
>>> answer[0].to, answer[0].when
('Client', 'within two days')
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    from kg.python import IRI, ClauseStore, Row, Table, build_store, interpret, open_store

__version__ = "0.1.0"
__all__ = ["IRI", "ClauseStore", "KgError", "Row", "Table", "build_store", "interpret", "open_store"]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Import what is asked for when it is first asked for, so that `import kg` stays quick."""
        if name == "view":
            return import_module("kg.view")
        if name in __all__:
            return getattr(import_module("kg.python"), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__, "view"})
