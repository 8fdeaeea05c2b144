"""What the builds of a store remember: which files they read, and which documents are up to date.

`manifest.json` is written as a whole at the end of a build; `journal.log` grows by two lines for each
document, so that a build that was killed need not be done again from the start. Neither is trusted:
a document counts as up to date only where the store holds it too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.files import replace_file
from kg.graph.store import JOURNAL, MANIFEST, store_errors
from kg.read.files import Stamp

UNSURE = "-"


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file as a build met it: its stamp and the SHA-256 of its bytes."""

    stamp: Stamp
    digest: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of a build by absolute path, and the digests of the documents that `rules` made."""

    rules: str = ""
    files: Mapping[str, FileEntry] = field(default_factory=dict)
    documents: frozenset[str] = frozenset()


def read_manifest(location: Path, rules: str) -> Manifest:
    """Return what is known of earlier builds of a store, as far as it holds for these rules of reading.

    A manifest that is missing or makes no sense is an empty one: that costs time, nothing else.
    """
    try:
        manifest = from_json((location / MANIFEST).read_bytes())
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        manifest = Manifest()
    documents = set(manifest.documents if manifest.rules == rules else ())
    for made_by, digest in read_journal(location):
        (documents.add if made_by == rules else documents.discard)(digest)
    return Manifest(rules, manifest.files, frozenset(documents))


def write_manifest(location: Path, manifest: Manifest) -> None:
    """Write the manifest of a finished build, all at once, and clear the journal."""
    with store_errors(location, "written"):
        replace_file(location / MANIFEST, to_json(manifest))
        (location / JOURNAL).unlink(missing_ok=True)


def read_journal(location: Path) -> list[tuple[str, str]]:
    """Return the lines of the journal as rules and digest; a line that was cut off is left out."""
    try:
        lines = (location / JOURNAL).read_text("utf-8", "replace").split("\n")[:-1]
    except OSError:
        return []
    return [(words[0], words[1]) for words in map(str.split, lines) if len(words) == 2]


def note_document(location: Path, rules: str, digest: str) -> None:
    """Add to the journal that a document is up to date, or with `UNSURE` for rules that it may not be."""
    with store_errors(location, "written"), (location / JOURNAL).open("a", encoding="utf-8") as journal:
        journal.write(f"{rules} {digest}\n")


def to_json(manifest: Manifest) -> bytes:
    """Return a manifest as JSON, sorted; file names that are not UTF-8 survive as escapes.

    >>> from_json(to_json(Manifest("r", {"/a": FileEntry(Stamp(1, 2), "d")}, frozenset("d")))).files
    {'/a': FileEntry(stamp=Stamp(size=1, mtime_ns=2), digest='d')}
    """
    files = {path: [*entry.stamp, entry.digest] for path, entry in sorted(manifest.files.items())}
    value = {"rules": manifest.rules, "documents": sorted(manifest.documents), "files": files}
    return json.dumps(value, indent=0).encode("ascii")


def from_json(data: bytes) -> Manifest:
    """Return the manifest that JSON holds; raises one of Python's errors where it holds none."""
    value: dict[str, Any] = json.loads(data)
    files = {
        str(path): FileEntry(Stamp(int(size), int(mtime)), str(digest))
        for path, (size, mtime, digest) in value["files"].items()
    }
    return Manifest(str(value["rules"]), files, frozenset(map(str, value["documents"])))
