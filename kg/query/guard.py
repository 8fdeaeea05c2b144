"""What is refused before a query is answered: updates, requests to other machines, texts that exhaust the parser."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urljoin

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph.store import Dataset, Store
from kg.query.tokens import Token, TokenKind, read_tokens, read_verb

MAX_DEPTH = 100
"""Brackets within brackets; the engine's parser recurses and takes the process with it at some thousands."""
MAX_SIGNS = 2_000
"""Words and signs of the language: variables, names and values are not counted."""

_SERVICE = re.compile("service", re.IGNORECASE)
NO_GRAPH = "FROM takes the IRI of a document in full, between < and >"
UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}


@lru_cache(8)
def check_query(text: str) -> None:
    """Raise `QueryError` for an update, for `SERVICE`, and for a text that is too long or nested too deeply.

    What passed last is known to pass.
    """
    if is_plain(text):
        return
    tokens = [t for t in read_tokens(text) if t.kind is not TokenKind.COMMENT]
    _check_size(tokens)
    if _first_verb(tokens) in UPDATES:
        raise QueryError("query", "an update is refused; only `kg build` changes the store")
    if any(_holds(token, "SERVICE") for token in tokens):
        raise QueryError("query", "SERVICE is refused; nothing is asked of other machines")
    _check_without_service(text)


def is_plain(text: str) -> bool:
    """Tell whether a short text need not be looked at: it reads, and holds no word that could be one to refuse.

    >>> is_plain("PREFIX x: <urn:x> SELECT ?service { ?s ?p ?o }"), is_plain("ASK { ?s x:p ?o }")
    (False, True)
    """
    if len(text) > MAX_SIGNS or sum(map(text.count, "{([")) > MAX_DEPTH or "\\" in text:
        return False
    upper = text.upper()
    return bool(read_verb(text)) and "SERVICE" not in upper and "FROM" not in upper


def named_dataset(text: str) -> Dataset | None:
    """Return the graphs that a query names with `FROM` and `FROM NAMED`, `None` where it names none.

    Raises `QueryError` for a graph that is not named by an IRI between < and >, which may be relative to a `BASE`.

    >>> named_dataset("BASE <http://a/b/c> ASK FROM <d> FROM NAMED <urn:e> {}")
    Dataset(default=('http://a/b/d',), named=('urn:e',))
    """
    if "FROM" not in text.upper():
        return None
    default, named, base = list[str](), list[str](), ""
    tokens = iter([t for t in read_tokens(text) if t.kind is not TokenKind.COMMENT])
    for token in tokens:
        if token.kind is TokenKind.WORD and token.text.upper() == "BASE":
            base = _resolve(base, next(tokens, token))
        if _holds(token, "FROM"):
            graph, graphs = next(tokens, None), named if _holds(token, "NAMED") else default
            if graph and _holds(graph, "NAMED"):
                graph, graphs = next(tokens, None), named
            if graph is None or graph.kind is not TokenKind.IRI:
                raise QueryError("query", NO_GRAPH)
            graphs.append(_resolve(base, graph))
    return Dataset(tuple(default), tuple(named)) if default or named else None


def _resolve(base: str, iri: Token) -> str:
    try:
        return ox.NamedNode(urljoin(base, iri.text[1:-1])).value
    except ValueError:
        raise QueryError("query", NO_GRAPH) from None


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


def _check_without_service(text: str) -> None:
    """Raise `QueryError` where the engine's own parser cannot read the text with another word for each "service".

    In a name, a value or a comment any letters will do; in the place of the word of the language none but its own.
    The other word is as long, so that places in errors stay what they are.
    """
    if "service" in text.lower():
        Store.in_memory().query(_SERVICE.sub("xervice", text))
