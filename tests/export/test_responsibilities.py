"""Responsibility maps: who is involved how, and in CSV and Markdown."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.export.context import PieceKind, to_context
from kg.export.map_columns import summarize
from kg.export.map_tables import escape_markdown, to_map_csv, to_map_markdown
from kg.export.norms import read_norms
from kg.export.responsibilities import to_map
from kg.graph.store import Store
from kg.model import Modality


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_norm_of_two_documents_is_one_row(desk: Store) -> None:
    content = to_map(read_norms(desk))
    assert len(content) == 4
    assert [d.files for d in content.duties] == ["desk.txt; handbook.txt"] * 4
    assert [d.number for d in content.duties] == [1, 2, 3, 4]


def test_cells_say_how_each_agent_is_involved(desk: Store) -> None:
    content = to_map(read_norms(desk))
    agents = [load.agent for load in content.loads]
    assert [(a.label, a.kind.name) for a in agents] == [
        ("Provider", "PARTY"),
        ("Client", "PARTY"),
        ("Service Manager", "ROLE"),
    ]
    assert [[duty.cell(agent) for agent in agents] for duty in content.duties] == [
        ["Must", "", "To"],
        ["", "", "Must not"],
        ["Must (inferred)", "To (inferred)", ""],
        ["Must", "", ""],
    ]


def test_the_summary_counts_what_each_agent_carries(desk: Store) -> None:
    rows = summarize(to_map(read_norms(desk)))
    assert rows == [
        ("Provider", "party", "", "3", "0", "0", "0", "0", "0", "0", "1"),
        ("Client", "party", "", "0", "0", "0", "0", "0", "0", "1", "1"),
        ("Service Manager", "role", "Provider", "0", "1", "0", "0", "0", "0", "1", "0"),
    ]


def test_what_no_one_is_known_to_bear_is_counted(desk: Store) -> None:
    quads = b"".join(line for line in desk.dump().splitlines(True) if b"#bearer>" not in line)
    assert summarize(to_map(read_norms(Store.in_memory(quads))))[-1] == (
        "(no one known)", "", "", "3", "1", "0", "0", "0", "0", "0", "0",
    )  # fmt: skip


def test_agents_that_carry_least_share_the_last_column(many: Store) -> None:
    content = to_map(read_norms(many), columns=3)
    assert [load.agent.label for load in content.loads] == ["Role 0", "Role 1", "Role 2"]
    assert [load.agent.label for load in content.others] == [f"Role {n}" for n in range(3, 9)]
    last = content.duties[-1]
    assert content.others_cell(last) == "Role 8: Must"
    assert rows_of(to_map_csv(content))[-1][9:13] == ["", "", "", "Role 8: Must [45]"]


def test_a_last_column_for_one_agent_alone_is_that_agents_own(many: Store) -> None:
    content = to_map(read_norms(many), columns=8)
    assert (len(content.loads), content.others) == (9, ())


def test_csv_cells_refer_to_the_row_with_the_words(desk: Store) -> None:
    head, *rows = rows_of(to_map_csv(to_map(read_norms(desk))))
    assert head[9:] == [
        "Provider (party)",
        "Client (party)",
        "Service Manager (role)",
        "Place",
        "Exact words",
    ]
    assert rows[1][9:] == [
        "",
        "",
        "Must not [2]",
        "desk.txt, 127–166; handbook.txt, 138–177",
        "The Service Manager may not waive fees.",
    ]
    assert rows[0][6:8] == ["within ten (10) business days after month end", "If volumes rise"]


def test_csv_has_no_cell_that_begins_like_a_formula(hostile: Store) -> None:
    cells = [cell for row in rows_of(to_map_csv(to_map(read_norms(hostile)))) for cell in row]
    assert "'=HYPERLINK(1)" in cells
    assert not [c for c in cells if c.lstrip()[:1] in {"=", "+", "-", "@"} or c[:1] in {"\t", "\r", "\n"}]


def test_markdown_has_a_table_for_each_clause_type_with_whom_it_involves(desk: Store) -> None:
    text = to_map_markdown(to_map(read_norms(desk))).decode()
    assert text.startswith("# Responsibility map\n\n| Party or role | Kind |")
    assert "\n## Service Desk\n" in text
    assert "| Must \\[1\\] |" in text
    assert "| The Service Manager may not waive fees. |" in text


def test_markdown_tables_keep_their_columns_whatever_the_text(hostile: Store) -> None:
    text = to_map_markdown(to_map(read_norms(hostile))).decode()
    assert "<script" not in text
    assert "<img" not in text
    assert "&lt;script&gt;" in text
    for block in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        counts = {len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}
        assert len(counts) == 1, block


@given(st.text())
def test_escaped_text_stays_in_its_cell(text: str) -> None:
    escaped = escape_markdown(text)
    assert "\n" not in escaped
    assert "<" not in escaped
    assert not re.search(r"(?<!\\)(?:\\\\)*[|`\[\]*_]", escaped)


def test_an_empty_store_gives_headings_alone(empty: Store) -> None:
    content = to_map(read_norms(empty))
    assert len(content) == 0
    assert len(rows_of(to_map_csv(content))) == 1
    assert to_map_markdown(content).decode().startswith("# Responsibility map\n")


@pytest.mark.parametrize("reach", [0, 5, 40, 1000])
def test_the_words_in_context_hold_the_statement_and_mark_its_trigger(desk: Store, reach: int) -> None:
    for row in read_norms(desk):
        pieces = to_context(row, reach)
        said = "".join(p.text for p in pieces if p.kind is not PieceKind.AROUND)
        assert row.evidence.text in said
        assert [p.text for p in pieces if p.kind is PieceKind.TRIGGER] == [row.trigger.text]


def test_what_is_left_out_of_the_context_shows(desk: Store) -> None:
    words = "".join(p.text for p in to_context(read_norms(desk)[1], 12))
    assert words == " … month end. The Service Manager may not waive fees. Records … "


def test_the_same_words_limit_a_duty_once(desk: Store) -> None:
    (row, *_) = read_norms(desk)
    (duty,) = to_map([replace(row, conditions=("if so", "unless not"), exceptions=("unless not",))]).duties
    assert duty.unless == "if so; unless not"


def test_documents_that_read_a_norm_differently_have_a_row_each(desk: Store) -> None:
    (row, *_) = read_norms(desk)
    other = replace(row, document="https://example.org/document/other", files=("other.txt",))
    client = next(load.agent for load in to_map(read_norms(desk)).loads if load.agent.label == "Client")
    for different in (
        {"kind": Modality.PERMISSION},
        {"action": "pay"},
        {"bearers": (client,)},
        {"counterparties": (client,)},
        {"deadlines": ()},
        {"frequencies": ("daily",)},
        {"conditions": ()},
        {"exceptions": ("unless not",)},
    ):
        duties = to_map([row, replace(other, **different)]).duties
        assert [d.files for d in duties] == ["desk.txt", "other.txt"], different
    content = to_map([row, replace(other, kind=Modality.PERMISSION, bearers=(client,))])
    assert [[duty.cell(a) for a in (*row.bearers, client)] for duty in content.duties] == [["Must", ""], ["", "May"]]
    (merged,) = to_map([row, other]).duties
    assert merged.files == "desk.txt; other.txt"


def test_a_duty_belongs_to_every_clause_type_of_its_places(desk: Store) -> None:
    first, second, *_ = read_norms(desk)
    elsewhere = replace(first, files=("other.txt",), clause_types=("Audit", "Support"))
    content = to_map([replace(second, clause_types=()), first, elsewhere])
    assert [(name, [d.number for d in duties]) for name, duties in content.groups] == [
        ("Audit", [1]),
        ("Service Desk", [1]),
        ("Support", [1]),
        ("", [2]),
    ]
    assert (len(content), [d.number for d in content.duties]) == (2, [1, 2])
    assert content.loads[0].borne == 1
    _, *rows = rows_of(to_map_csv(content))
    assert [row[3] for row in rows] == ["Audit; Service Desk; Support", ""]
    text = to_map_markdown(content).decode()
    assert [text.count(f"\n## {name}\n") for name in ("Audit", "Service Desk", "Support")] == [1, 1, 1]
    assert text.count("| report to the Service Manager |") == 3
