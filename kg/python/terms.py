"""RDF terms as values of Python."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal

import pyoxigraph as ox

from kg.graph.store import Term
from kg.query.names import shorten_iri
from kg.vocabulary import PREFIXES


class IRI(str):
    """The name of a thing in the graph: a `str` like any other that can also be shown in short.

    >>> IRI("https://w3id.org/clausegraph/id/role/account-manager").short
    'id:role/account-manager'
    """

    __slots__ = ()

    @property
    def short(self) -> str:
        """Return the IRI with one of the known prefixes, unchanged where none fits."""
        return shorten_iri(self)


Value = IRI | str | bool | int | float | Decimal | datetime | date | time | tuple["Value", ...] | None

INTEGERS = (
    *("integer", "long", "int", "short", "byte", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"),
    *("nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger"),
)
"""The types of XML Schema whose values are whole numbers."""


def to_boolean(text: str) -> bool:
    """Return the truth value that a text stands for; raises `ValueError`."""
    if text not in ("true", "false", "1", "0"):
        raise ValueError(text)
    return text in ("true", "1")


CONVERTERS: dict[str, Callable[[str], Value]] = {
    **{PREFIXES["xsd"] + name: int for name in INTEGERS},
    PREFIXES["xsd"] + "decimal": Decimal,
    PREFIXES["xsd"] + "double": float,
    PREFIXES["xsd"] + "float": float,
    PREFIXES["xsd"] + "boolean": to_boolean,
    PREFIXES["xsd"] + "dateTime": datetime.fromisoformat,
    PREFIXES["xsd"] + "date": date.fromisoformat,
    PREFIXES["xsd"] + "time": time.fromisoformat,
}
"""Datatype of a literal → what makes its text a value; a literal of any other datatype is its text."""


def to_value(term: Term | None) -> Value:
    """Return a term as a value: an `IRI`, a text, a number, a truth value, a date or a time.

    What is unbound is `None`. A duration stays a text in ISO 8601 (`P10D`, `P1M`), since a month has no
    fixed length, and so does what its datatype does not allow. A text loses the language that it is in.

    >>> to_value(ox.Literal(3)), to_value(ox.Literal(True)), to_value(ox.Literal("P10D")), to_value(None)
    (3, True, 'P10D', None)
    """
    if isinstance(term, ox.Literal):
        return to_literal_value(term)
    if isinstance(term, ox.Triple):
        return tuple(map(to_value, (term.subject, term.predicate, term.object)))
    if isinstance(term, ox.NamedNode):
        return IRI(term.value)
    return None if term is None else str(term)


def to_literal_value(literal: ox.Literal) -> Value:
    """Return the value of a literal, its text where it has none that Python knows."""
    try:
        return CONVERTERS.get(literal.datatype.value, str)(literal.value)
    except (ValueError, ArithmeticError):
        return literal.value
