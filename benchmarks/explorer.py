"""The explorer from a click to the drawn neighbourhood, on a small and on a large store in one run.

    python benchmarks/generator.py SMALL --clauses 100
    python benchmarks/generator.py LARGE --clauses 100000
    python benchmarks/explorer.py SMALL LARGE

Both stores are served at once and are clicked in turn, so that a busy machine slows both. A click is on a thing in
the list of what is drawn; the time ends with the first frame after the thing's neighbours are in the picture.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

CLICKS = 20
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
READY = "html[data-ready='true']"
MEASURE = """async (share) => {
  const buttons = [...document.querySelectorAll("#names button.thing")];
  const body = document.body;
  const begin = performance.now();
  buttons[Math.floor(share * buttons.length)].click();
  while (body.hasAttribute("aria-busy")) await new Promise((done) => setTimeout(done));
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return performance.now() - begin;
}"""


@contextmanager
def serve(store: Path) -> Iterator[str]:
    """Give the address of a server on a store while it runs."""
    command = [sys.executable, "-c", "from kg.cli import main; main()", "serve", "--store", str(store), "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr
        found = next(filter(None, (re.search(r"http://[\d.:]+", line) for line in process.stderr)))
        yield found.group()
    finally:
        process.terminate()
        process.wait()


def open_overview(page: Page, address: str) -> None:
    """Open what there is most of, which a server counts once."""
    page.goto(f"{address}/explore", timeout=120_000)
    page.locator(READY).wait_for(state="attached")
    page.locator("#names button.thing").first.wait_for(timeout=120_000)


def click(page: Page, address: str, share: float) -> float:
    """Return the milliseconds from a click on a thing of the overview until what is near it is drawn.

    The thing is the one that stands so far down the list: types of clause first, then parties, then roles.
    """
    open_overview(page, address)
    return float(page.evaluate(MEASURE, share))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stores", type=Path, nargs="+", help="the folders of the stores")
    parser.add_argument("--clicks", type=int, default=CLICKS, metavar="N", help=f"(default {CLICKS})")
    options = parser.parse_args()
    chromium = next(filter(None, map(shutil.which, CHROMIUM)))
    times: dict[Path, list[float]] = {store: [] for store in options.stores}
    with ExitStack() as stack:
        addresses = {store: stack.enter_context(serve(store)) for store in options.stores}
        browser = stack.enter_context(sync_playwright()).chromium.launch(executable_path=chromium, args=FLAGS)
        pages = {store: browser.new_page() for store in options.stores}
        for place in range(options.clicks):
            for store, page in pages.items():
                times[store].append(click(page, addresses[store], place / options.clicks))
        browser.close()
    for store, found in times.items():
        ranked = sorted(found)
        slow = ranked[int(0.9 * (len(ranked) - 1))]
        print(f"{store.name}: median {median(found):.0f} ms, nine of ten within {slow:.0f} ms, {len(found)} clicks")


if __name__ == "__main__":
    main()
