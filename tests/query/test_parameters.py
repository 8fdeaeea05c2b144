"""Values are bound as RDF terms: whatever they hold, they stay one value."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.graph.store import Store
from kg.query import ask
from kg.query.parameters import Header, Parameter, bind, read_header
from kg.query.tokens import read_tokens

HOSTILE = [
    'a "quoted" word',
    "it's",
    "back\\slash\\",
    '\\"',
    "} DELETE WHERE { ?s ?p ?o } #",
    '"} ; DROP ALL #',
    "line\nend\r\ttab",
    "'''",
    '"""',
    "\\u0022 } ASK {",
    "# no comment",
    "<urn:x>",
    "?x $x",
    "$value",
    "\x00\x07\x1b[2J\x7f",
    "\u202e\u2028\ufeff𝒳",
    "",
    "long " * 200_000,
]


def echo(value: str, query: str = "SELECT ($value AS ?x) {}") -> str:
    (row,) = ask(Store.in_memory(), query, {"value": value}).rows()
    assert isinstance(row[0], ox.Literal)
    return row[0].value


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_value_stays_one_value(value: str) -> None:
    assert echo(value) == value


@given(st.text())
def test_any_text_comes_back_as_it_was(value: str) -> None:
    assert echo(value) == value
    assert echo(value, 'SELECT ?x { # $value\n VALUES ?y { "$value" } BIND($value AS ?x) }') == value


@pytest.mark.parametrize("value", HOSTILE[:-1], ids=range(len(HOSTILE) - 1))
def test_a_hostile_value_changes_nothing_of_the_query_around_it(value: str) -> None:
    text = 'SELECT ?x ?y { BIND("$value ?value" AS ?y) # ?value\n BIND(?value AS ?x) }'
    ((first, second),) = ask(Store.in_memory(), text, {"value": value}).rows()
    assert (first, second) == (ox.Literal(value), ox.Literal("$value ?value"))


def test_half_of_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(QueryError, match="value is not"):
        echo("\ud800")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?x { { SELECT ?x { BIND(CONCAT($value, '') AS ?x) } GROUP BY ?x } }",
        "SELECT ?x { OPTIONAL { VALUES ?x { 'a' 'b' } FILTER(?x = $value) } }",
        "SELECT ?x { VALUES ?x { 'a' 'b' } FILTER EXISTS { BIND(1 AS ?y) FILTER(?x = $value) } }",
        "SELECT ?x { { BIND('z' AS ?x) FILTER(false) } UNION { BIND(?value AS ?x) } }",
        "SELECT (MAX(?y) AS ?x) { VALUES ?y { 'a' 'b' } } GROUP BY ?z HAVING(MAX(?y) > $value)",
    ],
)
def test_a_value_reaches_every_corner_of_a_query(text: str) -> None:
    value = "a"
    (row,) = ask(Store.in_memory(), text, {"value": value}).rows()
    assert row[0] == ox.Literal("b" if "HAVING" in text else "a")


HEADER = """# title: A title
# question: What is asked?
# param: role name — the role
# param: hops integer 2 — how far
# param: agent name "" — somebody
# param: deep boolean false — whether
# param: at iri <urn:x> — where

ASK { FILTER($role = "" && $hops = 2 && $agent = "" && $deep && $at = <urn:y>) } # param: no such — thing
"""


def test_a_header_declares_parameters_with_types_and_defaults() -> None:
    assert read_header(HEADER) == Header(
        "A title",
        "What is asked?",
        (
            Parameter("role", "name", None, "the role"),
            Parameter("hops", "integer", "2", "how far"),
            Parameter("agent", "name", "", "somebody"),
            Parameter("deep", "boolean", "false", "whether"),
            Parameter("at", "iri", "<urn:x>", "where"),
        ),
    )


def test_a_header_that_declares_nonsense_is_an_error() -> None:
    with pytest.raises(QueryError, match=r"NAME TYPE \[DEFAULT\] — MEANING"):
        read_header("# param: role colour — red\nASK {}")


@pytest.mark.parametrize(
    ("kind", "value", "term"),
    [
        ("string", " As is ", ox.Literal(" As is ")),
        ("name", " The  Account\nManager", ox.Literal("account manager")),
        ("integer", " -3 ", ox.Literal(-3)),
        ("boolean", "Yes", ox.Literal(True)),
        ("boolean", "0", ox.Literal(False)),
        ("iri", "cg:Norm", ox.NamedNode("https://w3id.org/clausegraph/ontology#Norm")),
        ("iri", "<urn:a>", ox.NamedNode("urn:a")),
        ("iri", "id:role/cm", ox.NamedNode("https://w3id.org/clausegraph/id/role/cm")),
    ],
)
def test_a_value_becomes_a_term_of_its_type(kind: str, value: str, term: ox.Literal) -> None:
    assert bind("q", "$x", (Parameter("x", kind),), {"x": value}) == str(term)


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("integer", "two", "a whole number"),
        ("integer", "1.5", "a whole number"),
        ("integer", "9" * 30, "a whole number"),
        ("boolean", "maybe", "true or false"),
        ("iri", "no iri", "an IRI"),
        ("iri", "urn:a> } #", "an IRI"),
        ("iri", "", "an IRI"),
    ],
)
def test_a_value_of_another_type_is_refused_with_what_was_expected(kind: str, value: str, expected: str) -> None:
    with pytest.raises(QueryError, match=expected) as caught:
        bind("my-query", "$x", (Parameter("x", kind),), {"x": value})
    assert str(caught.value).startswith("my-query: x is not ")
    assert str(caught.value).endswith(f"its parameters are x ({kind})")


def test_an_unknown_parameter_is_refused_with_those_there_are() -> None:
    with pytest.raises(QueryError) as caught:
        bind("q", "$hops", (Parameter("hops", "integer", "2"),), {"hop": "3"})
    assert str(caught.value) == (
        "q: there is no parameter hop (did you mean hops?); its parameters are hops (integer, else '2')"
    )
    with pytest.raises(QueryError, match="there is no parameter y; this query has no parameters"):
        bind("q", "ASK { ?x ?p ?o }", (), {"y": "3"})


def test_a_missing_parameter_is_refused_with_those_there_are() -> None:
    with pytest.raises(QueryError) as caught:
        bind("q", "$role", (Parameter("role", "name"),), {})
    assert str(caught.value) == "q: the parameter role is missing; its parameters are role (name)"


def test_a_parameter_that_is_declared_and_not_used_is_an_error() -> None:
    with pytest.raises(QueryError, match="declares the parameter x and does not use it"):
        bind("q", "ASK { FILTER('$x' = \"$x\") } # $x", (Parameter("x", "string", "a"),), {})


def test_a_parameter_that_is_projected_is_refused_in_words() -> None:
    with pytest.raises(QueryError, match="where SPARQL wants a variable"):
        ask(Store.in_memory(), "SELECT ?x { ?x ?p ?o }", {"x": "a"})


@given(st.text(alphabet="ab?$#<>\"'\\{}.:@_-1 \n\r"))
def test_tokens_are_pieces_of_their_text_in_order(text: str) -> None:
    end = 0
    for token in read_tokens(text):
        assert token.begin >= end
        assert text[token.begin : token.begin + len(token.text)] == token.text
        assert text[end : token.begin].strip() == ""
        end = token.begin + len(token.text)
    assert text[end:].strip() == ""
