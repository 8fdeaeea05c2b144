"""What a picture needs to know of a store, read by SPARQL."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

import pyoxigraph as ox

from kg.graph.iris import to_slug
from kg.graph.quads import squeeze, to_title
from kg.graph.store import Store
from kg.view.kinds import NodeKind
from kg.vocabulary import ONTOLOGY

CLASSES = {
    f"{ONTOLOGY}ClauseType": NodeKind.CLAUSE_TYPE,
    f"{ONTOLOGY}Clause": NodeKind.CLAUSE,
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
  { ?here skos:prefLabel ?name } UNION { ?here cg:fileName ?name }
  UNION { ?here a cg:Qualifier ; rdfs:label ?name } }"""
WORDS = """SELECT DISTINCT ?here ?words {
  { ?here skos:definition ?words } UNION { ?here cg:text ?words }
  UNION { ?here cg:evidence/cg:exact ?words } UNION { ?here a cg:Qualifier ; rdfs:label ?words } }"""
PLACES = """SELECT DISTINCT ?here ?place ?file ?begin ?end ?section ?heading {
  { ?here cg:occursAt ?place } UNION { ?here cg:evidence ?place }
  UNION { ?here cg:definedAt ?place } UNION { ?here cg:mentionedAt ?place }
  ?place cg:inDocument/cg:fileName ?file ; cg:beginIndex ?begin ; cg:endIndex ?end .
  OPTIONAL { ?place cg:section ?section } OPTIONAL { ?place cg:heading ?heading } }"""
CLAUSES = """SELECT DISTINCT ?here ?clause {
  { ?clause cg:clauseType ?here } UNION { ?clause a cg:Clause ; cg:occursAt/cg:inDocument ?here } }"""
TYPES = "SELECT DISTINCT ?here ?type { ?here cg:clauseType ?type }"
NORMS = (
    "SELECT DISTINCT ?here ?norm ?property ?value { ?norm cg:inClause ?here ; a cg:Norm ; ?property ?value }"
)
LIMITS = """SELECT DISTINCT ?here ?norm ?property ?limit ?words {
  ?norm cg:inClause ?here ; a cg:Norm ; ?property ?limit . ?limit a cg:Qualifier ; rdfs:label ?words }"""
CLAUSE_OF_NORM = "SELECT DISTINCT ?here ?clause { ?here cg:inClause ?clause }"


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: a file and characters `[begin, end)` of its text."""

    file: str
    begin: int
    end: int
    section: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class NormFacts:
    """A norm: `bearers` and `counterparties` are IRIs, the `…_words` what the text calls them.

    `limits` are the kind and the words of its qualifiers.
    """

    iri: str
    clause: str
    modality: str
    action: str = ""
    bearers: tuple[str, ...] = ()
    bearer_words: str = ""
    basis: str = ""
    counterparties: tuple[str, ...] = ()
    counterparty_words: str = ""
    limits: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ClauseFacts:
    """A clause: its words, the places where it stands, its norms in the order of the text."""

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

    def rows(self, query: str, **bindings: str) -> list[tuple[str, ...]]:
        """Return the answers to a SELECT, sorted; `bindings` are IRIs, what is unbound comes as `""`."""
        try:
            terms = {name: ox.NamedNode(iri) for name, iri in bindings.items()}
        except ValueError:
            return []
        solutions = self.store.query(query, terms)
        assert isinstance(solutions, ox.QuerySolutions)
        return sorted(tuple(getattr(term, "value", "") for term in row) for row in solutions)

    def read_kind(self, iri: str) -> NodeKind | None:
        """Return what kind of thing an IRI names, `None` for one that the store does not hold."""
        classes = {row[1] for row in self.rows(THING, here=iri)}
        return next((kind for name, kind in CLASSES.items() if name in classes), None)

    def names(self, iri: str) -> list[str]:
        """Return the preferred names of a thing (file names of a document), mixed case first."""
        return sorted((row[1] for row in self.rows(NAMES, here=iri)), key=lambda n: (n.isupper(), n))

    def read_name(self, iri: str) -> str:
        """Return the name of a thing; a clause has its heading and first words, a norm who
        must do what."""
        match self.kind(iri):
            case NodeKind.CLAUSE:
                return self.clause(iri).name
            case NodeKind.NORM:
                norm = self.norm(iri)
                return self.sentence(norm) if norm else iri
            case _:
                return next(iter(self.names(iri)), "") or iri.rsplit("/", 1)[-1]

    def words(self, iri: str) -> str:
        """Return what is written of a thing: a definition, a clause's text, a norm's evidence."""
        return "\n\n".join(squeeze(row[1]) for row in self.rows(WORDS, here=iri))

    def places(self, iri: str) -> tuple[Place, ...]:
        """Return where a thing stands, by file and offset."""
        found = {
            Place(file, int(begin), int(end), local_name(section), squeeze(heading))
            for _, _, file, begin, end, section, heading in self.rows(PLACES, here=iri)
        }
        return tuple(sorted(found, key=lambda p: (p.file, p.begin, p.end, p.section, p.heading)))

    def clauses_of(self, iri: str) -> list[str]:
        """Return the clauses of a clause type or of a document."""
        return [row[1] for row in self.rows(CLAUSES, here=iri)]

    def norm(self, iri: str) -> NormFacts | None:
        """Return a norm."""
        owners = [row[1] for row in self.rows(CLAUSE_OF_NORM, here=iri)]
        return next((norm for owner in owners for norm in self.clause(owner).norms if norm.iri == iri), None)

    def read_clause(self, iri: str) -> ClauseFacts:
        """Return a clause and its norms."""
        types = tuple(row[1] for row in self.rows(TYPES, here=iri))
        return ClauseFacts(iri, self.words(iri), types, self.places(iri), self.read_norms(iri))

    def read_norms(self, clause: str) -> tuple[NormFacts, ...]:
        """Return the norms of a clause in the order of the text."""
        values: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for _, norm, name, value in self.rows(NORMS, here=clause):
            values[norm][local_name(name)].append(value)
        limits: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
        for _, norm, name, limit, words in self.rows(LIMITS, here=clause):
            limits[norm].append((part_number(limit), local_name(name), words))
        return tuple(
            to_norm(norm, clause, values[norm], sorted(limits[norm]))
            for norm in sorted(values, key=part_number)
        )

    def sentence(self, norm: NormFacts) -> str:
        """Return a norm as who, must or may or must not, do what."""
        return f"{self.who(norm)} {MODAL_WORDS.get(norm.modality, norm.modality)} {norm.action}"

    def who(self, norm: NormFacts) -> str:
        """Return who bears a norm: the names it resolves to, else the text's words, else that it is open."""
        return ", ".join(map(self.name, norm.bearers)) or norm.bearer_words or "(left open)"

    def for_whom(self, norm: NormFacts) -> str:
        """Return towards whom a norm holds, `""` where the text does not say."""
        return ", ".join(map(self.name, norm.counterparties)) or norm.counterparty_words


MODAL_WORDS = {
    "Obligation": "must",
    "Prohibition": "must not",
    "Permission": "may",
    "Right": "has the right to",
    "Exemption": "need not",
    "Recommendation": "should",
}
"""Kind of a norm → the words that say it."""


def to_norm(
    iri: str, clause: str, values: dict[str, list[str]], limits: list[tuple[int, str, str]]
) -> NormFacts:
    """Return a norm from the values of its properties."""
    kinds = [local_name(name) for name in values["type"]]
    return NormFacts(
        iri,
        clause,
        next((kind for kind in MODAL_WORDS if kind in kinds), "Norm"),
        "; ".join(values["action"]),
        tuple(values["bearer"]),
        "; ".join(values["bearerText"]),
        "; ".join(map(local_name, values["bearerBasis"])),
        tuple(values["counterparty"]),
        "; ".join(values["counterpartyText"]),
        tuple((kind, words) for _, kind, words in limits),
    )


def local_name(iri: str) -> str:
    """Return what follows the last `#` or `/` of an IRI.

    >>> local_name("https://example.org/ns#Obligation")
    'Obligation'
    """
    return iri.replace("#", "/").rsplit("/", 1)[-1]


def part_number(iri: str) -> int:
    """Return the number that ends the IRI of a part, 0 where there is none.

    >>> part_number("https://example.org/clause/ab/norm/12")
    12
    """
    tail = local_name(iri)
    return int(tail) if tail.isdecimal() else 0


def shorten(text: str, length: int) -> str:
    """Return a text of at most `length` characters, cut at a word where it can be, with an ellipsis.

    >>> shorten("one two three", 9), shorten("one", 9)
    ('one two…', 'one')
    """
    if len(text) <= length:
        return text
    head = text[: length - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[length // 2 :] else head).rstrip(" ,;:") + "…"
