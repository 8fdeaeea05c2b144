"""Writing a file whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from kg.errors import ConfigError


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there, so that nobody ever meets half of it.

    Raises `ConfigError` where the folder is missing or cannot be written to.
    """
    check_place(path)
    beside = None
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name[:40]}.", delete=False) as file:
            beside = Path(file.name)
            file.write(content)
        beside.chmod(0o666 & ~current_mask())
        beside.replace(path)
    except OSError as error:
        if beside is not None:
            with suppress(OSError):
                beside.unlink()
        raise ConfigError(path, f"this file cannot be written ({error.strerror})") from error


def check_place(path: Path) -> None:
    """Raise `ConfigError` where a file cannot be put: its folder is missing, or it is a folder itself."""
    if not path.parent.is_dir():
        raise ConfigError(path, f"the folder {path.parent} does not exist; make it or name another file")
    if path.is_dir():
        raise ConfigError(path, "this is a folder; name a file in it")


def current_mask() -> int:
    """Return the permission bits that new files of this process do not get."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
