"""The relations that a picture can draw, and the links of them that a store holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.view.facts import Facts
from kg.view.kinds import NodeKind

TYPE, CLAUSE, NORM = NodeKind.CLAUSE_TYPE, NodeKind.CLAUSE, NodeKind.NORM
LIMIT, DOCUMENT, TERM = NodeKind.QUALIFIER, NodeKind.DOCUMENT, NodeKind.TERM
PROVISION = NodeKind.PROVISION
PARTY, ROLE, ORGANIZATION = NodeKind.PARTY, NodeKind.ROLE, NodeKind.ORGANIZATION


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between things of some kinds.

    `words` and `back` are what it is called from either end; `pattern` finds `?from` and `?to`, and where it
    binds them `?norm`, of which the norms behind a link are counted, and `?limit`, words that stand on it.
    `weighed` tells that the two directions of a link are two things, each with a count of its own. `paths` lead
    from a norm behind a link to either end of it, where links stand for norms.
    """

    words: str
    back: str
    sources: tuple[NodeKind, ...]
    targets: tuple[NodeKind, ...]
    pattern: str
    weighed: bool = False
    paths: tuple[str, str] | None = None

    @property
    def query(self) -> str:
        """Return the query that lists its links, with how many norms stand behind each."""
        return f"SELECT ?from ?to {COUNTS} {{ {self.pattern} }} GROUP BY ?from ?to"

    def query_within(self, path: str) -> str:
        """Return the query that lists the links whose norms a path leads from to `?within`."""
        return f"SELECT ?within ?from ?to {COUNTS} {{ {self.pattern} ?norm {path} ?within }} GROUP BY ?within ?from ?to"


COUNTS = "(COUNT(DISTINCT ?norm) AS ?count) (MIN(?limit) AS ?words)"


@dataclass(frozen=True, slots=True)
class Link:
    """A link between two things, given as IRIs.

    `count` is how many norms stand behind it, `label` the words that stand on it.
    """

    source: str
    target: str
    relation: Relation
    count: int = 1
    label: str = ""


RELATED = Relation("related to", "named as related by", (TYPE,), (TYPE,), "?from cg:relatedTo ?to")
IN_TYPE = Relation("is a clause of", "has the clause", (CLAUSE,), (TYPE,), "?from cg:clauseType ?to")
BEARS = Relation("bears", "is borne by", (PARTY, ROLE), (NORM,), "?to cg:bearer ?from")
TOWARDS = Relation("holds towards", "is owed", (NORM,), (PARTY, ROLE), "?from cg:counterparty ?to")
STATED_IN = Relation(
    "is stated in", "states", (NORM,), (CLAUSE,), "?from cg:inClause ?to FILTER EXISTS { ?from a cg:Norm }"
)
LIMITED_BY = Relation(
    "is limited by",
    "limits",
    (NORM,),
    (LIMIT,),
    "?from cg:deadline|cg:frequency|cg:condition|cg:exception ?to",
)
STANDS_IN = Relation(
    "stands in",
    "holds",
    (CLAUSE,),
    (DOCUMENT,),
    "GRAPH ?to { ?from a cg:Clause ; cg:occursAt ?place }",
)
ABOUT = Relation("is about", "is the subject of", (DOCUMENT,), (TYPE,), "?from cg:about ?to")
PROVIDED_BY = Relation("is provided by", "provides", (ROLE,), (PARTY,), "?from cg:providedBy ?to")
ACTS_AS = Relation("acts as", "is played by", (ORGANIZATION,), (PARTY, ROLE), "?from cg:actsAs ?to")
DEFINED_IN = Relation("is defined in", "defines", (TERM,), (DOCUMENT,), "?from cg:definedAt/cg:inDocument ?to")
HAS_TYPE = Relation(
    "has clauses of",
    "has clauses in",
    (DOCUMENT,),
    (TYPE,),
    "?clause cg:occursAt/cg:inDocument ?from ; cg:clauseType ?to",
)
ANSWERS_IN = Relation(
    "bears norms in",
    "has norms for",
    (PARTY, ROLE),
    (TYPE,),
    "GRAPH ?document { ?norm cg:bearer ?from ; cg:inClause/cg:clauseType ?to }",
    paths=("cg:bearer", "cg:inClause/cg:clauseType"),
)

BETWEEN = ("cg:bearer", "cg:counterparty")
OWES = Relation(
    "owes",
    "is owed by",
    (PARTY, ROLE),
    (PARTY, ROLE),
    "GRAPH ?document { ?norm a cg:Obligation ; cg:bearer ?from ; cg:counterparty ?to }",
    weighed=True,
    paths=BETWEEN,
)
PASSED_ON = """GRAPH ?document {
  ?norm cg:counterparty ?to ; cg:action ?action ; cg:actionVerb ?verb ; cg:inClause ?clause . ?clause cg:text ?text
  OPTIONAL { ?norm cg:deadline/rdfs:label ?time } OPTIONAL { ?norm cg:condition/rdfs:label ?case }
  OPTIONAL { ?norm cg:bearer ?who }
  BIND(COALESCE(?time, ?case) AS ?limit)
  FILTER(REGEX(?action, "escalat|elevat", "i")
    || (?verb IN ("refer", "raise", "pass", "hand", "transfer", "forward", "take", "notify", "inform", "report")
        && (REGEX(?text, "escalat", "i") || EXISTS { ?clause cg:clauseType/skos:prefLabel ?type
                                                     FILTER(REGEX(?type, "escalat", "i")) }))) """
"""Norms by which a matter is passed on: they speak of escalating, or stand in a clause that does and refer,
hand over or report to somebody. Who bears them is optional, so that it is looked up for the few that are found:
joined like the rest, the engine would read all that anybody bears."""
ESCALATES = Relation(
    "passes a matter on to",
    "is passed a matter by",
    (PARTY, ROLE),
    (PARTY, ROLE),
    f"{PASSED_ON} FILTER(BOUND(?who)) BIND(?who AS ?from) }}",
    paths=BETWEEN,
)
PASSES_ON = Relation(
    "sends a matter to",
    "is sent a matter by",
    (CLAUSE,),
    (PARTY, ROLE),
    f"{PASSED_ON} FILTER(!BOUND(?who)) BIND(?clause AS ?from) }}",
    paths=("cg:inClause", "cg:counterparty"),
)
"""What passes a matter on where the text leaves open who does: the clause."""
PART_OF = Relation("is part of", "has the part", (CLAUSE, PROVISION), (DOCUMENT, CLAUSE, PROVISION), "")
CITES = Relation("cites", "is cited by", (CLAUSE, PROVISION), (CLAUSE, PROVISION), "")
"""How a document is built is read as a whole (`kg.view.outlines`), not link by link."""

EVERYTHING = (
    RELATED,
    IN_TYPE,
    BEARS,
    TOWARDS,
    STATED_IN,
    LIMITED_BY,
    STANDS_IN,
    ABOUT,
    PROVIDED_BY,
    ACTS_AS,
    DEFINED_IN,
)


WITHIN = {
    NodeKind.CLAUSE_TYPE: "cg:inClause/cg:clauseType",
    NodeKind.CLAUSE: "cg:inClause",
    NodeKind.DOCUMENT: "cg:inClause/cg:occursAt/cg:inDocument",
}
"""Kind of thing → the path that leads from a norm to the ones that it is stated in."""


def read_links(facts: Facts, relations: Iterable[Relation], **ends: str) -> Iterator[Link]:
    """Yield the links of some relations; `ends` may fix `from` or `to` to an IRI."""
    for relation in relations:
        for source, target, count, words in facts.link_rows(relation, **ends):
            yield Link(source, target, relation, max(1, int(count)), words)


def read_links_within(facts: Facts, relations: Iterable[Relation], owner: str) -> Iterator[Link]:
    """Yield the links whose norms are stated in a clause, in the clauses of a type or in a document."""
    kind = facts.kind(owner)
    if kind not in WITHIN:
        return
    for relation in relations:
        for _, source, target, count, words in facts.rows(relation.query_within(WITHIN[kind]), within=owner):
            yield Link(source, target, relation, max(1, int(count)), words)


def links_of(facts: Facts, iri: str, relations: Iterable[Relation]) -> Iterator[Link]:
    """Yield the links that begin or end at a thing; relations that its kind cannot have are not asked for."""
    kind = facts.kind(iri)
    for relation in relations:
        if kind in relation.sources:
            yield from read_links(facts, (relation,), **{"from": iri})
        if kind in relation.targets:
            yield from read_links(facts, (relation,), to=iri)
