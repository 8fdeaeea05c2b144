"""Clouds: what is linked stands near, no label lies over another, components stand apart."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, sqrt

import networkx as nx
import numpy as np

from kg.view.stress import Points, sparse_stress, stress

Places = dict[str, tuple[float, float]]

LINE = 15.0
LETTER = 6.9
WRAP = 20
ASPECT = 1.5
ROOM, MUCH_ROOM = 1.5, 3.0
"""How much more room a small and a large cloud take than their labels."""
GAP = 46.0
FRAME = (740.0, 488.0)
"""The room for marks in a window of 1280 by 800 pixels, within a margin for labels."""
MOST_STRETCHED = 1.5
MOST_FOR_STRESS = 250


def place_clouds(graph: nx.DiGraph) -> Places:
    """Return places with each component laid out by itself, and the components packed in rows."""
    found = [sorted(component) for component in nx.weakly_connected_components(graph)]
    components = sorted(found, key=lambda component: (-len(component), component))
    alone = [component[0] for component in components if len(component) == 1]
    blocks = [(nodes, place_component(graph, nodes)) for nodes in components if len(nodes) > 1]
    if alone:
        blocks.append((alone, grid(len(alone), label_boxes(graph, alone))))
    return fill_frame(pack(blocks, graph), graph.graph.get("focus"))


def fill_frame(places: Places, focus: str | None) -> Places:
    """Return places stretched in one direction towards the shape of a window, with the focus in its middle.

    Labels stay as large as they are, so they gain the room that would be left empty beside the picture.
    """
    points = np.array(list(places.values()))
    middle = np.array(places[focus]) if focus in places else (points.min(axis=0) + points.max(axis=0)) / 2
    across, down = np.maximum(1.0, np.abs(points - middle).max(axis=0))
    wider = min(MOST_STRETCHED, max(1 / MOST_STRETCHED, FRAME[0] / FRAME[1] * down / across))
    stretched = (points - middle) * (max(1.0, wider), max(1.0, 1 / wider))
    return {iri: (float(x), float(y)) for iri, (x, y) in zip(places, stretched, strict=True)}


def place_component(graph: nx.DiGraph, nodes: Sequence[str]) -> Points:
    """Return places for things that hang together."""
    component, boxes = graph.subgraph(nodes).to_undirected(), label_boxes(graph, nodes)
    if len(nodes) <= MOST_FOR_STRESS:
        points, rounds = tighten(stress(component, nodes), boxes), 200
    else:
        points, rounds = even_out(sparse_stress(component, nodes), boxes), 40
    return part_boxes(np.round(points, 3), boxes, rounds)


def tighten(points: Points, boxes: Points) -> Points:
    """Return points turned and stretched to the shape of a screen, with little more room than labels take."""
    width, height = extent(points, boxes)
    if width < height:
        points, width, height = points[:, ::-1], height, width
    wider = min(1.3, max(1.0, sqrt(ASPECT * height / width)))
    points = points * (wider, 1 / wider)
    width, height = extent(points, boxes)
    return points * min(1.0, sqrt(ROOM * boxes.prod(axis=1).sum() / (width * height)))


def even_out(points: Points, boxes: Points) -> Points:
    """Return points that fill an ellipse evenly, each in its old direction from the middle and order of distance."""
    steps = points - points.mean(axis=0)
    away = np.hypot(*steps.T)
    order = np.argsort(np.argsort(away, kind="stable"), kind="stable")
    radius = sqrt(MUCH_ROOM * boxes.prod(axis=1).sum() / np.pi)
    wanted = radius * np.sqrt((order + 0.5) / len(points))
    return np.asarray(steps * (wanted / np.maximum(1e-9, away))[:, None] * (sqrt(ASPECT), 1 / sqrt(ASPECT)))


def label_boxes(graph: nx.DiGraph, nodes: Sequence[str]) -> Points:
    """Return the width and height that each node's mark and label take."""
    boxes = []
    for iri in nodes:
        length, size = min(len(graph.nodes[iri]["label"]), 3 * WRAP), graph.nodes[iri]["size"]
        width = max(2 * size, LETTER * min(length, WRAP)) + 14
        boxes.append((width, 2 * size + LINE * (1 + ceil(length / WRAP))))
    return np.array(boxes, dtype=np.float64)


def part_boxes(points: Points, boxes: Points, rounds: int = 200) -> Points:
    """Return the points moved so far apart that no two boxes around them overlap much."""
    points = points.copy()
    for _ in range(rounds):
        first, second = near_pairs(points, boxes[:, 0])
        steps = points[first] - points[second]
        overlap = (boxes[first] + boxes[second]) / 2 - np.abs(steps)
        clash = (overlap > 0).all(axis=1)
        if not clash.any():
            break
        first, second, steps, overlap = first[clash], second[clash], steps[clash], overlap[clash]
        sideways = overlap[:, 0] < overlap[:, 1]
        for axis, chosen in ((0, sideways), (1, ~sideways)):
            # Of two points that coincide, the first gives way to one side and the second to the other.
            push = 0.3 * np.where(chosen, overlap[:, axis], 0) * np.where(steps[:, axis] < 0, -1, 1)
            points[:, axis] += np.bincount(first, push, len(points)) - np.bincount(second, push, len(points))
    return points


def near_pairs(points: Points, widths: Points) -> tuple[np.ndarray, np.ndarray]:
    """Return the pairs of points that stand at most a widest box apart, from left to right."""
    order = np.argsort(points[:, 0], kind="stable")
    xs = points[order, 0]
    reach = np.searchsorted(xs, xs + widths.max()) - np.arange(len(xs)) - 1
    left = np.repeat(np.arange(len(xs)), reach)
    right = left + np.arange(len(left)) - np.repeat(np.cumsum(reach) - reach, reach) + 1
    return order[left], order[right]


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
