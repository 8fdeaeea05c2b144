"""What stands behind the routes: the pool of workers, and the snapshot that they read."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from starlette.requests import Request

from kg.config import DEFAULT_BASE
from kg.errors import KgError, StoreError
from kg.graph.snapshots import drop_snapshot, drop_stale_snapshots, make_snapshot
from kg.graph.store import MANIFEST, QUADS, Store
from kg.query.workers.pool import Limits, Pool
from kg.query.workers.reply import Reply
from kg.serve.metrics import Metrics
from kg.serve.settings import ServerSettings

OWN_SECONDS = 120.0
"""Seconds that may be taken to find out what holds for the whole store."""
WATCH_EVERY = 1.0
"""Seconds between two looks at whether a build has ended."""
PRELOADED = ("kg.query.workers.answers", "kg.view.answers", "kg.serve.things", "kg.serve.documents", "kg.serve.names")
"""Modules that workers need, loaded before the first is born."""


@dataclass(frozen=True, slots=True)
class Generation:
    """A state of the store that is served: its snapshot, and the stamp of the build that made it.

    `base` is the IRI under which its things live; `problem` says why a later state is not served.
    """

    number: int = 0
    snapshot: Path | None = None
    stamp: tuple[int, ...] = ()
    base: str = DEFAULT_BASE
    triples: int = 0
    built: float = 0.0
    problem: KgError | None = None


@dataclass(slots=True)
class Service:
    """The state of a server while it runs.

    `prepared` are tasks whose answers are found out as soon as a state of the store is served, `known` the
    answers that hold for it as a whole.
    """

    settings: ServerSettings
    pool: Pool = field(init=False)
    metrics: Metrics = field(default_factory=Metrics)
    generation: Generation = field(default_factory=Generation)
    watcher: asyncio.Task[None] | None = None
    prepared: tuple[Callable[..., Any], ...] = ()
    known: dict[str, tuple[int, asyncio.Task[Any]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.pool = Pool(self.settings.size, PRELOADED)
        self.pool.on_unused = drop_snapshot

    async def start(self) -> None:
        """Open the store and begin to watch for builds."""
        drop_stale_snapshots(self.settings.store)
        self.renew()
        self.watcher = asyncio.create_task(self.watch())

    async def stop(self) -> None:
        """End the workers and remove the snapshots."""
        if self.watcher:
            self.watcher.cancel()
            with suppress(asyncio.CancelledError):
                await self.watcher
        await self.pool.close()
        if self.generation.snapshot:
            drop_snapshot(self.generation.snapshot)

    async def watch(self) -> None:
        """Move to the state that a build has left, each time that one ends."""
        while True:
            await asyncio.sleep(WATCH_EVERY)
            if stamp_store(self.settings.store) != self.generation.stamp:
                self.renew()

    def renew(self) -> None:
        """Serve the present state of the store; where it cannot be read, go on with the last one that could."""
        stamp = stamp_store(self.settings.store)
        try:
            snapshot = make_snapshot(self.settings.store)
        except KgError as error:
            self.generation = replace(self.generation, stamp=stamp, problem=error)
            return
        number, built = self.generation.number + 1, built_at(self.settings.store)
        self.generation = Generation(number, snapshot, stamp, *read_facts(snapshot), built)
        self.pool.move(snapshot)
        for function in self.prepared:
            self.begin(function)

    @property
    def base(self) -> str:
        """Return the IRI under which the things of the store live."""
        return self.generation.base

    def run(self, function: Callable[..., Any], *arguments: Any, limits: Limits | None = None) -> Reply:
        """Begin a task in a worker: `function(store, outlet, *arguments)`; raises `StoreError` without a store."""
        if self.generation.snapshot is None:
            raise self.generation.problem or StoreError(self.settings.store, "there is no store here; run `kg build`")
        return self.pool.ask(function, *arguments, limits=limits or self.settings.limits)

    async def once(self, function: Callable[..., Any]) -> Any:
        """Return what a task without arguments finds out, which is asked once in each state of the store."""
        return await asyncio.shield(self.begin(function))

    def begin(self, function: Callable[..., Any]) -> asyncio.Task[Any]:
        """Begin a task that is asked once in each state of the store, or return it where it has begun."""
        number, asked = self.known.get(function.__qualname__, (0, None))
        if asked is None or number != self.generation.number or failed(asked):
            asked = asyncio.ensure_future(self.find_out(function))
            asked.add_done_callback(failed)
            self.known[function.__qualname__] = self.generation.number, asked
        return asked

    async def find_out(self, function: Callable[..., Any]) -> Any:
        """Return the value of a task of our own, which may take longer than what people ask."""
        return await self.run(function, limits=replace(self.settings.limits, seconds=OWN_SECONDS)).value()


def failed(asked: asyncio.Task[Any]) -> bool:
    """Tell whether a task has ended without a value."""
    return asked.done() and (asked.cancelled() or asked.exception() is not None)


def read_facts(snapshot: Path) -> tuple[str, int]:
    """Return the IRI under which things live, which the names of documents begin with, and the number of quads."""
    quads = Store.open_snapshot(snapshot).quads
    base, kind, _ = next((graph.value for graph in quads.named_graphs()), "").rpartition("document/")
    return base if kind else DEFAULT_BASE, len(quads)


def built_at(location: Path) -> float:
    """Return when the last build of a store ended, in seconds since 1970, 0 where none did."""
    with suppress(OSError):
        return (location / MANIFEST).stat().st_mtime
    return 0.0


def stamp_store(location: Path) -> tuple[int, ...]:
    """Return what changes when a build ends or the store is made anew."""
    stamp = list[int]()
    for name in (MANIFEST, QUADS):
        with suppress(OSError):
            found = (location / name).stat()
            stamp += [found.st_ino, found.st_mtime_ns if name == MANIFEST else 0]
    return tuple(stamp)


def service_of(request: Request) -> Service:
    """Return the service that a request is for."""
    service: Service = request.app.state.service
    return service
