"""Who must bring an act about that names nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Basis, Norm

Norms = Callable[[str], list[Norm]]
INFERRED = (
    # Who performs, performs; who is performed for pays, and decides where no officer does.
    ("The Contractor serves the Client. The gate shall be locked.", "Contractor"),
    ("The Contractor serves the Client. The fee shall be paid monthly.", "Client"),
    ("The Contractor serves the Client. Final payment shall be withheld until then.", "Client"),
    ("The Contractor serves the Client. Each plan shall be approved in writing.", "Client"),
    (
        "The Contractor writes to the Contracting Officer. The contract shall be modified in writing.",
        "Contracting Officer",
    ),
    # Who pays elsewhere pays here.
    ("The Lessee shall pay rent to the Lessor. Interest shall be paid at four percent.", "Lessee"),
    ("The Lessee shall pay rent to the Lessor. Checks shall be made payable to the North Bank.", "Lessee"),
    # What is done to the one who performs, the other does.
    ("The Contractor serves the Client. A copy shall be returned to the Contractor.", "Client"),
    # The words of the subject, and of a choice, say who.
    ("The Contractor serves the Client. All payments by the Client shall be made in euros.", "Client"),
    ("The Supplier and the Buyer meet. Goods sold by the Supplier shall be sold in crates.", "Supplier"),
    ("The Contractor serves the Client. Meetings may be in person at the discretion of the Client.", "Client"),
    ("The Supplier and the Buyer meet. Papers from the Buyer shall be delivered by noon.", "Buyer"),
    ("The Supplier and the Buyer meet. Payment from the Buyer to the Supplier shall be made by noon.", "Buyer"),
    # Whose paper it is that says something.
    ("The Supplier and the Buyer meet. The Buyer's plan shall state the price.", "Buyer"),
    # A consent is withheld by the one whose it is.
    ("It is sold with the Owner's consent, which consent shall not be withheld.", "Owner"),
    ("It is sold with the consent of the Owner, which consent shall not be withheld.", "Owner"),
    ("The Buyer must not sell it without first obtaining the Owner's consent, which shall not be withheld.", "Owner"),
    ("It is sold with the consent of the Owner, which shall not be withheld.", "Owner"),
    # What is done to one of two, the other does.
    ("The Processor helps the Bank. Visits will be billed to the Bank.", "Processor"),
    ("The Bank may sell it. The Client may buy it.\n\nSite Care. Papers will be sent to the Client.", "Bank"),
    # What one has from another, one does not turn into money.
    ("The Contractor serves the Client. Credits may not be exchanged for money.", "Client"),
    # Who writes to `you` pays you and tells you of things.
    ("The Firm shall train you at the North Bank. Your salary will be reviewed in May.", "Firm"),
    ("The Firm shall train you at the North Bank. You will be told of it.", "Firm"),
    # Whose things are kept, or in whose house.
    ("The Supplier and the Buyer meet. The funds of the Buyer shall be kept apart.", "Buyer"),
    ("The Supplier and the Buyer meet. Buyer samples shall be kept apart.", "Buyer"),
    ("The Supplier and the Buyer meet. All books shall be kept at the Buyer's main office.", "Buyer"),
    # Who needs another's consent.
    ("The Owner and the Tenant meet. No wall shall be moved without the Owner's prior consent.", "Tenant"),
    ("The Owner and the Tenant meet. No wall shall be moved without the consent of the Owner.", "Tenant"),
    # Who makes a paper, or asks for something.
    ("The Owner may meet the Tenant. The Tenant shall insure the yard. Each policy shall name the Owner.", "Tenant"),
    ("The Owner meets the Tenant. The Tenant may request a visit. Requests must be in writing.", "Tenant"),
    (
        "The Owner meets the Tenant. The Owner will respond to requests for help made by the Tenant. "
        "Such requests must be in writing.",
        "Tenant",
    ),
    ("The Supplier and the Buyer meet. Bills sent by the Buyer shall be written in ink.", "Buyer"),
    ("The Supplier and the Buyer meet. Each bill of the Buyer shall be signed.", "Buyer"),
    # Who sells, and who pays for what is let.
    (
        "The Maker and the Dealer meet. The Dealer shall pay the Maker. The Maker shall supply pumps to the Dealer. "
        "All shipments shall be made by sea.",
        "Maker",
    ),
    ("The Tenant shall pay rent to the Owner. The premises shall be used as a shop.", "Tenant"),
    # A relative clause, and a second act, belong to the one who gives the thing.
    ("The Contractor meets the Operator. The Operator shall send a plan that shall include a budget.", "Operator"),
)
OPEN = (
    # An officer who decides nothing.
    "The Chief Executive Officer signs it. The claim shall be approved in time.",
    "It is kept in the County. Papers shall be burnt only with the approval of the County Clerk.",
    "The Offeror reads it. The clause will not be included in a contract with the Offeror.",
    # Several who could.
    "The Contractor and the Operator serve the Client. The gate shall be locked.",
    # How something is found out.
    "The Contractor serves the Client. The cost shall be determined under Clause 4.",
    # What may not be done with a thing, by whoever has it.
    "The Contractor serves the Client. Copies may not be exchanged for money.",
    # What a public body foretells.
    "The Contractor writes to the Contracting Officer. The comments will be retained for six years.",
    # A subject that acts itself, though no list knows it.
    "The Contractor serves the Client. A small blob may receive money each week.",
    # Nobody at all.
    "The gate shall be locked.",
)


@pytest.mark.parametrize(("text", "name"), INFERRED)
def test_the_context_names_one_who_must(norms: Norms, text: str, name: str) -> None:
    bearer = norms(text)[-1].bearer
    assert bearer is not None
    assert (bearer.text, bearer.agents, bearer.basis) == (None, (name,), Basis.INFERRED)


@pytest.mark.parametrize("text", OPEN)
def test_nobody_is_named_where_the_text_leaves_it_open(norms: Norms, text: str) -> None:
    assert [norm.bearer for norm in norms(text)] == [None]


def test_who_alone_asks_for_a_thing_in_a_clause_sees_to_what_was_said_of_it_before(norms: Norms) -> None:
    found = norms("The Owner meets the Tenant. Requests must set forth a day. The Tenant may request a visit.")
    assert found[0].bearer is not None
    assert found[0].bearer.agents == ("Tenant",)


def test_what_either_side_may_ask_for_names_neither(norms: Norms) -> None:
    found = norms("The Owner may request a visit. The Tenant may request a call. Requests must be in writing.")
    assert found[-1].bearer is None


def test_of_all_notices_a_contract_speaks_for_both_sides(norms: Norms) -> None:
    found = norms("The Owner meets the Tenant. The Tenant may give notice. All notices must be in writing.")
    assert found[-1].bearer is None
    found = norms("The Owner meets the Tenant. The Tenant may give notice. Such notice must be in writing.")
    assert found[-1].bearer is not None
