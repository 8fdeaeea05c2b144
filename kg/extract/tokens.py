"""Plain text → tokens: words and marks with their places."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import partial
from itertools import accumulate
from typing import NamedTuple

from kg.model import Span

TOKEN = re.compile(r"(\w+(?:[-'./&\u00ad]+\w+)*(?:'(?=\s))?|[^\w\s])")


class Token(NamedTuple):
    """A word or a mark, which is never empty.

    `begin` and `end` are characters of the document, `low` is the word without case; `is_name` tells that
    the name of a known party or role ends here.
    """

    text: str
    low: str
    begin: int
    end: int
    is_name: bool = False

    @property
    def is_word(self) -> bool:
        """Tell whether this is a word or a number, not a mark."""
        return self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """Tell whether the word begins with a capital letter, or with one behind its first: `eNorvik`."""
        first = self.text[0]
        return first.isupper() or (first.islower() and self.text[1:2].isupper())

    @property
    def is_owner(self) -> bool:
        """Tell whether the word ends as a possessive does: `Buyer's`, `Parties'`."""
        return self.low.endswith(("'s", "s'"))


Tokens = list[Token]
# What `Token._make` does, without a call of Python for each of a document's words.
to_token = partial(tuple.__new__, Token)


def tokenize(plain: str, span: Span, name_ends: Collection[int] = ()) -> Tokens:
    """Return the tokens of a span of the plain text, in order; `name_ends` are where known names end.

    >>> [t.text for t in tokenize("The Operator's staff (24) act.", Span(0, 30))]
    ['The', "Operator's", 'staff', '(', '24', ')', 'act', '.']
    """
    pieces = TOKEN.split(span.of(plain))
    places = list(accumulate(map(len, pieces), initial=span.begin))
    words, begins, ends = pieces[1::2], places[1:-1:2], places[2::2]
    placed = zip(words, begins, ends, strict=True)
    bare_ends = [begin + len(bare(word)) if "'" in word else end for word, begin, end in placed]
    are_names = map(name_ends.__contains__, bare_ends)
    return list(map(to_token, zip(words, map(str.lower, words), begins, ends, are_names, strict=True)))


def bare(word: str) -> str:
    """Return a word without its possessive ending.

    >>> bare("Contractor's"), bare("Bodies'")
    ('Contractor', 'Bodies')
    """
    return word[:-2] if word.endswith("'s") else word.rstrip("'")


def span_of(tokens: Tokens) -> Span:
    """Return the span that tokens cover; there must be at least one."""
    return Span(tokens[0].begin, tokens[-1].end)


def low_at(tokens: Tokens, index: int, end: int | None = None) -> str:
    """Return the word at an index without case, or an empty one outside the tokens `[0, end)`.

    >>> tokens = tokenize("The Buyer pays", Span(0, 14))
    >>> low_at(tokens, 1), low_at(tokens, 3), low_at(tokens, 1, 1), low_at(tokens, -1)
    ('buyer', '', '', '')
    """
    return tokens[index].low if 0 <= index < (len(tokens) if end is None else end) else ""


def matching_open(tokens: Tokens, close: int) -> int:
    """Return the index of the bracket that the bracket at `close` closes; `close` itself if none does."""
    depth = 0
    for index in range(close, -1, -1):
        depth += (tokens[index].text == ")") - (tokens[index].text == "(")
        if depth == 0:
            return index
    return close


def matching_close(tokens: Tokens, opening: int) -> int:
    """Return the index of the bracket that closes the bracket at `opening`; `opening` itself if none does."""
    depth = 0
    for index in range(opening, len(tokens)):
        depth += (tokens[index].text == "(") - (tokens[index].text == ")")
        if depth == 0:
            return index
    return opening
