"""What a picture needs to know of a store, read by SPARQL."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.graph.iris import to_slug
from kg.graph.quads import to_title
from kg.graph.store import Store
from kg.query.names import local_name
from kg.structure.noise import to_words
from kg.view.kinds import NodeKind
from kg.view.labels import part_number, shorten
from kg.view.norms import NormFacts, Values, to_norm
from kg.view.wording import MODAL_WORDS
from kg.vocabulary import ONTOLOGY

if TYPE_CHECKING:
    from kg.view.links import Relation

CLASSES = {
    f"{ONTOLOGY}ClauseType": NodeKind.CLAUSE_TYPE,
    f"{ONTOLOGY}Clause": NodeKind.CLAUSE,
    f"{ONTOLOGY}Provision": NodeKind.PROVISION,
    f"{ONTOLOGY}Norm": NodeKind.NORM,
    f"{ONTOLOGY}Qualifier": NodeKind.QUALIFIER,
    f"{ONTOLOGY}Party": NodeKind.PARTY,
    f"{ONTOLOGY}Role": NodeKind.ROLE,
    f"{ONTOLOGY}Organization": NodeKind.ORGANIZATION,
    f"{ONTOLOGY}Document": NodeKind.DOCUMENT,
    f"{ONTOLOGY}DefinedTerm": NodeKind.TERM,
}

THING = "SELECT DISTINCT ?here ?class { ?here a ?class }"
NAMES = """SELECT DISTINCT ?here ?name {
  { ?here skos:prefLabel ?name } UNION { ?here cg:fileName ?name } }"""
QUALIFIER_WORDS = "SELECT DISTINCT ?here ?document ?words { GRAPH ?document { ?here rdfs:label ?words } }"
DEFINITIONS = "SELECT DISTINCT ?here ?words { ?here skos:definition ?words }"
TEXTS = "SELECT DISTINCT ?here ?document ?words { GRAPH ?document { ?here cg:text ?words } }"
PLACES = """SELECT DISTINCT ?here ?place ?property ?value {
  ?here cg:occursAt|cg:evidence|cg:definedAt|cg:mentionedAt ?place . ?place ?property ?value }"""
CLAUSES_OF_TYPE = "SELECT DISTINCT ?here ?clause { ?clause cg:clauseType ?here }"
CLAUSES_IN = """SELECT DISTINCT ?here ?clause {
  ?clause cg:occursAt/cg:inDocument ?here FILTER EXISTS { ?clause a cg:Clause } }"""
TYPES = "SELECT DISTINCT ?here ?type { ?here cg:clauseType ?type }"
PARTS = """SELECT DISTINCT ?here ?document ?part ?property ?value {
  GRAPH ?document { ?part cg:inClause ?here ; ?property ?value } }"""
WORDS_IN_PARTS = """SELECT DISTINCT ?here ?document ?thing ?words { GRAPH ?document {
  ?part cg:inClause ?here ; cg:deadline|cg:frequency|cg:condition|cg:exception|cg:evidence ?thing .
  ?thing rdfs:label|cg:exact ?words } }"""
CLAUSE_OF_PART = "SELECT DISTINCT ?here ?clause { ?here cg:inClause ?clause }"
NORMS_OF_PROVISION = "SELECT DISTINCT ?here ?norm { ?norm cg:inProvision ?here }"
PROVISION_WORDS = "SELECT DISTINCT ?here ?number ?words { ?here cg:number ?number ; cg:occursAt/cg:exact ?words }"
SPANS = """SELECT DISTINCT ?here ?norm ?document ?begin ?end ?first ?last { GRAPH ?document {
  ?norm cg:inClause ?here ; cg:evidence ?said ; cg:trigger ?trigger .
  ?said cg:beginIndex ?begin ; cg:endIndex ?end . ?trigger cg:beginIndex ?first ; cg:endIndex ?last } }"""
PRINTS = """SELECT DISTINCT ?here ?document ?begin ?raw { GRAPH ?document {
  ?here cg:occursAt ?place . ?place cg:beginIndex ?begin ; cg:exact ?raw } }"""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where words stand: a file and characters `[begin, end)` of its text."""

    file: str
    begin: int
    end: int
    section: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class ClauseFacts:
    """A clause: its words, the places where it stands, its norms in the order of the text.

    A norm that documents read differently stands there once for each reading, the first document's first.
    """

    iri: str
    text: str
    types: tuple[str, ...]
    places: tuple[Place, ...]
    norms: tuple[NormFacts, ...] = field(default=(), repr=False)

    @property
    def heading(self) -> str:
        """Return the heading, `""` where there is none."""
        return to_title(next((p.heading for p in self.places if p.heading), ""))

    @property
    def opening(self) -> str:
        """Return the words that follow the heading, without a bullet."""
        text = self.text.lstrip(" .•*-–—\uf0b7")
        if self.heading and to_slug(text[: len(self.heading)]) == to_slug(self.heading):
            text = text[len(self.heading) :].lstrip(" .:-–—")
        return text

    @property
    def name(self) -> str:
        """Return the heading and the first words, which tell clauses with one heading apart."""
        return ": ".join(filter(None, (self.heading, shorten(self.opening, 60))))


class Facts:
    """Reads a store, each thing once."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.kind = cache(self.read_kind)
        self.name = cache(self.read_name)
        self.clause = cache(self.read_clause)
        self.readings = cache(self.read_readings)

    def rows(self, query: str, **bindings: str) -> list[tuple[str, ...]]:
        """Return the answers to a SELECT, sorted; `bindings` are IRIs, what is unbound comes as `""`."""
        try:
            terms = {name: ox.NamedNode(iri) for name, iri in bindings.items()}
        except ValueError:
            return []
        solutions = self.store.query(query, terms)
        assert isinstance(solutions, ox.QuerySolutions)
        return sorted(tuple(getattr(term, "value", "") for term in row) for row in solutions)

    def link_rows(self, relation: Relation, **ends: str) -> list[tuple[str, ...]]:
        """Return the links of a relation as rows of `from`, `to`, norms behind it and words on it."""
        return self.rows(relation.query, **ends)

    def read_kind(self, iri: str) -> NodeKind | None:
        """Return what kind of thing an IRI names, `None` for one that the store does not hold."""
        classes = {row[1] for row in self.rows(THING, here=iri)}
        return next((kind for name, kind in CLASSES.items() if name in classes), None)

    def names(self, iri: str) -> list[str]:
        """Return the preferred names of a thing (file names of a document), mixed case first."""
        return sorted((row[1] for row in self.rows(NAMES, here=iri)), key=lambda n: (n.isupper(), n))

    def read_name(self, iri: str) -> str:
        """Return the name of a thing: a clause has its heading and first words, a norm who must do what."""
        match self.kind(iri):
            case NodeKind.CLAUSE:
                return self.clause(iri).name
            case NodeKind.NORM:
                norm = self.norm(iri)
                return self.sentence(norm) if norm else iri
            case NodeKind.PROVISION:
                return shorten(self.words(iri), 70) or iri
            case NodeKind.QUALIFIER:
                return next((row[2] for row in self.rows(QUALIFIER_WORDS, here=iri)), iri)
            case _:
                return next(iter(self.names(iri)), "") or iri.rsplit("/", 1)[-1]

    def words(self, iri: str) -> str:
        """Return what is written of a thing: a definition, a norm's evidence, a clause's text in one print."""
        match self.kind(iri):
            case NodeKind.CLAUSE:
                found = [row[2] for row in self.rows(TEXTS, here=iri)][:1]
            case NodeKind.PROVISION:
                found = [row[2] for row in self.rows(PROVISION_WORDS, here=iri)][:1]
            case NodeKind.NORM:
                found = [norm.evidence for norm in self.readings(iri)]
            case _:
                found = [row[1] for row in self.rows(DEFINITIONS, here=iri)]
        return "\n\n".join(dict.fromkeys(map(to_words, found)))

    def places(self, iri: str) -> tuple[Place, ...]:
        """Return where a thing stands, by file and offset; a file with several names comes with the first."""
        values: dict[str, dict[str, str]] = defaultdict(dict)
        for _, place, name, value in reversed(self.rows(PLACES, here=iri)):
            values[place][local_name(name)] = value
        return tuple(sorted(map(self.to_place, values.values())))

    def to_place(self, values: dict[str, str]) -> Place:
        """Return a place from the values of its properties."""
        return Place(
            self.name(values.get("inDocument", "")),
            int(values.get("beginIndex", 0)),
            int(values.get("endIndex", 0)),
            local_name(values.get("section", "")),
            to_words(values.get("heading", "")),
        )

    def clauses_of(self, iri: str) -> list[str]:
        """Return the clauses of a clause type or of a document."""
        query = CLAUSES_IN if self.kind(iri) is NodeKind.DOCUMENT else CLAUSES_OF_TYPE
        return [row[1] for row in self.rows(query, here=iri)]

    def owner(self, iri: str) -> ClauseFacts | None:
        """Return the clause that a provision or a norm is part of."""
        return next((self.clause(row[1]) for row in self.rows(CLAUSE_OF_PART, here=iri)), None)

    def norm(self, iri: str) -> NormFacts | None:
        """Return a norm as the first document reads it."""
        return next(iter(self.readings(iri)), None)

    def read_readings(self, iri: str) -> tuple[NormFacts, ...]:
        """Return a norm as the first document reads it, then what other documents read differently."""
        owners = [row[1] for row in self.rows(CLAUSE_OF_PART, here=iri)]
        return tuple(norm for owner in owners for norm in self.clause(owner).norms if norm.iri == iri)

    def read_clause(self, iri: str) -> ClauseFacts:
        """Return a clause and its norms."""
        return replace(self.bare_clause(iri), norms=self.read_norms(iri))

    def bare_clause(self, iri: str) -> ClauseFacts:
        """Return a clause without its norms."""
        types = tuple(row[1] for row in self.rows(TYPES, here=iri))
        return ClauseFacts(iri, self.words(iri), types, self.places(iri))

    def read_norms(self, clause: str) -> tuple[NormFacts, ...]:
        """Return the readings of a clause's norms in the order of the text, those of a norm by document."""
        said: dict[tuple[str, str], Values] = defaultdict(lambda: defaultdict(list))
        for _, document, part, name, value in self.rows(PARTS, here=clause):
            said[part, document][local_name(name)].append(value)
        printed = reversed(self.rows(WORDS_IN_PARTS, here=clause))
        words = {(document, thing): text for _, document, thing, text in printed}
        norms = [key for key, values in said.items() if f"{ONTOLOGY}Norm" in values["type"]]
        order = sorted(norms, key=lambda key: (part_number(key[0]), key))
        readings = (to_norm(norm, clause, document, said[norm, document], words) for norm, document in order)
        return tuple(dict.fromkeys(readings))

    def sentence(self, norm: NormFacts) -> str:
        """Return a norm as who, must or may or must not, do what."""
        return f"{self.who(norm)} {MODAL_WORDS.get(norm.modality, norm.modality)} {norm.action}"

    def who(self, norm: NormFacts) -> str:
        """Return who bears a norm: the names it resolves to, else the text's words, else that it is open."""
        return ", ".join(map(self.name, norm.bearers)) or norm.bearer_words or "(left open)"

    def for_whom(self, norm: NormFacts) -> str:
        """Return towards whom a norm holds, `""` where the text does not say."""
        return ", ".join(map(self.name, norm.counterparties)) or norm.counterparty_words
