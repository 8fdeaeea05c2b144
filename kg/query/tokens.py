"""The tokens of a SPARQL text: enough to tell words of the language from names, values and comments."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple


class TokenKind(StrEnum):
    """What a token is."""

    COMMENT = "comment"
    STRING = "string"
    IRI = "iri"
    VARIABLE = "variable"
    NAME = "name"
    NUMBER = "number"
    WORD = "word"
    SIGN = "sign"


class Token(NamedTuple):
    """A token and where its first character stands in the text."""

    kind: TokenKind
    text: str
    begin: int


_PATTERNS = {
    TokenKind.COMMENT: r"#[^\n\r]*",
    TokenKind.STRING: r"'''(?:[^\\]|\\.)*?'''"
    r'|"""(?:[^\\]|\\.)*?"""'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r'|"(?:[^"\\\n\r]|\\.)*"',
    TokenKind.IRI: r"<[^<>\"{}|^`\\\x00-\x20]*(?:\\[uU][0-9A-Fa-f]{4,8}[^<>\"{}|^`\\\x00-\x20]*)*>",
    TokenKind.VARIABLE: r"[?$]\w+",
    # The full stop behind a name ends a statement.
    TokenKind.NAME: r"(?:[^\W\d_][\w.\-]*)?:(?:(?:[\w:%\-.]|\\.)*(?:[\w:%\-]|\\.))?|_:\w(?:[\w.\-]*[\w\-])?",
    TokenKind.NUMBER: r"\d+(?:\.\d+)?(?:[eE][+-]?\d+)?",
    TokenKind.WORD: r"@?[^\W\d_][\w\-]*",
    TokenKind.SIGN: r"\S",
}
_KINDS: dict[str | None, TokenKind] = {kind.name: kind for kind in TokenKind}
_TOKEN = re.compile("|".join(f"(?P<{k.name}>{p})" for k, p in _PATTERNS.items()), re.DOTALL)
_PROLOGUE = re.compile(
    r"(?:\s*PREFIX\s+[\w.\-]*:\s*<[^<>\"{}|^`\\\s]*>)*\s*(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.ASCII | re.IGNORECASE
)


@lru_cache(8)
def read_verb(text: str) -> str:
    """Return the word with which a query begins, in capitals; '' for another or one behind more than prefixes.

    >>> read_verb("PREFIX x: <urn:x> select * {}"), read_verb("# a comment")
    ('SELECT', '')
    """
    match = _PROLOGUE.match(text)
    return match[1].upper() if match else ""


@lru_cache(8)
def read_tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of a SPARQL text in order; whatever is no SPARQL comes as signs.

    Several parts look at the tokens of the same text, so that the last ones are kept.

    >>> [t.text for t in read_tokens('ASK { ?s a "# } ?x" } # ?y')]
    ['ASK', '{', '?s', 'a', '"# } ?x"', '}', '# ?y']
    """
    return tuple(Token(_KINDS[match.lastgroup], match.group(), match.start()) for match in _TOKEN.finditer(text))
