"""The lines of one named graph as N-Quads."""

from __future__ import annotations

from json.encoder import encode_basestring

# JSON writes a text as N-Quads does (https://www.w3.org/TR/n-quads/#grammar-production-ECHAR), and does so in C.
quote = encode_basestring
FEW = 64


class GraphWriter:
    r"""Collects what a named graph says, line by line; terms are IRIs without their angle brackets.

    Readings have so many statements that a line is written at once, without a term or a quad in between.

    >>> graph = GraphWriter("urn:g")
    >>> graph.link("urn:a", "urn:b", "urn:c")
    >>> graph.tell("urn:a", "urn:d", "two\nlines")
    >>> graph.to_bytes()
    b'<urn:a> <urn:b> <urn:c> <urn:g> .\n<urn:a> <urn:d> "two\\nlines" <urn:g> .\n'
    """

    def __init__(self, graph: str) -> None:
        self.end = f" <{graph}> .\n"
        self.lines: list[str] = []

    def link(self, subject: str, predicate: str, target: str) -> None:
        """Say that a thing has this relation to another, or is of this class."""
        self.lines.append(f"<{subject}> <{predicate}> <{target}>{self.end}")

    def tell(self, subject: str, predicate: str, text: str) -> None:
        """Say that a property of a thing has this text."""
        self.lines.append(f"<{subject}> <{predicate}> {quote(text)}{self.end}")

    def tell_value(self, subject: str, predicate: str, value: str | int, datatype: str) -> None:
        """Say that a property of a thing has this value, written as its type of XML Schema writes it."""
        self.lines.append(f'<{subject}> <{predicate}> "{value}"^^<{datatype}>{self.end}')

    def to_bytes(self) -> bytes:
        """Return the lines in the order in which they came first, each once, in UTF-8."""
        lines = list(dict.fromkeys(self.lines))
        # One letter that is not ASCII makes all that it is joined with slow to encode: here a few lines.
        return b"".join("".join(lines[n : n + FEW]).encode() for n in range(0, len(lines), FEW))
