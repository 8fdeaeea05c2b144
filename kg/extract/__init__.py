"""Clauses → norms, parties, roles, references, definitions."""
