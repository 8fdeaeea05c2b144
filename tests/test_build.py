"""Builds: the store is the image of the files, and only what changed is read."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kg import build as build_module
from kg.build import BuildSummary, build
from kg.config import Settings
from kg.errors import DocumentError, StoreError
from kg.graph.quads import to_n_quads
from kg.graph.store import JOURNAL, MANIFEST, Store
from kg.model import Clause, ClauseReading, Document, DocumentKind, Outline, Reading, Section, Span
from kg.read import files
from kg.read.files import read_content


def read_paragraphs(document: Document, base: str) -> bytes:
    """Read a document as a page whose one clause is its whole text: enough to try a build with."""
    if "refused" in document.text:
        raise DocumentError(document.names[0], "the rules refuse it")
    if "crash" in document.text:
        raise RecursionError("too\ndeep")
    if "nonsense" in document.text:
        return b"nonsense\n"
    whole = Span(0, len(document.text))
    clause = Clause(Section.SAMPLES, whole, whole, type_name="Service")
    outline = Outline(DocumentKind.CLAUSE_PAGE, document.text, "Service", None, (clause,))
    return to_n_quads(Reading(document, outline, (ClauseReading(clause),)), base)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(f"The text of {name}.")
    return folder


@pytest.fixture
def rebuild(tmp_path: Path, pages: Path) -> Callable[..., BuildSummary]:
    def run(**options: object) -> BuildSummary:
        options.setdefault("to_quads", read_paragraphs)
        return build([pages], tmp_path / "store", **options)

    return run


def names_in(store: Path) -> list[tuple[str, ...]]:
    return sorted(Store.open(store).file_names().values())


def done(summary: BuildSummary) -> tuple[int, int, int, int, int]:
    failed = len(summary.failures)
    return summary.read, summary.unchanged, summary.renamed, summary.dropped, failed


def test_a_first_build_reads_everything(tmp_path: Path, rebuild: Callable[..., BuildSummary]) -> None:
    steps = []
    summary = rebuild(on_progress=lambda count, total: steps.append((count, total)))
    assert done(summary) == (3, 0, 0, 0, 0)
    assert steps == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert names_in(tmp_path / "store") == [("a.txt",), ("b.txt",), ("c.txt",)]
    assert (summary.counts["Document"], summary.counts["Clause"]) == (3, 3)


def test_what_has_not_changed_is_not_even_opened(
    rebuild: Callable[..., BuildSummary], monkeypatch: pytest.MonkeyPatch
) -> None:
    rebuild()

    def poison(path: Path, max_bytes: int) -> None:
        raise AssertionError(f"{path} was opened")

    monkeypatch.setattr("kg.plan.read_content", poison)
    monkeypatch.setattr(files, "attempt_reading", poison)
    assert done(rebuild()) == (0, 3, 0, 0, 0)


def test_only_what_changed_is_read(
    tmp_path: Path, pages: Path, rebuild: Callable[..., BuildSummary], monkeypatch: pytest.MonkeyPatch
) -> None:
    rebuild()
    (pages / "b.txt").write_text("Another text.")
    opened = []

    def spy(path: Path, max_bytes: int) -> object:
        opened.append(path.name)
        return read_content(path, max_bytes)

    monkeypatch.setattr("kg.plan.read_content", spy)
    monkeypatch.setattr("kg.read.document.read_content", spy)
    assert done(rebuild()) == (1, 2, 0, 0, 0)
    assert set(opened) == {"b.txt"}
    assert b"Another text." in Store.open(tmp_path / "store").dump()
    assert b"The text of b." not in Store.open(tmp_path / "store").dump()


def test_a_file_that_was_only_touched_is_not_read_by_the_rules(
    pages: Path, rebuild: Callable[..., BuildSummary]
) -> None:
    rebuild()
    os.utime(pages / "a.txt", ns=(1, 1))
    assert done(rebuild(to_quads=None)) == (0, 3, 0, 0, 0)


def test_a_file_that_is_gone_leaves_the_graph(
    tmp_path: Path, pages: Path, rebuild: Callable[..., BuildSummary]
) -> None:
    rebuild()
    (pages / "b.txt").unlink()
    assert done(rebuild()) == (0, 2, 0, 1, 0)
    assert names_in(tmp_path / "store") == [("a.txt",), ("c.txt",)]


def test_a_file_that_was_moved_is_only_renamed(
    tmp_path: Path, pages: Path, rebuild: Callable[..., BuildSummary]
) -> None:
    rebuild()
    (pages / "deep").mkdir()
    (pages / "b.txt").rename(pages / "deep" / "z.md")
    assert done(rebuild(to_quads=None)) == (0, 3, 1, 0, 0)
    assert names_in(tmp_path / "store") == [("a.txt",), ("c.txt",), ("z.md",)]


def test_equal_files_are_one_document_with_all_names(
    tmp_path: Path, pages: Path, rebuild: Callable[..., BuildSummary]
) -> None:
    (pages / "copy.txt").write_bytes((pages / "a.txt").read_bytes())
    assert done(rebuild()) == (3, 0, 0, 0, 0)
    assert names_in(tmp_path / "store") == [("a.txt", "copy.txt"), ("b.txt",), ("c.txt",)]
    (pages / "a.txt").unlink()
    assert done(rebuild(to_quads=None)) == (0, 3, 1, 0, 0)
    assert names_in(tmp_path / "store") == [("b.txt",), ("c.txt",), ("copy.txt",)]


def test_the_store_is_the_image_of_the_paths_given(
    tmp_path: Path, pages: Path, rebuild: Callable[..., BuildSummary]
) -> None:
    rebuild()
    summary = build([pages / "a.txt"], tmp_path / "store", to_quads=read_paragraphs)
    assert done(summary) == (0, 1, 0, 2, 0)


def test_bad_files_are_named_with_their_reasons_and_do_not_stop_the_others(
    tmp_path: Path, pages: Path, rebuild: Callable[..., BuildSummary]
) -> None:
    (pages / "empty.txt").write_text("")
    (pages / "picture.txt").write_bytes(b"\x89PNG\0")
    (pages / "refused.txt").write_text("refused")
    (pages / "crash.txt").write_text("crash")
    (pages / "nonsense.txt").write_text("nonsense")
    (pages / "notes.pdf").write_text("x")
    os.mkfifo(pages / "pipe.txt")
    summary = rebuild()
    assert done(summary) == (3, 0, 0, 0, 6)
    assert summary.ignored == 1
    reasons = {Path(str(failure.subject)).name: failure.problem for failure in summary.failures}
    assert reasons["empty.txt"] == "it is empty"
    assert reasons["picture.txt"].startswith("it is binary")
    assert reasons["refused.txt"] == "the rules refuse it"
    assert reasons["crash.txt"] == "reading it failed (RecursionError: too\\ndeep)"
    assert reasons["nonsense.txt"].startswith("its quads are not N-Quads")
    assert reasons["pipe.txt"] == "this is not a regular file"
    assert names_in(tmp_path / "store") == [("a.txt",), ("b.txt",), ("c.txt",)]
    assert done(rebuild()) == (0, 3, 0, 0, 6)


def test_a_file_that_went_bad_leaves_the_graph(
    tmp_path: Path, pages: Path, rebuild: Callable[..., BuildSummary]
) -> None:
    rebuild()
    (pages / "b.txt").write_text("refused")
    assert done(rebuild()) == (0, 2, 0, 0, 1)
    assert names_in(tmp_path / "store") == [("a.txt",), ("c.txt",)]


def test_a_strict_build_stops_at_the_first_bad_file(
    tmp_path: Path, pages: Path, rebuild: Callable[..., BuildSummary]
) -> None:
    rebuild()
    before = Store.open(tmp_path / "store").dump()
    (pages / "a.txt").write_text("refused")
    with pytest.raises(DocumentError, match=r"a\.txt: the rules refuse it"):
        rebuild(strict=True)
    assert Store.open(tmp_path / "store").dump() == before


def test_notes_tell_what_was_unusual(pages: Path, rebuild: Callable[..., BuildSummary]) -> None:
    (pages / "old.txt").write_bytes(b"\x93Operator\x94")
    assert rebuild().notes == (f"{pages / 'old.txt'}: byte 1 is not UTF-8: read as Windows-1252",)


def test_a_file_that_changes_after_it_was_found_is_named(
    pages: Path, rebuild: Callable[..., BuildSummary], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = build_module.read_document

    def read_late(path: Path, settings: Settings) -> Document:
        if path.name == "b.txt":
            path.write_text("Changed.")
        return real(path, settings=settings)

    monkeypatch.setattr(build_module, "read_document", read_late)
    summary = rebuild()
    assert [failure.problem for failure in summary.failures] == ["the file changes while it is read; build again"]
    monkeypatch.undo()
    assert done(rebuild()) == (1, 2, 0, 0, 0)


def test_a_build_from_the_start_reads_everything_again(rebuild: Callable[..., BuildSummary]) -> None:
    rebuild()
    assert done(rebuild(rebuild=True)) == (3, 0, 0, 0, 0)


def test_another_base_reads_everything_again_and_leaves_nothing_of_the_old(
    tmp_path: Path, rebuild: Callable[..., BuildSummary]
) -> None:
    rebuild()
    assert done(rebuild(settings=Settings(base="https://x.test/")))[:2] == (3, 0)
    assert all(iri.startswith("https://x.test/") for iri in Store.open(tmp_path / "store").documents())


def test_a_build_that_stopped_is_gone_on_with(
    tmp_path: Path, rebuild: Callable[..., BuildSummary], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(count: int, total: int) -> None:
        if count == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(on_progress=stop)
    assert len(Store.open(tmp_path / "store").documents()) == 2
    assert done(rebuild()) == (1, 2, 0, 0, 0)
    assert not (tmp_path / "store" / JOURNAL).exists()


@pytest.mark.parametrize("lie", ["older", "newer", "missing", "nonsense"])
def test_a_manifest_that_lies_is_corrected(
    tmp_path: Path, pages: Path, rebuild: Callable[..., BuildSummary], lie: str
) -> None:
    store, manifest = tmp_path / "store", tmp_path / "store" / MANIFEST
    rebuild()
    older = manifest.read_bytes()
    (pages / "d.txt").write_text("The text of d.")
    (pages / "a.txt").write_text("A new text.")
    rebuild()
    expected = Store.open(store).dump()
    if lie == "older":
        manifest.write_bytes(older)
    elif lie == "newer":
        with Store.open_for_building(store) as opened:
            opened.drop_document(opened.documents()[0])
    elif lie == "missing":
        manifest.unlink()
    else:
        manifest.write_text('{"files": 7}')
    rebuild()
    assert Store.open(store).dump() == expected
    assert done(rebuild(to_quads=None)) == (0, 4, 0, 0, 0)


def test_a_damaged_store_can_be_built_anew(tmp_path: Path, rebuild: Callable[..., BuildSummary]) -> None:
    rebuild()
    expected = Store.open(tmp_path / "store").dump()
    (tmp_path / "store/quads/CURRENT").write_text("nonsense")
    with pytest.raises(StoreError, match="damaged"):
        rebuild()
    rebuild(rebuild=True)
    assert Store.open(tmp_path / "store").dump() == expected


def test_a_store_that_is_deleted_while_it_is_built_is_named(
    tmp_path: Path, rebuild: Callable[..., BuildSummary]
) -> None:
    def delete(count: int, total: int) -> None:
        shutil.rmtree(tmp_path / "store", ignore_errors=True)

    with pytest.raises(StoreError, match="the store is damaged or gone"):
        rebuild(on_progress=delete)
    assert done(rebuild()) == (3, 0, 0, 0, 0)


def test_a_typing_error_does_not_empty_the_store(tmp_path: Path, rebuild: Callable[..., BuildSummary]) -> None:
    rebuild()
    with pytest.raises(DocumentError, match="there is no such file or folder"):
        build([tmp_path / "pagse"], tmp_path / "store")
    assert len(Store.open(tmp_path / "store").documents()) == 3


def test_hostile_names_are_only_names(tmp_path: Path, pages: Path, rebuild: Callable[..., BuildSummary]) -> None:
    name = 'x" } ; DROP ALL # \\u0022 \n<urn:a>.txt'
    (pages / name).write_text("The text of x.")
    rebuild()
    (pages / name).rename(pages / f"2{name}")
    assert done(rebuild()) == (0, 4, 1, 0, 0)
    assert (f"2{name}",) in names_in(tmp_path / "store")
