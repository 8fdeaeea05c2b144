"""Any text is read without an error, and all that is found in it stands where it says."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.trigger_rules import RULES
from kg.model import ClauseReading, Reading
from kg.structure.noise import to_words

PEOPLE = "the Buyer|The Tenant|each party|Acme|it|he or she|no agent|neither party|the County's Agents|any|all of"
LINKS = "and|or|nor|but|that|who|which|whereby|by which|as|of|to|by|upon|in which case|in the event that|if|unless|when"
VERBS = (
    "pay|be sent|be responsible for|be|notify|agree to|provide|insured|have no duty|be the responsibility of|include"
)
TIMES = "within ten (10) days of|by 30 June|monthly|no later than|at any time|promptly|24/7|once per year|prior to"
MARKS = ",|;|:|.|(|)|()|((|'|''|\"|[|]|-|--|/|&|…|—|?|¶|\u00ad|\u00a0|§|1.|a)|(i)|•|\n|\n\n|\r\n|\uf0b7|'s|s'|0|²|१"
NAMES = '(CRM)|(the "Agent")|Section 7 (D)|(b) above|this Agreement|Level 2|State of|29 CFR part|A|Ltd.|("X" or "Y")'
TRIGGERS = tuple(r.finds[0].partition("[")[2].partition("]")[0] for r in RULES)
PIECES = (*"|".join((PEOPLE, LINKS, VERBS, TIMES, MARKS, NAMES)).split("|"), *TRIGGERS)

texts = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from((" ", " ", " ", ""))).map("".join), min_size=1, max_size=40
).map("".join)
sentences = st.tuples(
    *(st.sampled_from(pieces) for pieces in (PEOPLE.split("|"), TRIGGERS, VERBS.split("|"), TIMES.split("|"))),
    st.sampled_from(LINKS.split("|")),
    st.sampled_from(MARKS.split("|")),
).flatmap(lambda pieces: st.permutations(pieces).map(" ".join))


def check_clause(reading: Reading, clause: ClauseReading) -> None:
    place, plain, text = clause.clause.span, reading.outline.plain, reading.document.text
    for norm in clause.norms:
        assert place.holds(norm.evidence)
        assert place.holds(norm.trigger)
        assert norm.trigger.of(text).strip() == norm.trigger.of(text) != ""
        assert norm.verb
        assert norm.action in to_words(plain)
        for qualifier in norm.qualifiers:
            assert place.holds(qualifier.span)
            assert qualifier.text == to_words(qualifier.span.of(plain)) != ""
        for who in filter(None, (norm.bearer, norm.counterparty)):
            assert who.text is None or who.text in to_words(plain)
            assert {agent.name for agent in reading.agents} >= set(who.agents)
    for reference in clause.references:
        assert place.holds(reference.span)
        assert reference.text == to_words(reference.span.of(plain)) != ""


def check_reading(reading: Reading) -> None:
    for clause in reading.clauses:
        check_clause(reading, clause)
    for agent in reading.agents:
        assert agent.mentions
        assert all(0 <= span.begin < span.end <= len(reading.document.text) for span in agent.mentions)


@settings(max_examples=150, deadline=None)
@given(text=texts)
def test_random_pieces_of_contracts_are_read(read: Callable[[str], Reading], text: str) -> None:
    check_reading(read(text))


@settings(max_examples=150, deadline=None)
@given(clauses=st.lists(sentences, min_size=1, max_size=4))
def test_random_clauses_are_read(read: Callable[[str], Reading], clauses: list[str]) -> None:
    check_reading(read(". ".join(clauses) + "."))


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=200))
def test_random_unicode_is_read(read: Callable[[str], Reading], text: str) -> None:
    check_reading(read(f"The Buyer shall {text} and must {text[:50]}"))
