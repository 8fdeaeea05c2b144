"""Ordered pictures: columns by kind of thing, levels along the links, outlines of documents."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx

from kg.query.names import natural_order
from kg.view.clouds import GAP, Places
from kg.view.kinds import AGENTS, NodeKind, ViewKind
from kg.view.links import PART_OF

ROW = 42.0
WIDTHS = {"Clauses": 200.0, "What they say": 430.0, "Parties": 190.0}
"""How far the next column is from one."""
FIRST = 130.0
"""How far the next column is from the first, whose labels stand to its left."""
COLUMN = 330.0
LEVEL = 270.0
LEVEL_ROW = 84.0
LINE = 25.0
INDENT = 30.0
SHEET = 560.0
SHEETS = 2
"""How many documents stand side by side: as many as a window shows at a size that can be read."""

HEADS = {
    NodeKind.CLAUSE: "Clauses",
    NodeKind.NORM: "What they say",
    NodeKind.PARTY: "Parties",
    NodeKind.ROLE: "Roles",
    NodeKind.CLAUSE_TYPE: "Clause types",
}
LEVELS = ("First contact", "Second level", "Third level", "Fourth level")


def place_columns(graph: nx.DiGraph) -> Places:
    """Return places in columns, and write into the graph's `heads` where each stands and what it holds."""
    columns = to_columns(graph)
    widths = [WIDTHS.get(head, COLUMN) for head, _ in columns]
    if len(columns) > 2:
        widths[0] = FIRST
    xs = [sum(widths[:n]) for n in range(len(columns))]
    longest = max(range(len(columns)), key=lambda n: (len(columns[n][1]), -n))
    ys: dict[str, float] = {}
    # The longest column keeps the order of the text; the others follow it, so that few links cross.
    others = [*range(longest - 1, -1, -1), *range(longest + 1, len(columns))]
    for n in [longest, *others, *others]:  # twice, since what is linked may stand in a later column
        column = columns[n][1]
        wanted = {iri: mean_of_neighbours(graph, iri, ys) if ys else place * ROW for place, iri in enumerate(column)}
        column.sort(key=lambda iri: (wanted[iri], natural_order(iri)))
        ys.update(zip(column, keep_apart([wanted[iri] for iri in column], ROW), strict=True))
    graph.graph["heads"] = [(head, xs[n]) for n, (head, _) in enumerate(columns)]
    return {iri: (xs[n], ys[iri]) for n, (_, column) in enumerate(columns) for iri in column}


def keep_apart(wanted: Sequence[float], gap: float) -> list[float]:
    """Return the places nearest to the wanted ones (given in order) that are a gap apart.

    >>> keep_apart([0, 0, 90], 10)
    [-5.0, 5.0, 90.0]
    """
    blocks: list[tuple[float, int]] = []  # the middle of a run of things that touch, and how many they are
    for place in wanted:
        middle, size = float(place), 1
        while blocks and middle - blocks[-1][0] < gap * (size + blocks[-1][1]) / 2:
            before, more = blocks.pop()
            middle, size = (middle * size + before * more) / (size + more), size + more
        blocks.append((middle, size))
    return [middle + gap * (n - (size - 1) / 2) for middle, size in blocks for n in range(size)]


def mean_of_neighbours(graph: nx.DiGraph, iri: str, order: dict[str, float]) -> float:
    """Return the mean place of the things that a node is linked with, the last place where none has one."""
    near = [order[other] for other in {*graph.successors(iri), *graph.predecessors(iri)} if other in order]
    return round(sum(sorted(near)) / len(near), 6) if near else max(order.values(), default=0.0)


def to_columns(graph: nx.DiGraph) -> list[tuple[str, list[str]]]:
    """Return the columns that hold something, each with its head, in the order in which they are read."""
    kinds = dict(graph.nodes(data="kind"))
    if graph.graph.get("view") is ViewKind.NORMS:
        who = {n for n, kind in kinds.items() if kind in AGENTS and graph.out_degree(n)}
        sides = [("Who", who), (HEADS[NodeKind.NORM], {n for n, k in kinds.items() if k is NodeKind.NORM})]
        sides.append(("Towards whom, and limits", set(kinds) - who - sides[1][1]))
    else:
        sides = [
            (HEADS[NodeKind.CLAUSE_TYPE], {n for n, k in kinds.items() if k not in HEADS or k is NodeKind.CLAUSE_TYPE}),
            *((HEADS[kind], {n for n, k in kinds.items() if k is kind}) for kind in list(HEADS)[:4]),
        ]
    return [(head, sorted(column, key=natural_order)) for head, column in sides if column]


def place_levels(graph: nx.DiGraph) -> Places:
    """Return places in levels from left to right, and write into the graph's `heads` where each stands.

    A thing stands one level after the last that leads to it; of things that lead round in a circle, all
    stand on the level of the first.
    """
    levels = count_levels(graph)
    places: Places = {}
    top = 0.0
    components = sorted((sorted(c) for c in nx.weakly_connected_components(graph)), key=lambda c: (-len(c), c))
    for component in components:
        own: dict[int, list[str]] = {}
        for iri in sorted(component, key=natural_order):
            own.setdefault(levels[iri], []).append(iri)
        tall = max(map(len, own.values())) * LEVEL_ROW
        order: dict[str, float] = {}
        for level, column in sorted(own.items()):
            column.sort(key=lambda iri: (mean_of_neighbours(graph, iri, order), natural_order(iri)))
            order.update({iri: (n + 0.5) / len(column) for n, iri in enumerate(column)})
            places.update({iri: (level * LEVEL, top + order[iri] * tall) for iri in column})
        top += tall + GAP
    graph.graph["heads"] = [(name_level(n), n * LEVEL) for n in range(max(levels.values()) + 1)]
    return places


def name_level(number: int) -> str:
    """Return what a level is called; the first is 0.

    >>> name_level(0), name_level(6)
    ('First contact', 'Level 7')
    """
    return LEVELS[number] if number < len(LEVELS) else f"Level {number + 1}"


def count_levels(graph: nx.DiGraph) -> dict[str, int]:
    """Return how many steps lead to each thing at most; what leads round in a circle counts as one thing."""
    circles = nx.condensation(graph)
    level: dict[int, int] = {}
    for circle in nx.topological_sort(circles):
        level[circle] = max((level[before] + 1 for before in circles.predecessors(circle)), default=0)
    return {iri: level[circle] for iri, circle in circles.graph["mapping"].items()}


def place_outline(graph: nx.DiGraph) -> Places:
    """Return places as in a table of contents: a part under what it is part of, documents in two columns.

    Each document stands under the shorter column.
    """
    tree = nx.DiGraph()
    tree.add_nodes_from(graph)  # in the order of the text, which the parts of each part keep
    parts = [(part, whole) for part, whole, words in graph.edges(data="words") if words == PART_OF.words]
    place = {iri: n for n, iri in enumerate(graph)}
    tree.add_edges_from((whole, part) for part, whole in sorted(parts, key=lambda pair: place[pair[0]]))
    tops = [iri for iri in graph if not tree.in_degree(iri)]
    places: Places = {}
    rows = [0] * SHEETS
    for top in tops:
        # What stands in several documents has its place in the first of them.
        own = [(iri, depth) for iri, depth in walk(tree, top) if iri not in places]
        column = rows.index(min(rows))
        x, first = column * SHEET, rows[column]
        places.update({iri: (x + depth * INDENT, (first + row) * LINE) for row, (iri, depth) in enumerate(own)})
        rows[column] += len(own) + 1
    return places


def walk(tree: nx.DiGraph, top: str) -> Sequence[tuple[str, int]]:
    """Return a part and all parts under it with their depths, in the order of the text."""
    found: list[tuple[str, int]] = []
    waiting = [(top, 0)]
    while waiting:
        iri, depth = waiting.pop()
        found.append((iri, depth))
        waiting += [(part, depth + 1) for part in reversed(list(tree.successors(iri)))]
    return found
