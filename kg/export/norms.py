"""The norms of a store as rows: the one reading that norm tables and responsibility maps are made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.export.facts import Facts, Values, first, read_facts
from kg.graph.store import Store
from kg.model import AgentKind, Modality
from kg.query.engine import select
from kg.view.wording import bring_about
from kg.vocabulary import ONTOLOGY

AGENTS = """
SELECT ?agent (MIN(STR(?name)) AS ?label) (MIN(?other) AS ?isRole)
WHERE {
  # Within one document: the union of all meets a fact once for each document that states it.
  GRAPH ?document { ?agent a cg:Agent , ?kind ; skos:prefLabel ?name }
  BIND(IF(?kind = cg:Party, 0, 1) AS ?other)
}
GROUP BY ?agent
"""
PROVIDERS = "SELECT DISTINCT ?agent ?party WHERE { ?agent cg:providedBy ?party }"
TYPE_LABELS = """
SELECT ?type (MIN(STR(?name)) AS ?label) WHERE { ?type a cg:ClauseType ; skos:prefLabel ?name } GROUP BY ?type
"""


@dataclass(frozen=True, slots=True, order=True)
class AgentName:
    """A party or a role: its IRI, its preferred name, and the party that provides it, if one does."""

    iri: str
    label: str
    kind: AgentKind
    provided_by: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a document, characters `[begin, end)`, and its exact words."""

    begin: int
    end: int
    text: str


NOWHERE = Place(0, 0, "")


@dataclass(frozen=True, slots=True)
class Limit:
    """The words of a deadline and the time that they count, in the terms of `kg.model.TimeLimit`."""

    text: str
    duration: str = ""
    days: int | None = None
    business_days: bool = False
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class NormRow:
    """A norm at one place: one that stands in two documents, or twice in one, has two rows.

    `files` are the names of the document; `clause` is the clause's IRI and `clause_place` where the clause
    stands around this place; `trigger` may stand before `evidence`, in the introduction of a list. Words
    that the text leaves out are empty. An exception is not listed among the conditions too.
    """

    norm: str
    document: str
    files: tuple[str, ...]
    kind: Modality
    clause: str
    clause_types: tuple[str, ...]
    heading: str
    provision: str
    clause_place: Place = field(repr=False)
    evidence: Place
    trigger: Place
    bearer_text: str
    bearers: tuple[AgentName, ...]
    basis: str
    counterparty_text: str
    counterparties: tuple[AgentName, ...]
    action: str
    verb: str
    deadlines: tuple[Limit, ...]
    frequencies: tuple[str, ...]
    conditions: tuple[str, ...]
    exceptions: tuple[str, ...]
    subject: str = ""

    @property
    def act(self) -> str:
        """Return the act; one that is said of a thing, as a passive's, as what its bearer must see to."""
        return bring_about(self.subject, self.action, self.kind.value)

    @property
    def file(self) -> str:
        """Return the names of the document in one text, its IRI where it has none."""
        return "; ".join(self.files) or self.document

    @property
    def clause_type(self) -> str:
        """Return the labels of the clause's types in one text, empty where it has none."""
        return "; ".join(self.clause_types)


def read_norms(store: Store) -> tuple[NormRow, ...]:
    """Return every norm at every place of it, in the order of file names and of the text."""
    reader = NormReader(store)
    rows = [row for document, norm in reader.norms for row in reader.rows(document, norm)]
    return tuple(sorted(rows, key=lambda r: (r.files, r.document, r.evidence.begin, r.evidence.end, r.norm)))


class NormReader:
    """Puts the rows together from what each document says."""

    def __init__(self, store: Store) -> None:
        self.norms = read_facts(store, "?thing a cg:Norm")
        self.qualifiers = read_facts(store, "?thing a cg:Qualifier")
        self.provisions = read_facts(store, "?thing a cg:Provision")
        self.clauses = read_facts(store, "?thing a cg:Clause")
        self.documents = read_facts(store, "?thing a cg:Document")
        self.places = read_facts(store, "?norm a cg:Norm ; cg:evidence|cg:trigger ?thing")
        self.occurrences = read_facts(store, "?clause a cg:Clause ; cg:occursAt ?thing")
        self.types = {row["type"]: row["label"] for row in select(store, TYPE_LABELS)}
        self.agents = dict(read_agents(store))

    def rows(self, document: str, norm: str) -> Iterator[NormRow]:
        """Yield a norm at each place of one document that states it."""
        said = self.norms[document, norm]
        triggers = find_places(self.places, document, said.get("trigger", []))
        for index, evidence in enumerate(find_places(self.places, document, said.get("evidence", []))):
            trigger = triggers[min(index, len(triggers) - 1)] if triggers else NOWHERE
            yield self.row(document, norm, evidence, trigger)

    def row(self, document: str, norm: str, evidence: Place, trigger: Place) -> NormRow:
        """Return a norm at one place."""
        said = self.norms[document, norm]
        clause = first(said, "inClause")
        about = self.clauses.get((document, clause), {})
        place, heading = self.find_occurrence(document, about, evidence)
        provision = self.provisions.get((document, first(said, "inProvision")), {})
        return NormRow(
            norm=norm,
            document=document,
            files=tuple(self.documents.get((document, document), {}).get("fileName", ())),
            kind=next((m for m in Modality if ONTOLOGY + m.value in said["rdf:type"]), Modality.OBLIGATION),
            clause=clause,
            clause_types=self.name_types(about.get("clauseType", [])),
            heading=heading,
            provision=first(provision, "number"),
            clause_place=place,
            evidence=evidence,
            trigger=trigger,
            bearer_text=first(said, "bearerText"),
            bearers=self.name_agents(said.get("bearer", [])),
            basis=first(said, "bearerBasis").removeprefix(ONTOLOGY),
            counterparty_text=first(said, "counterpartyText"),
            counterparties=self.name_agents(said.get("counterparty", [])),
            action=first(said, "action"),
            verb=first(said, "actionVerb"),
            deadlines=tuple(to_limit(q) for q in self.find_qualifiers(document, said, "deadline")),
            frequencies=self.qualifier_texts(document, said, "frequency"),
            conditions=self.qualifier_texts(document, said, "condition", but="exception"),
            exceptions=self.qualifier_texts(document, said, "exception"),
            subject=first(said, "subjectText"),
        )

    def find_occurrence(self, document: str, clause: Values, evidence: Place) -> tuple[Place, str]:
        """Return where the clause stands that holds this evidence, and its heading there."""
        for iri in clause.get("occursAt", []):
            values = self.occurrences[document, iri]
            place = to_place(values)
            if place.begin <= evidence.begin and evidence.end <= place.end:
                return place, first(values, "heading")
        return evidence, ""

    def find_qualifiers(self, document: str, norm: Values, kind: str, but: str = "") -> list[Values]:
        """Return what is said of the qualifiers of one kind but not of another, in the order of the text."""
        iris = set(norm.get(kind, [])) - set(norm.get(but, []))
        return [self.qualifiers[document, iri] for iri in sorted(iris, key=natural_key)]

    def qualifier_texts(self, document: str, norm: Values, kind: str, but: str = "") -> tuple[str, ...]:
        """Return the words of the qualifiers of one kind but not of another."""
        return tuple(first(q, "rdfs:label") for q in self.find_qualifiers(document, norm, kind, but))

    def name_types(self, iris: list[str]) -> tuple[str, ...]:
        """Return the labels of clause types, sorted."""
        return tuple(sorted({self.types[iri] for iri in iris if iri in self.types}))

    def name_agents(self, iris: list[str]) -> tuple[AgentName, ...]:
        """Return the agents with these IRIs, sorted by name."""
        found = (self.agents[iri] for iri in iris if iri in self.agents)
        return tuple(sorted(found, key=lambda a: (a.label.casefold(), a.iri)))


def read_agents(store: Store) -> Iterator[tuple[str, AgentName]]:
    """Yield each party and role by its IRI; one that documents name differently has the first name."""
    named = {row["agent"]: row for row in select(store, AGENTS)}
    providers = defaultdict[str, set[str]](set)
    for row in select(store, PROVIDERS):
        if row["party"] in named:
            providers[row["agent"]].add(named[row["party"]]["label"])
    for iri, row in named.items():
        kind = AgentKind.ROLE if row["isRole"] == "1" else AgentKind.PARTY
        yield iri, AgentName(iri, row["label"], kind, min(providers[iri], default=""))


def find_places(facts: Facts, document: str, iris: list[str]) -> list[Place]:
    """Return the places with these IRIs in the order of the text."""
    return sorted((to_place(facts[document, iri]) for iri in iris), key=lambda p: (p.begin, p.end))


def to_place(values: Values) -> Place:
    """Return a place from what is said of it."""
    return Place(int(first(values, "beginIndex") or 0), int(first(values, "endIndex") or 0), first(values, "exact"))


def to_limit(values: Values) -> Limit:
    """Return a deadline from what is said of it."""
    days = first(values, "days")
    return Limit(
        text=first(values, "rdfs:label"),
        duration=first(values, "duration"),
        days=int(days) if days else None,
        business_days=first(values, "businessDays") == "true",
        anchor=first(values, "anchor"),
    )


def natural_key(iri: str) -> tuple[int, str]:
    """Return what IRIs that end in a number are sorted by.

    >>> sorted(["q/10", "q/9"], key=natural_key)
    ['q/9', 'q/10']
    """
    return len(iri), iri
