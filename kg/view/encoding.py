"""How things look: their shape first, then their colour, then their size.

The colours keep a contrast of 3:1 on the page's light or dark ground and stay apart under the common
kinds of colour blindness; no two kinds that meet in a picture differ by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import networkx as nx

from kg.view.kinds import Layout, NodeKind
from kg.view.links import (
    ABOUT,
    ACTS_AS,
    CITES,
    DEFINED_IN,
    LIMITED_BY,
    PROVIDED_BY,
    STANDS_IN,
    TOWARDS,
)


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a kind of thing: a shape that the page knows, colours by day and by night, a size."""

    shape: str
    light: str
    dark: str
    size: float
    plural: str


LOOKS = {
    NodeKind.CLAUSE_TYPE: Look("dot", "#0072B2", "#56A8DC", 7, "clause types"),
    NodeKind.PARTY: Look("diamond", "#D55E00", "#F08A43", 10, "parties"),
    NodeKind.ROLE: Look("triangle", "#007A59", "#3DBE95", 9, "roles"),
    NodeKind.ORGANIZATION: Look("star", "#D55E00", "#F08A43", 10, "organizations"),
    NodeKind.NORM: Look("hexagon", "#5B6770", "#A3B0BA", 7, "norms"),
    NodeKind.QUALIFIER: Look("triangleDown", "#5B6770", "#A3B0BA", 6, "limits"),
    NodeKind.CLAUSE: Look("square", "#B0578D", "#D997BE", 7, "clauses"),
    NodeKind.PROVISION: Look("bar", "#5B6770", "#A3B0BA", 6, "provisions"),
    NodeKind.DOCUMENT: Look("page", "#5B6770", "#A3B0BA", 9, "documents"),
    NodeKind.TERM: Look("ring", "#5B6770", "#A3B0BA", 7, "defined terms"),
}

DASHES = {
    TOWARDS.words: (6, 5),
    LIMITED_BY.words: (2, 4),
    PROVIDED_BY.words: (6, 5),
    ACTS_AS.words: (6, 5),
    ABOUT.words: (2, 4),
    STANDS_IN.words: (2, 4),
    DEFINED_IN.words: (2, 4),
    CITES.words: (5, 4),
}
"""What a link is called → the lengths of its dashes and gaps; others are drawn through."""


def size_nodes(graph: nx.DiGraph) -> None:
    """Give each node its `size`: that of its kind, and more with the number of its links."""
    focus, cloud = graph.graph.get("focus"), graph.graph["layout"] is Layout.CLOUD
    for iri, kind in graph.nodes(data="kind"):
        grown = 3.2 * sqrt(max(0, graph.degree(iri) - 1)) if cloud else 0
        graph.nodes[iri]["size"] = round(min(LOOKS[kind].size + grown + 5 * (cloud and iri == focus), 26), 1)


def edge_width(count: int, both: bool) -> float:
    """Return how thick a link is: thicker where more norms stand behind it or where it goes both ways.

    >>> edge_width(1, False) < edge_width(1, True) < edge_width(20, False)
    True
    """
    return round(min(1.0 + (0.8 if both else 0) + 0.7 * sqrt(count - 1), 6), 1)


@dataclass(frozen=True, slots=True)
class LinkLook:
    """A kind of link: what it is called from either end, whether it goes both ways, its dashes."""

    words: str
    back: str
    both: bool
    dashes: tuple[int, ...]


def link_looks(graph: nx.DiGraph) -> list[LinkLook]:
    """Return the kinds of links that a graph has, sorted."""
    kinds = {(data["words"], data["back"], data["both"]) for *_, data in graph.edges(data=True)}
    return [LinkLook(words, back, both, DASHES.get(words, ())) for words, back, both in sorted(kinds)]
