"""Ten typical questions through `kg`, through pyoxigraph itself and through rdflib, in one run.

    python benchmarks/queries.py STORE                  # a store from benchmarks/generator.py
    python benchmarks/queries.py STORE --no-rdflib      # saves half a minute of loading, and its time limits

Each engine is asked the same SPARQL and every value of every row is read; only where there is a quicker way to the
same answer, `kg` is asked that way, and a last line asks all engines so. `kg` is the path of `kg query`: parameters,
guards, engine, rows. It and pyoxigraph take turns, and the medians of their processor times are compared. rdflib (a
`Dataset` in memory, its default graph the union) runs in a process of its own and is asked up to three times, within a
time limit. What a whole command takes is measured on the ASK: `kg query`, from the start of the process to its end.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pyoxigraph as ox
from questions import Question, make_questions
from rdflib_peer import Peer

from kg.graph.store import QUADS, Store
from kg.query.engine import ask

Answering = Callable[[], list[object]]

SECONDS, LEAST, MOST = 1.0, 3, 400
"""How long a question is repeated, and how often at least and at most."""
COMMANDS = 5


def ask_kg(store: Store, text: str) -> list[object]:
    """Ask through `kg` and return all there is."""
    answer = ask(store, text)
    if answer.variables:
        return list(answer.rows())
    return [*answer.triples()] if isinstance(answer.results, ox.QueryTriples) else [True] * bool(answer.results)


def ask_pyoxigraph(store: ox.Store, text: str) -> list[object]:
    """Ask pyoxigraph and return all there is."""
    results = store.query(text, use_default_graph_as_union=True)
    if isinstance(results, ox.QuerySolutions):
        return [tuple(solution) for solution in results]
    return list(results) if isinstance(results, ox.QueryTriples) else [True] * bool(results)


def measure_in_turns(first: Answering, second: Answering) -> tuple[float, float, int]:
    """Return the medians of two ways to the same answer in seconds of the processor, and the size of the answer."""
    times: tuple[list[float], list[float]] = ([], [])
    answer = set(first())
    assert answer == set(second()), "the two found different answers"
    end = time.perf_counter() + SECONDS
    while len(times[0]) < LEAST or (time.perf_counter() < end and len(times[0]) < MOST):
        for way, taken in zip((first, second), times, strict=True):
            begin = time.process_time()
            way()
            taken.append(time.process_time() - begin)
    return median(times[0]), median(times[1]), len(answer)


def measure_command(location: Path, text: str) -> float:
    """Return the seconds that `kg query` takes from its start to its end, in the median of some runs."""
    command = [str(Path(sys.executable).parent / "kg"), "query", text, "--store", str(location)]
    times = []
    for _ in range(COMMANDS):
        begin = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - begin)
    return median(times)


def compare(location: Path, questions: list[Question], peer: Peer | None) -> list[float]:
    """Print a line for each question, and return how many times as fast as rdflib `kg` is at each of the ten."""
    store, plain = Store.open(location), ox.Store.read_only(str(location / QUADS))
    print("| question | answers | kg, ms | pyoxigraph, ms | kg / pyoxigraph | rdflib, ms | rdflib / kg |")
    print("|---|---|---|---|---|---|---|")
    gains = []
    for question in questions:
        ours, theirs, size = measure_in_turns(
            lambda asked=question.through_kg: ask_kg(store, asked),
            lambda asked=question.text: ask_pyoxigraph(plain, asked),
        )
        slow = peer.ask(question.text) if peer else None
        gains.append(slow.seconds / ours if slow else 0.0)
        more = "> " if slow and slow.size is None else ""
        other = f"{more}{slow.seconds * 1000:,.1f} | {more}{gains[-1]:,.0f}" if slow else "| "
        times = f"{ours * 1000:,.2f} | {theirs * 1000:,.2f} | {ours / theirs:.2f}"
        print(f"| {question.name} | {size:,} | {times} | {other} |", flush=True)
        assert not slow or slow.size in (size, None), f"rdflib found {slow.size} answers"
    return gains[:-1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path, help="a store, such as benchmarks/generator.py makes")
    parser.add_argument("--no-rdflib", action="store_true", help="compare with pyoxigraph only")
    parser.add_argument("--limit", type=float, default=60, metavar="S", help="seconds for a question to rdflib (60)")
    options = parser.parse_args()
    store = Store.open(options.store)
    questions = make_questions(store)
    print(f"{len(store.quads):,} triples; medians")
    with tempfile.TemporaryDirectory() as folder:
        peer = None
        if not options.no_rdflib:
            quads = Path(folder) / "all.nq"
            quads.write_bytes(store.dump())
            peer = Peer(quads, options.limit)
            print(f"rdflib: loaded in {peer.loading:.0f} s")
        gains = compare(options.store, questions, peer)
    if peer:
        print(f"in the median of the ten, kg is {median(gains):,.0f} times as fast as rdflib")
        peer.close()
    asked = next(question.text for question in questions if question.name == "ASK")
    print(f"kg query as a command: {measure_command(options.store, asked):.2f} s")


if __name__ == "__main__":
    main()
