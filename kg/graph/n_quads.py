"""Quads → sorted N-Quads, one line each."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import Literal, URIRef

from kg.graph.quads import Quad

# rdflib writes a literal of several lines as Turtle does, which no reader of N-Quads understands.
ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})


def to_n_quads(quads: Iterable[Quad]) -> bytes:
    r"""Return quads as sorted N-Quads, UTF-8: the same quads give the same bytes.

    >>> a = URIRef("urn:a")
    >>> to_n_quads([(a, a, Literal("two\nlines"), a)])
    b'<urn:a> <urn:a> "two\\nlines" <urn:a> .\n'
    """
    lines = {f"<{s}> <{p}> {to_term(o)} <{g}> .\n" for s, p, o, g in quads}
    return "".join(sorted(lines)).encode()


def to_term(node: URIRef | Literal) -> str:
    """Return an IRI or a literal as N-Quads writes it.

    >>> to_term(Literal(7)), to_term(Literal("sept", lang="fr"))
    ('"7"^^<http://www.w3.org/2001/XMLSchema#integer>', '"sept"@fr')
    """
    if isinstance(node, URIRef):
        return f"<{node}>"
    words = f'"{str(node).translate(ESCAPES)}"'
    if node.language:
        return f"{words}@{node.language}"
    return f"{words}^^<{node.datatype}>" if node.datatype else words
