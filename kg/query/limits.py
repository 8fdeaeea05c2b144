"""A limit on the rows of an answer, set in the query itself, so that the engine stops when it is reached."""

from __future__ import annotations

import re

from kg.query.tokens import Token, TokenKind, read_tokens, read_verb

# At the end of a last line without a comment, outside of all brackets and strings.
_AT_END = re.compile(r"(?:^|[\n\r])[^#\n\r]*\}[^#\n\r\"']*\bLIMIT\s+(\d+)\s*$")
_LIMIT = re.compile(r"LIMIT(\d*)", re.IGNORECASE)


def limit_rows(text: str, most: int) -> str:
    """Return a query that gives the first rows of its answer, `most` of them; what is no `SELECT` stays as it is.

    >>> limit_rows("SELECT ?s { ?s ?p ?o }", 10)
    'SELECT ?s { ?s ?p ?o }\\nLIMIT 10\\n'
    >>> limit_rows("SELECT ?s { ?s ?p ?o } LIMIT 99 OFFSET 5", 10)
    'SELECT ?s { ?s ?p ?o } LIMIT 10 OFFSET 5'
    """
    if (verb := read_verb(text)) and verb != "SELECT":
        return text
    upper = text.upper()
    if verb and "LIMIT" not in upper and "VALUES" not in upper:
        return f"{text}\nLIMIT {most}\n"
    if verb and (found := _AT_END.search(upper)):
        return _lower(text, found.start(1), found[1], None, most)
    outer = _outer_tokens(text)
    if not any(token.kind is TokenKind.WORD and token.text.upper().startswith("SELECT") for token in outer):
        return text
    for place, token in enumerate(outer):
        if token.kind is TokenKind.WORD and (found := _LIMIT.search(token.text)):
            number = outer[place + 1] if not found[1] and place + 1 < len(outer) else None
            return _lower(text, token.begin + found.start(1), found[1], number, most)
    values = [t.begin for t in outer if t.kind is TokenKind.WORD and t.text.upper().startswith("VALUES")]
    end = values[-1] if values else len(text)
    return f"{text[:end]}\nLIMIT {most}\n{text[end:]}"


def _lower(text: str, begin: int, digits: str, number: Token | None, most: int) -> str:
    """Return the text with the number behind `LIMIT` lowered, whether or not a space stands before it."""
    if number is not None:
        begin, digits = number.begin, number.text
    if not digits.isdigit() or int(digits) <= most:
        return text
    return f"{text[:begin]}{most}{text[begin + len(digits) :]}"


def _outer_tokens(text: str) -> list[Token]:
    """Return the tokens outside of all brackets: those of the query itself, not of what it is made of."""
    outer, depth = [], 0
    for token in read_tokens(text):
        if token.kind is TokenKind.SIGN and token.text in "{}()":
            depth += 1 if token.text in "{(" else -1
        elif depth == 0 and token.kind is not TokenKind.COMMENT:
            outer.append(token)
    return outer
