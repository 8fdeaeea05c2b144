"""What is searched of a document: its clauses and norms by their words, all else by its names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing that a document tells of: its IRI, its class, its name, its words, and the excerpt that holds them.

    Name and words are in normal form C, in which an accent is part of its letter. What people call by a name has
    no excerpt here: where each stands is much to read, and only wanted of what is shown.
    """

    iri: str
    kind: str
    name: str
    text: str = ""
    excerpt: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """The words of a thing as an entry has them, and where they stand, `None` for what stands nowhere."""

    text: str
    excerpt: str | None


def read_entries(quads: ox.Store, document: str) -> Iterator[Entry]:
    """Yield what the index holds of a document, given the quads of a store."""
    graph = WholeGraph(quads, document)
    for kind, reader in READERS.items():
        # A document is one also where its graph does not say so.
        for iri in [document] if kind == "Document" else graph.members(kind):
            name, text = reader.name(graph, iri), reader.text(graph, iri)
            place = None if reader is NAMED else find_place(graph, iri, reader.places)
            yield Entry(iri, kind, normalize("NFC", name), normalize("NFC", text), place)


def read_told(quads: ox.Store, document: str, iri: str, kind: str, excerpt: str | None) -> Told:
    """Return what a document tells of one thing of a class, and where, given the quads of a store.

    `excerpt` is that of the thing's entry, which is then not looked up.
    """
    graph, reader = Graph(quads, document), READERS[kind]
    if excerpt:
        graph.known[iri, reader.places[0]] = [excerpt]
    return Told(normalize("NFC", reader.text(graph, iri)), find_place(graph, iri, reader.places))


class Graph:
    """The named graph of one document, in which things are looked up."""

    def __init__(self, quads: ox.Store, document: str) -> None:
        self.quads = quads
        self.graph = ox.NamedNode(document)
        self.known: dict[tuple[str, str], list[str]] = {}

    def values(self, subject: str, predicate: str) -> list[str]:
        """Return the values of a property of a thing."""
        known = self.known.get((subject, predicate))
        if known is None:
            found = self.quads.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None, self.graph)
            known = self.known[subject, predicate] = [to_value(quad.object) for quad in found]
        return known

    def members(self, name: str) -> list[str]:
        """Return the IRIs of the members of a class."""
        found = self.quads.quads_for_pattern(None, ox.NamedNode(RDF.type), ox.NamedNode(CG.term(name)), self.graph)
        return [to_value(quad.subject) for quad in found]


class WholeGraph(Graph):
    """The named graph of one document, of which all things are wanted: what most of them have is read at once."""

    def __init__(self, quads: ox.Store, document: str) -> None:
        super().__init__(quads, document)
        self.properties: dict[str, Values] = {predicate: self._read(predicate) for predicate in WIDESPREAD}

    def values(self, subject: str, predicate: str) -> list[str]:
        """Return the values of a property of a thing."""
        whole = self.properties.get(predicate)
        return super().values(subject, predicate) if whole is None else whole.get(subject, [])

    def _read(self, predicate: str) -> Values:
        found: Values = {}
        for quad in self.quads.quads_for_pattern(None, ox.NamedNode(predicate), None, self.graph):
            found.setdefault(to_value(quad.subject), []).append(to_value(quad.object))
        return found


@dataclass(frozen=True, slots=True)
class Reader:
    """How the members of a class are read: their name, their words, and the properties that tell where they stand."""

    name: Callable[[Graph, str], str]
    text: Callable[[Graph, str], str]
    places: tuple[str, ...] = ()


def name_clause(graph: Graph, iri: str) -> str:
    """Return the heading of a clause or, without one, the name of its type."""
    place = find_place(graph, iri, (CG.occursAt,))
    headings = graph.values(place, CG.heading) if place else []
    types = graph.values(iri, CG.clauseType) if not headings else []
    return to_words(min(headings or [label for each in types for label in read_labels(graph, each)], default=""))


def read_clause(graph: Graph, iri: str) -> str:
    """Return the words of a clause."""
    return min(graph.values(iri, CG.text), default="")


def name_norm(graph: Graph, iri: str) -> str:
    """Return who does what by a norm."""
    bearers = [labels for each in graph.values(iri, CG.bearer) if (labels := read_labels(graph, each))]
    act = min(graph.values(iri, CG.action), default="")
    return f"{', '.join(sorted(map(min, bearers)))}: {act}" if bearers else act


def read_norm(graph: Graph, iri: str) -> str:
    """Return the words that state a norm."""
    place = find_place(graph, iri, (CG.evidence,))
    return to_words(min(graph.values(place, CG.exact), default="")) if place else ""


def name_named(graph: Graph, iri: str) -> str:
    """Return the name of what people call by a name."""
    return min(read_labels(graph, iri), default="")


def read_named(graph: Graph, iri: str) -> str:
    """Return the other names of what people call by a name, and what defines it."""
    return "; ".join(sorted(graph.values(iri, SKOS.altLabel)) + graph.values(iri, SKOS.definition))


def name_document(graph: Graph, iri: str) -> str:
    """Return the title of a document or, without one, its file name."""
    return min(graph.values(iri, RDFS.label), default="") or read_files(graph, iri)


def read_document(graph: Graph, iri: str) -> str:
    """Return the file name of a document that has a title too."""
    return read_files(graph, iri) if any(graph.values(iri, RDFS.label)) else ""


def read_files(graph: Graph, iri: str) -> str:
    """Return the file names of a document."""
    return ", ".join(sorted(graph.values(iri, CG.fileName)))


def read_labels(graph: Graph, iri: str) -> list[str]:
    """Return the names of a thing."""
    return graph.values(iri, SKOS.prefLabel)


def find_place(graph: Graph, iri: str, properties: Iterable[str]) -> str | None:
    """Return the first excerpt that a thing has by the first of the properties that it has, `None` without any."""
    return first_place(next(filter(None, (graph.values(iri, each) for each in properties)), []))


NORM = Reader(name_norm, read_norm, (CG.evidence,))
NAMED = Reader(name_named, read_named, (CG.definedAt, CG.mentionedAt))
READERS = {
    "Clause": Reader(name_clause, read_clause, (CG.occursAt,)),
    **dict.fromkeys([modality.value for modality in Modality], NORM),
    **dict.fromkeys(["ClauseType", "Party", "Role", "Organization", "DefinedTerm"], NAMED),
    "Document": Reader(name_document, read_document),
}
"""Class → how its members are read."""


def to_value(term: Term) -> str:
    """Return the IRI or the text of a term, empty for a triple that stands as one."""
    return "" if isinstance(term, ox.Triple) else term.value


def first_place(places: list[str]) -> str | None:
    """Return the excerpt that comes first in its document, `None` of none.

    >>> first_place(["urn:d#char=100,120", "urn:d#char=20,30"])
    'urn:d#char=20,30'
    """
    return min(places, key=lambda place: (len(place.partition(",")[0]), place), default=None)
