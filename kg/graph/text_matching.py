"""What has to stand in a text → a query of Tantivy.

A word is looked for by its stem, a phrase and the beginning of a word by their forms, in names and in texts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from tantivy import Occur, Query, Searcher

from kg.errors import QueryError
from kg.graph.text_fields import DOCUMENT, FORMS, KIND, SCHEMA, STEMS, name_field, read_words, text_field
from kg.graph.text_query import Term, TermKind, TextQuery

NAME_WEIGHT = 2.0
"""How much a word in a name counts, one in the text counting 1."""
WEIGHED_WORDS = 64
"""Words with the same beginning that are ranked by, the most frequent; the others are found and count nothing."""
MAX_ENDINGS = 16_000
"""Words that may be the last of a phrase: Tantivy looks for some more."""


def to_match(searcher: Searcher, query: TextQuery, kinds: Collection[str], documents: Collection[str] | None) -> Query:
    """Return what finds the entries that hold what is wanted.

    `kinds` are the names of classes to be found, none for all; `documents` those to be searched, `None` for all.
    """
    parts = [(Occur.Must, any_of([match_term(searcher, term) for term in terms])) for terms in query.wanted]
    parts += [(Occur.MustNot, match_term(searcher, term)) for term in query.unwanted]
    parts += [(Occur.Must, filtered) for filtered in match_scope(kinds, documents)]
    return Query.boolean_query(parts)


def match_scope(kinds: Collection[str], documents: Collection[str] | None) -> Iterator[Query]:
    """Yield what leaves only things of some classes and of some documents, which counts nothing."""
    if kinds:
        yield uncounted(any_of([Query.term_query(SCHEMA, KIND, kind, "basic") for kind in kinds]))
    if documents is not None:
        yield uncounted(Query.term_set_query(SCHEMA, DOCUMENT, [*documents]))


def match_term(searcher: Searcher, term: Term) -> Query:
    """Return what finds a term in names and in texts, nothing for one without a word."""
    compared = STEMS if term.kind is TermKind.WORD else FORMS
    words = read_words(term.text, compared)
    if not words:
        return Query.empty_query()
    sides = []
    for field, weight in ((name_field(compared), NAME_WEIGHT), (text_field(compared), 1.0)):
        begun = term.kind is TermKind.PREFIX
        match = match_beginning(searcher, field, words) if begun else match_words(field, words)
        sides.append(Query.boost_query(match, weight))
    return any_of(sides)


def match_words(field: str, words: Sequence[str]) -> Query:
    """Return what finds words next to each other in a field."""
    if len(words) == 1:
        return Query.term_query(SCHEMA, field, words[0])
    return Query.phrase_query(SCHEMA, field, [*words])


def match_beginning(searcher: Searcher, field: str, words: Sequence[str]) -> Query:
    """Return what finds words next to each other in a field, the last of which is only begun."""
    *whole, begun = words
    # Words are letters and digits, none of which means anything to a regular expression.
    if whole:
        if len(searcher.terms_with_prefix(field, begun, limit=MAX_ENDINGS + 1)) > MAX_ENDINGS:
            raise QueryError(f"{' '.join(words)}*", f"more than {MAX_ENDINGS:,} words begin like the last of these")
        return Query.regex_phrase_query(SCHEMA, field, [*whole, f"{begun}.*"])
    frequent = searcher.terms_with_prefix(field, begun, limit=WEIGHED_WORDS)
    matches = [match_words(field, [word]) for word, _ in frequent]
    if len(frequent) == WEIGHED_WORDS:
        matches.append(uncounted(Query.regex_query(SCHEMA, field, f"{begun}.*")))
    return any_of(matches)


def any_of(matches: Sequence[Query]) -> Query:
    """Return what finds an entry that one of the matches finds, and counts all that do."""
    return matches[0] if len(matches) == 1 else Query.boolean_query([(Occur.Should, match) for match in matches])


def uncounted(match: Query) -> Query:
    """Return a match that says nothing of how well an entry fits."""
    return Query.const_score_query(match, 0.0)
