"""Clauses → norms, parties, roles, references, definitions."""

from kg.extract.reading import read_outline

__all__ = ["read_outline"]
