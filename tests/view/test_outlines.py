from hashlib import sha256

import pytest

from kg.graph.store import Store
from kg.model import Document
from kg.pipeline import to_document_quads
from kg.view.facts import Facts
from kg.view.focus import find_focus
from kg.view.graph import read_graph
from kg.view.kinds import ViewKind
from kg.view.outlines import find_documents, read_outline

CONTRACT = """SUPPLY AGREEMENT

This Supply Agreement is made between ACME INC. (the "Seller") and BOLT LLC (the "Buyer").

ARTICLE 1. DEFINITIONS

1.1 "Goods" means the things listed under Section 2.2.

ARTICLE 2. ORDERS

2.1 Orders. The Buyer shall order in writing.
2.2 Goods. The Seller shall deliver:
(a) bolts; and
(b) nuts, as Article 1 has it.
"""


@pytest.fixture(scope="module")
def facts() -> Facts:
    document = Document(("supply.txt",), sha256(CONTRACT.encode()).hexdigest(), CONTRACT)
    return Facts(Store.in_memory(to_document_quads(document)))


def test_an_outline_has_the_parts_in_order_each_under_what_holds_it(facts: Facts) -> None:
    [document] = find_documents(facts, None)
    outline = read_outline(facts, document, 300)
    name = {part.iri: part.label for part in outline.parts} | {document: "supply.txt"}
    assert [(part.label, name[part.parent]) for part in outline.parts[-7:]] == [
        ("ARTICLE 1. Definitions", "supply.txt"),
        ('1.1 "Goods" means the things listed under Section 2.2.', "ARTICLE 1. Definitions"),
        ("ARTICLE 2. Orders", "supply.txt"),
        ("2.1 Orders", "ARTICLE 2. Orders"),
        ("2.2 Goods", "ARTICLE 2. Orders"),
        ("(a) bolts; and", "2.2 Goods"),
        ("(b) nuts, as Article 1 has it.", "2.2 Goods"),
    ]


def test_a_citation_leads_to_the_part_that_bears_the_number(facts: Facts) -> None:
    [document] = find_documents(facts, None)
    outline = read_outline(facts, document, 300)
    name = {part.iri: part.label for part in outline.parts}
    assert {(name[link.source], name[link.target]) for link in outline.citations} == {
        ('1.1 "Goods" means the things listed under Section 2.2.', "2.2 Goods"),
        ("(b) nuts, as Article 1 has it.", "ARTICLE 1. Definitions"),
    }


def test_a_long_document_is_shown_from_its_beginning(facts: Facts) -> None:
    graph = read_graph(facts, ViewKind.DOCUMENT, most=5)
    assert (len(graph), graph.graph["cut"]) == (6, -1)
    assert [short for _, short in graph.nodes(data="short")][-1] == "2.1 Orders"


@pytest.mark.parametrize("focus", ["supply.txt", "seller", "acme inc.", "goods"])
def test_the_documents_of_a_focus_are_those_that_name_it(facts: Facts, focus: str) -> None:
    about = find_focus(facts, focus, ViewKind.DOCUMENT)
    graph = read_graph(facts, ViewKind.DOCUMENT, about)
    assert "2.2 Goods" in {short for _, short in graph.nodes(data="short")}
