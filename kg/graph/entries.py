"""What the index of words holds of a document: its clauses and norms by their words, all else by its names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.model import Modality
from kg.structure.noise import to_words
from kg.vocabulary import CG, RDF, RDFS, SKOS

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Values = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing that a document tells of: its IRI, its class, its name, its words, and the place where it stands.

    `excerpt` is `None` for what stands nowhere, such as a document.
    """

    iri: str
    kind: str
    name: str
    text: str = ""
    excerpt: str | None = None


def read_entries(quads: ox.Store, document: str) -> Iterator[Entry]:
    """Yield what the index holds of a document, given the quads of a store."""
    graph = Graph(quads, document)
    yield from read_clauses(graph)
    yield from read_norms(graph)
    yield from read_names(graph)


class Graph:
    """The named graph of one document."""

    def __init__(self, quads: ox.Store, document: str) -> None:
        self.quads = quads
        self.document = document
        self.graph = ox.NamedNode(document)

    def values(self, predicate: str) -> Values:
        """Return the values of a property by subject."""
        found: Values = {}
        for quad in self.quads.quads_for_pattern(None, ox.NamedNode(predicate), None, self.graph):
            found.setdefault(to_value(quad.subject), []).append(to_value(quad.object))
        return found

    def values_of(self, subject: str, predicate: str) -> list[str]:
        """Return the values of a property of one thing."""
        found = self.quads.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None, self.graph)
        return [to_value(quad.object) for quad in found]

    def members(self, name: str) -> list[str]:
        """Return the IRIs of the members of a class."""
        found = self.quads.quads_for_pattern(None, ox.NamedNode(RDF.type), ox.NamedNode(CG.term(name)), self.graph)
        return [to_value(quad.subject) for quad in found]


def read_clauses(graph: Graph) -> Iterator[Entry]:
    """Yield the clauses by their words, named by their heading or, without one, by their type."""
    for iri, texts in graph.values(CG.text).items():
        place = first_place(graph.values_of(iri, CG.occursAt))
        headings = graph.values_of(place, CG.heading) if place else []
        types = graph.values_of(iri, CG.clauseType)
        names = headings or [label for each in types for label in graph.values_of(each, SKOS.prefLabel)]
        yield Entry(iri, "Clause", to_words(min(names, default="")), min(texts), place)


def read_norms(graph: Graph) -> Iterator[Entry]:
    """Yield the norms by the words that state them, named by who and what."""
    acts, places = graph.values(CG.action), graph.values(CG.evidence)
    bearers, labels = graph.values(CG.bearer), graph.values(SKOS.prefLabel)
    for modality in Modality:
        for iri in graph.members(modality.value):
            who = ", ".join(sorted(min(labels[bearer]) for bearer in bearers.get(iri, ()) if bearer in labels))
            act = min(acts.get(iri, [""]))
            place = first_place(places.get(iri, []))
            words = to_words(min(graph.values_of(place, CG.exact), default="")) if place else ""
            yield Entry(iri, modality.value, f"{who}: {act}" if who else act, words, place)


def read_names(graph: Graph) -> Iterator[Entry]:
    """Yield what people call by a name, with its other names or what defines it as its words."""
    labels, forms = graph.values(SKOS.prefLabel), graph.values(SKOS.altLabel)
    definitions = graph.values(SKOS.definition)
    places = graph.values(CG.mentionedAt) | graph.values(CG.definedAt)
    for kind in ("ClauseType", "Party", "Role", "Organization", "DefinedTerm"):
        for iri in graph.members(kind):
            words = sorted(forms.get(iri, ())) + definitions.get(iri, [])
            yield Entry(iri, kind, min(labels.get(iri, [""])), "; ".join(words), first_place(places.get(iri, [])))
    files = ", ".join(sorted(graph.values_of(graph.document, CG.fileName)))
    title = min(graph.values_of(graph.document, RDFS.label), default="")
    yield Entry(graph.document, "Document", title or files, files if title else "")


def to_value(term: Term) -> str:
    """Return the IRI or the text of a term, empty for a triple that stands as one."""
    return "" if isinstance(term, ox.Triple) else term.value


def first_place(places: list[str]) -> str | None:
    """Return the excerpt that comes first in its document, `None` of none.

    >>> first_place(["urn:d#char=100,120", "urn:d#char=20,30"])
    'urn:d#char=20,30'
    """
    return min(places, key=lambda place: (len(place.partition(",")[0]), place), default=None)
