"""The annotated texts: which sets of them there are, and what is read of each."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from scoring import Row

from kg.model import Reading
from kg.pipeline import interpret_document
from kg.read import read_document

ROOT = Path(__file__).resolve().parent.parent
ANNOTATIONS = ROOT / "tests" / "gold"
PAGES = ROOT / "data" / "pages"


class Source(NamedTuple):
    """The files of one annotated text."""

    annotation: Path
    text: Path


class AnnotatedText(NamedTuple):
    """A text as it was read, and as it was annotated."""

    reading: Reading
    gold: Row


def shared_folder() -> Path:
    """Return where the optional real texts are, if there are any: `gold/`, `pages/` and `contracts/`."""
    return Path(os.environ.get("CLAUSEGRAPH_SHARED", ROOT.parent / "shared"))


def find_sets() -> dict[str, list[Source]]:
    """Return the sets of texts that are at hand, by their names."""
    shared = shared_folder()
    sets = {
        "clause pages": pair_files(shared / "gold", shared / "pages"),
        "contracts": pair_files(shared / "gold", shared / "contracts"),
        "pages of data": pair_files(ANNOTATIONS, PAGES),
    }
    present = {name: [source for source in sources if source.text.is_file()] for name, sources in sets.items()}
    return {name: sources for name, sources in present.items() if sources}


def pair_files(annotations: Path, texts: Path) -> list[Source]:
    """Return each annotation of a folder with its text in another folder, whether or not that is there."""
    return [Source(path, texts / read_gold(path)["file"]) for path in sorted(annotations.glob("*.json"))]


def read_texts(sources: Iterable[Source]) -> list[AnnotatedText]:
    """Return what is read of each text, with its annotation; raises `DocumentError` where a text is missing."""
    return [
        AnnotatedText(interpret_document(read_document(source.text)), read_gold(source.annotation))
        for source in sources
    ]


def read_gold(path: Path) -> Row:
    """Return an annotation."""
    gold: Row = json.loads(path.read_text(encoding="utf-8"))
    return gold
