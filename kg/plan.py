"""Which documents a build has to read, and which it knows already."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.config import Settings
from kg.errors import DocumentError
from kg.graph.manifest import FileEntry, Manifest
from kg.read.document import to_digest, to_name
from kg.read.files import read_content, read_stamp


@dataclass(frozen=True, slots=True)
class Source:
    """A document to come: the digest of its bytes and the files that hold them."""

    digest: str
    paths: tuple[Path, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its files, each once, sorted."""
        return tuple(sorted({to_name(path) for path in self.paths}))


@dataclass(frozen=True, slots=True)
class Plan:
    """All documents that the files hold, those of them that must be read, and the files that failed."""

    files: dict[str, FileEntry]
    sources: tuple[Source, ...]
    to_read: tuple[Source, ...]
    failures: tuple[DocumentError, ...]


def make_plan(paths: Iterable[Path], manifest: Manifest, up_to_date: Collection[str], settings: Settings) -> Plan:
    """Return what a build of these files has to do, given the digests of documents that are up to date.

    A file whose stamp is that of the manifest isn't opened. Equal files are one document.
    """
    files: dict[str, FileEntry] = {}
    failures: list[DocumentError] = []
    groups: dict[str, list[Path]] = {}
    for path in paths:
        try:
            entry = examine_file(path, manifest, settings)
        except DocumentError as error:
            failures.append(error)
            continue
        files[str(path.absolute())] = entry
        groups.setdefault(entry.digest, []).append(path)
    sources = tuple(Source(digest, tuple(found)) for digest, found in groups.items())
    to_read = tuple(source for source in sources if source.digest not in up_to_date)
    return Plan(files, sources, to_read, tuple(failures))


def examine_file(path: Path, manifest: Manifest, settings: Settings) -> FileEntry:
    """Return the stamp and the digest of a file, from the manifest where the file hasn't changed."""
    stamp = read_stamp(path)
    known = manifest.files.get(str(path.absolute()))
    if known and known.stamp == stamp:
        return known
    content = read_content(path, settings.max_bytes)
    return FileEntry(content.stamp, to_digest(content.data))
