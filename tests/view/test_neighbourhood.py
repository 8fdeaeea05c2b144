"""What is near one thing, in stores where it has much: some of it, and how much more there is."""

from __future__ import annotations

from types import ModuleType

import pytest

from kg.graph.store import Store
from kg.view.answers import MORE, answer_focus, answer_overview
from kg.view.bounded import BoundedFacts
from kg.view.facts import Facts
from kg.view.focus import Focus
from kg.view.kinds import NodeKind, ViewKind
from kg.view.links import BEARS, RELATED
from kg.view.neighbourhood import NOTHING, PAGE, SAMPLED, read_neighbourhood
from kg.view.sides import SAMPLE, Side, sides_of
from kg.view.wanted import Wanted

ID = "https://w3id.org/clausegraph/id/"
VENDOR = f"{ID}party/vendor"
MANY = 300


@pytest.fixture(scope="module")
def hub(stores: ModuleType) -> Store:
    """Return a store in which one party bears many norms towards another, in several clauses."""
    duties = [[stores.Duty("Vendor", f"do part {n} of {m}", to="Buyer") for m in range(30)] for n in range(MANY // 30)]
    samples = [stores.Sample(f"Duty {n}", f"Words {n}.", tuple(own)) for n, own in enumerate(duties)]
    store: Store = stores.to_store(stores.read_page("Duties", samples))
    return store


def test_a_page_of_a_hub_is_read_and_the_rest_is_counted(hub: Store) -> None:
    answer = answer_focus(hub, Wanted(VENDOR, ViewKind.ALL))
    assert answer
    assert answer["more"] == [("bears", MANY, PAGE)]
    assert len(answer["things"]) == PAGE + 1


def test_more_of_a_relation_comes_in_pages_that_do_not_overlap(hub: Store) -> None:
    found: list[str] = []
    skip = 0
    while skip < MANY:
        answer = answer_focus(hub, Wanted(VENDOR, ViewKind.ALL, "bears", skip))
        assert answer
        found += [thing["iri"] for thing in answer["things"] if thing["kind"] == "norm"]
        skip += MORE
    assert len(found) == len(set(found)) == MANY


def test_norms_in_columns_come_in_pages(hub: Store) -> None:
    first, last = (answer_focus(hub, Wanted(VENDOR, ViewKind.NORMS, skip=skip)) for skip in (0, MANY - 10))
    assert first and last
    assert first["more"] == [("norms", MANY, PAGE)]
    assert last["more"] == []
    assert sum(thing["kind"] == "norm" for thing in last["things"]) == 10


def test_links_that_stand_for_norms_are_those_of_some_norms_and_it_is_said(hub: Store) -> None:
    answer = answer_focus(hub, Wanted(VENDOR, ViewKind.OWES))
    assert answer
    assert answer["notes"] == [SAMPLED]
    assert [edge[3] for edge in answer["pictures"][0]["edges"]] == [SAMPLE]


@pytest.mark.parametrize("kind", ViewKind)
def test_the_shown_query_can_be_asked_and_begins_at_the_thing(support: Store, kind: ViewKind) -> None:
    agent = Facts(support).rows("SELECT ?agent { ?norm cg:bearer ?agent }")[0][0]
    answer = answer_focus(support, Wanted(agent, kind))
    assert answer
    assert answer["pictures"][0]["kind"] == kind
    assert f"<{agent}>" in answer["sparql"] or kind is ViewKind.DOCUMENT
    support.query(answer["sparql"])


def test_things_have_the_names_that_they_have_in_a_file(support: Store) -> None:
    facts, bounded = Facts(support), BoundedFacts(support, PAGE)
    things = {row[0] for row in facts.rows("SELECT DISTINCT ?here { ?here a ?class }") if facts.kind(row[0])}
    assert {iri: bounded.name(iri) for iri in things} == {iri: facts.name(iri) for iri in things}


def test_what_is_not_in_the_store_has_no_answer(support: Store) -> None:
    assert answer_focus(support, Wanted(f"{ID}role/nobody", ViewKind.ALL)) is None
    assert answer_focus(support, Wanted("no IRI at all", ViewKind.ALL)) is None


def test_a_picture_of_nothing_says_so(support: Store) -> None:
    facts = BoundedFacts(support, PAGE)
    document = support.documents()[0]
    found = read_neighbourhood(facts, ViewKind.ESCALATION, Focus(document, NodeKind.DOCUMENT, "it"))
    assert found.graph.number_of_nodes() == 1 or found.graph.number_of_edges() > 0
    assert (found.notes == (NOTHING,)) == (found.graph.number_of_edges() == 0)


def test_an_overview_ranks_by_what_is_behind(hub: Store) -> None:
    leaders = answer_overview(hub)["leaders"]
    assert [(leader["kind"], leader["count"]) for leader in leaders] == [("clause type", MANY // 30), ("party", MANY)]


def test_an_overview_of_nothing_is_empty() -> None:
    answer = answer_overview(Store.in_memory())
    assert answer["leaders"] == answer["things"] == []


def test_a_side_is_called_as_the_thing_has_it() -> None:
    sides = [(side.words, side.forward) for side in sides_of(NodeKind.CLAUSE_TYPE, (RELATED, BEARS))]
    assert sides == [("related to", True), ("named as related by", False)]
    assert Side(BEARS, forward=True).find(VENDOR, 5, 10).endswith(f"?to cg:bearer <{VENDOR}> }} LIMIT 5 OFFSET 10")


def test_what_is_no_iri_is_refused() -> None:
    with pytest.raises(ValueError, match="IRI"):
        Side(BEARS, forward=True).find("no iri> } #", 5)
