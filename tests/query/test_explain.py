"""The words behind a thing."""

from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.graph.store import Store
from kg.query.explain import Explanation, explain
from kg.query.things import find_thing

ROLE = "https://w3id.org/clausegraph/id/role/contract-manager"


def facts(explanation: Explanation) -> dict[str, list[str]]:
    return {fact.label: [value.text for value in fact.values] for fact in explanation.facts}


def norm_about(store: Store, action: str) -> str:
    quads = store.dump().decode().splitlines()
    return next(line.split()[0] for line in quads if "ontology#action>" in line and f'"{action}' in line)


@pytest.mark.parametrize(
    "name",
    [
        ROLE,
        f"<{ROLE}>",
        "id:role/contract-manager",
        "role/contract-manager",
        "/role/contract-manager",
        "contract-manager",
        "Contract Manager",
        "the contract manager",
        "CM",
        "cm",
    ],
)
def test_a_thing_is_found_by_what_people_type(store: Store, name: str) -> None:
    thing = find_thing(store, name)
    assert (thing.iri, thing.kind) == (ROLE, "Role")


@pytest.mark.parametrize("name", ["role/contract-managr", "Contract Mangr", "contract-manager-x"])
def test_an_unknown_name_brings_the_nearest(store: Store, name: str) -> None:
    with pytest.raises(QueryError, match="did you mean role/contract-manager"):
        find_thing(store, name)


@pytest.mark.parametrize(
    "name", ["urn:nothing", "", "/", "a> } #", "zzz", "'\"\\\n", "cg:", "https://w3id.org/clausegraph/id/"]
)
def test_a_name_of_nothing_is_one_sentence(store: Store, name: str) -> None:
    with pytest.raises(QueryError, match=r"there is nothing of this name|this stands for"):
        find_thing(store, name)


def test_a_name_of_several_things_lists_them(store: Store) -> None:
    with pytest.raises(QueryError, match=r"norm/1: this stands for \d+ things; name one of them: id:clause/.*/norm/1"):
        find_thing(store, "norm/1")


def test_a_norm_is_told_with_who_what_limits_and_its_sentence_in_its_clause(store: Store) -> None:
    found = explain(store, norm_about(store, "answer the Customer"))
    assert found.kind == "Obligation"
    assert found.name == "Obligation: answer the Customer within ten (10) business days of receipt"
    told = facts(found)
    assert told["who"] == ["Supplier"]
    assert told["the bearer is"] == ["stated"]
    assert told["who, in the text"] == ["The Supplier"]
    assert told["to whom"] == ["Customer"]
    assert told["deadline"] == ["within ten (10) business days of receipt"]
    assert told["words that make it a norm"] == ["shall"]
    (place,) = found.places
    assert (place.file, place.before, place.words) == (
        "help-desk.txt",
        "Help Desk. ",
        "The Supplier shall answer the Customer within ten (10) business days of receipt.",
    )
    assert place.after == " The Help Desk Agent\nmust not disclose passwords."
    assert place.end - place.begin == len(place.words)


def test_what_is_inferred_says_so(store: Store) -> None:
    told = facts(explain(store, norm_about(store, "send to the Customer")))
    assert (told["who"], told["the bearer is"]) == (["Supplier"], ["inferred"])
    assert "who, in the text" not in told


def test_a_clause_on_two_pages_has_two_places_with_their_sections(store: Store) -> None:
    norm = norm_about(store, "inform the Customer")
    found = explain(store, norm.strip("<>").rpartition("/norm/")[0])
    assert found.kind == "Clause"
    assert [(place.file, place.section, place.heading) for place in found.places] == [
        ("escalation.txt", "Samples", "Escalation"),
        ("help-desk.txt", "Related", "Escalation"),
    ]
    assert facts(found)["says"] == ["Recommendation: inform the Customer every week"]


def test_a_role_is_told_with_its_other_names_and_what_it_bears(store: Store) -> None:
    told = facts(explain(store, "CM"))
    assert told["also called"] == ["CM"]
    assert told["provided by"] == ["Supplier"]
    assert told["bears"] == ["Obligation: notify the Customer of faults"]


def test_a_clause_type_is_told_with_its_links_and_clauses(store: Store) -> None:
    found = explain(store, "Service Levels")
    told = facts(found)
    assert told["related to"] == ["Help Desk", "Penalties"]
    assert told["named as related by"] == ["Escalation"]
    assert [place.file for place in found.places] == ["escalation.txt", "service-levels.txt"]


def test_a_document_an_excerpt_and_a_provision_are_told_too(store: Store) -> None:
    document = explain(store, "agreement.txt")
    assert (document.kind, facts(document)["kind of document"]) == ("Document", ["contract"])
    assert len(facts(document)["norms in it"]) == 3
    excerpt = explain(store, explain(store, "term/fee").places[0].iri)
    assert (excerpt.kind, excerpt.places[0].words) == ("Excerpt", '"Fee" means the price.')
    assert facts(excerpt)["stands for"] == ["Fee"]
    provision = explain(store, "provision/2")
    assert (provision.name, facts(provision)["within"]) == ("1.1", ["1."])
    assert facts(provision)["cited by"] == ["Section 1.1"]


def test_what_is_left_out_is_counted(store: Store) -> None:
    found = explain(store, "party/customer", limit=2)
    assert len(found.places) == 2 < found.total_places
    fact = next(fact for fact in found.facts if fact.label == "receives")
    assert (len(fact.values), fact.total) == (2, 4)


def test_a_long_clause_is_cut_at_a_word() -> None:
    base, cg = "https://w3id.org/clausegraph/id/", "https://w3id.org/clausegraph/ontology#"
    graph, text = f"<{base}document/ab>", "word " * 400 + "HERE" + " more" * 400
    integer, kind = "^^<http://www.w3.org/2001/XMLSchema#integer>", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    quads = f'{graph} <{cg}fileName> "a.txt" {graph} .\n'
    for name, begin, end in (("clause", 0, len(text)), ("term", 2000, 2004)):
        place = f"<{base}document/ab#char={begin},{end}>"
        quads += f'{place} <{cg}exact> "{text[begin:end]}" {graph} .\n{place} {kind} <{cg}Excerpt> {graph} .\n'
        quads += f'{place} <{cg}beginIndex> "{begin}"{integer} {graph} .\n'
        quads += f'{place} <{cg}endIndex> "{end}"{integer} {graph} .\n'
        quads += f"<{base}{name}/1> <{cg}{'occursAt' if name == 'clause' else 'definedAt'}> {place} {graph} .\n"
        quads += f"<{base}{name}/1> {kind} <{cg}{'Clause' if name == 'clause' else 'DefinedTerm'}> {graph} .\n"
    (place,) = explain(Store.in_memory(quads.encode()), "term/1").places
    assert place.words == "HERE"
    assert place.before.startswith("…word ") and place.before.endswith("word ")
    assert place.after.startswith(" more") and place.after.endswith("more…")
    assert len(place.before) <= 401


def test_the_title_of_a_norm_holds_its_kind_once(store: Store) -> None:
    assert explain(store, norm_about(store, "notify the Customer")).title == "Obligation: notify the Customer of faults"
    assert explain(store, "CM").title == "Role: Contract Manager"
    assert explain(store, "agreement.txt").title == "Document: SERVICES AGREEMENT"


def test_values_come_in_the_order_in_which_people_count() -> None:
    base, cg = "https://w3id.org/clausegraph/id/", "https://w3id.org/clausegraph/ontology#"
    graph, kind = f"<{base}document/ab>", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    clause, numbers = f"{base}clause/1", (10, 2, 1, 100, 20)
    quads = f"<{clause}> {kind} <{cg}Clause> {graph} .\n"
    for number in numbers:
        norm = f"<{clause}/norm/{number}>"
        quads += f"{norm} <{cg}inClause> <{clause}> {graph} .\n{norm} {kind} <{cg}Norm> {graph} .\n"
    store = Store.in_memory(quads.encode())
    (fact,) = (fact for fact in explain(store, clause, limit=3).facts if fact.label == "says")
    assert [value.iri for value in fact.values] == [f"{clause}/norm/{number}" for number in (1, 2, 10)]
    assert fact.total == len(numbers)
