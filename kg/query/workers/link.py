"""The pool's end of the socket to a worker."""

from __future__ import annotations

import asyncio
import os
import signal
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast

from kg.query.workers.messages import Kind, split_whole, to_error, unpack_frames
from kg.query.workers.reply import Reply

if TYPE_CHECKING:
    from kg.query.workers.pool import Pool


class Worker(asyncio.Protocol):
    """A worker as the pool sees it: what it has in hand, in order, and since when it is at the first.

    `spent` are the seconds that the process had computed when the task was first looked at.
    """

    def __init__(self, pool: Pool, snapshot: Path) -> None:
        self.pool = pool
        self.snapshot = snapshot
        self.process = 0
        self.ended = False
        self.replies = deque[Reply]()
        self.since = 0.0
        self.watched: Reply | None = None
        self.spent = 0.0
        self.received = bytearray()
        self.transport: asyncio.Transport | None = None
        self.clock = asyncio.get_running_loop().time

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport, or close it where the worker is no longer wanted."""
        self.transport = cast("asyncio.Transport", transport)
        if self.ended:
            self.transport.abort()

    def data_received(self, data: bytes) -> None:
        """Hand on what the worker says."""
        self.received += data
        for kind, frame in unpack_frames(self.received):
            if not self.ended:
                self.heed(kind, frame)

    def heed(self, kind: Kind, frame: bytes) -> None:
        """Act on a frame."""
        if kind is Kind.WHOLE:
            head, body = split_whole(frame)
            self.replies[0].begin(head)
            self.replies[0].chunks.append(body)
            self.finish()
        elif kind is Kind.READY:
            self.process = int(frame)
            self.pool.welcome(self)
        elif not self.process:
            self.pool.refuse(self, to_error(frame))
        elif kind is Kind.HEAD:
            self.replies[0].begin(frame)
        elif kind is Kind.BODY:
            self.replies[0].feed(frame)
        else:
            self.finish(to_error(frame) if kind is Kind.ERROR else None)

    def finish(self, error: Exception | None = None) -> None:
        """Take the end of the first task that is in hand."""
        self.since = self.clock()
        self.replies.popleft().finish(error)
        self.pool.release(self)

    def start(self, replies: Sequence[Reply]) -> None:
        """Give the worker tasks."""
        assert self.transport is not None
        if not self.replies:
            self.since = self.clock()
        self.replies.extend(replies)
        for reply in replies:
            reply.link = self.transport
        self.transport.write(b"".join([reply.packed for reply in replies]))

    def keep(self, reply: Reply) -> None:
        """Have only one task in hand; the process is ended before it comes to another."""
        self.replies = deque([reply])

    def end(self) -> list[Reply]:
        """End the process, whatever it is doing; return the tasks that it had in hand."""
        self.ended = True
        rest, self.replies = list(self.replies), deque()
        if self.process:
            with suppress(ProcessLookupError):
                os.kill(self.process, signal.SIGKILL)
        if self.transport:
            self.transport.abort()
        return rest

    def connection_lost(self, error: Exception | None) -> None:
        """Tell the pool that the process is gone."""
        self.pool.mourn(self)
