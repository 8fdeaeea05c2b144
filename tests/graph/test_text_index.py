"""The index of words: what it holds, how it ranks, and that it stays in step with the store."""

from __future__ import annotations

import runpy
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from index_contents import indexed_documents, read_index

from kg.config import DEFAULT_BASE
from kg.errors import DocumentError, QueryError, StoreError
from kg.graph import text_index
from kg.graph.entries import Entry, read_entries
from kg.graph.iris import Minter
from kg.graph.snapshots import make_snapshot
from kg.graph.store import INDEX, Store
from kg.graph.text_index import TextIndex
from kg.graph.text_query import read_text_query
from kg.vocabulary import CG, RDF

DATASET = runpy.run_path(str(Path(__file__).parent.parent / "query" / "dataset.py"))
N_QUADS = {
    Minter(DEFAULT_BASE, reading.document.digest).document: DATASET["to_n_quads"](reading)
    for reading in DATASET["make_readings"]()
}


@pytest.fixture
def index() -> TextIndex:
    """Return an index of some texts in two documents."""
    made = TextIndex.in_memory()
    made.put(
        "urn:d1",
        [
            Entry("urn:a", "Clause", "Notices", "The Supplier shall send written notices of each invoice.", "urn:d1#1"),
            Entry("urn:b", "Obligation", "Supplier: terminate", "The Supplier may terminate by notice.", "urn:d1#2"),
            Entry("urn:c", "Role", "Fußballtrainer", "Entraîneur; coach"),
        ],
    )
    made.put(
        "urn:d2",
        [Entry("urn:a", "Clause", "Notices", "The Supplier shall send written notices of each invoice.", "urn:d2#1")],
    )
    return made


def found(index: TextIndex, text: str, *kinds: str) -> list[str]:
    return sorted(thing.iri.removeprefix("urn:") for thing in index.rank(read_text_query(text), 10, kinds).things)


@pytest.fixture
def location(tmp_path: Path) -> Path:
    """Return a store of three pages and a contract."""
    with Store.open_for_building(tmp_path / "store") as store:
        for document, n_quads in N_QUADS.items():
            store.put_document(document, n_quads)
    return tmp_path / "store"


@pytest.fixture
def without_fts5(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have Python's SQLite seem to be compiled without an index of words."""
    monkeypatch.setattr(text_index, "has_fts5", lambda: False)
    yield


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("notice", ["a", "b"]),
        ("NOTICES", ["a", "b"]),
        ('"notice"', ["b"]),
        ('"written notices"', ["a"]),
        ('"notices written"', []),
        ("termination", ["b"]),
        ("terminat*", ["b"]),
        ('"termination"', []),
        ("notice invoice", ["a"]),
        ("notice OR coach", ["a", "b", "c"]),
        ('coach OR "by notice" OR invoi*', ["a", "b", "c"]),
        ('supplier OR "by notice" invoi*', ["a"]),
        ("supplier -invoice", ["b"]),
        ('supplier -"by notice"', ["a"]),
        ("entraineur", ["c"]),
        ("ENTRAI\u0302NEUR", ["c"]),
        ("fußball*", ["c"]),
        ("absent", []),
    ],
)
def test_words_are_found(index: TextIndex, text: str, things: list[str]) -> None:
    assert found(index, text) == things


def test_kinds_narrow_what_is_found(index: TextIndex) -> None:
    assert found(index, "notice", "Clause") == ["a"]
    assert found(index, "notice OR coach", "Obligation", "Role") == ["b", "c"]


def test_a_thing_of_several_documents_is_found_once(index: TextIndex) -> None:
    ranking = index.rank(read_text_query("notice"), 1)
    assert ranking.total == 2
    (best,) = ranking.things
    assert (best.iri, best.documents) == ("urn:a", 2)
    (marked,) = index.mark(read_text_query("notice"), [best.number])
    assert marked.document == "urn:d1"


def test_what_fits_better_comes_first_and_a_tie_is_settled_by_the_iri() -> None:
    index = TextIndex.in_memory()
    texts = {"urn:z": "a fault", "urn:y": "a fault", "urn:x": "a fault among many other words that say nothing of it"}
    index.put("urn:d", [Entry(iri, "Clause", "", text) for iri, text in texts.items()])
    index.put("urn:e", [Entry(f"urn:other{n}", "Clause", "", "nothing") for n in range(9)])
    index.put("urn:f", [Entry("urn:named", "Clause", "fault", "")])
    assert [thing.iri for thing in index.rank(read_text_query("fault"), 9).things] == [
        *("urn:named", "urn:y", "urn:z", "urn:x")
    ]


def test_the_words_are_marked_in_name_and_text(index: TextIndex) -> None:
    query = read_text_query('notice "each invoice" OR supplier')
    (best, _) = index.rank(query, 2).things
    (marked,) = index.mark(query, [best.number])
    assert [span.of(marked.entry.name) for span in marked.name_marks] == ["Notices"]
    assert [span.of(marked.entry.text) for span in marked.text_marks] == ["Supplier", "notices", "each invoice"]


def test_a_document_leaves_with_all_its_words(index: TextIndex) -> None:
    index.drop("urn:d1")
    index.drop("urn:absent")
    assert index.documents() == {"urn:d2"}
    assert found(index, "notice OR coach OR terminate") == ["a"]


def test_entries_come_all_at_once_or_not_at_all(index: TextIndex) -> None:
    def entries() -> Iterator[Entry]:
        yield Entry("urn:new", "Clause", "", "novelty")
        raise QueryError("entry", "it fails")

    with pytest.raises(QueryError):
        index.put("urn:d3", entries())
    assert index.documents() == {"urn:d1", "urn:d2"}
    assert found(index, "novelty") == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30), st.text(max_size=60))
def test_any_text_is_found_or_not_and_its_marks_lie_in_it(query: str, text: str) -> None:
    index = TextIndex.in_memory()
    storable = text.encode("utf-8", "ignore").decode()
    index.put("urn:d", [Entry("urn:a", "Clause", "", storable)])
    try:
        wanted = read_text_query(query)
    except QueryError:
        return
    numbers = [thing.number for thing in index.rank(wanted, 5).things]
    for marked in index.mark(wanted, numbers):
        assert all(0 <= mark.begin < mark.end <= len(storable) for mark in marked.text_marks)


def test_what_the_index_holds_of_a_document() -> None:
    store = DATASET["make_store"]()
    entries = [e for document in store.documents() for e in read_entries(store.quads, document)]
    told = {(entry.kind, entry.name, entry.text) for entry in entries}
    assert {
        ("Clause", "Escalation", "Escalation The Help Desk Agent should inform the Customer every week."),
        (
            "Obligation",
            "Contract Manager: notify the Customer of faults",
            "The Contract Manager (CM) shall notify the Customer of faults.",
        ),
        ("Role", "Contract Manager", "CM"),
        ("ClauseType", "Help Desk", "How users are helped."),
        ("Organization", "Acme GmbH", ""),
        ("DefinedTerm", "Fee", ""),
        ("Document", "SERVICES AGREEMENT", "agreement.txt"),
    } <= told
    places = {entry.excerpt for entry in entries if entry.kind in ("Clause", "Obligation")}
    assert all(place and "#char=" in place for place in places)


def test_a_graph_that_tells_little_is_indexed_too() -> None:
    told = f"<urn:r> <{RDF.type}> <{CG.Role}> <urn:d> .\n<urn:n> <{RDF.type}> <{CG.Right}> <urn:d> .\n"
    store = Store.in_memory(told.encode())
    assert {entry.iri for entry in read_entries(store.quads, "urn:d")} == {"urn:r", "urn:n", "urn:d"}


def test_the_index_follows_the_store(location: Path) -> None:
    before = read_index(location)
    (first, *others) = sorted(N_QUADS)
    with Store.open_for_building(location) as store:
        store.put_document(first, N_QUADS[first])
        store.rename_document(first, ["other.txt"])
        store.drop_document(others[0])
    assert indexed_documents(location) == [first, *others[1:]]
    after = read_index(location)
    assert {row for row in after if row[2] != "Document"} < set(before)
    assert any("other.txt" in row[4:] for row in after)


def test_quads_that_make_no_sense_leave_the_index_as_the_store_is(location: Path) -> None:
    before = read_index(location)
    with Store.open_for_building(location) as store, pytest.raises(DocumentError):
        store.put_document(min(N_QUADS), b"nonsense\n")
    assert read_index(location) == before


@pytest.mark.parametrize("harm", ["missing", "of another version", "no database", "of other documents"])
def test_the_next_build_mends_an_index(location: Path, harm: str) -> None:
    before = read_index(location)
    path = location / INDEX
    if harm == "missing":
        path.unlink()
    elif harm == "of another version":
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA user_version = 99")
        connection.close()
    elif harm == "no database":
        path.write_bytes(b"no database" * 1_000)
    else:
        index = TextIndex.open_for_building(path)
        assert index is not None
        index.drop(min(N_QUADS))
        index.put("urn:other", [Entry("urn:x", "Clause", "", "other words")])
        index.close()
    with Store.open_for_building(location):
        pass
    assert read_index(location) == before
    assert [entry.name for entry in location.iterdir() if entry.name.startswith(INDEX)] == [INDEX]


def test_a_reader_says_what_is_wrong_with_an_index(location: Path) -> None:
    path = location / INDEX
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with (
        pytest.raises(StoreError, match="that of another version; `kg build` makes it anew"),
        closing(TextIndex.open(path)),
    ):
        pass
    path.write_bytes(b"no database" * 1_000)
    with (
        pytest.raises(StoreError, match=r"damaged .*; `kg build --rebuild` makes it anew"),
        closing(TextIndex.open(path)),
    ):
        pass
    path.unlink()
    with pytest.raises(StoreError, match="no index of words here; `kg build` makes it"):
        TextIndex.open(path)


def test_without_fts5_a_store_is_built_and_search_says_why_it_cannot(tmp_path: Path, without_fts5: None) -> None:
    with Store.open_for_building(tmp_path / "store") as store:
        store.put_document(min(N_QUADS), N_QUADS[min(N_QUADS)])
    assert not (tmp_path / "store" / INDEX).exists()
    for made in (Store.open(tmp_path / "store"), Store.in_memory()):
        with pytest.raises(StoreError, match="compiled without FTS5"):
            made.words()


def test_an_index_is_read_while_a_build_changes_it(location: Path) -> None:
    query = read_text_query("notify")
    with Store.open_for_building(location) as store:
        for document in N_QUADS:
            store.drop_document(document)
            with closing(TextIndex.open(location / INDEX)) as index:
                assert len(index.documents()) == len(store.documents())
        with closing(TextIndex.open(location / INDEX)) as index:
            assert index.rank(query, 5).total == 0


def test_a_reader_that_stays_sees_what_builds_change(location: Path) -> None:
    reading = Store.open(location)
    query = read_text_query("notify")
    assert reading.words().rank(query, 5).total > 0
    for _ in range(2):
        with Store.open_for_building(location) as store:
            for document in store.documents():
                store.drop_document(document)
        assert reading.words().rank(query, 5).total == 0
    reading.words().close()
    assert indexed_documents(location) == []


def test_a_snapshot_is_the_index_as_it_stood(location: Path, tmp_path: Path) -> None:
    before = read_index(location)
    (tmp_path / "copy").mkdir()
    with Store.open_for_building(location) as store, closing(TextIndex.open(location / INDEX)) as index:
        index.snapshot(tmp_path / "copy" / INDEX)
        store.drop_document(min(N_QUADS))
    assert read_index(tmp_path / "copy") == before != read_index(location)


def test_a_snapshot_of_a_store_brings_its_index(location: Path) -> None:
    with Store.open_for_building(location):
        folder = make_snapshot(location)
    assert Store.open_snapshot(folder).words().documents() == set(N_QUADS)
    (location / INDEX).unlink()
    bare = Store.open_snapshot(make_snapshot(location))
    assert bare.documents() == sorted(N_QUADS)
    with pytest.raises(StoreError, match="no index of words here"):
        bare.words()


def test_a_store_in_memory_is_indexed_when_asked_and_followed_then() -> None:
    store = DATASET["make_store"]()
    assert store.words().rank(read_text_query("notify"), 5).total > 0
    for document in store.documents():
        store.drop_document(document)
    assert store.words().rank(read_text_query("notify"), 5).total == 0
