"""Things and links as a network: what is a node, and what it is called."""

from __future__ import annotations

import pyoxigraph as ox

from kg.export.network import to_network
from kg.export.rdf import read_quads
from kg.graph.store import Store
from kg.vocabulary import CG, RDF, SKOS


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(name)


LINK = ox.Triple(node("urn:x/a"), node(CG.relatedTo), node("urn:x/b"))
TYPED = ox.Triple(node("urn:x/a"), node(RDF.type), node(CG.ClauseType))
NAMES = [ox.Triple(node("urn:x/a"), node(SKOS.prefLabel), ox.Literal(name)) for name in ("B\0", "A")]


def test_things_without_a_class_are_left_out_unless_they_are_asked_for() -> None:
    statements = [LINK, TYPED, *NAMES]
    typed, whole = to_network(statements), to_network(statements, untyped=True)
    assert (list(typed), list(typed.edges)) == (["urn:x/a"], [])
    assert list(whole.edges(data=True)) == [("urn:x/a", "urn:x/b", {"relation": "relatedTo"})]
    assert whole.nodes["urn:x/a"] == {"kind": "ClauseType", "label": "A", "prefLabel": "A | B\0"}
    assert whole.nodes["urn:x/b"] == {"kind": "", "label": "b"}


def test_a_link_to_a_place_is_one_to_its_document(desk: Store) -> None:
    network = to_network(read_quads(desk))
    documents = {name for name, kind in network.nodes(data="kind") if kind == "Document"}
    stated = {target for _, target, relation in network.edges(data="relation") if relation == "evidence"}
    assert stated
    assert stated <= documents
