"""A store → the graph that a picture shows: a pure function of the store and of what is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import networkx as nx

from kg.view.facts import Facts
from kg.view.focus import Focus
from kg.view.kinds import AGENTS, NodeKind, ViewKind
from kg.view.links import (
    ABOUT,
    ACTS_AS,
    ANSWERS_IN,
    BEARS,
    DEFINED_IN,
    EVERYTHING,
    HAS_TYPE,
    IN_TYPE,
    LIMITED_BY,
    RELATED,
    STANDS_IN,
    STATED_IN,
    TOWARDS,
    Link,
    Relation,
    links_of,
    read_links,
)

MOST_NODES = 300
OVERVIEW_NODES = 120
OVERVIEW_COLUMN = 40

THINGS = "SELECT DISTINCT ?here {{ VALUES ?class {{ {classes} }} ?here a ?class }} LIMIT {limit}"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a kind of picture is made of.

    `classes` are the things it shows all of, `relations` the links between them, `overview` the links
    that stand for them where there are too many; `columns` tells that things stand in ordered columns.
    """

    classes: str
    relations: tuple[Relation, ...]
    overview: tuple[Relation, ...]
    columns: bool = False


PLANS = {
    ViewKind.RELATED: Plan("cg:ClauseType", (RELATED,), (RELATED,)),
    ViewKind.RESPONSIBILITIES: Plan("cg:Norm", (BEARS, STATED_IN), (ANSWERS_IN,), columns=True),
    ViewKind.NORMS: Plan("cg:Norm", (BEARS, TOWARDS, LIMITED_BY), (ANSWERS_IN,), columns=True),
    ViewKind.ALL: Plan(
        "cg:ClauseType cg:Clause cg:Norm cg:Agent cg:Document cg:Organization cg:DefinedTerm",
        EVERYTHING,
        (RELATED, ANSWERS_IN),
    ),
}

FROM_FOCUS = {
    NodeKind.CLAUSE_TYPE: (IN_TYPE,),
    NodeKind.CLAUSE: (IN_TYPE,),
    NodeKind.PARTY: (ANSWERS_IN,),
    NodeKind.ROLE: (ANSWERS_IN,),
    NodeKind.DOCUMENT: (ABOUT, HAS_TYPE),
    NodeKind.ORGANIZATION: (ACTS_AS,),
    NodeKind.TERM: (DEFINED_IN, ABOUT),
}
"""What ties a focus to clause types in a picture of related clauses."""


def read_graph(facts: Facts, view: ViewKind, focus: Focus | None = None, hops: int = 2) -> nx.DiGraph:
    """Return the graph of a picture.

    Nodes are IRIs with `kind` and `label`; edges have `words` (what the link is called), `count` (norms
    behind it) and `both` (it is stated in both directions and stands once). The graph's own `focus` is
    an IRI or `None`, `columns` tells that things stand in columns, `cut` how many things were left out
    (-1: not counted), `overview` that norms and clauses are summed up.
    """
    plan = PLANS[view]
    if focus:
        nodes, links, cut = near_focus(facts, view, focus, hops)
        graph = to_graph(facts, nodes, links)
    else:
        graph, cut = whole_graph(facts, plan)
    graph.graph.update(focus=focus.iri if focus else None, columns=plan.columns, cut=cut, view=view)
    return graph


def whole_graph(facts: Facts, plan: Plan) -> tuple[nx.DiGraph, int]:
    """Return all that a plan shows, or the most connected of its overview, and how much was left out."""
    query = THINGS.format(classes=plan.classes, limit=MOST_NODES + 1)
    things = [row[0] for row in facts.rows(query)]
    if len(things) <= MOST_NODES:
        links = list(read_links(facts, plan.relations))
        nodes = set(things) | ends(links)
        if len(nodes) <= MOST_NODES:
            return to_graph(facts, nodes, links), 0
    links = list(read_links(facts, plan.overview))
    nodes = most_connected(facts, links, plan.columns)
    graph = to_graph(facts, nodes, links)
    graph.graph["overview"] = True
    return graph, len(ends(links)) - len(nodes)


def most_connected(facts: Facts, links: Sequence[Link], columns: bool) -> set[str]:
    """Return the things with the most behind their links; in columns, so many of each column."""
    weight: Counter[str] = Counter()
    for link in links:
        weight.update({link.source: link.count, link.target: link.count})
    ranked = sorted(weight, key=lambda iri: (-weight[iri], iri))
    if not columns:
        return set(ranked[:OVERVIEW_NODES])
    agents = [iri for iri in ranked if facts.kind(iri) in AGENTS]
    others = [iri for iri in ranked if facts.kind(iri) not in AGENTS]
    return {*agents[:OVERVIEW_COLUMN], *others[:OVERVIEW_COLUMN]}


def near_focus(facts: Facts, view: ViewKind, focus: Focus, hops: int) -> tuple[set[str], list[Link], int]:
    """Return the things within some hops of a focus, their links, and -1 where there were too many."""
    seeds = find_seeds(facts, view, focus)
    if view is ViewKind.NORMS and focus.kind not in AGENTS:
        hops -= 1
    nodes, frontier, full = set(seeds), sorted(seeds), False
    links: list[Link] = []
    for _ in range(max(0, hops)):
        found = [link for iri in frontier for link in links_of(facts, iri, reach(view, focus, iri))]
        new = [iri for iri in in_order(found) if iri not in nodes]
        room = MOST_NODES - len(nodes)
        links, full, frontier = links + found, full or len(new) > room, new[:room]
        nodes.update(frontier)
    return nodes, links + read_own_links(facts, view, focus, nodes), -1 if full else 0


def reach(view: ViewKind, focus: Focus, iri: str) -> tuple[Relation, ...]:
    """Return the relations that a picture follows from a thing."""
    relations = PLANS[view].relations
    if view is ViewKind.RELATED and iri == focus.iri:
        return relations + FROM_FOCUS.get(focus.kind, ())
    return relations


def find_seeds(facts: Facts, view: ViewKind, focus: Focus) -> set[str]:
    """Return the things from which hops are counted: for a type of clause or a document, its clauses too."""
    if view in (ViewKind.RELATED, ViewKind.ALL):
        return {focus.iri}
    if focus.kind is NodeKind.ORGANIZATION:
        return {focus.iri, *ends(read_links(facts, (ACTS_AS,), **{"from": focus.iri}))}
    clauses = [focus.iri] if focus.kind is NodeKind.CLAUSE else facts.clauses_of(focus.iri)
    if view is ViewKind.RESPONSIBILITIES:
        return {focus.iri, *clauses[:MOST_NODES]}
    norms = dict.fromkeys(norm.iri for clause in clauses[:MOST_NODES] for norm in facts.clause(clause).norms)
    return set(list(norms)[:MOST_NODES]) or {focus.iri}


def read_own_links(facts: Facts, view: ViewKind, focus: Focus, nodes: set[str]) -> list[Link]:
    """Return the links between the shown things that the hops did not cross."""
    beside = (IN_TYPE, STANDS_IN, ACTS_AS) if view is ViewKind.RESPONSIBILITIES else ()
    links = list(links_of(facts, focus.iri, beside))
    for iri in sorted(nodes):
        own = [relation for relation in PLANS[view].relations if facts.kind(iri) in relation.sources]
        links += read_links(facts, own, **{"from": iri})
    return links


def ends(links: Iterable[Link]) -> set[str]:
    """Return the IRIs of all things that the links join."""
    return {iri for link in links for iri in (link.source, link.target)}


def in_order(links: Iterable[Link]) -> list[str]:
    """Return the IRIs of all things that the links join, in the order of their first link."""
    return list(dict.fromkeys(iri for link in links for iri in (link.source, link.target)))


def to_graph(facts: Facts, nodes: Iterable[str], links: Iterable[Link]) -> nx.DiGraph:
    """Return the things and the links between them; a link stated both ways stands once."""
    graph = nx.DiGraph()
    for iri in sorted(nodes):
        if kind := facts.kind(iri):
            graph.add_node(iri, kind=kind, label=facts.name(iri))
    for link in sorted(set(links), key=lambda k: (k.source, k.target, k.relation.words)):
        source, target = link.source, link.target
        if source == target or source not in graph or target not in graph:
            continue
        back = graph.get_edge_data(target, source)
        if back and back["words"] == link.relation.words:
            back["both"] = True
        elif not graph.has_edge(source, target):
            words, back = link.relation.words, link.relation.back
            graph.add_edge(source, target, words=words, back=back, count=link.count, both=False)
    return graph
