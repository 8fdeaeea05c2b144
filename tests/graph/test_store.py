"""The store: what it holds, who may write, what it says when it cannot."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pyoxigraph as ox
import pytest

from kg.errors import DocumentError, QueryError, StoreError
from kg.graph.store import Store, read_quads
from kg.vocabulary import CG

DOC, OTHER = "https://x.test/document/1", "https://x.test/document/2"


def n_quads(document: str, *names: str, marker: str = "x") -> bytes:
    """Return a document with file names and three facts that bear a marker."""
    lines = [f'<{document}> <{CG.fileName}> "{name}" <{document}> .\n' for name in names]
    lines += [f'<{document}> <urn:p{n}> "{marker}" <{document}> .\n' for n in range(3)]
    return "".join(sorted(lines)).encode()


def test_what_is_put_is_found_when_the_store_is_opened_again(tmp_path: Path) -> None:
    with Store.open_for_building(tmp_path / "store") as store:
        store.put_document(DOC, n_quads(DOC, "a.txt"))
    store = Store.open(tmp_path / "store")
    assert store.documents() == [DOC]
    assert store.file_names() == {DOC: ("a.txt",)}
    assert store.dump() == n_quads(DOC, "a.txt")


def test_a_document_is_replaced_whole_and_others_stay(tmp_path: Path) -> None:
    with Store.open_for_building(tmp_path / "store") as store:
        store.put_document(DOC, n_quads(DOC, "a.txt", marker="old"))
        store.put_document(OTHER, n_quads(OTHER, "b.txt"))
        store.put_document(DOC, n_quads(DOC, "a.txt", marker=r"new \\u0022 \" } ; DROP ALL #\n"))
        assert store.dump() == n_quads(DOC, "a.txt", marker=r"new \\u0022 \" } ; DROP ALL #\n") + n_quads(
            OTHER, "b.txt"
        )


def test_quads_that_cannot_be_read_leave_the_store_as_it_was(tmp_path: Path) -> None:
    with Store.open_for_building(tmp_path / "store") as store:
        with pytest.raises(DocumentError, match="its quads are not N-Quads"):
            store.put_document(DOC, n_quads(DOC, "a.txt") + b"broken\n")
        assert store.documents() == []
        store.put_document(DOC, n_quads(DOC, "a.txt"))
        with pytest.raises(DocumentError, match="its quads are not N-Quads"):
            store.put_document(DOC, n_quads(DOC, "b.txt") + b"broken\n")
        assert store.dump() == n_quads(DOC, "a.txt")


def test_a_document_can_be_dropped_and_renamed(tmp_path: Path) -> None:
    with Store.open_for_building(tmp_path / "store") as store:
        store.put_document(DOC, n_quads(DOC, "a.txt"))
        store.put_document(OTHER, n_quads(OTHER, "b.txt"))
        store.rename_document(DOC, ['c "d"\n', "e\\"])
        store.drop_document(OTHER)
        assert store.file_names() == {DOC: ('c "d"\n', "e\\")}
        assert store.documents() == [DOC]


def test_members_of_a_class_are_counted_once_over_all_documents() -> None:
    fact = f"<urn:s> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{CG.Clause}>"
    store = Store.in_memory(f"{fact} <urn:g> .\n{fact} <urn:h> .\n".encode())
    assert store.count_members("Clause") == 1


def test_a_second_build_is_refused_while_one_writes(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from kg.graph.store import Store\n"
        "with Store.open_for_building(Path(sys.argv[1])): print('writing')"
    )
    command = [sys.executable, "-c", script, tmp_path / "store"]
    with Store.open_for_building(tmp_path / "store") as store:
        store.put_document(DOC, n_quads(DOC, "a.txt"))
        with pytest.raises(StoreError, match="another build is writing"):
            Store.open_for_building(tmp_path / "store").__enter__()
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert "another build is writing this store; wait until it ends" in done.stderr
        assert store.dump() == n_quads(DOC, "a.txt")
    assert subprocess.run(command, capture_output=True, text=True, check=False).stdout == "writing\n"


def test_a_store_can_be_read_while_a_build_writes(tmp_path: Path) -> None:
    with Store.open_for_building(tmp_path / "store") as store:
        store.put_document(DOC, n_quads(DOC, "a.txt"))
        assert Store.open(tmp_path / "store").documents() == [DOC]


def test_a_file_that_a_build_takes_away_is_looked_for_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open_for_building(tmp_path / "store") as store:
        store.put_document(DOC, n_quads(DOC, "a.txt"))
    tries: list[str] = []

    class Moving:
        """The engine while a build merges files: it does not find one of them at first."""

        @staticmethod
        def read_only(path: str) -> ox.Store:
            tries.append(path)
            if len(tries) < 3:
                raise RuntimeError("Corruption: IO error: No such file or directory: 000009.sst")
            return ox.Store.read_only(path)

    monkeypatch.setattr("kg.graph.store.ox", SimpleNamespace(Store=Moving))
    assert [graph.value for graph in read_quads(tmp_path / "store").named_graphs()] == [DOC]
    assert len(tries) == 3


@pytest.mark.parametrize("content", ["nothing", "empty", "other", "file"])
def test_what_is_no_store_is_named_with_what_to_do(tmp_path: Path, content: str) -> None:
    place = tmp_path / "store"
    if content == "file":
        place.write_text("Text")
    elif content != "nothing":
        place.mkdir()
    if content == "other":
        (place / "thesis.doc").write_text("Text")
    reason = "this is a file" if content == "file" else "there is no store here; run `kg build`"
    with pytest.raises(StoreError, match=reason):
        Store.open(place)


def test_a_folder_with_other_things_does_not_become_a_store(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("Text")
    with pytest.raises(StoreError, match="holds other things"):
        Store.open_for_building(tmp_path).__enter__()
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.doc"]


@pytest.mark.parametrize("damage", ["CURRENT", "MANIFEST", "tables"])
def test_a_damaged_store_says_so_and_gives_way_to_a_new_one(tmp_path: Path, damage: str) -> None:
    with Store.open_for_building(tmp_path) as store:
        store.put_document(DOC, n_quads(DOC, "a.txt"))
        store.flush()
    for path in (tmp_path / "quads").iterdir():
        if path.name.startswith(damage):
            path.write_text("nonsense")
        elif damage == "tables" and path.suffix == ".sst":
            os.truncate(path, 100)
    for attempt in (lambda: Store.open(tmp_path), lambda: Store.open_for_building(tmp_path).__enter__()):
        with pytest.raises(StoreError, match=r"the store is damaged .* `kg build --rebuild` makes it anew") as caught:
            attempt()
        assert "\n" not in str(caught.value)
    with Store.open_for_building(tmp_path, replace_damaged=True) as store:
        assert store.documents() == []


def test_a_build_that_was_killed_while_it_made_the_store_is_gone_on_with(tmp_path: Path) -> None:
    (tmp_path / "quads.new").mkdir()
    (tmp_path / "quads.new/LOG").write_text("begun")
    with pytest.raises(StoreError, match="there is no store here"):
        Store.open(tmp_path)
    with Store.open_for_building(tmp_path) as store:
        assert store.documents() == []


@pytest.mark.parametrize("mode", [0o000, 0o555])
def test_a_store_without_permission_is_named(tmp_path: Path, mode: int) -> None:
    with Store.open_for_building(tmp_path / "store") as store:
        store.put_document(DOC, n_quads(DOC, "a.txt"))
    script = (
        "import os, sys; from pathlib import Path; from kg.graph.store import Store\n"
        "from kg.errors import StoreError\n"
        "if os.geteuid() == 0: os.setuid(65534)\n"
        "try: print(len(Store.open(Path(sys.argv[1])).documents()))\n"
        "except StoreError as error: print(error.problem)\n"
        "try: Store.open_for_building(Path(sys.argv[1])).__enter__()\n"
        "except StoreError as error: print(error.problem)"
    )
    for folder in (tmp_path, *tmp_path.parents[:3]):
        if folder.stat().st_uid == os.getuid():
            folder.chmod(folder.stat().st_mode | 0o055)
    (tmp_path / "store/quads").chmod(mode)
    command = [sys.executable, "-c", script, tmp_path / "store"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    (tmp_path / "store/quads").chmod(0o755)
    reading, writing = done.stdout.splitlines()
    assert reading == "1" if mode else reading.startswith("the store cannot be read (")
    assert writing.startswith("the store cannot be written (")
    assert "Permission denied" in writing


def test_a_query_is_answered_over_all_documents_and_a_wrong_one_is_an_error(tmp_path: Path) -> None:
    store = Store.in_memory(n_quads(DOC, "a.txt") + n_quads(OTHER, "b.txt"))
    rows = [row["name"].value for row in store.query("SELECT ?name { ?d cg:fileName ?name } ORDER BY ?name")]
    assert rows == ["a.txt", "b.txt"]
    with pytest.raises(QueryError):
        store.query("SELECT nonsense")
