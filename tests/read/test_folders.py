"""Paths → the files to read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.errors import DocumentError
from kg.read import find_files


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Text")


def test_a_folder_gives_its_files_sorted_and_counts_those_of_other_formats(tmp_path: Path) -> None:
    touch(tmp_path, "b.txt", "a.md", "deep/er/c.markdown", "d.pdf", "deep/e", "f.TXT")
    found = find_files([tmp_path])
    names = [str(path.relative_to(tmp_path)) for path in found.files]
    assert names == ["a.md", "b.txt", "deep/er/c.markdown", "f.TXT"]
    assert found.ignored == 2
    assert found.failures == ()


def test_hidden_files_and_folders_are_left_out_of_folders_but_may_be_named(tmp_path: Path) -> None:
    touch(tmp_path, ".hidden.txt", ".git/a.txt", "seen.txt")
    assert find_files([tmp_path]).files == (tmp_path / "seen.txt",)
    assert find_files([tmp_path / ".git"]).files == (tmp_path / ".git/a.txt",)
    assert find_files([tmp_path / ".hidden.txt"]).files == (tmp_path / ".hidden.txt",)


def test_a_file_that_is_named_twice_is_found_once(tmp_path: Path) -> None:
    touch(tmp_path, "a.txt")
    assert find_files([tmp_path, tmp_path / "a.txt", tmp_path]).files == (tmp_path / "a.txt",)


def test_links_to_folders_are_followed_and_loops_end(tmp_path: Path) -> None:
    touch(tmp_path, "in/a.txt", "out/b.txt")
    (tmp_path / "in/up").symlink_to(tmp_path / "in")
    (tmp_path / "in/out").symlink_to(tmp_path / "out")
    (tmp_path / "in/self").symlink_to(tmp_path / "in/self")
    found = find_files([tmp_path / "in"])
    assert [str(path.relative_to(tmp_path)) for path in found.files] == ["in/a.txt", "in/out/b.txt"]


def test_a_named_file_of_another_format_fails_and_does_not_stop_the_others(tmp_path: Path) -> None:
    touch(tmp_path, "a.txt", "b.pdf")
    found = find_files([tmp_path / "b.pdf", tmp_path / "a.txt"])
    assert found.files == (tmp_path / "a.txt",)
    assert [failure.problem for failure in found.failures] == ["kg reads .txt and .md files"]


def test_a_path_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="there is no such file or folder"):
        find_files([tmp_path / "nothing"])


def test_what_cannot_be_told_in_a_folder_is_left_to_the_reader(tmp_path: Path) -> None:
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nothing")
    os.mkfifo(tmp_path / "pipe.txt")
    assert [path.name for path in find_files([tmp_path]).files] == ["dangling.txt", "pipe.txt"]
