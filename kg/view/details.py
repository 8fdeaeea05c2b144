"""What the page reads out when a thing is chosen: its words, its norms, where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import networkx as nx

from kg.view.facts import MODAL_WORDS, ClauseFacts, Facts, NormFacts, Place, shorten
from kg.view.kinds import AGENTS, NodeKind
from kg.view.links import ABOUT, ACTS_AS, BEARS, PROVIDED_BY, TOWARDS, Relation, read_links

TEXT_BUDGET = 100_000
LONGEST_TEXT = 20_000
MOST_NORMS = 60
MOST_PLACES = 12
LONGEST_NAME = 160

FORMS = "SELECT DISTINCT ?here ?form { ?here skos:altLabel ?form }"

Json = dict[str, Any]


@dataclass
class Readout:
    """Collects what the page reads out of each thing of a graph.

    `nodes` are the numbers of the things in the picture, to which norms and clauses lead. Clauses are
    listed once in `clauses` and named by their number there. `left` is how many characters
    of text may still be written, so that the page stays small: what does not fit is counted, and the
    page says how to see it.
    """

    facts: Facts
    nodes: dict[str, int]
    left: int = TEXT_BUDGET
    clauses: list[Json] = field(default_factory=list)
    numbers: dict[str, int | None] = field(default_factory=dict)

    def read(self, graph: nx.DiGraph) -> dict[str, Json]:
        """Return what is to be read out of each node; the focus and the most connected come first."""
        focus = graph.graph.get("focus")
        ranked = sorted(graph, key=lambda iri: (iri != focus, -graph.degree(iri), iri))
        details = {iri: self.describe(iri, graph.nodes[iri]["kind"]) for iri in ranked}
        return {iri: details[iri] for iri in graph}

    def describe(self, iri: str, kind: NodeKind) -> Json:
        """Return what is to be read out of one thing."""
        match kind:
            case NodeKind.CLAUSE:
                number = self.number(iri)
                return (
                    {"clause": number} if number is not None else {"text": self.facts.clause(iri).text[:600]}
                )
            case NodeKind.NORM:
                return self.describe_norm(iri)
            case NodeKind.CLAUSE_TYPE | NodeKind.DOCUMENT:
                return self.describe_collection(iri, kind)
            case _ if kind in AGENTS:
                return self.describe_agent(iri)
        return self.describe_other(iri)

    def describe_norm(self, iri: str) -> Json:
        """Return a norm, the words that state it, and its clause."""
        norm = self.facts.norm(iri)
        if norm is None:
            return {}
        return {
            "text": self.cut(self.facts.words(iri)),
            "norms": [self.norm_to_json(norm)],
            "places": self.place_rows(self.facts.places(iri)),
            "inside": self.number(norm.clause),
        }

    def describe_collection(self, iri: str, kind: NodeKind) -> Json:
        """Return what a clause type or a document is, and its clauses."""
        owners = self.facts.clauses_of(iri)
        numbers = [self.number(clause) for clause in owners]
        shown = [number for number in numbers if number is not None]
        facts = [["Clauses", str(len(owners))]] if owners else []
        if kind is NodeKind.CLAUSE_TYPE:
            pages = [link.source for link in read_links(self.facts, (ABOUT,), to=iri)]
            facts += [["Page", self.facts.name(page)] for page in pages]
        else:
            facts += [["File", name] for name in self.facts.names(iri)[1:]]
        text = self.facts.words(iri) if kind is NodeKind.CLAUSE_TYPE else ""
        return {"text": self.cut(text), "facts": facts, "clauses": shown, "more": len(numbers) - len(shown)}

    def describe_agent(self, iri: str) -> Json:
        """Return the names of a party or role, the norms it bears and those that hold towards it."""
        forms = [row[1] for row in self.facts.rows(FORMS, here=iri)]
        facts = [["Also called", ", ".join(forms)]] if forms else []
        for relation, words in ((PROVIDED_BY, "Provided by"), (ACTS_AS, "Played by")):
            end = "from" if relation is PROVIDED_BY else "to"
            others = [
                k.target if end == "from" else k.source
                for k in read_links(self.facts, (relation,), **{end: iri})
            ]
            facts += [[words, self.facts.name(other)] for other in others]
        bears, towards = self.norms_of(iri, BEARS), self.norms_of(iri, TOWARDS)
        return {
            "facts": facts,
            "norms": [self.norm_to_json(norm) for norm in bears[:MOST_NORMS]],
            "towards": [self.norm_to_json(norm) for norm in towards[:MOST_NORMS]],
            "moreNorms": max(0, len(bears) - MOST_NORMS) + max(0, len(towards) - MOST_NORMS),
        }

    def norms_of(self, agent: str, relation: Relation) -> list[NormFacts]:
        """Return the norms that an agent bears, or those that hold towards it."""
        if relation is BEARS:
            iris = [link.target for link in read_links(self.facts, (BEARS,), **{"from": agent})]
        else:
            iris = [link.source for link in read_links(self.facts, (TOWARDS,), to=agent)]
        return [norm for iri in iris if (norm := self.facts.norm(iri))]

    def describe_other(self, iri: str) -> Json:
        """Return the words and places of a thing that has nothing more to say."""
        return {"text": self.cut(self.facts.words(iri)), "places": self.place_rows(self.facts.places(iri))}

    def number(self, iri: str) -> int | None:
        """Return the number of a clause in the page's list, `None` where there is no room for it."""
        if iri not in self.numbers:
            clause = self.facts.clause(iri)
            fits = self.left > 0
            self.numbers[iri] = len(self.clauses) if fits else None
            if fits:
                self.clauses.append(self.clause_to_json(clause))
        return self.numbers[iri]

    def clause_to_json(self, clause: ClauseFacts) -> Json:
        """Return a clause as the page shows it."""
        norms = [self.norm_to_json(norm) for norm in clause.norms[:MOST_NORMS]]
        self.left -= 150 * len(norms)
        return {
            "name": shorten(clause.opening, 80),
            "node": self.nodes.get(clause.iri),
            "text": self.cut(clause.text),
            "norms": norms,
            "places": self.place_rows(clause.places),
        }

    def cut(self, text: str) -> str:
        """Return a text, cut short where it is very long, and count it."""
        text = shorten(text, LONGEST_TEXT)
        self.left -= len(text)
        return text

    def place_rows(self, places: tuple[Place, ...]) -> list[list[object]]:
        """Return places as file, begin, end, section."""
        self.left -= 60 * len(places[:MOST_PLACES])
        return [[p.file, p.begin, p.end, p.section] for p in places[:MOST_PLACES]]

    def norm_to_json(self, norm: NormFacts) -> Json:
        """Return a norm as the page shows it: who, which words, what, for whom, and what limits it."""
        whole = {
            "kind": norm.modality,
            "must": MODAL_WORDS.get(norm.modality, norm.modality),
            "who": shorten(self.facts.who(norm), LONGEST_NAME),
            "basis": "" if norm.basis == "Stated" else norm.basis.lower(),
            "act": shorten(norm.action, 600),
            "to": shorten(self.facts.for_whom(norm), LONGEST_NAME),
            "node": self.nodes.get(norm.iri),
            "limits": [[kind, shorten(words, 300)] for kind, words in norm.limits],
        }
        return {key: value for key, value in whole.items() if value or value == 0}
