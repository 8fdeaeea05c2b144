"""Answers of every form as rows, networks, graphs, data frames and HTML."""

from __future__ import annotations

import builtins
from decimal import Decimal

import networkx as nx
import pandas as pd
import pytest
import rdflib

from kg.errors import KgError, QueryError
from kg.python import IRI, ClauseStore, Table
from kg.python.table import SHOWN
from kg.vocabulary import CG, SKOS

OWED = """SELECT ?who ?to (COUNT(DISTINCT ?norm) AS ?duties) {
  ?norm a cg:Obligation ; cg:bearer/skos:prefLabel ?who ; cg:counterparty/skos:prefLabel ?to
} GROUP BY ?who ?to ORDER BY DESC(?duties)"""
NUMBERS = "SELECT * { VALUES (?from ?to ?weight) { %s } }"


def test_rows_are_a_sequence_of_values(store: ClauseStore) -> None:
    owed = store.query(OWED)
    assert owed.columns == ("who", "to", "duties")
    assert [tuple(row) for row in owed] == [("Supplier", "Customer", 2), ("Help Desk Manager", "Customer", 1)]
    assert (len(owed), owed[0].duties, owed[-1].who) == (2, 2, "Help Desk Manager")
    assert [row.who for row in owed[:1]] == ["Supplier"]
    assert owed[1] in owed
    with pytest.raises(IndexError):
        _ = owed[2]


@pytest.mark.parametrize(
    ("asked", "true"),
    [
        ("ASK { ?norm a cg:Norm }", True),
        ("ASK { ?norm a cg:Reference }", False),
        ("SELECT ?x { VALUES ?x { false } }", True),
        ("SELECT ?x { VALUES ?x { } }", False),
        ("CONSTRUCT { ?s a ?c } { ?s a cg:Role, ?c }", True),
        ("CONSTRUCT { ?s a ?c } { ?s a cg:Reference, ?c }", False),
    ],
)
def test_an_answer_is_true_where_it_says_yes_or_holds_something(store: ClauseStore, asked: str, true: bool) -> None:
    assert bool(store.query(asked)) is true


def test_the_answer_to_ask_is_one_row(store: ClauseStore) -> None:
    answer = store.query("ASK {}")
    assert [row.answer for row in answer] == [True]
    assert answer.to_dataframe().answer.tolist() == [True]
    assert str(answer).splitlines()[-2:] == ["true", "1 row"]


def test_a_graph_is_its_triples(store: ClauseStore) -> None:
    roles = store.query("CONSTRUCT { ?role skos:prefLabel ?name } { ?role a cg:Role ; skos:prefLabel ?name }")
    assert roles.columns == ("subject", "predicate", "object")
    [(role, label, name)] = roles
    assert (role.short, label, name) == ("id:role/help-desk-manager", SKOS.prefLabel, "Help Desk Manager")


def test_rows_as_a_network_are_edges_with_attributes(store: ClauseStore) -> None:
    network = store.query(OWED).to_networkx()
    assert sorted(network.edges(data="duties")) == [("Help Desk Manager", "Customer", 1), ("Supplier", "Customer", 2)]
    assert network.in_degree("Customer", weight="duties") == 3


def test_rows_with_gaps_are_nodes_and_edges_without_that_attribute(store: ClauseStore) -> None:
    network = store.query(NUMBERS % '("a" "b" UNDEF) ("a" "b" 2) ("c" UNDEF 3) (UNDEF UNDEF 4)').to_networkx()
    assert set(network) == {"a", "b", "c"}
    assert list(network.edges(data=True)) == [("a", "b", {}), ("a", "b", {"weight": 2})]


def test_a_graph_as_a_network_has_things_and_links(store: ClauseStore) -> None:
    asked = """CONSTRUCT { ?role a cg:Role, cg:Agent ; skos:prefLabel ?name . ?norm cg:bearer ?role ; cg:days 3 }
        { ?norm a cg:Prohibition ; cg:bearer ?role . ?role skos:prefLabel ?name }"""
    network = store.query(asked).to_networkx()
    [(norm, role, edge)] = network.edges(data=True)
    assert edge == {"relation": "bearer"}
    assert network.nodes[role] == {"kind": "Role", "label": "Help Desk Manager", "prefLabel": "Help Desk Manager"}
    assert (network.nodes[norm]["kind"], network.nodes[norm]["days"]) == ("", "3")


@pytest.mark.parametrize("asked", ["ASK {}", "SELECT ?x { VALUES ?x { 1 } }"])
def test_one_column_is_no_network(store: ClauseStore, asked: str) -> None:
    with pytest.raises(QueryError, match="query: a network needs two columns"):
        store.query(asked).to_networkx()


def test_a_graph_is_a_graph_of_rdflib(store: ClauseStore) -> None:
    asked = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o FILTER(?p IN (cg:days, cg:duration, cg:action, cg:bearer)) }"
    graph = store.query(asked).to_rdflib()
    assert isinstance(graph, rdflib.Graph)
    assert {str(name) for name in graph.objects(None, rdflib.URIRef(CG.action))} >= {"disclose passwords"}
    assert list(graph.objects(None, rdflib.URIRef(CG.days))) == [rdflib.Literal(10)]
    assert "cg:days 10" in graph.serialize(format="turtle")


# rdflib warns of itself: it asks a dataset for what it has deprecated.
@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")
def test_rows_are_what_rdflib_answers(store: ClauseStore) -> None:
    result = store.query(OWED).to_rdflib()
    assert isinstance(result, rdflib.query.Result)
    assert [(str(row.who), row.duties.toPython()) for row in result] == [("Supplier", 2), ("Help Desk Manager", 1)]
    same = store.to_rdflib().query(OWED)
    assert sorted(map(tuple, same)) == sorted(map(tuple, result))
    truth = store.query("ASK {}").to_rdflib()
    assert isinstance(truth, rdflib.query.Result)
    assert truth.askAnswer is True


def test_rdflib_is_told_what_it_does_not_have(store: ClauseStore) -> None:
    answer = store.query("SELECT (<<( cg:Norm a cg:Norm )>> AS ?x) {}")
    assert answer[0].x[0] == IRI(CG.Norm)
    with pytest.raises(QueryError, match="rdflib has no triples as terms"):
        answer.to_rdflib()


def test_a_data_frame_has_the_types_of_its_columns(store: ClauseStore) -> None:
    rows = '("a" 1 0.5) ("b" UNDEF 2.0) (<urn:x> 3 UNDEF)'
    frame = store.query(NUMBERS % rows).to_dataframe()
    assert list(frame.columns) == ["from", "to", "weight"]
    assert [str(kind) for kind in frame.dtypes] == ["string", "Int64", "Float64"]
    assert frame["from"].tolist() == ["a", "b", "urn:x"]
    assert (frame.to.sum(), frame.weight.sum()) == (4, 2.5)
    assert isinstance(store.query(NUMBERS % rows)[0].weight, Decimal)


def test_a_data_frame_of_mixed_and_of_no_values(store: ClauseStore) -> None:
    mixed = store.query(NUMBERS % '("a" 1 0.5) (2 UNDEF "x")').to_dataframe()
    assert mixed.weight.tolist() == [Decimal("0.5"), "x"]
    assert mixed["from"].tolist() == ["a", 2]
    empty = store.query("SELECT ?a ?b { VALUES (?a ?b) { } }").to_dataframe()
    assert (empty.shape, list(empty.columns)) == ((0, 2), ["a", "b"])
    assert isinstance(empty, pd.DataFrame)


def test_what_to_install_is_said_where_pandas_is_not(store: ClauseStore, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *rest: object) -> object:
        if name == "pandas":
            raise ImportError(name)
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", refuse)
    for table in (store, store.query("ASK {}")):
        with pytest.raises(KgError, match=r"pip install 'clausegraph\[pandas\]'"):
            table.to_dataframe()


def test_a_table_shows_some_rows_and_says_how_many_there_are(store: ClauseStore) -> None:
    values = " ".join(f'("row {n}" {n} 1)' for n in range(SHOWN + 5))
    table = store.query(NUMBERS % values)
    assert repr(table) == "<Table query: 25 rows>"
    for shown in (str(table), table._repr_html_()):
        assert f"row {SHOWN - 1}" in shown
        assert f"row {SHOWN}" not in shown
        assert "25 rows, the first 20 shown" in shown


def test_html_is_escaped_and_long_texts_are_cut(store: ClauseStore) -> None:
    asked = 'SELECT ("<script>alert(1)</script>" AS ?markup) (cg:Norm AS ?iri) (3 AS ?n) ("%s" AS ?long) {}'
    table = store.query(asked % ("word " * 200))
    html = table._repr_html_()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<script" not in html
    assert f'title="{CG.Norm}">cg:Norm</td>' in html
    assert '<td style="text-align:right">3</td>' in html
    assert "word…" in html
    assert len(html) < 1200


def test_a_network_of_an_answer_can_be_measured(store: ClauseStore) -> None:
    network = store.query("related-links").to_networkx()
    assert nx.shortest_path(network, "Help Desk", "Escalation") == ["Help Desk", "Escalation"]
    assert isinstance(store.query("related-links"), Table)
