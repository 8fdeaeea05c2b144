"""Where the things of a picture stand: the same graph has the same places on each run."""

from __future__ import annotations

import networkx as nx
import numpy as np

from kg.view.clouds import Places, place_clouds
from kg.view.kinds import Layout
from kg.view.rows import place_columns, place_levels, place_outline

PLACERS = {
    Layout.CLOUD: place_clouds,
    Layout.COLUMNS: place_columns,
    Layout.LEVELS: place_levels,
    Layout.OUTLINE: place_outline,
}


def place_nodes(graph: nx.DiGraph) -> Places:
    """Return the place of each node in pixels at zoom 1, the focus (or else the middle) at (0, 0).

    Nodes have a `size` (half the width of their mark) and a `label`; the graph's `layout` says how they stand.
    What columns and levels hold, and where they stand, is written into the graph's `heads`.
    """
    if not graph:
        return {}
    places = PLACERS[graph.graph["layout"]](graph)
    focus = graph.graph.get("focus")
    middle = places[focus] if focus in places else centre(places)
    graph.graph["heads"] = [(head, round(x - middle[0], 1)) for head, x in graph.graph.get("heads", ())]
    return {iri: (round(x - middle[0], 1) + 0.0, round(y - middle[1], 1) + 0.0) for iri, (x, y) in places.items()}


def centre(places: Places) -> tuple[float, float]:
    """Return the middle of the box that holds all places."""
    points = np.array(list(places.values()))
    x, y = (points.min(axis=0) + points.max(axis=0)) / 2
    return float(x), float(y)
