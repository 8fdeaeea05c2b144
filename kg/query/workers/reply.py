"""What comes back for a task: whole, where it is short, or piece by piece as it is taken."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.query.workers.pool import Worker

HOLD = 256 * 1024
"""Bytes up to which an answer is held back, so that what fails early is an error and not half an answer."""
HIGH = 1024 * 1024
"""Bytes of an answer that wait to be taken before its worker has to wait."""


class Reply:
    """The answer to a task while it comes: `head` are facts about it, the rest are bytes."""

    def __init__(self, packed: bytes, seconds: float) -> None:
        self.packed = packed
        self.seconds = seconds
        self.worker: Worker | None = None
        self.head: dict[str, Any] = {}
        self.chunks = deque[bytes]()
        self.size = 0
        self.complete = False
        self.taken = False
        self.error: Exception | None = None
        self.timer: asyncio.TimerHandle | None = None
        self.more = asyncio.Event()

    @property
    def settled(self) -> bool:
        """Tell whether the answer, or enough of it to begin with, is there."""
        return self.complete or self.taken or self.size >= HOLD

    def begin(self, head: bytes) -> None:
        """Take the facts about the answer."""
        self.head = json.loads(head)

    def feed(self, piece: bytes) -> None:
        """Take a piece of the answer; the worker has to wait while too much of it lies here."""
        self.chunks.append(piece)
        self.size += len(piece)
        if self.size >= HOLD:
            self.wake()
        if self.size >= HIGH and self.worker and self.worker.transport:
            self.worker.transport.pause_reading()

    def finish(self, error: Exception | None = None) -> None:
        """Take the end of the answer, or what went wrong."""
        if self.complete:
            return
        self.complete, self.error = True, error
        if self.timer:
            self.timer.cancel()
        self.wake()

    def wake(self) -> None:
        """Wake whoever waits for this."""
        self.more.set()

    def restart(self) -> bool:
        """Forget what has come, so that the task can begin anew; `False` where some of it has been taken."""
        if self.settled:
            return False
        self.head, self.size, self.worker = {}, 0, None
        self.chunks.clear()
        return True

    async def stir(self) -> None:
        """Wait until something has come of the task: an answer, an error, or that it takes long."""
        if not self.settled:
            self.more.clear()
            await self.more.wait()

    async def settle(self) -> None:
        """Wait until the answer, or enough of it to begin with, is there; raises what went wrong."""
        while not self.settled:
            self.more.clear()
            await self.more.wait()
        if self.error:
            raise self.error

    async def read(self) -> bytes:
        """Return the whole answer; raises what went wrong."""
        if not self.complete:
            return b"".join([piece async for piece in self.pieces()])
        if self.error:
            raise self.error
        return b"".join(self.chunks)

    async def value(self) -> Any:
        """Return the value that the task returned."""
        return json.loads(await self.read() or b"null")

    async def pieces(self) -> AsyncIterator[bytes]:
        """Yield the pieces of the answer as they come; raises what went wrong."""
        self.taken = True
        while True:
            while self.chunks:
                piece = self.chunks.popleft()
                self.size -= len(piece)
                if self.size < HIGH and self.worker and self.worker.transport:
                    self.worker.transport.resume_reading()
                yield piece
            if self.error:
                raise self.error
            if self.complete:
                return
            self.more.clear()
            await self.more.wait()
