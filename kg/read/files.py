"""A file's bytes, read without waiting for a pipe and without mixing two states of the file."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from kg.errors import DocumentError

ATTEMPTS = 2
# Opening a pipe or a device waits for its other end unless told not to; Windows has no such flag.
OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Stamp(NamedTuple):
    """What tells without opening a file that it has not changed: its size in bytes and its time of change."""

    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of a file and the stamp that it had while they were read."""

    data: bytes
    stamp: Stamp


def read_stamp(path: Path) -> Stamp:
    """Return the stamp of a file without opening it; raises `DocumentError` where it is no regular file."""
    try:
        return to_stamp(path, path.stat())
    except OSError as error:
        raise to_document_error(path, error) from error


def read_content(path: Path, max_bytes: int) -> Content:
    """Return the bytes of a regular file of at most `max_bytes` bytes.

    A file that changes while it is read is read once more; raises `DocumentError` where that does not
    help, and for whatever cannot be read.
    """
    for _ in range(ATTEMPTS):
        try:
            content = attempt_reading(path, max_bytes)
        except OSError as error:
            raise to_document_error(path, error) from error
        if content:
            return content
    raise DocumentError(path, "the file changes while it is read; build again when nothing writes to it")


def attempt_reading(path: Path, max_bytes: int) -> Content | None:
    """Return the bytes of a file, `None` where it changed in the meantime."""
    # A pipe is refused before it is opened, and once more after, in case it took the file's place.
    to_stamp(path, path.stat())
    with os.fdopen(os.open(path, OPEN_FLAGS), "rb") as file:
        before = to_stamp(path, os.fstat(file.fileno()))
        if before.size > max_bytes:
            problem = f"the file has {before.size:,} bytes, more than the {max_bytes:,} that are read"
            raise DocumentError(path, f"{problem}; split it")
        data = file.read(max_bytes + 1)
        after = to_stamp(path, os.fstat(file.fileno()))
    return Content(data, after) if before == after and len(data) == after.size else None


def to_stamp(path: Path, status: os.stat_result) -> Stamp:
    """Return the stamp of a file whose status is known; raises `DocumentError` for a pipe or a device."""
    if not stat.S_ISREG(status.st_mode):
        raise DocumentError(path, "this is not a regular file")
    return Stamp(status.st_size, status.st_mtime_ns)


def to_document_error(path: Path, error: OSError) -> DocumentError:
    """Return the error that tells why the system refused a file.

    >>> print(to_document_error(Path("a.txt"), PermissionError(errno.EACCES, "denied")))
    a.txt: there is no permission to read it
    """
    reasons = {
        errno.EACCES: "there is no permission to read it",
        errno.EPERM: "there is no permission to read it",
        errno.ENOENT: "a link that points nowhere" if path.is_symlink() else "the file is gone",
        errno.ELOOP: "a loop of links",
    }
    reason = reasons.get(error.errno or 0, f"it cannot be read ({error.strerror or error})")
    return DocumentError(path, reason)
