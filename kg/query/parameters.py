"""Parameters of a query: what a query's header declares, and values bound as RDF terms.

A value becomes an RDF term first; then each token `$name` or `?name` of the query gives way to that term as
`pyoxigraph` writes it. Strings, comments and IRIs are single tokens, so nothing inside them is touched, and
a term is one token again, so no value can end one and begin another. This needs nothing of the engine:
the bound query is plain SPARQL 1.1, wherever in it the parameter stands.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.names import expand_iri, fold_name
from kg.query.tokens import TokenKind, read_tokens

Term = ox.NamedNode | ox.Literal

_DECLARATION = re.compile(r"(?P<name>\w+) (?P<kind>\w+)(?: (?P<default>\"[^\"]*\"|[^\s—]+))? — (?P<meaning>.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a query asks for; `default` is `None` where it has to be given."""

    name: str
    kind: str = "string"
    default: str | None = None
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """What the comments before a query say of it."""

    title: str = ""
    question: str = ""
    parameters: tuple[Parameter, ...] = ()


NO_HEADER = Header()


@lru_cache(8)
def read_header(text: str) -> Header:
    """Return what the comments at the head of a query declare; the last ones are kept.

    >>> read_header('# title: Duties\\n# param: hops integer 2 — how far\\nASK {}').parameters[0].default
    '2'
    """
    if not text.lstrip().startswith("#"):
        return NO_HEADER
    fields = dict[str, list[str]]()
    for line in takewhile(lambda line: line.startswith("#") or not line.strip(), text.splitlines()):
        key, _, value = line.lstrip("# ").partition(":")
        fields.setdefault(key, []).append(value.strip())
    parameters = tuple(_read_parameter(declaration) for declaration in fields.get("param", ()))
    return Header(" ".join(fields.get("title", ())), " ".join(fields.get("question", ())), parameters)


def _read_parameter(declaration: str) -> Parameter:
    match = _DECLARATION.fullmatch(declaration)
    if not match or match["kind"] not in KINDS:
        raise QueryError(
            declaration, f"a parameter is declared as NAME TYPE [DEFAULT] — MEANING, a type is {list_names(KINDS)}"
        )
    default = match["default"]
    return Parameter(match["name"], match["kind"], default and default.strip('"'), match["meaning"])


def _to_integer(value: str) -> Term:
    if not re.fullmatch(r"[+-]?\d{1,18}", value.strip()):
        raise ValueError("a whole number, such as 3")
    return ox.Literal(int(value))


def _to_boolean(value: str) -> Term:
    words = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    if value.strip().lower() not in words:
        raise ValueError("true or false")
    return ox.Literal(words[value.strip().lower()])


def _to_iri(value: str) -> Term:
    iri = expand_iri(value.strip())
    try:
        return ox.NamedNode(iri or "")
    except ValueError:
        raise ValueError("an IRI, in full or with one of the known prefixes") from None


KINDS: dict[str, Callable[[str], Term]] = {
    "string": ox.Literal,
    "name": lambda value: ox.Literal(fold_name(value)),
    "integer": _to_integer,
    "iri": _to_iri,
    "boolean": _to_boolean,
}
"""Type of a parameter → what turns a value into an RDF term; a `ValueError` says what was expected."""


def bind(query: str, text: str, declared: tuple[Parameter, ...], values: Mapping[str, str]) -> str:
    """Return a query's text with its parameters bound to values.

    `query` names the query in errors. Variables of a query that declares no parameters can be bound too,
    as strings. Raises `QueryError` for a value that is unknown, missing or of the wrong type.
    """
    if not declared and not values:
        return text
    variables = _variables(text)
    known = declared or tuple(Parameter(name) for name in variables if name in values)
    by_name = {parameter.name: parameter for parameter in known}
    for name in values:
        if name not in by_name:
            raise QueryError(query, f"there is no parameter {name}{_near(name, by_name)}; {_describe(known)}")
    if unused := {parameter.name for parameter in known} - set(variables):
        raise QueryError(query, f"it declares the parameter {min(unused)} and does not use it")
    terms = {p.name: _to_term(query, p, values.get(p.name, p.default), known) for p in known}
    return "".join(_bound_pieces(text, terms))


def _bound_pieces(text: str, terms: Mapping[str, Term]) -> Iterator[str]:
    end = 0
    for token in read_tokens(text):
        if token.kind is TokenKind.VARIABLE and token.text[1:] in terms:
            yield text[end : token.begin]
            yield str(terms[token.text[1:]])
            end = token.begin + len(token.text)
    yield text[end:]


def _to_term(query: str, parameter: Parameter, value: str | None, known: tuple[Parameter, ...]) -> Term:
    if value is None:
        raise QueryError(query, f"the parameter {parameter.name} is missing; {_describe(known)}")
    try:
        return KINDS[parameter.kind](value)
    except (ValueError, UnicodeError) as error:
        raise QueryError(
            query, f"{parameter.name} is not {value!r:.80}: it takes {error}; {_describe(known)}"
        ) from None


def _variables(text: str) -> list[str]:
    return list(dict.fromkeys(t.text[1:] for t in read_tokens(text) if t.kind is TokenKind.VARIABLE))


def _describe(known: tuple[Parameter, ...]) -> str:
    if not known:
        return "this query has no parameters"
    return "its parameters are " + ", ".join(
        f"{p.name} ({p.kind}{'' if p.default is None else f', else {p.default!r}'})" for p in known
    )


def _near(name: str, known: Mapping[str, Parameter]) -> str:
    near = difflib.get_close_matches(name, known, 1)
    return f" (did you mean {near[0]}?)" if near else ""


def list_names(names: Mapping[str, object] | list[str]) -> str:
    """Return names as people list them.

    >>> list_names(["csv", "tsv", "json"])
    'csv, tsv or json'
    """
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last
