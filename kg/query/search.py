"""Things found by their words, the best first, each with the words in their context."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kg.errors import QueryError
from kg.graph.store import Store
from kg.graph.text_index import Ranked
from kg.graph.text_marks import Marker
from kg.graph.text_query import read_text_query
from kg.model import Modality, Span
from kg.query.parameters import list_names

KINDS: dict[str, tuple[str, ...]] = {
    "clause": ("Clause",),
    "norm": tuple(modality.value for modality in Modality),
    "clause-type": ("ClauseType",),
    "party": ("Party",),
    "role": ("Role",),
    "organization": ("Organization",),
    "term": ("DefinedTerm",),
    "document": ("Document",),
}
"""What can be searched for → the classes of its members."""

SNIPPET = 240
"""Characters of a text that are shown around the words, at most."""
LEAD = 60
"""Characters of them that stand before the first of the words."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that holds the words, and where it says them.

    `kind` is the name of its class; the higher `score`, the better it fits; `snippet` is the part of its text
    around the words, and the marks are the places of the words in `name` and in `snippet`. A thing that
    stands in several documents (`documents` says in how many) is shown as it stands in one of them.
    """

    iri: str
    kind: str
    name: str
    name_marks: tuple[Span, ...]
    snippet: str
    snippet_marks: tuple[Span, ...]
    score: float
    excerpt: str | None
    document: str
    files: tuple[str, ...]
    documents: int


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits, and how many things hold the words in all."""

    hits: tuple[Hit, ...]
    total: int


def search(store: Store, text: str, kinds: Collection[str] = (), limit: int = 20) -> Found:
    """Return the things of a store that hold the words of a text, the best `limit` of them.

    All words have to be there, each in any of its forms; `"words in quotes"` stand next to each other as they
    are written, `terminat*` begins a word, `OR` stands between alternatives, `-word` must be absent. `kinds`
    are names of `KINDS`, none for all. Scores are BM25, with a word in a name counting twice; equal ones come
    in the order of the IRIs. Raises `QueryError` where no word is wanted, `StoreError` without an index.

    >>> search(Store.in_memory(), "notice")
    Found(hits=(), total=0)
    """
    query = read_text_query(text)
    ranking = store.words().rank(query, limit, to_classes(kinds))
    marker = Marker(query)
    # While a build is at work, the words of a document may be there before its quads are seen.
    documents = {thing.document for thing in ranking.things}
    named = ((document, store.names_of(document)) for document in documents)
    files = {document: names for document, names in named if names or store.holds(document)}
    seen = (thing for thing in ranking.things if thing.document in files)
    return Found(tuple(to_hit(store, marker, thing, files[thing.document]) for thing in seen), ranking.total)


def to_classes(kinds: Collection[str]) -> list[str]:
    """Return the classes of the things of some kinds; raises `QueryError` for a kind that there is not."""
    for kind in kinds:
        if kind not in KINDS:
            raise QueryError(kind, f"this is no kind of thing that can be searched for; take {list_names(KINDS)}")
    return [name for kind in kinds for name in KINDS[kind]]


def to_hit(store: Store, marker: Marker, thing: Ranked, files: tuple[str, ...]) -> Hit:
    """Return a thing that was found, with the words that were looked for marked in its name and in its text."""
    told = store.told(thing.document, thing.iri, thing.kind, thing.excerpt)
    snippet, marks = cut_snippet(told.text, marker.find(told.text))
    return Hit(
        thing.iri, thing.kind, thing.name, marker.find(thing.name), snippet, marks, thing.score, told.excerpt,
        thing.document, files, thing.documents,
    )  # fmt: skip


def cut_snippet(text: str, marks: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """Return the part of a text in which most of the marked places stand, and their places in it.

    It is cut between words, and `…` stands where something is left out.

    >>> cut_snippet("the notice of a fault", [Span(4, 10)])
    ('the notice of a fault', (Span(begin=4, end=10),))
    """
    if len(text) <= SNIPPET:
        return text, tuple(marks)
    begin, end = _choose_window(text, marks)
    left, right = "…" * (begin > 0), "…" * (end < len(text))
    shift = len(left) - begin
    inside = (Span(m.begin + shift, m.end + shift) for m in marks if begin <= m.begin and m.end <= end)
    return f"{left}{text[begin:end]}{right}", tuple(inside)


def _choose_window(text: str, marks: Sequence[Span]) -> tuple[int, int]:
    """Return the window that holds the most marks, cut between words where there are blanks."""
    begins = [mark.begin for mark in marks]
    last_start = len(text) - SNIPPET
    starts = [max(0, min(begin - LEAD, last_start)) for begin in begins] or [0]
    begin = max(starts, key=lambda start: bisect_left(begins, start + SNIPPET) - bisect_left(begins, start))
    end = begin + SNIPPET
    if begin > 0:
        begin = text.find(" ", begin, begin + LEAD) + 1 or begin
    if end < len(text):
        blank = text.rfind(" ", end - LEAD, end)
        end = blank if blank > 0 else end
    return begin, end
