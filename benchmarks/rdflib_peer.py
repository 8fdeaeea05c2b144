"""rdflib in a process of its own: it is asked one question after the other, each within a time limit."""

from __future__ import annotations

import signal
import time
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from types import FrameType
from typing import NamedTuple

REPETITIONS = 3


class Timing(NamedTuple):
    """Seconds of the processor for a question, and how much was answered; `None` where the time limit was met."""

    seconds: float
    size: int | None


class TooLong(BaseException):
    """The time limit is met; no `Exception`, because rdflib takes those for errors of an expression."""


class Peer:
    """A graph in memory of rdflib, in another process."""

    def __init__(self, n_quads: Path, limit: float) -> None:
        context = get_context("spawn")
        self.limit = limit
        self.pipe, other = context.Pipe()
        self.process = context.Process(target=serve, args=(n_quads, limit, other), daemon=True)
        self.process.start()
        self.loading: float = self.pipe.recv()

    def ask(self, text: str) -> Timing:
        """Return what a question took; the process is killed where it does not keep to the limit by itself."""
        self.pipe.send(text)
        if not self.pipe.poll(self.limit * (REPETITIONS + 1)):
            self.process.kill()
            raise TimeoutError("rdflib does not stop")
        timing: Timing = self.pipe.recv()
        return timing

    def close(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.join()


def serve(n_quads: Path, limit: float, pipe: Connection) -> None:
    """Load a graph, then answer questions until the process is killed."""
    from rdflib import Dataset

    begin = time.perf_counter()
    graph = Dataset(default_union=True)
    graph.parse(n_quads, format="nquads")
    pipe.send(time.perf_counter() - begin)
    signal.signal(signal.SIGALRM, give_up)
    while True:
        text = pipe.recv()
        try:
            signal.setitimer(signal.ITIMER_REAL, limit)
            timings = [measure(graph, text)]
            while len(timings) < REPETITIONS and timings[0].seconds < limit / REPETITIONS / 2:
                timings.append(measure(graph, text))
            signal.setitimer(signal.ITIMER_REAL, 0)
            pipe.send(Timing(median(timing.seconds for timing in timings), timings[0].size))
        except TooLong:
            pipe.send(Timing(limit, None))


def measure(graph: object, text: str) -> Timing:
    """Ask once and read all there is."""
    begin = time.process_time()
    result = graph.query(text)  # type: ignore[attr-defined]
    size = int(bool(result.askAnswer)) if result.type == "ASK" else len([tuple(row) for row in result])
    return Timing(time.process_time() - begin, size)


def give_up(number: int, frame: FrameType | None) -> None:
    """End the question that is being answered."""
    raise TooLong
