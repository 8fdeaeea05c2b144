"""Graphs → the data that a page draws and reads out: the only thing that its script is given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import networkx as nx
from pyvis.network import Network

from kg.config import DEFAULT_BASE
from kg.view.details import LONGEST_NAME, Readout
from kg.view.encoded import to_json
from kg.view.encoding import LOOKS, edge_width, link_looks, size_nodes
from kg.view.facts import Facts
from kg.view.labels import one_line, shorten
from kg.view.layout import place_nodes

LONGEST_IRI = 400
LONGEST_LINK_LABEL = 40
LEAST_DETAILS = 40_000
UNCOUNTED = 30_000
"""What the numbers and names in what is read out take at most, beside its texts."""

Json = dict[str, Any]


def to_payload(  # noqa: PLR0913 (the last by keyword)
    facts: Facts,
    graphs: Sequence[nx.DiGraph],
    room: int,
    told: Iterable[str] | None = None,
    reader: type[Readout] = Readout,
    *,
    placed: bool = True,
) -> Json:
    """Return the data of some pictures, with what is to be read out of their things.

    Things are listed once and named by their numbers. A picture is its `nodes` (number, x, y, size, and its own
    label or where in the thing's label that begins) and its `edges` (from, to, kind of link, norms behind it,
    width, words on it). What is read out is as much as brings the data to `room` characters, but never nothing;
    `told` are the things that a `reader` reads out, by default all of them. What is not `placed` stands at (0, 0).
    """
    things = list_things(graphs)
    numbers = {iri: number for number, iri in enumerate(things)}
    pictures = [to_picture(graph, numbers, placed) for graph in graphs]
    left = room - len(to_json([list(things.values()), pictures])) - UNCOUNTED
    readout = reader(facts, numbers, max(left, LEAST_DETAILS))
    for iri, detail in readout.read(rank_things(graphs) if told is None else told).items():
        things[iri]["detail"] = detail
    kinds = {thing["kind"] for thing in things.values()}
    return {
        "base": DEFAULT_BASE,
        "looks": {kind.value: asdict(look) for kind, look in LOOKS.items() if kind.value in kinds},
        "things": list(things.values()),
        "pictures": pictures,
        "clauses": readout.clauses,
        "norms": readout.norms,
    }


def list_things(graphs: Sequence[nx.DiGraph]) -> dict[str, Json]:
    """Return what is in some graphs, each thing once, by its IRI: what it is and what it is called."""
    return {
        iri: {"iri": short_iri(iri), "label": print_label(data["label"]), "kind": data["kind"].value}
        for graph in graphs
        for iri, data in graph.nodes(data=True)
    }


def rank_things(graphs: Sequence[nx.DiGraph]) -> dict[str, None]:
    """Return the things of all graphs in the order in which they are worth room: the first graph's first.

    In each, the focus and the most connected come first.
    """
    ranked: dict[str, None] = {}
    for graph in graphs:
        focus = graph.graph.get("focus")
        ranked.update(dict.fromkeys(sorted(graph, key=lambda iri: (iri != focus, -graph.degree(iri), iri))))
    return ranked


def to_picture(graph: nx.DiGraph, numbers: Mapping[str, int], placed: bool = True) -> Json:
    """Return the data of one picture, its things and links as pyvis holds them, in short rows."""
    network = to_network(graph, numbers, placed)
    focus = graph.graph.get("focus")
    return {
        "kind": graph.graph["view"].value,
        "layout": graph.graph["layout"].value,
        "heads": graph.graph.get("heads", []),
        "focus": numbers[focus] if focus else None,
        "relations": [asdict(look) for look in link_looks(graph)],
        "nodes": [drop_tail([n["id"], n["x"], n["y"], n["size"], n["short"]]) for n in network.nodes],
        "edges": [
            drop_tail([e["from"], e["to"], e["link"], e["count"], e["width"], e["words"]]) for e in network.edges
        ],
    }


def to_network(graph: nx.DiGraph, numbers: Mapping[str, int], placed: bool = True) -> Network:
    """Return a picture as pyvis holds it; nodes stand where the layout says, and at (0, 0) if they are not placed."""
    size_nodes(graph)
    network = Network(directed=True, cdn_resources="in_line")
    places = place_nodes(graph) if placed else dict.fromkeys(graph, (0.0, 0.0))
    kinds = {(look.words, look.both): n for n, look in enumerate(link_looks(graph))}
    for iri, data in graph.nodes(data=True):
        x, y = places[iri]
        shape, short = LOOKS[data["kind"]].shape, to_own_label(data["label"], data.get("short", ""))
        network.add_node(numbers[iri], shape=shape, color=None, x=x, y=y, size=data["size"], short=short)
    for source, target, data in graph.edges(data=True):
        network.add_edge(
            numbers[source],
            numbers[target],
            link=kinds[data["words"], data["both"]],
            count=data["count"],
            width=edge_width(data["count"], data["both"]),
            words=shorten(one_line(data["label"]), LONGEST_LINK_LABEL),
        )
    return network


def to_own_label(label: str, short: str) -> str | int:
    """Return a label for one picture, or where it begins in the label for all where that ends in it.

    >>> to_own_label("Vendor must pay", "must pay"), to_own_label("Vendor must pay", "2.1 Pay")
    (7, '2.1 Pay')
    """
    whole, own = print_label(label), print_label(short)
    same = own and whole.endswith(own)
    return len(whole) - len(own) if same else own


def print_label(text: str) -> str:
    """Return a name as a label, `""` only for `""`."""
    return text and (shorten(one_line(text), LONGEST_NAME) or "(no name)")


def short_iri(iri: str) -> str:
    """Return an IRI without the base under which things live."""
    return shorten(iri.removeprefix(DEFAULT_BASE), LONGEST_IRI)


def drop_tail(row: list[Any]) -> list[Any]:
    """Return a row without the empty text that ends it.

    >>> drop_tail([0, 1, ""])
    [0, 1]
    """
    return row[:-1] if row[-1] == "" else row
