"""What matters most in a store: the clause types, parties and roles with the most behind them."""

from __future__ import annotations

from dataclasses import dataclass

from kg.view.bounded import BoundedFacts
from kg.view.found import Neighbourhood
from kg.view.graph import to_graph
from kg.view.kinds import Layout, NodeKind, ViewKind
from kg.view.links import ANSWERS_IN, RELATED, Link
from kg.view.neighbourhood import read_own_links, read_rows
from kg.view.sides import Side, find_norms, join

MOST = {NodeKind.CLAUSE_TYPE: 24, NodeKind.PARTY: 8, NodeKind.ROLE: 8}
"""How many of each kind an overview shows."""
STRONGEST = 3
"""How many clause types an overview links with who bears norms in them, for each of these."""
RANKED = {"cg:clauseType": (NodeKind.CLAUSE_TYPE,), "cg:bearer": (NodeKind.PARTY, NodeKind.ROLE)}
"""Property whose values are ranked by how often they are → the kinds of thing that are looked for among them."""
MOST_RANKED = 200
SAMPLE = 200
"""How many norms of each agent are looked at for its links."""
TOP = """SELECT ?thing (COUNT(*) AS ?count) WHERE {{ ?behind {path} ?thing }}
GROUP BY ?thing ORDER BY DESC(?count) ?thing LIMIT {most}"""
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
    return [leader for path in RANKED for leader in rank(facts, path)]


def rank(facts: BoundedFacts, path: str) -> list[Leader]:
    """Return the values of a property with the most behind them, as many of each kind as are shown."""
    leaders: dict[NodeKind, list[Leader]] = {kind: [] for kind in RANKED[path]}
    rows = facts.rows(TOP.format(path=path, most=MOST_RANKED))
    for iri, _ in sorted(rows, key=lambda row: (-int(row[1]), row[0])):
        kind = facts.kind(iri)
        if kind in leaders and len(leaders[kind]) < MOST[kind]:
            [(count,)] = facts.rows(EXACTLY.format(path=path, iri=iri))
            leaders[kind].append(Leader(iri, kind, facts.name(iri), int(count)))
    return [leader for kind in leaders for leader in sorted(leaders[kind], key=lambda each: (-each.count, each.iri))]


def strongest(facts: BoundedFacts, agent: str, types: set[str]) -> list[Link]:
    """Return the links of an agent to those of some clause types in which it bears the most norms."""
    found = Side(ANSWERS_IN, forward=True).find(agent, SAMPLE, norms=find_norms("cg:bearer", agent, SAMPLE))
    links = [link for link in read_rows(facts, [found]) if link.target in types]
    return sorted(links, key=lambda link: (-link.count, link.target))[:STRONGEST]


def draw_leaders(facts: BoundedFacts, leaders: list[Leader]) -> Neighbourhood:
    """Return the picture of the things with the most behind them and of the links between them."""
    nodes = {leader.iri for leader in leaders}
    agents = [leader.iri for leader in leaders if leader.kind is not NodeKind.CLAUSE_TYPE]
    answered = [link for iri in agents for link in strongest(facts, iri, nodes)]
    graph = to_graph(facts, [*answered, *read_own_links(facts, (RELATED,), nodes)], nodes)
    graph.graph.update(view=ViewKind.ALL, focus=None, layout=Layout.CLOUD)
    ranked = join(TOP.format(path=path, most=MOST[kinds[0]]) for path, kinds in RANKED.items())
    return Neighbourhood(graph, (), f"SELECT ?thing ?count WHERE {{\n{ranked}\n}}")
