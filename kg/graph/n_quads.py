"""The lines of one named graph as N-Quads."""

from __future__ import annotations

from io import BytesIO
from json.encoder import encode_basestring

FEW = 16
# Above this length, replacing sign by sign is faster than looking at each letter.
LONG = 120


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
        self.lines: dict[str, str] = {}
        """What is written, without the end of its last line, by what stands for it alone: mostly the line itself."""

    def link(self, subject: str, predicate: str, target: str) -> None:
        """Say that a thing has this relation to another, or is of this class."""
        line = f"<{subject}> <{predicate}> <{target}>"
        self.lines[line] = line

    def tell(self, subject: str, predicate: str, text: str) -> None:
        """Say that a property of a thing has this text."""
        line = f"<{subject}> <{predicate}> {quote(text)}"
        self.lines[line] = line

    def tell_value(self, subject: str, predicate: str, value: str | int, datatype: str) -> None:
        """Say that a property of a thing has this value, written as its type of XML Schema writes it."""
        line = f'<{subject}> <{predicate}> "{value}"^^<{datatype}>'
        self.lines[line] = line

    def to_bytes(self) -> bytes:
        """Return the lines in the order in which they came first, each once, in UTF-8."""
        lines, end, written = list(self.lines.values()), self.end.encode(), BytesIO()
        # One letter that is not ASCII makes all that it is joined with slow to encode: here a few lines.
        for n in range(0, len(lines), FEW):
            written.write(self.end.join(lines[n : n + FEW]).encode())
            written.write(end)
        return written.getvalue()


def quote(text: str) -> str:
    r"""Return a text as N-Quads writes it, in quotes: as JSON does.

    Source: https://www.w3.org/TR/n-quads/#grammar-production-ECHAR

    >>> print(quote('say "yes"\n'))
    "say \"yes\"\n"
    """
    if len(text) > LONG:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
        if escaped.isprintable():
            return f'"{escaped}"'
    return encode_basestring(text)
