"""What comes back for a task: whole, where it is short, or piece by piece as it is taken."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

HOLD = 256 * 1024
"""Bytes up to which an answer is held back, so that what fails early is an error and not half an answer."""
HIGH = 1024 * 1024
"""Bytes of an answer that wait to be taken before its worker has to wait."""


class Reply:
    """The answer to a task while it comes: `head` are facts about it, the rest are bytes.

    `deadline` is the time of the loop at which it has to be there; `long` tells that it takes its time.
    """

    __slots__ = (
        *("packed", "seconds", "deadline", "link", "head", "chunks", "size"),
        *("complete", "taken", "long", "error", "waiter"),
    )

    def __init__(self, packed: bytes, seconds: float, now: float) -> None:
        self.packed = packed
        self.seconds = seconds
        self.deadline = now + seconds
        self.link: asyncio.Transport | None = None
        self.head: Mapping[str, Any] = {}
        self.chunks = deque[bytes]()
        self.size = 0
        self.complete = self.taken = self.long = False
        self.error: Exception | None = None
        self.waiter: asyncio.Future[None] | None = None

    @property
    def settled(self) -> bool:
        """Tell whether the answer, or enough of it to begin with, is there."""
        return self.complete or self.taken or self.size >= HOLD

    def begin(self, head: bytes) -> None:
        """Take the facts about the answer."""
        self.head = read_head(head)

    def feed(self, piece: bytes) -> None:
        """Take a piece of the answer; the worker has to wait while too much of it lies here."""
        self.chunks.append(piece)
        self.size += len(piece)
        if self.size >= HOLD:
            self.wake()
        if self.size >= HIGH and self.link:
            self.link.pause_reading()

    def finish(self, error: Exception | None = None) -> None:
        """Take the end of the answer, or what went wrong."""
        if not self.complete:
            self.complete, self.error = True, error
            self.wake()

    def wake(self) -> None:
        """Wake whoever waits for this."""
        if self.waiter and not self.waiter.done():
            self.waiter.set_result(None)

    def restart(self) -> bool:
        """Forget what has come, so that the task can begin anew; `False` where some of it may have been taken."""
        if self.settled:
            return False
        self.head, self.size, self.link = {}, 0, None
        self.chunks.clear()
        return True

    async def more(self) -> None:
        """Wait until something has come."""
        self.waiter = asyncio.get_running_loop().create_future()
        await self.waiter

    async def stir(self) -> None:
        """Wait until something has come of the task: an answer, an error, or that it takes long."""
        if not self.settled and not self.long:
            await self.more()

    async def settle(self) -> None:
        """Wait until the answer, or enough of it to begin with, is there; raises what went wrong."""
        while not self.settled:
            await self.more()
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
        while True:
            while self.chunks:
                self.taken = True
                piece = self.chunks.popleft()
                self.size -= len(piece)
                if self.size < HIGH and self.link:
                    self.link.resume_reading()
                yield piece
            if self.error:
                raise self.error
            if self.complete:
                return
            await self.more()


@lru_cache(64)
def read_head(head: bytes) -> Mapping[str, Any]:
    """Return the facts about an answer; there are few of them, so that they are kept."""
    return MappingProxyType(json.loads(head))
