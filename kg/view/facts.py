"""What a picture needs to know of a store, read by SPARQL."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

import pyoxigraph as ox

from kg.graph.iris import to_slug
from kg.graph.quads import to_title
from kg.graph.store import Store
from kg.structure.noise import to_words
from kg.view.kinds import NodeKind
from kg.view.wording import MODAL_WORDS, to_act
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
  UNION { ?here rdfs:label ?name FILTER EXISTS { ?here a cg:Qualifier } } }"""
WORDS = """SELECT DISTINCT ?here ?words {
  { ?here skos:definition ?words } UNION { ?here cg:text ?words }
  UNION { ?here cg:evidence/cg:exact ?words } }"""
PLACES = """SELECT DISTINCT ?here ?place ?property ?value {
  ?here cg:occursAt|cg:evidence|cg:definedAt|cg:mentionedAt ?place . ?place ?property ?value }"""
CLAUSES_OF_TYPE = "SELECT DISTINCT ?here ?clause { ?clause cg:clauseType ?here }"
CLAUSES_IN = """SELECT DISTINCT ?here ?clause {
  ?clause cg:occursAt/cg:inDocument ?here FILTER EXISTS { ?clause a cg:Clause } }"""
TYPES = "SELECT DISTINCT ?here ?type { ?here cg:clauseType ?type }"
PARTS = "SELECT DISTINCT ?here ?part ?property ?value { ?part cg:inClause ?here ; ?property ?value }"
CLAUSE_OF_NORM = "SELECT DISTINCT ?here ?clause { ?here cg:inClause ?clause }"
LIMITS = ("deadline", "frequency", "condition", "exception")


@dataclass(frozen=True, slots=True, order=True)
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
        """Return the name of a thing: a clause has its heading and first words, a norm who must do what."""
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
        return "\n\n".join(to_words(row[1]) for row in self.rows(WORDS, here=iri))

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
        parts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for _, part, name, value in self.rows(PARTS, here=clause):
            parts[part][local_name(name)].append(value)
        norms = [part for part, values in parts.items() if f"{ONTOLOGY}Norm" in values["type"]]
        return tuple(self.to_norm(iri, clause, parts[iri]) for iri in sorted(norms, key=part_number))

    def to_norm(self, iri: str, clause: str, values: dict[str, list[str]]) -> NormFacts:
        """Return a norm from the values of its properties."""
        kinds = {local_name(name) for name in values["type"]}
        limits = sorted((part_number(limit), kind, limit) for kind in LIMITS for limit in values[kind])
        return NormFacts(
            iri,
            clause,
            next((kind for kind in MODAL_WORDS if kind in kinds), "Norm"),
            "; ".join(to_act(action, "".join(values["actionVerb"][:1])) for action in values["action"]),
            tuple(values["bearer"]),
            "; ".join(values["bearerText"]),
            "; ".join(map(local_name, values["bearerBasis"])),
            tuple(values["counterparty"]),
            "; ".join(values["counterpartyText"]),
            tuple((kind, self.name(limit)) for _, kind, limit in limits),
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
