"""What limits a norm: deadlines, frequencies, conditions and exceptions, each with its exact words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Norm

LIMITS = {
    "The Bank shall pay within ten days of the sale.": [("deadline", "within ten days of the sale")],
    "The Bank shall promptly pay.": [("deadline", "promptly")],
    "The Bank has ten (10) days to pay.": [("deadline", "ten (10) days")],
    "The Bank shall, no later than noon on Friday, pay.": [("deadline", "no later than noon on Friday")],
    "Within two days of the sale, the Bank shall pay.": [("deadline", "Within two days of the sale")],
    "The Bank shall pay before the sale and monthly.": [("deadline", "before the sale"), ("frequency", "monthly")],
    "The Bank may leave on thirty (30) days' written notice.": [("condition", "on thirty (30) days' written notice")],
    "Before final payment, the Bank shall sign.": [("deadline", "Before final payment")],
    "The Bank shall say so in advance.": [("deadline", "in advance")],
    "The Bank shall pay the fee, if any, monthly.": [("frequency", "monthly")],
    "The Bank shall pay a fee based upon the size.": [],
    "The Bank shall sell goods subject to a lien.": [],
    "The Bank shall pay the rates as amended by it from time to time.": [],
    "The Bank shall not sell without the Buyer's prior written consent.": [
        ("exception", "without the Buyer's prior written consent")
    ],
    "The Bank shall then have five days from the sale to inspect.": [("deadline", "five days from the sale")],
    "The Bank shall pay on a monthly basis.": [("frequency", "on a monthly basis")],
    "The Bank shall pay twice a year.": [("frequency", "twice a year")],
    "The desk shall be open 24 hours a day.": [("frequency", "24 hours a day")],
    "The Bank shall at all times keep records.": [("frequency", "at all times")],
    "The Bank shall not at any time pay.": [],
    "If asked, the Bank shall pay.": [("condition", "If asked")],
    "Where a fault recurs, the Bank shall pay.": [("condition", "Where a fault recurs")],
    "The Bank shall pay if the Buyer asks; it is free.": [("condition", "if the Buyer asks")],
    "The Bank shall, if asked, pay the Buyer.": [("condition", "if asked")],
    "The Bank, upon request, shall pay.": [("condition", "upon request")],
    "The Bank shall pay upon the sale within ten days.": [("condition", "upon the sale within ten days")],
    "The Bank shall pay unless the Buyer objects.": [("exception", "unless the Buyer objects")],
    "Except as agreed, the Bank shall pay.": [("exception", "Except as agreed")],
    "The Bank shall not pay without the consent of the Buyer.": [
        ("exception", "without the consent of the Buyer"),
    ],
    "The Bank shall pay the Buyer.": [],
    "At its request each year, the Bank shall pay.": [("condition", "At its request"), ("frequency", "each year")],
    "A list is due within two days of the sale and must be signed.": [],
    "The Bank shall pay costs incurred by the Buyer before the sale.": [],
    "Goods shall be packed and shipped before the sale.": [("deadline", "before the sale")],
    "The Bank may enter on reasonable notice.": [("condition", "on reasonable notice")],
    "The Bank may enter upon reasonable notice for the purpose of repair.": [("condition", "upon reasonable notice")],
    "The Bank may come on notice to the Buyer to mend it.": [("condition", "on notice to the Buyer")],
    "The Bank may leave if the Buyer (i) is late; (ii) owes it money; or (iii) is sold; and it is free.": [
        ("condition", "if the Buyer (i) is late; (ii) owes it money; or (iii) is sold")
    ],
    "The Bank shall give such help as reasonably requested by the Buyer.": [],
    "The Bank may leave by giving the Buyer at least ten days' notice.": [],
    "Bills shall be sent by post and are due within ten days.": [],
    "Goods that are sold and are sent shall be paid within ten days.": [("deadline", "within ten days")],
    "The Bank shall pay within one hundred and twenty (120) days of the sale.": [
        ("deadline", "within one hundred and twenty (120) days of the sale")
    ],
    "The Bank shall pay every one hundred-eighty (180) days.": [("frequency", "every one hundred-eighty (180) days")],
    "Where the Buyer cannot be reached, the Bank may sell.": [("condition", "Where the Buyer cannot be reached")],
    "The Bank may, where the Buyer cannot pay, sell.": [("condition", "where the Buyer cannot pay")],
    "The Bank may sell only with the Buyer's prior consent.": [("condition", "only with the Buyer's prior consent")],
    "The Bank may copy it only as needed to mend it.": [("condition", "only as needed to mend it")],
    "The sale may take place only after a talk with the Buyer.": [("condition", "only after a talk with the Buyer")],
    "The Bank may sell without the Buyer's consent.": [],
    "The Bank may sell without the Buyer's consent if asked.": [("condition", "if asked")],
    "The Bank shall pay if asked by the Buyer, except that": [("condition", "if asked by the Buyer")],
    "The Bank immediately after the sale, shall pay.": [("deadline", "immediately after the sale")],
    "The Bank shall pay a fee at the daily closing rate.": [],
    "The Bank shall pay within a short timeframe.": [("deadline", "within a short timeframe")],
    "In the event agreement cannot be reached, the Bank shall pay.": [
        ("condition", "In the event agreement cannot be reached")
    ],
    "The Bank shall act as designated by the Agency.": [("condition", "as designated by the Agency")],
    "The Bank shall determine if the sale is done.": [],
    "The Bank shall pay the Agent $100 per month.": [("frequency", "per month")],
    "If asked, within two days of that, the Bank shall pay.": [
        ("condition", "If asked"),
        ("deadline", "within two days of that"),
    ],
    "If the Buyer objects, before the sale, then the Bank shall pay.": [
        ("condition", "If the Buyer objects, before the sale"),
    ],
    "The Bank is new, and if asked then, in such event, the Bank shall pay.": [("condition", "if asked")],
    "If asked, then, in that case, the Bank shall pay.": [("condition", "If asked")],
    "The Bank shall upon request pay the Buyer.": [("condition", "upon request")],
    "The Bank shall, for any loss of goods, promptly pay.": [
        ("condition", "for any loss of goods"),
        ("deadline", "promptly"),
    ],
    "The Bank shall, on Monday, pay.": [],
    "The Bank shall, if asked, pay the rent or leave.": [("condition", "if asked")],
    "The Bank shall not pay for any loss, except for loss by theft, bad care or fraud of its own.": [
        ("exception", "except for loss by theft, bad care or fraud of its own")
    ],
    "The Bank shall show it upon request at all reasonable times.": [
        ("condition", "upon request"),
        ("frequency", "at all reasonable times"),
    ],
    "Save as agreed in Schedule 4, the Bank shall pay.": [("exception", "Save as agreed in Schedule 4")],
    "Except in a fire or as may be required by law, the Bank shall pay.": [
        ("exception", "Except in a fire or as may be required by law")
    ],
    "On dissolution, the Bank shall pay.": [("condition", "On dissolution")],
    "On the first day of the year, the Bank shall pay.": [("deadline", "On the first day of the year")],
    "The Bank shall pay when due.": [("deadline", "when due")],
    "The Bank shall pay within 30 (thirty) days of the sale.": [("deadline", "within 30 (thirty) days of the sale")],
    "The Bank shall keep records for six years after the sale.": [],
    "The Bank shall pay within [***]days of the sale.": [("deadline", "within [***]days of the sale")],
    "The Bank shall pay within [***] after the sale.": [("deadline", "within [***] after the sale")],
    "The Bank shall pay within [thirty] days of the sale.": [("deadline", "within [thirty] days of the sale")],
    "The Bank shall pay within [***] ([***]) days of it.": [("deadline", "within [***] ([***]) days of it")],
    "The Bank shall pay within [the Yard].": [],
    "The Bank shall pay at once when feasible, but no later than two days after it.": [
        ("deadline", "at once"),
        ("condition", "when feasible"),
        ("deadline", "no later than two days after it"),
    ],
    "The Bank may leave upon [***] written notice.": [("condition", "upon [***] written notice")],
    "The Bank shall pay within (10) days of the sale.": [("deadline", "within (10) days of the sale")],
    "Until the sale is completed, the Bank shall pay.": [("deadline", "Until the sale is completed")],
    "Until the Buyer objects, the Bank shall pay.": [("condition", "Until the Buyer objects")],
    "The Bank shall pay; if it is late, the sale is void.": [],
    "The Bank shall pay; if so asked.": [("condition", "if so asked")],
    "The Bank shall pay if: (a) the yard is sold; or (b) the gate burns.": [
        ("condition", "if: (a) the yard is sold; or (b) the gate burns")
    ],
    "The Bank may leave if it is due to (1) war or (2) fire; it is free.": [
        ("condition", "if it is due to (1) war or (2) fire")
    ],
}


def test_a_notice_period_has_its_days(norms: Callable[[str], list[Norm]]) -> None:
    (norm,) = norms("The Bank may leave on thirty (30) days' written notice to the Buyer.")
    (notice,) = norm.qualifiers
    assert notice.time is not None
    assert (notice.kind.value, notice.time.duration, notice.time.days) == ("condition", "P30D", 30)


@pytest.mark.parametrize(
    "text",
    [
        "If the Buyer asks, the Bank shall send a list which shall name the goods.",
        "If the Buyer asks, the Bank shall send a list; provided, however, that the Bank may keep a copy.",
        "If the Buyer asks, the Bank shall send a list, except that the Bank may keep a copy.",
        "If the Buyer asks, the Bank shall send such a list as the Buyer may choose.",
    ],
)
def test_a_case_goes_no_further_than_to_what_is_said_of_a_thing_or_taken_back(
    norms: Callable[[str], list[Norm]], text: str
) -> None:
    first, second = norms(text)
    assert [q.text for q in first.qualifiers] == ["If the Buyer asks"]
    assert second.qualifiers == ()


def test_who_is_named_goes_on_in_the_same_case(norms: Callable[[str], list[Norm]]) -> None:
    _, second = norms("If the Buyer asks, the Bank shall tell the Agent, who shall send a list.")
    assert [q.text for q in second.qualifiers] == ["If the Buyer asks"]


def test_a_limit_ends_before_a_mere_or(norms: Callable[[str], list[Norm]]) -> None:
    first, _ = norms("The Bank shall pay within ten days of it or the Buyer may leave.")
    assert [q.text for q in first.qualifiers] == ["within ten days of it"]


def test_an_item_that_begins_with_a_date_falls_due_on_it(norms: Callable[[str], list[Norm]]) -> None:
    text = "The Bank shall pay $900 per year as follows:\n(a) 1 May 2031: $500; and\n(b) 1 June 2031: $400.\n"
    found = [[(q.kind.value, q.text) for q in norm.qualifiers] for norm in norms(text)]
    assert found[-2:] == [[("deadline", "1 May 2031")], [("deadline", "1 June 2031")]]


def test_a_case_within_an_aside_is_not_passed_on_to_a_list(norms: Callable[[str], list[Norm]]) -> None:
    text = "The Bank shall pay by this list (which it may alter upon consent):\n(a) the rent; and\n(b) the dues.\n"
    assert [norm.qualifiers for norm in norms(text)][-2:] == [(), ()]


def test_a_limit_ends_before_the_words_that_lead_to_the_next_norm(norms: Callable[[str], list[Norm]]) -> None:
    first, _ = norms("The Bank shall not sell it without such consent, and the Buyer shall wait.")
    assert [q.text for q in first.qualifiers] == ["without such consent"]


@pytest.mark.parametrize(("text", "expected"), LIMITS.items(), ids=list(LIMITS))
def test_a_norm_is_limited_by_the_words_around_its_act(
    norms: Callable[[str], list[Norm]], text: str, expected: list[tuple[str, str]]
) -> None:
    (norm,) = norms(text)
    assert [(q.kind.value, q.text) for q in norm.qualifiers] == expected


def test_only_a_deadline_counts_a_time(norms: Callable[[str], list[Norm]]) -> None:
    (norm,) = norms("The Bank shall pay within two business days and report monthly.")
    deadline, frequency = norm.qualifiers
    assert deadline.time is not None
    assert (deadline.time.duration, deadline.time.business_days) == ("P2D", True)
    assert frequency.time is None


def test_words_over_a_line_end_are_one_text(norms: Callable[[str], list[Norm]]) -> None:
    (norm,) = norms("The Bank shall pay within ten\n   days.")
    assert [q.text for q in norm.qualifiers] == ["within ten days"]


def test_the_case_that_opens_a_list_limits_what_stands_in_it(norms: Callable[[str], list[Norm]]) -> None:
    found = norms("If the yard is shut: (a) the Bank shall call the Buyer; and (b) the Agent may leave.")
    assert [[q.text for q in norm.qualifiers] for norm in found] == [["If the yard is shut"], ["If the yard is shut"]]


def test_how_often_the_first_act_is_done_says_nothing_of_the_second(norms: Callable[[str], list[Norm]]) -> None:
    _, second = norms("Each month, the Bank shall send a list and shall pay the Buyer.")
    assert not second.qualifiers
    _, second = norms("At all times, the Bank shall keep a list and shall serve the Buyer.")
    assert [q.text for q in second.qualifiers] == ["At all times"]


def test_an_item_opens_with_the_case_in_which_it_is_asked(norms: Callable[[str], list[Norm]]) -> None:
    _, late, shut = norms("The Bank shall (a) pay; (b) if it is late, call; and (c) where the yard is shut, write.")
    assert [q.text for norm in (late, shut) for q in norm.qualifiers] == ["if it is late", "where the yard is shut"]


def test_a_list_of_acts_is_no_list_of_cases(norms: Callable[[str], list[Norm]]) -> None:
    found = norms("The Bank shall, if asked: (a) call the Buyer; and (b) open the gate.")
    assert [[q.text for q in norm.qualifiers] for norm in found] == [["if asked"], ["if asked"]]


def test_words_that_refer_to_what_is_asked_belong_to_the_act_before_them(norms: Callable[[str], list[Norm]]) -> None:
    train, _ = norms("The Bank shall train staff, as may be requested by the Buyer.")
    assert [q.text for q in train.qualifiers] == ["as may be requested by the Buyer"]


def test_what_happens_otherwise_is_a_condition_of_what_follows(norms: Callable[[str], list[Norm]]) -> None:
    send, leave = norms("The Bank shall send a plan, failing which the Buyer may leave.")
    assert [[q.text for q in norm.qualifiers] for norm in (send, leave)] == [[], ["failing which"]]
    keep, share = norms("The Bank shall pay the cost; otherwise, the Buyer shall pay it.")
    assert [[q.text for q in norm.qualifiers] for norm in (keep, share)] == [[], ["otherwise"]]


def test_a_time_before_a_second_modal_limits_the_second_act(norms: Callable[[str], list[Norm]]) -> None:
    keep, lock = norms("The Bank shall keep records and at all times shall lock them.")
    assert [[q.text for q in norm.qualifiers] for norm in (keep, lock)] == [[], ["at all times"]]


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("The Bank shall pay, if asked, and shall keep the bill.", [["if asked"], []]),
        ("The Bank shall keep the bill and, subject to Clause 2, shall pay it.", [[], ["subject to Clause 2"]]),
        (
            "The Bank shall read the bill and if not satisfied with it shall say why.",
            [[], ["if not satisfied with it"]],
        ),
        ("The Bank shall keep the bill and, if the Buyer asks, the Bank shall pay.", [[], ["if the Buyer asks"]]),
    ],
)
def test_a_condition_between_two_acts_belongs_to_the_one_on_its_side_of_the_conjunction(
    norms: Callable[[str], list[Norm]], text: str, conditions: list[list[str]]
) -> None:
    assert [[q.text for q in norm.qualifiers] for norm in norms(text)] == conditions


def test_a_comma_in_a_row_of_subjects_ends_no_condition(norms: Callable[[str], list[Norm]]) -> None:
    (norm,) = norms("The Bank shall pay, unless such fire, flood or storm is due to the Buyer.")
    assert [q.text for q in norm.qualifiers] == ["unless such fire, flood or storm is due to the Buyer"]
