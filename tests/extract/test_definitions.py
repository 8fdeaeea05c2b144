"""Defined terms, and the organisations that a preamble names with the party that each acts as."""

from __future__ import annotations

from hashlib import sha256

import pytest

from kg.extract.definitions import find_definitions
from kg.extract.organizations import pair_names
from kg.model import Document, DocumentKind
from kg.pipeline import interpret_document

TERMS = {
    'It lets the mill (the "Mill").': ["Mill"],
    'It lets the mill ("Mill" or the "Works").': ["Mill", "Works"],
    'Each side is referred to as a "Party" and together as the "Parties".': ["Party", "Parties"],
    '"Fees" means the sums due. "Fees" means more.': ["Fees"],
    'It answers "yes" and (no more) waits.': [],
}
PAIRS = {
    'This deed is made by Fern Row Ltd. (the "Seller") and Oak Lane, Inc. ("Buyer").': [
        ("Fern Row Ltd.", "Seller"),
        ("Oak Lane, Inc.", "Buyer"),
    ],
    'Fern Row Ltd. and Oak Lane LLC (each a "Seller") agree.': [
        ("Fern Row Ltd.", "Seller"),
        ("Oak Lane LLC", "Seller"),
    ],
    'Fern Row Ltd. signs this deed (the "Agreement") on 3 May (the "Effective Date").': [],
    'Fern Row Ltd. buys the mill (the "Premises Equipment").': [],
    'Nobody is named (the "Seller").': [],
}


@pytest.mark.parametrize(("text", "terms"), TERMS.items(), ids=list(TERMS))
def test_a_term_is_defined_once_and_at_its_place(text: str, terms: list[str]) -> None:
    found = find_definitions(text)
    assert [definition.term for definition in found] == terms
    assert [definition.span.of(text) for definition in found] == terms


@pytest.mark.parametrize(("preamble", "pairs"), PAIRS.items(), ids=list(PAIRS))
def test_an_organisation_acts_as_the_party_whose_name_it_is_given(preamble: str, pairs: list[tuple[str, str]]) -> None:
    found = list(pair_names(preamble))
    assert [(pair.name, pair.acts_as) for pair in found] == pairs
    assert [pair.mention.of(preamble) for pair in found] == [name for name, _ in pairs]


def test_a_contract_names_its_parties() -> None:
    text = (
        "MILL LEASE AGREEMENT\n\n"
        'This lease is made between Fern Row Ltd. (the "Landlord") and Oak Lane, Inc. (the "Tenant").\n\n'
        "1. RENT\n\n1.1 The Tenant shall pay the rent within ten days.\n\n1.2 The Landlord may inspect the mill.\n"
    )
    reading = interpret_document(Document(("lease.txt",), sha256(text.encode()).hexdigest(), text))
    assert reading.outline.kind is DocumentKind.CONTRACT
    assert [(o.name, o.acts_as) for o in reading.organizations] == [
        ("Fern Row Ltd.", "Landlord"),
        ("Oak Lane, Inc.", "Tenant"),
    ]
