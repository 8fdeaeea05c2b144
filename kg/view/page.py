"""A graph → one HTML page that asks for nothing: script, style and data stand in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from typing import Any

import networkx as nx
import pyvis
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from pyvis.network import Network

from kg.view.details import LONGEST_NAME, Readout
from kg.view.encoding import LOOKS, count_links, edge_width, size_nodes
from kg.view.facts import Facts
from kg.view.labels import shorten
from kg.view.layout import place_nodes
from kg.view.policy import hash_of

VIS_NETWORK = "templates/lib/vis-9.1.2/vis-network.min.js"
SCRIPTS = ("elements", "picture", "labels", "moving", "reading", "names")
LONGEST_IRI = 400
ASSETS = files("kg.view") / "assets"


def to_page(facts: Facts, graph: nx.DiGraph, heading: str, notes: tuple[str, ...]) -> bytes:
    """Return the page of a graph, UTF-8; the same graph gives the same bytes."""
    size_nodes(graph)
    network = to_network(graph)
    network.templateEnv = to_environment(page_data(facts, graph, heading, notes))
    network.path = "page.html.j2"
    html: str = network.generate_html("page.html")
    return html.encode("utf-8", "replace")


def to_network(graph: nx.DiGraph) -> Network:
    """Return the picture: nodes are numbered in the graph's order, and stand where the layout says."""
    network = Network(directed=True, cdn_resources="in_line")
    places = place_nodes(graph)
    numbers = {iri: number for number, iri in enumerate(graph)}
    kinds = [(link.words, link.both) for link in count_links(graph)]
    for iri, data in graph.nodes(data=True):
        x, y = places[iri]
        label = shorten(one_line(data["label"]), LONGEST_NAME) or "(no name)"
        network.add_node(numbers[iri], label=label, shape=LOOKS[data["kind"]].shape, color=None, x=x, y=y)
        network.nodes[-1] = {"label": label, "x": x, "y": y, "size": data["size"], "kind": data["kind"].value}
    for source, target, data in graph.edges(data=True):
        network.add_edge(
            numbers[source],
            numbers[target],
            link=kinds.index((data["words"], data["both"])),
            count=data["count"],
            width=edge_width(data["count"], data["both"]),
        )
    return network


def one_line(text: str) -> str:
    """Return a text without line ends and other characters that do not print.

    Marks that turn the direction of writing are among them: in a drawn label nothing would end them.

    >>> one_line("a\\n b\\u202ec")
    'a bc'
    """
    return " ".join("".join(c if c.isprintable() or c.isspace() else "" for c in text).split())


def page_data(facts: Facts, graph: nx.DiGraph, heading: str, notes: tuple[str, ...]) -> dict[str, Any]:
    """Return everything that the page shows beside the picture itself."""
    readout = Readout(facts, {iri: number for number, iri in enumerate(graph)})
    details = readout.read(graph)
    counts = Counter(kind for _, kind in graph.nodes(data="kind"))
    looks = {kind: look for kind, look in LOOKS.items() if counts[kind]}
    focus = graph.graph.get("focus")
    return {
        "heading": heading,
        "notes": notes,
        "focus": list(graph).index(focus) if focus in graph else None,
        "columns": bool(graph.graph.get("columns")),
        "looks": {kind.value: asdict(look) for kind, look in looks.items()},
        "legend": [[kind.value, look.plural, counts[kind]] for kind, look in looks.items()],
        "links": [asdict(link) for link in count_links(graph)],
        "iris": [shorten(iri, LONGEST_IRI) for iri in graph],
        "details": [details[iri] for iri in graph],
        "clauses": readout.clauses,
        "norms": readout.norms,
    }


def to_environment(page: dict[str, Any]) -> Environment:
    """Return the templates, with what the page shows, its scripts and its style."""
    environment = Environment(
        loader=FileSystemLoader(str(ASSETS)), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    style = Markup((ASSETS / "page.css").read_text("utf-8"))
    environment.globals.update(page=page, vis=read_vis_network(), script=read_script(), style=style, hash_of=hash_of)
    return environment


@cache
def read_script() -> Markup:
    """Return the page's own script: its parts in the order in which they build on each other."""
    parts = "\n".join((ASSETS / f"{name}.js").read_text("utf-8") for name in SCRIPTS)
    return Markup(f'(() => {{\n"use strict";\n{parts}}})();\n')


@cache
def read_vis_network() -> Markup:
    """Return the script of vis-network that pyvis brings with it, without the address of its source map."""
    script = (files(pyvis) / VIS_NETWORK).read_text("utf-8")
    return Markup(script.rpartition("//# sourceMappingURL=")[0] or script)
