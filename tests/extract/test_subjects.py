"""Who a trigger speaks of: coordination, relatives, pronouns, asides, headings, conditions, inversion."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Norm

Said = Callable[[str], list[tuple[str, str | None, str]]]
Norms = Callable[[str], list[Norm]]
DUTY, BAN, LEAVE = "Obligation", "Prohibition", "Permission"

COORDINATED = {
    "The Tenant shall paint the fence and shall clear the gutters.": [
        (DUTY, "The Tenant", "paint"),
        (DUTY, "The Tenant", "clear"),
    ],
    "The Carrier shall load the truck, shall drive it to the depot, and must lock the gate.": [
        (DUTY, "The Carrier", "load"),
        (DUTY, "The Carrier", "drive"),
        (DUTY, "The Carrier", "lock"),
    ],
    "The Carrier shall load the truck and at all reasonable times shall lock it.": [
        (DUTY, "The Carrier", "load"),
        (DUTY, "The Carrier", "lock"),
    ],
    "The Carrier shall weigh each crate before it may be loaded.": [(DUTY, "The Carrier", "weigh")],
    "Accurate and complete records of the crates shall be open to the Buyer.": [(DUTY, None, "be")],
    "The Carrier shall weigh and seal each crate.": [(DUTY, "The Carrier", "weigh")],
    "Each Carrier (1) shall weigh the crates, (2) shall seal them, and (3) shall not open them.": [
        (DUTY, "Each Carrier", "weigh"),
        (DUTY, "Each Carrier", "seal"),
        (BAN, "Each Carrier", "open"),
    ],
    "Level Two (2) shall call back.": [(DUTY, "Level Two (2)", "call")],
    "The Seller shall lend a driver to the Buyer, who shall bring the crates.": [
        (DUTY, "The Seller", "lend"),
        (DUTY, "a driver", "bring"),
    ],
    "The crates are to be weighed by the Buyer's nominated drivers.": [
        (DUTY, "the Buyer's nominated drivers", "weigh")
    ],
    "The Lessee shall insure the boat but may not paint it.": [
        (DUTY, "The Lessee", "insure"),
        (BAN, "The Lessee", "paint"),
    ],
    "The Seller shall ship the pumps and the Buyer shall test them.": [
        (DUTY, "The Seller", "ship"),
        (DUTY, "the Buyer", "test"),
    ],
    "The Seller and the Carrier shall count the crates.": [(DUTY, "The Seller and the Carrier", "count")],
    "The Seller must not, and shall ensure that its agents do not, paint the crates.": [
        (BAN, "The Seller", "paint"),
        (DUTY, "The Seller", "ensure"),
    ],
    "No Buyer shall, and each Buyer shall procure that its agents shall not, paint the crates.": [
        (BAN, "No Buyer", "paint"),
        (DUTY, "each Buyer", "procure"),
        (BAN, "its agents", "paint"),
    ],
    "Sixty (60) days prior to the sale, the Seller and the Carrier shall meet.": [
        (DUTY, "the Seller and the Carrier", "meet"),
    ],
    "If the pump stops and the Buyer cannot mend it, the Seller shall call.": [(DUTY, "the Seller", "call")],
    "At no time after the sale will the Seller challenge it.": [(BAN, "the Seller", "challenge")],
    "A driver who leaves within one year of a course may leave the yard.": [
        (LEAVE, "A driver who leaves within one year of a course", "leave"),
    ],
    "Within ten days, at least one driver from each yard will attend.": [
        (DUTY, "at least one driver from each yard", "attend"),
    ],
    "The cost shall be met by the party asking for it.": [(DUTY, "the party asking for it", "meet")],
    "All invitees shall be Members of the Club.": [(DUTY, "All invitees", "be")],
    "3.4 a) NORVIK shall count the crates.": [(DUTY, "NORVIK", "count")],
    "In case goods are to be sold by lot, the Seller shall count them.": [(DUTY, "the Seller", "count")],
    "Out of the ten crates in the yard, the Seller shall open two.": [(DUTY, "the Seller", "open")],
    "The crates stand there. eNorvik agrees to count them.": [(DUTY, "eNorvik", "count")],
    "The Seller, or a carrier hired by it, shall count the crates.": [
        (DUTY, "The Seller, or a carrier hired by it", "count"),
    ],
    "It is agreed that the Seller, and each Carrier, may leave.": [(LEAVE, "the Seller, and each Carrier", "leave")],
}
RELATIVES = {
    "Books shall be kept for inspection by the Buyer.": [(DUTY, None, "keep")],
    "Books shall be sent upon request by the Buyer.": [(DUTY, None, "send")],
    "Books shall be kept in good order by the Buyer.": [(DUTY, "the Buyer", "keep")],
    "It is owed to the Buyer and the Buyer shall sell it.": [(DUTY, "the Buyer", "sell")],
    "The JQC must notify the Buyer. The JQC may make rules.": [(DUTY, "The JQC", "notify"), (LEAVE, "The JQC", "make")],
    "The JQC must notify the Buyer. The JQC shall include a map.": [
        (DUTY, "The JQC", "notify"),
        (DUTY, None, "include"),
    ],
    "It is agreed that the Seller shall ship the pump and the Buyer: (x) will pay; (y) will mend it.": [
        (DUTY, "the Seller", "ship"),
        (DUTY, "the Buyer", "pay"),
        (DUTY, "the Buyer", "mend"),
    ],
    "The Tenant shall ask for consent, which consent the Owner shall not withhold.": [
        (DUTY, "The Tenant", "ask"),
        (BAN, "the Owner", "withhold"),
    ],
    "The Tenant shall keep a list, which list the Owner and the Agent may read.": [
        (DUTY, "The Tenant", "keep"),
        (LEAVE, "the Owner and the Agent", "read"),
    ],
    "The Tenant shall send the names of the guests who may enter.": [
        (DUTY, "The Tenant", "send"),
        (LEAVE, "the guests", "enter"),
    ],
    "The Vendor employs a Site Manager who shall sign each permit.": [(DUTY, "a Site Manager", "sign")],
    "The Council names an inspector, who must visit the yard.": [(DUTY, "an inspector", "visit")],
    'The Club names a Treasurer (the "Keeper") who shall hold the keys.': [(DUTY, "a Treasurer", "hold")],
}
PRONOUNS = {
    "The Operator shall clean the tanks. It shall also flush the pipes.": [
        (DUTY, "The Operator", "clean"),
        (DUTY, "It", "flush"),
    ],
    "The Site Manager shall hold the keys. He or she shall lock the yard.": [
        (DUTY, "The Site Manager", "hold"),
        (DUTY, "He or she", "lock"),
    ],
}
ASIDES = {
    "The clerk may, where a guest cannot come, sell his ticket.": [(LEAVE, "The clerk", "sell")],
    "The Buyer will, so long as it is able, ask the Agent, who shall reply.": [
        (DUTY, "The Buyer", "ask"),
        (DUTY, "the Agent", "reply"),
    ],
    "The Lessor shall, at its own cost, mend the roof.": [(DUTY, "The Lessor", "mend")],
    "The Lessor, at its own cost and by its own staff, shall mend the roof.": [(DUTY, "The Lessor", "mend")],
    "The Lessor (or its agent) shall mend the roof.": [(DUTY, "The Lessor", "mend")],
    "The Lessor promptly and always shall mend the roof.": [(DUTY, "The Lessor", "mend")],
    "The Lessor, acting with care, may enter the cellar.": [(LEAVE, "The Lessor", "enter")],
}
LEFT_OUT = {
    "Must know the yard.": [(DUTY, None, "know")],
    "Should the Seller fail, it shall pay.": [(DUTY, "it", "pay")],
    "The plough, as the case may be, shall be mended.": [(DUTY, None, "mend")],
}
NAMED_BY_THEIR_ACTS = {
    "The Quorum shall appoint a clerk.": [(DUTY, "The Quorum", "appoint")],
    "Darling shall pay the fees.": [(DUTY, "Darling", "pay")],
    "The JSC shall have the power to change it.": [("Right", "The JSC", "change")],
    "The Fern Group shall not change it.": [(BAN, "The Fern Group", "change")],
    "The group of pumps shall not break.": [(BAN, None, "break")],
    "The Budget shall appoint a clerk.": [(DUTY, None, "appoint")],
    "Each bill shall be read by the Buyer and, within a week, shall pay it.": [
        (DUTY, "the Buyer", "read"),
        (DUTY, "the Buyer", "pay"),
    ],
    "The bills shall be sent by Norvik weekly in advance.": [(DUTY, "Norvik", "send")],
    "The pumps shall be sent by the Seller net ten days.": [(DUTY, "the Seller", "send")],
    "It meets as may be asked by either of them.": [(LEAVE, "either of them", "ask")],
}
ROWS_AND_ASIDES = {
    "It ends if the sale fails within a week, then that lone Buyer will leave.": [(DUTY, "that lone Buyer", "leave")],
    "If the sale fails then the other Buyers will leave.": [(DUTY, "the other Buyers", "leave")],
    "The Seller shall sign, and the above principal, partner or owner shall pay.": [
        (DUTY, "The Seller", "sign"),
        (DUTY, "the above principal, partner or owner", "pay"),
    ],
    "If it is lost then, in such event, FERN shall pay.": [(DUTY, "FERN", "pay")],
    "The Seller shall (and shall cause others to) leave.": [
        (DUTY, "The Seller", "leave"),
        (DUTY, "The Seller", "cause"),
    ],
    "Feeding the hens of the Owner, the Tenant shall lock the gate.": [(DUTY, "the Tenant", "lock")],
    "Contrary to the plan, the Tenant shall lock the gate.": [(DUTY, "the Tenant", "lock")],
    "Seller's books: during the term, the Seller agrees to keep them.": [(DUTY, "the Seller", "keep")],
    "The winning or prevailing party shall be entitled to leave.": [
        ("Right", "The winning or prevailing party", "leave")
    ],
    "Each of them shall have the right to leave.": [("Right", "Each of them", "leave")],
    "The party that owns the Secret Data shall sell it.": [(DUTY, "The party that owns the Secret Data", "sell")],
    "i) the Buyer shall leave.": [(DUTY, "the Buyer", "leave")],
    "Nor shall FERN sell or let it.": [(BAN, "FERN", "sell")],
    "Spring Time shall pay a fee.": [(DUTY, "Spring Time", "pay")],
    "Lease and Letting No party may assign it.": [(BAN, "No party", "assign")],
    "The Buyer pays and each may leave.": [(LEAVE, "each", "leave")],
    "The Tenant shall tell the Owner of it in time and both shall sign.": [
        (DUTY, "The Tenant", "tell"),
        (DUTY, "both", "sign"),
    ],
    "If it is lost, either may leave.": [(LEAVE, "either", "leave")],
    "The replacement shall take place in May.": [(DUTY, None, "take")],
    "Party Q shall leave.": [(DUTY, "Party Q", "leave")],
    "Row's shall leave.": [(DUTY, "Row's", "leave")],
    "It is the Tenant's sole duty to lock the gate.": [(DUTY, "the Tenant", "lock")],
    "The upkeep of the gate shall be Tenant's responsibility.": [(DUTY, "Tenant", "be")],
    "Oak Book shall have no right to sell it.": [(BAN, "Oak Book", "sell")],
    "A driver with whom it deals at the gate shall leave.": [
        (DUTY, "A driver with whom it deals at the gate", "leave")
    ],
    "The Agent will read the plan and if not approved as sent shall return it.": [
        (DUTY, "The Agent", "read"),
        (DUTY, "The Agent", "return"),
    ],
    "Based on the count, the Tenant shall lock the gate.": [(DUTY, "the Tenant", "lock")],
    "IT IS SAID THAT UPON EACH SALE, FERN SHALL PAY.": [(DUTY, "FERN", "pay")],
    "The Dealer hereby consents to the sale and agrees to pay.": [(DUTY, "The Dealer", "pay")],
    "None of the Owner's words shall change it.": [(BAN, None, "change")],
    "None of the Tenants shall change it.": [(BAN, "None of the Tenants", "change")],
    "Upon expiry the former Supplier shall leave.": [(DUTY, "the former Supplier", "leave")],
    "A driver who leaves after a course may be required to repay it.": [
        (DUTY, "A driver who leaves after a course", "repay"),
    ],
}
GLUED_HEADINGS = {
    "ROOF REPAIRS The Lessor shall mend the roof.": [(DUTY, "The Lessor", "mend")],
    "FENCES- Tenant shall mend the fence.": [(DUTY, "Tenant", "mend")],
    "KEYS AND LOCKS Each tenant must change the locks.": [(DUTY, "Each tenant", "change")],
}
FRONTED = {
    "Upon receipt of the crates, the Buyer shall count them.": [(DUTY, "the Buyer", "count")],
    "Within two days of the storm the Operator shall inspect the dam.": [(DUTY, "the Operator", "inspect")],
    "If the pump fails, the Operator must call the plumber.": [(DUTY, "the Operator", "call")],
    "Each month the Bank shall send a statement.": [(DUTY, "the Bank", "send")],
    "No later than noon, the Bank shall send a statement.": [(DUTY, "the Bank", "send")],
}
INVERTED = {
    "The Buyer shall not sell the rig, nor shall the Buyer lend it.": [
        (BAN, "The Buyer", "sell"),
        (BAN, "the Buyer", "lend"),
    ],
    "In no event shall the Lessor be liable for hail.": [("Exemption", "the Lessor", "liable")],
    "At no time may a driver leave the truck.": [(BAN, "a driver", "leave")],
}
DENIED = {
    "No agent may share a password.": [(BAN, "No agent", "share")],
    "Neither party shall assign this lease.": [(BAN, "Neither party", "assign")],
}
ALL = (
    COORDINATED
    | RELATIVES
    | PRONOUNS
    | ASIDES
    | LEFT_OUT
    | NAMED_BY_THEIR_ACTS
    | ROWS_AND_ASIDES
    | GLUED_HEADINGS
    | FRONTED
    | INVERTED
    | DENIED
)


@pytest.mark.parametrize(("text", "expected"), ALL.items(), ids=list(ALL))
def test_the_bearer_is_the_one_of_whom_the_trigger_speaks(
    said: Said, text: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert said(text) == expected


def conditions(norm: Norm) -> list[str]:
    return [q.text for q in norm.qualifiers if q.kind in ("condition", "exception")]


def test_a_fronted_condition_is_carried_to_coordinated_modals(norms: Norms) -> None:
    first, second = norms("If the pump fails, the Operator shall stop the line and shall call the plumber.")
    assert conditions(first) == conditions(second) == ["If the pump fails"]


def test_a_fronted_condition_is_not_carried_to_another_subject(norms: Norms) -> None:
    first, second = norms("If the pump fails, the Operator shall stop the line. The Buyer shall pay the plumber.")
    assert conditions(first) == ["If the pump fails"]
    assert conditions(second) == []


def test_a_condition_between_two_modals_limits_the_second_only(norms: Norms) -> None:
    first, second = norms("The Operator shall stop the line and, if the Buyer asks, shall call the plumber.")
    assert conditions(first) == []
    assert conditions(second) == ["if the Buyer asks"]


def test_a_modal_in_an_if_clause_makes_no_norm(said: Said) -> None:
    assert said("If the Buyer shall find a leak, the Seller shall mend it.") == [(DUTY, "the Seller", "mend")]


def test_a_list_of_asides_is_not_taken_for_the_subject(said: Said) -> None:
    text = "The Lessor, in its office, at its cost, and by its staff, shall keep the plans."
    assert said(text) == [(DUTY, "The Lessor", "keep")]


def test_an_aside_does_not_hide_the_subject_behind_then(norms: Callable[[str], list[Norm]]) -> None:
    (norm,) = norms("If the rent is late, then the Lessor, in addition to its other rights, may enter the mill.")
    assert norm.bearer is not None
    assert norm.bearer.text == "the Lessor"
