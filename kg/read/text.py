"""Bytes → text, for plain text and Markdown.

A character's offset is its place in what `open(path, encoding=…, newline="").read()` gives: line ends stay
as they are, and the byte order mark of UTF-8 stays as a character.
"""

from __future__ import annotations

import codecs
from pathlib import Path

from kg.errors import DocumentError

UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1a\x1b")
MOST_CONTROLS = 0.02
"""The share of control characters above which bytes are not taken for text."""
LONGEST_LINE = 4_000_000
"""The length of the longest line that is read, in characters; a contract of 500 pages has fewer."""
BLANKS = "\ufeff\u200b\u2060"
"""What is seen as white space besides what Python strips."""


def read_text(data: bytes, path: Path) -> tuple[str, tuple[str, ...]]:
    r"""Return the text that bytes stand for, and notes on how it was found.

    Raises `DocumentError` for what is empty, binary, in another encoding, or one endless line.

    >>> read_text(b"The Operator shall act.\r\n", Path("a.txt"))
    ('The Operator shall act.\r\n', ())
    >>> read_text(b"\x93Operator\x94", Path("a.txt"))[1]
    ('byte 1 is not UTF-8: read as Windows-1252',)
    """
    text, notes = decode(data, path)
    check_text(text, path)
    return text, notes


def decode(data: bytes, path: Path) -> tuple[str, tuple[str, ...]]:
    """Return bytes as text: UTF-8, UTF-16 with a byte order mark, or else Windows-1252, with a note."""
    if data.startswith(UTF_16_MARKS):
        try:
            return data.decode("utf-16"), ("read as UTF-16",)
        except UnicodeDecodeError as error:
            raise DocumentError(path, f"it begins as UTF-16, but byte {error.start + 1} is not") from error
    if b"\0" in data:
        raise DocumentError(path, f"it is binary: byte {data.index(0) + 1} is NUL; save it as UTF-8 text")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return decode_windows(data, path), (f"byte {error.start + 1} is not UTF-8: read as Windows-1252",)


def decode_windows(data: bytes, path: Path) -> str:
    """Return bytes as the text that they are in Windows-1252, which leaves five bytes without meaning."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        problem = f"byte {error.start + 1} is neither UTF-8 nor Windows-1252; save it as UTF-8 text"
        raise DocumentError(path, problem) from error


def check_text(text: str, path: Path) -> None:
    """Raise `DocumentError` for a text that cannot be a document."""
    if not text.strip().strip(BLANKS).strip():
        raise DocumentError(path, "it is empty" if not text else "it holds nothing but white space")
    if "\0" in text or count_controls(text) > MOST_CONTROLS * len(text):
        raise DocumentError(path, "it is binary: it is full of control characters; save it as UTF-8 text")
    if len(text) > LONGEST_LINE:
        for number, line in enumerate(text.splitlines(), 1):
            if len(line) > LONGEST_LINE:
                problem = f"line {number} has {len(line):,} characters, more than the {LONGEST_LINE:,}"
                raise DocumentError(path, f"{problem} that are read; break it into paragraphs")


def count_controls(text: str) -> int:
    r"""Return how many control characters a text has that no text needs.

    >>> count_controls("\x01\tA\n\x02")
    2
    """
    # Bytes are many times as fast to filter as letters.
    data = text.encode()
    return len(data) - len(data.translate(None, CONTROLS))
