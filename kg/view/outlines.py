"""How a document is built: its clauses and provisions as a tree, and which of them cite which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.query.names import natural_order
from kg.structure.noise import to_words
from kg.view.facts import Facts
from kg.view.focus import Focus
from kg.view.kinds import NodeKind
from kg.view.labels import shorten
from kg.view.links import CITES, PART_OF, Link

MOST_DOCUMENTS = 3

DOCUMENTS = "SELECT DISTINCT ?kind ?here { ?here a cg:Document ; cg:documentKind ?kind }"
MENTIONED_IN = """SELECT DISTINCT ?here ?document {
  ?here cg:mentionedAt|cg:definedAt|cg:occursAt|cg:evidence ?place . ?place cg:inDocument ?document }"""
CLAUSES = """SELECT DISTINCT ?document ?clause ?begin {
  GRAPH ?document { ?clause a cg:Clause ; cg:occursAt ?place . ?place cg:beginIndex ?begin } }"""
PROVISIONS = """SELECT DISTINCT ?document ?part ?clause ?begin ?number ?parent ?heading ?words {
  GRAPH ?document { ?part a cg:Provision ; cg:inClause ?clause ; cg:number ?number ; cg:occursAt ?place .
  ?place cg:beginIndex ?begin ; cg:exact ?words
  OPTIONAL { ?part cg:parent ?parent } OPTIONAL { ?place cg:heading ?heading } } }"""
REFERENCES = """SELECT DISTINCT ?document ?reference ?clause ?words ?begin ?target {
  GRAPH ?document { ?reference a cg:Reference ; cg:inClause ?clause ; rdfs:label ?words ; cg:evidence ?place .
  ?place cg:beginIndex ?begin OPTIONAL { ?reference cg:refersTo ?target } } }"""
CITED = re.compile(r"^(?:article|section|clause|paragraph)s?\s+([0-9]+(?:\.[0-9]+)*)\.?$", re.IGNORECASE)
NUMBERED = re.compile(r"^(?:article|section|clause)?\s*([0-9]+(?:\.[0-9]+)*)\.?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """A clause or provision of a document: where it begins, what it is called, the part that holds it."""

    iri: str
    begin: int
    label: str
    parent: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """How a document is built: its parts in the order of the text, and the citations between them.

    `whole` tells that no part is missing.
    """

    document: str
    parts: tuple[Part, ...]
    citations: tuple[Link, ...]
    whole: bool

    @property
    def links(self) -> list[Link]:
        """Return the links of the tree and the citations."""
        return [*(Link(part.iri, part.parent, PART_OF) for part in self.parts), *self.citations]


def read_outline(facts: Facts, document: str, most: int) -> Outline:
    """Return how a document is built, of a long one its first clauses.

    A clause that is one numbered provision stands once, as the clause.
    """
    begins = sorted((int(begin), clause) for _, clause, begin in facts.rows(CLAUSES, document=document))
    clauses = {clause: begin for begin, clause in reversed(begins[:most])}
    rows = facts.rows(PROVISIONS, document=document)
    roots: dict[str, list[str]] = {}
    for _, part, clause, _, _, parent, *_ in rows:
        if not parent:
            roots.setdefault(clause, []).append(part)
    same = {parts[0]: clause for clause, parts in roots.items() if len(parts) == 1}
    numbers = {same.get(row[1], row[1]): row[4] for row in rows}
    parts = [
        Part(clause, begin, name_clause(facts, clause, numbers.get(clause, "")), document, numbers.get(clause, ""))
        for clause, begin in clauses.items()
    ]
    for _, part, clause, begin, number, parent, heading, words in rows:
        if part not in same and clause in clauses:
            own = name_provision(number, heading, words)
            parts.append(Part(part, int(begin), own, same.get(parent, parent) or clause, number))
    ordered = tuple(sorted(set(parts), key=lambda part: (part.begin, natural_order(part.iri))))
    shown = ordered[:most]
    whole = len(begins) <= most and len(shown) == len(ordered)
    return Outline(document, shown, tuple(read_citations(facts, document, shown, same)), whole)


def read_citations(facts: Facts, document: str, parts: tuple[Part, ...], same: dict[str, str]) -> Iterator[Link]:
    """Yield the citations in a document whose target stands in it.

    Where the graph does not say what a citation refers to, it is the one part that bears the cited number.
    """
    known = {part.iri for part in parts}
    for _, _, _, words, begin, target in facts.rows(REFERENCES, document=document):
        source = next((part for part in reversed(parts) if part.begin <= int(begin)), None)
        cited = same.get(target, target) or find_cited(words, parts)
        if source and cited in known and cited != source.iri:
            yield Link(source.iri, cited, CITES, label=shorten(to_words(words), 40))


def find_cited(words: str, parts: tuple[Part, ...]) -> str:
    """Return the one part that bears the number that a citation names, `""` where there is none or several.

    >>> find_cited("Section 3.4", (Part("a", 0, "", "", "3.4"), Part("b", 9, "", "", "ARTICLE 3.")))
    'a'
    """
    cited = CITED.match(to_words(words))
    found = [part.iri for part in parts if cited and (own := NUMBERED.match(part.number)) and own[1] == cited[1]]
    return found[0] if len(found) == 1 else ""


def name_clause(facts: Facts, clause: str, number: str) -> str:
    """Return the number and heading of a clause, or what tells it from others."""
    heading = facts.bare_clause(clause).heading
    return f"{number} {heading}" if number and heading else shorten(facts.name(clause), 70)


def name_provision(number: str, heading: str, words: str) -> str:
    """Return the number of a provision with its heading or its first words.

    >>> name_provision("2.1", "", "2.1 The goods  are listed.")
    '2.1 The goods are listed.'
    """
    text = to_words(words)
    rest = to_words(heading) or text.removeprefix(number).lstrip(" .)")
    return shorten(f"{number} {rest}", 70)


def find_documents(facts: Facts, focus: Focus | None) -> list[str]:
    """Return the documents in which a focus stands, contracts first; without one, all of the first kind there is."""
    if focus and focus.kind is NodeKind.DOCUMENT:
        return [focus.iri]
    rows = sorted(facts.rows(DOCUMENTS), key=lambda row: (row[0] != "contract", facts.name(row[1])))
    if focus is None:
        return [iri for kind, iri in rows if kind == rows[0][0]]
    things = facts.clauses_of(focus.iri) if focus.kind is NodeKind.CLAUSE_TYPE else [focus.iri]
    found = {row[1] for thing in things for row in facts.rows(MENTIONED_IN, here=thing)}
    return [iri for _, iri in rows if iri in found][:MOST_DOCUMENTS]
