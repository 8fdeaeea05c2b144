"""The path of the data, from a document to its quads."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from kg.config import DEFAULT_BASE
from kg.extract import read_outline
from kg.graph.quads import to_n_quads
from kg.model import Document, Reading
from kg.structure import outline_document

STAGES = ("model.py", "vocabulary.py", "pipeline.py", "read", "structure", "extract", "graph")
LIBRARIES = ("nupunkt", "simplemma")


def interpret_document(document: Document) -> Reading:
    """Return all that is understood of a document: its clauses, and what they say."""
    return read_outline(document, outline_document(document))


def to_document_quads(document: Document, base: str = DEFAULT_BASE) -> bytes:
    """Return what a document says, as N-Quads in the document's named graph."""
    return to_n_quads(interpret_document(document), base)


def fingerprint_rules(base: str) -> str:
    """Return a hash of all that decides which quads a document gives: code, word lists, libraries, base.

    >>> fingerprint_rules("http://a/") == fingerprint_rules("http://a/") != fingerprint_rules("http://b/")
    True
    """
    hashed = sha256(base.encode())
    for library in LIBRARIES:
        hashed.update(f"{library} {version(library)}\n".encode())
    for path in rule_files(Path(__file__).parent):
        hashed.update(path.read_bytes())
    return hashed.hexdigest()


def rule_files(package: Path) -> Iterator[Path]:
    """Yield the package's files that have a part in reading, in a fixed order."""
    for name in STAGES:
        path = package / name
        found = path.rglob("*") if path.is_dir() else [path]
        yield from sorted(f for f in found if f.is_file() and "__pycache__" not in f.parts)
