"""`cg:matches` in a query: its patterns give way to the things that the index of words finds.

`?thing cg:matches "late invoice"` stands where any pattern stands, `(?thing ?score) cg:matches "…"` gives the
score too. What replaces it is plain SPARQL, the hits as `VALUES`, so that the engine needs to know nothing of it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kg.errors import QueryError
from kg.graph.store import Dataset, Store
from kg.graph.text_index import Ranked, Ranking
from kg.graph.text_query import read_text_query
from kg.query.best_hits import count_needed
from kg.query.patterns import Pattern, Patterns
from kg.vocabulary import CG

MAX_HITS = 10_000
"""Things that one pattern finds at most, the best; the engine joins so many in some tenths of a second."""


@dataclass(frozen=True, slots=True)
class Expanded:
    """A query without `cg:matches`, and what whoever asked it should know of the answer."""

    text: str
    notices: tuple[str, ...] = ()


def expand_matches(store: Store, text: str, dataset: Dataset | None = None) -> Expanded:
    """Return a query in which each `cg:matches` has given way to what the index of the store finds.

    Only what stands in a graph of the dataset is found, where one is given.

    Raises `QueryError` for what is no SPARQL, and where `cg:matches` does not stand between a thing and a string;
    `StoreError` where the store has no index.

    >>> query = 'ASK { ?x a cg:Clause ; cg:matches "notice" . }'
    >>> " ".join(expand_matches(Store.in_memory(), query).text.split())
    'ASK { ?x a cg:Clause . { SELECT ?x { VALUES (?x) { } } } . }'
    """
    if "matches" not in text:
        return Expanded(text)
    # What is no SPARQL is refused as such, with its place in this text.
    Store.in_memory().query(text)
    patterns = Patterns(text, CG.matches)
    graphs = {*dataset.default, *dataset.named} if dataset else None
    notices: list[str] = []
    # From the last to the first, so that a pattern sees what has become of those behind it.
    for place in reversed(patterns.places):
        pattern = patterns.read(place)
        needed = count_needed(patterns, pattern)
        limit = MAX_HITS if needed is None else min(needed, MAX_HITS)
        ranking = rank_matches(store, pattern.string, limit, graphs)
        notices += to_notices(pattern.string, ranking) if limit == MAX_HITS else []
        patterns.replace(pattern, to_block(pattern, ranking.things, patterns.expand(pattern.subject)))
    return Expanded(patterns.to_text(), tuple(dict.fromkeys(reversed(notices))))


def rank_matches(store: Store, words: str, limit: int, documents: Collection[str] | None) -> Ranking:
    """Return the things of a store, or of some of its documents, that hold words, at most `limit`."""
    try:
        query = read_text_query(words)
    except QueryError as error:
        raise QueryError("query", f"cg:matches {error}") from error
    return store.words().rank(query, limit, documents=documents)


def to_notices(words: str, ranking: Ranking) -> list[str]:
    """Return what is to be said where more is found than one pattern can hold."""
    if ranking.total <= len(ranking.things):
        return []
    return [f"{ranking.total:,} things match {words!r:.80}; only the {len(ranking.things):,} that fit best are met"]


def to_block(pattern: Pattern, things: Sequence[Ranked], subject: str | None) -> str:
    """Return things that are found as a block of a query; `subject` is the IRI of a subject that is no variable."""
    variables = [token.text for token in (pattern.subject, pattern.extra) if token and token.text[0] in "?$"]
    if subject:
        things = [thing for thing in things if thing.iri == subject]
    if not variables:
        return f"VALUES () {{ {'()' * bool(things)} }}"
    rows = (f"({f'<{thing.iri}> ' * (not subject)}{f'{thing.score:.8e}' * bool(pattern.extra)})" for thing in things)
    names = " ".join(variables)
    # In a query of its own, the engine joins thousands of values a hundred times faster than in line.
    return f"{{ SELECT {names} {{ VALUES ({names}) {{ {' '.join(rows)} }} }} }}"
