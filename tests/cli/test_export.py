"""`kg export` from the command line."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.config import DEFAULT_BASE
from kg.graph.iris import Minter
from kg.graph.quads import to_n_quads
from kg.graph.store import Store
from kg.model import (
    Agent,
    AgentKind,
    Clause,
    ClauseReading,
    Document,
    DocumentKind,
    Modality,
    Norm,
    Outline,
    Participant,
    Reading,
    Section,
    Span,
)

TEXT = "Lamps. The Keeper shall trim the lamps."


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store on disk with one norm."""
    norm = Norm(
        Modality.OBLIGATION,
        Span(7, 39),
        Span(18, 23),
        "trim the lamps",
        "trim",
        "shall",
        Participant("The Keeper", ("Keeper",)),
    )
    clause = Clause(Section.SAMPLES, Span(0, 39), Span(7, 39), "Lamps", "Lamps")
    reading = Reading(
        Document(("lamps.txt",), sha256(TEXT.encode()).hexdigest(), TEXT),
        Outline(DocumentKind.CLAUSE_PAGE, TEXT, "Lamps", None, (clause,)),
        (ClauseReading(clause, (norm,), (), ("Keeper",)),),
        (Agent(AgentKind.ROLE, "Keeper", (), (Span(11, 17),)),),
    )
    document = Minter(DEFAULT_BASE, reading.document.digest).document
    location = tmp_path_factory.mktemp("export") / "store"
    with Store.open_for_building(location) as opened:
        opened.put_document(document, to_n_quads(reading))
    return location


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["export", *map(str, arguments)])


@pytest.mark.parametrize(
    ("what", "file", "words"),
    [
        ("graph", "graph.ttl", b'cg:action "trim the lamps"'),
        ("norms", "norms.jsonl", b'"action": "trim the lamps"'),
        ("responsibilities", "map.html", b"trim the lamps"),
        ("responsibilities", "map.md", b"trim the lamps"),
    ],
)
def test_what_is_exported_follows_the_ending(store: Path, tmp_path: Path, what: str, file: str, words: bytes) -> None:
    result = run(what, "--store", store, "-o", tmp_path / file)
    assert result.exit_code == 0, result.output
    assert words in (tmp_path / file).read_bytes()
    assert result.stdout == ""
    assert result.stderr.startswith("Wrote ")
    assert file in result.stderr


def test_a_dash_writes_to_standard_output(store: Path) -> None:
    result = run("norms", "--store", store, "-o", "-", "--format", "csv")
    assert result.exit_code == 0
    assert result.stdout_bytes.startswith(b"\xef\xbb\xbffile,clause type")
    assert result.stderr == ""


def test_a_dash_alone_asks_for_the_format(store: Path) -> None:
    result = run("graph", "--store", store, "-o", "-")
    assert result.exit_code == 2
    assert "name a format with --format (ttl, nt, nq, trig, jsonld, graphml)" in result.stderr


def test_an_unknown_ending_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    result = run("graph", "--store", tmp_path / "none", "-o", tmp_path / "graph.pdf")
    assert result.exit_code == 2
    assert "graph can be written as .ttl, .nt, .nq" in result.stderr


def test_a_missing_store_and_a_missing_folder_are_one_sentence_each(store: Path, tmp_path: Path) -> None:
    missing = run("graph", "--store", tmp_path / "none", "-o", tmp_path / "graph.ttl")
    assert (missing.exit_code, missing.stderr.count("\n")) == (2, 1)
    nowhere = run("graph", "--store", store, "-o", tmp_path / "nowhere" / "graph.ttl")
    assert (nowhere.exit_code, nowhere.stderr.count("\n")) == (2, 1)
    assert "does not exist" in nowhere.stderr


def test_the_number_of_columns_can_be_asked_for(store: Path, tmp_path: Path) -> None:
    result = run("responsibilities", "--store", store, "-o", tmp_path / "a.csv", "--columns", "0")
    assert result.exit_code == 2
    assert "--columns" in result.stderr
    assert run("responsibilities", "--store", store, "-o", tmp_path / "a.csv", "--columns", "1").exit_code == 0


@pytest.mark.parametrize("what", ["graph", "norms", "responsibilities"])
def test_help_lists_the_formats(what: str) -> None:
    result = run(what, "--help")
    assert result.exit_code == 0
    assert "Formats" in result.stdout or "." in result.stdout
    assert {"graph": ".graphml", "norms": ".jsonl", "responsibilities": ".xlsx"}[what] in result.stdout
