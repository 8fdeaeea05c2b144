"""Norms as rows and as tables."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from io import StringIO

import pytest

from kg.export.norm_tables import COLUMNS, to_norms_csv, to_norms_jsonl
from kg.export.norms import Limit, Place, read_norms
from kg.export.separated import defuse, to_csv
from kg.graph.store import Store
from kg.model import Modality


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_norm_has_a_row_for_each_of_its_places(desk: Store) -> None:
    rows = read_norms(desk)
    assert [(r.file, r.action) for r in rows] == [
        (file, action)
        for file in ("desk.txt", "handbook.txt")
        for action in ("report to the Service Manager", "waive fees", "be kept", "train the staff")
    ]
    assert rows[0].norm == rows[4].norm
    assert rows[4].evidence.begin == rows[0].evidence.begin + len("Chapter 1\n\n")


def test_a_row_tells_all_that_the_graph_knows_of_a_norm(desk: Store) -> None:
    row = read_norms(desk)[0]
    assert row.kind is Modality.OBLIGATION
    assert (row.clause_type, row.heading) == ("Service Desk", "Service Desk")
    assert (row.bearer_text, row.basis) == ("the Provider", "Stated")
    assert [a.label for a in row.bearers] == ["Provider"]
    assert [(a.label, a.provided_by) for a in row.counterparties] == [("Service Manager", "Provider")]
    assert row.trigger.text == "shall"
    assert row.conditions == ("If volumes rise",)
    (deadline,) = row.deadlines
    assert (deadline.duration, deadline.days, deadline.business_days) == ("P10D", 10, True)
    assert deadline.anchor == "month end"
    assert row.clause_place.text[row.evidence.begin : row.evidence.end] == row.evidence.text


def test_an_item_has_its_provision_and_the_trigger_of_its_introduction(desk: Store) -> None:
    row = read_norms(desk)[3]
    assert row.provision == "a)"
    assert row.evidence.text == "a) train the staff"
    assert row.trigger == Place(row.evidence.begin - 7, row.evidence.begin - 2, "shall")


def test_a_clause_that_stands_twice_in_one_document_pairs_each_statement_with_its_own_trigger() -> None:
    base, cg = "https://w3id.org/clausegraph/id/", "https://w3id.org/clausegraph/ontology#"
    document = f"<{base}document/d>"
    quads = [(f"<{base}norm>", "type", "Norm"), (f"<{base}norm>", "type", "Prohibition")]
    lines = [f"{s} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{cg}{o}> {document} ." for s, _, o in quads]
    for begin, link in ((0, "evidence"), (4, "trigger"), (100, "evidence"), (104, "trigger")):
        place = f"<{base}document/d#char={begin},{begin + 9}>"
        number = f'"{begin}"^^<http://www.w3.org/2001/XMLSchema#integer>'
        lines.append(f"<{base}norm> <{cg}{link}> {place} {document} .")
        lines.append(f"{place} <{cg}beginIndex> {number} {document} .")
    rows = read_norms(Store.in_memory("\n".join(lines).encode()))
    assert [(r.evidence.begin, r.trigger.begin) for r in rows] == [(0, 4), (100, 104)]
    assert rows[0].kind is Modality.PROHIBITION


def test_csv_has_a_line_for_each_row(desk: Store) -> None:
    lines = rows_of(to_norms_csv(read_norms(desk)))
    assert len(lines) == 8
    assert list(lines[0]) == list(COLUMNS)
    assert lines[0]["bearer"] == "Provider"
    assert lines[0]["business days"] == "yes"
    assert lines[0]["days"] == "10"
    assert lines[0]["anchor"] == "month end"
    assert lines[0]["evidence"].startswith("If volumes rise")
    assert (lines[2]["bearer text"], lines[2]["bearer"], lines[2]["basis"]) == ("", "Provider", "Inferred")
    assert lines[3]["provision"] == "a)"


def test_json_lines_hold_one_object_for_each_row(desk: Store) -> None:
    records = [json.loads(line) for line in to_norms_jsonl(read_norms(desk)).decode().splitlines()]
    assert len(records) == 8
    assert records[0]["files"] == ["desk.txt"]
    assert records[0]["bearer"]["agents"][0]["kind"] == "Party"
    assert records[0]["evidence"]["iri"].endswith("#char=14,126")
    assert records[0]["deadlines"][0]["days"] == 10
    assert records[2]["bearer"]["text"] is None
    assert records[1]["counterparty"] == {"text": None, "agents": []}


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", "\ra", "\na", "  =1", "＝1", "\u00a0@a"])
def test_a_cell_that_a_spreadsheet_could_run_is_defused(text: str) -> None:
    assert defuse(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=b", "1-2", "mail@example", "(a)"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert defuse(text) == text


def test_no_cell_of_a_norm_table_begins_like_a_formula(hostile: Store) -> None:
    data = to_norms_csv(read_norms(hostile)).decode("utf-8-sig")
    cells = [cell for row in csv.reader(StringIO(data, newline="")) for cell in row]
    assert "'=HYPERLINK(1)" in cells
    assert "'\tcmd" in cells
    assert not [c for c in cells if c.lstrip()[:1] in {"=", "+", "-", "@"} or c[:1] in {"\t", "\r", "\n"}]


def test_headings_are_defused_like_cells() -> None:
    assert to_csv(["=a"], []).decode("utf-8-sig") == "'=a\r\n"


def test_an_empty_store_gives_a_heading_and_nothing_else(empty: Store) -> None:
    assert rows_of(to_norms_csv(read_norms(empty))) == []
    assert to_norms_csv(()).decode("utf-8-sig").startswith("file,clause type")
    assert to_norms_jsonl(read_norms(empty)) == b""


def test_the_parts_of_several_deadlines_keep_their_places(desk: Store) -> None:
    (row, *_) = read_norms(desk)
    limits = (
        Limit("at once"),
        Limit("in 5 days", "P5D", 5, True),
        Limit("a month after expiry", "P1M", None, False, "expiry"),
    )
    (line,) = rows_of(to_norms_csv([replace(row, deadlines=limits)]))
    assert line["deadline"] == "at once; in 5 days; a month after expiry"
    assert line["duration"] == "; P5D; P1M"
    assert line["days"] == "; 5; "
    assert line["business days"] == "; yes; no"
    assert line["anchor"] == "; ; expiry"
    (bare,) = rows_of(to_norms_csv([replace(row, deadlines=limits[:1] * 2)]))
    assert [bare[name] for name in ("duration", "days", "business days", "anchor")] == [""] * 4


def test_an_exception_is_told_once_and_not_as_a_condition_too(excepted: Store) -> None:
    rows = read_norms(excepted)
    assert [(row.conditions, row.exceptions) for row in rows] == [((), ("unless it rains",))]
    (record,) = map(json.loads, to_norms_jsonl(rows).decode().splitlines())
    assert (record["conditions"], record["exceptions"]) == ([], ["unless it rains"])
    (line,) = rows_of(to_norms_csv(rows))
    assert (line["condition"], line["exception"]) == ("", "unless it rains")


def test_a_clause_of_several_types_names_them_all(desk: Store) -> None:
    iri, cg = "https://w3id.org/clausegraph/id/clause-type/audit", "https://w3id.org/clausegraph/ontology#"
    (row, *_) = read_norms(desk)
    graph = f"<{row.document}>"
    more = [
        f"<{iri}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{cg}ClauseType> {graph} .",
        f'<{iri}> <http://www.w3.org/2004/02/skos/core#prefLabel> "Audit" {graph} .',
        f"<{row.clause}> <{cg}clauseType> <{iri}> {graph} .",
    ]
    (named, *_) = read_norms(Store.in_memory(desk.dump() + "\n".join(more).encode()))
    assert named.clause_types == ("Audit", "Service Desk")
    assert named.clause_type == "Audit; Service Desk"
