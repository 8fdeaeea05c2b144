"""Short names of things: what a label shows of an IRI or of a long text."""

from __future__ import annotations

from kg.query.names import local_name


def part_number(iri: str) -> int:
    """Return the number that ends the IRI of a part, 0 where there is none.

    >>> part_number("https://example.org/clause/ab/norm/12")
    12
    """
    tail = local_name(iri)
    return int(tail) if tail.isdecimal() else 0


def shorten(text: str, length: int) -> str:
    """Return a text of at most `length` characters, cut at a word where it can be, with an ellipsis.

    >>> shorten("one two three", 9), shorten("one", 9)
    ('one two…', 'one')
    """
    if len(text) <= length:
        return text
    head = text[: length - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[length // 2 :] else head).rstrip(" ,;:") + "…"


def one_line(text: str) -> str:
    """Return a text without line ends and other characters that do not print.

    Marks that turn the direction of writing are among them: in a drawn label nothing would end them.

    >>> one_line("a\\n b\\u202ec")
    'a bc'
    """
    plain = text if text.isprintable() else "".join(c for c in text if c.isprintable() or c.isspace())
    return " ".join(plain.split())
