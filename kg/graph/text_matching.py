"""What has to stand in a text → statements for SQLite's FTS5.

Two tables index the same entries: one by the stems of words, one by their forms. A word is looked for in
the first, a phrase and the beginning of a word in the second, and what both find is put together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kg.graph.text_query import Term, TermKind, TextQuery

STEMS, FORMS = "stems", "forms"


@dataclass(frozen=True, slots=True)
class Source:
    """A match in one of the tables; sources of the same `part` are alternatives."""

    part: int
    table: str
    match: str


def to_sources(query: TextQuery) -> list[Source]:
    """Return the matches that find what is wanted: an entry must be found by every part.

    >>> from kg.graph.text_query import read_text_query
    >>> [(s.table, s.match) for s in to_sources(read_text_query('notice written "by post"'))]
    [('stems', '("notice") AND ("written")'), ('forms', '("by post")')]
    """
    apart: dict[str, list[str]] = {STEMS: [], FORMS: []}
    mixed = []
    for alternatives in query.wanted:
        sides = dict(_sides(alternatives))
        if len(sides) == 1:
            ((table, match),) = sides.items()
            apart[table].append(match)
        else:
            mixed.append(sides)
    sides_of_parts = [{table: " AND ".join(matches)} for table, matches in apart.items() if matches] + mixed
    return [Source(part, table, match) for part, sides in enumerate(sides_of_parts) for table, match in sides.items()]


def to_ranking(
    query: TextQuery, kinds: Collection[str], documents: Collection[str] | None
) -> tuple[str, list[str | int]]:
    """Return the statement that ranks what is found, and its values but for the limit.

    Its columns are the IRI, the score, the best entry, the number of documents, and how many things there are.
    """
    sources, unwanted = to_sources(query), list(_sides(query.unwanted))
    parts = len({source.part for source in sources})
    found = " UNION ALL ".join(
        f"SELECT rowid, {source.part}, rank FROM {source.table} WHERE {source.table} MATCH ?" for source in sources
    )
    conditions = [f"id NOT IN (SELECT rowid FROM {table} WHERE {table} MATCH ?)" for table, _ in unwanted]
    if kinds:
        conditions.append(f"kind IN ({list_marks(kinds)})")
    if documents is not None:
        conditions.append(f"document IN (SELECT id FROM document WHERE iri IN ({list_marks(documents)}))")
    statement = f"""
WITH found (id, part, score) AS ({found}),
whole (id, score) AS (SELECT id, sum(score) FROM found GROUP BY id HAVING count(DISTINCT part) = {parts}),
entries AS (
  SELECT iri, score, id, count(*) OVER thing AS documents, row_number() OVER (thing ORDER BY score, excerpt) AS place
  FROM whole JOIN entry USING (id) WHERE {" AND ".join(conditions) or "true"}
  WINDOW thing AS (PARTITION BY iri)
)
SELECT iri, -score, id, documents, count(*) OVER () FROM entries WHERE place = 1 ORDER BY score, iri LIMIT ?"""
    return statement, [
        *(source.match for source in sources),
        *(match for _, match in unwanted),
        *kinds,
        *(documents or ()),
    ]


def list_marks(values: Collection[object]) -> str:
    """Return the place holders of a statement for values.

    >>> list_marks("abc")
    '?, ?, ?'
    """
    return ", ".join("?" * len(values))


def _sides(terms: Collection[Term]) -> Iterator[tuple[str, str]]:
    """Yield for each table that is asked for some of the terms the match that finds one of them."""
    for table, kinds in ((STEMS, (TermKind.WORD,)), (FORMS, (TermKind.PHRASE, TermKind.PREFIX))):
        if matches := [_to_match(term) for term in terms if term.kind in kinds]:
            yield table, f"({' OR '.join(matches)})"


def _to_match(term: Term) -> str:
    # A term holds no sign, so that nothing in it can end the quotation.
    return f'"{term.text}" *' if term.kind is TermKind.PREFIX else f'"{term.text}"'
