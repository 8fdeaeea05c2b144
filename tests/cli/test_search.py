"""`kg search` from the command line."""

from __future__ import annotations

import csv
import io
import json
import runpy
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.cli.search import COLUMNS, to_marked_text
from kg.config import DEFAULT_BASE
from kg.graph.iris import Minter
from kg.graph.store import INDEX, Store
from kg.model import Span


@pytest.fixture(scope="module")
def location(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store on disk with three pages and a contract."""
    made = runpy.run_path(str(Path(__file__).parent.parent / "query" / "dataset.py"))
    location = tmp_path_factory.mktemp("search") / "store"
    with Store.open_for_building(location) as opened:
        for reading in made["make_readings"]():
            document = Minter(DEFAULT_BASE, reading.document.digest).document
            opened.put_document(document, made["to_n_quads"](reading))
    return location


def run(location: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["search", *words, "--store", str(location)])


def test_what_is_found_is_shown_with_its_words_and_place(location: Path) -> None:
    result = run(location, "notify faults", "--kind", "norm")
    assert (result.exit_code, result.stderr) == (0, "")
    first, second, third = result.stdout.splitlines()
    assert first == "Obligation  Contract Manager: notify the Customer of faults"
    assert second == "  The Contract Manager (CM) shall notify the Customer of faults."
    assert third.startswith("  agreement.txt (id:clause/") and third.endswith("/norm/1)")


def test_words_may_come_as_one_argument_or_several(location: Path) -> None:
    assert run(location, "notify", "faults").stdout == run(location, "notify faults").stdout != ""


def test_what_is_not_shown_is_counted(location: Path) -> None:
    result = run(location, "customer", "--limit", "2")
    total = json.loads(run(location, "customer", "--format", "json").stdout)["total"]
    assert result.stdout.splitlines()[-1] == f"and {total - 2} more; --limit {total} shows all"


def test_kinds_can_be_joined(location: Path) -> None:
    result = run(location, "customer OR manager", "--kind", "party", "--kind", "role", "--format", "json")
    assert {hit["kind"] for hit in json.loads(result.stdout)["hits"]} == {"Party", "Role"}


def test_json_tells_the_places_of_the_words(location: Path) -> None:
    (hit,) = json.loads(run(location, '"of faults"', "--kind", "norm", "--format", "json").stdout)["hits"]
    ((begin, end),) = hit["snippet_marks"]
    assert hit["snippet"][begin:end] == "of faults"


def test_csv_is_for_spreadsheets(location: Path) -> None:
    result = run(location, "faults", "--format", "csv")
    header, *rows = csv.reader(io.StringIO(result.stdout_bytes.decode("utf-8-sig")))
    assert tuple(header) == COLUMNS
    assert {len(row) for row in rows} == {len(COLUMNS)}


def test_nothing_found_is_said_on_standard_error(location: Path) -> None:
    result = run(location, "qwertz")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "Nothing in the store holds these words.\n"


def test_what_cannot_be_searched_for_is_wrong_use(location: Path, tmp_path: Path) -> None:
    result = run(location, "§")
    assert (result.exit_code, result.stderr) == (2, "Error: §: there is no word in it to look for\n")
    with Store.open_for_building(tmp_path / "store"):
        pass
    shutil.rmtree(tmp_path / "store" / INDEX)
    result = run(tmp_path / "store", "faults")
    assert result.exit_code == 2
    assert "no index of words here; `kg build` makes it" in result.stderr


def test_marks_are_styles_and_hostile_signs_are_shown() -> None:
    text = to_marked_text("a \x1b[2Jnotice\n here", [Span(6, 12)])
    assert text.plain == "a \\x1b[2Jnotice here"
    assert [text.plain[span.start : span.end] for span in text.spans] == ["notice"]


def test_a_query_says_where_a_pattern_holds_not_all(location: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.query.matches.MAX_HITS", 2)
    query = 'SELECT DISTINCT ?thing { ?thing cg:matches "customer" }'
    result = CliRunner().invoke(main, ["query", query, "--format", "csv", "--store", str(location)])
    assert len(result.stdout.splitlines()) == 3
    assert result.stderr.endswith("things match 'customer'; only the 2 that fit best are met.\n")


def test_a_query_with_a_time_limit_searches_too(location: Path) -> None:
    query = 'ASK { ?norm a cg:Norm ; cg:matches "faults" }'
    result = CliRunner().invoke(main, ["query", query, "--time-limit", "60", "--store", str(location)])
    assert (result.stdout, result.stderr) == ("true\n", "")
