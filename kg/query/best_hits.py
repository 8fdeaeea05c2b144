"""How many hits of `cg:matches` a query can show: those that fit worse need not be handed to the engine.

Only what is certain counts: a query of nothing else than the hits and what `OPTIONAL` adds to each of them has a
row at least for each, so that its first rows are made of its first hits.
"""

from __future__ import annotations

import re

from kg.query.patterns import Pattern, Patterns
from kg.query.tokens import Token, TokenKind

_TAIL = re.compile(
    r"(?:ORDER BY DESC \( [?$](?P<score>\w+) \) (?:[?$](?P<thing>\w+) )?)?"
    r"(?:OFFSET (?P<before>\d+) )?LIMIT (?P<limit>\d+)(?: OFFSET (?P<behind>\d+))?",
    re.IGNORECASE,
)
_HEAD = ("*", "WHERE", "FROM", "NAMED")
_UNLIKE = ("DISTINCT", "REDUCED")


def count_needed(patterns: Patterns, pattern: Pattern) -> int | None:
    """Return how many of the best hits of a query's one pattern are in its answer, `None` where all may be.

    >>> from kg.vocabulary import CG
    >>> query = 'SELECT ?t { (?t ?s) cg:matches "fee" } ORDER BY DESC(?s) LIMIT 20 OFFSET 5'
    >>> patterns = Patterns(query, CG.matches)
    >>> count_needed(patterns, patterns.read(patterns.places[0]))
    25
    """
    opening = patterns.enclosing[pattern.first]
    if opening is None or len(patterns.places) != 1 or not _is_alone(patterns, pattern, opening):
        return None
    head, tail = patterns.tokens[:opening], patterns.tokens[patterns.closing[opening] + 1 :]
    ending = _TAIL.fullmatch(" ".join(token.text for token in tail))
    if not ending or not _keeps_rows(head, pattern) or not _orders_by(ending, pattern):
        return None
    return int(ending["limit"]) + int(ending["before"] or ending["behind"] or 0)


def _is_alone(patterns: Patterns, pattern: Pattern, opening: int) -> bool:
    """Tell whether a group holds a pattern, and behind it only what is optional."""
    number = pattern.last + 1
    while number < patterns.closing[opening]:
        word = patterns.tokens[number].text.upper()
        if word == "OPTIONAL":
            number = patterns.closing[number + 1]
        elif word != ".":
            return False
        number += 1
    return pattern.first == opening + 1


def _keeps_rows(head: list[Token], pattern: Pattern) -> bool:
    """Tell whether the query is a `SELECT` whose rows are those of its pattern, each hit another one."""
    words = [token.text.upper() if token.kind is TokenKind.WORD else token.text for token in head]
    if "SELECT" not in words:
        return False
    begin = words.index("SELECT") + 1
    chosen = zip(words[begin:], head[begin:], strict=True)
    names = [token.text[1:] for token in head[begin:] if token.kind is TokenKind.VARIABLE]
    shows_things = "*" in words[begin:] or pattern.subject.text[1:] in names
    return all(
        token.kind in (TokenKind.VARIABLE, TokenKind.IRI, TokenKind.NAME)
        or word in _HEAD
        or (word in _UNLIKE and shows_things)
        for word, token in chosen
    )


def _orders_by(ending: re.Match[str], pattern: Pattern) -> bool:
    """Tell whether the order of the rows, if they have any, is that of the hits."""
    if pattern.subject.kind is not TokenKind.VARIABLE:
        return False
    by_score = ending["score"] is None or (pattern.extra is not None and pattern.extra.text[1:] == ending["score"])
    return by_score and ending["thing"] in (None, pattern.subject.text[1:])
