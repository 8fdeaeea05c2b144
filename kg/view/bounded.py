"""What a picture needs to know of a store of any size: of what a thing has many of, some are read."""

from __future__ import annotations

from functools import cache

from kg.graph.store import Store
from kg.query.explain import NORM_KINDS
from kg.structure.noise import to_words
from kg.view.facts import CLASSES, CLAUSES_IN, CLAUSES_OF_TYPE, ClauseFacts, Facts, Place
from kg.view.kinds import NodeKind
from kg.view.links import Relation
from kg.view.lookups import Lookups
from kg.view.norms import LIMITS, NormFacts, to_norm
from kg.view.sides import Side, slice_of
from kg.vocabulary import CG, RDF, RDFS, SKOS

MOST_ROWS = 5_000
MOST_PLACES = 12
MOST_NAMED = 12
"""How many statements of its name are read of a thing."""
PLACES_FOR_NAME = 3
"""In how many places of a clause its heading is looked for."""
MOST_READINGS = 12
"""In how many documents it is looked whether they read a norm differently."""
TELLING = CLASSES | {CG.term(name): NodeKind.NORM for name in NORM_KINDS}
"""Class → the kind of the things that are of it."""
STANDS_AT = (CG.occursAt, CG.evidence, CG.definedAt, CG.mentionedAt)


class BoundedFacts(Facts):
    """Reads a store, each thing once, and no more of what a thing has than a picture around it can show.

    `page` is how many links of a relation it reads. Where there are more than it reads, it reads those that the
    store gives first, the same ones each time.
    """

    def __init__(self, store: Store, page: int) -> None:
        super().__init__(store)
        self.page = page
        self.look = Lookups(store.quads)
        self.brief = cache(self.read_brief)
        self.documents = cache(self.look.documents)
        self.said_in = cache(self.look.properties)

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

    def clauses_of(self, iri: str) -> list[str]:
        """Return some clauses of a clause type or of a document."""
        query = CLAUSES_IN if self.kind(iri) is NodeKind.DOCUMENT else CLAUSES_OF_TYPE
        return [row[1] for row in self.rows(f"{query} {slice_of(self.page, 0)}", here=iri)]

    def read_kind(self, iri: str) -> NodeKind | None:
        """Return what kind of thing an IRI names, `None` for one that the store does not hold."""
        # The class that the store gives first is enough, if it is one of those that tell; else each is looked for.
        first = TELLING.get(next(iter(self.look.values(iri, RDF.type, most=1)), ""))
        return first or next((kind for name, kind in CLASSES.items() if self.look.holds(iri, RDF.type, name)), None)

    def names(self, iri: str) -> list[str]:
        """Return the preferred names of a thing (file names of a document), mixed case first."""
        return sorted(
            self.look.values(iri, SKOS.prefLabel, CG.fileName, most=MOST_NAMED), key=lambda n: (n.isupper(), n)
        )

    def read_name(self, iri: str) -> str:
        """Return the name of a thing; the norms of a clause need not be read for it."""
        match self.kind(iri):
            case NodeKind.CLAUSE:
                return ClauseFacts(iri, self.words(iri), (), self.places(iri, PLACES_FOR_NAME)).name
            case NodeKind.QUALIFIER:
                return self.look.first(iri, RDFS.label) or iri
        return super().read_name(iri)

    def words(self, iri: str) -> str:
        """Return what is written of a thing: a definition, a norm's evidence, a clause's text in one print."""
        match self.kind(iri):
            case NodeKind.CLAUSE:
                return to_words(self.look.first(iri, CG.text))
            case NodeKind.PROVISION:
                printed = [self.look.first(place, CG.exact) for place in self.look.values(iri, CG.occursAt)]
                return to_words(min(printed, default=""))
            case NodeKind.NORM:
                return super().words(iri)
        return "\n\n".join(dict.fromkeys(map(to_words, sorted(self.look.values(iri, SKOS.definition)))))

    def bare_clause(self, iri: str) -> ClauseFacts:
        """Return a clause without its norms."""
        types = tuple(sorted(self.look.values(iri, CG.clauseType)))
        return ClauseFacts(iri, self.words(iri), types, self.places(iri))

    def places(self, iri: str, most: int = MOST_PLACES) -> tuple[Place, ...]:
        """Return where a thing stands, in a few of the places."""
        found = self.look.values(iri, *STANDS_AT, most=most)[:most]
        said = ({name: values[0] for name, values in self.look.properties(place).items()} for place in found)
        return tuple(sorted(map(self.to_place, said)))

    def norm(self, iri: str) -> NormFacts | None:
        """Return a norm as the first document reads it, without the words that state and limit it."""
        return self.brief(iri)

    def read_brief(self, iri: str) -> NormFacts | None:
        """Return a norm as the first document reads it, without the words that state and limit it."""
        return next((self.read_in(iri, document, worded=False) for document in self.documents(iri)), None)

    def read_readings(self, iri: str) -> tuple[NormFacts, ...]:
        """Return a norm as the first document reads it, then what other documents read differently."""
        documents = self.documents(iri)[:MOST_READINGS]
        return tuple(dict.fromkeys(self.read_in(iri, document, worded=True) for document in documents))

    def read_in(self, iri: str, document: str, *, worded: bool) -> NormFacts:
        """Return a norm as one document reads it, with the words that state and limit it or without."""
        values = self.said_in(iri, document)
        limits = [part for name in LIMITS for part in values[name]] if worded else []
        said = dict.fromkeys(limits, RDFS.label) | {part: CG.exact for part in values["evidence"] if worded}
        words = {(document, part): self.look.first(part, name, document) for part, name in said.items()}
        return to_norm(iri, next(iter(values["inClause"]), ""), document, values, words)
