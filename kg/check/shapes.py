"""Shapes: the graph of one document against `ontology/shapes.ttl`, by pySHACL."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from rdflib import RDF, Graph
from rdflib.namespace import SH
from rdflib.term import Node

from kg.config import ontology_path
from kg.errors import KgError


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A thing that does not have the shape it should have, and the document that says so.

    `value` is what is wrong about it, where the shape names it; `path` the property that it is about.
    """

    document: str
    thing: str
    message: str
    path: str | None = None
    value: str | None = None


def validate(document: str, n_quads: bytes) -> list[Violation]:
    """Return what is wrong with the graph of a document, given by its IRI and as N-Quads, sorted."""
    data = Graph().parse(data=_without_graph(n_quads), format="nt")
    _, results, _ = _load_validator()(data, shacl_graph=_load_shapes(), inplace=True)
    found = {
        Violation(
            document,
            str(results.value(result, SH.focusNode)),
            _message(results, result),
            _text(results.value(result, SH.resultPath)),
            _text(results.value(result, SH.value)),
        )
        for result in results.subjects(RDF.type, SH.ValidationResult)
    }
    return sorted(found, key=lambda v: (v.thing, v.message, v.path or "", v.value or ""))


def _without_graph(n_quads: bytes) -> bytes:
    """Return N-Quads as N-Triples: a line ends with the IRI of its graph, in which no blank stands."""
    return b"".join(line.rpartition(b" <")[0] + b" .\n" for line in n_quads.splitlines())


def _message(results: Graph, result: Node) -> str:
    return min((str(message) for message in results.objects(result, SH.resultMessage)), default="")


def _text(node: Node | None) -> str | None:
    return None if node is None else str(node)


@cache
def _load_validator() -> Callable[..., tuple[bool, Graph, str]]:
    try:
        from pyshacl import validate as run
    except ImportError as error:
        raise KgError("kg check", "this needs pySHACL; run `pip install 'clausegraph[check]'`") from error
    validator: Any = run
    return validator  # type: ignore[no-any-return]


@cache
def _load_shapes() -> Graph:
    return Graph().parse(ontology_path("shapes.ttl"), format="turtle")
