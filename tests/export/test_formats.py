"""Files are written whole or not at all, and what cannot be written is said in one sentence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg import files as files_module
from kg.errors import ConfigError
from kg.export import GRAPH, NORMS, RESPONSIBILITIES, write_graph, write_norms, write_responsibilities
from kg.files import write_atomically
from kg.graph.store import Store


def test_an_unknown_ending_names_those_there_are(desk: Store, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"'pdf'.*\.html, \.xlsx, \.csv, \.md$"):
        write_responsibilities(desk, tmp_path / "map.pdf")
    with pytest.raises(ConfigError, match=r"no ending.*\.jsonl, \.csv$"):
        write_norms(desk, tmp_path / "norms")
    assert list(tmp_path.iterdir()) == []


def test_an_ending_may_be_in_capitals_and_a_named_format_wins(desk: Store, tmp_path: Path) -> None:
    write_norms(desk, tmp_path / "A.CSV")
    write_norms(desk, tmp_path / "b.txt", "csv")
    assert (tmp_path / "A.CSV").read_bytes() == (tmp_path / "b.txt").read_bytes()


@pytest.mark.parametrize("export", [GRAPH, NORMS, RESPONSIBILITIES])
def test_each_ending_stands_for_one_format(export) -> None:
    assert len(set(export.endings)) == len(export.endings)
    assert all(f.title for f in export.formats)


def test_a_missing_folder_is_named(desk: Store, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"the folder .*nowhere does not exist"):
        write_graph(desk, tmp_path / "nowhere" / "graph.ttl")


def test_a_folder_is_no_file(desk: Store, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").mkdir()
    with pytest.raises(ConfigError, match="this is a folder"):
        write_graph(desk, tmp_path / "graph.ttl")


def test_a_folder_that_is_a_file_is_named(desk: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ConfigError, match="does not exist"):
        write_graph(desk, tmp_path / "file" / "graph.ttl")


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files_module.os, "fsync", fail)
    with pytest.raises(ConfigError, match="No space left"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target.csv", tmp_path / "link.csv"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_new_file_has_the_permissions_that_any_new_file_has(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"")
    write_atomically(tmp_path / "a.csv", b"x")
    assert (tmp_path / "a.csv").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_device_is_written_to_as_it_is() -> None:
    write_atomically(Path(os.devnull), b"x")
    assert not Path(os.devnull).is_file()


def test_a_circle_of_links_and_an_endless_name_are_one_sentence_each(tmp_path: Path) -> None:
    (tmp_path / "a.csv").symlink_to(tmp_path / "b.csv")
    (tmp_path / "b.csv").symlink_to(tmp_path / "a.csv")
    with pytest.raises(ConfigError, match="symbolic links"):
        write_atomically(tmp_path / "a.csv", b"x")
    with pytest.raises(ConfigError, match="cannot be written"):
        write_atomically(tmp_path / ("a" * 300), b"x")
