"""The graph as JSON-LD, compacted with the context that the ontology brings: nothing is fetched."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any

import pyoxigraph as ox

from kg.config import ontology_path
from kg.errors import ConfigError
from kg.export.rdf import text_of
from kg.graph.store import Term
from kg.vocabulary import PREFIXES

RDF_TYPE = PREFIXES["rdf"] + "type"
XSD_STRING = PREFIXES["xsd"] + "string"
NATIVE: dict[str, Callable[[str], Any]] = {
    PREFIXES["xsd"] + "integer": int,
    PREFIXES["xsd"] + "boolean": "true".__eq__,
}
"""The datatypes that JSON has words for, and how a literal becomes one."""


def to_jsonld(quads: Sequence[ox.Quad]) -> bytes:
    """Return the named graphs as one JSON-LD document that carries its context within it."""
    definitions = read_context()
    compactor = Compactor(definitions)
    graphs = [
        {"@id": text_of(graph), "@graph": compactor.nodes(members)}
        for graph, members in groupby(quads, key=lambda q: q.graph_name)
    ]
    document = {"@context": definitions, "@graph": graphs}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def read_context() -> dict[str, Any]:
    """Return the term definitions of the ontology's context; raises `ConfigError` where it is none."""
    path = ontology_path("context.jsonld")
    try:
        definitions = json.loads(path.read_text(encoding="utf-8"))["@context"]
    except (OSError, ValueError, KeyError) as error:
        raise ConfigError(path, f"this should be a JSON-LD context ({error})") from error
    if not isinstance(definitions, dict) or "@import" in definitions:
        raise ConfigError(path, "the context must hold its definitions itself and refer to no other")
    return definitions


class Compactor:
    """Writes quads as JSON-LD nodes in the terms of a context."""

    def __init__(self, definitions: dict[str, Any]) -> None:
        from rdflib.plugins.shared.jsonld.context import Context

        self.context = Context(definitions)
        self.terms = {(t.id, str(t.type) if t.type else ""): t for t in self.context.terms.values()}

    def nodes(self, quads: Iterable[ox.Quad]) -> list[dict[str, Any]]:
        """Return one node for each subject; the quads are sorted by subject."""
        return [self.node(text_of(subject), members) for subject, members in groupby(quads, key=lambda q: q.subject)]

    def node(self, iri: str, quads: Iterable[ox.Quad]) -> dict[str, Any]:
        """Return a subject with its properties; several values of one stand in a list."""
        node: dict[str, Any] = {"@id": iri}
        for quad in quads:
            key, value = self.entry(quad.predicate.value, quad.object)
            if key in node:
                node[key] = [*node[key], value] if isinstance(node[key], list) else [node[key], value]
            else:
                node[key] = [value] if self.is_set(key) else value
        return node

    def is_set(self, key: str) -> bool:
        """Tell whether the context wants the values of a term in a list even where there is but one."""
        term = self.context.terms.get(key)
        return bool(term and "@set" in (term.container or ()))

    def entry(self, name: str, value: Term) -> tuple[str, Any]:
        """Return the key for a property and its value as the key's term asks for it."""
        if isinstance(value, ox.Literal):
            return self.literal(name, value)
        if not isinstance(value, ox.NamedNode):
            raise TypeError(f"what is stored has neither blank nodes nor triples as values: {value}")
        if name == RDF_TYPE:
            return "@type", str(self.context.to_symbol(value.value))
        if term := self.terms.get((name, "@id")):
            return term.name, value.value
        if term := self.terms.get((name, "@vocab")):
            return term.name, str(self.context.to_symbol(value.value))
        return name, {"@id": value.value}

    def literal(self, name: str, value: ox.Literal) -> tuple[str, Any]:
        """Return the key for a property and a literal: bare where the term says the datatype."""
        datatype = value.datatype.value
        if datatype == XSD_STRING:
            term = self.terms.get((name, "")) or self.terms.get((name, XSD_STRING))
            return (term.name, value.value) if term else (name, {"@value": value.value})
        if value.language:
            return name, {"@value": value.value, "@language": value.language}
        if term := self.terms.get((name, datatype)):
            return term.name, NATIVE.get(datatype, str)(value.value)
        return name, {"@value": value.value, "@type": datatype}
