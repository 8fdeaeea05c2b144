"""What `import kg` gives: stores built, opened, and read from a text at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg.config import Settings
from kg.errors import DocumentError, KgError, StoreError


def test_the_package_gives_the_names_that_it_lists() -> None:
    assert all(getattr(kg, name).__doc__ for name in kg.__all__)
    assert set(kg.__all__) <= set(dir(kg))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        kg.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_the_package_imports_what_is_asked_for_and_no_sooner() -> None:
    script = (
        "import sys, kg; early = {'pyoxigraph', 'rdflib', 'networkx', 'pandas'} & set(sys.modules)\n"
        "kg.open_store; late = {'rdflib', 'networkx', 'pandas', 'rich', 'xlsxwriter'} & set(sys.modules)\n"
        "print(early, late)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "set() set()\n"


def test_there_is_one_sentence_where_there_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"empty: there is no store here; run `kg build`"):
        kg.open_store(tmp_path / "empty")
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="a store is a folder, and this is a file"):
        kg.open_store(str(tmp_path / "file"))


def test_an_open_store_stays_as_it_was_while_another_build_changes_it(page: Path, folder: Path) -> None:
    before = kg.open_store(folder)
    page.write_text("Billing Clause Samples\n\nBilling. The Vendor shall send an invoice each month.\n")
    (page.parent / "more.md").write_text("# Fees\n\nThe Buyer shall pay each invoice within two days.\n")
    summary = kg.build_store([page, str(page.parent / "more.md")], str(folder))
    assert (summary.read, summary.counts["Obligation"]) == (2, 2)
    assert {norm.bearer_text for norm in before.norms()} == {"The Supplier", "The Help Desk Manager"}
    assert {norm.bearer_text for norm in kg.open_store(folder).norms()} == {"The Vendor", "The Buyer"}


def test_a_file_that_cannot_be_read_is_among_the_failures_or_raises(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    assert [e.problem for e in kg.build_store(tmp_path, tmp_path / "store").failures] == ["it is empty"]
    with pytest.raises(DocumentError, match="it is empty"):
        kg.build_store(tmp_path, tmp_path / "store", strict=True)


def test_a_text_and_a_file_of_it_say_the_same(page: Path) -> None:
    of_text, of_file = kg.interpret(page.read_text()).norms(), kg.interpret(page).norms()
    assert [norm.action for norm in of_text] == [norm.action for norm in of_file]
    assert len(of_file) == 4
    assert (of_text[0].file, of_file[0].file) == ("text", "help-desk.txt")


def test_things_of_a_text_live_under_the_base_that_is_set() -> None:
    [norm] = kg.interpret("The Operator shall act.", Settings(base="https://example.org/")).norms()
    assert norm.norm.startswith("https://example.org/clause/")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "text: it is empty"),
        (" \n", "text: it holds nothing but white space"),
        ("contracts/My Contract.TXT", "this is the name of a file and not a text; give it as a Path"),
        ("The \ud800 shall act.", "text: character 5 is half of a character"),
        ("\0", "it is binary"),
    ],
)
def test_what_is_no_text_to_read_is_refused(text: str, problem: str) -> None:
    with pytest.raises(DocumentError, match=problem):
        kg.interpret(text)


@given(st.text(st.characters(), max_size=60))
@settings(max_examples=30, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        assert kg.interpret(text).counts["Document"] == 1
    except KgError as error:
        assert isinstance(error, DocumentError)
