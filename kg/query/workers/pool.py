"""A pool of warm workers: many short questions, some long ones, and an end to each.

A task is given to a worker that is there and waits, to as many of these as there are cores; a worker has a few
tasks in hand, so that it need not be woken for each. A task that is not done after a while (`SLICE`) is long: its
worker goes on behind the others, another takes its place, and what it had in hand besides begins elsewhere. Only
so many long tasks run at once; beyond that a worker is ended, and its task waits for its turn to begin anew. So
lookups find a free worker whatever else is asked, and the processes are few. What is not done in its time is ended
with its worker.
"""

from __future__ import annotations

import asyncio
import os
from collections import Counter, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import QueryError, StoreError, TimeLimitError
from kg.query.workers.births import Nursery
from kg.query.workers.isolation import processor_seconds, step_back
from kg.query.workers.link import Worker
from kg.query.workers.messages import Task, pack_task
from kg.query.workers.reply import Reply

SLICE = 0.05
"""Seconds of computing after which a task counts as long: on a busy machine short tasks wait, and are short."""
PATIENCE = 1.0
"""Seconds after which a task counts as long whatever it does."""
TICK = 0.01
"""Seconds between two looks at what runs."""
DEPTH = 6
"""Tasks that a worker has in hand; it is given more when half of them are done, so that it is given some at once."""
CORES = max(2, min(8, os.cpu_count() or 2))
"""Workers that are at short tasks at once."""
READY = CORES + 1
"""Workers that wait for tasks: one stands in when another is held up."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a task may take: seconds, and bytes of its answer."""

    seconds: float = 10.0
    answer_bytes: int = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Size:
    """How many workers wait for tasks, how many long tasks run at once, and how much memory each may take.

    `steps_back` lets short tasks go before long ones.
    """

    ready: int = READY
    long: int = READY + 1
    memory: int = 1024**3
    steps_back: bool = True


class Pool:
    """Workers on a snapshot of a store; `modules` are loaded before the first is born."""

    def __init__(self, size: Size, modules: tuple[str, ...] = ()) -> None:
        self.size = size
        self.nursery = Nursery(size.memory, modules)
        self.snapshot: Path | None = None
        self.workers = set[Worker]()
        self.ready = list[Worker]()
        self.long = set[Worker]()
        self.waiting = deque[Reply]()
        self.long_waiting = deque[Reply]()
        self.on_unused: Callable[[Path], None] = lambda snapshot: None
        self.problem: Exception | None = None
        self.counts = Counter[str]()
        self.clock: asyncio.TimerHandle | None = None
        self.epoch = 0
        """How often tasks have begun to go to another snapshot."""

    def move(self, snapshot: Path) -> None:
        """Give new tasks to workers on another snapshot; what runs on the one before goes on to its end."""
        self.snapshot, self.problem = snapshot, None
        for _ in range(self.size.ready):
            self.order()

    async def close(self) -> None:
        """End all workers and what they are doing."""
        self.snapshot = None
        if self.clock:
            self.clock.cancel()
        error = StoreError("server", "it is being stopped")
        for worker in list(self.workers):
            fail(worker.end(), error)
        fail((*self.waiting, *self.long_waiting), error)
        while self.workers:
            await asyncio.sleep(TICK)
        self.nursery.close()

    def ask(self, function: Callable[..., Any], *arguments: Any, limits: Limits) -> Reply:
        """Begin a task: `function(store, outlet, *arguments)` in a worker; raises `StoreError` without a store."""
        if self.snapshot is None or self.problem:
            raise self.problem or StoreError("store", "there is none yet; run `kg build`")
        loop = asyncio.get_running_loop()
        packed = pack_task(Task(function, arguments, limits.answer_bytes))
        reply = Reply(packed, limits.seconds, loop.time())
        self.place(reply)
        if not self.clock:
            self.clock = loop.call_later(TICK, self.look)
        return reply

    def place(self, reply: Reply) -> None:
        """Have a task wait, or give it to the worker with the least in hand."""
        self.waiting.append(reply)
        if workers := self.at_hand():
            self.employ(min(workers, key=lambda worker: len(worker.replies)))

    def at_hand(self) -> list[Worker]:
        """Return the workers that take tasks, none that has been at its own for some time.

        They are no more than there are cores: more would take the caches of these from each other.
        """
        late = asyncio.get_running_loop().time() - TICK
        return [worker for worker in self.ready if not worker.replies or worker.since > late][:CORES]

    def look(self) -> None:
        """End what has had its time, and make way for what waits behind a long task."""
        now = asyncio.get_running_loop().time()
        for reply in [*self.waiting, *self.long_waiting]:
            if now > reply.deadline:
                self.expire(reply)
        for worker in list(self.workers):
            if worker.replies and worker.process:
                if worker.replies[0].complete:
                    # It was given up while the worker was at another: nobody waits for it.
                    self.dismiss(worker)
                elif now > worker.replies[0].deadline:
                    self.expire(worker.replies[0])
                elif worker not in self.long and is_long(worker, now):
                    self.outlast(worker)
        for worker in self.at_hand():
            self.employ(worker)
        busy = self.waiting or self.long_waiting or any(worker.replies for worker in self.workers)
        self.clock = asyncio.get_running_loop().call_later(TICK, self.look) if busy and self.snapshot else None

    def order(self, reply: Reply | None = None) -> None:
        """Have a worker be born: to wait for tasks, or for a long task."""
        if self.snapshot is None:
            return
        worker = Worker(self, self.snapshot)
        self.workers.add(worker)
        if reply:
            self.long.add(worker)
            worker.replies.append(reply)
        link = self.nursery.bear(self.snapshot)
        connecting = asyncio.ensure_future(asyncio.get_running_loop().create_connection(lambda: worker, sock=link))
        connecting.add_done_callback(lambda done: done.cancelled() or done.exception())

    def welcome(self, worker: Worker) -> None:
        """Take in a worker that was just born."""
        if worker in self.long:
            self.step_back(worker)
            reply = worker.replies.popleft()
            if reply.complete:
                self.dismiss(worker)
            else:
                worker.start([reply])
        elif worker.snapshot != self.snapshot:
            worker.end()
        else:
            self.retire_stale()
            self.ready.append(worker)
            self.employ_if_at_hand(worker)

    def retire_stale(self) -> None:
        """Let the workers go that read a state of the store that is past; those with tasks go when these are done."""
        if not any(worker.snapshot == self.snapshot for worker in self.ready):
            self.epoch += 1
            stale, self.ready = self.ready, []
            for worker in stale:
                if not worker.replies:
                    worker.end()

    def employ(self, worker: Worker) -> None:
        """Give a worker tasks that wait."""
        if len(worker.replies) > DEPTH // 2:
            return
        given = list[Reply]()
        while self.waiting and len(worker.replies) + len(given) < DEPTH:
            reply = self.waiting.popleft()
            if not reply.complete:
                given.append(reply)
        if given:
            worker.start(given)

    def employ_if_at_hand(self, worker: Worker) -> None:
        """Give a worker tasks that wait, where it is one of those that take some."""
        if self.waiting and worker in self.at_hand():
            self.employ(worker)

    def release(self, worker: Worker) -> None:
        """Take note that a worker is done with a task."""
        if worker in self.long:
            self.dismiss(worker)
        elif worker in self.ready:
            self.employ_if_at_hand(worker)
        elif not worker.replies:
            worker.end()

    def outlast(self, worker: Worker) -> None:
        """Treat the task that a worker is at as long; what it has in hand behind that begins elsewhere."""
        reply, *others = worker.replies
        self.counts["long"] += 1
        reply.long = True
        reply.wake()
        self.replace(worker)
        if len(self.long) < self.size.long or not reply.restart():
            self.long.add(worker)
            worker.keep(reply)
            self.step_back(worker)
        else:
            worker.end()
            self.long_waiting.append(reply)
        self.resume(others)

    def step_back(self, worker: Worker) -> None:
        """Let a worker that is at a long task stand behind all others."""
        if self.size.steps_back:
            step_back(worker.process)

    def replace(self, worker: Worker) -> None:
        """Have another born in the place of a worker that waits for tasks no longer."""
        if worker in self.ready:
            self.ready.remove(worker)
            if worker.snapshot == self.snapshot:
                self.order()

    def resume(self, replies: Iterable[Reply]) -> None:
        """Begin tasks anew that a worker had not come to."""
        for reply in replies:
            if not reply.complete and reply.restart():
                self.place(reply)

    def dismiss(self, worker: Worker) -> None:
        """End a worker; where it was at a long task, the next of these has its turn."""
        self.replace(worker)
        rest = worker.end()
        if worker in self.long:
            self.long.discard(worker)
            self.begin_long()
        self.resume(rest)

    def begin_long(self) -> None:
        """Begin long tasks that wait, as many as may run."""
        while self.long_waiting and len(self.long) < self.size.long:
            reply = self.long_waiting.popleft()
            if not reply.complete:
                self.order(reply)

    def expire(self, reply: Reply) -> None:
        """End a task whose time is over."""
        if reply.complete:
            return
        self.counts["expired"] += 1
        told = f"it took longer than {reply.seconds:g} s; ask for less, or with LIMIT"
        self.stop(reply, TimeLimitError("query", told))

    def stop(self, reply: Reply, error: Exception | None = None) -> None:
        """End a task that nobody waits for any more, or that must not go on."""
        if reply.complete:
            return
        reply.finish(error)
        worker = next((worker for worker in self.workers if worker.replies and worker.replies[0] is reply), None)
        if worker and worker.process:
            self.dismiss(worker)

    def refuse(self, worker: Worker, error: Exception) -> None:
        """Take note that a worker cannot open the snapshot: so no task can be done."""
        fail(worker.end(), error)
        self.long.discard(worker)
        if worker.snapshot == self.snapshot:
            self.problem = error
            fail(self.waiting, error)
            self.waiting.clear()

    def mourn(self, worker: Worker) -> None:
        """Take note that a process is gone; one that ended by itself had too much to remember."""
        self.workers.discard(worker)
        if not worker.ended and not worker.process:
            self.refuse(worker, StoreError("server", "its workers end before they begin; give them more memory"))
        if not worker.ended:
            self.counts["died"] += 1
            megabytes = self.size.memory // 1024**2
            fail(list(worker.replies)[:1], QueryError("query", f"it takes more than {megabytes:,} MB of memory"))
            self.dismiss(worker)
        if worker.snapshot != self.snapshot and all(other.snapshot != worker.snapshot for other in self.workers):
            self.on_unused(worker.snapshot)


def is_long(worker: Worker, now: float) -> bool:
    """Tell whether the task that a worker is at is long; the first look at a task takes note of the time."""
    spent = processor_seconds(worker.process)
    if worker.watched is not worker.replies[0]:
        worker.watched, worker.spent = worker.replies[0], spent
    return spent > worker.spent + SLICE or now > worker.since + PATIENCE


def fail(replies: Iterable[Reply], error: Exception) -> None:
    """End tasks with an error."""
    for reply in replies:
        reply.finish(error)
