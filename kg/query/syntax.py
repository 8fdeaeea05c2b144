"""Syntax errors, shown with the line and a mark under the place."""

from __future__ import annotations

import re

from kg.errors import QueryError
from kg.graph.store import Store
from kg.query.names import to_line
from kg.query.tokens import Token, TokenKind, read_tokens
from kg.vocabulary import PREFIXES

WINDOW = 70
"""How many characters of a long line are shown on either side of the place."""

GAP = " " * 32
"""More blanks than the longest keyword has letters."""

_PLACE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_REASON = re.compile(r"(?:[A-Za-z]+ ){2,}[A-Za-z]+")


def describe_syntax_error(text: str, problem: str) -> str:
    r"""Return a parser's message as line and column, the line itself and a caret under the place.

    >>> print(describe_syntax_error("ASK {\n FILTER(1 + ) }", "error at 2:16: expected one of ABS, [_]"))
    line 2, column 13 is no SPARQL:
     FILTER(1 + ) }
                ^
    """
    match = _PLACE.search(problem)
    if not match:
        return to_line(problem)
    if unknown := find_unknown_prefix(text):
        place, reason = unknown.begin, f" (the prefix {unknown.text.partition(':')[0]}: is not declared)"
    else:
        place, reason = find_place(text), _reason(match[3].split(", "))
    begin = text.rfind("\n", 0, place) + 1
    line, column = text.count("\n", 0, place) + 1, place - begin + 1
    shown, mark = _window(text[begin:].partition("\n")[0], column)
    return f"line {line}, column {column} is no SPARQL{reason}:\n{shown}\n{' ' * mark}^"


def find_place(text: str) -> int:
    """Return where the first token stands that the parser cannot read on from, or the end of the text.

    The parser tells the furthest character that it looked at, and it looks as many characters ahead as the
    keyword has that it tries. With the tokens far apart, it never looks beyond the one that it cannot read.
    """
    spread, places = spread_tokens(text)
    told = _told_place(spread)
    reached = [original for moved, original in places if moved <= told]
    # A quotation mark by itself opens a string that its line does not close.
    quotes = [t.begin for t in read_tokens(text) if t.kind is TokenKind.SIGN and t.text in "'\""]
    return min([reached[-1] if reached else 0, *quotes])


def spread_tokens(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a query with its tokens far apart, and where each stands there and in the text.

    Only what is apart already, and brackets, commas and semicolons, is moved apart; comments go.
    """
    spread, places, end = "", [], 0
    for token in read_tokens(text):
        apart = token.begin > end or token.text in "{}(),;" or spread.endswith(tuple("{}(),;"))
        end = token.begin + len(token.text)
        if token.kind is not TokenKind.COMMENT:
            spread += GAP * apart
            places.append((len(spread), token.begin))
            spread += token.text
    return spread + GAP, [*places, (len(spread) + len(GAP), len(text))]


def _told_place(text: str) -> int:
    """Return the character that the parser names when it refuses a text, the end where it names none."""
    try:
        Store.in_memory().query(text)
    except QueryError as error:
        if match := _PLACE.search(error.problem):
            lines = text.split("\n")[: int(match[1]) - 1]
            return sum(len(line) + 1 for line in lines) + int(match[2]) - 1
    return len(text)


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


def _reason(expected: list[str]) -> str:
    """Return the sentence that the parser gives among the signs that it expected, where it gives one."""
    sentences = [part for part in expected if _REASON.fullmatch(part)]
    return f" ({sentences[0][0].lower()}{sentences[0][1:]})" if sentences else ""


def _window(line: str, column: int) -> tuple[str, int]:
    """Return the part of a line around a column, one printable sign for each character, and the mark's place."""
    begin = max(0, column - 1 - WINDOW)
    part = line[begin : column - 1 + WINDOW]
    shown = "".join(c if c.isprintable() else " " for c in part)
    return ("…" if begin else "") + shown, column - 1 - begin + bool(begin)
