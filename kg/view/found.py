"""What was found near a thing, and how much of it an answer has room for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import networkx as nx

MOST_NODES = 500
"""How many things an answer to the explorer holds at most."""
CUT = "Of {:,} things that belong here, the {:,} nearest are drawn. Choose one to see what else it is linked with."


@dataclass(frozen=True, slots=True)
class More:
    """A relation of which not all is shown.

    `words` are what it is called from the thing, `total` is how many links there are, `next` how many of them come
    before the next one.
    """

    words: str
    total: int
    next: int


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A picture of what is near a thing, what of it is left out, and the query that found it."""

    graph: nx.DiGraph
    more: tuple[More, ...]
    sparql: str
    notes: tuple[str, ...] = field(default=())


def cut_to_room(found: Neighbourhood, most: int = MOST_NODES) -> Neighbourhood:
    """Return a picture of at most so many things: the focus and what is nearest to it.

    What is cut off from the focus counts as more of its relation.
    """
    graph = found.graph
    if len(graph) <= most:
        return found
    kept = graph.copy()
    kept.remove_nodes_from(list(from_the_middle(graph))[most:])
    notes = (*found.notes, CUT.format(len(graph), most))
    return replace(found, graph=kept, more=tuple(count_cut(found, kept)), notes=notes)


def from_the_middle(graph: nx.DiGraph) -> Iterator[str]:
    """Yield the things of a picture by how many links away from the focus they are, its relations in turn."""
    focus = graph.graph.get("focus")
    linked = graph.to_undirected(as_view=True)
    away = nx.single_source_shortest_path_length(linked, focus) if focus in graph else {}
    by_relation = {other: words for words, other in links_at(graph, focus)}
    turns: dict[str, tuple[int, int]] = {}
    met: Counter[tuple[int, str]] = Counter()
    for iri in graph:
        group = away.get(iri, len(graph)), by_relation.get(iri, "")
        turns[iri] = group[0], met[group]
        met[group] += 1
    yield from sorted(graph, key=lambda iri: turns[iri])


def count_cut(found: Neighbourhood, kept: nx.DiGraph) -> Iterator[More]:
    """Yield what is left out of each relation of the focus, with what was cut off."""
    focus, known = found.graph.graph.get("focus"), {more.words: more for more in found.more}
    had, has = (Counter(words for words, _ in links_at(graph, focus)) for graph in (found.graph, kept))
    for words in dict.fromkeys((*known, *had)):
        lost, more = had[words] - has[words], known.get(words)
        if more:
            yield replace(more, next=more.next - lost)
        elif lost:
            yield More(words, had[words], has[words])


def links_at(graph: nx.DiGraph, iri: str | None) -> Iterator[tuple[str, str]]:
    """Yield the links of a thing of a picture: the relation as it is called from there, and the other end."""
    if iri in graph:
        yield from ((data["words"], other) for _, other, data in graph.out_edges(iri, data=True))
        yield from ((data["back"], other) for other, _, data in graph.in_edges(iri, data=True))
