"""The index of words: what it holds, how it ranks, and that it stays in step with the store."""

from __future__ import annotations

import runpy
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from index_contents import indexed_documents, read_index
from tantivy import Index, SchemaBuilder

from kg.config import DEFAULT_BASE
from kg.errors import DocumentError, QueryError, StoreError
from kg.graph import text_index, text_matching
from kg.graph.entries import Entry, read_entries
from kg.graph.iris import Minter
from kg.graph.snapshots import make_snapshot
from kg.graph.store import INDEX, Store
from kg.graph.text_index import META, Ranking, TextIndex, index_errors
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
            Entry("urn:a", "Clause", "Notices", "The Supplier shall send written notices of each invoice."),
            Entry("urn:b", "Obligation", "Supplier: terminate", "The Supplier may terminate by notice."),
            Entry("urn:c", "Role", "Fußballtrainer", "Entraîneur; coach"),
        ],
    )
    made.put(
        "urn:d2",
        [Entry("urn:a", "Clause", "Notices", "The Supplier shall send written notices of each invoice.")],
    )
    return made


def found(index: TextIndex, text: str, *kinds: str) -> list[str]:
    return sorted(thing.iri.removeprefix("urn:") for thing in index.rank(read_text_query(text), 99, kinds).things)


@pytest.fixture
def location(tmp_path: Path) -> Path:
    """Return a store of three pages and a contract."""
    with Store.open_for_building(tmp_path / "store") as store:
        for document, n_quads in N_QUADS.items():
            store.put_document(document, n_quads)
    return tmp_path / "store"


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
    assert (best.iri, best.document, best.documents) == ("urn:a", "urn:d1", 2)


def test_what_fits_better_comes_first_and_a_tie_is_settled_by_the_iri() -> None:
    index = TextIndex.in_memory()
    texts = {"urn:z": "a fault", "urn:y": "a fault", "urn:x": "a fault among many other words that say nothing of it"}
    index.put("urn:d", [Entry(iri, "Clause", "", text) for iri, text in texts.items()])
    index.put("urn:e", [Entry(f"urn:other{n}", "Clause", "other", "nothing") for n in range(9)])
    index.put("urn:f", [Entry("urn:named", "Clause", "fault", "")])
    assert [thing.iri for thing in index.rank(read_text_query("fault"), 9).things] == [
        *("urn:named", "urn:y", "urn:z", "urn:x")
    ]


def test_a_document_leaves_with_all_its_words(index: TextIndex) -> None:
    index.drop("urn:d1")
    index.drop("urn:absent")
    assert index.documents() == {"urn:d2"}
    assert found(index, "notice OR coach OR terminate") == ["a"]


def test_what_many_documents_hold_is_found_in_those_that_are_searched(index: TextIndex) -> None:
    query = read_text_query("notice")
    assert index.rank(query, 5, documents=["urn:d2"]).things[0].documents == 1
    assert index.rank(query, 5, documents=["urn:absent"]) == Ranking((), 0)


def test_all_things_are_found_at_once_where_they_need_no_order(index: TextIndex) -> None:
    query = read_text_query("notice")
    assert index.find(query, 3) == ["urn:a", "urn:b"]
    assert index.find(query, 2) is None
    assert index.find(query, 9, ["urn:d2"]) == ["urn:a"]
    assert index.find(read_text_query("absent"), 9) == []
    assert TextIndex.in_memory().find(query, 9) == []


def test_of_things_that_tie_those_with_the_first_iris_are_the_best() -> None:
    index = TextIndex.in_memory()
    for n in (3, 1, 4, 0, 2):
        index.put(f"urn:d{n}", [Entry(f"urn:{n}", "Clause", "", "a fault")])
    assert [thing.iri for thing in index.rank(read_text_query("fault"), 2).things] == ["urn:0", "urn:1"]
    assert index.rank(read_text_query("fault"), 2).total == 5


def test_a_beginning_finds_all_its_words_however_many(monkeypatch: pytest.MonkeyPatch) -> None:
    index = TextIndex.in_memory()
    words = [f"fa{chr(n)}" for n in range(ord("a"), ord("z"))]
    index.put("urn:d", [Entry(f"urn:{word}", "Clause", "", f"the {word}") for word in [*words, "faa"]])
    before = [found(index, text) for text in ("fa*", '"the fa*"')]
    assert before == [[*words], [*words]]
    monkeypatch.setattr(text_matching, "WEIGHED_WORDS", 3)
    assert found(index, "fa*") == words
    monkeypatch.setattr(text_matching, "MAX_ENDINGS", 3)
    with pytest.raises(QueryError, match=r"the fa\*: more than 3 words begin like the last of these"):
        found(index, '"the fa*"')
    assert found(index, '"the faa*"') == ["faa"]


def test_documents_are_there_for_others_in_batches_and_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_index, "BATCH", 2)
    index = TextIndex.open_for_building(tmp_path / "words")
    counts = []
    for n in range(3):
        index.put(f"urn:d{n}", [Entry("urn:a", "Clause", "", "notice")])
        counts.append(len(TextIndex.open(tmp_path / "words").documents()))
    index.close()
    assert counts == [0, 2, 2]
    assert len(TextIndex.open(tmp_path / "words").documents()) == 3


def test_a_document_that_waits_can_leave_again(tmp_path: Path) -> None:
    index = TextIndex.open_for_building(tmp_path / "words")
    index.put("urn:d", [Entry("urn:a", "Clause", "", "notice")])
    index.drop("urn:d")
    assert index.documents() == set()
    assert TextIndex.open(tmp_path / "words").documents() == set()
    index.close()


def test_entries_come_all_at_once_or_not_at_all(index: TextIndex) -> None:
    def entries() -> Iterator[Entry]:
        yield Entry("urn:new", "Clause", "", "novelty")
        raise QueryError("entry", "it fails")

    with pytest.raises(QueryError):
        index.put("urn:d3", entries())
    assert index.documents() == {"urn:d1", "urn:d2"}
    assert found(index, "novelty") == []


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


def test_what_is_told_of_one_thing_is_what_the_index_holds_of_it_and_its_place() -> None:
    store = DATASET["make_store"]()
    (document,) = [each for each in store.documents() if "agreement.txt" in store.names_of(each)]
    for entry in read_entries(store.quads, document):
        told = store.told(document, entry.iri, entry.kind)
        assert told.text == entry.text
        assert store.told(document, entry.iri, entry.kind, entry.excerpt) == told
        assert entry.excerpt in (None, told.excerpt)
        if entry.kind == "Document":
            assert told.excerpt is None
        else:
            assert told.excerpt and told.excerpt.startswith(f"{document}#char=")


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
    assert {row for row in after if row[-1] != "Document"} < set(before)
    assert ("text_forms", "other", first, first, "Document") in after


def test_quads_that_make_no_sense_leave_the_index_as_the_store_is(location: Path) -> None:
    before = read_index(location)
    with Store.open_for_building(location) as store, pytest.raises(DocumentError):
        store.put_document(min(N_QUADS), b"nonsense\n")
    assert read_index(location) == before


def damage(path: Path) -> None:
    """Put nonsense in place of a file of an index, not into it: whoever has it open may go on reading it."""
    file = min(path.glob("*.idx"))
    file.unlink()
    file.write_bytes(b"no words" * 1_000)


def make_older(path: Path) -> None:
    """Put an index of another version in place of one."""
    shutil.rmtree(path)
    path.mkdir()
    Index(SchemaBuilder().add_text_field("word").build(), str(path))


@pytest.mark.parametrize("harm", ["missing", "only begun", "of another version", "damaged", "of other documents"])
def test_the_next_build_mends_an_index(location: Path, harm: str) -> None:
    before = read_index(location)
    path = location / INDEX
    if harm == "missing":
        shutil.rmtree(path)
    elif harm == "only begun":
        (path / META).unlink()
    elif harm == "of another version":
        make_older(path)
    elif harm == "damaged":
        damage(path)
    else:
        index = TextIndex.open_for_building(path)
        index.drop(min(N_QUADS))
        index.put("urn:other", [Entry("urn:x", "Clause", "", "other words")])
        index.close()
    with Store.open_for_building(location):
        pass
    assert read_index(location) == before


def test_a_reader_says_what_is_wrong_with_an_index(location: Path) -> None:
    path = location / INDEX
    damage(path)
    with pytest.raises(StoreError, match=r"cannot be used \(.*\); `kg build --rebuild` makes it anew"):
        TextIndex.open(path)
    make_older(path)
    with pytest.raises(StoreError, match="that of another version; `kg build` makes it anew"):
        TextIndex.open(path)
    shutil.rmtree(path)
    with pytest.raises(StoreError, match="no index of words here; `kg build` makes it"):
        TextIndex.open(path)


def test_a_panic_over_a_damaged_file_is_told_as_one_error() -> None:
    class PanicException(BaseException):
        pass

    with pytest.raises(StoreError, match=r"cannot be used \(out of range\)"), index_errors("words"):
        raise PanicException("out of range")
    with pytest.raises(KeyboardInterrupt), index_errors("words"):
        raise KeyboardInterrupt


def test_an_index_is_read_where_nothing_may_be_written(location: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = read_index(location)
    monkeypatch.setattr("os.access", lambda *_: False)
    assert read_index(location) == before


def test_an_index_is_read_while_a_build_changes_it(location: Path) -> None:
    query = read_text_query("notify")
    with Store.open_for_building(location) as store:
        for document in N_QUADS:
            store.drop_document(document)
            assert len(TextIndex.open(location / INDEX).documents()) == len(store.documents())
        assert TextIndex.open(location / INDEX).rank(query, 5).total == 0


def test_a_reader_goes_on_with_what_was_there_as_it_does_with_the_quads(location: Path) -> None:
    reading = Store.open(location)
    query = read_text_query("notify")
    before = reading.words().rank(query, 5)
    with Store.open_for_building(location) as store:
        for document in store.documents():
            store.drop_document(document)
    assert before.total > 0
    assert reading.words().rank(query, 5) == before
    assert Store.open(location).words().rank(query, 5).total == 0


def test_a_snapshot_of_a_store_brings_its_index(location: Path) -> None:
    with Store.open_for_building(location):
        folder = make_snapshot(location)
    assert Store.open_snapshot(folder).words().documents() == set(N_QUADS)
    shutil.rmtree(location / INDEX)
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
