"""How much an answer to the explorer holds at most, and what it says of the rest."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import networkx as nx
import pytest

from kg.graph.store import N_QUADS, Store
from kg.view.answers import answer_focus
from kg.view.focus import Focus
from kg.view.found import CUT, MOST_NODES, More, Neighbourhood, cut_to_room
from kg.view.kinds import NodeKind, ViewKind
from kg.view.neighbourhood import PAGE, sides_at
from kg.view.wanted import Wanted
from kg.vocabulary import CG, RDF, SKOS

ID = "https://w3id.org/clausegraph/id/"
CROWD = 700


@pytest.fixture(scope="module")
def crowded(stores: ModuleType) -> Store:
    """Return a store with a norm that holds towards many more than an answer has room for."""
    duty = stores.Duty("Vendor", "tell everybody", to="Buyer")
    page = stores.read_page("Duties", [stores.Sample("Duty", "The Vendor shall tell everybody.", (duty,))])
    store: Store = stores.to_store(page)
    [document] = store.documents()
    lines = []
    for number in range(CROWD - 1):
        party = f"<{ID}party/party-{number}>"
        lines += [
            f"{norm_of(store)} <{CG.counterparty}> {party} <{document}> .",
            f"{party} <{RDF.type}> <{CG.Party}> <{document}> .",
            f'{party} <{SKOS.prefLabel}> "Party {number}" <{document}> .',
        ]
    store.quads.load("\n".join(lines).encode(), format=N_QUADS)
    return store


def norm_of(store: Store) -> str:
    return str(next(iter(store.query("SELECT ?norm { ?norm a cg:Norm }")))["norm"])  # type: ignore[index]


def ends(answer: dict[str, Any]) -> set[int]:
    return {end for edge in answer["pictures"][0]["edges"] for end in edge[:2]}


@pytest.mark.parametrize("kind", ViewKind)
def test_no_answer_holds_more_than_there_is_room_for_and_nothing_dangles(crowded: Store, kind: ViewKind) -> None:
    for iri in (norm_of(crowded)[1:-1], f"{ID}party/vendor", f"{ID}clause-type/duties", crowded.documents()[0]):
        answer = answer_focus(crowded, Wanted(iri, kind))
        assert answer
        assert len(answer["things"]) <= MOST_NODES
        assert ends(answer) <= {node[0] for node in answer["pictures"][0]["nodes"]} <= set(range(len(answer["things"])))


def test_what_is_cut_is_counted_by_relation(crowded: Store) -> None:
    answer = answer_focus(crowded, Wanted(norm_of(crowded)[1:-1], ViewKind.NORMS))
    assert answer
    assert len(answer["things"]) == MOST_NODES
    drawn = sum(edge[0] == answer["pictures"][0]["focus"] for edge in answer["pictures"][0]["edges"])
    assert answer["more"] == [("holds towards", CROWD, drawn)]
    assert drawn < CROWD
    assert CUT.format(CROWD + 2, MOST_NODES) in answer["notes"]


def test_what_is_cut_from_something_else_is_found_by_choosing_that(crowded: Store) -> None:
    answer = answer_focus(crowded, Wanted(f"{ID}party/vendor", ViewKind.NORMS))
    assert answer
    assert len(answer["things"]) == MOST_NODES
    assert answer["more"] == []
    around = answer_focus(crowded, Wanted(norm_of(crowded)[1:-1], ViewKind.ALL))
    assert around
    assert around["more"] == [("holds towards", CROWD, PAGE)]


@pytest.mark.parametrize("view", ViewKind)
@pytest.mark.parametrize("kind", NodeKind)
def test_a_page_of_each_relation_has_room(view: ViewKind, kind: NodeKind) -> None:
    sides = list(sides_at(view, Focus("", kind, "")))
    assert 1 + len(sides) * PAGE <= MOST_NODES


def test_what_is_nearest_stays_and_something_of_each_relation() -> None:
    graph = nx.DiGraph(focus="middle")
    for number in range(4):
        graph.add_edge("middle", f"near {number}", words="bears", back="is borne by")
        graph.add_edge(f"near {number}", f"far {number}", words="holds towards", back="is owed")
    graph.add_edge("middle", "only one", words="is provided by", back="provides")
    cut = cut_to_room(Neighbourhood(graph, (More("bears", 90, 4),), ""), 4)
    assert set(cut.graph) == {"middle", "near 0", "near 1", "only one"}
    assert cut.more == (More("bears", 90, 2),)
    assert cut.notes == (CUT.format(10, 4),)
    assert cut_to_room(cut, 4) is cut
