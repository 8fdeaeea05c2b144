"""The graph as a network of things and links, for programs that draw and measure networks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.export.rdf import text_of
from kg.query.names import local_name
from kg.view.labels import shorten
from kg.vocabulary import ONTOLOGY, PREFIXES

if TYPE_CHECKING:
    from networkx import MultiDiGraph

Statement = ox.Quad | ox.Triple

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
LABEL_LENGTH = 80


def to_network(statements: Sequence[Statement], *, untyped: bool = False) -> MultiDiGraph:
    """Return the things of a graph and the links between them, nodes and edges in the order of their IRIs.

    A node has a `kind`, a `label` and its literals; an edge has a `relation`. A place in a document is no
    node of its own: a link to a place becomes a link to its document. Things whose class is not stated are
    left out, or with `untyped` are nodes without a kind.
    """
    from networkx import MultiDiGraph

    things, places = describe_things(statements, untyped)
    network = MultiDiGraph()
    for iri, attributes in sorted(things.items()):
        network.add_node(iri, **attributes)
    for source, relation, target in sorted(set(links(statements, things, places))):
        network.add_edge(source, target, key=relation, relation=relation)
    return network


def describe_things(statements: Sequence[Statement], untyped: bool) -> tuple[dict[str, dict[str, str]], dict[str, str]]:
    """Return each thing with its attributes, and each place with the document that it is in."""
    literals: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    kinds: dict[str, set[str]] = defaultdict(set)
    places: dict[str, str] = {}
    for statement in statements:
        subject, name, value = text_of(statement.subject), statement.predicate.value, statement.object
        if name == RDF_TYPE:
            kinds[subject].add(local_name(text_of(value)))
        elif name == IN_DOCUMENT:
            places[subject] = text_of(value)
        elif isinstance(value, ox.Literal):
            literals[subject][name].add(value.value)
    named = {*kinds, *(ends(statements) if untyped else ())} - places.keys()
    return {iri: to_attributes(iri, kinds[iri], literals[iri]) for iri in named}, places


def ends(statements: Iterable[Statement]) -> Iterator[str]:
    """Yield every thing that statements are about, and those that they link it to."""
    for statement in statements:
        yield text_of(statement.subject)
        if is_link(statement):
            yield text_of(statement.object)


def is_link(statement: Statement) -> bool:
    """Tell whether a statement leads from one thing to another."""
    return statement.predicate.value != RDF_TYPE and not isinstance(statement.object, ox.Literal)


def to_attributes(iri: str, kinds: set[str], literals: dict[str, set[str]]) -> dict[str, str]:
    """Return a node's attributes: its kind, a short label and its literals, several joined by ` | `."""
    label = next((min(literals[p]) for p in LABELS if p in literals), iri.rpartition("/")[2])
    attributes = {local_name(p): " | ".join(sorted(values)) for p, values in sorted(literals.items())}
    return attributes | {"kind": min(kinds - GENERAL_KINDS or kinds, default=""), "label": shorten(label, LABEL_LENGTH)}


def links(
    statements: Sequence[Statement], things: dict[str, Any], places: dict[str, str]
) -> Iterator[tuple[str, str, str]]:
    """Yield the links between things; a link to a place becomes one to its document."""
    for statement in filter(is_link, statements):
        source, target = text_of(statement.subject), text_of(statement.object)
        target = places.get(target, target)
        if source in things and target in things:
            yield source, local_name(statement.predicate.value), target
