"""Answers as bytes."""

from __future__ import annotations

import csv
import io
import json

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.graph.store import Store
from kg.query import ask, write_answer
from kg.query.formats import FORMATS, Form
from kg.query.names import expand_iri, fold_name, shorten_iri, to_line

ROWS = "SELECT DISTINCT ?role ?name { ?role a cg:Role ; skos:prefLabel ?name } ORDER BY ?name"
GRAPH = "CONSTRUCT { ?role skos:prefLabel ?name } { ?role a cg:Role ; skos:prefLabel ?name }"
NONE = {"rows": "SELECT ?x { ?x a cg:Nothing }", "graph": "CONSTRUCT WHERE { ?x a cg:Nothing }"}
ROLE = "https://w3id.org/clausegraph/id/role/"


def written(store: Store, text: str, form: str | None = None, width: int = 160) -> str:
    return write_answer(ask(store, text), form, width).data.decode()


def test_rows_as_a_table(store: Store) -> None:
    assert written(store, ROWS) == (
        "role                       name\n"
        "───────────────────────────────────────────\n"
        "id:role/contract-manager   Contract Manager\n"
        "id:role/help-desk-agent    Help Desk Agent\n"
    )


def test_a_narrow_table_folds_and_loses_nothing(store: Store) -> None:
    table = written(store, "SELECT ?text { ?c cg:text ?text }", width=30)
    assert max(map(len, table.splitlines())) <= 30
    assert "Escalation The Help Desk Agent should inform the Customer every week." in " ".join(table.split())


def test_rows_as_csv(store: Store) -> None:
    rows = list(csv.reader(io.StringIO(written(store, ROWS, "csv"))))
    assert rows == [
        ["role", "name"],
        [f"{ROLE}contract-manager", "Contract Manager"],
        [f"{ROLE}help-desk-agent", "Help Desk Agent"],
    ]


def test_rows_as_tsv(store: Store) -> None:
    assert written(store, ROWS, "tsv").splitlines() == [
        "?role\t?name",
        f'<{ROLE}contract-manager>\t"Contract Manager"',
        f'<{ROLE}help-desk-agent>\t"Help Desk Agent"',
    ]


def test_rows_as_json(store: Store) -> None:
    found = json.loads(written(store, ROWS, "json"))
    assert found["head"]["vars"] == ["role", "name"]
    assert found["results"]["bindings"][1] == {
        "role": {"type": "uri", "value": f"{ROLE}help-desk-agent"},
        "name": {"type": "literal", "value": "Help Desk Agent"},
    }


def test_rows_as_xml(store: Store) -> None:
    assert "<literal>Help Desk Agent</literal>" in written(store, ROWS, "xml")


@pytest.mark.parametrize(
    ("form", "found"), [("table", "true\n"), ("csv", "true"), ("tsv", "true"), ("json", '{"head":{},"boolean":true}')]
)
def test_a_boolean_in_each_format(store: Store, form: str, found: str) -> None:
    assert written(store, "ASK {}", form) == found


@pytest.mark.parametrize(
    ("name", "form"),
    [("turtle", ox.RdfFormat.TURTLE), ("ntriples", ox.RdfFormat.N_TRIPLES), ("jsonld", ox.RdfFormat.JSON_LD)],
)
def test_a_graph_reads_back_the_same_from_each_format(store: Store, name: str, form: ox.RdfFormat) -> None:
    quads = ox.parse(written(store, GRAPH, name), format=form)
    assert {(quad.subject.value, quad.object.value) for quad in quads} == {  # type: ignore[union-attr]
        (f"{ROLE}contract-manager", "Contract Manager"),
        (f"{ROLE}help-desk-agent", "Help Desk Agent"),
    }


def test_turtle_uses_the_known_prefixes(store: Store) -> None:
    assert written(store, GRAPH) == written(store, GRAPH, "turtle")
    assert 'skos:prefLabel "Help Desk Agent"' in written(store, GRAPH)


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_refused_for_an_answer_that_it_cannot_hold(store: Store, name: str) -> None:
    text = GRAPH if Form.ROWS in FORMATS[name] else ROWS
    with pytest.raises(QueryError, match=f"{name}: this format does not fit an answer that is") as caught:
        write_answer(ask(store, text), name)
    assert ("turtle, ntriples, jsonld or rdfxml" in str(caught.value)) == (text == GRAPH)


@pytest.mark.parametrize("name", FORMATS)
def test_an_answer_says_whether_it_holds_anything(store: Store, name: str) -> None:
    rows = Form.ROWS in FORMATS[name]
    assert not write_answer(ask(store, ROWS if rows else GRAPH), name).empty
    assert write_answer(ask(store, NONE["rows" if rows else "graph"]), name).empty


def test_false_is_an_answer(store: Store) -> None:
    found = write_answer(ask(store, "ASK { ?x a cg:Nothing }"))
    assert (found.data, found.empty) == (b"false\n", False)


def test_a_table_shows_hostile_text_as_signs() -> None:
    text = "SELECT ?x { VALUES ?x { '[red]a[/red]\\u001B[2J\\u202Eb\\tc\\nd' } }"
    assert written(Store.in_memory(), text).splitlines()[2] == "[red]a[/red]\\x1b[2J\\u202eb c d"


@given(st.text())
def test_a_line_holds_nothing_that_moves_the_cursor(text: str) -> None:
    assert to_line(text).isprintable()


@given(st.from_regex(r"[a-z]+(/[a-z0-9-]+)?", fullmatch=True))
def test_a_short_iri_stands_for_the_long_one(tail: str) -> None:
    for base in ("https://w3id.org/clausegraph/id/", "https://w3id.org/clausegraph/ontology#"):
        assert shorten_iri(base + tail) != base + tail
        assert expand_iri(shorten_iri(base + tail)) == base + tail


@given(st.text())
def test_a_folded_name_is_folded_for_good(name: str) -> None:
    once = fold_name(f"The {name}")
    assert once == once.lower().strip()
