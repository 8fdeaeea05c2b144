"""A limit on rows is set in the query, whatever its form."""

from __future__ import annotations

import pytest

from kg.graph.store import Store
from kg.query.engine import ask
from kg.query.limits import limit_rows

VALUES = "VALUES ?x { 1 2 3 4 5 6 7 8 9 }"


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        (f"SELECT ?x {{ {VALUES} }}", 4),
        (f"select*{{{VALUES}}}", 4),
        (f"SELECT ?x {{ {VALUES} }} LIMIT 2", 2),
        (f"SELECT ?x {{ {VALUES} }} limit 99", 4),
        (f"SELECT ?x {{ {VALUES} }}LIMIT99", 4),
        (f"SELECT ?x {{ {VALUES} }} LIMIT\n# nine\n9 OFFSET 7", 2),
        (f"SELECT ?x {{ {VALUES} }} OFFSET 1 LIMIT 9", 4),
        (f"SELECT ?x {{ {VALUES} }} # LIMIT 2", 4),
        (f"SELECT ?x {{ {{ SELECT ?x {{ {VALUES} }} LIMIT 3 }} }}", 3),
        (f"SELECT ?x {{ {VALUES} FILTER('}} LIMIT 2' != ?x) }}", 4),
        (f"# first\nPREFIX x: <urn:x> SELECT ?x {{ {VALUES} }} ORDER BY DESC(?x)", 4),
        (f"BASE <urn:x> SELECT (SUM(?x) AS ?s) {{ {VALUES} }} GROUP BY ?x HAVING (SUM(?x) > 1)", 4),
        (f"SELECT ?x {{ }} {VALUES}", 4),
        (f"SELECT ?x {{ }} LIMIT 3 {VALUES}", 3),
        (f"SELECT ?limit {{ {VALUES} BIND(?x AS ?limit) }}", 4),
    ],
)
def test_an_answer_ends_at_the_limit(query: str, rows: int) -> None:
    assert len(list(ask(Store.in_memory(), query, row_limit=4).rows())) == rows


@pytest.mark.parametrize(
    "query", ["ASK {}", "# SELECT\nCONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "DESCRIBE <urn:x> # LIMIT 9"]
)
def test_what_has_no_rows_stays_as_it_is(query: str) -> None:
    assert limit_rows(query, 4) == query
