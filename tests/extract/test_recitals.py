"""Recitals tell why a contract is made and bind nobody."""

from __future__ import annotations

from hashlib import sha256

import pytest

from kg.model import Document
from kg.pipeline import interpret_document

CONTRACTS = (
    "SUPPLY AGREEMENT\n\nWHEREAS, the Buyer will need tools; and\n\nWHEREAS, the Seller will make them;\n\n"
    "NOW, THEREFORE, the parties agree:\n\n1. Supply. The Seller shall deliver the tools.",
    "SUPPLY AGREEMENT\n\nRECITALS\n\nA. The Buyer agrees to open a yard and will need tools.\n\n"
    "The parties hereby agree as follows:\n\n1. Supply. The Seller shall deliver the tools.",
    "SUPPLY AGREEMENT\n\nBACKGROUND\n\n(A) The Buyer must have tools.\n\nAGREED TERMS\n\n"
    "1. Supply. The Seller shall deliver the tools.",
)


@pytest.mark.parametrize("text", CONTRACTS)
def test_only_what_stands_behind_the_recitals_binds(text: str) -> None:
    reading = interpret_document(Document(("c.txt",), sha256(text.encode()).hexdigest(), text))
    assert [norm.verb for norm in reading.norms()] == ["deliver"]


def test_a_contract_without_recitals_is_read_from_its_beginning() -> None:
    text = "SUPPLY AGREEMENT\n\nThe Seller shall deliver the tools.\n\nThe Buyer shall pay."
    reading = interpret_document(Document(("c.txt",), sha256(text.encode()).hexdigest(), text))
    assert [norm.verb for norm in reading.norms()] == ["deliver", "pay"]
