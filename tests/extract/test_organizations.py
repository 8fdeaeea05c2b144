"""The organisations that a preamble names, with the party that each acts as."""

from __future__ import annotations

from hashlib import sha256

import pytest

from kg.extract.company_names import read_name
from kg.extract.organizations import pair_names
from kg.model import AgentKind, Document, DocumentKind, Reading
from kg.pipeline import interpret_document

PAIRS = {
    'This deed is made by Fern Row Ltd. (the "Seller") and Oak Lane, Inc. ("Buyer").': [
        ("Fern Row Ltd.", "Seller"),
        ("Oak Lane, Inc.", "Buyer"),
    ],
    'They form a body of two from each of Fern Row Ltd. and Oak Lane LLC (the "Steering Committee").': [],
    'Fern Row Ltd. and Oak Lane LLC (each a "Seller") agree.': [
        ("Fern Row Ltd.", "Seller"),
        ("Oak Lane LLC", "Seller"),
    ],
    'Fern Row Ltd. (the "Seller" or "Fern") and Oak Corp. (hereinafter referred to as "Oak" or the "Buyer").': [
        ("Fern Row Ltd.", "Seller"),
        ("Fern Row Ltd.", "Fern"),
        ("Oak Corp.", "Oak"),
        ("Oak Corp.", "Buyer"),
    ],
    'between Fern Row Ltd., a firm of Ohio with a branch in Elm and Ash, d/b/a Red Mill ("Red Mill"), and Oak Corp. '
    '("Oak" and, together with Red Mill, the "Millers")': [
        ("Fern Row Ltd.", "Red Mill"),
        ("Fern Row Ltd.", "Millers"),
        ("Oak Corp.", "Oak"),
        ("Oak Corp.", "Millers"),
    ],
    'by and between ____________ (the "Seller") and Oak Corp. (the "Buyer")': [
        ("____________", "Seller"),
        ("Oak Corp.", "Buyer"),
    ],
    'BETWEEN:\n\n(1) FERN ROW LIMITED (the "Company"); and\n\n(2) JANE ELM of Ash Street (the "Executive").': [
        ("FERN ROW LIMITED", "Company"),
        ("JANE ELM", "Executive"),
    ],
    'by and between Dr. Jane Elm, an individual ("Consultant"), and the University of Fern (the "School").': [
        ("Dr. Jane Elm", "Consultant"),
        ("University of Fern", "School"),
    ],
    "between Fern Row Ltd. (hereinafter Seller) and Oak Corp., hereinafter called the Buyer, of Ash.": [
        ("Fern Row Ltd.", "Seller"),
        ("Oak Corp.", "Buyer"),
    ],
    'between [ * * * ] (the "Provider") and Oak (Ash) Ltd ("Recipient)': [
        ("[ * * * ]", "Provider"),
        ("Oak (Ash) Ltd", "Recipient"),
    ],
    "Party A: Fern Row Co., Ltd.\nParty B: Oak Corp.\n": [
        ("Fern Row Co., Ltd.", "Party A"),
        ("Oak Corp.", "Party B"),
    ],
    'made between Fern, Rowe & Elm, Inc., a division of Ash Corp. ("Fern"), and Oak Corp.': [
        ("Fern, Rowe & Elm, Inc.", "Fern"),
    ],
    'A note (the "Note") is kept. RECITALS This deed between Fern Row Ltd. ("Fern") and iOak Corp. ("iOak")': [
        ("Fern Row Ltd.", "Fern"),
        ("iOak Corp.", "iOak"),
    ],
    'between Fern Row Ltd. ("Fern") and Oak Corp. ("Oak"). WHEREAS Ash Corp. ("Ash") waits': [
        ("Fern Row Ltd.", "Fern"),
        ("Oak Corp.", "Oak"),
    ],
    'between Fern Row Ltd. ("Fern") and Oak Corp. ("Oak"). 1. Services Fern Row lends them (the "Services").': [
        ("Fern Row Ltd.", "Fern"),
        ("Oak Corp.", "Oak"),
    ],
    'FERN ROW LTD. (the "Seller")\n\nThis deed is by Fern Row Ltd. (the "Seller").': [("Fern Row Ltd.", "Seller")],
    'Fern Row Ltd. signs this deed (the "Agreement") on 3 May (the "Effective Date").': [],
    'Fern Row Ltd. buys the mill (the "Premises Equipment").': [],
    'Fern Row Ltd. and Oak Corp. (each a "Party" and together the "Parties") agree.': [],
    'Nobody is named (the "Seller").': [],
}
NAMES = {
    "Fern Row Ltd. 2 Ash Street": "Fern Row Ltd.",
    "Fern Bank and Trust Company, a bank": "Fern Bank and Trust Company",
    "Fern Row\nMills, Inc. of Ohio, a firm": "Fern Row\nMills, Inc. of Ohio",
    "Fern Row, Ash Street": "Fern Row",
    "Fern Meadow. The next": "Fern Meadow.",
    "e-Fern, Inc. of Ash": "e-Fern, Inc.",
    "This Agreement is": None,
    "Mill Lease Agreement": None,
    "the firm": None,
}


@pytest.mark.parametrize(("preamble", "pairs"), PAIRS.items(), ids=list(PAIRS))
def test_an_organisation_acts_as_the_party_whose_name_it_is_given(preamble: str, pairs: list[tuple[str, str]]) -> None:
    found = list(pair_names(preamble))
    assert [(pair.organization.name, pair.organization.acts_as) for pair in found] == pairs
    assert [(pair.organization.mention.of(preamble), pair.alias.of(preamble)) for pair in found] == pairs


@pytest.mark.parametrize(("text", "name"), NAMES.items(), ids=list(NAMES))
def test_a_name_ends_where_its_words_end(text: str, name: str | None) -> None:
    place = read_name(text, 0, len(text))
    assert (place and place.span.of(text)) == name


def interpret(text: str) -> Reading:
    return interpret_document(Document(("lease.txt",), sha256(text.encode()).hexdigest(), text))


def test_a_contract_names_its_parties() -> None:
    reading = interpret(
        "MILL LEASE AGREEMENT\n\n"
        'This lease is made between Fern Row Ltd. (the "Landlord") and Oak Lane, Inc. (the "Tenant").\n\n'
        "1. RENT\n\n1.1 The Tenant shall pay the rent within ten days.\n\n1.2 The Landlord may inspect the mill.\n"
    )
    assert reading.outline.kind is DocumentKind.CONTRACT
    assert [(o.name, o.acts_as) for o in reading.organizations] == [
        ("Fern Row Ltd.", "Landlord"),
        ("Oak Lane, Inc.", "Tenant"),
    ]


def test_a_name_that_a_preamble_gives_is_a_party_wherever_it_stands() -> None:
    reading = interpret(
        "MILL LEASE AGREEMENT\n\n"
        'This lease is made between Fern Row Ltd. ("FRX") and e-Oak, Inc. ("e-Oak").\n\n'
        "1. RENT\n\n1.1 On request, the keys go to FRX.\n"
    )
    agents = {agent.name: agent for agent in reading.agents}
    assert [(o.name, o.acts_as) for o in reading.organizations] == [("Fern Row Ltd.", "FRX"), ("e-Oak, Inc.", "e-Oak")]
    assert {agents[name].kind for name in ("FRX", "e-Oak")} == {AgentKind.PARTY}
    assert reading.document.text.rindex("FRX") in [span.begin for span in agents["FRX"].mentions]
    assert [span.of(reading.document.text) for span in agents["e-Oak"].mentions] == ["e-Oak"]


def test_a_name_that_a_preamble_gives_in_capitals_is_the_party_in_small_letters_too() -> None:
    reading = interpret(
        "MILL LEASE AGREEMENT\n\n"
        'This lease is made between FERN ROW LTD. ("FERN SYSTEMS") and OAK LANE, INC. ("OAK").\n\n'
        "1. RENT\n\n1.1 Fern Systems shall pay Oak.\n"
    )
    (norm,) = reading.norms()
    assert norm.bearer is not None
    assert norm.counterparty is not None
    assert (norm.bearer.agents, norm.counterparty.agents) == (("FERN SYSTEMS",), ("OAK",))


def test_the_top_of_a_long_text_is_read_and_no_more() -> None:
    far = "It waits. " * 2000 + 'between Fern Row Ltd. (the "Seller") and Oak Corp. (the "Buyer")'
    assert list(pair_names(far)) == []


def test_an_organisation_that_acts_is_the_party_that_it_acts_as() -> None:
    reading = interpret(
        "MILL LEASE AGREEMENT\n\n"
        'This lease is made between Fern Row Ltd. (the "Seller") and Oak Lane, Inc. (the "Buyer").\n\n'
        "1. RENT\n\n1.1 Oak Lane, Inc. shall pay.\n"
    )
    (norm,) = reading.norms()
    assert norm.bearer is not None
    assert (norm.bearer.text, norm.bearer.agents) == ("Oak Lane, Inc.", ("Buyer",))
    assert {agent.name: agent.forms for agent in reading.agents} == {"Buyer": (), "Seller": ()}
