"""Contracts: title, top-level sections, Markdown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.model import Document, DocumentKind, Outline, PassageKind, Section
from kg.structure import outline_document


def outline(text: str) -> Outline:
    return outline_document(Document(("contract.txt",), "0" * 64, text))


def headings(text: str) -> list[str]:
    return [clause.heading for clause in outline(text).clauses]


def test_sections_become_clauses_behind_the_preamble() -> None:
    text = (
        'SUPPLY AGREEMENT\n\nThis Agreement (the "Agreement") is made today.\n\n'
        "1. Scope\n1.1 Carrier shall serve.\n2. Fees\n2.1 State shall pay."
    )
    contract = outline(text)
    assert (contract.kind, contract.title) == (DocumentKind.CONTRACT, "SUPPLY AGREEMENT")
    assert [c.heading for c in contract.clauses] == ["SUPPLY AGREEMENT", "Scope", "Fees"]
    assert {c.section for c in contract.clauses} == {Section.BODY}
    assert [c.type_name for c in contract.clauses] == [None] * 3
    assert [p.number for p in contract.clauses[1].provisions] == ["1.", "1.1"]


def test_articles_hold_their_sections() -> None:
    text = "ARTICLE I\n\nGENERAL TERMS\n\n1.01 Scope. It serves.\n\nARTICLE II FEES\n\n2.01 Rates. State shall pay."
    assert headings(text) == ["GENERAL TERMS", "FEES"]
    assert outline(text).clauses[0].provisions[1].heading is not None


def test_a_contract_on_one_line_is_taken_apart() -> None:
    text = (
        "EXHIBIT 4. SERVICES AGREEMENT This Agreement is made today. The Parties agree: 1. Services. "
        "1.1 Scope. Carrier shall serve. 2. Fees. 2.1 Rates. State shall pay."
    )
    assert headings(text) == ["", "Services", "Fees"]
    assert outline(text).title == "SERVICES AGREEMENT"


def test_markdown_headings_make_clauses_and_its_marks_are_blanked() -> None:
    text = (
        "# Care Agreement\n\nMade between **Carrier** and State.\n\n## 1. Scope\n\n1.1 **Duties.** Carrier shall:\n\n"
        "- (a) serve; and\n- (b) report.\n\n## Notices\n\n- By post\n"
    )
    contract = outline(text)
    assert contract.title == "Care Agreement"
    assert [c.heading for c in contract.clauses] == ["Care Agreement", "Scope", "Notices"]
    assert len(contract.plain) == len(text)
    assert "#" not in contract.plain and "*" not in contract.plain
    assert [p.number for p in contract.clauses[1].provisions] == ["1.", "1.1", "(a)", "(b)"]
    assert contract.clauses[2].passages[-1].body.of(contract.plain) == "By post"


def test_a_clause_text_without_sections_is_one_clause() -> None:
    contract = outline("Disputes (May 2014)\n\n(a) This contract is subject to law.\n(b) Carrier shall go on.")
    assert contract.title == "Disputes (May 2014)"
    assert [c.heading for c in contract.clauses] == ["Disputes (May 2014)"]
    assert len(contract.clauses[0].provisions) == 2


def test_lines_in_capitals_divide_a_contract_without_labels() -> None:
    assert headings("CARE AGREEMENT\n\nMade today.\n\nSCOPE\n\nCarrier shall serve.\n\nFEES\n\nState shall pay.") == [
        "CARE AGREEMENT",
        "SCOPE",
        "FEES",
    ]


def test_real_contracts_agree_with_their_annotations(shared: Path) -> None:
    found = wanted = right = 0
    for path in sorted((shared / "gold").glob("[a-z]*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        contract = outline((shared / "contracts" / gold["file"]).read_bytes().decode())
        mine = {(p.number.strip(".()").lower(), p.span.begin) for c in contract.clauses for p in c.provisions}
        due = {(p["label"].strip(".()").lower(), p["start"]) for p in gold["provisions"]}
        found, wanted, right = found + len(mine), wanted + len(due), right + len(mine & due)
    assert wanted > 150
    assert 2 * right / (found + wanted) > 0.98


CONTENTS = "TABLE OF CONTENTS ARTICLE 1 Supply 2 1.1 Goods that May Spoil 2 ARTICLE 2 Price 3\n\n"
BODY = "ARTICLE 1 SUPPLY\n1.1 Goods. The Seller shall ship.\nARTICLE 2 PRICE\n2.1 Sums. The Buyer shall pay."


@pytest.mark.parametrize("preamble", ["", 'This Supply Agreement is made by Oak Ltd. (the "Seller").\n\n'])
def test_a_table_of_contents_is_no_text_and_the_preamble_behind_it_is(preamble: str) -> None:
    text = f"SUPPLY AGREEMENT\n\n{CONTENTS}{preamble}{BODY}"
    found = outline(text)
    assert "May Spoil" not in found.plain
    assert preamble.strip() in found.plain
    numbers = [p.number for clause in found.clauses for p in clause.provisions]
    assert numbers == ["ARTICLE 1", "1.1", "ARTICLE 2", "2.1"]


def test_a_sentence_that_announces_a_list_introduces_it() -> None:
    text = "1. Work. The Seller shall do the tasks listed below. (a) Ship the goods. (b) Mend the goods."
    (clause,) = outline(text).clauses
    leads = [p.lead for p in clause.passages if p.kind is PassageKind.ITEM]
    assert len(leads) == 2 and None not in leads
