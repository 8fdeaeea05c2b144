"""The kinds of norms, as the words of a trigger and of an act make them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Norm

KINDS = {
    "The Tenant has ten days to remove the shed.": ("Obligation", "The Tenant", "remove"),
    "The Tenant has ten days to object.": ("Right", "The Tenant", "object"),
    "The Tenant has ten days to test the lift.": ("Right", "The Tenant", "test"),
    "The Seller shall have 30 days in which to appeal.": ("Right", "The Seller", "appeal"),
    "It is expected that users will report each leak.": ("Recommendation", "users", "report"),
    "Visitors should sign the book.": ("Recommendation", "Visitors", "sign"),
    "The Owner hereby grants to the Dealer an exclusive right to sell the pumps.": ("Right", "the Dealer", "sell"),
    "The Owner grants Dealer the right to sell the pumps.": ("Right", "Dealer", "sell"),
    "The Buyer shall be entitled to inspect the mill.": ("Right", "The Buyer", "inspect"),
    "The Buyer shall own the designs.": ("Right", "The Buyer", "own"),
    "The Buyer shall have full access to the mill.": ("Right", "The Buyer", "have"),
    "The Buyer shall have the right to inspect the mill.": ("Right", "The Buyer", "inspect"),
    "Drivers will receive a bonus.": ("Right", "Drivers", "receive"),
    "The Buyer need not attend.": ("Exemption", "The Buyer", "attend"),
    "The Buyer is not required to give reasons.": ("Exemption", "The Buyer", "give"),
    "The Carrier shall not be liable for delay.": ("Exemption", "The Carrier", "liable"),
    "The Buyer assumes all responsibility for the mill.": ("Obligation", "The Buyer", "assume"),
    "The Seller agrees to deliver the pumps.": ("Obligation", "The Seller", "deliver"),
    "The Seller agrees not to sell to others.": ("Prohibition", "The Seller", "sell"),
    "The depot team is responsible for stacking the crates.": ("Obligation", "The depot team", "stack"),
    "The Buyer may be required to pay a deposit.": ("Obligation", "The Buyer", "pay"),
    "The Buyer may be entitled to refunds due to a flood.": ("Right", "The Buyer", "refunds"),
    "The Buyer has absolute discretion to reject it.": ("Right", "The Buyer", "reject"),
    "The Seller is relieved of any duty to mend the pump.": ("Exemption", "The Seller", "mend"),
    "The Seller bears no responsibility for repairing it.": ("Exemption", "The Seller", "repair"),
    "Staff are prohibited from smoking.": ("Prohibition", "Staff", "smoke"),
    "The Agent cannot sign for the Owner.": ("Prohibition", "The Agent", "sign"),
    "No Buyer shall be liable for delay.": ("Exemption", "No Buyer", "liable"),
    "Neither party shall be required to insure.": ("Exemption", "Neither party", "insure"),
    "Neither party shall assign the lease.": ("Prohibition", "Neither party", "assign"),
    "The Tenant will keep no animals in the shed.": ("Prohibition", "The Tenant", "keep"),
    "The Tenant shall arrive no later than noon.": ("Obligation", "The Tenant", "arrive"),
    "The Buyer shall be the sole owner of the designs.": ("Right", "The Buyer", "be"),
    "The Buyer is responsible for all taxes and fees.": ("Obligation", "The Buyer", "taxes"),
    "The Buyer and the Seller shall each bear a half.": ("Obligation", "The Buyer and the Seller", "bear"),
    "All parties hereto shall meet.": ("Obligation", "All parties hereto", "meet"),
    "It is agreed that the Buyer and its affiliates shall own it.": ("Right", "the Buyer and its affiliates", "own"),
    "The Owner grants to the Dealer and its staff a right to sell the pumps.": (
        "Right",
        "the Dealer and its staff",
        "sell",
    ),
    "All notices must be in writing.": ("Obligation", None, "be"),
    "All notices are to be in writing.": ("Obligation", None, "be"),
    "Neither the Buyer, the Agent nor the Seller will leave.": (
        "Prohibition",
        "Neither the Buyer, the Agent nor the Seller",
        "leave",
    ),
    "It is agreed that only Fern One will sell it.": ("Obligation", "Fern One", "sell"),
    "The Buyer shall at all times retain title to it.": ("Right", "The Buyer", "retain"),
    "Papers showing such cover will be delivered.": ("Obligation", None, "deliver"),
    "The Buyer will still receive a rebate.": ("Right", "The Buyer", "receive"),
    "The fees shall be payable by the Buyer.": ("Obligation", "the Buyer", "payable"),
    "The fees shall be due at noon.": ("Obligation", None, "due"),
    "The Agent will be paid a fixed fee.": ("Right", "The Agent", "pay"),
    "The Buyer has the right, but no duty, to inspect it.": ("Right", "The Buyer", "inspect"),
    "The Buyer is entitled to a full refund.": ("Right", "The Buyer", "refund"),
    "The Buyer shall be entitled to injunctive relief.": ("Right", "The Buyer", "relief"),
    "The Buyer shall be entitled to promptly inspect it.": ("Right", "The Buyer", "inspect"),
    "The Buyer shall, make and keep a list.": ("Obligation", "The Buyer", "make"),
    "The Buyer shall if possible tell the Seller.": ("Obligation", "The Buyer", "tell"),
    "Drivers shall be licensed in Kent.": ("Obligation", "Drivers", "license"),
    "The Tenant shall peaceably hold and enjoy the yard.": ("Right", "The Tenant", "hold"),
    "The Agent shall not have any further duty to report.": ("Exemption", "The Agent", "report"),
    "The Agent does not have any obligation to report.": ("Exemption", "The Agent", "report"),
    "The Buyer shall no longer use the name.": ("Prohibition", "The Buyer", "use"),
    "The Owner grants to the Dealer a license for one year to use it.": ("Right", "the Dealer", "use"),
    "You are still responsible for taxes.": ("Obligation", "You", "taxes"),
    "The Buyer is responsible to use it with care.": ("Obligation", "The Buyer", "use"),
    "The Buyer shall not be subject to any liability for it.": ("Exemption", "The Buyer", "be"),
    "The Buyer shall within ten days of the day on which it first knows of loss of a pump or of harm done to it at "
    "sea, whichever is later, tell the Seller.": ("Obligation", "The Buyer", "tell"),
    "Shop heads are responsible for selling it.": ("Obligation", "Shop heads", "sell"),
    "The Buyer is responsible for usual and proper expenses.": ("Obligation", "The Buyer", "expenses"),
    "The Buyer is responsible for damage arising from use.": ("Obligation", "The Buyer", "damage"),
    "The Buyer shall be jointly and severally liable for it.": ("Obligation", "The Buyer", "liable"),
    "The Buyer shall be under no duty to repair it.": ("Exemption", "The Buyer", "repair"),
    "The Buyer will be selling pumps.": ("Obligation", "The Buyer", "sell"),
    "The course shall be yard-based.": ("Obligation", None, "be"),
    "The crates shall be re-packed.": ("Obligation", None, "re-pack"),
    "The Buyer may, by notice given on or before May 30, 2030, 17 leave it.": ("Permission", "The Buyer", "leave"),
    "The Buyer shall, upon loss, damage or delay of goods, promptly tell the Seller.": (
        "Obligation",
        "The Buyer",
        "tell",
    ),
    "ESTABLISHMENT, at its cost, will maintain the sheds.": ("Obligation", "ESTABLISHMENT", "maintain"),
    "After the sale, (i) the Buyer shall pay.": ("Obligation", "the Buyer", "pay"),
    "Within ten days of the end of each quarter FRM shall report.": ("Obligation", "FRM", "report"),
    "It makes pumps, which Fern and Row shall sell.": ("Obligation", "Fern and Row", "sell"),
    "It is the responsibility of the Dealer to insure the pumps.": ("Obligation", "the Dealer", "insure"),
    "The Group agrees to be bound by the rules.": ("Obligation", "The Group", "bind"),
    "The Dealer will be relieved of its obligations.": ("Exemption", "The Dealer", "relieve"),
    "Neither party is required to insure it.": ("Exemption", "Neither party", "insure"),
    "The Buyer has five days to dispute it.": ("Right", "The Buyer", "dispute"),
    "The Buyer has five days to raise an objection.": ("Right", "The Buyer", "raise"),
    "The Buyer has five days to return the pump.": ("Obligation", "The Buyer", "return"),
    "In no case the Buyer shall be responsible for delay.": ("Exemption", "the Buyer", "delay"),
    "Under no circumstances the Buyer may sell it.": ("Prohibition", "the Buyer", "sell"),
    "The Buyer shall be offered the chance to visit it.": ("Right", "The Buyer", "offer"),
    "Before May 1, 2016 NORVIK shall sell it.": ("Obligation", "NORVIK", "sell"),
    "It is shut, and therefore the Buyer shall pay.": ("Obligation", "the Buyer", "pay"),
    "It is valid, while the Buyer is not obliged to inspect it.": ("Exemption", "the Buyer", "inspect"),
    "PAYMENT In exchange for the pumps, the Buyer shall pay.": ("Obligation", "the Buyer", "pay"),
    "Sale of Pumps Subject to clause 2, the Buyer shall pay.": ("Obligation", "the Buyer", "pay"),
    "Save as set out below, the Buyer shall sell it.": ("Obligation", "the Buyer", "sell"),
    "The Site Manager shall have authority to sign it.": ("Right", "The Site Manager", "sign"),
    "The Tenant shall receive a credit.": ("Right", "The Tenant", "receive"),
    "The Owner names the Dealer, and the Dealer accepts and agrees to sell it.": ("Obligation", "the Dealer", "sell"),
    "The Dealer shall have a free, perpetual license to copy it.": ("Right", "The Dealer", "have"),
    "The Carrier shall have a valid license for the crane.": ("Obligation", "The Carrier", "have"),
    "The Tenant is responsible for the following in May.": ("Obligation", "The Tenant", "responsible"),
    "The Seller shall be entitled, by notice to the Bank, to a refund.": ("Right", "The Seller", "refund"),
    "The Seller shall be required, if the Bank so asks, to mend it.": ("Obligation", "The Seller", "mend"),
    "The JQC shall have no liability in a flood.": ("Exemption", "The JQC", "have"),
    "Neither the School nor its Head Teacher shall be liable.": (
        "Exemption",
        "Neither the School nor its Head Teacher",
        "liable",
    ),
    "No more often than once a year, a clerk may enter the mill.": ("Permission", "a clerk", "enter"),
    "Not less than ten days before the sale the Buyer shall inspect it.": ("Obligation", "the Buyer", "inspect"),
}


@pytest.mark.parametrize(("text", "expected"), KINDS.items(), ids=list(KINDS))
def test_a_statement_is_of_the_kind_that_its_words_make_it(
    said: Callable[[str], list[tuple[str, str | None, str]]], text: str, expected: tuple[str, str | None, str]
) -> None:
    assert said(text) == [expected]


def test_an_act_without_words_is_no_norm(norms: Callable[[str], list[Norm]]) -> None:
    found = norms("The Tenant shall:\n(a) pay the rent;\n(b) and\n(c) keep the key.")
    assert [norm.action for norm in found] == ["pay the rent", "keep the key"]
