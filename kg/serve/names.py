"""Lists that help people to ask: names of things, terms of the ontology, how much there is. Tasks of a worker."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from kg.graph.store import Store
from kg.query.engine import select
from kg.query.names import fold_name
from kg.query.workers.worker import Outlet
from kg.vocabulary import CG

KINDS = {
    "party": "Party",
    "role": "Role",
    "clause-type": "ClauseType",
    "organization": "Organization",
    "term": "DefinedTerm",
}
"""Kind of thing that has a name → its class."""
CALLED = """
SELECT DISTINCT ?iri ?name ?class WHERE {
  VALUES ?class { %s }
  ?iri a ?class ; skos:prefLabel|skos:altLabel ?name .
}
"""
COUNTED = ("Document", "ClauseType", "Clause", "Provision", "Norm", "Party", "Role", "Organization", "DefinedTerm")


def find_names(store: Store, outlet: Outlet, begun: str, kind: str | None, limit: int) -> list[dict[str, str]]:
    """Return the names that begin with some letters, then those with a word that does, each with its thing."""
    begun = fold_name(begun)
    ranked = [
        (rank, len(found["name"]), found["name"].lower(), found["iri"], found)
        for found in read_names(store)
        if kind in (None, found["kind"]) and (rank := rank_name(found["name"], begun)) is not None
    ]
    return [found for *_, found in sorted(ranked, key=lambda entry: entry[:4])[:limit]]


@lru_cache(1)
def read_names(store: Store) -> list[dict[str, str]]:
    """Return all names, each with its thing; a worker's store does not change, so that they are read once."""
    kinds = {CG.term(name): kind for kind, name in KINDS.items()}
    rows = select(store, CALLED % " ".join(f"<{iri}>" for iri in kinds))
    return [{"name": row["name"], "iri": row["iri"], "kind": kinds[row["class"]]} for row in rows]


def rank_name(name: str, begun: str) -> int | None:
    """Return 0 for a name that begins so, 1 where one of its words does, 2 where it holds the letters, else `None`.

    >>> [rank_name(name, "man") for name in ("Manager", "Account Manager", "Foreman", "Buyer")]
    [0, 1, 2, None]
    """
    folded = fold_name(name)
    if folded.startswith(begun):
        return 0
    if f" {begun}" in folded:
        return 1
    return 2 if begun in folded else None


def count_things(store: Store, outlet: Outlet) -> dict[str, Any]:
    """Return how many members some classes have."""
    return {name: store.count_members(name) for name in COUNTED}


def list_documents(store: Store, outlet: Outlet) -> list[dict[str, str]]:
    """Return the documents with their file names, sorted by these."""
    names = store.file_names()
    return sorted(({"iri": iri, "name": ", ".join(found)} for iri, found in names.items()), key=lambda d: d["name"])
