from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from kg.graph.store import Store
from kg.model import Document
from kg.pipeline import to_document_quads
from kg.structure.noise import fold_noise, to_words
from kg.view.facts import Facts
from kg.view.marks import align, read_marks

PAGE = """Help Desk Sample Clauses
Help Desk. The Vendor shall\u00a0 answer every “call”
   within one hour. The Client may ob- tain a recording, and must not publish it.
"""


def to_store(text: str) -> Store:
    document = Document(("a.txt",), sha256(text.encode()).hexdigest(), text)
    return Store.in_memory(to_document_quads(document))


def test_marks_stand_on_the_words_that_state_a_norm_and_on_its_trigger() -> None:
    facts = Facts(to_store(PAGE))
    [clause] = [facts.clause(row[0]) for row in facts.rows("SELECT DISTINCT ?c { ?c a cg:Clause }")]
    told = [(clause.text[m.begin : m.end], clause.text[m.first : m.last]) for m in read_marks(facts, clause)]
    first = 'The Vendor shall answer every "call" within one hour.'
    second = "The Client may obtain a recording, and must not publish it."
    assert told == [(first, "shall"), (second, "may"), (second, "must not")]


@given(st.text(alphabet="ab c\n\u00ad\u2019", max_size=40))
def test_every_letter_of_a_print_finds_its_place_in_the_words(raw: str) -> None:
    text = to_words(fold_noise(raw))
    places = align(text, raw)
    assert len(places) == len(raw) + 1
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
