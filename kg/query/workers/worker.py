"""A worker: runs tasks on a snapshot of the store, one after the other."""

from __future__ import annotations

import io
import json
import os
import traceback
from pathlib import Path
from socket import socket
from typing import IO, TYPE_CHECKING, Any, cast

from kg.errors import QueryError
from kg.graph.store import Store
from kg.query.workers.messages import Kind, Task, pack_error, pack_frame, read_tasks

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

CHUNK = 64 * 1024
"""Bytes that are gathered before they are sent."""


class Outlet(io.RawIOBase):
    """Where a task writes its answer: a head of a few facts about it, and bytes."""

    def __init__(self, link: socket, byte_limit: int) -> None:
        self.link = link
        self.left = byte_limit
        self.byte_limit = byte_limit
        self.waiting = bytearray()
        self.frames = bytearray()

    @property
    def file(self) -> IO[bytes]:
        """Return this as what the engine writes to."""
        return cast("IO[bytes]", self)

    def writable(self) -> bool:
        """Tell that this can be written to."""
        return True

    def begin(self, **facts: Any) -> None:
        """Say of what kind the answer is, before its bytes."""
        self.frames += pack_frame(Kind.HEAD, json.dumps(facts).encode())

    def write(self, data: ReadableBuffer) -> int:
        """Take bytes of the answer; raises `QueryError` when it grows too long."""
        piece = memoryview(data).cast("B")
        self.left -= len(piece)
        if self.left < 0:
            raise QueryError("query", f"the answer is longer than {self.byte_limit:,} bytes; ask for less with LIMIT")
        self.waiting += piece
        if len(self.waiting) >= CHUNK:
            self.send()
        return len(piece)

    def send(self, last: bytes = b"") -> None:
        """Send what waits, and a last frame behind it."""
        if self.waiting:
            self.frames += pack_frame(Kind.BODY, self.waiting)
            self.waiting.clear()
        self.frames += last
        self.link.sendall(self.frames)
        self.frames.clear()


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
        outlet.send(pack_frame(Kind.END))
    except BrokenPipeError:
        raise
    except Exception as error:
        outlet.waiting.clear()
        outlet.send(pack_error(error, traceback.format_exc()))
