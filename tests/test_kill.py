"""Builds that are killed at any moment, and builds side by side."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from index_contents import indexed_documents, read_index

from kg.build import build
from kg.errors import StoreError
from kg.graph.store import MANIFEST, Store

PAGES = 11
MOMENTS = [("begun", delay) for delay in (0, 0.005, 0.02)] + [(f"step {n}", n % 3 / 200) for n in range(0, PAGES + 1)]
"""After which sign of life a build is killed, and how many seconds later."""
# Words are written often, so that some builds are killed while they are.
SCRIPT = """
import sys
from pathlib import Path
from kg.build import build
from kg.graph import text_index
text_index.BATCH = 2
print("ready", flush=True)
sys.stdin.readline()
print("begun", flush=True)
build([Path(sys.argv[1])], Path(sys.argv[2]), on_progress=lambda done, total: print("step", done, flush=True))
print("done", flush=True)
"""
PAGE = """Service {n} Clause Samples

Service {n}. The Operator shall answer each call of Customer {n} within {n} days. The Operator may not
record a call unless Customer {n} has agreed:
(a) the Supervisor shall review the record every month; and
(b) the Supervisor is responsible for the report on matter {n} of version {version}.

Service {n}. Customer {n} may end this agreement on {n} days' notice, version {version}.
"""


def write_pages(folder: Path, version: int) -> None:
    folder.mkdir(exist_ok=True)
    for n in range(1, PAGES + 1):
        # Every other page stays as it is from one version to the next.
        (folder / f"page-{n}.txt").write_text(PAGE.format(n=n, version=version if n % 2 else 0))


def documents(store: Path) -> set[bytes]:
    """Return the quads of each document in a store."""
    return set(Store.open(store).dump_documents())


def start_build(pages: Path, store: Path) -> subprocess.Popen[str]:
    """Start a build in a process of its own and return once it is about to begin."""
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, pages, store],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    await_sign(process, "ready")
    assert process.stdin is not None
    process.stdin.write("go\n")
    process.stdin.flush()
    return process


def await_sign(process: subprocess.Popen[str], sign: str) -> None:
    """Read what a build writes up to a line."""
    assert process.stdout is not None
    for line in process.stdout:
        if line.strip() == sign:
            return
    raise AssertionError(process.communicate()[1])


def kill_build(pages: Path, store: Path, sign: str, delay: float) -> None:
    """Start a build and kill it a moment after a sign of life."""
    process = start_build(pages, store)
    await_sign(process, sign)
    time.sleep(delay)
    process.kill()
    process.communicate()


def test_a_killed_build_leaves_whole_documents_and_the_next_one_completes_it(tmp_path: Path) -> None:
    pages, before, after = tmp_path / "pages", tmp_path / "before", tmp_path / "after"
    write_pages(pages, version=1)
    build([pages], before)
    write_pages(pages, version=2)
    process = start_build(pages, after)
    assert process.communicate()[0].endswith("done\n")
    old, new = documents(before), documents(after)
    assert (len(new), len(old & new)) == (PAGES, PAGES // 2)
    partial = 0
    for moment, (sign, delay) in enumerate(MOMENTS):
        store = tmp_path / f"store-{moment}"
        # Where an earlier state stands, half of the pages are to be read.
        if moment % 2 and moment < PAGES // 2 + 3:
            shutil.copytree(before, store)
        kill_build(pages, store, sign, delay)
        if (store / "quads").exists():
            found = documents(store)
            assert found <= old | new
            partial += found not in (set(), old, new)
        build([pages], store)
        assert Store.open(store).dump() == Store.open(after).dump()
        assert indexed_documents(store) == Store.open(after).documents()
        assert read_index(store) == read_index(after)
        shutil.rmtree(store)
    assert partial >= PAGES // 2


def test_a_second_build_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    pages, store = tmp_path / "pages", tmp_path / "store"
    write_pages(pages, version=1)
    build([pages / "page-1.txt"], store)
    before = Store.open(store).dump()
    manifest = (store / MANIFEST).read_bytes()
    with Store.open_for_building(store):
        process = start_build(pages, store)
        output, errors = process.communicate()
        assert output == "begun\n"
        assert "another build is writing this store; wait until it ends" in errors
        with pytest.raises(StoreError, match="another build is writing"):
            build([pages], store)
    assert Store.open(store).dump() == before
    assert (store / MANIFEST).read_bytes() == manifest


@pytest.mark.parametrize("workers", [2, 3])
def test_the_store_is_the_same_for_any_number_of_workers(tmp_path: Path, workers: int) -> None:
    write_pages(tmp_path / "pages", version=1)
    one = build([tmp_path / "pages"], tmp_path / "one", workers=1)
    many = build([tmp_path / "pages"], tmp_path / "many", workers=workers)
    assert one == many
    assert Store.open(tmp_path / "one").dump() == Store.open(tmp_path / "many").dump()
    assert read_index(tmp_path / "one") == read_index(tmp_path / "many")
