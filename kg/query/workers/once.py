"""One task in a worker of its own, for who wants no more than that it ends."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from kg.query.workers.pool import Limits, Pool, Size

AMPLE = 1024**4
"""Bytes of memory: who asks from a shell of their own has their own bounds."""


def run_once(
    quads: Path, function: Callable[..., Any], *arguments: Any, limits: Limits
) -> tuple[Mapping[str, Any], bytes]:
    """Return the head and the answer of a task on the folder of a store's quads.

    Raises `TimeLimitError` when it takes longer than it may, and whatever error the task raises.
    """

    async def run() -> tuple[Mapping[str, Any], bytes]:
        pool = Pool(Size(ready=1, long=1, memory=AMPLE, steps_back=False), (function.__module__,))
        pool.move(quads)
        try:
            reply = pool.ask(function, *arguments, limits=limits)
            data = await reply.read()
            return reply.head, data
        finally:
            await pool.close()

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(run())
    # Where a loop runs already, as in a notebook, there is none to be had in this thread.
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, run()).result()
