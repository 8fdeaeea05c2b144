from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import kg.cli.view
from kg.cli import main
from kg.graph.store import Store


@pytest.fixture(autouse=True)
def small_store(monkeypatch: pytest.MonkeyPatch) -> None:
    type_iri = "<https://w3id.org/clausegraph/id/clause-type/{}>"
    graph = "<https://w3id.org/clausegraph/id/document/ab>"
    lines = ""
    for slug, name in (("help-desk", "Help Desk"), ("royalties", "Royalties")):
        iri = type_iri.format(slug)
        lines += (
            f"{iri} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
            f"<https://w3id.org/clausegraph/ontology#ClauseType> {graph} .\n"
            f'{iri} <http://www.w3.org/2004/02/skos/core#prefLabel> "{name}" {graph} .\n'
        )
    monkeypatch.setattr(kg.cli.view, "open_store", lambda store: Store.in_memory(lines.encode()))


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["view", *words])


def test_view_writes_a_page_and_says_what_is_in_it(tmp_path: Path) -> None:
    result = run("-o", str(tmp_path / "a.html"))
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{tmp_path / 'a.html'}: 2 things, 0 links, ")
    assert (tmp_path / "a.html").read_bytes().startswith(b"<!doctype html>")


def test_view_takes_a_focus_and_a_kind(tmp_path: Path) -> None:
    result = run("--focus", "the help desk", "--kind", "all", "--hops", "1", "-o", str(tmp_path / "a.html"))
    assert (result.exit_code, result.stderr) == (0, "")
    assert "1 things" not in result.stdout
    assert "1 thing, 0 links" in result.stdout


def test_an_unknown_focus_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    result = run("--focus", "help dsk", "-o", str(tmp_path / "a.html"))
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == (
        "Error: help dsk: no clause type, clause, party, role or document has this name, slug or IRI; "
        "near it are Help Desk\n"
    )


@pytest.mark.parametrize("words", [("--kind", "other"), ("--hops", "-1"), ("--hops", "x")])
def test_wrong_use_is_exit_code_2(words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2


def test_notes_go_to_standard_error(tmp_path: Path) -> None:
    result = run("--kind", "norms", "-o", str(tmp_path / "a.html"))
    assert result.exit_code == 0
    assert "There is nothing to show" in result.stderr
    assert "nothing to show" not in result.stdout


def test_the_page_stands_beside_the_store_unless_told_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "built").mkdir()
    monkeypatch.chdir(tmp_path)
    result = run("--store", "built/store")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("built/view.html: 2 things")
    assert [path.name for path in tmp_path.rglob("*")] == ["built", "view.html"]


def test_the_name_of_the_page_is_printed_on_one_line(tmp_path: Path) -> None:
    result = run("-o", str(tmp_path / "a\x1b[2J\n.html"))
    assert result.exit_code == 0
    assert result.stdout.count("\n") == 1
    assert "\x1b" not in result.stdout
