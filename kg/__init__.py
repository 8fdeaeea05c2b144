"""Reads contract clauses and turns them into an RDF knowledge graph."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

__version__ = "0.1.0"


def __getattr__(name: str) -> ModuleType:
    """Import `kg.view` when it is first asked for, so that `import kg` stays quick."""
    if name == "view":
        return import_module("kg.view")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
