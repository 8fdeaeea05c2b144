from collections import Counter

import networkx as nx
import pytest

import kg.view.graph
from kg.graph.store import Store
from kg.model import Modality, QualifierKind
from kg.view.facts import Facts
from kg.view.focus import find_focus
from kg.view.graph import read_graph
from kg.view.kinds import Layout, NodeKind, ViewKind


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
    assert graph.graph["layout"] is Layout.COLUMNS
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
    monkeypatch.setattr(kg.view.graph, "OVERVIEW_COLUMN", 5)
    facts = Facts(stores.to_store(*stores.many_pages(140)))
    related = read_graph(facts, ViewKind.RELATED, most=130)
    assert (len(related), related.graph["cut"], related.graph["overview"]) == (120, 20, True)
    who = read_graph(facts, ViewKind.RESPONSIBILITIES, most=20)
    assert Counter(kind for _, kind in who.nodes(data="kind")) == {NodeKind.PARTY: 5, NodeKind.CLAUSE_TYPE: 5}
    assert {data["words"] for *_, data in who.edges(data=True)} == {"bears norms in"}
    near = read_graph(facts, ViewKind.RESPONSIBILITIES, find_focus(facts, "Vendor 1", ViewKind.OWES), most=20)
    assert (len(near), near.graph["cut"]) == (20, -1)


def test_who_owes_whom_counts_obligations_in_each_direction(stores) -> None:
    duties = (
        stores.Duty("Vendor", "answer", to="Client"),
        stores.Duty("Vendor", "report", to="Client"),
        stores.Duty("Client", "pay", to="Vendor"),
        stores.Duty("Client", "ask", Modality.PERMISSION, to="Vendor"),
        stores.Duty("Auditor", "wait"),
    )
    facts = Facts(stores.to_store(stores.read_page("Desk", [stores.Sample("Desk", "All act.", duties)])))
    graph = draw(facts, ViewKind.OWES)
    name = dict(graph.nodes(data="label"))
    owed = {(name[a], name[b]): data["count"] for a, b, data in graph.edges(data=True)}
    assert owed == {("Vendor", "Client"): 2, ("Client", "Vendor"): 1}
    assert draw(facts, ViewKind.OWES, "clause-type/desk").edges == graph.edges
    assert labels(draw(facts, ViewKind.OWES, "vendor", hops=1)) == {"Vendor", "Client"}


def test_escalation_follows_who_passes_a_matter_on_to_whom(stores) -> None:
    soon = ((QualifierKind.DEADLINE, "within a day"),)
    page = stores.read_page(
        "Escalation",
        [
            stores.Sample(
                "Escalation", "The Clerk refers it.", (stores.Duty("Clerk", "refer it", to="Lead", limits=soon),)
            ),
            stores.Sample("Escalation", "Or so.", (stores.Duty("Lead", "raise it", to="Director"),)),
            stores.Sample("Escalation", "It ends.", (stores.Duty("Director", "pay", to="Clerk"),)),
            stores.Sample("Escalation", "Any of them may.", (stores.Duty(None, "refer it", to="Director"),)),
        ],
        roles=["Clerk", "Lead", "Director"],
    )
    other = stores.read_page(
        "Invoices", [stores.Sample("Invoices", "He does.", (stores.Duty("Clerk", "pass it on", to="Bank"),))]
    )
    facts = Facts(stores.to_store(page, other))
    graph = draw(facts, ViewKind.ESCALATION)
    assert links(graph) == {
        ("Clerk", "passes a matter on to", "Lead"),
        ("Lead", "passes a matter on to", "Director"),
        ("Escalation: Any of them may.", "sends a matter to", "Director"),
    }
    assert {data["label"] for *_, data in graph.edges(data=True)} == {"within a day", ""}
    assert links(draw(facts, ViewKind.ESCALATION, "clause-type/escalation")) == links(graph)
    assert len(draw(facts, ViewKind.ESCALATION, "clause-type/invoices")) == 0


def test_who_provides_a_role_is_shown_without_what_else_the_provider_must_do(stores) -> None:
    page = stores.read_page(
        "Desk",
        [stores.Sample("Desk", "All act.", (stores.Duty("Lead", "act"), stores.Duty("Vendor", "pay")))],
        roles=["Lead"],
        providers={"Lead": "Vendor"},
    )
    graph = draw(Facts(stores.to_store(page)), ViewKind.RESPONSIBILITIES, "lead")
    assert ("Lead", "is provided by", "Vendor") in links(graph)
    assert "Vendor must pay" not in labels(graph)


@pytest.mark.parametrize("view", list(ViewKind))
def test_an_empty_store_gives_an_empty_graph(view: ViewKind) -> None:
    graph = draw(Facts(Store.in_memory()), view)
    assert (len(graph), graph.graph["cut"], graph.graph["focus"]) == (0, 0, None)


def test_a_clause_beside_its_type_is_not_named_after_it_again(facts: Facts) -> None:
    graph = draw(facts, ViewKind.RESPONSIBILITIES, "clause-type/help-desk")
    short = {data.get("short") for _, data in graph.nodes(data=True) if data["kind"] is NodeKind.CLAUSE}
    assert "The Vendor shall answer every call within one hour." in short
    alone = draw(facts, ViewKind.RESPONSIBILITIES)
    assert {data.get("short") for _, data in alone.nodes(data=True) if data["kind"] is NodeKind.CLAUSE} == {None}
