"""What an index of words holds, for tests that compare two."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from kg.graph.store import INDEX

ROWS = """
SELECT d.iri, e.iri, e.kind, e.excerpt, e.name, e.text FROM entry e JOIN document d ON d.id = e.document
ORDER BY 1, 2, 3, 4, 5, 6
"""


def read_index(store: Path) -> list[tuple[str, ...]]:
    """Return the entries of a store's index, sorted, after a check that its words are those of its entries."""
    with closing(sqlite3.connect(store / INDEX)) as connection:
        for table in ("stems", "forms"):
            connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
        return connection.execute(ROWS).fetchall()


def indexed_documents(store: Path) -> list[str]:
    """Return the documents that an index knows, sorted, also those without an entry."""
    with closing(sqlite3.connect(store / INDEX)) as connection:
        return [iri for (iri,) in connection.execute("SELECT iri FROM document ORDER BY iri")]
