"""What matters most in a store: the clause types, parties and roles with the most behind them."""

from __future__ import annotations

from dataclasses import dataclass

from kg.view.bounded import BoundedFacts
from kg.view.graph import to_graph
from kg.view.kinds import Layout, NodeKind, ViewKind
from kg.view.links import ANSWERS_IN, RELATED, Link
from kg.view.neighbourhood import Neighbourhood, read_own_links

MOST = {NodeKind.CLAUSE_TYPE: 24, NodeKind.PARTY: 8, NodeKind.ROLE: 8}
"""How many of each kind an overview shows."""
CALLED = {NodeKind.CLAUSE_TYPE: "cg:ClauseType", NodeKind.PARTY: "cg:Party", NodeKind.ROLE: "cg:Role"}
BEHIND = {NodeKind.CLAUSE_TYPE: "cg:clauseType", NodeKind.PARTY: "cg:bearer", NodeKind.ROLE: "cg:bearer"}
TOP = """SELECT DISTINCT ?thing ?count WHERE {{
  {{ SELECT ?thing (COUNT(*) AS ?count) WHERE {{ ?behind {path} ?thing }} GROUP BY ?thing }}
  ?thing a {called}
}} ORDER BY DESC(?count) ?thing LIMIT {most}"""
EXACTLY = "SELECT (COUNT(DISTINCT ?behind) AS ?count) WHERE {{ ?behind {path} <{iri}> }}"


@dataclass(frozen=True, slots=True)
class Leader:
    """A thing with much behind it: clauses behind a clause type, norms behind who bears them."""

    iri: str
    kind: NodeKind
    name: str
    count: int


def read_leaders(facts: BoundedFacts) -> list[Leader]:
    """Return the things with the most behind them, by kind, the weightiest first."""
    return [leader for kind in MOST for leader in rank(facts, kind)]


def rank(facts: BoundedFacts, kind: NodeKind) -> list[Leader]:
    """Return the things of a kind with the most behind them."""
    found = facts.rows(TOP.format(path=BEHIND[kind], called=CALLED[kind], most=MOST[kind]))
    leaders = []
    for iri, _ in found:
        [(count,)] = facts.rows(EXACTLY.format(path=BEHIND[kind], iri=iri))
        leaders.append(Leader(iri, kind, facts.name(iri), int(count)))
    return sorted(leaders, key=lambda leader: (-leader.count, leader.iri))


def draw_leaders(facts: BoundedFacts, leaders: list[Leader]) -> Neighbourhood:
    """Return the picture of the things with the most behind them and of the links between them."""
    nodes = {leader.iri for leader in leaders}
    agents = [leader.iri for leader in leaders if leader.kind is not NodeKind.CLAUSE_TYPE]
    answered = [
        Link(iri, to, ANSWERS_IN, int(count))
        for iri in agents
        for _, to, count, _ in facts.link_rows(ANSWERS_IN, **{"from": iri})
        if to in nodes
    ]
    graph = to_graph(facts, [*answered, *read_own_links(facts, (RELATED,), nodes)], nodes)
    graph.graph.update(view=ViewKind.ALL, focus=None, layout=Layout.CLOUD)
    return Neighbourhood(
        graph, (), "\n\n".join(TOP.format(path=BEHIND[k], called=CALLED[k], most=MOST[k]) for k in MOST)
    )
