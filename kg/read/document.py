"""A file → a document, by the reader of its format."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from kg.config import Settings
from kg.errors import DocumentError
from kg.model import Document
from kg.read.files import read_content
from kg.read.text import read_text

Reader = Callable[[bytes, Path], tuple[str, tuple[str, ...]]]
"""Takes a file's bytes and its path, for errors; gives its text and notes on what was unusual."""

READERS: Mapping[str, Reader] = MappingProxyType({".txt": read_text, ".md": read_text, ".markdown": read_text})
"""File ending → the reader of that format."""


def read_document(path: Path, name: str | None = None, settings: Settings | None = None) -> Document:
    """Return the document in a file, under a name that is the file's own if none is given.

    Raises `DocumentError` for a file that cannot be read or whose format is not known.
    """
    reader = find_reader(path)
    data = read_content(path, (settings or Settings()).max_bytes).data
    text, notes = reader(data, path)
    return Document((to_name(path) if name is None else name,), to_digest(data), text, notes)


def find_reader(path: Path) -> Reader:
    """Return the reader of a file's format; raises `DocumentError` where there is none.

    >>> find_reader(Path("A.TXT")).__name__
    'read_text'
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise DocumentError(path, "kg reads .txt and .md files")
    return reader


def is_readable(path: Path) -> bool:
    """Tell whether there is a reader for a file's ending."""
    return path.suffix.lower() in READERS


def to_digest(data: bytes) -> str:
    """Return the SHA-256 of bytes in hexadecimal: what a document's IRI is made of."""
    return sha256(data).hexdigest()


def to_name(path: Path) -> str:
    """Return the name of a file as text that can be written anywhere, even if its bytes are not UTF-8.

    >>> to_name(Path("pages/customer-service.txt"))
    'customer-service.txt'
    """
    return os.fsencode(path.name).decode("utf-8", "replace")
