"""Clause pages: title, summary, samples, related clauses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Clause, Document, DocumentKind, Outline, Section
from kg.structure import outline_document

PAGE = """Desk Service Clause Samples
The Desk Service clause says who answers.
POPULAR SAMPLE Copied 3 times
Desk Service. The Carrier shall answer.
It may delegate.
DESK SERVICE.\xa0The Carrier shall call back.
Desk Service\x20

Related to Desk Service

  • Fleet Management 15.1 The Carrier shall report: • monthly; • yearly.

  • BILLING DISPUTES A Subscriber has sixty days."""

PIECES = st.sampled_from(
    [
        *("Desk Clause Samples\n", "Desk. ", "Desk\n", "\nRelated to Desk\n", "\n  • ", "(a) ", "1. ", "• ", "[", ") "),
        *(
            "POPULAR SAMPLE\n",
            "\n",
            "Title Words ",
            "# Head\n",
            "**b** ",
            "x. Y ",
            "ARTICLE I ",
            "1.1 Foo. ",
            "It shall: ",
        ),
    ]
)
TEXT = st.lists(PIECES | st.text(max_size=8), max_size=25).map("".join)


def outline(text: str) -> Outline:
    return outline_document(Document(("page.txt",), "0" * 64, text))


def of(clauses: tuple[Clause, ...], section: Section) -> list[Clause]:
    return [clause for clause in clauses if clause.section is section]


def test_a_page_is_taken_apart() -> None:
    page = outline(PAGE)
    assert (page.kind, page.title) == (DocumentKind.CLAUSE_PAGE, "Desk Service")
    assert page.summary is not None
    assert page.summary.of(page.plain) == "The Desk Service clause says who answers."
    samples, related = of(page.clauses, Section.SAMPLES), of(page.clauses, Section.RELATED)
    assert [c.heading for c in samples] == ["Desk Service", "DESK SERVICE", "Desk Service"]
    assert [c.body.of(page.plain) for c in samples] == [
        "The Carrier shall answer.\nIt may delegate.",
        "The Carrier shall call back.",
        "",
    ]
    assert {c.type_name for c in samples} == {"Desk Service"}
    assert [c.type_name for c in related] == ["Fleet Management", "BILLING DISPUTES"]
    assert related[0].span.of(page.plain).endswith("• yearly.")


def test_a_heading_may_be_glued_to_its_sentence() -> None:
    page = outline("Desk Service Clause Samples\n\nDESK SERVICEThe Carrier shall answer.\nDesk ServiceIt may wait.")
    assert [c.body.of(page.plain) for c in page.clauses] == ["The Carrier shall answer.", "It may wait."]


def test_a_page_without_summary_or_related_clauses_has_none() -> None:
    page = outline("Desk Service Sample Clauses\n\nDesk Service. The Carrier shall answer.")
    assert page.summary is None
    assert len(page.clauses) == 1


@pytest.mark.parametrize("text", ["", " \n ", "A contract about clause samples.", "Samples of Clauses\nDesk. It runs."])
def test_other_texts_are_contracts(text: str) -> None:
    assert outline(text).kind is DocumentKind.CONTRACT


@given(TEXT)
def test_every_place_lies_in_its_clause_and_in_order(text: str) -> None:
    page = outline(text)
    assert len(page.plain) == len(text)
    end = 0
    for clause in page.clauses:
        assert end <= clause.span.begin <= clause.body.begin <= clause.body.end == clause.span.end <= len(text)
        end = clause.span.end
        check_clause(clause, page.plain)


def check_clause(clause: Clause, plain: str) -> None:
    """Check the passages and provisions of one clause."""
    end = clause.span.begin
    for index, passage in enumerate(clause.passages):
        assert end <= passage.span.begin <= passage.body.begin <= passage.body.end == passage.span.end
        assert passage.span.of(plain).strip()
        assert clause.span.holds(passage.span)
        assert passage.lead is None or passage.lead < index
        assert passage.provision is None or passage.provision < len(clause.provisions)
        end = passage.span.end
    for index, provision in enumerate(clause.provisions):
        assert clause.span.holds(provision.span)
        assert provision.parent is None or provision.parent < index
        assert plain.startswith(provision.number, provision.span.begin)


@pytest.mark.parametrize(
    ("number", "samples", "related"), [("000", 10, 0), ("001", 4, 5), ("002", 1, 5), ("003", 3, 5), ("004", 10, 0)]
)
def test_real_pages_hold_as_many_clauses_as_they_print(shared: Path, number: str, samples: int, related: int) -> None:
    path = next((shared / "pages").glob(f"{number}_*.txt"))
    page = outline(path.read_bytes().decode())
    assert len(of(page.clauses, Section.SAMPLES)) == samples
    assert len(of(page.clauses, Section.RELATED)) == related


def test_real_pages_agree_with_their_annotations(shared: Path) -> None:
    golds = sorted((shared / "gold").glob("0*.json"))
    assert len(golds) == 2
    for path in golds:
        gold = json.loads(path.read_text(encoding="utf-8"))
        compare(outline((shared / "pages" / gold["file"]).read_bytes().decode()), gold)


def test_own_pages_agree_with_their_annotations() -> None:
    root = Path(__file__).resolve().parents[2]
    golds = sorted((root / "tests" / "gold").glob("*.json"))
    assert golds
    for path in golds:
        gold = json.loads(path.read_text(encoding="utf-8"))
        compare(outline((root / "data" / "pages" / gold["file"]).read_bytes().decode()), gold)


def compare(page: Outline, gold: dict) -> None:
    """Compare titles, places and labels with an annotation."""
    samples, related = of(page.clauses, Section.SAMPLES), of(page.clauses, Section.RELATED)
    assert page.title == gold["title"]
    assert (page.summary is not None) == (gold["summary"] is not None)
    assert [tuple(c.span) for c in samples] == [(s["start"], s["end"]) for s in gold["samples"]]
    assert [(c.heading, *c.span) for c in related] == [(r["title"], r["start"], r["end"]) for r in gold["related"]]
    provisions = [(p.number.strip("."), p.span.begin) for c in page.clauses for p in c.provisions]
    assert provisions == [(p["label"].strip("."), p["start"]) for p in gold["provisions"]]
