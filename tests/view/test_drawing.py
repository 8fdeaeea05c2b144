import json
import subprocess
import sys
from html import unescape
from pathlib import Path

import networkx as nx
import pytest

import kg.view
from kg.errors import ConfigError
from kg.files import write_atomically
from kg.view import ViewKind, draw, write_view
from kg.view.drawing import explain
from kg.view.focus import Focus
from kg.view.kinds import Layout, NodeKind


def test_the_summary_says_what_was_written(support, tmp_path: Path) -> None:
    summary = write_view(support, tmp_path / "a.html", focus="the Vendor", kind="responsibilities")
    assert (summary.kind, summary.focus) == (ViewKind.RESPONSIBILITIES, "Vendor")
    assert (summary.nodes, summary.edges, summary.notes) == (4, 4, ())
    assert summary.size == (tmp_path / "a.html").stat().st_size


def test_what_is_left_out_is_said_on_the_page_too(stores) -> None:
    picture = draw(stores.to_store(*stores.many_pages(140)), most=130)
    [note] = picture.notes
    assert "these are the 120 most connected things, 20 others are left out" in note
    assert "kg view --focus NAME" in note
    assert note in picture.content.decode()


def test_an_overview_of_norms_says_that_they_are_summed_up(stores) -> None:
    picture = draw(stores.to_store(*stores.many_pages(12)), kind="responsibilities", most=20)
    [note] = picture.notes
    assert "norms are summed up by who bears them and the type of clause. kg view --focus" in note


def test_the_page_holds_the_other_pictures_that_have_something_to_show(support) -> None:
    assert kinds_of(draw(support, kind="owes")) == ["owes", "related", "responsibilities", "document", "norms", "all"]


def test_a_page_of_a_large_store_holds_only_what_was_asked_for(support, monkeypatch) -> None:
    monkeypatch.setattr(kg.view.drawing, "MANY_NORMS", 3)
    assert kinds_of(draw(support)) == ["related"]


def kinds_of(picture) -> list[str]:
    data = picture.content.decode().split('id="data">')[1].split("</script>")[0]
    return [each["kind"] for each in json.loads(data)["pictures"]]


def test_the_package_draws_when_it_is_called_and_holds_its_modules_all_the_same(support, tmp_path: Path) -> None:
    code = """
import kg, sys
assert "kg.view" not in sys.modules
draw = kg.view
import kg.view.page
from kg.view import write_view
assert kg.view is draw and callable(draw) and kg.view.page.to_page and write_view
"""
    subprocess.run([sys.executable, "-c", code], check=True)
    picture = kg.view(support, focus="the Vendor", kind="owes")
    assert (picture.kind, picture.focus, picture.nodes) == (ViewKind.OWES, "Vendor", 2)
    assert picture.save(tmp_path / "a.html").read_bytes() == picture.content


def test_what_open_store_returns_is_drawn_too() -> None:
    store = kg.interpret("The Supplier shall inform the Customer of each delay.")
    assert kg.view(store, kind="owes") == kg.view(store.store, kind="owes")
    assert kg.view(store, kind="owes").nodes == 2


def test_a_picture_shows_itself_in_a_notebook_in_a_frame_of_its_own(support) -> None:
    picture = kg.view(support)
    html = picture._repr_html_()
    assert html.startswith("<iframe ") and html.count("<") == 2
    assert "allow-same-origin" not in html
    assert unescape(html.split('srcdoc="')[1].split('"')[0]) == picture.content.decode()


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
    graph = nx.DiGraph(cut=0, layout=Layout.CLOUD)
    focus = Focus("https://example.org/party/a", NodeKind.PARTY, "A", ("https://example.org/role/a\x9b2J",))
    (others, _) = explain(graph, focus)
    assert others == r"The same name also belongs to role/a\x9b2J: give --focus that to see it."
