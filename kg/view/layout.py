"""Where the things of a picture stand: the same graph has the same places on each run."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, sqrt

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from kg.query.names import natural_order
from kg.view.kinds import AGENTS, NodeKind

Points = NDArray[np.float64]
Places = dict[str, tuple[float, float]]

SEED = 20
EDGE = 130.0
LINE = 15.0
LETTER = 6.4
WRAP = 20
ASPECT = 1.5
GAP = 46.0
ROW = 30.0


def place_nodes(graph: nx.DiGraph) -> Places:
    """Return the place of each node in pixels at zoom 1, the focus (or else the middle) at (0, 0).

    Nodes have a `size` (half the width of their mark) and a `label`. A graph whose `columns` is set
    stands in columns, any other in clouds by stress, its components apart.
    """
    if not graph:
        return {}
    places = place_columns(graph) if graph.graph.get("columns") else place_components(graph)
    focus = graph.graph.get("focus")
    middle = places[focus] if focus in places else centre(places)
    return {iri: (round(x - middle[0], 1) + 0.0, round(y - middle[1], 1) + 0.0) for iri, (x, y) in places.items()}


def centre(places: Places) -> tuple[float, float]:
    """Return the middle of the box that holds all places."""
    points = np.array(list(places.values()))
    x, y = (points.min(axis=0) + points.max(axis=0)) / 2
    return float(x), float(y)


def place_components(graph: nx.DiGraph) -> Places:
    """Return places with each component laid out by itself, and the components packed in rows."""
    found = [sorted(component) for component in nx.weakly_connected_components(graph)]
    components = sorted(found, key=lambda component: (-len(component), component))
    blocks: list[tuple[list[str], Points]] = []
    alone = [c[0] for c in components if len(c) == 1]
    for component in components:
        if len(component) > 1:
            points = stress_layout(graph.subgraph(component).to_undirected(), component)
            blocks.append((component, part_boxes(points, label_boxes(graph, component))))
    if alone:
        blocks.append((alone, grid(len(alone), label_boxes(graph, alone))))
    return pack(blocks, graph)


def stress_layout(graph: nx.Graph, nodes: Sequence[str]) -> Points:
    """Return places whose distances come near to the lengths of the shortest paths.

    Stress majorisation with weights 1/d² (Gansner, Koren and North 2004), begun from a spring layout.
    A link of a thing with many links is longer, so that its ring has room for them.
    """
    weighted = nx.Graph()
    weighted.add_nodes_from(nodes)
    for a, b in sorted(graph.edges):
        crowd = max(graph.degree(a), graph.degree(b))
        weighted.add_edge(a, b, length=EDGE * max(1.0, sqrt(crowd) / 2))
    wanted = np.asarray(nx.floyd_warshall_numpy(weighted, nodelist=list(nodes), weight="length"))
    start = nx.spring_layout(weighted, seed=SEED, method="force", weight=None)
    points = np.array([start[n] for n in nodes]) * wanted.max() / 2
    return np.round(majorise(points, wanted), 3)


def majorise(points: Points, wanted: Points, rounds: int = 120) -> Points:
    """Return the points after so many rounds, each of which brings distances nearer to the wanted ones."""
    weights = 1 / np.square(wanted + np.eye(len(wanted)))
    np.fill_diagonal(weights, 0)
    inverse = np.linalg.inv(np.diag(weights.sum(axis=1)) - weights + 1 / len(weights))
    for _ in range(rounds):
        apart = distances(points)
        pull = weights * np.divide(wanted, apart, out=np.zeros_like(wanted), where=apart > 1e-9)
        points = inverse @ ((np.diag(pull.sum(axis=1)) - pull) @ points)
    return points


def distances(points: Points) -> Points:
    """Return the distance of each point from each other."""
    steps = points[:, None, :] - points[None, :, :]
    return np.asarray(np.sqrt(np.square(steps).sum(axis=2)))


def label_boxes(graph: nx.DiGraph, nodes: Sequence[str]) -> Points:
    """Return the width and height that each node's mark and label take."""
    boxes = []
    for iri in nodes:
        length, size = min(len(graph.nodes[iri]["label"]), 2 * WRAP), graph.nodes[iri]["size"]
        width = max(2 * size, LETTER * min(length, WRAP)) + 14
        boxes.append((width, 2 * size + LINE * (1 + ceil(length / WRAP))))
    return np.array(boxes, dtype=np.float64)


def part_boxes(points: Points, boxes: Points, rounds: int = 150) -> Points:
    """Return the points moved so far apart that no two boxes around them overlap much."""
    room = (boxes[:, None, :] + boxes[None, :, :]) / 2
    points = points.copy()
    for _ in range(rounds):
        steps = points[:, None, :] - points[None, :, :]
        overlap = room - np.abs(steps)
        clash = (overlap > 0).all(axis=2) & ~np.eye(len(points), dtype=np.bool_)
        if not clash.any():
            break
        sideways = overlap[..., 0] < overlap[..., 1]
        for axis, chosen in ((0, clash & sideways), (1, clash & ~sideways)):
            push = np.where(chosen, overlap[..., axis], 0) * signs(steps[..., axis])
            points[:, axis] += 0.3 * push.sum(axis=1)
    return points


def signs(steps: Points) -> Points:
    """Return the direction of each step, one of two for points that coincide, by their order."""
    order = np.sign(np.arange(len(steps))[:, None] - np.arange(len(steps))[None, :])
    return np.where(steps == 0, order, np.sign(steps))


def grid(count: int, boxes: Points) -> Points:
    """Return places in rows for things without links."""
    width, height = boxes.max(axis=0)
    across = max(1, round(sqrt(count * ASPECT * height / width)))
    return np.array([(n % across * width, n // across * height) for n in range(count)], dtype=np.float64)


def pack(blocks: Sequence[tuple[list[str], Points]], graph: nx.DiGraph) -> Places:
    """Return the places of all blocks, set beside each other in rows of about the shape of a screen."""
    sizes = [extent(points, label_boxes(graph, nodes)) for nodes, points in blocks]
    line = max(*(w for w, _ in sizes), sqrt(ASPECT * sum((w + GAP) * (h + GAP) for w, h in sizes)))
    places: Places = {}
    x = y = row = 0.0
    for (nodes, points), (width, height) in zip(blocks, sizes, strict=True):
        if x and x + width > line:
            x, y, row = 0.0, y + row + GAP, 0.0
        corner = (points - label_boxes(graph, nodes) / 2).min(axis=0)
        for iri, (px, py) in zip(nodes, points - corner + (x, y), strict=True):
            places[iri] = (float(px), float(py))
        x, row = x + width + GAP, max(row, height)
    return places


def extent(points: Points, boxes: Points) -> tuple[float, float]:
    """Return the width and height of the box that holds all boxes."""
    width, height = (points + boxes / 2).max(axis=0) - (points - boxes / 2).min(axis=0)
    return float(width), float(height)


def place_columns(graph: nx.DiGraph) -> Places:
    """Return places in columns: who, what, where; each column in the order that crosses fewest links."""
    columns = to_columns(graph)
    order = {iri: float(n) for column in columns for n, iri in enumerate(column)}
    for sweep in range(8):
        for column in columns if sweep % 2 else reversed(columns):
            middle = {iri: mean_of_neighbours(graph, iri, order) for iri in column}
            column.sort(key=lambda iri: (middle[iri], natural_order(iri)))
            scale = 1 / max(1, len(column) - 1)
            order.update({iri: n * scale for n, iri in enumerate(column)})
    tall = max(len(column) for column in columns) * ROW
    places: Places = {}
    for number, column in enumerate(columns):
        for n, iri in enumerate(column):
            places[iri] = (column_place(columns, number), (n + 0.5) * tall / len(column))
    return places


def mean_of_neighbours(graph: nx.DiGraph, iri: str, order: dict[str, float]) -> float:
    """Return the mean position of the things that a node is linked with, its own where it has none."""
    near = [order[other] for other in {*graph.successors(iri), *graph.predecessors(iri)}]
    return round(sum(sorted(near)) / len(near), 6) if near else order[iri]


def column_place(columns: Sequence[Sequence[str]], number: int) -> float:
    """Return where a column stands: close to who bears a norm, far from a norm with its long label."""
    return sum(430.0 if len(columns) == 2 or n else 190.0 for n in range(number))


def to_columns(graph: nx.DiGraph) -> list[list[str]]:
    """Return the nodes by column: who bears something; norms; everything else."""
    who = [n for n, kind in graph.nodes(data="kind") if kind in AGENTS and graph.out_degree(n)]
    norms = [n for n, kind in graph.nodes(data="kind") if kind is NodeKind.NORM]
    seen = {*who, *norms}
    columns = [who, norms, [n for n in graph if n not in seen]]
    return [sorted(column, key=natural_order) for column in columns if column]
