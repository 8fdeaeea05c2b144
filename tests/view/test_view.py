from pathlib import Path

import networkx as nx
import pytest

import kg.view.graph
from kg.errors import ConfigError
from kg.files import write_atomically
from kg.view import ViewKind, write_view
from kg.view.focus import Focus
from kg.view.kinds import NodeKind
from kg.view.view import explain


def test_the_summary_says_what_was_written(support, tmp_path: Path) -> None:
    summary = write_view(support, tmp_path / "a.html", focus="the Vendor", kind="responsibilities")
    assert (summary.kind, summary.focus) == (ViewKind.RESPONSIBILITIES, "Vendor")
    assert (summary.nodes, summary.edges, summary.notes) == (4, 4, ())
    assert summary.size == (tmp_path / "a.html").stat().st_size


def test_what_is_left_out_is_said_in_the_summary_and_on_the_page(stores, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(kg.view.graph, "MOST_NODES", 20)
    monkeypatch.setattr(kg.view.graph, "OVERVIEW_NODES", 8)
    summary = write_view(stores.to_store(*stores.many_pages(40)), tmp_path / "a.html")
    [note] = summary.notes
    assert "these are the 8 most connected things, 32 others are left out" in note
    assert "kg view --focus NAME" in note
    assert note in (tmp_path / "a.html").read_text("utf-8")


def test_an_overview_of_norms_says_that_they_are_summed_up(stores, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(kg.view.graph, "MOST_NODES", 20)
    store = stores.to_store(*stores.many_pages(12))
    [note] = write_view(store, tmp_path / "a.html", kind="responsibilities").notes
    assert "norms are summed up by who bears them and the type of clause. kg view --focus" in note


def test_an_empty_store_gives_a_page_that_says_so(stores, tmp_path: Path) -> None:
    summary = write_view(stores.to_store(), tmp_path / "a.html")
    assert summary.nodes == 0
    assert summary.notes == ("There is nothing to show: the store holds nothing of this kind.",)


def test_a_missing_folder_and_a_folder_in_place_of_the_file_are_one_sentence(support, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="does not exist"):
        write_view(support, tmp_path / "none" / "a.html")
    with pytest.raises(ConfigError, match="this is a folder"):
        write_view(support, tmp_path)


def test_a_file_that_cannot_be_replaced_keeps_its_content(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"before")

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ConfigError, match="cannot be written"):
        write_atomically(path, b"after")
    assert path.read_bytes() == b"before"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.html"]


def test_a_written_file_has_the_permissions_of_a_new_file(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a", b"")
    (tmp_path / "b").write_bytes(b"")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


def test_notes_are_printable_whatever_the_store_holds() -> None:
    graph = nx.DiGraph(cut=0)
    focus = Focus("https://example.org/party/a", NodeKind.PARTY, "A", ("https://example.org/role/a\x9b2J",))
    (others, _) = explain(graph, focus)
    assert others == r"The same name also belongs to role/a\x9b2J: give --focus that to see it."
