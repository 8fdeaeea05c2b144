"""What is near one thing of a store of any size: some of each relation, and how many more there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import networkx as nx
import pyoxigraph as ox

from kg.view.bounded import BoundedFacts
from kg.view.focus import Focus
from kg.view.found import More, Neighbourhood
from kg.view.graph import ends, outline_graph, shorten_labels, to_graph
from kg.view.kinds import AGENTS, Layout, NodeKind, ViewKind
from kg.view.links import ABOUT, ACTS_AS, IN_TYPE, PROVIDED_BY, RELATED, STANDS_IN, WITHIN, Link, Relation
from kg.view.plans import FROM_FOCUS, PLANS
from kg.view.sides import (
    SAMPLE,
    Side,
    find_at_norms,
    find_between,
    find_by_norms,
    find_norms,
    join,
    lead_to,
    name_norms,
    sides_of,
)

PAGE = 24
"""How many links of a relation a picture begins with."""
MOST_PARTS = 150
"""How many clauses and provisions an outline shows."""
SEEN = "SELECT ?relation ?from ?to ?count ?words WHERE {{\n{}\n}}"
BY_WORDS = {relation.words: relation for plan in PLANS.values() for relation in (*plan.relations, *plan.overview)} | {
    relation.words: relation for relations in FROM_FOCUS.values() for relation in relations
}
"""What a relation is called → the relation."""
NORM_PATHS = {
    **WITHIN,
    NodeKind.PROVISION: "cg:inProvision",
    NodeKind.PARTY: "cg:bearer",
    NodeKind.ROLE: "cg:bearer",
    NodeKind.QUALIFIER: "cg:deadline|cg:frequency|cg:condition|cg:exception",
    NodeKind.NORM: "",
}
"""Kind of thing → the path that leads to it from the norms that its pictures show."""
BOTH_SIDES = "cg:bearer|cg:counterparty"
DOCUMENTS_OF = """SELECT DISTINCT ?document WHERE {{
  {thing} (cg:occursAt|cg:evidence|cg:definedAt|cg:mentionedAt)/cg:inDocument ?document }} LIMIT 2"""
DOCUMENTS_OF_TYPE = """SELECT DISTINCT ?document WHERE {{
  {{ ?document cg:about {thing} }} UNION {{
    {{ SELECT DISTINCT ?clause WHERE {{ ?clause cg:clauseType {thing} }} LIMIT 2 }}
    ?clause cg:occursAt/cg:inDocument ?document }} }} LIMIT 2"""
BUILT = """SELECT DISTINCT ?begin ?clause ?number ?provision WHERE {{ GRAPH {document} {{
  ?clause a cg:Clause ; cg:occursAt/cg:beginIndex ?begin
  OPTIONAL {{ ?provision cg:inClause ?clause ; cg:number ?number }} }} }} ORDER BY ?begin ?provision"""
COUNTED = "SELECT ?side ?count WHERE {{\n{}\n}}"
WEIGHED = (ViewKind.OWES, ViewKind.ESCALATION)
"""Pictures whose links stand for norms."""
MOST_AT_NORMS = 5_000
"""How many links are read at most that stand for a sample of norms."""
NORMS = "norms"
NOTHING = "There is nothing of this kind near it."
SAMPLED = f"It has many norms: this is what the first {SAMPLE} of them say."
OTHER_DOCUMENTS = "It stands in several documents; this is {}. Its page lists the others."
FEW_ENDED = (RELATED, IN_TYPE, STANDS_IN, PROVIDED_BY, ABOUT, ACTS_AS)
"""Relations of which no thing has many that lead from it."""


def read_neighbourhood(facts: BoundedFacts, view: ViewKind, focus: Focus, skip: int = 0) -> Neighbourhood:
    """Return the picture of some kind of what is near a thing.

    `skip` leaves out so many of the norms of pictures in columns. Raises `ValueError` for what is no IRI.
    """
    if view is ViewKind.DOCUMENT:
        found = read_document(facts, focus)
    elif PLANS[view].layout is Layout.COLUMNS:
        found = read_columns(facts, view, focus, skip)
    elif view in WEIGHED and focus.kind in WITHIN:
        found = read_within(facts, view, focus)
    else:
        found = read_around(facts, view, focus)
    dress(found.graph, view, focus)
    if PLANS[view].layout is Layout.COLUMNS:
        shorten_labels(facts, found.graph)
    return found


def read_more(facts: BoundedFacts, view: ViewKind, focus: Focus, words: str, skip: int) -> Neighbourhood:
    """Return the next links of one relation of a thing, called as it is from the thing's side."""
    sides = [side for side in sides_at(view, focus) if side.words == words]
    found = read_sides(facts, view, focus, sides, skip)
    dress(found.graph, view, focus)
    return found


def dress(graph: nx.DiGraph, view: ViewKind, focus: Focus) -> None:
    """Say of a graph what picture it is, and what is in its middle."""
    shown = focus.iri if focus.iri in graph else None
    graph.graph.update(view=view, focus=shown, layout=PLANS[view].layout)


def read_around(facts: BoundedFacts, view: ViewKind, focus: Focus) -> Neighbourhood:
    """Return what a thing is linked with, some of each relation."""
    return read_sides(facts, view, focus, list(sides_at(view, focus)))


def sides_at(view: ViewKind, focus: Focus) -> Iterator[Side]:
    """Yield the sides of relations that a picture follows from its focus."""
    beside = FROM_FOCUS.get(focus.kind, ()) if view is ViewKind.RELATED else ()
    yield from sides_of(focus.kind, (*PLANS[view].relations, *beside))


def read_sides(
    facts: BoundedFacts, view: ViewKind, focus: Focus, sides: Sequence[Side], skip: int = 0
) -> Neighbourhood:
    """Return the links that a thing has by some relations, and the links between the things at their ends."""
    if not sides:
        return Neighbourhood(only(facts, focus), (), "", (NOTHING,))
    plain, weighed = [s for s in sides if not s.relation.paths], [s for s in sides if s.relation.paths]
    samples = {side: read_sample(facts, side.find_norms(focus.iri, SAMPLE + 1)) for side in weighed}
    found = {side: read_at_norms(facts, side, focus, samples[side][:SAMPLE]) for side in weighed}
    links = read_rows(facts, (side.find(focus.iri, facts.page, skip) for side in plain))
    more = [*count_more(facts, focus, links, plain, skip)]
    for side, all_links in found.items():
        links += all_links[skip : skip + facts.page]
        more.append(More(side.words, len(all_links), skip + facts.page))
    nodes = {focus.iri} | ends(links)
    graph = to_graph(facts, links + read_own_links(facts, PLANS[view].relations, nodes), nodes)
    shown = SEEN.format(join(side.find(focus.iri, facts.page, skip) for side in sides))
    left = tuple(each for each in more if each.next < each.total)
    return Neighbourhood(graph, left, shown, to_notes(links, samples.values()))


def read_at_norms(facts: BoundedFacts, side: Side, focus: Focus, norms: Sequence[str]) -> list[Link]:
    """Return all links of a thing that stand for some norms, those for the most norms first."""
    links = read_rows(facts, [side.find(focus.iri, MOST_AT_NORMS, norms=name_norms(norms))])
    return sorted(links, key=lambda link: (-link.count, link.source, link.target))


def count_more(
    facts: BoundedFacts, focus: Focus, links: Sequence[Link], sides: Iterable[Side], skip: int
) -> Iterator[More]:
    """Yield how many links there are of the relations of which a whole page was read; of others, it was the last."""
    full = [side for side in sides if sum(side.has(link, focus.iri) for link in links) >= facts.page]
    for words, total in facts.rows(COUNTED.format(join(side.count(focus.iri) for side in full))) if full else ():
        yield More(words, int(total), skip + facts.page)


def read_sample(facts: BoundedFacts, found: str) -> list[str]:
    """Return the norms that a part of a query finds."""
    return [row[0] for row in facts.rows(f"SELECT ?norm WHERE {{ {found} }}")]


def to_notes(links: Sequence[Link], norms: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Return what is to be known of a picture whose links stand for norms."""
    sampled = any(len(found) > SAMPLE for found in norms)
    return ((SAMPLED,) if sampled else ()) if links else (NOTHING,)


def read_within(facts: BoundedFacts, view: ViewKind, focus: Focus) -> Neighbourhood:
    """Return the links that stand for norms which a clause, a type of clause or a document states."""
    found = find_norms(WITHIN[focus.kind], focus.iri, SAMPLE)
    norms = read_sample(facts, find_norms(WITHIN[focus.kind], focus.iri, SAMPLE + 1))
    named = name_norms(norms[:SAMPLE])
    relations, most = PLANS[view].relations, 2 * facts.page
    links = read_rows(facts, (find_by_norms(relation, named, most) for relation in relations))
    shown = SEEN.format(join(find_by_norms(relation, found, most) for relation in relations))
    graph = to_graph(facts, links) if links else only(facts, focus)
    return Neighbourhood(graph, (), shown, to_notes(links, [norms]))


def read_columns(facts: BoundedFacts, view: ViewKind, focus: Focus, skip: int) -> Neighbourhood:
    """Return some norms of a thing with what they are linked with."""
    path = BOTH_SIDES if view is ViewKind.NORMS and focus.kind in AGENTS else NORM_PATHS.get(focus.kind)
    if path is None:
        return Neighbourhood(only(facts, focus), (), "", (NOTHING,))
    shown = [each for each in PLANS[view].relations if NodeKind.NORM in each.sources + each.targets]
    norms = find_norms(path, focus.iri, facts.page, skip)
    query = SEEN.format(join(find_at_norms(relation, norms) for relation in shown))
    found = read_sample(facts, norms)
    if not found:
        return Neighbourhood(only(facts, focus), (), query, (NOTHING,))
    links = read_rows(facts, (find_at_norms(relation, name_norms(found)) for relation in shown))
    nodes = {*found, *ends(links)} | ({focus.iri} if focus.kind in WITHIN else set())
    beside = [PROVIDED_BY, *((IN_TYPE, STANDS_IN) if view is ViewKind.RESPONSIBILITIES else ())]
    graph = to_graph(facts, links + read_own_links(facts, beside, nodes), nodes)
    return Neighbourhood(graph, tuple(count_norms(facts, path, focus, len(found), skip)), query)


def count_norms(facts: BoundedFacts, path: str, focus: Focus, found: int, skip: int) -> Iterator[More]:
    """Yield how many norms there are, where a whole page of them was read and is not the last."""
    if found == facts.page:
        [(total,)] = facts.rows(f"SELECT (COUNT(DISTINCT ?norm) AS ?n) WHERE {{ {lead_to(path, focus.iri)} }}")
        if skip + found < int(total):
            yield More(NORMS, int(total), skip + found)


def read_document(facts: BoundedFacts, focus: Focus) -> Neighbourhood:
    """Return how a document is built: the focus, or one in which it stands."""
    found = [focus.iri]
    if focus.kind is not NodeKind.DOCUMENT:
        query = DOCUMENTS_OF_TYPE if focus.kind is NodeKind.CLAUSE_TYPE else DOCUMENTS_OF
        found = [row[0] for row in facts.rows(query.format(thing=ox.NamedNode(focus.iri)))]
    if not found:
        return Neighbourhood(only(facts, focus), (), "", (NOTHING,))
    document = Focus(found[0], NodeKind.DOCUMENT, facts.name(found[0]))
    graph, _ = outline_graph(facts, document, MOST_PARTS)
    others = [OTHER_DOCUMENTS.format(document.name)] if len(found) > 1 else []
    cut = [f"Only the first {MOST_PARTS} parts are drawn."] if len(graph) > MOST_PARTS else []
    return Neighbourhood(graph, (), BUILT.format(document=ox.NamedNode(document.iri)), (*others, *cut))


def only(facts: BoundedFacts, focus: Focus) -> nx.DiGraph:
    """Return the graph of one thing."""
    return to_graph(facts, [], [focus.iri])


def read_rows(facts: BoundedFacts, queries: Iterable[str]) -> list[Link]:
    """Return the links that queries list."""
    text = join(queries)
    return [
        Link(start, to, BY_WORDS[words], max(1, int(count or 1)), label)
        for words, start, to, count, label in (facts.rows(SEEN.format(text)) if text else ())
    ]


def read_own_links(facts: BoundedFacts, relations: Iterable[Relation], nodes: set[str]) -> list[Link]:
    """Return the links between shown things that lead from such of them as have few."""
    queries = []
    for relation in relations:
        sources = [f"<{iri}>" for iri in sorted(nodes) if facts.kind(iri) in relation.sources]
        targets = [f"<{iri}>" for iri in sorted(nodes) if facts.kind(iri) in relation.targets]
        if relation in FEW_ENDED and sources and targets:
            queries.append(find_between(relation, sources, targets))
    return read_rows(facts, queries)
