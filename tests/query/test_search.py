"""Things found by their words, with the words in their context."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import KgError, QueryError
from kg.graph.entries import Entry
from kg.graph.store import Store
from kg.model import Span
from kg.query.search import KINDS, SNIPPET, cut_snippet, search
from kg.query.things import find_thing


def test_a_hit_tells_the_thing_and_where_it_says_the_words(store: Store) -> None:
    (hit,) = search(store, "customer notify", kinds=["norm"]).hits
    assert (hit.kind, hit.name) == ("Obligation", "Contract Manager: notify the Customer of faults")
    assert [mark.of(hit.name) for mark in hit.name_marks] == ["notify", "Customer"]
    assert hit.snippet == "The Contract Manager (CM) shall notify the Customer of faults."
    assert [mark.of(hit.snippet) for mark in hit.snippet_marks] == ["notify", "Customer"]
    assert hit.files == ("agreement.txt",)
    assert hit.excerpt and hit.excerpt.startswith(hit.document)
    assert hit.score > 0


def test_a_clause_of_two_pages_is_one_hit(store: Store) -> None:
    found = search(store, '"every week"', kinds=["clause"])
    assert found.total == 1
    assert (found.hits[0].documents, len(found.hits[0].files)) == (2, 1)


@pytest.mark.parametrize(
    ("kind", "text", "name"),
    [
        ("clause", "escalation", "Escalation"),
        ("norm", "disclos*", "Help Desk Agent: disclose passwords"),
        ("clause-type", "service levels", "Service Levels"),
        ("party", "customer", "Customer"),
        ("role", "cm", "Contract Manager"),
        ("organization", "acme", "Acme GmbH"),
        ("term", "fee", "Fee"),
        ("document", "agreement", "SERVICES AGREEMENT"),
    ],
)
def test_each_kind_of_thing_is_found(store: Store, kind: str, text: str, name: str) -> None:
    hits = search(store, text, [kind]).hits
    assert [hit.name for hit in hits] == [name]
    assert {hit.kind for hit in hits} <= set(KINDS[kind])
    assert find_thing(store, hits[0].iri).kind == hits[0].kind


def test_the_best_come_first_and_the_rest_are_counted(store: Store) -> None:
    everything = search(store, "customer", limit=100)
    assert everything.total == len(everything.hits) > 5
    scores = [hit.score for hit in everything.hits]
    assert scores == sorted(scores, reverse=True)
    assert search(store, "customer", limit=3).hits == everything.hits[:3]
    assert search(store, "customer", limit=3).total == everything.total


def test_the_words_are_marked_in_name_and_snippet(store: Store) -> None:
    (hit,) = search(store, 'notify "of faults"', ["norm"]).hits
    assert [mark.of(hit.name) for mark in hit.name_marks] == ["notify", "of faults"]
    assert [mark.of(hit.snippet) for mark in hit.snippet_marks] == ["notify", "of faults"]


def test_what_stands_in_a_document_that_is_not_there_yet_is_not_shown() -> None:
    store = Store.in_memory(b'<urn:d> <urn:p> "o" <urn:d> .')
    for document in ("urn:d", "urn:e"):
        store.words().put(document, [Entry(f"{document}/x", "Clause", "", "novelty")])
    assert [hit.document for hit in search(store, "novelty").hits] == ["urn:d"]


def test_an_unknown_kind_is_named(store: Store) -> None:
    with pytest.raises(
        QueryError, match="person: this is no kind of thing that can be searched for; take clause, norm"
    ):
        search(store, "customer", ["person"])


def test_a_snippet_shows_where_most_of_the_words_stand() -> None:
    text = "far " * 50 + "one notice " + "else " * 100 + "a notice of a notice here " + "more " * 100
    marks = [Span(at, at + 6) for at in range(len(text)) if text.startswith("notice", at)]
    snippet, places = cut_snippet(text, marks)
    assert len(snippet) <= SNIPPET + 2
    assert [place.of(snippet) for place in places] == ["notice", "notice"]
    assert snippet.startswith("…else") and snippet.endswith("more…")


@given(st.text(alphabet="ab ", max_size=900), st.lists(st.integers(0, 900), max_size=8))
def test_marks_stay_on_their_words(text: str, begins: list[int]) -> None:
    marks = [Span(begin, begin + 3) for begin in sorted(set(begins)) if begin + 3 <= len(text)]
    snippet, places = cut_snippet(text, marks)
    assert len(snippet) <= SNIPPET + 2
    assert {place.of(snippet) for place in places} <= {mark.of(text) for mark in marks}
    assert snippet.strip("…") in text
    assert bool(places) == bool(marks)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60) | st.text(alphabet='ab "*-()^:+{}ORAND', max_size=30))
def test_whatever_is_typed_is_looked_for_or_refused(store: Store, text: str) -> None:
    try:
        search(store, text)
    except KgError as error:
        assert str(error)
