"""How many requests a second the server answers, beside others, and what lookups see of queries that never end.

    python benchmarks/load.py                                      # 60 s of 64 clients, on a graph made for it
    python benchmarks/load.py --seconds 10 --triples 100000
    python benchmarks/load.py --oxigraph PROGRAM --rdflib-endpoint PROGRAM   # side by side with these two

First, lookups with one runaway query in twenty: each client asks its next question when it has the answer to the
last. No request may fail but the runaways, by the time limit; the slowest lookups are compared with the median.
Then lookups alone, in turns with the other servers, once with texts that nobody has asked before and once as they
come again. The others come from PyPI, each in an environment of its own: `oxigraph`, and `rdflib-endpoint[web]`,
which holds the graph in memory.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import os
import random
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from load_client import Record, Request, run_clients, to_request

from kg.graph.snapshots import make_snapshot
from kg.graph.store import Store
from kg.query.engine import select

CLIENTS = 64
RUNAWAYS = 20
"""One request in so many never ends by itself."""
PREFIXES = """\
PREFIX cg: <https://w3id.org/clausegraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
THINGS = "SELECT DISTINCT ?it { ?it a cg:%s } ORDER BY ?it"
LOOKUPS = {
    "Role": (
        "SELECT DISTINCT ?name { <%s> skos:prefLabel ?name }",
        "SELECT DISTINCT ?norm ?act ?words { ?norm cg:bearer <%s> ; cg:action ?act ; cg:evidence/cg:exact ?words }",
    ),
    "Norm": ("SELECT ?property ?value { <%s> ?property ?value }",),
    "Clause": ("SELECT DISTINCT ?type ?name { <%s> cg:clauseType ?type . ?type skos:prefLabel ?name }",),
}
RUNAWAY = "SELECT (COUNT(*) AS ?number) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def make_lookups(store: Store) -> list[str]:
    """Return lookups of things of a store, in no order."""
    lookups = [
        PREFIXES + text % row["it"]
        for kind, texts in LOOKUPS.items()
        for row in select(store, THINGS % kind)
        for text in texts
    ]
    random.Random(1).shuffle(lookups)
    return lookups


def make_source(
    endpoint: str, lookups: list[str], seconds: float, *, runaways: bool = False, fresh: bool = False
) -> Callable[[], Request | None]:
    """Return what gives each client its next request until the time is over; `fresh` texts come only once."""
    chance, end, number = random.Random(2), time.perf_counter() + seconds, itertools.count()
    ready = [to_request(endpoint, text) for text in lookups]

    def next_request() -> Request | None:
        if time.perf_counter() > end:
            return None
        at = next(number)
        if runaways and chance.random() < 1 / RUNAWAYS:
            return to_request(endpoint, f"{PREFIXES}# {at}\n{RUNAWAY}", runaway=True)
        return to_request(endpoint, f"{lookups[at % len(lookups)]}\n# {at}") if fresh else ready[at % len(ready)]

    return next_request


@contextmanager
def running(command: list[str], endpoint: str) -> Iterator[int]:
    """Give the id of a server's process while it runs."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        wait_until_there(endpoint, process)
        yield process.pid
    finally:
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            process.wait(5)
        process.kill()
        process.wait()


def wait_until_there(endpoint: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(1_200):
        if process.poll() is not None:
            sys.exit(f"the server at {endpoint} does not start")
        try:
            urllib.request.urlopen(f"{endpoint}?query=ASK%20%7B%7D", timeout=5).read()
        except urllib.error.HTTPError as error:
            if error.code != 503:
                return
        except OSError:
            pass
        else:
            return
        time.sleep(0.1)
    sys.exit(f"the server at {endpoint} does not answer")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as link:
        port: int = link.getsockname()[1]
        return port


def memory_of(root: int) -> float:
    """Return the megabytes that a process and those below it take, each shared page counted once."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(entry.name))
    total, left = 0, [root]
    while left:
        process = left.pop()
        left += children.get(process, [])
        with suppress(OSError):
            lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
            total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


async def watch_memory(root: int, seconds: float) -> list[float]:
    """Return the memory of a server at a few times while it is asked."""
    readings = []
    for _ in range(6):
        await asyncio.sleep(seconds / 6)
        readings.append(memory_of(root))
    return readings


def percentile(values: list[float], share: float) -> float:
    """Return the value below which a share of sorted values lies."""
    return values[min(len(values) - 1, int(len(values) * share))]


def measure_runaways(command: list[str], endpoint: str, lookups: list[str], seconds: float) -> None:
    """Print what lookups see while one request in twenty never ends."""

    async def ask(root: int) -> tuple[Record, list[float]]:
        source = make_source(endpoint, lookups, seconds, runaways=True, fresh=True)
        return await asyncio.gather(run_clients(endpoint, CLIENTS, source), watch_memory(root, seconds))

    with running(command, endpoint) as root:
        record, memory = asyncio.run(ask(root))
    times = sorted(took for took, _ in record.lookups)
    median, slow = statistics.median(times), percentile(times, 0.99)
    print(f"lookups with one runaway in {RUNAWAYS}, {CLIENTS} clients, {seconds:g} s:")
    print(f"  {len(times):,} lookups, by status {dict(Counter(status for _, status in record.lookups))}")
    print(f"  {len(record.runaways):,} runaways, by status {dict(Counter(status for _, status in record.runaways))}")
    print(
        f"  median {median * 1000:.1f} ms, 99 in 100 under {slow * 1000:.1f} ms: {slow / median:.1f} times the median"
    )
    print(f"  memory in MB: {', '.join(f'{value:.0f}' for value in memory)}")


def measure_rate(endpoint: str, lookups: list[str], seconds: float, *, fresh: bool) -> float:
    """Return how many lookups a second are answered, and end where one fails."""
    begin = time.perf_counter()
    source = make_source(endpoint, lookups, seconds, fresh=fresh)
    record = asyncio.run(run_clients(endpoint, CLIENTS, source))
    took = time.perf_counter() - begin
    if bad := Counter(status for _, status in record.lookups if status != 200):
        sys.exit(f"{endpoint}: {dict(bad)}")
    return len(record.lookups) / took


def compare(servers: dict[str, tuple[list[str], str]], lookups: list[str], seconds: float, rounds: int) -> None:
    """Print the rates of servers that are asked in turns, and how that of the first compares with the others."""
    rates: dict[tuple[str, bool], list[float]] = {}
    for name, (command, endpoint) in itertools.chain.from_iterable(itertools.repeat(list(servers.items()), rounds)):
        with running(command, endpoint):
            measure_rate(endpoint, lookups, min(1.0, seconds), fresh=True)
            for fresh in (True, False):
                rates.setdefault((name, fresh), []).append(measure_rate(endpoint, lookups, seconds, fresh=fresh))
    first = next(iter(servers))
    for fresh, told in ((True, "each text once"), (False, "texts come again")):
        print(f"lookups a second, {CLIENTS} clients, {told}, median of {rounds}:")
        ours = statistics.median(rates[first, fresh])
        for name in servers:
            rate = statistics.median(rates[name, fresh])
            print(f"  {name:16} {rate:8,.0f}   {first} has {ours / rate:.2f} of it")


def find_servers(options: argparse.Namespace, store: Path, folder: Path) -> dict[str, tuple[list[str], str]]:
    """Return the command and the endpoint of each server on the same data."""
    ports = [free_port() for _ in range(3)]
    program = Path(sys.executable).with_name("kg")
    command = [str(program), "serve", "--store", str(store), "--port", str(ports[0])]
    servers = {"kg serve": (command, f"http://127.0.0.1:{ports[0]}/sparql")}
    if options.oxigraph:
        shutil.move(make_snapshot(store), folder / "oxigraph")
        command = [options.oxigraph, "serve", "--location", str(folder / "oxigraph"), "--union-default-graph"]
        servers["oxigraph"] = ([*command, "--bind", f"127.0.0.1:{ports[1]}"], f"http://127.0.0.1:{ports[1]}/query")
    if options.rdflib_endpoint:
        (folder / "graph.nt").write_bytes(to_triples(Store.open(store)))
        command = [options.rdflib_endpoint, "serve", "--host", "127.0.0.1", "--port", str(ports[2])]
        servers["rdflib-endpoint"] = ([*command, str(folder / "graph.nt")], f"http://127.0.0.1:{ports[2]}/")
    return servers


def to_triples(store: Store) -> bytes:
    """Return what all documents say as N-Triples."""
    lines = {line.rpartition(b" <")[0] + b" .\n" for line in store.dump().splitlines()}
    return b"".join(sorted(lines))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", type=Path, help="a store to ask, in place of one that is made")
    parser.add_argument("--triples", type=int, default=300_000, metavar="N", help="the size of the store that is made")
    parser.add_argument("--seconds", type=float, default=60.0, help="how long the runaways last (default 60)")
    parser.add_argument("--time-limit", type=float, default=2.0, help="the server's time limit there (default 2)")
    parser.add_argument("--rate-seconds", type=float, default=5.0, help="how long a rate is measured (default 5)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each server has its turn (default 3)")
    parser.add_argument("--oxigraph", metavar="PROGRAM", help="the oxigraph server")
    parser.add_argument("--rdflib-endpoint", metavar="PROGRAM", help="the rdflib-endpoint server")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = options.store or made_store(folder / "store", options.triples)
        lookups = make_lookups(Store.open(store))
        print(f"{len(Store.open(store).quads):,} quads, {len(lookups):,} lookups, {os.cpu_count()} cores")
        servers = find_servers(options, store, folder)
        command, endpoint = servers["kg serve"]
        if options.seconds:
            measure_runaways([*command, "--time-limit", str(options.time_limit)], endpoint, lookups, options.seconds)
        if options.rounds:
            compare(servers, lookups, options.rate_seconds, options.rounds)


def made_store(location: Path, triples: int) -> Path:
    """Return a store of about so many triples."""
    from generator import make_store

    make_store(location, triples)
    return location


if __name__ == "__main__":
    main()
