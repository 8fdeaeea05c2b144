"""Files written whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from kg.errors import ConfigError


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file so that a reader finds the old content or the new, never a part of it.

    A link is followed, and what is no ordinary file (a pipe, a terminal) is written to as it is.
    Raises `ConfigError` where the folder is missing or the file cannot be written.
    """
    target = check_place(path)
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(content)
        else:
            replace_file(target, content)
    except OSError as error:
        raise ConfigError(path, f"the file cannot be written ({error.strerror or error})") from error


def check_place(path: Path) -> Path:
    """Return where a file would really be written; raises `ConfigError` where its folder is missing or it is one."""
    try:
        with suppress(FileNotFoundError, NotADirectoryError):
            path.stat()  # says so of links that lead round in a circle; resolve() may not
        target = path.resolve()
    except OSError as error:
        raise ConfigError(path, f"the file cannot be written ({error.strerror or error})") from error
    if target.is_dir():
        raise ConfigError(path, "this is a folder; name a file to write to")
    if not target.parent.is_dir():
        raise ConfigError(path, f"the folder {target.parent} does not exist; create it or name another")
    return target


def replace_file(target: Path, content: bytes) -> None:
    """Write a new file beside the target, then give it the target's name."""
    draft = target.with_name(f".kg-{os.getpid()}-{token_hex(4)}.part")
    try:
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
