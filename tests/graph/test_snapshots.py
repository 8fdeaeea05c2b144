"""Snapshots hold a whole state of the store, and are left alone by what happens to it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.graph.snapshots import drop_snapshot, drop_stale_snapshots, make_snapshot
from kg.graph.store import JOURNAL, SNAPSHOTS, Store

GRAPH = "urn:d{0}"
QUADS = '<urn:d{0}> <https://w3id.org/clausegraph/ontology#fileName> "{0}" <urn:d{0}> .\n'


@pytest.fixture
def location(tmp_path: Path) -> Path:
    """Return a store with one document."""
    with Store.open_for_building(tmp_path / "store") as store:
        store.put_document(GRAPH.format(1), QUADS.format(1).encode())
    return tmp_path / "store"


def test_a_snapshot_keeps_the_state_that_it_was_made_of(location: Path) -> None:
    snapshot = make_snapshot(location)
    with Store.open_for_building(location) as store:
        store.put_document(GRAPH.format(2), QUADS.format(2).encode())
        store.drop_document(GRAPH.format(1))
    assert Store.open_snapshot(snapshot).documents() == [GRAPH.format(1)]
    assert Store.open_snapshot(make_snapshot(location)).documents() == [GRAPH.format(2)]


def test_a_snapshot_holds_what_a_killed_build_left_in_its_log(location: Path) -> None:
    child = os.fork()
    if child == 0:
        with Store.open_for_building(location) as store:
            store.quads.update("INSERT DATA { GRAPH <urn:d2> { <urn:d2> <urn:p> 1 } }")
            (location / JOURNAL).write_text("rules d2\n")
            os._exit(0)
    os.waitpid(child, 0)
    assert Store.open_snapshot(make_snapshot(location)).documents() == ["urn:d1", "urn:d2"]


def test_a_snapshot_can_be_made_while_a_build_writes(location: Path) -> None:
    with Store.open_for_building(location) as store:
        store.put_document(GRAPH.format(2), QUADS.format(2).encode())
        assert GRAPH.format(1) in Store.open_snapshot(make_snapshot(location)).documents()
        store.put_document(GRAPH.format(3), QUADS.format(3).encode())
    assert len(Store.open(location).documents()) == 3


def test_a_store_that_is_absent_or_damaged_is_an_error(tmp_path: Path, location: Path) -> None:
    with pytest.raises(StoreError, match="there is no store here"):
        make_snapshot(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()
    (location / "quads" / "CURRENT").write_text("nonsense")
    with pytest.raises(StoreError, match="damaged"):
        make_snapshot(location)
    assert list((location / SNAPSHOTS).iterdir()) == []


def test_only_what_nobody_uses_is_cleared_away(location: Path) -> None:
    mine = make_snapshot(location)
    (location / SNAPSHOTS / "999999999-1").mkdir()
    (location / SNAPSHOTS / "notes").mkdir()
    drop_stale_snapshots(location)
    assert {folder.name for folder in (location / SNAPSHOTS).iterdir()} == {mine.name, "notes"}
    drop_snapshot(mine)
    assert not mine.exists()
