"""The graph in the formats of RDF, sorted: the same graph gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO

import pyoxigraph as ox

from kg.graph.store import Store, Term
from kg.vocabulary import PREFIXES


def read_quads(store: Store) -> tuple[ox.Quad, ...]:
    """Return every quad of a store, sorted by graph, subject, property and value."""
    return tuple(sorted(ox.parse(store.dump(), format=ox.RdfFormat.N_QUADS), key=sort_key))


def sort_key(quad: ox.Quad) -> tuple[str, str, str, str]:
    """Return what quads are sorted by: the written forms of graph, subject, property and value."""
    return str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)


def merge_graphs(quads: Sequence[ox.Quad]) -> list[ox.Triple]:
    """Return the triples of all graphs together, each once, sorted by subject, property and value."""
    return sorted({q.triple for q in quads}, key=lambda t: (str(t.subject), str(t.predicate), str(t.object)))


def to_turtle(quads: Sequence[ox.Quad]) -> bytes:
    """Return the triples of all graphs together as Turtle."""
    return sort_prefixes(serialize(merge_graphs(quads), ox.RdfFormat.TURTLE, PREFIXES))


def to_trig(quads: Sequence[ox.Quad]) -> bytes:
    """Return the named graphs as TriG."""
    return sort_prefixes(serialize(quads, ox.RdfFormat.TRIG, PREFIXES))


def to_n_triples(quads: Sequence[ox.Quad]) -> bytes:
    """Return the triples of all graphs together as N-Triples, in the order of the lines."""
    return sort_lines(serialize(merge_graphs(quads), ox.RdfFormat.N_TRIPLES))


def to_n_quads(quads: Sequence[ox.Quad]) -> bytes:
    """Return the named graphs as N-Quads, in the order of the lines."""
    return sort_lines(serialize(quads, ox.RdfFormat.N_QUADS))


def serialize(
    statements: Iterable[ox.Quad] | Iterable[ox.Triple],
    form: ox.RdfFormat,
    prefixes: Mapping[str, str] | None = None,
) -> bytes:
    """Return statements in a format of RDF, in the order in which they come."""
    stream = BytesIO()
    ox.serialize(statements, stream, form, prefixes=dict(prefixes or {}))
    return stream.getvalue()


def text_of(term: Term) -> str:
    """Return the IRI or the words of a term."""
    return str(term) if isinstance(term, ox.Triple) else term.value


def sort_lines(lines: bytes) -> bytes:
    r"""Return the lines in the order of their bytes.

    >>> sort_lines(b"b\na\n")
    b'a\nb\n'
    """
    return b"".join(sorted(lines.splitlines(keepends=True)))


def sort_prefixes(text: bytes) -> bytes:
    """Return Turtle or TriG with the prefixes at its head in order: the serializer's order is chance."""
    lines = text.splitlines(keepends=True)
    head = [line for line in lines[: len(PREFIXES)] if line.startswith(b"@prefix ")]
    return b"".join(sorted(head) + lines[len(head) :])
