"""The relations that a picture can draw, and the links of them that a store holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.view.facts import Facts
from kg.view.kinds import NodeKind

TYPE, CLAUSE, NORM = NodeKind.CLAUSE_TYPE, NodeKind.CLAUSE, NodeKind.NORM
LIMIT, DOCUMENT, TERM = NodeKind.QUALIFIER, NodeKind.DOCUMENT, NodeKind.TERM
PARTY, ROLE, ORGANIZATION = NodeKind.PARTY, NodeKind.ROLE, NodeKind.ORGANIZATION


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between things of some kinds.

    `words` and `back` are what it is called from either end; `pattern` finds `?from` and `?to`.
    """

    words: str
    back: str
    sources: tuple[NodeKind, ...]
    targets: tuple[NodeKind, ...]
    pattern: str

    @property
    def query(self) -> str:
        """Return the query that lists its links, with how many norms stand behind each."""
        return f"SELECT ?from ?to (COUNT(DISTINCT ?norm) AS ?count) {{ {self.pattern} }} GROUP BY ?from ?to"


@dataclass(frozen=True, slots=True)
class Link:
    """A link between two things, given as IRIs; `count` is how many norms stand behind it."""

    source: str
    target: str
    relation: Relation
    count: int = 1


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
    "?from cg:occursAt/cg:inDocument ?to FILTER EXISTS { ?from a cg:Clause }",
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
    "?norm cg:bearer ?from ; cg:inClause/cg:clauseType ?to",
)

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


def read_links(facts: Facts, relations: Iterable[Relation], **ends: str) -> Iterator[Link]:
    """Yield the links of some relations; `ends` may fix `from` or `to` to an IRI."""
    for relation in relations:
        for source, target, count in facts.rows(relation.query, **ends):
            yield Link(source, target, relation, max(1, int(count)))


def links_of(facts: Facts, iri: str, relations: Iterable[Relation]) -> Iterator[Link]:
    """Yield the links that begin or end at a thing; relations that its kind cannot have are not asked for."""
    kind = facts.kind(iri)
    for relation in relations:
        if kind in relation.sources:
            yield from read_links(facts, (relation,), **{"from": iri})
        if kind in relation.targets:
            yield from read_links(facts, (relation,), to=iri)
