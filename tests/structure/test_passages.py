"""Passages: sentences, items and headings, and what introduces each."""

from __future__ import annotations

import pytest

from kg.model import Passage, Provision, Span
from kg.structure.numbering import split_provisions
from kg.structure.passages import split_passages
from kg.structure.sentences import split_sentences


def split(text: str) -> tuple[tuple[Passage, ...], tuple[Provision, ...]]:
    body = Span(0, len(text))
    return split_passages(text, body, split_provisions(text, text, body))


def read(text: str) -> list[tuple[str, str, int | None]]:
    """Return the first letter of each passage's kind, its body and its lead."""
    return [(p.kind.value[0], p.body.of(text), p.lead) for p in split(text)[0]]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It runs (e.g. daily. Or weekly). It ends.", ["It runs (e.g. daily. Or weekly).", "It ends."]),
        ("Ask Acme, Inc. for No. 5 of §76.309. Then go.", ["Ask Acme, Inc. for No. 5 of §76.309.", "Then go."]),
        ("Open from 8:00 a.m. to 8:00 p.m., ET. Then shut.", ["Open from 8:00 a.m. to 8:00 p.m., ET.", "Then shut."]),
        ('It is called the "Desk." It opens.', ['It is called the "Desk."', "It opens."]),
        ("See Exhibit B. The State may act.", ["See Exhibit B.", "The State may act."]),
        ("One each month. Invoices follow.", ["One each month.", "Invoices follow."]),
        ("It covers pumps, etc. regarding the\nplant ...", ["It covers pumps, etc. regarding the\nplant ..."]),
        ("It holds: [If new, it should be in. Is it?] So.", ["It holds:", "If new, it should be in.", "Is it?", "So."]),
    ],
)  # fmt: skip
def test_sentences_end_where_they_should(text: str, sentences: list[str]) -> None:
    assert [s.of(text) for s in split_sentences(text, Span(0, len(text)))] == sentences


def test_items_share_the_sentence_that_introduces_them() -> None:
    assert read(
        "The Carrier shall be responsible for:\na. calls. They must be answered.\nb. letters; and\nc. visits."
    ) == [
        ("s", "The Carrier shall be responsible for:", None),
        ("i", "calls.", 0),
        ("s", "They must be answered.", 0),
        ("i", "letters;", 0),
        ("i", "visits.", 0),
    ]


def test_headings_in_a_list_pass_the_introduction_on() -> None:
    text = (
        "The plan shall include the following sections:\n"
        "1. Call Centre\na. Give its size.\n2. Website\na. Hits counted\n3. Staff"
    )
    assert read(text) == [
        ("s", "The plan shall include the following sections:", None),
        ("h", "Call Centre", 0),
        ("i", "Give its size.", 0),
        ("h", "Website", 0),
        ("i", "Hits counted", 0),
        ("h", "Staff", 0),
    ]
    assert [p.heading and p.heading.of(text) for p in split(text)[1]] == ["Call Centre", None, "Website", None, "Staff"]


def test_the_nearest_introduction_leads() -> None:
    passages = read("It shall:\n(a) send to the State:\n(i) a list; and\n(ii) a plan; and\n(b) pay.")
    assert [lead for _, _, lead in passages] == [None, 0, 1, 1, 0]


def test_a_bullet_without_a_stop_ends_where_a_sentence_opens() -> None:
    bodies = [body for _, body, _ in read("It shall:\n• call the Buyer\n• write to the yard\nThe Buyer may come.")]
    assert bodies == ["It shall:", "call the Buyer", "write to the yard", "The Buyer may come."]


@pytest.mark.parametrize("bullet", ["•", "o", "*"])
def test_bullets_are_items_without_their_sign(bullet: str) -> None:
    text = f"The Desk will provide the following: {bullet} Entering calls. {bullet} Mending faults. It ends."
    assert read(text)[1:3] == [("i", "Entering calls.", 0), ("i", "Mending faults.", 0)]


def test_a_starred_note_behind_other_bullets_is_a_sentence() -> None:
    text = "It will provide: o Entering calls. o Mending faults. *Faults must be found within two hours."
    assert read(text)[3] == ("s", "Faults must be found within two hours.", None)


def test_redactions_and_placeholders_are_no_bullets() -> None:
    assert len(read("It may use [ * * * ] and pay [•] at no cost.")) == 1


def test_bullets_nested_without_a_sign_of_their_own_stay_in_their_item() -> None:
    text = "It may include: • reviews • work to: • save time • save cost. 15.3 The Carrier shall act."
    bodies = [body for _, body, _ in read(text)]
    assert bodies[1:3] == ["reviews", "work to: • save time • save cost."]


def test_labels_inside_one_sentence_do_not_cut_it() -> None:
    text = "(a) It shall get to (i) the hall, and (ii) the desk. If (i) it is shut and (ii) dark, the hall stays so."
    passages, provisions = split(text)
    assert [p.kind.value for p in passages] == ["item", "sentence"]
    assert len(provisions) == 5
    assert provisions[2].span.of(text) == "(ii) the desk."


def test_a_paragraph_behind_a_list_is_no_part_of_its_last_item() -> None:
    passages, _ = split("The pack may include:\n(a) a plan; and\n(b) a check.\nVendor should help.")
    assert (passages[-1].lead, passages[-1].provision) == (None, None)


def test_dotted_leaders_make_a_heading() -> None:
    assert read("7 2.4 Billing and Collection...................") == [
        ("h", "Billing and Collection...................", None)
    ]
