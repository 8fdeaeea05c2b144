"""A store → the graph that a picture shows: a pure function of the store and of what is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import networkx as nx

from kg.view.facts import Facts
from kg.view.focus import Focus
from kg.view.kinds import AGENTS, COLLECTIONS, Layout, NodeKind, ViewKind
from kg.view.links import (
    ACTS_AS,
    IN_TYPE,
    PROVIDED_BY,
    STANDS_IN,
    Link,
    Relation,
    links_of,
    read_links,
    read_links_within,
)
from kg.view.outlines import find_documents, read_outline
from kg.view.plans import FROM_FOCUS, MOST_READABLE, PLANS, Plan
from kg.view.wording import MODAL_WORDS

OVERVIEW_COLUMN = 15

THINGS = "SELECT DISTINCT ?here {{ VALUES ?class {{ {classes} }} ?here a ?class }} LIMIT {limit}"


def read_graph(
    facts: Facts, view: ViewKind, focus: Focus | None = None, hops: int = 2, most: int | None = None
) -> nx.DiGraph:
    """Return the graph of a picture, of at most so many things (as the picture's plan has it by default).

    Nodes are IRIs with `kind` and `label`, some with a `short` label for this picture; edges have `words` and
    `back` (what the link is called from either end), `count` (norms behind it), `label` (words on it) and `both`
    (it is stated in both directions and stands once). The graph's own `focus` is an IRI or `None`, `layout` how
    it is laid out, `cut` how many things were left out (-1: not counted), `overview` that norms and clauses are
    summed up.
    """
    plan = PLANS[view]
    most = plan.most if most is None else most
    if view is ViewKind.DOCUMENT:
        graph, cut = outline_graph(facts, focus, most)
    elif focus and view in (ViewKind.OWES, ViewKind.ESCALATION) and focus.kind in COLLECTIONS:
        graph, cut = to_graph(facts, links := list(read_links_within(facts, plan.relations, focus.iri))), 0
    elif focus:
        nodes, links, cut = near_focus(facts, view, focus, hops, min(most, MOST_READABLE))
        graph = to_graph(facts, links, nodes)
    else:
        graph, cut = whole_graph(facts, plan, most)
    if plan.layout is Layout.COLUMNS:
        shorten_labels(facts, graph)
    shown = focus.iri if focus and focus.iri in graph else None
    graph.graph.update(view=view, focus=shown, layout=plan.layout, cut=cut)
    return graph


def shorten_labels(facts: Facts, graph: nx.DiGraph) -> None:
    """Give what stands beside its bearer or its type a `short` label, which does not name that again."""
    for iri, kind in graph.nodes(data="kind"):
        norm = facts.norm(iri) if kind is NodeKind.NORM else None
        if norm and norm.bearers:
            graph.nodes[iri]["short"] = f"{MODAL_WORDS.get(norm.modality, norm.modality)} {norm.action}"
    for clause, of_type, words in graph.edges(data="words"):
        label, heading = graph.nodes[clause]["label"], f"{graph.nodes[of_type]['label']}: "
        if words == IN_TYPE.words and label.startswith(heading):
            graph.nodes[clause]["short"] = label.removeprefix(heading)


def outline_graph(facts: Facts, focus: Focus | None, most: int) -> tuple[nx.DiGraph, int]:
    """Return the documents that a picture has room for, and how many it has not (-1: the first is too long)."""
    graph, found = nx.DiGraph(), find_documents(facts, focus)
    for number, document in enumerate(found):
        outline = read_outline(facts, document, most)
        if number and len(graph) + len(outline.parts) >= most:
            return graph, len(found) - number
        graph.add_node(document, kind=NodeKind.DOCUMENT, label=facts.name(document))
        for part in outline.parts:
            graph.add_node(part.iri, kind=facts.kind(part.iri), label=facts.name(part.iri), short=part.label)
        add_links(graph, outline.links)
        if not outline.whole:
            return graph, -1
    return graph, 0


def whole_graph(facts: Facts, plan: Plan, most: int) -> tuple[nx.DiGraph, int]:
    """Return all that a plan shows, or the most connected of its overview, and how much was left out."""
    things = [row[0] for row in facts.rows(THINGS.format(classes=plan.classes, limit=most + 1))] if plan.classes else []
    links = list(read_links(facts, plan.relations)) if len(things) <= most else []
    nodes = set(things) | ends(links)
    if len(nodes) <= most:
        return to_graph(facts, links, nodes), 0
    links = list(read_links(facts, plan.overview))
    nodes = most_connected(facts, links, plan)
    graph = to_graph(facts, links, nodes)
    graph.graph["overview"] = True
    return graph, len(ends(links)) - len(nodes)


def most_connected(facts: Facts, links: Sequence[Link], plan: Plan) -> set[str]:
    """Return the things with the most behind their links; in columns, so many of each side."""
    weight: Counter[str] = Counter()
    for link in links:
        weight.update({link.source: link.count, link.target: link.count})
    ranked = sorted(weight, key=lambda iri: (-weight[iri], iri))
    if plan.layout is not Layout.COLUMNS:
        return set(ranked[: plan.summed])
    agents = [iri for iri in ranked if facts.kind(iri) in AGENTS]
    others = [iri for iri in ranked if facts.kind(iri) not in AGENTS]
    return {*agents[:OVERVIEW_COLUMN], *others[:OVERVIEW_COLUMN]}


def near_focus(facts: Facts, view: ViewKind, focus: Focus, hops: int, most: int) -> tuple[set[str], list[Link], int]:
    """Return the things within some hops of a focus, their links, and -1 where there were too many."""
    seeds = find_seeds(facts, view, focus, most)
    if view is ViewKind.NORMS and focus.kind not in AGENTS:
        hops -= 1
    if view is ViewKind.OWES:
        hops = (hops + 1) // 2  # one such link leads over a norm, which elsewhere takes two
    nodes, frontier, full = set(seeds), sorted(seeds), False
    links: list[Link] = []
    for _ in range(max(0, hops)):
        found = [link for iri in frontier for link in links_of(facts, iri, reach(view, focus, iri))]
        new = [iri for iri in in_order(found) if iri not in nodes]
        room = most - len(nodes)
        links, full, frontier = links + found, full or len(new) > room, new[:room]
        nodes.update(frontier)
    if view is ViewKind.RESPONSIBILITIES and hops:
        # Who provides a role is shown, but not all else that the provider must do.
        nodes |= ends(link for iri in sorted(nodes) for link in links_of(facts, iri, provision(facts, focus, iri)))
    return nodes, links + read_own_links(facts, view, focus, nodes), -1 if full else 0


def reach(view: ViewKind, focus: Focus, iri: str) -> tuple[Relation, ...]:
    """Return the relations that a picture follows from a thing."""
    relations = PLANS[view].relations
    if view is ViewKind.RELATED and iri == focus.iri:
        return relations + FROM_FOCUS.get(focus.kind, ())
    return tuple(relation for relation in relations if relation is not PROVIDED_BY or view is ViewKind.ALL)


def provision(facts: Facts, focus: Focus, iri: str) -> tuple[Relation, ...]:
    """Return what leads from a role to its provider, and from a focus to the roles that it provides."""
    return (PROVIDED_BY,) if iri == focus.iri or facts.kind(iri) is NodeKind.ROLE else ()


def find_seeds(facts: Facts, view: ViewKind, focus: Focus, most: int) -> set[str]:
    """Return the things from which hops are counted: for a type of clause or a document, its clauses too."""
    if view in (ViewKind.RELATED, ViewKind.ALL):
        return {focus.iri}
    if focus.kind is NodeKind.ORGANIZATION:
        return {focus.iri, *ends(read_links(facts, (ACTS_AS,), **{"from": focus.iri}))}
    clauses = [focus.iri] if focus.kind is NodeKind.CLAUSE else facts.clauses_of(focus.iri)
    if view is not ViewKind.NORMS:
        return {focus.iri, *clauses[:most]}
    norms = dict.fromkeys(norm.iri for clause in clauses[:most] for norm in facts.clause(clause).norms)
    return set(list(norms)[:most]) or {focus.iri}


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


def to_graph(facts: Facts, links: Sequence[Link], nodes: Iterable[str] | None = None) -> nx.DiGraph:
    """Return things (by default those that the links join) and the links between them."""
    graph = nx.DiGraph()
    for iri in sorted(ends(links) if nodes is None else nodes):
        if kind := facts.kind(iri):
            graph.add_node(iri, kind=kind, label=facts.name(iri))
    add_links(graph, sorted(set(links), key=lambda k: (k.source, k.target, k.relation.words)))
    return graph


def add_links(graph: nx.DiGraph, links: Iterable[Link]) -> None:
    """Add the links between the things of a graph; one stated both ways stands once, unless it is weighed."""
    for link in links:
        source, target, words = link.source, link.target, link.relation.words
        if source == target or source not in graph or target not in graph:
            continue
        back = graph.get_edge_data(target, source)
        if back and back["words"] == words and not link.relation.weighed:
            back["both"] = True
        elif not graph.has_edge(source, target):
            name = link.relation.back
            graph.add_edge(source, target, words=words, back=name, count=link.count, label=link.label, both=False)
