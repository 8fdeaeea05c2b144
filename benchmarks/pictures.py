"""How soon a picture can be used, beside stock pyvis, in headless Chromium.

    python benchmarks/pictures.py [--sizes 100 1000 5000] [--rounds 3] [--limit 20]

For each size a store of so many clause types is made from N-Quads, each type related to a few others and with one
clause and norm. The same graph, with the places that our layout found, is written by `kg view` and by stock pyvis
0.3.2 (`Network`, `write_html`, its defaults), and the two are opened in turn. Stock pyvis computes its places anew
when it opens; it counts as usable when the bar over its picture is gone, and as still when nothing moves by itself.
The third column is stock pyvis with its physics turned off and our places given to it, which it does not do by itself.

Prints seconds from the start of loading, the median of the rounds; `> 20` where the limit came first. Frames a second
are those that the page drew while the picture was pushed about for two seconds.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from shutil import which
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright
from pyvis.network import Network

from kg.graph.store import Store
from kg.view import ViewKind, draw
from kg.view.encoding import size_nodes
from kg.view.facts import Facts
from kg.view.graph import read_graph
from kg.view.layout import place_nodes
from kg.vocabulary import CG, RDF, SKOS

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
BASE = "https://w3id.org/clausegraph/id"
DOCUMENT = f"{BASE}/document/benchmark"
SEED = 7

READY = """
new MutationObserver(() => { if (document.documentElement.dataset.ready) window.usable ??= performance.now(); })
  .observe(document, { attributes: true, subtree: true, attributeFilter: ["data-ready"] });
"""
# Stock pyvis declares its network as a global variable once its script has run.
STOCK = """
const wait = setInterval(() => {
  if (typeof network === "undefined" || !network) return;
  clearInterval(wait);
  network.once("stabilizationIterationsDone", () => { window.usable = performance.now(); });
  network.once("stabilized", () => { window.still = performance.now(); });
  if (!network.physics.physicsEnabled) requestAnimationFrame(() => requestAnimationFrame(() => { window.usable = window.still = performance.now(); }));
}, 5);
"""
COUNT_FRAMES = """
window.frames_seen = 0;
const next = () => { window.frames_seen += 1; requestAnimationFrame(next); };
requestAnimationFrame(next);
"""


def make_quads(types: int) -> bytes:
    """Return the quads of clause types that are related to others near them, each with a clause and a norm."""
    chance = random.Random(SEED)
    lines: list[str] = []

    def tell(subject: str, predicate: str, value: str) -> None:
        lines.append(f"<{subject}> <{predicate}> {value} <{DOCUMENT}> .\n")

    for agent in range(40):
        iri = f"{BASE}/party/party-{agent}"
        tell(iri, RDF.type, f"<{CG.Agent}>")
        tell(iri, RDF.type, f"<{CG.Party}>")
        tell(iri, SKOS.prefLabel, f'"Party {agent}"')
    for n in range(types):
        iri, clause = f"{BASE}/clause-type/type-{n}", f"{BASE}/clause/clause-{n}"
        tell(iri, RDF.type, f"<{CG.ClauseType}>")
        tell(iri, SKOS.prefLabel, f'"{chance.choice(FIRST)} {chance.choice(SECOND)} {n}"')
        for other in {(n + chance.randint(1, 30)) % types, chance.randrange(types)} - {n}:
            tell(iri, CG.relatedTo, f"<{BASE}/clause-type/type-{other}>")
        tell(clause, RDF.type, f"<{CG.Clause}>")
        tell(clause, CG.clauseType, f"<{iri}>")
        tell(clause, CG.text, f'"Party {n % 40} shall deliver report {n} to Party {n % 37} within {n % 30 + 1} days."')
        norm = f"{clause}/norm/1"
        tell(norm, RDF.type, f"<{CG.Norm}>")
        tell(norm, RDF.type, f"<{CG.Obligation}>")
        tell(norm, CG.inClause, f"<{clause}>")
        tell(norm, CG.action, f'"deliver report {n}"')
        tell(norm, CG.bearer, f"<{BASE}/party/party-{n % 40}>")
        tell(norm, CG.counterparty, f"<{BASE}/party/party-{n % 37}>")
    return "".join(lines).encode()


FIRST = ("Account", "Billing", "Customer", "Data", "Escalation", "Franchise", "Governance", "Service", "Warranty")
SECOND = ("Access", "Audit", "Credits", "Disputes", "Levels", "Management", "Procedure", "Records", "Reviews")


def write_stock(store: Store, path: Path, size: int, physics: bool) -> None:
    """Write the graph as stock pyvis writes it, with our places."""
    graph = read_graph(Facts(store), ViewKind.RELATED, most=size)
    size_nodes(graph)
    places = place_nodes(graph)
    network = Network(directed=True, cdn_resources="in_line", height="800px")
    for iri, label in graph.nodes(data="label"):
        x, y = places[iri]
        network.add_node(iri, label=label, x=x, y=y)
    for source, target in graph.edges:
        network.add_edge(source, target)
    network.toggle_physics(physics)
    path.write_text(network.generate_html(), encoding="utf-8")


@contextmanager
def opened(browser: Browser, path: Path, script: str) -> Iterator[Page]:
    """Give a page opened from disk, which may fetch nothing."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
    context.route("**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else route.abort())
    page = context.new_page()
    page.add_init_script(script)
    page.goto(path.as_uri(), wait_until="commit")
    yield page
    context.close()


def wait_for(page: Page, name: str, limit: float) -> float | None:
    """Return the seconds after which a page set a time, `None` where the limit came first."""
    try:
        page.wait_for_function(f"window.{name} !== undefined", timeout=limit * 1000, polling=20)
    except TimeoutError:
        return None
    return float(page.evaluate(f"window.{name}")) / 1000


def count_frames(page: Page, seconds: float = 2.0) -> float:
    """Return how many frames a second a page draws while its picture is pushed about."""
    page.mouse.move(640, 500)
    page.mouse.down()
    page.evaluate(COUNT_FRAMES)
    begin, step = time.perf_counter(), 0
    while time.perf_counter() - begin < seconds:
        step += 1
        page.mouse.move(640 + 80 * ((step // 20) % 3 - 1) + step % 20, 500 + step % 40)
    frames = page.evaluate("window.frames_seen")
    page.mouse.up()
    return float(frames) / (time.perf_counter() - begin)


@dataclass
class Times:
    """What was measured of one way to draw one size, a value for each round."""

    write: list[float] = field(default_factory=list)
    usable: list[float | None] = field(default_factory=list)
    still: list[float | None] = field(default_factory=list)
    frames: list[float] = field(default_factory=list)
    kilobytes: float = 0.0


def measure(browser: Browser, path: Path, write: Callable[[], object], script: str, limit: float, times: Times) -> None:
    """Write a picture and open it once, and add what was measured."""
    begin = time.perf_counter()
    write()
    times.write.append(time.perf_counter() - begin)
    times.kilobytes = path.stat().st_size / 1000
    with opened(browser, path, script) as page:
        times.usable.append(wait_for(page, "usable", limit))
        times.still.append(
            wait_for(page, "still", limit - (times.usable[-1] or 0)) if script == STOCK else times.usable[-1]
        )
        if times.usable[-1] is not None:
            times.frames.append(count_frames(page))


def show(values: list[float | None], limit: float) -> str:
    """Return the median of some times, or that the limit came first.

    >>> show([1.0, 3.0, None], 20), show([None, None, 1.0], 20), show([], 20)
    ('3.00', '> 20', '–')
    """
    if not values:
        return "–"
    middle = median(limit + 1 if value is None else value for value in values)
    return f"> {limit:g}" if middle > limit else f"{middle:.2f}"


def measure_size(browser: Browser, folder: Path, size: int, rounds: int, limit: float) -> dict[str, Times]:
    """Return what was measured of each way to draw so many things, the ways taken in turn."""
    store = Store.in_memory(make_quads(size))
    ours, stock, placed = (folder / f"{name}-{size}.html" for name in ("ours", "stock", "placed"))
    ways: list[tuple[str, Path, Callable[[], Any], str]] = [
        ("kg view", ours, lambda: draw(store, most=size).save(ours), READY),
        ("stock pyvis", stock, lambda: write_stock(store, stock, size, True), STOCK),
        ("pyvis without physics, our places", placed, lambda: write_stock(store, placed, size, False), STOCK),
    ]
    found = {name: Times() for name, *_ in ways}
    for _ in range(rounds):
        for name, path, write, script in ways:
            measure(browser, path, write, script, limit, found[name])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 5000], metavar="N")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=float, default=20, metavar="SECONDS")
    options = parser.parse_args()
    path = next(filter(None, map(which, CHROMIUM)), None)
    if path is None:
        parser.error(f"no Chromium on this machine (none of {', '.join(CHROMIUM)} is on the path)")
    print(f"{'things':>6}  {'drawn by':33}  {'write':>6}  {'KB':>6}  {'usable':>6}  {'still':>6}  {'frames/s':>8}")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for size in options.sizes:
            for name, times in measure_size(browser, Path(folder), size, options.rounds, options.limit).items():
                usable, still = show(times.usable, options.limit), show(times.still, options.limit)
                frames = f"{median(times.frames):.0f}" if times.frames else "–"
                written = f"{median(times.write):.2f}"
                print(
                    f"{size:6,}  {name:33}  {written:>6}  {times.kilobytes:6,.0f}  {usable:>6}  {still:>6}  {frames:>8}"
                )
        print(f"Chromium {browser.version}")
        browser.close()


if __name__ == "__main__":
    main()
