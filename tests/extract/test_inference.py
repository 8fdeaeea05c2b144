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
    # What is done to the one who performs, the other does.
    ("The Contractor serves the Client. A copy shall be returned to the Contractor.", "Client"),
    # The words of the subject, and of a choice, say who.
    ("The Contractor serves the Client. All payments by the Client shall be made in euros.", "Client"),
    ("The Supplier and the Buyer meet. Goods sold by the Supplier shall be sold in crates.", "Supplier"),
    ("The Contractor serves the Client. Meetings may be in person at the discretion of the Client.", "Client"),
    ("The Supplier and the Buyer meet. Papers from the Buyer shall be delivered by noon.", "Buyer"),
    # Whose paper it is that says something.
    ("The Supplier and the Buyer meet. The Buyer's plan shall state the price.", "Buyer"),
    # A consent is withheld by the one whose it is.
    ("It is sold with the Owner's consent, which consent shall not be withheld.", "Owner"),
    ("It is sold with the consent of the Owner, which consent shall not be withheld.", "Owner"),
    # A relative clause, and a second act, belong to the one who gives the thing.
    ("The Contractor meets the Operator. The Operator shall send a plan that shall include a budget.", "Operator"),
)
OPEN = (
    # Several who could.
    "The Contractor and the Operator serve the Client. The gate shall be locked.",
    # How something is found out.
    "The Contractor serves the Client. The cost shall be determined under Clause 4.",
    # What may not be done with a thing, by whoever has it.
    "The Contractor serves the Client. Credits may not be exchanged for money.",
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
