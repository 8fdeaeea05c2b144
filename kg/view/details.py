"""What the page reads out when a thing is chosen: its words, its norms, where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.query.names import natural_order
from kg.view.encoded import to_json
from kg.view.facts import NORMS_OF_PROVISION, ClauseFacts, Facts, Place
from kg.view.kinds import NodeKind
from kg.view.labels import shorten
from kg.view.links import ABOUT, ACTS_AS, BEARS, PROVIDED_BY, TOWARDS, read_links
from kg.view.marks import read_marks
from kg.view.norms import NormFacts
from kg.view.wording import MODAL_WORDS

RESERVE = 15_000
LONGEST_TEXT = 20_000
LONGEST_NAME = 160
MOST_PLACES = 12

FORMS = "SELECT DISTINCT ?here ?form { ?here skos:altLabel ?form }"

Json = dict[str, Any]


@dataclass
class Readout:
    """Collects what the page reads out of each thing.

    `nodes` are the numbers of the things on the page, to which norms and clauses lead. Clauses and
    readings of norms are listed once, in `clauses` and `norms`, and named by their numbers there. `left` is how many
    characters may still be written, so that the page stays small: past that, clauses are only named, and
    past the reserve only counted, and the page says how to see them.
    """

    facts: Facts
    nodes: dict[str, int]
    left: int
    clauses: list[Json] = field(default_factory=list)
    norms: list[Json] = field(default_factory=list)
    numbers: dict[str | NormFacts, int] = field(default_factory=dict)

    def read(self, ranked: Iterable[str]) -> dict[str, Json]:
        """Return what is to be read out of each thing, as far as there is room: the first come first."""
        return {iri: without_empty(self.describe(iri)) for iri in ranked if self.left > -RESERVE}

    def describe(self, iri: str) -> Json:
        """Return what is to be read out of one thing."""
        match kind := self.facts.kind(iri):
            case NodeKind.CLAUSE:
                return {"clause": self.number_clause(self.facts.clause(iri))}
            case NodeKind.PROVISION:
                return self.describe_provision(iri)
            case NodeKind.NORM:
                return self.describe_norm(iri)
            case NodeKind.CLAUSE_TYPE | NodeKind.DOCUMENT:
                return self.describe_collection(iri, kind)
            case NodeKind.PARTY | NodeKind.ROLE:
                return self.describe_agent(iri)
        return self.spend({"text": self.text(iri), "places": place_rows(self.facts.places(iri))})

    def describe_provision(self, iri: str) -> Json:
        """Return a provision, the norms in it, and its clause."""
        own = self.spend({"text": self.text(iri), "places": place_rows(self.facts.places(iri))})
        norms = self.read_norms(row[1] for row in self.facts.rows(NORMS_OF_PROVISION, here=iri))
        owner = self.facts.owner(iri)
        return {**own, **self.list_norms(norms), "inside": self.number_clause(owner) if owner else None}

    def describe_norm(self, iri: str) -> Json:
        """Return a norm, the words that state it, and its clause."""
        norms = self.facts.readings(iri)
        if not norms:
            return {}
        places = place_rows(self.facts.places(iri))
        own = self.spend({"text": self.text(iri), "places": places})
        return {
            **own,
            **self.list_norms(norms),
            "inside": self.number_clause(self.facts.clause(norms[0].clause)),
        }

    def describe_collection(self, iri: str, kind: NodeKind) -> Json:
        """Return what a clause type or a document is, and its clauses."""
        owned = [self.facts.clause(clause) for clause in self.facts.clauses_of(iri)]
        facts = [["Clauses", str(len(owned))]] if owned else []
        if kind is NodeKind.CLAUSE_TYPE:
            pages = [link.source for link in read_links(self.facts, (ABOUT,), to=iri)]
            own = self.spend({"text": self.text(iri), "facts": facts + self.fact_rows("Page", pages)})
        else:
            own = self.spend({"facts": facts + [["Also named", name] for name in self.facts.names(iri)[1:]]})
        numbers = [self.number_clause(clause) for clause in owned]
        shown = [number for number in numbers if number is not None]
        return {**own, "clauses": shown, "moreClauses": len(numbers) - len(shown)}

    def describe_agent(self, iri: str) -> Json:
        """Return the names of a party or role, the norms it bears and those that hold towards it."""
        forms = [row[1] for row in self.facts.rows(FORMS, here=iri)]
        providers = [link.target for link in read_links(self.facts, (PROVIDED_BY,), **{"from": iri})]
        players = [link.source for link in read_links(self.facts, (ACTS_AS,), to=iri)]
        facts = [["Also called", ", ".join(forms)]] if forms else []
        facts += self.fact_rows("Provided by", providers) + self.fact_rows("Played by", players)
        borne = self.read_norms(link.target for link in read_links(self.facts, (BEARS,), **{"from": iri}))
        owed = self.read_norms(link.source for link in read_links(self.facts, (TOWARDS,), to=iri))
        return {
            **self.spend({"facts": facts}),
            **self.list_norms([norm for norm in borne if iri in norm.bearers]),
            **self.list_norms([norm for norm in owed if iri in norm.counterparties], "towards", "moreTowards"),
        }

    def read_norms(self, iris: Iterable[str]) -> list[NormFacts]:
        """Return all readings of some norms, those of one clause in the order of its text."""
        return [norm for iri in sorted(iris, key=natural_order) for norm in self.facts.readings(iri)]

    def fact_rows(self, term: str, iris: Sequence[str]) -> list[list[str]]:
        """Return the names of things as rows of a list, each with the term that says what it is."""
        return [[term, shorten(self.facts.name(iri), LONGEST_NAME)] for iri in iris]

    def list_norms(self, norms: Sequence[NormFacts], key: str = "norms", more: str = "moreNorms") -> Json:
        """Return the numbers of norms in the page's list, and how many there was no room for."""
        numbers = [self.number_norm(norm) for norm in norms]
        shown = [number for number in numbers if number is not None]
        return without_empty({key: shown, more: len(norms) - len(shown)})

    def number_norm(self, norm: NormFacts) -> int | None:
        """Return the number of a norm in the page's list, `None` where there is no room for it."""
        if norm not in self.numbers:
            if self.left <= 0:
                return None
            self.numbers[norm] = len(self.norms)
            self.norms.append(self.spend(self.norm_to_json(norm)))
        return self.numbers[norm]

    def number_clause(self, clause: ClauseFacts) -> int | None:
        """Return the number of a clause in the page's list, `None` where there is no room for its name."""
        if clause.iri not in self.numbers:
            if self.left <= -RESERVE:
                return None
            self.numbers[clause.iri] = len(self.clauses)
            self.clauses.append({})
            self.clauses[-1].update(self.clause_to_json(clause))
        return self.numbers[clause.iri]

    def clause_to_json(self, clause: ClauseFacts) -> Json:
        """Return a clause as the page shows it; without its words where there is no room for them."""
        name = shorten(clause.opening, 80) or clause.heading
        stub = self.spend(without_empty({"name": name, "node": self.nodes.get(clause.iri)}))
        if self.left <= 0:
            return stub
        places = place_rows(clause.places)
        own = self.spend({"text": shorten(clause.text, LONGEST_TEXT), "places": places})
        return {**stub, **own, **self.list_norms(clause.norms), **self.mark_norms(clause)}

    def mark_norms(self, clause: ClauseFacts) -> Json:
        """Return where the norms that are read out stand in the words: number, evidence, trigger."""
        numbers = {norm.iri: self.numbers[norm] for norm in reversed(clause.norms) if norm in self.numbers}
        marks = [
            [numbers[mark.norm], mark.begin, mark.end, mark.first, mark.last]
            for mark in read_marks(self.facts, clause)
            if mark.norm in numbers and mark.end < LONGEST_TEXT
        ]
        return self.spend(without_empty({"marks": marks}))

    def norm_to_json(self, norm: NormFacts) -> Json:
        """Return a norm as the page shows it: who, which words, what, for whom, and what limits it.

        Where documents read it differently, the document of this reading is named too.
        """
        several = len(self.facts.readings(norm.iri)) > 1
        source = [["as read in", shorten(self.facts.name(norm.document), LONGEST_NAME)]] if several else []
        whole = {
            "kind": norm.modality,
            "must": MODAL_WORDS.get(norm.modality, norm.modality),
            "who": shorten(self.facts.who(norm), LONGEST_NAME),
            "basis": "" if norm.basis == "Stated" else norm.basis.lower(),
            "act": shorten(norm.action, 600),
            "to": shorten(self.facts.for_whom(norm), LONGEST_NAME),
            "node": self.nodes.get(norm.iri),
            "limits": [[kind, shorten(words, 300)] for kind, words in norm.limits] + source,
        }
        return without_empty(whole)

    def text(self, iri: str) -> str:
        """Return what is written of a thing, cut short where it is very long."""
        return shorten(self.facts.words(iri), LONGEST_TEXT)

    def spend(self, part: Json) -> Json:
        """Return the part, counted as written."""
        self.left -= len(to_json(part))
        return part


def without_empty(part: Json) -> Json:
    """Return a part without what is empty or not known.

    >>> without_empty({"node": 0, "text": "", "limits": []})
    {'node': 0}
    """
    return {key: value for key, value in part.items() if value or (key in INDEXES and value == 0)}


INDEXES = frozenset({"node", "clause", "inside"})


def place_rows(places: Sequence[Place]) -> list[list[object]]:
    """Return places as file, begin, end, section."""
    return [[place.file, place.begin, place.end, place.section] for place in places[:MOST_PLACES]]
