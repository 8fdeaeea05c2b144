"""What an index of words holds, for tests that compare two."""

from __future__ import annotations

from pathlib import Path

from tantivy import Query

from kg.graph.store import INDEX
from kg.graph.text_fields import DOCUMENT, FORMS, IRI, KIND, SCHEMA, STEMS, name_field, text_field
from kg.graph.text_index import TextIndex

Row = tuple[str, ...]
FIELDS = [field(compared) for compared in (FORMS, STEMS) for field in (name_field, text_field)]


def read_index(store: Path) -> list[Row]:
    """Return the document, the thing and the class of each entry of a store's index, and where each word stands."""
    index = TextIndex.open(store / INDEX)
    words = [
        (field, word, *entry)
        for field in FIELDS
        for word, _ in index.searcher().terms_with_prefix(field, "", Query.all_query())
        for entry in find_entries(index, Query.term_query(SCHEMA, field, word))
    ]
    return sorted([*find_entries(index, Query.all_query()), *words])


def find_entries(index: TextIndex, query: Query) -> list[Row]:
    """Return the document, the thing and the class of each entry that a query finds."""
    searcher = index.searcher()
    stored = [searcher.doc(address) for _, address in searcher.search(query, max(1, searcher.num_docs)).hits]
    return [tuple(str(each.get_first(field)) for field in (DOCUMENT, IRI, KIND)) for each in stored]


def indexed_documents(store: Path) -> list[str]:
    """Return the documents that an index knows, sorted."""
    return sorted(TextIndex.open(store / INDEX).documents())
