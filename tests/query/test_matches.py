"""`cg:matches` in queries: where it may stand, what it gives, and what is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import KgError, QueryError, StoreError
from kg.graph.store import INDEX, Dataset, Store
from kg.query import ask, matches
from kg.query.matches import expand_matches
from kg.query.search import search
from kg.vocabulary import ONTOLOGY

SAID = {"notify the Customer of faults"}
ANY = 'SELECT ?thing { ?thing cg:matches "notify" }'
TOLD = {"inform the Customer every week", *SAID}


def values(store: Store, text: str, **parameters: str) -> set[str]:
    """Return the values of the one column of an answer."""
    return {term.value for (term,) in ask(store, text, parameters).rows()}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "pattern",
    [
        '?n cg:matches "notify" . ?n cg:action ?act',
        '?n cg:matches "notify" ; cg:action ?act',
        '?n cg:matches "notify" ; cg:action ?act ; .',
        '?n cg:matches "notify" ;; cg:action ?act ;',
        '?n cg:action ?act ; cg:matches "notify"',
        '?n cg:action ?act . ?n cg:matches "notify" .',
        '?n a cg:Norm ; cg:matches "notify" ; cg:action ?act .',
        '?n a cg:Norm. ?n cg:matches"notify";cg:action ?act',
        '?n cg:matches "customer" ; cg:matches "notify" ; cg:action ?act',
        '?n cg:matches "customer" ; cg:action ?act ; cg:matches "notify"',
        '?n a cg:Norm ; cg:matches "customer" ; a cg:Obligation ; cg:matches "notify" ; cg:action ?act',
        '(?n ?score) cg:matches "notify" ; cg:action ?act . FILTER(?score > 0)',
        'FILTER(?n != cg:Norm) ?n cg:matches "notify" ; cg:action ?act',
        'FILTER REGEX(STR(?n), "norm") BIND("notify" AS ?w) ?n cg:action ?act ; cg:matches "notify"',
        'FILTER NOT EXISTS { ?n a cg:Right } ?n cg:action ?act ; cg:matches "notify"',
        '?n cg:action ?act FILTER EXISTS { ?n cg:matches "notify" }',
        '{ ?n cg:matches "notify" } ?n cg:action ?act',
        '{ ?n cg:matches "notify" } UNION { ?n cg:matches "qwertz" } ?n cg:action ?act',
        '?n cg:action ?act OPTIONAL { (?n ?score) cg:matches "notify" } FILTER(BOUND(?score))',
        '?n cg:action ?act MINUS { ?n cg:matches "customer OR night OR passwords OR calls OR pause -notify" }',
        'GRAPH ?document { ?n cg:matches "notify" ; cg:action ?act }',
        '{ SELECT ?n { ?n cg:matches "notify" } } ?n cg:action ?act',
        'VALUES ?kind { cg:Obligation } ?n a ?kind ; cg:matches "notify" ; cg:action ?act',
        '?n cg:evidence [ a cg:Excerpt ] ; cg:matches "notify" ; cg:action ?act',
        "?n cg:matches '''not\\u0069fy''' ; cg:action ?act",
        f'?n <{ONTOLOGY}matches> "notify" ; cg:action ?act',
        '?n cg:matches # the words: cg:matches "x"\n "notify" # those\n ; cg:action ?act',
    ],
)
def test_it_stands_wherever_a_pattern_stands(store: Store, pattern: str) -> None:
    assert values(store, f"SELECT DISTINCT ?act {{ {pattern} }}") == SAID


@pytest.mark.parametrize(
    "prologue",
    [
        f"PREFIX m: <{ONTOLOGY}>",
        f"prefix cg: <urn:other> PREFIX m: <{ONTOLOGY}>",
        f"BASE <{ONTOLOGY.removesuffix('#')}> PREFIX m: <#>",
        f"# PREFIX m: <urn:x>\nPREFIX m: # here\n <{ONTOLOGY}>",
    ],
)
def test_the_property_is_known_by_its_iri(store: Store, prologue: str) -> None:
    query = f'{prologue} SELECT DISTINCT ?act {{ ?n m:matches "notify" ; m:action ?act }}'
    assert values(store, query) == SAID
    whole = f'PREFIX m: <{ONTOLOGY}matches> SELECT DISTINCT ?act {{ ?n m: "notify" ; <{ONTOLOGY}action> ?act }}'
    assert values(store, whole) == SAID


def test_a_property_that_is_only_called_so_is_left_alone(store: Store) -> None:
    query = 'PREFIX cg: <urn:other#> SELECT ?n { ?n cg:matches "notify" } # cg:matches'
    assert expand_matches(store, query).text == query
    assert values(store, 'SELECT ?n { BIND("?x cg:matches \\"notify\\"" AS ?n) }') == {'?x cg:matches "notify"'}


def test_words_come_as_a_parameter(store: Store) -> None:
    query = "SELECT DISTINCT ?act { ?n cg:matches $words ; cg:action ?act }"
    assert values(store, query, words='"the customer" inform* OR notify') == TOLD
    assert values(store, query, words='"} ; DROP ALL #') == set()


def test_a_thing_that_is_given_is_asked_whether_it_matches(store: Store) -> None:
    (hit,) = search(store, "notify", ["norm"]).hits
    assert bool(ask(store, f'ASK {{ <{hit.iri}> cg:matches "notify" }}').results)
    assert bool(ask(store, f'ASK {{ <{hit.iri}> cg:matches "notify" ; a cg:Norm }}').results)
    assert not bool(ask(store, f'ASK {{ <{hit.iri}> cg:matches "passwords" }}').results)
    (score,) = values(store, f'SELECT ?score {{ (<{hit.iri}> ?score) cg:matches "notify" }}')
    assert float(score) == pytest.approx(hit.score)


def test_scores_order_as_search_does(store: Store) -> None:
    query = 'SELECT ?thing { (?thing ?score) cg:matches "customer" } ORDER BY DESC(?score) ?thing'
    rows = [row[0].value for row in ask(store, query).rows()]  # type: ignore[union-attr]
    assert rows == [hit.iri for hit in search(store, "customer", limit=100).hits]


def test_what_constructs_and_describes_may_ask_too(store: Store) -> None:
    graph = ask(store, 'CONSTRUCT { ?n cg:action ?act } WHERE { ?n cg:matches "notify" ; cg:action ?act }')
    assert {triple.object.value for triple in graph.triples()} == SAID  # type: ignore[union-attr]
    assert ask(store, 'DESCRIBE ?n { ?n cg:matches "notify" }').triples()


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("ASK { ?n cg:matches ?words }", "a string must stand behind it"),
        ("ASK { ?n cg:matches 5 }", "a string must stand behind it"),
        ('ASK { ?n cg:matches "a"@en }', "one string without a language or a type"),
        ('ASK { ?n cg:matches "a"^^<http://www.w3.org/2001/XMLSchema#string> }', "one string without a language"),
        ('ASK { ?n cg:matches "a", "b" }', "one string without a language or a type"),
        ('ASK { ?n cg:text|cg:matches "a" }', "it must stand behind a subject or a semicolon, by itself"),
        ('ASK { ?n ^cg:matches "a" }', "it must stand behind a subject or a semicolon, by itself"),
        ('ASK { ?n (cg:text/cg:matches) "a" }', "a string must stand behind it"),
        ('ASK { ?n !(cg:text|cg:matches) "a" }', "a string must stand behind it"),
        ("ASK { ?n cg:matches+ 'a' }", "a string must stand behind it"),
        ('ASK { [] cg:matches "a" }', "its subject must be a variable, an IRI"),
        ('ASK { _:b cg:matches "a" }', "its subject must be a variable, an IRI"),
        ('ASK { ?n cg:evidence [ cg:matches "a" ] }', "it must stand in a statement of its own"),
        ('ASK { (?n ?s ?t) cg:matches "a" }', "in brackets before it stand the thing and a variable"),
        ('ASK { (?n 5) cg:matches "a" }', "in brackets before it stand the thing and a variable"),
        ("ASK { ?n ?p ?o FILTER(?p = cg:matches) }", "a string must stand behind it"),
        ("DESCRIBE cg:matches", "a string must stand behind it"),
        ('CONSTRUCT { ?n cg:matches "a" } WHERE { ?n a cg:Norm }', "it cannot stand in what CONSTRUCT builds"),
        ('CONSTRUCT WHERE { ?n cg:matches "a" }', "it cannot stand in what CONSTRUCT builds"),
    ],
)
def test_what_cannot_be_answered_is_refused_by_its_place(store: Store, query: str, problem: str) -> None:
    with pytest.raises(QueryError) as caught:
        ask(store, query)
    assert f"query: cg:matches cannot be answered: {problem}" in str(caught.value)


def test_a_syntax_error_is_told_as_one(store: Store) -> None:
    with pytest.raises(QueryError, match="line 2, column 1 is no SPARQL"):
        ask(store, 'SELECT ?n { ?n cg:matches "a" ;\n] }')


def test_words_without_a_letter_are_refused(store: Store) -> None:
    with pytest.raises(QueryError, match="cg:matches §: there is no word in it to look for"):
        ask(store, 'ASK { ?n cg:matches "§" }')


def test_only_the_documents_of_the_query_are_searched(store: Store) -> None:
    (hit,) = search(store, "notify", ["norm"]).hits
    query = 'SELECT DISTINCT ?thing FROM <{}> {{ ?thing cg:matches "notify" }}'
    assert hit.iri in values(store, query.format(hit.document))
    for document in set(store.documents()) - {hit.document}:
        assert hit.iri not in values(store, query.format(document))
        assert hit.iri not in {row[0].value for row in ask(store, ANY, dataset=Dataset((document,))).rows()}  # type: ignore[union-attr]


def test_a_store_without_an_index_says_so(tmp_path: Path) -> None:
    with Store.open_for_building(tmp_path / "store"):
        pass
    shutil.rmtree(tmp_path / "store" / INDEX)
    store = Store.open(tmp_path / "store")
    assert not bool(ask(store, "ASK { ?n cg:action 'x' }").results)
    with pytest.raises(StoreError, match="no index of words here; `kg build` makes it"):
        ask(store, 'ASK { ?n cg:matches "a" }')


def test_more_hits_than_a_pattern_holds_are_noted(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    query = 'SELECT DISTINCT ?n { ?n cg:matches "customer" }'
    assert ask(store, query).notices == ()
    monkeypatch.setattr(matches, "MAX_HITS", 2)
    answer = ask(store, query)
    assert len(list(answer.rows())) == 2
    (notice,) = answer.notices
    assert notice.endswith("things match 'customer'; only the 2 that fit best are met")


PIECES = [
    "?n",
    "cg:matches",
    '"notify"',
    ";",
    ".",
    ",",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "a",
    "cg:Norm",
    "FILTER",
    "UNION",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_what_looks_like_a_query_is_answered_or_refused(store: Store, pieces: list[str]) -> None:
    try:
        list(ask(store, f"SELECT * {{ {' '.join(pieces)} }}").rows())
    except KgError as error:
        assert str(error)
