"""What is refused before a query is answered: updates, requests to other machines, texts that exhaust the parser."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import QueryError
from kg.query.tokens import Token, TokenKind, read_tokens

MAX_DEPTH = 100
"""Brackets within brackets; the engine's parser recurses and takes the process with it at some thousands."""
MAX_SIGNS = 2_000
"""Words and signs of the language: variables, names and values are not counted."""

UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}


def check_query(text: str) -> None:
    """Raise `QueryError` for an update, for `SERVICE`, and for a text that is too long or nested too deeply."""
    tokens = [t for t in read_tokens(text) if t.kind is not TokenKind.COMMENT]
    _check_size(tokens)
    if _first_verb(tokens) in UPDATES:
        raise QueryError("query", "an update is refused; only `kg build` changes the store")
    if any(_holds(token, "SERVICE") for token in tokens) or _parser_sees_service(text):
        raise QueryError("query", "SERVICE is refused; nothing is asked of other machines")


def named_graphs(text: str) -> Iterator[str]:
    """Yield the IRIs that `FROM` and `FROM NAMED` name; raises `QueryError` for one that is not written in full."""
    tokens = iter([t for t in read_tokens(text) if t.kind is not TokenKind.COMMENT])
    for token in tokens:
        if _holds(token, "FROM"):
            graph = next(tokens, None)
            graph = next(tokens, None) if graph and _holds(graph, "NAMED") else graph
            if graph is None or graph.kind is not TokenKind.IRI:
                raise QueryError("query", "FROM takes the IRI of a document in full, between < and >")
            yield graph.text[1:-1]


def _check_size(tokens: list[Token]) -> None:
    depth = signs = 0
    for token in tokens:
        if token.kind in (TokenKind.SIGN, TokenKind.WORD):
            signs += 1
            depth += (token.text in "{([") - (token.text in "})]")
        if depth > MAX_DEPTH or signs > MAX_SIGNS:
            raise QueryError("query", f"it is longer than {MAX_SIGNS} signs or nested deeper than {MAX_DEPTH}")


def _first_verb(tokens: list[Token]) -> str:
    words = (t.text.upper() for t in tokens if t.kind is TokenKind.WORD)
    return next((word for word in words if word not in ("PREFIX", "BASE", "VERSION")), "")


def _holds(token: Token, word: str) -> bool:
    # The engine takes words without a space between them (SERVICESILENT, ASKFROM), so a word is looked for
    # within a token. No other word of SPARQL holds one of these; a language tag (@fro) is no word of it.
    return token.kind is TokenKind.WORD and token.text[0] != "@" and word in token.text.upper()


def _parser_sees_service(text: str) -> bool:
    """Tell whether a second, independent parser finds a request in the text, or cannot read it.

    Line ends and escapes are made plain first, because the two parsers read them differently; the parser
    is loaded only for texts that hold the word at all.
    """
    if "service" not in text.lower():
        return False
    from rdflib.plugins.sparql.parser import parseQuery

    plain = re.sub(r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}", "x", text.replace("\r", "\n"))
    try:
        return "ServiceGraphPattern" in repr(parseQuery(plain))
    except Exception as error:
        raise QueryError(
            "query", "it holds the word SERVICE and cannot be checked for requests to other machines"
        ) from error
