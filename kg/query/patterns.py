"""Patterns of one property in a SPARQL text: where they stand, and other text put in their place.

Works on tokens, so that strings, comments and IRIs that only look like a pattern are left alone; what is no
plain pattern `subject property "string"` is refused rather than guessed at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.names import shorten_iri
from kg.query.tokens import Token, TokenKind, read_tokens
from kg.vocabulary import PREFIXES

SIMPLE = (TokenKind.VARIABLE, TokenKind.IRI, TokenKind.NAME)
OPENING, CLOSING = ("(", "[", "{"), (")", "]", "}")
CALLS = ("FILTER", "BIND")
"""Words of the language that stand between statements, with an expression in brackets behind them."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern: the numbers of its first and last token, its subject, and the string behind the property.

    `extra` is a second variable beside the subject: `(?subject ?extra) property "string"`. A pattern that is
    `continued` has its subject from a statement before it, and begins with a semicolon.
    """

    first: int
    last: int
    subject: Token
    extra: Token | None
    string: str
    continued: bool


class Patterns:
    """The tokens of a query, in which the patterns of a property are found and replaced."""

    def __init__(self, text: str, iri: str) -> None:
        self.tokens = [t for t in read_tokens(text) if t.kind is not TokenKind.COMMENT]
        ends = [0, *(t.begin + len(t.text) for t in self.tokens)]
        begins = [*(t.begin for t in self.tokens), len(text)]
        # What stands between tokens stays: blanks and comments.
        self.gaps = [text[end:begin] for end, begin in zip(ends, begins, strict=True)]
        self.enclosing: list[int | None] = []
        self.closing: dict[int, int] = {}
        self._pair_brackets()
        self.base, self.prefixes = "", dict(PREFIXES)
        declaring = set(self._read_prologue())
        self.places = [n for n, token in enumerate(self.tokens) if n not in declaring and self.expand(token) == iri]
        self.name = shorten_iri(iri)

    def _pair_brackets(self) -> None:
        """Note for each token the bracket that it stands in, and for each bracket the one that closes it."""
        opened: list[int] = []
        for number in range(len(self.tokens)):
            if self._is_sign(number, CLOSING) and opened:
                self.closing[opened.pop()] = number
            self.enclosing.append(opened[-1] if opened else None)
            if self._is_sign(number, OPENING):
                opened.append(number)

    def _read_prologue(self) -> Iterator[int]:
        """Note what the query declares; yield the numbers of the tokens that declare it."""
        for number, token in enumerate(self.tokens):
            following = self.tokens[number + 1 : number + 3]
            if token.text.upper() == "BASE" and following and following[0].kind is TokenKind.IRI:
                self.base = self._resolve(following[0])
                yield number + 1
            elif token.text.upper() == "PREFIX" and [t.kind for t in following] == [TokenKind.NAME, TokenKind.IRI]:
                name, namespace = following
                self.prefixes[name.text.removesuffix(":")] = self._resolve(namespace)
                yield from (number + 1, number + 2)

    def _resolve(self, token: Token) -> str:
        iri = token.text[1:-1]
        # `urljoin` drops a `#` with nothing behind it, with which most namespaces end.
        return urljoin(self.base, iri).removesuffix("#") + "#" * iri.endswith("#")

    def expand(self, token: Token) -> str | None:
        """Return the IRI that a token stands for, `None` for one that is no name."""
        if token.kind is TokenKind.IRI:
            return self._resolve(token)
        prefix, _, local = token.text.partition(":")
        if token.kind is not TokenKind.NAME or prefix not in self.prefixes:
            return None
        return self.prefixes[prefix] + local.replace("\\", "")

    def read(self, place: int) -> Pattern:
        """Return the pattern whose property is the token at a place; raises `QueryError` where there is none."""
        string = self._at(place + 1)
        if string is None or string.kind is not TokenKind.STRING:
            raise self._refusal("a string must stand behind it")
        behind = self._at(place + 2)
        if behind and (behind.text in ("^", ",") or behind.text.startswith("@")):
            raise self._refusal("one string without a language or a type must stand behind it")
        begin = self._statement(place)
        subject, extra, end = self._subject(begin)
        continued = end < place
        if end > place or (continued and not self._is_sign(place - 1, (";",))):
            raise self._refusal("it must stand behind a subject or a semicolon, by itself")
        return Pattern(place - 1 if continued else begin, place + 1, subject, extra, to_string(string.text), continued)

    def replace(self, pattern: Pattern, block: str) -> None:
        """Put a block of a query in place of a pattern; what else is said of its subject stays."""
        following = pattern.last + 1
        while self._is_sign(following, (";",)):
            following += 1
        goes_on = following > pattern.last + 1 and not self._is_sign(following, (".", *CLOSING))
        text = f"{'. ' * pattern.continued}{block}{f' {pattern.subject.text} ' * goes_on}"
        for number in range(pattern.first, following):
            self.tokens[number] = Token(TokenKind.SIGN, text, self.tokens[number].begin)
            text = ""

    def to_text(self) -> str:
        """Return the query as it is now."""
        pieces = (f"{gap}{token.text}" for gap, token in zip(self.gaps, self.tokens, strict=False))
        return "".join(pieces) + self.gaps[-1]

    def _statement(self, place: int) -> int:
        """Return the number of the token with which the statement around a place begins."""
        group = self.enclosing[place]
        if group is None or not self._is_sign(group, ("{",)):
            raise self._refusal("it must stand in a statement of its own")
        if self._is_built(group):
            raise self._refusal("it cannot stand in what CONSTRUCT builds")
        begin = number = group + 1
        while number < place:
            if self._is_word(number, *CALLS):
                while not self._is_sign(number, ("(", "{")):
                    number += 1
                begin = self.closing[number] + 1
            elif self._is_sign(number, ("{",)):
                begin = self.closing[number] + 1
            elif self._is_sign(number, (".",)):
                begin = number + 1
            number = max(begin, self.closing.get(number, number) + 1)
        return begin

    def _is_built(self, group: int) -> bool:
        """Tell whether a group is what `CONSTRUCT` builds, or with `CONSTRUCT WHERE` pattern and building in one."""
        number = group - 1 - self._is_word(group - 1, "WHERE")
        while self._is_word(number, "FROM", "NAMED") or self._is_word(number - 1, "FROM", "NAMED"):
            number -= 1
        return self._is_word(number, "CONSTRUCT")

    def _subject(self, number: int) -> tuple[Token, Token | None, int]:
        """Return the subject that begins at a token, a second variable, and the number of the token behind them."""
        scored = self._is_sign(number, ("(",))
        subject = self.tokens[number + scored]
        if subject.kind not in SIMPLE or subject.text.startswith("_:"):
            raise self._refusal("its subject must be a variable, an IRI, or both a variable and one for the score")
        if not scored:
            return subject, None, number + 1
        extra = self._at(number + 2)
        if extra is None or extra.kind is not TokenKind.VARIABLE or not self._is_sign(number + 3, (")",)):
            raise self._refusal("in brackets before it stand the thing and a variable for the score")
        return subject, extra, number + 4

    def _at(self, number: int) -> Token | None:
        return self.tokens[number] if 0 <= number < len(self.tokens) else None

    def _is_sign(self, number: int, signs: tuple[str, ...]) -> bool:
        token = self._at(number)
        return token is not None and token.kind is TokenKind.SIGN and token.text in signs

    def _is_word(self, number: int, *words: str) -> bool:
        token = self._at(number)
        return token is not None and token.kind is TokenKind.WORD and token.text.upper() in words

    def _refusal(self, problem: str) -> QueryError:
        return QueryError("query", f"{self.name} cannot be answered: {problem}")


def to_string(token: str) -> str:
    r"""Return the string that a token of SPARQL stands for.

    >>> to_string(r"'it\'s'")
    "it's"
    """
    (quad,) = ox.parse(f"<urn:s> <urn:p> {token} .", format=ox.RdfFormat.TURTLE)
    assert isinstance(quad.object, ox.Literal)
    return quad.object.value
