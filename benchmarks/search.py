"""How much faster the index of words finds clauses and norms than a regular expression in SPARQL does.

    python benchmarks/search.py [FOLDER] [--contracts N] [--store STORE] [--repeat N]

Builds a store of the first N contracts of FOLDER (without it, `corpora/cuad` in `CLAUSEGRAPH_SHARED` or
`../shared`; 140 of them make about a million quads), or reads one that STORE holds already. Then asks in turns,
in one thread, the median of the repeats counting, in time of the processor, which others at work disturb little:

- regex: `FILTER(REGEX(?text, "…", "i"))` over the words of clauses and norms, by pyoxigraph directly;
- search: `kg.query.search.search`, the best 20 with their words marked, as `kg search` shows them;
- best 20: `(?thing ?score) cg:matches "…"` with `ORDER BY DESC(?score) LIMIT 20`, through `kg.query.ask`;
- all: `?thing cg:matches "…"`, all that there are, through `kg.query.ask`;
- rows: what the engine takes of the last for the rows alone, given the things as `VALUES`: its floor.

A regular expression finds parts of words, an index finds words, so the numbers of things differ a little.
Last, the index of the whole store is made anew: what it adds to a build.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from kg.build import build
from kg.graph.store import INDEX, Store
from kg.query import ask
from kg.query.matches import expand_matches
from kg.query.search import search
from kg.vocabulary import PREFIXES

SHARED = Path(os.environ.get("CLAUSEGRAPH_SHARED", Path(__file__).resolve().parent.parent.parent / "shared"))
TEXTS = {
    "rare word": ("escrow", "escrow"),
    "rare phrase": ('"thirty days"', "thirty days"),
    "phrase": ('"written notice"', "written notice"),
    "rare prefix": ("arbitrator*", "arbitrator"),
    "prefix": ("terminat*", "terminat"),
    "frequent word": ("agreement", "agreement"),
}
"""What is looked for → in the words of a search, and as a regular expression."""
REGEX = """
SELECT DISTINCT ?thing {
  { ?thing cg:text ?text } UNION { ?thing a cg:Norm ; cg:evidence/cg:exact ?text }
  FILTER(REGEX(?text, "%s", "i"))
}
"""
BEST = "SELECT ?thing ?score { (?thing ?score) cg:matches $words } ORDER BY DESC(?score) LIMIT 20"
ALL = "SELECT ?thing { ?thing cg:matches $words }"
Ways = dict[str, Callable[[], int]]


def make_ways(store: Store, words: str, expression: str) -> Ways:
    """Return the ways to find a text, each giving how many things it finds or shows."""
    rows = expand_matches(store, ALL.replace("$words", f"'{words}'")).text
    return {
        "regex": lambda: count(
            store.quads.query(REGEX % expression, prefixes=PREFIXES, use_default_graph_as_union=True)
        ),
        "search": lambda: len(search(store, words, ["clause", "norm"]).hits),
        "best 20": lambda: count(ask(store, BEST, {"words": words}).results),
        "all": lambda: count(ask(store, ALL, {"words": words}).results),
        "rows": lambda: count(store.query(rows)),
    }


def count(rows: object) -> int:
    assert isinstance(rows, ox.QuerySolutions)
    return sum(1 for _ in rows)


def measure(ways: Ways, repeats: int) -> dict[str, tuple[float, int]]:
    """Return for each way the median of its milliseconds and what it finds, the ways taking turns."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    found = {}
    for _ in range(repeats):
        for name, way in ways.items():
            begin = time.thread_time()
            found[name] = way()
            times[name].append((time.thread_time() - begin) * 1_000)
    return {name: (statistics.median(times[name]), found[name]) for name in ways}


def show(kind: str, words: str, measured: dict[str, tuple[float, int]]) -> None:
    slow, _ = measured["regex"]
    cells = [
        f"{ms:.2f} ms ({number}{'' if name == 'regex' else f', {slow / ms:.0f}×'})"
        for name, (ms, number) in measured.items()
    ]
    print(f"| {kind}: `{words}` | {' | '.join(cells)} |")


def measure_index(location: Path) -> tuple[float, float]:
    """Return the processor time that the index of a store takes, and its size in MB."""
    shutil.rmtree(location / INDEX)
    begin = time.process_time()
    with Store.open_for_building(location):
        pass
    seconds = time.process_time() - begin
    return seconds, sum(file.stat().st_size for file in (location / INDEX).iterdir()) / 1e6


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED / "corpora" / "cuad")
    parser.add_argument("--contracts", type=int, default=140)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--repeat", type=int, default=11)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        location = options.store or Path(scratch) / "store"
        if not location.exists():
            begin = time.process_time()
            build(sorted(options.folder.glob("*.txt"))[: options.contracts], location)
            print(f"build: {time.process_time() - begin:.1f} s of the processor")
        store = Store.open(location)
        print(f"{len(store.quads):,} quads\n\n| | regex | search | best 20 | all | rows |\n|---|---|---|---|---|---|")
        for kind, (words, expression) in TEXTS.items():
            show(kind, words, measure(make_ways(store, words, expression), options.repeat))
        del store
        seconds, size = measure_index(location)
        print(f"\nindex of the whole store: {seconds:.1f} s of the processor, {size:.1f} MB")


if __name__ == "__main__":
    main()
