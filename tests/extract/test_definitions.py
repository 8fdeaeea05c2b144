"""Defined terms: each once, at the first place that defines it."""

from __future__ import annotations

import pytest

from kg.extract.definitions import find_definitions
from kg.model import Span

TERMS = {
    'It lets the mill (the "Mill").': ["Mill"],
    'It lets the mill ("Mill" or the "Works").': ["Mill", "Works"],
    'Both sign (each a "Signer" and, collectively, the "Signers").': ["Signer", "Signers"],
    "It lets the mill (the 'Mill\").": ["Mill"],
    'It lets the mill (the "Mill).': ["Mill"],
    'It lets the mill (hereinafter, -Mill").': ["Mill"],
    'All mills (with each hut (or shed) on them, the "Mills") are let.': ["Mills"],
    'Each side is referred to as a "Party" and together as the "Parties".': ["Party", "Parties"],
    '"Fees" means the sums due. "Fees" means more.': ["Fees"],
    '"Fees" or "Dues" shall mean the sums due.': ["Fees", "Dues"],
    '"Fault" (or a defect) has the meaning set forth below.': ["Fault"],
    'For this clause, the term "control" is wide.': ["control"],
    "(a) Mill Works means the mill.\n(b) Force of Nature shall mean a flood.": ["Mill Works", "Force of Nature"],
    "Definitions. As used in this clause—\n\nSpare part means a part. Wear means use.": ["Spare part", "Wear"],
    "(e) Old Mill/Red Mill means the mill.": ["Old Mill", "Red Mill"],
    "It does the repairs (collectively, the Works). The Works end. The Works are new, and Works are sold.": ["Works"],
    "It does the repairs (the Works).": [],
    "Dues has the meaning set forth in Section 2.": ["Dues"],
    "They meet at the Mill Quality Index (MQI).": ["MQI"],
    "They meet the Site Manager (SMR) and the Mill Quality Manager (MQM).": [],
    "They meet at the mill (SEE BELOW).": [],
    'It answers "yes" and (no more) waits.': [],
    'It lets the mill (the "Mill(R) House").': ["Mill(R) House"],
    'Words such as "this Mill" and words of excess (such as "all" or "every") are wide.': [],
    'The "Term" shall begin in June. "Word" of a party means its word.': ["Term", "Word"],
    "They keep a System for Yard Management (SYM).": ["SYM"],
    'Each page is marked "Secret" (see "Marks" below).': [],
    'The list (Exhibit "B" attached) is long.': [],
    'A board of 5" (or 6") is used.': [],
    "This means that it waits. It means nothing.": [],
    'An empty one (the "") is none.': [],
}


@pytest.mark.parametrize(("text", "terms"), TERMS.items(), ids=list(TERMS))
def test_a_term_is_defined_once_and_at_its_place(text: str, terms: list[str]) -> None:
    found = find_definitions(text)
    assert [definition.term for definition in found] == terms
    assert [definition.span.of(text) for definition in found] == terms


def test_the_aliases_of_parties_are_terms() -> None:
    text = 'Fern Row Ltd. (the Seller) sells the mill (the "Mill"). "Seller" means Fern Row Ltd.'
    found = find_definitions(text, [Span(19, 25)])
    assert [(definition.term, definition.span.begin) for definition in found] == [("Seller", 19), ("Mill", 48)]


def test_a_term_may_be_broken_by_a_line_but_not_by_a_paragraph() -> None:
    assert [d.term for d in find_definitions('A sum (the "Large\n  Deposit").')] == ["Large Deposit"]
    assert find_definitions('A sum (the "Large\n\n  Deposit").') == ()
