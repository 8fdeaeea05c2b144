"""The graph as GraphML, for programs that draw and measure networks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.export.rdf import text_of
from kg.query.names import local_name
from kg.view.labels import shorten
from kg.vocabulary import ONTOLOGY, PREFIXES

if TYPE_CHECKING:
    from networkx import MultiDiGraph

RDF_TYPE = PREFIXES["rdf"] + "type"
IN_DOCUMENT = ONTOLOGY + "inDocument"
LABELS = tuple(
    PREFIXES[prefix] + name
    for prefix, name in (
        ("skos", "prefLabel"),
        ("rdfs", "label"),
        ("cg", "action"),
        ("cg", "fileName"),
        ("cg", "number"),
        ("cg", "text"),
    )
)
"""The properties that give a node its label, the best first."""
GENERAL_KINDS = {"Norm", "Agent"}
"""Classes that say less than the narrower class that stands beside them."""
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LABEL_LENGTH = 80


def to_graphml(quads: Sequence[ox.Quad]) -> bytes:
    """Return the things of the graph and the links between them as GraphML.

    A node has a `kind`, a `label` and its literals; an edge has a `relation`. A place in a document is no
    node of its own: a link to a place becomes a link to its document.
    """
    from networkx import write_graphml_xml

    stream = BytesIO()
    write_graphml_xml(to_network(quads), stream)
    return stream.getvalue()


def to_network(quads: Sequence[ox.Quad]) -> MultiDiGraph:
    """Return the things of the graph as a network, nodes and edges in the order of their IRIs."""
    from networkx import MultiDiGraph

    things, places = describe_things(quads)
    network = MultiDiGraph()
    for iri, attributes in sorted(things.items()):
        network.add_node(iri, **attributes)
    for source, relation, target in sorted(set(links(quads, things, places))):
        network.add_edge(source, target, key=relation, relation=relation)
    return network


def describe_things(quads: Sequence[ox.Quad]) -> tuple[dict[str, dict[str, str]], dict[str, str]]:
    """Return each thing with its attributes, and each place with the document that it is in."""
    literals: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    kinds: dict[str, set[str]] = defaultdict(set)
    places: dict[str, str] = {}
    for quad in quads:
        subject, name = text_of(quad.subject), quad.predicate.value
        if name == RDF_TYPE:
            kinds[subject].add(local_name(text_of(quad.object)))
        elif name == IN_DOCUMENT:
            places[subject] = text_of(quad.object)
        elif isinstance(quad.object, ox.Literal):
            literals[subject][name].add(quad.object.value)
    things = {s: to_attributes(s, k, literals[s]) for s, k in kinds.items() if s not in places}
    return things, places


def to_attributes(iri: str, kinds: set[str], literals: dict[str, set[str]]) -> dict[str, str]:
    """Return a node's attributes: its kind, a short label and its literals, several joined by ` | `."""
    label = next((min(literals[p]) for p in LABELS if p in literals), iri.rpartition("/")[2])
    attributes = {local_name(p): " | ".join(sorted(values)) for p, values in sorted(literals.items())}
    attributes |= {"kind": min(kinds - GENERAL_KINDS or kinds), "label": shorten(label, LABEL_LENGTH)}
    return {name: NOT_XML.sub("\N{REPLACEMENT CHARACTER}", value) for name, value in attributes.items()}


def links(quads: Sequence[ox.Quad], things: dict[str, Any], places: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield the links between things; a link to a place becomes one to its document."""
    for quad in quads:
        if isinstance(quad.object, ox.NamedNode):
            source = text_of(quad.subject)
            target = places.get(quad.object.value, quad.object.value)
            if source in things and target in things:
                yield source, local_name(quad.predicate.value), target
