"""Titles without a full stop behind them, and headings glued to a sentence."""

from __future__ import annotations

import pytest

from kg.model import Span
from kg.structure.headings import find_heading_end
from kg.structure.titles import find_title_end


@pytest.mark.parametrize(
    "entry",
    [
        "Fleet Management | 15.1 The Carrier shall report.",
        "Fleet Manager | A designated Fleet Manager shall be named.",
        "Fleet Services | Fleet Relations Management (FRM): All steps of the process.",
        "Desk Service | A. MAIN CONTACT. Carrier will name a person.",
        "DESK SERVICE ACCESS | The Carrier agrees to open a desk.",
        "CARRIER DESK REPRESENTATIVE | Carrier shall name one.",
        "Desk Standards | The Licensing Authority hereby adopts them.",
        "Travel Account | (TA Wellness Account (WA)/Savings Plan (SP) rates;",
        "BILLING DISPUTES | A Subscriber has sixty days.",
        "Order Desk | By the fifth business day it shall report.",
        "Escalation Procedure | Where a request is open, it shall act.",
        "STAFFING AND PERSONNEL | No agent may take calls.",
        "SINGLE POINT OF CONTACT | Notices and instructions are sent there.",
        "Call Recording | All calls shall be kept.",
        "Customer Data | Carrier shall enter it.",
        "Customer Data | Records in the file belong to the Council.",
        "Account Management | Halvard Metering Inc. will name a person.",
        "Rights Upon Termination | Upon termination the State may act.",
        "Service Level Agreement (SLA) | The Carrier shall keep it.",
        "Compliance with All Laws | Carrier shall obey.",
        "Confidentiality | Buyer and Seller shall keep it.",
        "Loss of Goods | EXCEPT AS AGREED IN CLAUSE 2, IT PAYS NOTHING.",
        "LIMITATION OF LIABILITY | IN NO EVENT SHALL IT BE LIABLE.",
        "Books, Records and Audits | Carrier will keep them.",
        "Customer service standards | The Authority adopts them.",
        "Spare Parts | The Seller shall keep them.",
        "Customer Support | Customer shall call.",
    ],
)
def test_a_title_is_split_from_its_sentence(entry: str) -> None:
    title, _, rest = entry.partition(" | ")
    text = f"{title} {rest}"
    assert text[: find_title_end(text, Span(0, len(text)))] == title


def test_a_title_alone_may_hold_a_semicolon() -> None:
    assert find_title_end("Gate Plan; Yard Chart", Span(0, 21)) == 21


def test_a_known_title_gives_way_to_a_longer_one_that_comes_again() -> None:
    text = "Data Storage Buyer agrees to pay for Data Storage."
    assert text[: find_title_end(text, Span(0, len(text)), {"Data"})] == "Data Storage"


def test_a_known_title_decides_where_the_words_leave_it_open() -> None:
    text = "Customer Data Storage Rules shall be posted."
    span = Span(0, len(text))
    assert text[: find_title_end(text, span, {"Customer Data"})] == "Customer Data"
    assert text[: find_title_end(text, span)] == "Customer Data Storage"


@pytest.mark.parametrize(
    ("text", "labelled", "heading"),
    [
        ("MAIN CONTACT. Carrier will name a person.", False, "MAIN CONTACT."),
        ("DESK REPRESENTATIVE Carrier shall name one.", False, "DESK REPRESENTATIVE"),
        ("Customer Preferences: Setting what is sent.", False, "Customer Preferences:"),
        ("Fleet Relations Management (FRM): All steps.", False, "Fleet Relations Management (FRM):"),
        ("Account Plans The division is decided jointly.", False, "Account Plans"),
        ("Provision of Services. Carrier shall serve.", True, "Provision of Services."),
        ("Continued performance. Carrier shall go on.", True, "Continued performance."),
        ("Requesting A Credit.  To receive one, Carrier must write.", True, "Requesting A Credit."),
        ("The Carrier shall name a person.", False, None),
        ("Account Representatives will receive a bonus.", False, None),
        ("LICENSEE will manage the accounts.", False, None),
        ("THE CARRIER SHALL NOT BE LIABLE.", False, None),
        ("Keeping records. Copies must be sent.", True, None),
        ("Carrier shall pay. It may leave.", True, None),
    ],
)
def test_only_a_sure_heading_is_cut_off(text: str, labelled: bool, heading: str | None) -> None:
    end = find_heading_end(text, Span(0, len(text)), labelled)
    assert (text[:end] if end is not None else None) == heading
