"""Plain text → tokens: words and marks with their places."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, compress

from kg.model import Span

TOKEN = re.compile(r"(\w++(?:[-'./&\u00ad]++\w++)*(?:'(?=\s))?|[^\w\s])")
# The same for text in ASCII, as most is: letters need not be looked up.
ASCII_TOKEN = re.compile(TOKEN.pattern, re.ASCII)
# Documents without end write words without end.
MOST_WORDS = 1 << 16


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark as it is written, which is never empty: all places that write it so share it.

    `low` is the word without case; `is_word` tells that it is a word or a number, not a mark; `is_capital`,
    that it begins with a capital letter, or with one behind its first: `eNorvik`; `is_owner`, that it ends as
    a possessive does: `Buyer's`, `Parties'`; `is_name`, that the name of a known party or role ends here.
    """

    text: str
    low: str
    is_word: bool
    is_capital: bool
    is_owner: bool
    is_name: bool


Tokens = list[Token]


class PlacedTokens(Tokens):
    """The tokens of a passage, each with its place: characters `[begins[n], ends[n])` of the document."""

    __slots__ = ("begins", "ends")

    def __init__(self, tokens: Iterable[Token] = (), begins: Sequence[int] = (), ends: Sequence[int] = ()) -> None:
        super().__init__(tokens)
        self.begins = begins
        self.ends = ends

    def span(self, begin: int, end: int) -> Span:
        """Return the span that the tokens `[begin, end)` cover; there must be at least one."""
        return Span(self.begins[begin], self.ends[end - 1])


def to_token(word: str, is_name: bool = False) -> Token:
    """Return a word or a mark as a token.

    >>> token = to_token("Buyer's")
    >>> token.low, token.is_word, token.is_capital, token.is_owner
    ("buyer's", True, True, True)
    """
    low, first = word.lower(), word[0]
    is_capital = first.isupper() or (first.islower() and word[1:2].isupper())
    return Token(word, low, first.isalnum(), is_capital, low.endswith(("'s", "s'")), is_name)


class TokensOfWords(dict[str, Token]):
    """The token of each word, made once: a text writes the same words again and again."""

    def __init__(self, *, is_name: bool) -> None:
        self.is_name = is_name

    def __missing__(self, word: str) -> Token:
        if len(self) >= MOST_WORDS:
            self.clear()
        self[word] = token = to_token(word, self.is_name)
        return token


TOKENS = TokensOfWords(is_name=False)
NAMES = TokensOfWords(is_name=True)


def tokenize(plain: str, span: Span, name_ends: Sequence[int] = ()) -> PlacedTokens:
    """Return the tokens of a span of the plain text, in order; `name_ends` are where known names end, in order.

    >>> [t.text for t in tokenize("The Operator's staff (24) act.", Span(0, 30))]
    ['The', "Operator's", 'staff', '(', '24', ')', 'act', '.']
    """
    words = span.of(plain)
    pieces = (ASCII_TOKEN if words.isascii() else TOKEN).split(words)
    places = list(accumulate(map(len, pieces), initial=span.begin))
    tokens = PlacedTokens(map(TOKENS.__getitem__, pieces[1::2]), places[1:-1:2], places[2::2])
    for end in name_ends[bisect_right(name_ends, span.begin) : bisect_right(name_ends, span.end)]:
        index = bisect_left(tokens.begins, end) - 1
        word = tokens[index].text
        if tokens.begins[index] + len(bare(word)) == end:
            tokens[index] = NAMES[word]
    return tokens


def bare(word: str) -> str:
    """Return a word without its possessive ending.

    >>> bare("Contractor's"), bare("Bodies'")
    ('Contractor', 'Bodies')
    """
    return word[:-2] if word.endswith("'s") else word.rstrip("'")


def low_at(tokens: Tokens, index: int, end: int | None = None) -> str:
    """Return the word at an index without case, or an empty one outside the tokens `[0, end)`.

    >>> tokens = tokenize("The Buyer pays", Span(0, 14))
    >>> low_at(tokens, 1), low_at(tokens, 3), low_at(tokens, 1, 1), low_at(tokens, -1)
    ('buyer', '', '', '')
    """
    return tokens[index].low if 0 <= index < (len(tokens) if end is None else end) else ""


def find_words(tokens: Tokens, place: range, is_sought: Callable[[str], object]) -> Iterator[int]:
    """Yield the indexes at a place, in order, at which a word without case is one that is sought.

    >>> list(find_words(tokenize("The Buyer pays the fee.", Span(0, 23)), range(6), {"the"}.__contains__))
    [0, 3]
    """
    return compress(place, map(is_sought, [token.low for token in tokens[place.start : place.stop]]))


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
