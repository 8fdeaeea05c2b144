"""Statements → N-Quads."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.n_quads import LONG, GraphWriter, quote
from kg.vocabulary import XSD


def test_lines_come_in_their_order_and_each_comes_once() -> None:
    graph = GraphWriter("urn:g")
    graph.tell("urn:b", "urn:p", "x")
    graph.link("urn:a", "urn:p", "urn:b")
    graph.tell("urn:b", "urn:p", "x")
    assert graph.to_bytes() == b'<urn:b> <urn:p> "x" <urn:g> .\n<urn:a> <urn:p> <urn:b> <urn:g> .\n'


@pytest.mark.parametrize(
    "odd", ["plain", 'a "quote"', "a \\ b", "two\nlines", "\t\r\f\b", "\x00\x1f\x7f", "\xa0é—\u2028"]
)
def test_long_texts_are_quoted_like_short_ones(odd: str) -> None:
    words = "It shall act. " * (LONG // 10)
    assert quote(words + odd) == quote(words[:LONG])[:-1] + quote(words[LONG:])[1:-1] + quote(odd)[1:]


def test_types_are_written() -> None:
    graph = GraphWriter("urn:g")
    graph.tell_value("urn:a", "urn:p", 3, XSD.integer)
    graph.tell_value("urn:a", "urn:p", "P3D", XSD.duration)
    assert graph.to_bytes().decode().splitlines() == [
        '<urn:a> <urn:p> "3"^^<http://www.w3.org/2001/XMLSchema#integer> <urn:g> .',
        '<urn:a> <urn:p> "P3D"^^<http://www.w3.org/2001/XMLSchema#duration> <urn:g> .',
    ]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=5))
def test_every_text_reads_back_as_it_was(texts: list[str]) -> None:
    graph = GraphWriter("urn:g")
    for text in texts:
        graph.tell("urn:a", "urn:p", text)
    n_quads = graph.to_bytes()
    store = ox.Store()
    store.load(n_quads, format=ox.RdfFormat.N_QUADS)
    assert {quad.object.value for quad in store} == set(texts)
    assert n_quads.count(b"\n") == len(set(texts))
