"""How soon a picture can be used, beside stock pyvis, in headless Chromium.

    python benchmarks/pictures.py [--sizes 100 1000 5000] [--rounds 3] [--limit 20]
    python benchmarks/pictures.py --store output/store --into docs      # screenshots of both, of a store

For each size a store of so many clause types is made from N-Quads, each type related to a few others and with one
clause and norm. The same graph, with the places that our layout found, is written by `kg view` and by stock pyvis
0.3.2 (`Network`, `write_html`, its defaults), and the two are opened in turn. Stock pyvis computes its places anew
when it opens; it counts as usable when the bar over its picture is gone, and as still when nothing moves by itself.
The third column is stock pyvis with its physics turned off and our places given to it, which it does not do by itself.

Prints the processor time of writing the file and the seconds from the start of loading, the medians of the rounds;
`> 20` where the limit came first. Frames a second are those that the page drew while the picture was pushed about for
two seconds.
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

import networkx as nx
from playwright.sync_api import Browser, Page, sync_playwright
from pyvis.network import Network

from kg.graph.store import Store
from kg.view import ViewKind, draw
from kg.view.encoding import size_nodes
from kg.view.facts import Facts
from kg.view.focus import find_focus
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
  const drawn = () => { window.usable = window.still = performance.now(); };
  if (!network.physics.physicsEnabled) requestAnimationFrame(() => requestAnimationFrame(drawn));
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


def write_stock(graph: nx.DiGraph, path: Path, physics: bool) -> None:
    """Write a graph as stock pyvis writes it, with our places."""
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
    page.goto(path.resolve().as_uri(), wait_until="commit")
    yield page
    context.close()


def wait_for(page: Page, name: str, limit: float) -> float | None:
    """Return the seconds after which a page set a time, `None` where the limit came first."""
    end = time.perf_counter() + limit
    while time.perf_counter() < end:
        # What waits in the page itself would be kept from it by the page's policy.
        if found := page.evaluate(f"window.{name}"):
            return float(found) / 1000
        page.wait_for_timeout(20)
    return None


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


@dataclass(frozen=True)
class Way:
    """A way to draw: what writes the file, and the script that watches the page."""

    path: Path
    write: Callable[[], Any]
    script: str


def measure(browser: Browser, way: Way, limit: float, times: Times) -> None:
    """Write a picture and open it once, and add what was measured."""
    begin = time.process_time()
    way.write()
    times.write.append(time.process_time() - begin)
    times.kilobytes = way.path.stat().st_size / 1000
    with opened(browser, way.path, way.script) as page:
        usable = wait_for(page, "usable", limit)
        times.usable.append(usable)
        times.still.append(wait_for(page, "still", limit - (usable or 0)) if way.script == STOCK else usable)
        if usable is not None:
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
    graph = read_graph(Facts(store), ViewKind.RELATED, most=size)
    ours, stock, placed = (folder / f"{name}-{size}.html" for name in ("ours", "stock", "placed"))
    ways = {
        "kg view": Way(ours, lambda: draw(store, most=size).save(ours), READY),
        "stock pyvis": Way(stock, lambda: write_stock(graph, stock, physics=True), STOCK),
        "pyvis without physics, our places": Way(placed, lambda: write_stock(graph, placed, physics=False), STOCK),
    }
    found = {name: Times() for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            measure(browser, way, limit, found[name])
    return found


def take_screenshots(browser: Browser, store: Store, folder: Path, limit: float) -> None:
    """Write what `kg view` and stock pyvis make of the same graphs of a store, as PNG."""
    for name, kind, focus in SHOWN:
        facts = Facts(store)
        about = find_focus(facts, focus, kind) if focus else None
        ours, stock = folder / f"{name}.html", folder / f"{name}-pyvis.html"
        draw(store, kind=kind, focus=focus).save(ours)
        write_stock(read_graph(facts, kind, about), stock, physics=True)
        for path, script in ((ours, READY), (stock, STOCK)):
            with opened(browser, path, script) as page:
                wait_for(page, "usable", limit)
                page.wait_for_timeout(500)
                page.screenshot(path=path.with_suffix(".png"))
            path.unlink()


SHOWN = (
    ("related", ViewKind.RELATED, None),
    ("responsibilities", ViewKind.RESPONSIBILITIES, "role/account-manager"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 5000], metavar="N")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=float, default=20, metavar="SECONDS")
    parser.add_argument("--store", type=Path, default=Path("output/store"), help="the store to take screenshots of")
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="take screenshots into it instead of measuring")
    options = parser.parse_args()
    path = next(filter(None, map(which, CHROMIUM)), None)
    if path is None:
        parser.error(f"no Chromium on this machine (none of {', '.join(CHROMIUM)} is on the path)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        if options.into:
            take_screenshots(browser, Store.open(options.store), options.into, options.limit)
        else:
            print_measures(browser, options.sizes, options.rounds, options.limit)
        browser.close()


def print_measures(browser: Browser, sizes: list[int], rounds: int, limit: float) -> None:
    """Measure each size and print a row for each way to draw it."""
    print(f"{'things':>6}  {'drawn by':33}  {'write':>6}  {'KB':>6}  {'usable':>6}  {'still':>6}  {'frames/s':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            for name, times in measure_size(browser, Path(folder), size, rounds, limit).items():
                usable, still = show(times.usable, limit), show(times.still, limit)
                frames = f"{median(times.frames):.0f}" if times.frames else "–"
                written = f"{median(times.write):.2f}"
                print(
                    f"{size:6,}  {name:33}  {written:>6}  {times.kilobytes:6,.0f}  {usable:>6}  {still:>6}  {frames:>8}"
                )
    print(f"Chromium {browser.version}")


if __name__ == "__main__":
    main()
