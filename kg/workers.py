"""The same work on many values, in this process or spread over several."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TypeVar

from kg.errors import KgError

Value = TypeVar("Value")
Result = TypeVar("Result")

FEW = 50
"""The number of documents up to which starting processes costs more than it gains."""
AHEAD = 2
"""How many values per worker are on their way at a time: enough to keep it busy, few enough for memory."""
MANY = 50_000
"""After how many new objects Python looks for circular garbage while documents are read; it is 700 elsewhere."""


def choose_workers(documents: int) -> int:
    """Return how many processes to use for a number of documents.

    >>> choose_workers(3)
    1
    """
    return min(count_cores(), documents) if documents > FEW else 1


def count_cores() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def map_unordered(work: Callable[[Value], Result], values: Sequence[Value], workers: int = 1) -> Iterator[Result]:
    """Yield what the work gives for each value, as it comes; with several workers in any order.

    The work must be importable by name, as it runs in new processes. Raises `KgError` where one of them dies.
    """
    if workers == 1 or len(values) < 2:
        yield from map(work, values)
        return
    count = min(workers, len(values))
    with ProcessPoolExecutor(count, get_context("spawn"), initializer=prepare_worker) as pool:
        try:
            yield from stream(pool, work, values, AHEAD * workers)
        except BrokenProcessPool as error:
            problem = "a worker process died, perhaps for want of memory; try --workers 1"
            raise KgError("workers", problem) from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def rare_collection() -> Iterator[None]:
    """Give a context in which Python seldom looks for circular garbage.

    What is read of a document refers to nothing but what was read before: it goes without being looked for.
    """
    before = gc.get_threshold()
    gc.set_threshold(MANY, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def stream(
    pool: ProcessPoolExecutor, work: Callable[[Value], Result], values: Sequence[Value], ahead: int
) -> Iterator[Result]:
    """Yield results as they come, with at most so many values ahead of them."""
    waiting: set[Future[Result]] = set()
    for value in values:
        with without_interrupts():
            waiting.add(pool.submit(work, value))
        if len(waiting) >= ahead:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in done)
    while waiting:
        done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        yield from (future.result() for future in done)


@contextmanager
def without_interrupts() -> Iterator[None]:
    """Give a context whose new processes leave Ctrl-C to this one, which stops them in good order."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def prepare_worker() -> None:
    """Make a new process one that reads documents."""
    gc.set_threshold(MANY, *gc.get_threshold()[1:])
    follow_parent()


def follow_parent() -> None:
    """Have this process end when the one that started it does, even if that one was killed."""
    Thread(target=end_after_parent, daemon=True).start()


def end_after_parent() -> None:
    """Wait for the end of the process that started this one, then end at once."""
    if parent := parent_process():
        parent.join()
        os._exit(1)
