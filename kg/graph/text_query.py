"""What people type to find words → what has to stand in a text: words, phrases, beginnings of words.

`notice supplier` wants both words, `"written notice"` the two next to each other, `terminat*` words that
begin so, `notice OR warning` one of them, `-email` that a word is absent. Whatever else is typed is data.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from kg.errors import QueryError

MAX_TERMS = 64
"""Words and phrases of one query: more than anybody types, few enough for any engine."""

_PIECE = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


class TermKind(StrEnum):
    """How a term is compared with the words of a text."""

    WORD = "word"
    PHRASE = "phrase"
    PREFIX = "prefix"


@dataclass(frozen=True, slots=True)
class Term:
    """A word in any of its forms, a phrase as it is written, or one whose last word is only begun.

    `text` holds letters, digits and single spaces; signs part words, as they do in the index.
    """

    kind: TermKind
    text: str


@dataclass(frozen=True, slots=True)
class TextQuery:
    """What a text must hold, one term of each of `wanted`, and what it must not."""

    wanted: tuple[tuple[Term, ...], ...]
    unwanted: tuple[Term, ...] = ()


def read_text_query(text: str) -> TextQuery:
    """Return what a typed text asks for; `OR` binds its two neighbours, and nothing typed is an error of syntax.

    Raises `QueryError` where no word is wanted, and for more than `MAX_TERMS` words.

    >>> read_text_query('terminat* OR "the end"').wanted
    ((Term(kind=<TermKind.PREFIX: 'prefix'>, text='terminat'), Term(kind=<TermKind.PHRASE: 'phrase'>, text='the end')),)
    """
    wanted: list[tuple[Term, ...]] = []
    unwanted: list[Term] = []
    joined = False
    for piece in _PIECE.finditer(text):
        if piece[0] in ("AND", "OR"):
            joined = piece[0] == "OR" and bool(wanted)
            continue
        term = _to_term(piece["word"] or piece["phrase"] or "", quoted=piece["word"] is None)
        if term and piece["minus"]:
            unwanted.append(term)
        elif term:
            wanted.append((*(wanted.pop() if joined else ()), term))
        joined = False
    if not wanted:
        raise QueryError(_shown(text), "there is no word in it to look for")
    if sum(map(len, wanted)) + len(unwanted) > MAX_TERMS:
        raise QueryError(_shown(text), f"it has more than {MAX_TERMS} words")
    return TextQuery(tuple(wanted), tuple(unwanted))


def _to_term(typed: str, quoted: bool) -> Term | None:
    """Return the term for a piece of what was typed, `None` where it holds neither letter nor digit."""
    words = " ".join("".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in typed).split())
    if not any(unicodedata.category(c)[0] in "LN" for c in words):
        return None
    if typed.rstrip().endswith("*"):
        return Term(TermKind.PREFIX, words)
    return Term(TermKind.PHRASE if quoted else TermKind.WORD, words)


def _shown(text: str) -> str:
    return f"{text[:60]}…" if len(text) > 60 else text
