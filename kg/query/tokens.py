"""The tokens of a SPARQL text: enough to tell words of the language from names, values and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
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
_TOKEN = re.compile("|".join(f"(?P<{k.name}>{p})" for k, p in _PATTERNS.items()), re.DOTALL)


def read_tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a SPARQL text in order; whatever is no SPARQL comes as signs.

    >>> [t.text for t in read_tokens('ASK { ?s a "# } ?x" } # ?y')]
    ['ASK', '{', '?s', 'a', '"# } ?x"', '}', '# ?y']
    """
    for match in _TOKEN.finditer(text):
        assert match.lastgroup is not None
        yield Token(TokenKind[match.lastgroup], match.group(), match.start())
