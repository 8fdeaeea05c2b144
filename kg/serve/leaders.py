"""What there is most of in the store that is served: found out once in each of its states, and kept."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import Any

from starlette.requests import Request

from kg.graph.store import Store
from kg.query.workers.worker import Outlet
from kg.serve.service import Service

SECONDS = 120.0
"""Seconds that it may take, since nobody has to wait for it."""
PATIENCE = 1.0
"""Seconds for which a page waits for it all the same."""


@dataclass(slots=True)
class Leaders:
    """What there is most of, while it is found out and afterwards."""

    service: Service
    generation: int = 0
    asked: asyncio.Task[Any] | None = None

    def begin(self) -> asyncio.Task[Any]:
        """Begin to find it out, unless that has been done in this state of the store."""
        number = self.service.generation.number
        if self.asked is None or self.generation != number or failed(self.asked):
            self.generation, self.asked = number, asyncio.ensure_future(self.find_out())
            self.asked.add_done_callback(failed)
        return self.asked

    async def find_out(self) -> Any:
        """Return the data of the picture of what there is most of."""
        limits = replace(self.service.settings.limits, seconds=SECONDS)
        return await self.service.run(find_leaders, limits=limits).value()

    async def wait(self) -> Any:
        """Return the data, or `None` where it takes longer than a page waits."""
        asked = self.begin()
        await asyncio.wait({asked}, timeout=PATIENCE)
        return asked.result() if asked.done() else None


def failed(asked: asyncio.Task[Any]) -> bool:
    """Tell whether a task has ended without a value."""
    return asked.done() and (asked.cancelled() or asked.exception() is not None)


def leaders_of(request: Request) -> Leaders:
    """Return what there is most of in the store that a request is for."""
    leaders: Leaders = request.app.state.leaders
    return leaders


def find_leaders(store: Store, outlet: Outlet) -> dict[str, Any]:
    """Return the data of the picture of what there is most of. A task of a worker."""
    from kg.view.answers import answer_overview

    return answer_overview(store)
