"""Snapshots of a store: a whole state of it in a folder of its own, made in milliseconds.

The quads and the index of their words are hard links. Who reads a snapshot is not disturbed by a build
that writes the store, nor by one that makes it anew.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from itertools import count
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.store import INDEX, JOURNAL, QUADS, SNAPSHOTS, TRIES, check_location, read_quads, store_errors
from kg.graph.text_index import TextIndex

_numbers = count(1)


def make_snapshot(location: Path) -> Path:
    """Return a new snapshot of the store at a place; raises `StoreError` where there is none or it is damaged.

    What a build has written since it began is in the snapshot as far as it is in the store's files, each
    document whole or not at all.
    """
    check_location(location)
    if not (location / QUADS).is_dir():
        raise StoreError(location, "there is no store here; run `kg build` or name another place")
    with store_errors(location, "read"):
        (location / SNAPSHOTS).mkdir(exist_ok=True)
        _settle(location)
        for attempt in range(1, TRIES + 1):
            folder = location / SNAPSHOTS / f"{os.getpid()}-{next(_numbers)}"
            try:
                read_quads(location).backup(str(folder))
                _copy_index(location / INDEX, folder / INDEX)
                return folder
            except (OSError, RuntimeError):
                shutil.rmtree(folder, ignore_errors=True)
                if attempt == TRIES:
                    raise
    raise AssertionError("the last try returns or raises")


def drop_snapshot(folder: Path) -> None:
    """Remove a snapshot; a process that has it open goes on reading it."""
    shutil.rmtree(folder, ignore_errors=True)


def drop_stale_snapshots(location: Path) -> None:
    """Remove the snapshots of processes that ended without doing so."""
    with suppress(OSError):
        for folder in (location / SNAPSHOTS).iterdir():
            owner = folder.name.partition("-")[0]
            if owner.isdigit() and not _runs(int(owner)):
                drop_snapshot(folder)


def _copy_index(index: Path, copy: Path) -> None:
    """Link the files of an index: they never change, but come and go while a build is at work."""
    for _ in range(TRIES):
        # A store that has none is served too; whoever searches in it is told.
        with suppress(StoreError, FileNotFoundError):
            copy.mkdir()
            for file in index.iterdir():
                os.link(file, copy / file.name)
            TextIndex.open(copy)
            return
        shutil.rmtree(copy, ignore_errors=True)


def _settle(location: Path) -> None:
    """Put what a killed build left in the log into the files, where no build is at work: links show only files."""
    if (location / JOURNAL).exists():
        with suppress(OSError, RuntimeError):
            ox.Store(str(location / QUADS)).flush()


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
