"""Each datatype has one type of Python, and a text stays what cannot be had."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from math import inf, isnan

import pyoxigraph as ox
import pytest

from kg.python.terms import INTEGERS, IRI, Value, to_value
from kg.vocabulary import PREFIXES

XSD = PREFIXES["xsd"]


def typed(text: str, name: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + name))


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (typed("-3", "integer"), -3),
        (typed("1.50", "decimal"), Decimal("1.5")),
        (typed("2.5E0", "double"), 2.5),
        (typed("INF", "double"), inf),
        (typed("0.5", "float"), 0.5),
        (typed("false", "boolean"), False),
        (typed("2026-03-01", "date"), date(2026, 3, 1)),
        (typed("2026-03-01T10:00:00Z", "dateTime"), datetime(2026, 3, 1, 10, tzinfo=UTC)),
        (typed("10:30:00", "time"), time(10, 30)),
        (typed("P1M", "duration"), "P1M"),
        (typed("P10D", "duration"), "P10D"),
        (ox.Literal("three"), "three"),
        (ox.Literal("drei", language="de"), "drei"),
        (typed("maybe", "boolean"), "maybe"),
        (typed("3.5", "integer"), "3.5"),
        (typed("many", "decimal"), "many"),
        (typed("-0044-03-15", "date"), "-0044-03-15"),
        (ox.BlankNode("b"), "_:b"),
        (None, None),
    ],
)
def test_a_term_is_a_value(term: ox.Literal | ox.BlankNode | None, value: Value) -> None:
    found = to_value(term)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize("name", INTEGERS)
def test_every_type_of_whole_number_is_an_int(name: str) -> None:
    assert to_value(typed("-1" if name.startswith(("neg", "nonPos")) else "1", name)) in (1, -1)


def test_what_is_no_number_is_a_float_too() -> None:
    found = to_value(typed("NaN", "double"))
    assert isinstance(found, float)
    assert isnan(found)


def test_an_iri_is_a_text_that_can_be_shown_in_short() -> None:
    iri = to_value(ox.NamedNode("https://w3id.org/clausegraph/ontology#Norm"))
    assert isinstance(iri, IRI)
    assert iri == "https://w3id.org/clausegraph/ontology#Norm"
    assert {iri: 1}["https://w3id.org/clausegraph/ontology#Norm"] == 1
    assert iri.short == "cg:Norm"
    assert IRI("urn:x").short == "urn:x"


def test_a_triple_is_its_three_values() -> None:
    triple = ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal(1))
    assert to_value(triple) == ("urn:a", "urn:b", 1)
