from collections import Counter

import networkx as nx
import pytest

import kg.view.graph
from kg.graph.store import Store
from kg.view.facts import Facts
from kg.view.focus import find_focus
from kg.view.graph import read_graph
from kg.view.kinds import NodeKind, ViewKind


def labels(graph: nx.DiGraph) -> set[str]:
    return {label for _, label in graph.nodes(data="label")}


def links(graph: nx.DiGraph) -> set[tuple[str, str, str]]:
    name = dict(graph.nodes(data="label"))
    return {(name[a], data["words"], name[b]) for a, b, data in graph.edges(data=True)}


def draw(facts: Facts, view: ViewKind, focus: str | None = None, hops: int = 2) -> nx.DiGraph:
    return read_graph(facts, view, find_focus(facts, focus, view) if focus else None, hops)


def test_related_shows_all_clause_types_and_tells_one_way_from_two_way_links(facts: Facts) -> None:
    graph = draw(facts, ViewKind.RELATED)
    assert labels(graph) == {"Help Desk", "Technical Support", "Toll-Free Number", "Spare Parts", "Royalties"}
    assert links(graph) == {
        ("Help Desk", "related to", "Technical Support"),
        ("Help Desk", "related to", "Toll-Free Number"),
        ("Technical Support", "related to", "Spare Parts"),
    }
    both = {graph.nodes[a]["label"] for a, _, data in graph.edges(data=True) if data["both"]}
    assert both == {"Help Desk"}


def test_hops_are_counted_from_the_focus_in_either_direction(facts: Facts) -> None:
    near = draw(facts, ViewKind.RELATED, "spare parts", hops=1)
    kinds = Counter(kind for _, kind in near.nodes(data="kind"))
    assert kinds == {NodeKind.CLAUSE_TYPE: 2, NodeKind.CLAUSE: 1}
    far = draw(facts, ViewKind.RELATED, "spare parts", hops=3)
    assert "Toll-Free Number" in labels(far) and "Royalties" not in labels(far)


def test_no_hops_show_only_the_focus(facts: Facts) -> None:
    graph = draw(facts, ViewKind.RELATED, "help desk", hops=0)
    assert labels(graph) == {"Help Desk"}


def test_a_focus_on_a_clause_type_shows_its_clauses(facts: Facts) -> None:
    graph = draw(facts, ViewKind.RELATED, "royalties")
    assert links(graph) == {("Royalties: Nothing is owed.", "is a clause of", "Royalties")}


def test_a_focus_on_a_party_shows_the_clause_types_it_bears_norms_in(facts: Facts) -> None:
    graph = draw(facts, ViewKind.RELATED, "vendor", hops=1)
    assert links(graph) == {("Vendor", "bears norms in", "Help Desk")}
    assert [data["count"] for *_, data in graph.edges(data=True)] == [2]


def test_responsibilities_go_from_who_over_what_to_where(facts: Facts) -> None:
    graph = draw(facts, ViewKind.RESPONSIBILITIES, "vendor")
    assert graph.graph["columns"]
    clause = "Help Desk: The Vendor shall answer every call within one hour."
    assert links(graph) == {
        ("Vendor", "bears", "Vendor must answer every call"),
        ("Vendor", "bears", "Vendor must not leave the desk unstaffed"),
        ("Vendor must answer every call", "is stated in", clause),
        ("Vendor must not leave the desk unstaffed", "is stated in", clause),
    }


def test_responsibilities_of_a_clause_type_begin_at_its_clauses(facts: Facts) -> None:
    graph = draw(facts, ViewKind.RESPONSIBILITIES, "clause-type/help-desk")
    assert {"Vendor", "Help Desk Lead", "Help Desk"} <= labels(graph)
    assert "Client may ask for a recording" not in labels(graph)


def test_norms_show_bearer_counterparty_and_limits(facts: Facts) -> None:
    graph = draw(facts, ViewKind.NORMS, "help desk lead")
    assert links(graph) == {
        ("Help Desk Lead", "bears", "Help Desk Lead must report to the Client"),
        ("Help Desk Lead must report to the Client", "holds towards", "Client"),
        ("Help Desk Lead must report to the Client", "is limited by", "each month"),
    }


def test_norms_of_a_clause_type_are_those_of_its_clauses(facts: Facts) -> None:
    graph = draw(facts, ViewKind.NORMS, "clause-type/technical-support")
    norms = {data["label"] for _, data in graph.nodes(data=True) if data["kind"] is NodeKind.NORM}
    assert norms == {"Client may ask for a recording", "(left open) must be kept for a year"}


def test_all_shows_what_is_near_of_every_kind(facts: Facts) -> None:
    graph = draw(facts, ViewKind.ALL, "help desk", hops=2)
    kinds = {kind for _, kind in graph.nodes(data="kind")}
    assert {NodeKind.CLAUSE_TYPE, NodeKind.CLAUSE, NodeKind.NORM, NodeKind.DOCUMENT} <= kinds


def test_a_norm_without_a_bearer_is_shown_all_the_same(facts: Facts) -> None:
    assert "(left open) must be kept for a year" in labels(draw(facts, ViewKind.RESPONSIBILITIES))


def test_what_is_too_much_is_shown_by_its_most_connected(stores, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kg.view.graph, "MOST_NODES", 20)
    monkeypatch.setattr(kg.view.graph, "OVERVIEW_NODES", 8)
    monkeypatch.setattr(kg.view.graph, "OVERVIEW_COLUMN", 5)
    facts = Facts(stores.to_store(*stores.many_pages(40)))
    related = draw(facts, ViewKind.RELATED)
    assert (len(related), related.graph["cut"], related.graph["overview"]) == (8, 32, True)
    who = draw(facts, ViewKind.RESPONSIBILITIES)
    assert Counter(kind for _, kind in who.nodes(data="kind")) == {NodeKind.PARTY: 5, NodeKind.CLAUSE_TYPE: 5}
    assert {data["words"] for *_, data in who.edges(data=True)} == {"bears norms in"}
    near = draw(facts, ViewKind.RESPONSIBILITIES, "Vendor 1")
    assert (len(near), near.graph["cut"]) == (20, -1)


@pytest.mark.parametrize("view", list(ViewKind))
def test_an_empty_store_gives_an_empty_graph(view: ViewKind) -> None:
    graph = draw(Facts(Store.in_memory()), view)
    assert (len(graph), graph.graph["cut"], graph.graph["focus"]) == (0, 0, None)
