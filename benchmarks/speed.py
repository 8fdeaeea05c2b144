"""How fast text becomes quads, stage by stage, on one core.

    python benchmarks/speed.py [FOLDER]      # default: data/

Prints megabytes of text a second for each stage and for all of them, as processor time: the share of each
stage holds better than the figures themselves.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from kg.extract import read_outline
from kg.graph.quads import to_n_quads
from kg.read import find_files, read_document
from kg.structure import outline_document

Result = TypeVar("Result")


class Clock:
    """Adds up the processor time of each stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def run(self, stage: str, work: Callable[..., Result], *values: object) -> Result:
        begin = time.process_time()
        result = work(*values)
        self.seconds[stage] = self.seconds.get(stage, 0.0) + time.process_time() - begin
        return result


def read_all(paths: Iterable[Path], clock: Clock) -> tuple[int, int]:
    """Return the characters read and the quads made."""
    characters = quads = 0
    for path in paths:
        document = clock.run("read", read_document, path)
        outline = clock.run("structure", outline_document, document)
        reading = clock.run("extract", read_outline, document, outline)
        lines = clock.run("quads", to_n_quads, reading)
        characters += len(document.text)
        quads += lines.count(b"\n")
    return characters, quads


def main() -> None:
    paths = list(find_files([Path(sys.argv[1] if len(sys.argv) > 1 else "data")]).files)
    read_all(paths[:1], Clock())  # what is loaded once is no part of the speed
    clock = Clock()
    characters, quads = read_all(paths, clock)
    total = sum(clock.seconds.values())
    print(f"{len(paths)} documents, {characters / 1e6:.2f} MB of text, {quads:,} quads")
    for stage, seconds in clock.seconds.items():
        print(f"{stage:10} {characters / 1e6 / seconds:6.2f} MB/s {seconds / total:5.0%}")
    print(f"{'all':10} {characters / 1e6 / total:6.2f} MB/s")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
