"""To whom a duty is owed, or who receives the act."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Norm

COUNTERPARTIES = {
    "Each party shall tell the other of it.": "the other",
    "The Buyer shall give the other a copy.": "the other",
    "Upon request, each party shall give the Seller a copy.": "the Seller",
    "The Owner shall cause the Operator to insure it.": "the Operator",
    "The policy shall name the Lessor as an insured.": "the Lessor",
    "The Buyer agrees to indemnify you against loss.": "you",
    "The Buyer shall give the Seller as much notice as it can.": "the Seller",
    "THE SELLER SHALL INDEMNIFY AND HOLD HARMLESS THE BUYER.": "THE BUYER",
    "The Buyer shall not show it to anyone else.": "anyone",
    "The Seller shall notify the Buyer of each delay.": "the Buyer",
    "The Seller shall give the Buyer a receipt.": "the Buyer",
    "The Seller shall provide the Buyer with a receipt.": "the Buyer",
    "The Seller shall provide a receipt to the Buyer.": "the Buyer",
    "The Seller shall deliver pumps from the Carrier to the Buyer.": "the Buyer",
    "The Seller shall indemnify, defend and hold harmless the Buyer.": "the Buyer",
    "The Seller shall pay all of the Agents a fee.": "the Agents",
    "The Buyer shall be notified of each delay.": "The Buyer",
    "The Seller shall play a message that tells callers the hours.": "callers",
    "The Seller shall attend meetings requested by the Buyer.": "the Buyer",
    "The Seller shall handle all Buyer inquiries.": "Buyer",
    "Upon request by the Buyer, the Seller shall show proof.": "the Buyer",
    "The Seller may inspect the yard of the Buyer.": "the Buyer",
    "The Seller shall allow the Buyer to use the yard.": "the Buyer",
    "The Seller shall keep a gate for the use of the Buyer.": "the Buyer",
    "The Seller shall inform the harbour office of each delay.": "the harbour office",
    "The driver shall be accompanied by a guard.": "The driver",
    "The Buyer may audit the Seller's books.": "the Seller",
    "The Buyer agrees to help and to give the Seller free access.": "the Seller",
    "The Buyer shall give the Seller, in confidence, a copy.": "the Seller",
    "The Buyer shall give the Seller at least two days' notice.": "the Seller",
    "The Buyer shall provide the Seller each week with a list.": "the Seller",
    "The Buyer agrees with the Seller that it will not deal with others.": "the Seller",
    "The Buyer shall indemnify the remaining Sellers.": "the remaining Sellers",
    "The Seller shall provide the list to each office.": "each office",
    "The Seller shall drive the truck to the office.": None,
    "The Owner may appoint another dealer.": "another dealer",
    "The Seller shall not speak to anyone other than the Buyer of it.": "anyone other than the Buyer",
    "The Seller shall not speak to anyone except us and our bank.": "anyone except us and our bank",
    "The Seller shall not sell it to any existing or new customer.": "any existing or new customer",
    "The Seller shall sell it to at least two buyers.": "two buyers",
    "The Seller shall afford the Buyer access to the yard.": "the Buyer",
    "The Seller shall ship it to Norway.": None,
    "The Seller shall ship it to New York for Norvik.": "Norvik",
    "The Seller shall make plans to Develop the pumps.": None,
    "The Seller shall make plans to Develop Products.": None,
    "The Seller shall record it in accordance with GAAP.": None,
    "The Seller shall submit it to the Installers.": "the Installers",
    "The Seller shall keep the books open for the Buyer's inspection.": "the Buyer",
    "The Seller shall pack it for Buyer's benefit.": "Buyer",
    "The Seller may request the Buyer's help.": "the Buyer",
    "The Owner may direct the Operator to stop.": "the Operator",
    "The Seller shall direct calls to the office.": "the office",
    "The Seller shall bring it to the Repair Center.": "the Repair Center",
    "The Seller may leave by giving the other not less than ten days' notice.": "the other",
    "The Seller shall hold the Buyer harmless from loss to any other person.": "the Buyer",
    "The Seller shall hold a meeting with the Buyer.": "the Buyer",
    "The Seller shall pay each of them within ten days.": "each of them",
    "The Seller must give the driver access to the yard.": "the driver",
    "The Buyer will be copied on all replies.": "The Buyer",
    "The Seller may approach other buyers.": "other buyers",
    "The Seller shall give it to any person who has signed the list.": "any person who has signed the list",
    "The Seller shall sell it to firms based in Kent, or store it.": "firms based in Kent",
    "The Seller may sell it to dealers within the county of Kent.": "dealers within the county of Kent",
    "The Seller shall send it to buyers within the time agreed.": "buyers",
    "The Buyer names a clerk to whom the Seller shall send it.": "a clerk",
    "The Buyer names its Site Manager as the one to whom the Seller shall write.": "its Site Manager",
    "The Seller shall work with the County's Office of Public Works.": "the County's Office of Public Works",
    "The Owner shall appoint a Dealer and give notice to the Bank.": "the Bank",
    "The Tenant shall obtain the consent of the Owner.": "the Owner",
    "The Seller shall obtain fingerprints of all drivers.": None,
    "The books will be open to inspection by any Buyer.": "any Buyer",
    "The Seller shall sign it in favor of the Buyer.": "the Buyer",
    "The Seller shall sell it towards buyers in Kent.": "buyers",
    "The Seller shall meet with its project manager.": "its project manager",
    "The Seller shall read out the number CSR staff.": None,
    "The Owner shall cause all dealers within the town to insure it.": "all dealers within the town",
    "The Seller shall answer requests for help made by the Buyer.": "the Buyer",
    "The Seller may, by notice given to the Buyer, leave.": "the Buyer",
    "The Owner agrees that the Dealer shall be entitled to a fee.": "The Owner",
    "Costs incurred by the Seller shall be met by the Buyer.": "the Seller",
    "The drivers must be provided with gloves.": "The drivers",
    "The drivers may be provided a map.": "The drivers",
    "You will be told of it.": "You",
    "The Seller shall email the Buyer a list.": "the Buyer",
    "The Owner shall convert it to GBP.": None,
    "Payment of each sum to the Seller shall be made at once.": "the Seller",
    "The agent shall send it to the subdistributors.": "the subdistributors",
    "The Seller shall mend the Buyer's pump.": None,
    "The Seller shall deliver the pumps.": None,
    "The Seller shall paint the pumps to prevent rust.": None,
}


@pytest.mark.parametrize(("text", "counterparty"), COUNTERPARTIES.items(), ids=list(COUNTERPARTIES))
def test_the_counterparty_is_the_one_who_receives(
    norms: Callable[[str], list[Norm]], text: str, counterparty: str | None
) -> None:
    (norm,) = norms(text)
    assert (norm.counterparty.text if norm.counterparty else None) == counterparty


def test_a_counterparty_resolves_to_its_party(norms: Callable[[str], list[Norm]]) -> None:
    (norm,) = norms("The Seller shall notify the Buyers of each delay.")
    assert norm.counterparty is not None
    assert norm.counterparty.agents == ("Buyer",)


def test_one_who_bears_an_act_is_none_of_those_whom_it_serves(norms: Callable[[str], list[Norm]]) -> None:
    (norm,) = norms("The Seller shall act as a link between the Seller and the Buyer.")
    assert norm.counterparty is not None
    assert (norm.counterparty.text, norm.counterparty.agents) == ("the Seller and the Buyer", ("Buyer",))


def test_those_whom_an_introduction_names_receive_each_item_that_names_nobody(
    norms: Callable[[str], list[Norm]],
) -> None:
    text = "The Owner shall provide the Dealer with: (a) a map; (b) the keys; (c) a letter to the Bank."
    assert [norm.counterparty.text for norm in norms(text) if norm.counterparty] == [
        "the Dealer",
        "the Dealer",
        "the Bank",
    ]


def test_an_item_in_the_list_of_another_takes_its_act_and_who_receives_it(norms: Callable[[str], list[Norm]]) -> None:
    text = (
        "The Owner shall:\n\n(a) send the following lists to the Dealer:\n\n(i) weekly bills;\n\n(ii) monthly reports;"
    )
    found = [(n.verb, n.counterparty.text if n.counterparty else None) for n in norms(text)]
    assert found[-2:] == [("send", "the Dealer")] * 2
