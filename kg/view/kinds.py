"""What can be drawn: the kinds of picture and the kinds of thing in it."""

from __future__ import annotations

from enum import StrEnum


class ViewKind(StrEnum):
    """The kind of a picture; the values are those of `kg view --kind`."""

    RELATED = "related"
    RESPONSIBILITIES = "responsibilities"
    NORMS = "norms"
    ALL = "all"


class NodeKind(StrEnum):
    """The kind of a thing in a picture, in the words that the page shows."""

    CLAUSE_TYPE = "clause type"
    CLAUSE = "clause"
    NORM = "norm"
    QUALIFIER = "qualifier"
    PARTY = "party"
    ROLE = "role"
    ORGANIZATION = "organization"
    DOCUMENT = "document"
    TERM = "defined term"


AGENTS = frozenset({NodeKind.PARTY, NodeKind.ROLE})
