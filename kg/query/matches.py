"""`cg:matches` in a query: its patterns give way to the things that the index of words finds.

`?thing cg:matches "late invoice"` stands where any pattern stands, `(?thing ?score) cg:matches "…"` gives the
score too. What replaces it is plain SPARQL, the hits as `VALUES`, so that the engine needs to know nothing of it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kg.errors import QueryError
from kg.graph.store import Dataset, Store
from kg.graph.text_index import Ranking
from kg.graph.text_query import TextQuery, read_text_query
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


@dataclass(frozen=True, slots=True)
class Hits:
    """What a pattern finds, as IRIs with their scores, and what whoever asked should know of it."""

    hits: Sequence[tuple[str, float]]
    notices: Sequence[str] = ()


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
        found = find_hits(store, pattern, count_needed(patterns, pattern), graphs)
        notices += found.notices
        patterns.replace(pattern, to_block(pattern, found.hits, patterns.expand(pattern.subject)))
    return Expanded(patterns.to_text(), tuple(dict.fromkeys(reversed(notices))))


def find_hits(store: Store, pattern: Pattern, needed: int | None, documents: Collection[str] | None) -> Hits:
    """Return the things of a store, or of some of its documents, that a pattern finds, at most `MAX_HITS`.

    Where the `needed` best of them are enough, these; they are only ranked where that makes a difference.
    """
    query, index = read_words(pattern.string), store.words()
    if needed is None and not pattern.extra:
        things = index.find(query, MAX_HITS, documents)
        if things is not None:
            return Hits([(thing, 0.0) for thing in things])
    limit = MAX_HITS if needed is None else min(needed, MAX_HITS)
    ranking = index.rank(query, limit, documents=documents)
    notices = to_notices(pattern.string, ranking) if limit == MAX_HITS else []
    return Hits([(thing.iri, thing.score) for thing in ranking.things], notices)


def read_words(words: str) -> TextQuery:
    """Return what the string of a pattern asks for."""
    try:
        return read_text_query(words)
    except QueryError as error:
        raise QueryError("query", f"cg:matches {error}") from error


def to_notices(words: str, ranking: Ranking) -> list[str]:
    """Return what is to be said where more is found than one pattern can hold."""
    if ranking.total <= len(ranking.things):
        return []
    return [f"{ranking.total:,} things match {words!r:.80}; only the {len(ranking.things):,} that fit best are met"]


def to_block(pattern: Pattern, hits: Sequence[tuple[str, float]], subject: str | None) -> str:
    """Return things that are found as a block of a query; `subject` is the IRI of a subject that is no variable."""
    variables = [token.text for token in (pattern.subject, pattern.extra) if token and token.text[0] in "?$"]
    if subject:
        hits = [hit for hit in hits if hit[0] == subject]
    if not variables:
        return f"VALUES () {{ {'()' * bool(hits)} }}"
    rows = (f"({f'<{iri}> ' * (not subject)}{f'{score:.8e}' * bool(pattern.extra)})" for iri, score in hits)
    names = " ".join(variables)
    # In a query of its own, the engine joins thousands of values a hundred times faster than in line.
    return f"{{ SELECT {names} {{ VALUES ({names}) {{ {' '.join(rows)} }} }} }}"
