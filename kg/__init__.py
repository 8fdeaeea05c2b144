"""Reads contract clauses and turns them into an RDF knowledge graph."""

__version__ = "0.1.0"
