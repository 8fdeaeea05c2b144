"""`kg build` as a command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

PAGE = """Help Desk Clause Samples

Help Desk. The Operator shall answer each call within two days.
"""
OUTPUTS = ("graph.html", "responsibilities.html", "responsibilities.xlsx", "graph.ttl")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder to work in, with one page in data/."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "data/help-desk.txt").write_text(PAGE)
    return tmp_path


def kg_build(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["build", *arguments])


def test_without_arguments_it_reads_data_and_writes_output(place: Path) -> None:
    result = kg_build()
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    assert [name for name in OUTPUTS if not (place / "output" / name).is_file()] == []
    assert all(f"output/{name}" in result.stdout for name in OUTPUTS)
    for line in ("1  documents", "1  clauses", "1  norms", "1    obligations", "1  read: new or changed"):
        assert line in result.stdout
    assert "kg query --list" in result.stdout


def test_only_the_store_on_request(place: Path) -> None:
    assert kg_build("--only-store").exit_code == 0
    assert [path.name for path in (place / "output").iterdir()] == ["store"]


def test_the_summary_as_json(place: Path) -> None:
    (place / "data/empty.txt").write_text("")
    (place / "data/old.txt").write_bytes(b"Old Clause Samples\n\nOld. The \x93Agent\x94 shall act.\n")
    (place / "data/notes.pdf").write_text("x")
    result = kg_build("--only-store", "--json", "--store", "out/s")
    assert result.exit_code == 1
    summary = json.loads(result.stdout)
    assert (summary["read"], summary["unchanged"], summary["dropped"], summary["ignored"]) == (2, 0, 0, 1)
    assert summary["failed"] == [{"file": "data/empty.txt", "reason": "it is empty"}]
    assert summary["notes"] == ["data/old.txt: byte 30 is not UTF-8: read as Windows-1252"]
    assert summary["counts"]["Document"] == 2
    assert summary["written"] == []
    assert result.stderr.splitlines() == [
        "Failed: data/empty.txt: it is empty",
        "Note: data/old.txt: byte 30 is not UTF-8: read as Windows-1252",
    ]


def test_a_second_build_says_that_nothing_changed(place: Path) -> None:
    kg_build("--only-store")
    assert "1  unchanged: documents left as they were" in kg_build("--only-store").stdout


def test_a_strict_build_ends_with_the_first_bad_file(place: Path) -> None:
    (place / "data/empty.txt").write_text("")
    result = kg_build("--strict")
    assert result.exit_code == 2
    assert result.stderr == "Error: data/empty.txt: it is empty\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "nowhere: there is no such file or folder"),
        (
            ["--store", "http://localhost:7878/"],
            "a store is a folder; SPARQL endpoints are not supported yet",
        ),
        (["--store", "data"], "data: the folder holds other things; name an empty folder or a store"),
        (["--store", "data/help-desk.txt"], "a store is a folder, and this is a file"),
        (["--store", "data/help-desk.txt/store"], "the store cannot be written (Not a directory)"),
        (["--base", "nonsense"], "nonsense: a base IRI begins with"),
        (["--workers", "0"], "Invalid value for '--workers'"),
    ],
)
def test_wrong_use_is_one_sentence_and_changes_nothing(place: Path, arguments: list[str], message: str) -> None:
    result = kg_build(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""
    assert sorted(path.name for path in place.rglob("*")) == ["data", "help-desk.txt"]


def test_next_steps_name_a_store_that_is_not_the_default_one(place: Path) -> None:
    assert "kg query --list --store 'my store'" in kg_build("--only-store", "--store", "my store").stdout


def test_hostile_names_reach_no_terminal(place: Path) -> None:
    (place / "data/\x1b[31mred\n.txt").write_text("")
    result = kg_build("--only-store")
    assert result.exit_code == 1
    assert "\x1b" not in result.output
    assert "Failed: data/\\x1b[31mred\\n.txt: it is empty\n" in result.stderr


def test_paths_without_a_file_to_read_are_mentioned(place: Path) -> None:
    (place / "empty").mkdir()
    result = kg_build("empty", "--only-store")
    assert result.exit_code == 0
    assert "there is no file to read in these paths" in result.stderr
