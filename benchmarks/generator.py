"""A store of any size, made by the project's own path: clause pages are made up, and read as any others.

    python benchmarks/generator.py STORE                        # some 1,000,000 triples
    python benchmarks/generator.py STORE --clauses 100000
    python benchmarks/generator.py STORE --triples 50000 --seed 2 --pages FOLDER

The same seed and size give the same pages on any machine. How many triples a text gives is measured on the first
pages, so that a number of triples is met to some per cent; a number of clauses is exceeded by less than a page.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from clause_pages import Library, Page

from kg.build import BuildSummary, build
from kg.graph.store import Store
from kg.pipeline import to_document_quads
from kg.read import read_document

MEASURED = 12
"""Pages on which it is measured how many triples a text gives."""


def make_store(
    location: Path, triples: int = 0, clauses: int = 0, seed: int = 1, workers: int | None = None
) -> BuildSummary:
    """Build a store of about so many triples, or of so many clauses where no triples are asked for."""
    with tempfile.TemporaryDirectory() as folder:
        write_pages(Path(folder), triples, clauses, seed)
        return build([Path(folder)], location, workers=workers)


def write_pages(folder: Path, triples: int = 0, clauses: int = 0, seed: int = 1) -> int:
    """Write the pages that make a store of a size into a folder, and return how many they are."""
    pages = take_triples(seed, triples) if triples else take_clauses(seed, clauses)
    folder.mkdir(parents=True, exist_ok=True)
    return sum(write_page(folder, page).is_file() for page in pages)


def take_clauses(seed: int, wanted: int) -> Iterator[Page]:
    """Yield pages until they hold so many samples."""
    found = 0
    for page in Library(seed).pages():
        if found >= wanted:
            return
        yield page
        found += len(page.samples)
    sys.exit(f"there are names for {found:,} clauses only")


def take_triples(seed: int, wanted: int) -> Iterator[Page]:
    """Yield pages until their text gives about so many triples."""
    left = wanted / measure_density(seed)
    for page in Library(seed).pages():
        if left <= 0:
            return
        yield page
        left -= len(page.text)
    sys.exit(f"there are names for {wanted - left * measure_density(seed):,.0f} triples only")


def measure_density(seed: int) -> float:
    """Return the triples that a character of text gives."""
    characters = triples = 0
    with tempfile.TemporaryDirectory() as folder:
        for page in islice(Library(seed).pages(), MEASURED):
            document = read_document(write_page(Path(folder), page))
            characters += len(document.text)
            triples += to_document_quads(document).count(b"\n")
    return triples / characters


def write_page(folder: Path, page: Page) -> Path:
    """Write a page under the name of its type, and return the file."""
    path = folder / f"{page.title.lower().replace(' ', '-')}.txt"
    path.write_text(page.text, encoding="utf-8")
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path, help="the folder of the store")
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--triples", type=int, default=0, metavar="N", help="how many triples (default 1,000,000)")
    size.add_argument("--clauses", type=int, default=0, metavar="N", help="how many clauses instead")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="another seed, another graph (default 1)")
    parser.add_argument("--workers", type=int, metavar="N", help="processes that read (default: what pays)")
    parser.add_argument("--pages", type=Path, metavar="FOLDER", help="write the pages there and build nothing")
    options = parser.parse_args()
    triples = options.triples or (0 if options.clauses else 1_000_000)
    begin = time.perf_counter()
    if options.pages:
        print(f"{write_pages(options.pages, triples, options.clauses, options.seed):,} pages in {options.pages}")
        return
    summary = make_store(options.store, triples, options.clauses, options.seed, options.workers)
    quads = len(Store.open(options.store).quads)
    counts = ", ".join(f"{summary.counts[name]:,} {name}" for name in ("Document", "Clause", "Norm", "Role", "Party"))
    print(f"{quads:,} triples in {time.perf_counter() - begin:.0f} s: {counts}")


if __name__ == "__main__":
    main()
