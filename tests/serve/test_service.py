"""The server beside builds: it goes on with the state that it has, and moves when the next is complete."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from serve.running import fill_store, run_server, wait_for

from kg.build import build
from kg.graph.store import MANIFEST, QUADS, SNAPSHOTS, Store
from kg.serve.settings import ServerSettings

PAGE = "{title} Clause Samples\n\n{title}. The Operator shall answer each call of matter {title}.\n"
COUNT = "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d a cg:Document }"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Return a folder with two pages, built into the store beside it."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for title in ("Help Desk", "Billing"):
        (folder / f"{title}.txt").write_text(PAGE.format(title=title))
    build([folder], tmp_path / "store")
    return folder


@pytest.fixture
def running(pages: Path) -> Iterator[tuple[str, Path]]:
    """Return the address of a server on that store, and the store."""
    store = pages.parent / "store"
    with run_server(ServerSettings(store, port=0)) as address:
        yield address, store


def documents(address: str) -> int:
    answer = httpx.get(f"{address}/sparql", params={"query": COUNT})
    assert answer.status_code == 200, answer.text
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


def test_the_server_moves_to_the_state_that_a_build_leaves(running: tuple[str, Path], pages: Path) -> None:
    address, store = running
    assert documents(address) == 2
    (pages / "Audit.txt").write_text(PAGE.format(title="Audit"))
    build([pages], store)
    wait_for(lambda: documents(address) == 3)
    (pages / "Audit.txt").unlink()
    build([pages], store, rebuild=True)
    wait_for(lambda: documents(address) == 2)
    wait_for(lambda: len(list((store / SNAPSHOTS).iterdir())) == 1)


def test_what_a_build_has_not_finished_is_not_served(running: tuple[str, Path]) -> None:
    address, store = running
    with Store.open_for_building(store) as opened:
        opened.drop_document(opened.documents()[0])
        assert documents(address) == 2
    assert documents(address) == 2


def test_the_server_goes_on_where_the_store_is_gone_or_damaged(running: tuple[str, Path]) -> None:
    address, store = running
    shutil.rmtree(store / QUADS)
    wait_for(lambda: httpx.get(f"{address}/health").json()["status"] == "stale")
    assert documents(address) == 2
    told = httpx.get(f"{address}/health").json()["problem"]
    assert "there is no store here" in told
    (store / QUADS).mkdir()
    (store / QUADS / "CURRENT").write_text("nonsense")
    (store / MANIFEST).write_text("{}")
    wait_for(lambda: "damaged" in httpx.get(f"{address}/health").json()["problem"])
    assert documents(address) == 2


def test_a_store_that_is_not_there_is_an_answer_until_it_is(tmp_path: Path) -> None:
    store = tmp_path / "store"
    with run_server(ServerSettings(store, port=0)) as address:
        for path in ("/health", "/", "/sparql?query=ASK%20%7B%7D", "/id/role/auditor", "/api/counts"):
            answer = httpx.get(address + path)
            assert (answer.status_code, "no store here" in answer.text) == (503, True), path
            assert str(tmp_path) not in answer.text
        fill_store(store)
        wait_for(lambda: httpx.get(f"{address}/health").status_code == 200)
        wait_for(lambda: documents(address) == 4)
    assert list((store / SNAPSHOTS).iterdir()) == []


def test_snapshots_that_a_killed_server_left_are_cleared_away(pages: Path) -> None:
    store = pages.parent / "store"
    left = store / SNAPSHOTS / "999999999-1"
    left.mkdir(parents=True)
    with run_server(ServerSettings(store, port=0)):
        assert not left.exists()


def test_the_metrics_tell_of_the_store_and_of_the_work(running: tuple[str, Path]) -> None:
    address, _ = running
    for _ in range(3):
        documents(address)
    lines = dict(line.rsplit(" ", 1) for line in httpx.get(f"{address}/metrics").text.splitlines() if line[0] != "#")
    assert int(lines["kg_triples"]) > 20
    assert int(lines['kg_requests_total{status="200"}']) >= 3
    assert lines["kg_query_seconds_count"] == lines['kg_query_seconds_bucket{le="+Inf"}']
    assert int(lines["kg_query_seconds_count"]) + int(lines["kg_answers_recalled_total"]) == 3
    assert int(lines["kg_answers_recalled_total"]) >= 1
    assert (lines["kg_time_outs_total"], lines["kg_generation"]) == ("0", "1")
    assert float(lines["kg_last_build_timestamp_seconds"]) > 1e9
