"""What the index of words holds of a document: its clauses and norms by their words, all else by its names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from unicodedata import normalize

import pyoxigraph as ox

from kg.model import Modality
from kg.structure.noise import to_words
from kg.vocabulary import CG, RDF, RDFS, SKOS

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Values = dict[str, list[str]]
"""The values of a property, by subject."""
WIDESPREAD = (CG.text, CG.action, CG.evidence, CG.bearer, SKOS.prefLabel, SKOS.altLabel, SKOS.definition)
"""Properties of the things that are indexed, of most members of their class and of few other things."""
Told = tuple[str, str, str | None]
"""The name of a thing, its words, and the place where it stands."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing that a document tells of: its IRI, its class, its name, its words, and the place where it stands.

    Name and words are in normal form C, in which an accent is part of its letter.

    `excerpt` is `None` for what stands nowhere, such as a document, and of a name where it is not asked for.
    """

    iri: str
    kind: str
    name: str
    text: str = ""
    excerpt: str | None = None


def read_entries(quads: ox.Store, document: str) -> Iterator[Entry]:
    """Yield what the index holds of a document, given the quads of a store."""
    graph = WholeGraph(quads, document)
    for kind in READERS:
        # A document is one also where its graph does not say so.
        for iri in [document] if kind == "Document" else graph.members(kind):
            yield to_entry(graph, iri, kind)


def read_entry(quads: ox.Store, document: str, iri: str, kind: str) -> Entry:
    """Return what a document tells of one thing of a class, and where, given the quads of a store."""
    graph = Graph(quads, document)
    entry = to_entry(graph, iri, kind)
    if entry.excerpt is None:
        # Where each name stands is much to read, and only wanted of what is shown.
        named = graph.values(iri, CG.definedAt) or graph.values(iri, CG.mentionedAt)
        entry = replace(entry, excerpt=first_place(named))
    return entry


class Graph:
    """The named graph of one document, in which things are looked up."""

    def __init__(self, quads: ox.Store, document: str) -> None:
        self.quads = quads
        self.document = document
        self.graph = ox.NamedNode(document)

    def values(self, subject: str, predicate: StrEnum) -> list[str]:
        """Return the values of a property of a thing."""
        found = self.quads.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None, self.graph)
        return [to_value(quad.object) for quad in found]

    def members(self, name: str) -> list[str]:
        """Return the IRIs of the members of a class."""
        found = self.quads.quads_for_pattern(None, ox.NamedNode(RDF.type), ox.NamedNode(CG[name]), self.graph)
        return [to_value(quad.subject) for quad in found]


class WholeGraph(Graph):
    """The named graph of one document, of which all things are wanted: what most of them have is read at once."""

    def __init__(self, quads: ox.Store, document: str) -> None:
        super().__init__(quads, document)
        self.properties: dict[StrEnum, Values] = {}

    def values(self, subject: str, predicate: StrEnum) -> list[str]:
        """Return the values of a property of a thing."""
        if predicate not in WIDESPREAD:
            return super().values(subject, predicate)
        if predicate not in self.properties:
            self.properties[predicate] = self._read(predicate)
        return self.properties[predicate].get(subject, [])

    def _read(self, predicate: StrEnum) -> Values:
        found: Values = {}
        for quad in self.quads.quads_for_pattern(None, ox.NamedNode(predicate), None, self.graph):
            found.setdefault(to_value(quad.subject), []).append(to_value(quad.object))
        return found


def to_entry(graph: Graph, iri: str, kind: str) -> Entry:
    """Return what a graph tells of a thing of a class."""
    name, text, place = READERS[kind](graph, iri)
    return Entry(iri, kind, normalize("NFC", name), normalize("NFC", text), place)


def read_clause(graph: Graph, iri: str) -> Told:
    """Return a clause by its words, named by its heading or, without one, by its type."""
    place = first_place(graph.values(iri, CG.occursAt))
    headings = graph.values(place, CG.heading) if place else []
    names = headings or [label for each in graph.values(iri, CG.clauseType) for label in read_labels(graph, each)]
    return to_words(min(names, default="")), min(graph.values(iri, CG.text), default=""), place


def read_norm(graph: Graph, iri: str) -> Told:
    """Return a norm by the words that state it, named by who and what."""
    who = ", ".join(
        sorted(min(labels) for each in graph.values(iri, CG.bearer) if (labels := read_labels(graph, each)))
    )
    act = min(graph.values(iri, CG.action), default="")
    place = first_place(graph.values(iri, CG.evidence))
    words = graph.values(place, CG.exact) if place else []
    return f"{who}: {act}" if who else act, to_words(min(words, default="")), place


def read_name(graph: Graph, iri: str) -> Told:
    """Return what people call by a name, with its other names or what defines it as its words."""
    words = sorted(graph.values(iri, SKOS.altLabel)) + graph.values(iri, SKOS.definition)
    return min(read_labels(graph, iri), default=""), "; ".join(words), None


def read_document(graph: Graph, iri: str) -> Told:
    """Return a document by its title, with its file's name as its words, or by the latter."""
    files = ", ".join(sorted(graph.values(iri, CG.fileName)))
    title = min(graph.values(iri, RDFS.label), default="")
    return title or files, files if title else "", None


def read_labels(graph: Graph, iri: str) -> list[str]:
    """Return the names of a thing."""
    return graph.values(iri, SKOS.prefLabel)


READERS: dict[str, Callable[[Graph, str], Told]] = {
    "Clause": read_clause,
    **dict.fromkeys([modality.value for modality in Modality], read_norm),
    **dict.fromkeys(["ClauseType", "Party", "Role", "Organization", "DefinedTerm"], read_name),
    "Document": read_document,
}
"""Class → what reads the name, the words and the place of its members."""


def to_value(term: Term) -> str:
    """Return the IRI or the text of a term, empty for a triple that stands as one."""
    return "" if isinstance(term, ox.Triple) else term.value


def first_place(places: list[str]) -> str | None:
    """Return the excerpt that comes first in its document, `None` of none.

    >>> first_place(["urn:d#char=100,120", "urn:d#char=20,30"])
    'urn:d#char=20,30'
    """
    return min(places, key=lambda place: (len(place.partition(",")[0]), place), default=None)
