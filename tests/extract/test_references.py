"""Citations: which words cite, which only name what is new, and which provision a citation means."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.reference_rules import RULES
from kg.extract.references import CITATIONS, find_openings
from kg.model import Reading, Span

CITED = {
    "As said in Section 4.2, it pays.": ["Section 4.2"],
    "Under Clause 7 (b) and Schedule C, it pays.": ["Clause 7 (b)", "Schedule C"],
    'See Sections 3, 4 and 5 and Exhibit "B".': ["Sections 3, 4 and 5", 'Exhibit "B"'],
    "It keeps to the Fair Tide Act of 1931.": ["Fair Tide Act of 1931"],
    "It keeps to 12 CFR part 226 and §4.1.": ["12 CFR part 226", "§4.1"],
    "It keeps to the Harbour Safety Plan.": ["Harbour Safety Plan"],
    "It writes a Harbour Safety Plan.": [],
    "It is so. Board Approval The Harbour Plan is approved.": ["Harbour Plan"],
    "It keeps to Applicable Rules and Regulations.": [],
    "Here is the Entire Agreement.": [],
    'It keeps a separate "Harbour Log" there.': [],
    'It keeps to the Harbour Company Act of 1931 (the "1931 Act").': ["Harbour Company Act of 1931"],
    "It pays. OAK CORP, 10-K, 3/7/2031 Exhibit 10.1 It sells.": [],
    "See SECTION 9 of it.": ["SECTION 9"],
    "It keeps to (i) Section 4.2, and (ii) the law.": ["Section 4.2"],
    "It keeps to Sections 4.2(a), (b) and (d).": ["Sections 4.2(a), (b) and (d)"],
    "It sells.\n\nEXHIBIT B\n\nThe list of goods.": [],
    "Each Harbour Safety Plan is long.": [],
    "This Agreement is long. The Agreement is short.": [],
    "It sees to that section of the road.": [],
    "See (a) and (b) above.": ["(a) and (b) above"],
    'This Fish Agreement (the "Fish Agreement") is long. The Fish Agreement ends.': [],
    'It keeps to a deed (the "Boat Agreement"). The Boat Agreement ends.': ["Boat Agreement", "Boat Agreement"],
    'It keeps to the Boat Supply Agreement of May (the "Boat Agreement").': ["Boat Supply Agreement"],
    "It is a Fair Tide Act boat.": ["Fair Tide Act"],
    "It keeps to the U.S. Copyright Law and the law of the sea.": ["U.S. Copyright Law"],
    "It keeps to Section 2 of the Boat Act, 2031.": ["Section 2 of the Boat Act, 2031"],
}


@pytest.mark.parametrize(("text", "expected"), CITED.items(), ids=list(CITED))
def test_a_citation_names_what_stands_elsewhere(read: Callable[[str], Reading], text: str, expected: list[str]) -> None:
    reading = read(text)
    found = [reference for clause in reading.clauses for reference in clause.references]
    assert [reference.text for reference in found] == expected
    assert [reference.span.of(reading.document.text) for reference in found] == expected


EXAMPLES = [*CITED, *(example.replace("[", "").replace("]", "") for rule in RULES for example in rule.finds)]


@pytest.mark.parametrize("text", [*EXAMPLES, "It keeps to the Main Price List.", "the Rent Code of Conduct"])
def test_a_citation_is_looked_for_wherever_one_can_begin(text: str) -> None:
    whole = Span(0, len(text))
    found = [citation.span for citation in CITATIONS.find_at(find_openings(text), text, whole)]
    assert found == [citation.span for citation in CITATIONS.find(text, whole)]


def test_a_citation_of_a_provision_of_the_same_clause_is_resolved(read: Callable[[str], Reading]) -> None:
    reading = read("\n1.1 The Buyer waits.\n1.2 As said in Section 1.1 and in Section 9.9, the Seller waits.\n")
    clause = reading.clauses[0]
    within, outside = clause.references
    assert within.target is not None
    assert clause.clause.provisions[within.target].number == "1.1"
    assert outside.target is None
