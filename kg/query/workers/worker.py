"""A worker: runs tasks on a snapshot of the store, one after the other."""

from __future__ import annotations

import io
import json
import os
import traceback
from functools import lru_cache
from pathlib import Path
from socket import socket
from typing import IO, TYPE_CHECKING, cast

from kg.errors import QueryError
from kg.graph.store import Store
from kg.query.workers.messages import Kind, Task, pack_error, pack_frame, pack_whole, read_tasks

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

CHUNK = 64 * 1024
"""Bytes that are gathered before they are sent."""
NO_HEAD = b"{}"


class Outlet(io.RawIOBase):
    """Where a task writes its answer: a head of a few facts about it, and bytes."""

    def __init__(self, link: socket, byte_limit: int) -> None:
        self.link = link
        self.left = self.byte_limit = byte_limit
        self.head = NO_HEAD
        self.begun = False
        self.waiting = bytearray()

    @property
    def file(self) -> IO[bytes]:
        """Return this as what the engine writes to."""
        return cast("IO[bytes]", self)

    def writable(self) -> bool:
        """Tell that this can be written to."""
        return True

    def begin(self, **facts: str | None) -> None:
        """Say of what kind the answer is, before its bytes."""
        self.head = to_head(**facts)

    def write(self, data: ReadableBuffer) -> int:
        """Take bytes of the answer; raises `QueryError` when it grows too long."""
        before = len(self.waiting)
        self.waiting += data
        written = len(self.waiting) - before
        self.left -= written
        if self.left < 0:
            raise QueryError("query", f"the answer is longer than {self.byte_limit:,} bytes; ask for less with LIMIT")
        if len(self.waiting) >= CHUNK:
            self.send(b"" if self.begun else pack_frame(Kind.HEAD, self.head), pack_frame(Kind.BODY, self.waiting))
            self.begun = True
            self.waiting.clear()
        return written

    def end(self) -> None:
        """Send what is left, an answer that is short in one piece."""
        if self.begun:
            self.send(pack_frame(Kind.BODY, self.waiting), pack_frame(Kind.END))
        else:
            self.send(pack_whole(self.head, self.waiting))

    def send(self, *frames: bytes) -> None:
        """Send frames to the pool."""
        self.link.sendall(b"".join(frames))


@lru_cache(64)
def to_head(**facts: str | None) -> bytes:
    """Return facts about an answer as they are sent."""
    return json.dumps(facts).encode()


def work(link: socket, snapshot: Path) -> None:
    """Run the tasks that come over a socket, until its other end is closed."""
    try:
        store = Store.open_snapshot(snapshot)
    except Exception as error:
        link.sendall(pack_error(error, traceback.format_exc()))
        return
    link.sendall(pack_frame(Kind.READY, str(os.getpid()).encode()))
    for task in read_tasks(link):
        run_task(store, task, link)


def run_task(store: Store, task: Task, link: socket) -> None:
    """Run one task and send what comes of it; a value that it returns is sent as JSON."""
    outlet = Outlet(link, task.byte_limit)
    try:
        value = task.function(store, outlet, *task.arguments)
        if value is not None:
            outlet.write(json.dumps(value, ensure_ascii=False).encode())
        outlet.end()
    except BrokenPipeError:
        raise
    except Exception as error:
        outlet.send(pack_error(error, traceback.format_exc()))
