"""Syntax errors, shown with the line and a mark under the place."""

from __future__ import annotations

import re

from kg.query.names import to_line
from kg.query.tokens import Token, TokenKind, read_tokens
from kg.vocabulary import PREFIXES

WINDOW = 70
"""How many characters of a long line are shown on either side of the place."""

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_REASON = re.compile(r"(?:[A-Za-z]+ ){2,}[A-Za-z]+")


def describe_syntax_error(text: str, problem: str) -> str:
    r"""Return a parser's message as line and column, the line itself and a caret under the place.

    >>> print(describe_syntax_error("ASK {\n ?s ?p }", "error at 2:9: expected one of OPTIONAL, [_]"))
    line 2, column 8 is no SPARQL:
     ?s ?p }
           ^
    """
    match = _PLACE.search(problem)
    if not match:
        return to_line(problem)
    if unknown := find_unknown_prefix(text):
        line, column = text.count("\n", 0, unknown.begin) + 1, unknown.begin - text.rfind("\n", 0, unknown.begin)
        reason = f" (the prefix {unknown.text.partition(':')[0]}: is not declared)"
    else:
        # Where the parser expects the text to end, it tells the place behind the sign that stands there.
        line, column = int(match[1]), max(1, int(match[2]) - ("[_]" in match[3]))
        reason = _reason(match[3])
    lines = text.split("\n")
    shown, mark = _window(lines[line - 1] if line <= len(lines) else "", column)
    return f"line {line}, column {column} is no SPARQL{reason}:\n{shown}\n{' ' * mark}^"


def find_unknown_prefix(text: str) -> Token | None:
    """Return the first name whose prefix is not declared, `None` where all are."""
    declared = set(PREFIXES)
    declaring = False
    for token in read_tokens(text):
        if token.kind is TokenKind.NAME and not token.text.startswith("_:"):
            prefix = token.text.partition(":")[0]
            if declaring:
                declared.add(prefix)
            elif prefix not in declared:
                return token
        declaring = token.kind is TokenKind.WORD and token.text.upper() == "PREFIX"
    return None


def _reason(expected: str) -> str:
    """Return the sentence that the parser gives among the signs that it expected, where it gives one."""
    sentences = [part for part in expected.removeprefix("expected one of ").split(", ") if _REASON.fullmatch(part)]
    return f" ({sentences[0][0].lower()}{sentences[0][1:]})" if sentences else ""


def _window(line: str, column: int) -> tuple[str, int]:
    """Return the part of a line around a column, one printable sign for each character, and the mark's place."""
    begin = max(0, column - 1 - WINDOW)
    part = line[begin : column - 1 + WINDOW]
    shown = "".join(c if c.isprintable() else " " for c in part)
    return ("…" if begin else "") + shown, column - 1 - begin + bool(begin)
