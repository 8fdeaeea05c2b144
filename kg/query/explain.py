"""The words behind a thing, in their context: what the graph says of it and where that stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.graph.store import Store
from kg.model import Modality
from kg.query.engine import select
from kg.query.names import local_name, natural_order, to_line
from kg.query.parameters import Parameter
from kg.query.things import Thing, find_thing, name_thing, select_about

CONTEXT = 400
"""Characters of a clause that are shown before and behind the words."""


NORM_KINDS = frozenset(modality.value for modality in Modality)
"""Classes of norms."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a fact as people read it; `iri` is that of the thing it names, if it names one."""

    text: str
    iri: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """What the graph says of a thing in one respect: some values of all there are."""

    label: str
    values: tuple[Value, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Place:
    """Exact words in a document, `[begin, end)`, with the words of their clause before and behind them."""

    iri: str
    file: str
    begin: int
    end: int
    words: str
    before: str = ""
    after: str = ""
    section: str | None = None
    heading: str | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A thing, what the graph says of it, and some of the places that say it."""

    iri: str
    kind: str
    name: str
    facts: tuple[Fact, ...]
    places: tuple[Place, ...]
    total_places: int

    @property
    def title(self) -> str:
        """Return the kind and the name as one line; the name of a norm begins with its kind already."""
        return self.name if self.kind in NORM_KINDS else f"{self.kind}: {self.name}"


FACTS = {
    "also called": "skos:altLabel",
    "definition": "skos:definition",
    "kind of document": "cg:documentKind",
    "file": "cg:fileName",
    "about": "cg:about",
    "page": "^cg:about",
    "clause type": "cg:clauseType",
    "who": "cg:bearer",
    "who, in the text": "cg:bearerText",
    "the bearer is": "cg:bearerBasis",
    "what": "cg:action",
    "to whom": "cg:counterparty",
    "to whom, in the text": "cg:counterpartyText",
    "deadline": "cg:deadline",
    "frequency": "cg:frequency",
    "condition": "cg:condition",
    "exception": "cg:exception",
    "duration": "cg:duration",
    "days": "cg:days",
    "business days": "cg:businessDays",
    "counts from": "cg:anchor",
    "limits": "^(cg:deadline|cg:frequency|cg:condition|cg:exception)",
    "words that make it a norm": "cg:trigger",
    "found by the rule": "cg:foundBy",
    "number": "cg:number",
    "within": "cg:parent",
    "provision": "cg:inProvision",
    "clause": "cg:inClause",
    "cites": "cg:refersTo",
    "cited by": "^cg:refersTo",
    "provided by": "cg:providedBy",
    "provides": "^cg:providedBy",
    "acts as": "cg:actsAs",
    "is": "^cg:actsAs",
    "related to": "cg:relatedTo",
    "named as related by": "^cg:relatedTo",
    "names": "cg:mentions",
    "bears": "^cg:bearer",
    "receives": "^cg:counterparty",
    "says": "^cg:inClause",
    "clauses": "^cg:clauseType",
    "clauses in it": "^cg:inDocument/^cg:occursAt",
    "norms in it": "^cg:inDocument/^cg:trigger",
    "stands for": "^(cg:evidence|cg:trigger|cg:occursAt|cg:mentionedAt|cg:definedAt)",
}
"""What is told of a thing, in this order: label → property path. A thing has those that lead somewhere."""

PLACES = """
SELECT DISTINCT ?place ?file ?begin ?end ?words ?section ?heading ?around ?aroundBegin ?aroundEnd
WHERE {
  GRAPH ?document {
    $thing (cg:evidence|cg:occursAt|cg:mentionedAt|cg:definedAt|^cg:clauseType/cg:occursAt)? ?place .
    ?place cg:exact ?words ; cg:beginIndex ?begin ; cg:endIndex ?end .
    ?document cg:fileName ?file .
    OPTIONAL { ?place cg:section ?section }
    OPTIONAL { ?place cg:heading ?heading }
    OPTIONAL {
      ?clause a cg:Clause ; cg:occursAt ?clausePlace .
      ?clausePlace cg:exact ?around ; cg:beginIndex ?aroundBegin ; cg:endIndex ?aroundEnd .
      FILTER(?aroundBegin <= ?begin && ?end <= ?aroundEnd)
    }
  }
}
"""


def explain(store: Store, name: str, limit: int = 20) -> Explanation:
    """Return what the graph says of a thing and where, `limit` values and places at most of each sort.

    `name` is an IRI, a prefixed name, the end of an IRI (`role/account-manager`) or a name that people use.
    Raises `QueryError` for a name of nothing or of several things.
    """
    thing = find_thing(store, name)
    places = read_places(store, thing)
    facts = tuple(read_facts(store, thing, limit))
    return Explanation(thing.iri, thing.kind, name_thing(store, thing.iri), facts, tuple(places[:limit]), len(places))


def read_facts(store: Store, thing: Thing, limit: int) -> Iterator[Fact]:
    """Yield what the graph says of a thing, in the order in which people ask for it."""
    for label, path in FACTS.items():
        found = {row["value"]: row["iri"] == "true" for row in select_about(store, thing.iri, path)}
        if found:
            shown = sorted(found, key=natural_order)[:limit]
            values = tuple(
                Value(name_thing(store, text), text) if found[text] else Value(to_line(text)) for text in shown
            )
            yield Fact(label, values, len(found))


def read_places(store: Store, thing: Thing) -> list[Place]:
    """Return the places of a thing in the order of files and text, each within its smallest clause."""
    rows = select(store, PLACES, {"thing": thing.iri}, (Parameter("thing", "iri"),))
    nearest = dict[str, dict[str, str]]()
    for row in sorted(rows, key=lambda row: (row["file"], len(row.get("around", "")))):
        nearest.setdefault(row["place"], row)
    return sorted(map(_to_place, nearest.values()), key=lambda place: (place.file, place.begin, place.end))


def _to_place(row: dict[str, str]) -> Place:
    begin, end = int(row["begin"]), int(row["end"])
    around, offset = row.get("around", row["words"]), int(row.get("aroundBegin", begin))
    before, after = around[: begin - offset], around[end - offset :]
    section = local_name(row.get("section", "")) or None
    return Place(
        row["place"], row["file"], begin, end, row["words"],
        _last_words(before), _first_words(after), section, row.get("heading"),
    )  # fmt: skip


def _last_words(text: str) -> str:
    return text if len(text) <= CONTEXT else "…" + text[-CONTEXT:].partition(" ")[2]


def _first_words(text: str) -> str:
    return text if len(text) <= CONTEXT else text[:CONTEXT].rpartition(" ")[0] + "…"
