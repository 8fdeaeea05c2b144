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
from kg.serve.names import count_things
from kg.serve.settings import ServerSettings

WATCH_EVERY = 1.0
"""Seconds between two looks at whether a build has ended."""
SERVICE = "kg.service"
"""Under what a request holds the service that it is for."""
PRELOADED = (
    *("kg.query.workers.answers", "kg.view.answers"),
    *(f"kg.serve.{name}" for name in ("things", "documents", "names", "explore", "leaders", "search")),
)
"""Modules that workers need, loaded before the first is born: what a task has to load counts as its own time."""


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
    """The state of a server while it runs."""

    settings: ServerSettings
    pool: Pool = field(init=False)
    metrics: Metrics = field(default_factory=Metrics)
    generation: Generation = field(default_factory=Generation)
    watcher: asyncio.Task[None] | None = None
    offline: bool = False
    counted: tuple[int, dict[str, int]] = (0, {})

    def __post_init__(self) -> None:
        self.pool = Pool(self.settings.size, PRELOADED)
        self.pool.on_unused = drop_snapshot

    async def start(self) -> None:
        """Open the store and begin to watch for builds."""
        self.pool.nursery.start()
        drop_stale_snapshots(self.settings.store)
        await self.renew()
        self.offline = await asyncio.to_thread(self.pool.nursery.network_is_cut)
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
                await self.renew()

    async def renew(self) -> None:
        """Serve the present state of the store; where it cannot be read, go on with the last one that could."""
        self.generation = await asyncio.to_thread(next_generation, self.settings.store, self.generation)
        if self.generation.problem is None and self.generation.snapshot:
            self.pool.move(self.generation.snapshot)

    @property
    def base(self) -> str:
        """Return the IRI under which the things of the store live."""
        return self.generation.base

    async def counts(self) -> dict[str, int]:
        """Return how much there is in the store, counted once for each of its states."""
        epoch = self.pool.epoch
        if not self.counted[1] or self.counted[0] != epoch:
            self.counted = epoch, {"triples": self.generation.triples, **await self.run(count_things).value()}
        return self.counted[1]

    def run(self, function: Callable[..., Any], *arguments: Any, limits: Limits | None = None) -> Reply:
        """Begin a task in a worker: `function(store, outlet, *arguments)`; raises `StoreError` without a store."""
        if self.generation.snapshot is None:
            raise self.generation.problem or StoreError(self.settings.store, "there is no store here; run `kg build`")
        return self.pool.ask(function, *arguments, limits=limits or self.settings.limits)


def next_generation(location: Path, last: Generation) -> Generation:
    """Return the present state of a store, or the last one with the problem that the present one has."""
    stamp = stamp_store(location)
    try:
        snapshot = make_snapshot(location)
        return Generation(last.number + 1, snapshot, stamp, *read_facts(snapshot), built_at(location))
    except KgError as error:
        return replace(last, stamp=stamp, problem=error)


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
    service: Service = request.scope[SERVICE]
    return service
