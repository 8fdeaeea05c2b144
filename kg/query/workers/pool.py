"""A pool of warm workers: many short questions, some long ones, and an end to each.

Every task begins in a worker that waits for it. One that is not done after a short while (`SLICE`) is long:
its worker goes on with the time that nobody else wants, and another takes its place. Only so many long ones
run at once; beyond that a worker is ended and its task waits for its turn, to begin anew. So lookups find a
free worker whatever else is asked, and the processes are few. Whatever is not done within its time limit is
ended with its worker.
"""

from __future__ import annotations

import asyncio
import os
import signal
from collections import Counter, deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from kg.errors import QueryError, StoreError, TimeLimitError
from kg.query.workers.births import Nursery
from kg.query.workers.isolation import step_back
from kg.query.workers.messages import Kind, Task, pack_task, to_error, unpack_frames
from kg.query.workers.reply import Reply

SLICE = 0.05
"""Seconds after which a task counts as long."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a task may take: seconds, and bytes of its answer."""

    seconds: float = 10.0
    answer_bytes: int = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Size:
    """How many workers wait for tasks, how many long tasks run at once, and how much memory each may take."""

    ready: int = 6
    long: int = 3
    memory: int = 2 * 1024**3


class Worker(asyncio.Protocol):
    """The pool's end of the socket to a worker."""

    def __init__(self, pool: Pool, snapshot: Path, reply: Reply | None = None) -> None:
        self.pool = pool
        self.snapshot = snapshot
        self.reply = reply
        self.process = 0
        self.ended = False
        self.received = bytearray()
        self.transport: asyncio.Transport | None = None
        self.timer: asyncio.TimerHandle | None = None

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
        if kind is Kind.READY:
            self.process = int(frame)
            self.pool.welcome(self)
        elif not self.process:
            self.pool.refuse(self, to_error(frame))
        elif self.reply is None:
            return
        elif kind is Kind.HEAD:
            self.reply.begin(frame)
        elif kind is Kind.BODY:
            self.reply.feed(frame)
        else:
            self.reply.finish(to_error(frame) if kind is Kind.ERROR else None)
            self.pool.release(self)

    def start(self, reply: Reply) -> None:
        """Give the worker a task."""
        assert self.transport is not None
        self.reply, reply.worker = reply, self
        self.transport.write(reply.packed)

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self.ended = True
        self.rest()
        if self.process:
            with suppress(ProcessLookupError):
                os.kill(self.process, signal.SIGKILL)
        if self.transport:
            self.transport.abort()

    def rest(self) -> None:
        """Be without a task."""
        self.reply = None
        if self.timer:
            self.timer.cancel()

    def connection_lost(self, error: Exception | None) -> None:
        """Tell the pool that the process is gone."""
        self.pool.mourn(self)


class Pool:
    """Workers on a snapshot of a store; `modules` are loaded before the first is born."""

    def __init__(self, size: Size, modules: tuple[str, ...] = ()) -> None:
        self.size = size
        self.nursery = Nursery(size.memory, modules)
        self.snapshot: Path | None = None
        self.workers = set[Worker]()
        self.idle = list[Worker]()
        self.long = set[Worker]()
        self.waiting = deque[Reply]()
        self.long_waiting = deque[Reply]()
        self.on_unused: Callable[[Path], None] = lambda snapshot: None
        self.problem: Exception | None = None
        self.counts = Counter[str]()

    def move(self, snapshot: Path) -> None:
        """Give new tasks to workers on another snapshot; what runs on the one before goes on to its end."""
        self.snapshot, self.problem = snapshot, None
        for _ in range(self.size.ready):
            self.order()

    def close(self) -> None:
        """End all workers and what they are doing."""
        self.snapshot = None
        for worker in list(self.workers):
            worker.end()
        for reply in (*self.waiting, *self.long_waiting):
            reply.finish(StoreError("server", "it is being stopped"))
        self.nursery.close()

    def ask(self, function: Callable[..., Any], *arguments: Any, limits: Limits) -> Reply:
        """Begin a task: `function(store, outlet, *arguments)` in a worker; raises `StoreError` without a store."""
        if self.snapshot is None or self.problem:
            raise self.problem or StoreError("store", "there is none yet; run `kg build`")
        loop = asyncio.get_running_loop()
        packed = pack_task(Task(function, arguments, limits.answer_bytes))
        reply = Reply(packed, limits.seconds)
        reply.timer = loop.call_later(limits.seconds, self.expire, reply)
        if self.idle:
            self.start(self.idle.pop(), reply)
        else:
            self.waiting.append(reply)
        return reply

    def start(self, worker: Worker, reply: Reply) -> None:
        """Give a task its first worker."""
        worker.start(reply)
        worker.timer = asyncio.get_running_loop().call_later(SLICE, self.outlast, worker)

    def order(self, reply: Reply | None = None) -> None:
        """Have a worker be born: to wait for tasks, or for a long task."""
        if self.snapshot is None:
            return
        worker = Worker(self, self.snapshot, reply)
        self.workers.add(worker)
        if reply:
            self.long.add(worker)
        link = self.nursery.bear(self.snapshot)
        connecting = asyncio.ensure_future(asyncio.get_running_loop().create_connection(lambda: worker, sock=link))
        connecting.add_done_callback(lambda done: done.cancelled() or done.exception())

    def welcome(self, worker: Worker) -> None:
        """Take in a worker that was just born."""
        if worker in self.long:
            step_back(worker.process)
            if worker.reply and not worker.reply.complete:
                worker.start(worker.reply)
            else:
                self.dismiss(worker)
        elif worker.snapshot != self.snapshot:
            worker.end()
        else:
            stale = next((other for other in self.idle if other.snapshot != self.snapshot), None)
            if stale:
                self.idle.remove(stale)
                stale.end()
            self.employ(worker)

    def employ(self, worker: Worker) -> None:
        """Give a worker the next task that waits, or have it wait for one."""
        while self.waiting:
            reply = self.waiting.popleft()
            if not reply.complete:
                self.start(worker, reply)
                return
        self.idle.append(worker)

    def release(self, worker: Worker) -> None:
        """Take back a worker whose task is done."""
        worker.rest()
        if worker in self.long:
            self.dismiss(worker)
        elif worker.snapshot != self.snapshot:
            worker.end()
        else:
            self.employ(worker)

    def outlast(self, worker: Worker) -> None:
        """Treat a task that is not done after its slice as long."""
        reply = worker.reply
        if reply is None:
            return
        self.counts["long"] += 1
        reply.wake()
        if len(self.long) < self.size.long or not reply.restart():
            self.long.add(worker)
            step_back(worker.process)
        else:
            self.long_waiting.append(reply)
            worker.end()
        self.replace(worker)

    def replace(self, worker: Worker) -> None:
        """Have another born in the place of a worker that leaves those that wait for tasks."""
        if worker.snapshot == self.snapshot:
            self.order()

    def dismiss(self, worker: Worker) -> None:
        """End a worker; if it was on a long task, the next of these has its turn."""
        if worker in self.idle:
            self.idle.remove(worker)
        worker.end()
        if worker not in self.long:
            self.replace(worker)
            return
        self.long.discard(worker)
        while self.long_waiting and len(self.long) < self.size.long:
            reply = self.long_waiting.popleft()
            if not reply.complete:
                self.order(reply)

    def expire(self, reply: Reply) -> None:
        """End a task whose time is over."""
        self.counts["expired"] += 1
        self.stop(
            reply, TimeLimitError("query", f"it took longer than {reply.seconds:g} s; ask for less, or with LIMIT")
        )

    def stop(self, reply: Reply, error: Exception | None = None) -> None:
        """End a task that nobody waits for any more, or that must not go on."""
        if reply.complete:
            return
        reply.finish(error)
        if reply.worker and reply.worker.reply is reply:
            self.dismiss(reply.worker)

    def refuse(self, worker: Worker, error: Exception) -> None:
        """Take note that a worker cannot open the snapshot: so no task can be done."""
        worker.end()
        self.long.discard(worker)
        if worker.snapshot == self.snapshot:
            self.problem = error
            while self.waiting:
                self.waiting.popleft().finish(error)

    def mourn(self, worker: Worker) -> None:
        """Take note that a process is gone; one that ended by itself had too much to remember."""
        self.workers.discard(worker)
        if not worker.ended:
            self.counts["died"] += 1
            if worker.reply:
                megabytes = self.size.memory // 1024**2
                worker.reply.finish(QueryError("query", f"it takes more than {megabytes:,} MB of memory; ask for less"))
            self.dismiss(worker)
        if worker.snapshot != self.snapshot and all(other.snapshot != worker.snapshot for other in self.workers):
            self.on_unused(worker.snapshot)
