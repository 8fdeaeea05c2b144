"""The verbs of `import kg`: build a store, open one, read a text at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.build import BuildSummary, build
from kg.config import DEFAULT_STORE, Settings
from kg.errors import DocumentError
from kg.graph.store import Store
from kg.model import Document
from kg.pipeline import to_document_quads
from kg.python.clause_store import ClauseStore
from kg.read import read_document
from kg.read.document import is_readable, to_digest
from kg.read.text import check_text


def build_store(
    sources: str | Path | Iterable[str | Path],
    path: str | Path = DEFAULT_STORE,
    *,
    settings: Settings | None = None,
    workers: int | None = 1,
    strict: bool = False,
) -> BuildSummary:
    """Make the store at a path the image of files and folders, and return what was done.

    What has not changed is not read again, and what is gone leaves. A file that cannot be read is among the
    summary's `failures`, or with `strict` raises its `DocumentError`; `workers` is the number of processes,
    `None` for as many as pay. Raises `StoreError` while another build writes there.
    """
    listed = [sources] if isinstance(sources, str | Path) else sources
    return build(map(Path, listed), Path(path), settings, workers=workers, strict=strict)


def open_store(path: str | Path = DEFAULT_STORE) -> ClauseStore:
    """Return the store at a path, as it is now, to be asked; raises `StoreError` where there is none."""
    return ClauseStore(Store.open(Path(path)))


def interpret(source: str | Path, settings: Settings | None = None) -> ClauseStore:
    """Return a store in memory of one text, or of the file at a `Path`.

    Raises `DocumentError` for what cannot be read.

    >>> [norm] = interpret("The Operator shall answer each call within two days.").norms()
    >>> norm.bearer_text, norm.action, norm.deadlines[0].days
    ('The Operator', 'answer each call within two days', 2)
    """
    settings = settings or Settings()
    document = read_document(source, settings=settings) if isinstance(source, Path) else to_document(source)
    return ClauseStore(Store.in_memory(to_document_quads(document, settings.base)))


def to_document(text: str) -> Document:
    """Return a text as a document without a file; raises `DocumentError` for what is no text to read."""
    if "\n" not in text and is_readable(Path(text)):
        raise DocumentError(text, "this is the name of a file and not a text; give it as a Path")
    try:
        digest = to_digest(text.encode())
    except UnicodeEncodeError as error:
        raise DocumentError("text", f"character {error.start + 1} is half of a character") from error
    check_text(text, Path("text"))
    return Document(("text",), digest, text)
