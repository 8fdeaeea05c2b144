"""Places whose distances come near to the lengths of the shortest paths between things."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]

SEED = 20
EDGE = 130.0
PIVOTS = 50


def stress(graph: nx.Graph, nodes: Sequence[str]) -> Points:
    """Return places for a connected graph of some hundred things.

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


def majorise(points: Points, wanted: Points, rounds: int = 80) -> Points:
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


def sparse_stress(graph: nx.Graph, nodes: Sequence[str], rounds: int = 60) -> Points:
    """Return places for a connected graph of some thousand things.

    Distances count along links and from some pivots only (Ortmann, Klimenta and Brandes 2017), begun from
    the pivots' multidimensional scaling (Brandes and Pich 2006).
    """
    number = {node: n for n, node in enumerate(nodes)}
    links = np.array([(number[a], number[b]) for a, b in sorted(graph.edges)])
    pivots, wanted = measure_from_pivots([[number[m] for m in graph.adj[n]] for n in nodes])
    points = scale_pivots(wanted)
    ends, others = np.concatenate([links, links[:, ::-1]]).T
    weights = np.divide(1, np.square(wanted), out=np.zeros_like(wanted), where=wanted > 0) * EDGE**2
    whole = weights.sum(axis=1) + np.bincount(ends, minlength=len(nodes))
    for _ in range(rounds):
        steps = points[ends] - points[others]
        aims = points[others] + EDGE * steps / np.maximum(1e-9, np.hypot(*steps.T))[:, None]
        from_pivots = points[:, None, :] - points[None, pivots, :]
        apart = np.maximum(1e-9, np.sqrt(np.square(from_pivots).sum(axis=2)))
        goals = points[None, pivots, :] + from_pivots * (wanted / apart)[..., None]
        moved = (weights[..., None] * goals).sum(axis=1)
        for axis in (0, 1):
            moved[:, axis] += np.bincount(ends, aims[:, axis], len(nodes))
        points = moved / whole[:, None]
    return np.round(points, 3)


def measure_from_pivots(neighbours: Sequence[Sequence[int]]) -> tuple[list[int], Points]:
    """Return pivots far from each other, and the distance of each thing from each of them."""
    pivots: list[int] = []
    columns: list[Points] = []
    next_pivot = 0
    for _ in range(min(PIVOTS, len(neighbours))):
        pivots.append(next_pivot)
        columns.append(measure_from(neighbours, next_pivot))
        next_pivot = int(np.argmax(np.min(columns, axis=0)))
    return pivots, EDGE * np.array(columns).T


def measure_from(neighbours: Sequence[Sequence[int]], start: int) -> Points:
    """Return how many links away each thing is from one."""
    steps = np.full(len(neighbours), -1.0)
    steps[start], frontier, away = 0, [start], 0
    while frontier:
        away += 1
        reached = []
        for node in frontier:
            for other in neighbours[node]:
                if steps[other] < 0:
                    steps[other] = away
                    reached.append(other)
        frontier = reached
    return steps


def scale_pivots(wanted: Points) -> Points:
    """Return the places in the plane that keep the distances from the pivots best."""
    squares = np.square(wanted)
    centred = -0.5 * (squares - squares.mean(axis=0) - squares.mean(axis=1)[:, None] + squares.mean())
    vectors, values, _ = np.linalg.svd(centred, full_matrices=False)
    points = vectors[:, :2] * values[:2] / sqrt(len(wanted))
    # The sign of a singular vector is left open; the heaviest entry is made positive.
    for axis in range(points.shape[1]):
        points[:, axis] *= np.sign(points[np.argmax(np.abs(points[:, axis])), axis]) or 1
    spread = np.random.default_rng(SEED).normal(scale=EDGE / 10, size=points.shape)
    return np.asarray(points + spread)
