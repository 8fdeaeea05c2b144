"""What the builds of a store remember."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.manifest import (
    UNSURE,
    FileEntry,
    Manifest,
    from_json,
    note_document,
    read_manifest,
    to_json,
    write_manifest,
)
from kg.graph.store import JOURNAL, MANIFEST
from kg.read.files import Stamp

FILES = {"/a.txt": FileEntry(Stamp(1, 2), "d1"), "/b\udcff.txt": FileEntry(Stamp(3, 4), "d2")}
KNOWN = Manifest("rules", FILES, frozenset({"d1", "d2"}))


def test_a_manifest_reads_back_as_it_was_written(tmp_path: Path) -> None:
    write_manifest(tmp_path, KNOWN)
    assert read_manifest(tmp_path, "rules") == KNOWN


def test_other_rules_make_no_document_up_to_date_but_files_stay_known(tmp_path: Path) -> None:
    write_manifest(tmp_path, KNOWN)
    assert read_manifest(tmp_path, "others") == Manifest("others", FILES, frozenset())


def test_the_journal_goes_on_where_the_manifest_ends(tmp_path: Path) -> None:
    write_manifest(tmp_path, KNOWN)
    for rules, digest in [(UNSURE, "d3"), ("rules", "d3"), (UNSURE, "d1"), (UNSURE, "d2"), ("others", "d2")]:
        note_document(tmp_path, rules, digest)
    assert read_manifest(tmp_path, "rules").documents == {"d3"}
    assert read_manifest(tmp_path, "others").documents == {"d2"}


def test_a_line_of_the_journal_that_was_cut_off_says_nothing(tmp_path: Path) -> None:
    note_document(tmp_path, "rules", "d1")
    with (tmp_path / JOURNAL).open("a") as journal:
        journal.write("rules d2")
    assert read_manifest(tmp_path, "rules").documents == {"d1"}


def test_writing_the_manifest_clears_the_journal_and_leaves_nothing_else(tmp_path: Path) -> None:
    note_document(tmp_path, "rules", "d1")
    write_manifest(tmp_path, KNOWN)
    assert [path.name for path in tmp_path.iterdir()] == [MANIFEST]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "{}", '{"rules": 1, "files": 2, "documents": 3}', '{"files": {"a": [1]}}']
)
def test_a_manifest_that_makes_no_sense_is_an_empty_one(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text)
    (tmp_path / JOURNAL).write_bytes(b"\xff\xfe nonsense\n\n a b c\n")
    assert read_manifest(tmp_path, "rules") == Manifest("rules")


@given(st.dictionaries(st.text(), st.tuples(st.integers(0, 2**63), st.integers(-(2**63), 2**63), st.text())))
def test_every_file_name_survives(files: dict[str, tuple[int, int, str]]) -> None:
    entries = {path: FileEntry(Stamp(size, mtime), digest) for path, (size, mtime, digest) in files.items()}
    assert from_json(to_json(Manifest("r", entries))) == Manifest("r", entries)
