"""Paths → the files to read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import DocumentError
from kg.read.document import find_reader, is_readable
from kg.read.files import to_document_error

Failures = list[DocumentError]


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """The files to read, each once, sorted; how many others the folders hold; what failed."""

    files: tuple[Path, ...]
    ignored: int = 0
    failures: tuple[DocumentError, ...] = ()


def find_files(paths: Iterable[Path]) -> FoundFiles:
    """Return the files that paths name: files, and folders with all that is in them.

    In folders, hidden files and folders are left out and files that no reader knows are counted; links
    are followed, each folder once. A path that is not there raises `DocumentError`; a file of another
    ending and a folder that may not be read are among the failures.
    """
    failures: Failures = []
    found: dict[Path, Path] = {}
    ignored: set[Path] = set()
    for path in paths:
        for file in find_below(path, failures):
            if is_readable(file):
                found.setdefault(file.absolute(), file)
            else:
                ignored.add(file.absolute())
    files = sorted(found, key=os.fsencode)
    return FoundFiles(tuple(found[file] for file in files), len(ignored), tuple(failures))


def find_below(path: Path, failures: Failures) -> Iterator[Path]:
    """Yield a named file, or every file below a named folder."""
    if not os.path.lexists(path):
        raise DocumentError(path, "there is no such file or folder")
    if is_folder(path):
        yield from walk(path, failures)
        return
    try:
        find_reader(path)
        yield path
    except DocumentError as error:
        failures.append(error)


def walk(root: Path, failures: Failures) -> Iterator[Path]:
    """Yield every file below a folder; a folder that may not be read joins the failures."""
    waiting, seen = [root], set[tuple[int, int]]()
    while waiting:
        folder = waiting.pop()
        try:
            status = folder.stat()
            entries = sorted(folder.iterdir()) if (status.st_dev, status.st_ino) not in seen else []
        except OSError as error:
            failures.append(to_document_error(folder, error))
            continue
        seen.add((status.st_dev, status.st_ino))
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if is_folder(entry):
                waiting.append(entry)
            else:
                yield entry


def is_folder(path: Path) -> bool:
    """Tell whether a path is a folder or a link to one; what cannot be told is left to the reader."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except OSError:
        return False
