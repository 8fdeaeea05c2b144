"""How many hits a query can show, and that leaving out the others changes no answer."""

from __future__ import annotations

import pytest

from kg.graph.store import Store
from kg.query import ask
from kg.query.best_hits import count_needed
from kg.query.matches import expand_matches
from kg.query.patterns import Patterns
from kg.vocabulary import CG

BEST = '{ (?thing ?score) cg:matches "customer" } ORDER BY DESC(?score)'


def needed(query: str) -> int | None:
    patterns = Patterns(query, CG.matches)
    return count_needed(patterns, patterns.read(patterns.places[0]))


@pytest.mark.parametrize(
    ("query", "count"),
    [
        (f"SELECT ?thing ?score {BEST} LIMIT 20", 20),
        (f"PREFIX x: <urn:x> SELECT * {BEST} ?thing LIMIT 20 OFFSET 5", 25),
        (f"select ?score where {BEST} offset 5 limit 20 # best", 25),
        (f"SELECT DISTINCT ?thing FROM <urn:d> WHERE {BEST} LIMIT 3", 3),
        ('SELECT ?t { ?t cg:matches "fee" } LIMIT 7', 7),
        ('SELECT ?t ?w { ?t cg:matches "fee" . OPTIONAL { ?t cg:text ?w } OPTIONAL { ?t a ?c } . } LIMIT 7', 7),
    ],
)
def test_the_first_rows_are_made_of_the_first_hits(query: str, count: int) -> None:
    assert needed(query) == count


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT ?thing {BEST}",
        f"SELECT DISTINCT ?score {BEST} LIMIT 20",
        f"SELECT (COUNT(?thing) AS ?n) {BEST} LIMIT 20",
        f"CONSTRUCT {{ ?thing a cg:Clause }} WHERE {BEST} LIMIT 20",
        f"DESCRIBE ?thing {BEST} LIMIT 20",
        f"SELECT ?thing {BEST} ?other LIMIT 20",
        f"SELECT ?thing {BEST} LIMIT 20 VALUES ?thing {{ <urn:x> }}",
        f"SELECT ?thing {{ {{ SELECT ?thing {BEST} LIMIT 20 }} ?thing a cg:Clause }}",
        'SELECT ?t { (?t ?s) cg:matches "fee" } ORDER BY ?s LIMIT 20',
        'SELECT ?t { (?t ?s) cg:matches "fee" } ORDER BY DESC(?t) LIMIT 20',
        'SELECT ?t { ?t cg:matches "fee" } GROUP BY ?t LIMIT 20',
        'SELECT ?t { ?t cg:matches "fee" ; a cg:Clause } LIMIT 20',
        'SELECT ?t { ?t a cg:Clause ; cg:matches "fee" } LIMIT 20',
        'SELECT ?t { ?t cg:matches "fee" FILTER(?t != <urn:x>) } LIMIT 20',
        'SELECT ?t { ?t cg:matches "fee" MINUS { ?t a cg:Clause } } LIMIT 20',
        'SELECT ?t { OPTIONAL { ?t a cg:Clause } ?t cg:matches "fee" } LIMIT 20',
        'SELECT ?t { ?t cg:matches "fee" OPTIONAL { ?t cg:matches "free" } } LIMIT 20',
        'SELECT ?t { <urn:x> cg:matches "fee" OPTIONAL { ?t a cg:Clause } } LIMIT 20',
    ],
)
def test_of_other_queries_all_hits_may_be_needed(query: str) -> None:
    assert needed(query) is None


def test_an_answer_is_the_same_without_the_hits_that_it_cannot_show(store: Store) -> None:
    query = f"SELECT ?thing ?score ?text {BEST.replace('}', 'OPTIONAL { ?thing cg:action ?text } }')} ?thing"
    whole = list(ask(store, query).rows())
    assert len(whole) > 6
    for few in (1, 4):
        limited = f"{query} LIMIT {few} OFFSET 2"
        assert expand_matches(store, limited).text.count("(<") == few + 2
        assert list(ask(store, limited).rows()) == whole[2 : few + 2]
