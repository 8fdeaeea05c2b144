"""What a picture needs to know of a store of any size: of what a thing has many of, some are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.graph.store import Store
from kg.query.names import local_name
from kg.view.facts import CLASSES, CLAUSES_IN, CLAUSES_OF_TYPE, Facts, Place
from kg.view.kinds import NodeKind
from kg.view.links import Relation
from kg.view.norms import NormFacts, Values, to_norm
from kg.view.sides import Side, slice_of

MOST_ROWS = 5_000
MOST_PLACES = 12

KINDS = "SELECT DISTINCT ?here ?class {{ VALUES ?here {{ {things} }} ?here a ?class }}"
NAMED = "SELECT DISTINCT ?here ?name {{ VALUES ?here {{ {things} }} ?here skos:prefLabel|cg:fileName ?name }}"
NORMS = """SELECT DISTINCT ?norm ?document ?property ?value {{
  VALUES ?norm {{ {norms} }} GRAPH ?document {{ ?norm ?property ?value }} }}"""
WORDS_IN_NORMS = """SELECT DISTINCT ?document ?part ?words {{
  VALUES ?norm {{ {norms} }} GRAPH ?document {{
    ?norm cg:deadline|cg:frequency|cg:condition|cg:exception|cg:evidence ?part .
    ?part rdfs:label|cg:exact ?words }} }}"""
SOME_PLACES = """SELECT DISTINCT ?here ?place ?property ?value {{
  {{ SELECT DISTINCT ?here ?place {{ BIND(<{iri}> AS ?here)
     <{iri}> cg:occursAt|cg:evidence|cg:definedAt|cg:mentionedAt ?place }} LIMIT {most} }}
  ?place ?property ?value }}"""


class BoundedFacts(Facts):
    """Reads a store, each thing once, and no more of what a thing has than a picture around it can show.

    `page` is how many links of a relation it reads. Where there are more than it reads, it reads those that the
    store gives first, the same ones each time.
    """

    def __init__(self, store: Store, page: int) -> None:
        super().__init__(store)
        self.page = page
        self.read_ahead: dict[str, tuple[NormFacts, ...]] = {}
        self.classes: dict[str, set[str]] = defaultdict(set)
        self.called: dict[str, list[str]] = defaultdict(list)

    def rows(self, query: str, **bindings: str) -> list[tuple[str, ...]]:
        """Return the answers to a SELECT, sorted, or as many of them as are read at most."""
        is_bounded = " LIMIT " in query.rpartition("}")[2]
        return super().rows(query if is_bounded else f"{query} LIMIT {MOST_ROWS}", **bindings)

    def link_rows(self, relation: Relation, **ends: str) -> list[tuple[str, ...]]:
        """Return some links of a relation at the thing that `from` or `to` names."""
        side, (iri,) = Side(relation, forward="from" in ends), ends.values()
        try:
            query = side.find(iri, self.page)
        except ValueError:
            return []
        rows = self.rows(f"SELECT ?from ?to ?count ?words {{ {{ {query} }} }}")
        return [(start, to, count or "1", words) for start, to, count, words in rows]

    def places(self, iri: str) -> tuple[Place, ...]:
        """Return where a thing stands, in a few of the places."""
        values: dict[str, dict[str, str]] = defaultdict(dict)
        for _, place, name, value in reversed(self.rows(SOME_PLACES.format(iri=iri, most=MOST_PLACES))):
            values[place][local_name(name)] = value
        return tuple(sorted(map(self.to_place, values.values())))

    def clauses_of(self, iri: str) -> list[str]:
        """Return some clauses of a clause type or of a document."""
        query = CLAUSES_IN if self.kind(iri) is NodeKind.DOCUMENT else CLAUSES_OF_TYPE
        return [row[1] for row in self.rows(f"{query} {slice_of(self.page, 0)}", here=iri)]

    def read_things_ahead(self, iris: Iterable[str]) -> None:
        """Read the kinds and names of some things together, which is quicker than one by one."""
        things = " ".join(f"<{iri}>" for iri in iris)
        for iri, cls in self.rows(KINDS.format(things=things)):
            self.classes[iri].add(cls)
        for iri, name in self.rows(NAMED.format(things=things)):
            self.called[iri].append(name)

    def read_kind(self, iri: str) -> NodeKind | None:
        """Return what kind of thing an IRI names, `None` for one that the store does not hold."""
        if iri not in self.classes:
            return super().read_kind(iri)
        return next((kind for name, kind in CLASSES.items() if name in self.classes[iri]), None)

    def names(self, iri: str) -> list[str]:
        """Return the preferred names of a thing (file names of a document), mixed case first."""
        if iri not in self.called:
            return super().names(iri)
        return sorted(self.called[iri], key=lambda n: (n.isupper(), n))

    def read_name(self, iri: str) -> str:
        """Return the name of a thing; the norms of a clause need not be read for it."""
        if self.kind(iri) is NodeKind.CLAUSE:
            return self.bare_clause(iri).name
        return super().read_name(iri)

    def read_readings(self, iri: str) -> tuple[NormFacts, ...]:
        """Return a norm as the first document reads it, then what other documents read differently."""
        if iri not in self.read_ahead:
            self.read_norms_ahead([iri])
        return self.read_ahead.get(iri, ())

    def read_norms_ahead(self, iris: Iterable[str]) -> None:
        """Read some norms together, which is quicker than one by one."""
        norms = " ".join(f"<{iri}>" for iri in iris)
        said: dict[tuple[str, str], Values] = defaultdict(lambda: defaultdict(list))
        for norm, document, name, value in self.rows(NORMS.format(norms=norms)):
            said[norm, document][local_name(name)].append(value)
        printed = self.rows(WORDS_IN_NORMS.format(norms=norms))
        words = {(document, part): text for document, part, text in reversed(printed)}
        found: dict[str, dict[NormFacts, None]] = defaultdict(dict)
        for (norm, document), values in sorted(said.items()):
            found[norm][to_norm(norm, next(iter(values["inClause"]), ""), document, values, words)] = None
        self.read_ahead.update((norm, tuple(readings)) for norm, readings in found.items())
