"""Short texts of contract English, read by the whole path."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import NamedTuple

import pytest

from kg.model import Document, Norm, Reading
from kg.pipeline import interpret_document

HEADING = "Site Care"


class Said(NamedTuple):
    """A norm in short: its kind, its bearer's words and its verb."""

    modality: str
    bearer: str | None
    verb: str


def interpret(text: str) -> Reading:
    page = f"{HEADING} Clause Samples\n\n{HEADING}. {text}\n"
    return interpret_document(Document(("page.txt",), sha256(page.encode()).hexdigest(), page))


def shorten(norm: Norm) -> Said:
    return Said(norm.modality.value, norm.bearer.text if norm.bearer else None, norm.verb)


@pytest.fixture(scope="session")
def read() -> Callable[[str], Reading]:
    """Return what reads a text as the one sample clause of a page."""
    return interpret


@pytest.fixture(scope="session")
def norms() -> Callable[[str], list[Norm]]:
    """Return what lists the norms of a text."""
    return lambda text: list(interpret(text).norms())


@pytest.fixture(scope="session")
def said() -> Callable[[str], list[Said]]:
    """Return what lists the norms of a text in short."""
    return lambda text: [shorten(norm) for norm in interpret(text).norms()]
