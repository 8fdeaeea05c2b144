"""Scan noise: what is blanked, and the ordinary numbers, pages and hyphens that stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.structure.noise import fold_noise, to_words

TEXT = st.text(alphabet=st.sampled_from("ab zTA.-1234\n\r\t\xa0“”’\uf0b7\u200b§(Page of)") | st.characters())
SCAN = (
    "The Haulier shall send to 4101 the County a plan that shall describe, at the 4102 least,\n"
    "4103 a. the number of agents on each shift and the\n4104 b. languages in which they can be reached."
)


@given(TEXT)
def test_folding_keeps_the_length_and_changes_nothing_more_when_repeated(text: str) -> None:
    folded = fold_noise(text)
    assert len(folded) == len(text)
    assert fold_noise(folded) == folded


@given(TEXT)
def test_words_hold_no_soft_hyphen_and_no_double_blank(text: str) -> None:
    words = to_words(fold_noise(text))
    assert "\xad" not in words
    assert words == " ".join(words.split())


def test_line_numbers_of_a_scan_are_blanked() -> None:
    folded = fold_noise(SCAN)
    assert not any(c.isdigit() for c in folded)
    assert to_words(folded).startswith("The Haulier shall send to the County a plan that shall describe, at the least,")


@pytest.mark.parametrize(
    "text",
    [
        "The fee is 3469 euros and is due in the year 2024 at the latest .",
        "Section 110 applies. " * 3 + "Section 111 applies too, as does Section 112 and Section 113 of the Act .",
        "Growth in 2019 was weak but by the year 2020 it had become strong and 2021 was a record before 2022 fell",
        "The rates are 100 200 300 400 500 per unit",
        "Room 101 is open. Room 102 is not. Room 103 is new. Room 104 is old. Room 105 is let .",
        "available 24 hours a day, 365 days a year, for 150,000 customers under section 110.117 or Part 76, §76.309",
    ],
)
def test_ordinary_numbers_stay(text: str) -> None:
    assert fold_noise(text) == text


def test_two_line_numbers_are_blanked_where_an_item_begins_behind_one() -> None:
    text = "a. It pays. 2218 b. It keeps the gate open in the usual way of its 2219 trade."
    assert fold_noise(text) == text.replace("2218", "    ").replace("2219", "    ")
    assert fold_noise(text.replace("2218 b.", "2218")) == text.replace("2218 b.", "2218")


def test_a_page_footer_is_blanked_with_the_name_of_its_contract() -> None:
    text = "it shall pay at once. Master Agreement for Waste Collection in Orrin County Page 84 of 120 The State may"
    assert to_words(fold_noise(text)) == "it shall pay at once. The State may"


def test_the_foot_of_a_page_under_a_rule_is_blanked() -> None:
    text = f"it shall also\n\n- {'-' * 60} May 2, 1998       Page 9\n\n\nbe open."
    assert to_words(fold_noise(text)) == "it shall also be open."


def test_a_heading_before_a_footer_keeps_its_words() -> None:
    text = "1. Customer Call Centre Franchise Agreement for Collection with Orrin County Page 84 of 120"
    assert to_words(fold_noise(text)) == "1. Customer Call Centre"


def test_page_numbers_and_running_heads_at_page_breaks_are_blanked() -> None:
    text = "One ends.\n\n1\n\n\n\n\nPRIVATE DRAFT\n\nTwo ends.\n\n2\n\n\n\n\nPRIVATE DRAFT\n\nThree ends."
    assert to_words(fold_noise(text)) == "One ends. Two ends. Three ends."


def test_a_number_on_a_line_of_its_own_stays_where_no_page_breaks() -> None:
    assert fold_noise("1\n\nDefinitions\n\n2\n\nServices") == "1\n\nDefinitions\n\n2\n\nServices"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("for ob- taining licences", "for obtaining licences"),
        ("the subcon-\n tractor shall", "the subcontractor shall"),
        ("pre- and post-contract", "pre- and post-contract"),
        ("inbound- or outbound calls", "inbound- or outbound calls"),
        ("a third- party claim", "a third- party claim"),
        ("Part A- the", "Part A- the"),
    ],
)
def test_only_words_broken_by_a_line_end_are_joined(text: str, words: str) -> None:
    assert to_words(fold_noise(text)) == words


def test_odd_characters_become_plain() -> None:
    assert fold_noise("a \u200b\u200bb c\u200bd") == "a   b c\xadd"
    assert fold_noise("“a”\xa0‘b’ \uf0b7 c – d — e\u2028f\r\n") == "\"a\" 'b' • c – d — e\nf \n"


@pytest.mark.parametrize(
    ("before", "after", "goes_on"),
    [
        ("It pays for the goods", "and for the gates.", True),
        ("It pays for the", "Goods and the gates.", True),
        ("It pays for goods,", "gates and keys.", True),
        ("It pays for the goods.", "The gates are shut.", False),
        ("It pays for the goods", "The gates are shut.", False),
        ("It pays; and", "b. shuts the gates.", False),
        ("It pays for the", "Exhibit 10.2", False),
    ],
)
def test_a_sentence_goes_on_over_the_foot_of_a_page(before: str, after: str, goes_on: bool) -> None:
    text = f"{before}\n\n12\n\nSource: ACME INC, 10-K/A, 1/15/2020\n\n\n\n\n\n{after}\n"
    folded = fold_noise(text)
    assert folded.split() == f"{before} {after}".split()
    assert len(folded) == len(text)
    assert ("\n" not in folded.strip()) is goes_on


def test_tags_and_the_sources_of_filings_are_blanked() -> None:
    text = (
        'Each <span class="x">Buyer</span> pays at once\n\nSource: ACME INC, 10-K/A, 1/15/2020\n\nand in full if a < b.'
    )
    assert fold_noise(text).split() == "Each Buyer pays at once and in full if a < b.".split()
    assert len(fold_noise(text)) == len(text)
