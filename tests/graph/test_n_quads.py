"""Quads → N-Quads."""

from __future__ import annotations

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Literal, URIRef
from rdflib.namespace import XSD

from kg.graph.n_quads import to_n_quads

A, B = URIRef("urn:a"), URIRef("urn:b")


def test_lines_are_sorted_and_each_quad_comes_once() -> None:
    quads = [(B, A, Literal("x"), A), (A, A, B, A), (B, A, Literal("x"), A)]
    assert to_n_quads(quads) == b'<urn:a> <urn:a> <urn:b> <urn:a> .\n<urn:b> <urn:a> "x" <urn:a> .\n'


def test_types_and_languages_are_written() -> None:
    quads = [(A, A, Literal("mot", lang="fr"), A), (A, A, Literal(True), A), (A, A, Literal(3), A)]
    assert to_n_quads(quads).decode().splitlines() == [
        f'<urn:a> <urn:a> "3"^^<{XSD.integer}> <urn:a> .',
        '<urn:a> <urn:a> "mot"@fr <urn:a> .',
        f'<urn:a> <urn:a> "true"^^<{XSD.boolean}> <urn:a> .',
    ]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=5))
def test_every_text_reads_back_as_it_was(texts: list[str]) -> None:
    n_quads = to_n_quads((A, B, Literal(text), A) for text in texts)
    store = ox.Store()
    store.load(n_quads, format=ox.RdfFormat.N_QUADS)
    assert {quad.object.value for quad in store} == set(texts)
    assert n_quads.count(b"\n") == len(set(texts))
