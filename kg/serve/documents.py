"""A document as a page shows it: the text of its clauses, cut where norms begin and end. Tasks of a worker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any

from kg.graph.store import Store
from kg.query.engine import select
from kg.query.names import local_name
from kg.query.parameters import Parameter
from kg.query.workers.worker import Outlet

DOCUMENT = (Parameter("document", "iri"),)
CLAUSES = """
SELECT DISTINCT ?begin ?text ?clause ?section ?heading ?type ?typeName WHERE {
  GRAPH $document {
    ?clause a cg:Clause ; cg:occursAt ?place .
    ?place cg:beginIndex ?begin ; cg:exact ?text .
    OPTIONAL { ?place cg:section ?section }
    OPTIONAL { ?place cg:heading ?heading }
    OPTIONAL { ?clause cg:clauseType ?type . ?type skos:prefLabel ?typeName }
  }
}
"""
NORMS = """
SELECT DISTINCT ?norm ?class ?begin ?end ?triggerBegin ?triggerEnd WHERE {
  GRAPH $document {
    ?norm a cg:Norm, ?class ; cg:evidence ?place ; cg:trigger ?words .
    ?place cg:beginIndex ?begin ; cg:endIndex ?end .
    ?words cg:beginIndex ?triggerBegin ; cg:endIndex ?triggerEnd .
    FILTER(?class != cg:Norm)
  }
}
"""
ABOUT = """
SELECT DISTINCT ?name ?title ?about ?aboutName WHERE {
  GRAPH $document {
    $document cg:fileName ?name .
    OPTIONAL { $document rdfs:label ?title }
    OPTIONAL { $document cg:about ?about . ?about skos:prefLabel ?aboutName }
  }
}
"""
PLACES = """
SELECT DISTINCT ?begin ?end WHERE { GRAPH $document { ?place cg:beginIndex ?begin ; cg:endIndex ?end } }
"""
NO_DOCUMENT = {"title": None, "about": None, "aboutName": None}
NO_CLAUSE = {"heading": None, "type": None, "typeName": None}
"""What a template may ask for, where the graph does not say it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The characters `[begin, end)` of a document that state a norm, or the words in them that make it one."""

    begin: int
    end: int
    norm: str
    kind: str
    is_trigger: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """Text without a mark or under one and the same; `anchors` are the places that begin with it."""

    text: str
    anchors: tuple[str, ...] = ()
    norm: str | None = None
    kind: str = ""
    is_trigger: bool = False


def read_document(store: Store, outlet: Outlet, iri: str) -> dict[str, Any] | None:
    """Return a document's names and its clauses in the order of the text, in pieces; `None` for no document."""
    about = select(store, ABOUT, {"document": iri}, DOCUMENT)
    if not about:
        return None
    marks = read_marks(store, iri)
    anchors = read_anchors(store, iri)
    clauses, end = [], 0
    for row in sorted(select(store, CLAUSES, {"document": iri}, DOCUMENT), key=lambda row: int(row["begin"])):
        begin = int(row["begin"])
        # A clause within another is shown with that one.
        text, begin = (row["text"][end - begin :], end) if begin < end else (row["text"], begin)
        if text:
            end = begin + len(text)
            pieces = [asdict(piece) for piece in cut(text, begin, marks, anchors)]
            section = local_name(row.get("section", ""))
            clauses.append(NO_CLAUSE | row | {"begin": begin, "section": section, "pieces": pieces})
    return NO_DOCUMENT | about[0] | {"iri": iri, "names": sorted({row["name"] for row in about}), "clauses": clauses}


def read_marks(store: Store, iri: str) -> list[Mark]:
    """Return what is marked in a document: each norm's sentence, and the words that make it a norm."""
    marks = []
    for row in select(store, NORMS, {"document": iri}, DOCUMENT):
        norm, kind = row["norm"], local_name(row["class"])
        marks.append(Mark(int(row["begin"]), int(row["end"]), norm, kind, is_trigger=False))
        marks.append(Mark(int(row["triggerBegin"]), int(row["triggerEnd"]), norm, kind, is_trigger=True))
    return marks


def read_anchors(store: Store, iri: str) -> dict[int, tuple[str, ...]]:
    """Return the names of all places of a document by the character with which they begin."""
    anchors = dict[int, tuple[str, ...]]()
    for row in select(store, PLACES, {"document": iri}, DOCUMENT):
        begin = int(row["begin"])
        anchors[begin] = (*anchors.get(begin, ()), f"char={begin},{row['end']}")
    return anchors


def cut(text: str, begin: int, marks: Iterable[Mark], anchors: dict[int, tuple[str, ...]]) -> Iterator[Piece]:
    """Yield a text that begins at a character of its document, cut where marks begin and end.

    Where marks overlap, the words that make a norm win over sentences, and what is shorter over what is longer.

    >>> [piece.text for piece in cut("He shall pay.", 10, [Mark(13, 18, "n", "Obligation", True)], {})]
    ['He ', 'shall', ' pay.']
    """
    end = begin + len(text)
    inside = [mark for mark in marks if mark.begin < end and begin < mark.end]
    limits = {begin, end} | {place for place in anchors if begin < place < end}
    limits |= {place for mark in inside for place in (mark.begin, mark.end) if begin < place < end}
    for first, last in pairwise(sorted(limits)):
        over = [mark for mark in inside if mark.begin <= first and last <= mark.end]
        best = min(over, key=lambda mark: (not mark.is_trigger, mark.end - mark.begin, mark.norm), default=None)
        words = text[first - begin : last - begin]
        if best is None:
            yield Piece(words, anchors.get(first, ()))
        else:
            yield Piece(words, anchors.get(first, ()), best.norm, best.kind, best.is_trigger)
