from itertools import combinations, pairwise

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.view.clouds import label_boxes, part_boxes
from kg.view.encoding import size_nodes
from kg.view.facts import Facts
from kg.view.focus import find_focus
from kg.view.graph import read_graph
from kg.view.kinds import Layout, NodeKind, ViewKind
from kg.view.layout import place_nodes


def make_graph(names: list[str], links: list[tuple[str, str]]) -> nx.DiGraph:
    graph = nx.DiGraph(focus=None, layout=Layout.CLOUD)
    for name in names:
        graph.add_node(name, kind=NodeKind.CLAUSE_TYPE, label=name)
    graph.add_edges_from(links, words="related to", back="", count=1, both=False)
    size_nodes(graph)
    return graph


def star(leaves: int) -> nx.DiGraph:
    names = [f"Clause type {n}" for n in range(leaves + 1)]
    return make_graph(names, [(names[0], name) for name in names[1:]])


def draw(store, view: ViewKind, focus: str | None = None) -> nx.DiGraph:
    facts = Facts(store)
    graph = read_graph(facts, view, find_focus(facts, focus, view) if focus else None)
    size_nodes(graph)
    return graph


def test_no_graph_has_no_places() -> None:
    assert place_nodes(make_graph([], [])) == {}


def test_one_thing_stands_in_the_middle() -> None:
    assert place_nodes(make_graph(["a"], [])) == {"a": (0.0, 0.0)}


@pytest.mark.parametrize("view", list(ViewKind))
def test_the_same_graph_has_the_same_places_on_each_run(stores, view: ViewKind) -> None:
    store = stores.to_store(*stores.many_pages(12))
    assert place_nodes(draw(store, view)) == place_nodes(draw(store, view))


@pytest.mark.parametrize("view", [view for view in ViewKind if view is not ViewKind.DOCUMENT])
def test_the_focus_stands_in_the_middle(support, view: ViewKind) -> None:
    graph = draw(support, view, "vendor")
    assert place_nodes(graph)[graph.graph["focus"]] == (0.0, 0.0)


def test_things_without_links_stand_apart() -> None:
    graph = make_graph([f"Alone {n}" for n in range(30)], [])
    places = place_nodes(graph)
    assert all(abs(a[0] - b[0]) > 60 or abs(a[1] - b[1]) > 25 for a, b in combinations(places.values(), 2))


def test_labels_do_not_lie_over_each_other_around_a_crowded_hub() -> None:
    graph = star(60)
    places = place_nodes(graph)
    boxes = label_boxes(graph, list(graph))
    points = np.array([places[n] for n in graph])
    overlaps = 0
    for a, b in combinations(range(len(graph)), 2):
        room = (boxes[a] + boxes[b]) / 2 - np.abs(points[a] - points[b])
        overlaps += bool((room > 3).all())
    assert overlaps <= 2


def test_components_do_not_mix() -> None:
    links = [(f"{c}{n}", f"{c}{n + 1}") for c in "ABC" for n in range(5)]
    places = place_nodes(make_graph(sorted({n for link in links for n in link}), links))
    spans = []
    for c in "ABC":
        own = np.array([place for name, place in places.items() if name.startswith(c)])
        spans.append((own.min(axis=0), own.max(axis=0)))
    for (low, high), (other_low, other_high) in combinations(spans, 2):
        assert (high < other_low).any() or (other_high < low).any()


def test_responsibilities_stand_in_columns_from_clause_to_role(support) -> None:
    graph = draw(support, ViewKind.RESPONSIBILITIES)
    places = place_nodes(graph)
    order = (NodeKind.CLAUSE, NodeKind.NORM, NodeKind.PARTY, NodeKind.ROLE)
    columns = [{places[n][0] for n, k in graph.nodes(data="kind") if k is kind} for kind in order]
    assert [len(column) for column in columns] == [1, 1, 1, 1]
    xs = [x for column in columns for x in column]
    assert xs == sorted(set(xs))
    assert graph.graph["heads"] == list(zip(("Clauses", "What they say", "Parties", "Roles"), xs, strict=True))


def test_a_norm_stands_beside_its_clause_and_its_bearer(support) -> None:
    graph = draw(support, ViewKind.RESPONSIBILITIES, "help desk lead")
    places = place_nodes(graph)
    assert {y for _, y in places.values()} == {0.0}


def test_columns_are_ordered_so_that_links_cross_little() -> None:
    graph = nx.DiGraph(focus=None, layout=Layout.COLUMNS)
    for n in range(8):
        graph.add_node(f"party {n}", kind=NodeKind.PARTY, label="p")
        graph.add_node(f"norm {7 - n}", kind=NodeKind.NORM, label="n")
        graph.add_edge(f"party {n}", f"norm {7 - n}", words="bears", count=1, both=False)
    size_nodes(graph)
    places = place_nodes(graph)
    assert all(places[a][1] == places[b][1] for a, b in graph.edges)


def test_boxes_at_one_place_are_parted() -> None:
    points = part_boxes(np.zeros((5, 2)), np.full((5, 2), 20.0))
    assert len({tuple(np.round(p)) for p in points}) == 5


def test_levels_follow_the_links_and_a_circle_is_one_level() -> None:
    graph = nx.DiGraph(focus=None, layout=Layout.LEVELS)
    for name in "abcdx":
        graph.add_node(name, kind=NodeKind.ROLE, label=name)
    links = [("a", "b"), ("b", "c"), ("c", "b"), ("c", "d"), ("a", "d"), ("x", "d")]
    graph.add_edges_from(links, words="passes a matter on to", count=1, both=False)
    size_nodes(graph)
    places = place_nodes(graph)
    level = {x: n for n, x in enumerate(sorted({x for x, _ in places.values()}))}
    assert {name: level[places[name][0]] for name in "abcdx"} == {"a": 0, "x": 0, "b": 1, "c": 1, "d": 2}
    assert [head for head, _ in graph.graph["heads"]] == ["First contact", "Second level", "Third level"]


def test_an_outline_reads_from_the_top_and_steps_in() -> None:
    graph = nx.DiGraph(focus=None, layout=Layout.OUTLINE)
    for name in ("book", "one", "two", "two a", "two b", "three"):
        graph.add_node(name, kind=NodeKind.PROVISION, label=name)
    parts = [("one", "book"), ("two", "book"), ("two b", "two"), ("two a", "two"), ("three", "book")]
    graph.add_edges_from(parts, words="is part of", count=1, both=False)
    graph.add_edge("three", "one", words="cites", count=1, both=False)
    graph.add_node("other book", kind=NodeKind.DOCUMENT, label="other book")
    graph.add_edge("two", "other book", words="is part of", count=1, both=False)
    size_nodes(graph)
    places = place_nodes(graph)
    assert places["other book"][0] > places["two a"][0]
    del places["other book"]
    assert sorted(places, key=lambda name: places[name][1]) == ["book", "one", "two", "two a", "two b", "three"]
    assert places["book"][0] < places["one"][0] == places["three"][0] < places["two a"][0]


def test_documents_stand_in_two_columns_each_under_the_shorter_one() -> None:
    graph = nx.DiGraph(layout=Layout.OUTLINE, view=ViewKind.DOCUMENT)
    for name, parts in (("a", 5), ("b", 1), ("c", 1)):
        graph.add_node(name, kind=NodeKind.DOCUMENT, label=name)
        for number in range(parts):
            graph.add_node(f"{name} {number}", kind=NodeKind.CLAUSE, label=name)
            graph.add_edge(f"{name} {number}", name, words="is part of", back="has the part")
    places = place_nodes(graph)
    assert places["a"][0] < places["b"][0] == places["c"][0]
    assert places["a"][1] == places["b"][1] < places["b 0"][1] < places["c"][1]


def test_a_cloud_is_stretched_to_the_shape_of_a_window() -> None:
    names = [f"thing {n}" for n in range(24)]
    places = np.array(list(place_nodes(make_graph(names, list(pairwise(names)))).values()))
    width, height = places.max(axis=0) - places.min(axis=0)
    assert 1.1 < width / height < 2.2


def test_a_cloud_of_thousands_keeps_links_short_and_boxes_apart() -> None:
    names = [f"n{n:04}" for n in range(1500)]
    links = [(names[n], names[(n - 1) // 3]) for n in range(1, 1500)]
    graph = make_graph(names, links)
    places = place_nodes(graph)
    points = np.array([places[name] for name in names])
    spread = np.hypot(*(points.max(axis=0) - points.min(axis=0)))
    lengths = [np.hypot(*np.subtract(places[a], places[b])) for a, b in links]
    assert np.median(lengths) < spread / 8
    assert len({tuple(point) for point in points.tolist()}) == 1500


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 14), st.lists(st.tuples(st.integers(0, 13), st.integers(0, 13)), max_size=30))
def test_every_thing_has_a_place_of_its_own(count: int, pairs: list[tuple[int, int]]) -> None:
    names = [f"n{n:02}" for n in range(count)]
    links = [(names[a], names[b]) for a, b in pairs if a != b and a < count and b < count]
    places = place_nodes(make_graph(names, links))
    assert set(places) == set(names)
    assert len(set(places.values())) == count
    assert np.isfinite(np.array(list(places.values()))).all()
