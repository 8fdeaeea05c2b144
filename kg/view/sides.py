"""The SPARQL that finds what is linked with one thing, however much that is.

Each query begins at the thing and ends after so many links, so that it takes as long in a large store as in a
small one. They are also what a reader is shown who asks how a picture was made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.view.kinds import NodeKind
from kg.view.links import COUNTS, Link, Relation

SAMPLE = 200
"""How many norms are looked at where links stand for norms."""
IN_GRAPH = "GRAPH ?document {"


@dataclass(frozen=True, slots=True)
class Side:
    """A relation as the thing at one of its ends has it: `forward` where it leads from the thing."""

    relation: Relation
    forward: bool

    @property
    def words(self) -> str:
        """Return what the relation is called from this side."""
        return self.relation.words if self.forward else self.relation.back

    @property
    def ends(self) -> tuple[str, str]:
        """Return the variables of this end and of the other one."""
        return ("from", "to") if self.forward else ("to", "from")

    def has(self, link: Link, iri: str) -> bool:
        """Tell whether a link is one of a thing by this relation, in this direction."""
        return link.relation is self.relation and (link.source if self.forward else link.target) == iri

    def find_norms(self, iri: str, most: int) -> str:
        """Return the part of a query that finds some of the norms for which links stand, `""` where they do not."""
        return find_norms(self.relation.paths[not self.forward], iri, most) if self.relation.paths else ""

    def find(self, iri: str, most: int, skip: int = 0, norms: str = "") -> str:
        """Return the query for some links, `?relation ?from ?to`, and for links of norms `?count ?words`.

        `norms` is the part of a query that finds the norms for which links stand, by default the first ones.
        Raises `ValueError` for what is no IRI.
        """
        if self.relation.paths:
            return find_by_norms(self.relation, norms or self.find_norms(iri, SAMPLE), most, skip, self.at(iri))
        this, other = self.ends
        shown = {this: f"({ox.NamedNode(iri)} AS ?{this})", other: f"?{other}"}
        head = f'("{self.relation.words}" AS ?relation) {shown["from"]} {shown["to"]}'
        pattern = fix(self.relation.pattern, this, iri)
        return f"SELECT DISTINCT {head} WHERE {{ {pattern} }} {slice_of(most, skip)}"

    def at(self, iri: str) -> str:
        """Return the part of a query that leaves in the links of one thing."""
        return f"FILTER(?{self.ends[0]} = {ox.NamedNode(iri)})"

    def count(self, iri: str) -> str:
        """Return the query that counts the links, for a relation whose links do not stand for norms."""
        this, other = self.ends
        pattern = fix(self.relation.pattern, this, iri)
        return f'SELECT ("{self.words}" AS ?side) (COUNT(DISTINCT ?{other}) AS ?count) WHERE {{ {pattern} }}'


def sides_of(kind: NodeKind | None, relations: Iterable[Relation]) -> Iterator[Side]:
    """Yield the sides of relations that a thing of a kind can have."""
    for relation in relations:
        if kind in relation.sources and relation.pattern:
            yield Side(relation, forward=True)
        if kind in relation.targets and relation.pattern:
            yield Side(relation, forward=False)


def find_norms(path: str, iri: str, most: int, skip: int = 0) -> str:
    """Return the part of a query that binds `?norm` to some norms from which a path leads to a thing."""
    return f"{{ SELECT DISTINCT ?norm WHERE {{ {lead_to(path, iri)} }} {slice_of(most, skip)} }}"


def lead_to(path: str, iri: str) -> str:
    """Return the pattern for norms from which a path leads to a thing; raises `ValueError` for what is no IRI.

    What stands in several documents is met once for each of them at every step, so each step is made distinct.
    """
    thing = ox.NamedNode(iri)
    if not path:
        return f"BIND({thing} AS ?norm)"
    first, _, rest = path.partition("/")
    ends = f"{{ SELECT DISTINCT ?within WHERE {{ ?within {rest} {thing} }} }} ?norm {first} ?within" if rest else ""
    # Provisions and references stand in a clause too; all else that a path begins with only norms have.
    check = " FILTER EXISTS { ?norm a cg:Norm }" if first.startswith("cg:in") else ""
    return (ends or f"?norm {first} {thing}") + check


def of_norms(pattern: str, norms: str) -> str:
    """Return a pattern for the norms that a part of a query finds.

    Norms that are named stand inside of a `GRAPH`: the engine begins a long pattern with them only there.
    """
    if norms.startswith("VALUES") and pattern.startswith(IN_GRAPH):
        return f"{IN_GRAPH} {norms}{pattern.removeprefix(IN_GRAPH)}"
    return f"{norms} {pattern}" if norms else pattern


def name_norms(iris: Iterable[str]) -> str:
    """Return the part of a query that names norms.

    >>> name_norms(["https://example.org/norm/1"])
    'VALUES ?norm { <https://example.org/norm/1> }'
    """
    return f"VALUES ?norm {{ {' '.join(str(ox.NamedNode(iri)) for iri in iris)} }}"


def slice_of(most: int, skip: int) -> str:
    """Return the end of a query that leaves some answers out and gives so many of the next.

    >>> slice_of(10, 0), slice_of(10, 20)
    ('LIMIT 10', 'LIMIT 10 OFFSET 20')
    """
    return f"LIMIT {most}" + (f" OFFSET {skip}" if skip else "")


def fix(pattern: str, variable: str, iri: str) -> str:
    """Return a pattern with an IRI in place of a variable.

    >>> fix("?from cg:about ?to", "to", "https://example.org/it")
    '?from cg:about <https://example.org/it>'
    """
    return re.sub(rf"\?{variable}\b", lambda _: str(ox.NamedNode(iri)), pattern)


def find_at_norms(relation: Relation, norms: str) -> str:
    """Return the query for the links of a relation that norms have, found by a part of a query."""
    end = "from" if NodeKind.NORM in relation.sources else "to"
    shown = {"from": "?from", "to": "?to", end: f"(?norm AS ?{end})"}
    pattern = re.sub(rf"\?{end}\b", "?norm", relation.pattern)
    return (
        f'SELECT DISTINCT ("{relation.words}" AS ?relation) {shown["from"]} {shown["to"]} WHERE {{ {norms} {pattern} }}'
    )


def find_by_norms(relation: Relation, norms: str, most: int, skip: int = 0, at: str = "") -> str:
    """Return the query for some of the links that stand for norms, found by a part of a query; `at` leaves some in."""
    head = f'("{relation.words}" AS ?relation) ?from ?to {COUNTS}'
    order = f"GROUP BY ?from ?to ORDER BY DESC(?count) ?from ?to {slice_of(most, skip)}"
    return f"SELECT {head} WHERE {{ {of_norms(relation.pattern, norms)} {at} }} {order}"


def find_between(relation: Relation, sources: Iterable[str], targets: Iterable[str]) -> str:
    """Return the query for the links of a relation between some things and others, written as in SPARQL."""
    ends = f"VALUES ?from {{ {' '.join(sources)} }}", f"FILTER(?to IN ({', '.join(targets)}))"
    body = f"{ends[0]} {relation.pattern} {ends[1]}"
    return f'SELECT DISTINCT ("{relation.words}" AS ?relation) ?from ?to WHERE {{ {body} }}'


def join(queries: Iterable[str]) -> str:
    """Return the query that answers several at once."""
    return " UNION\n".join(f"{{ {query} }}" for query in queries)
