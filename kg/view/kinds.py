"""What can be drawn: the kinds of picture, the ways in which they are laid out, the kinds of thing in them."""

from __future__ import annotations

from enum import StrEnum


class ViewKind(StrEnum):
    """The kind of a picture; the values are those of `kg view --kind`."""

    RELATED = "related"
    RESPONSIBILITIES = "responsibilities"
    OWES = "owes"
    ESCALATION = "escalation"
    DOCUMENT = "document"
    NORMS = "norms"
    ALL = "all"


class Layout(StrEnum):
    """How the things of a picture stand.

    A cloud keeps near what is linked; columns are by kind of thing; levels follow the links from left to
    right; an outline is read from the top, like a table of contents.
    """

    CLOUD = "cloud"
    COLUMNS = "columns"
    LEVELS = "levels"
    OUTLINE = "outline"


class NodeKind(StrEnum):
    """The kind of a thing in a picture, in the words that the page shows."""

    CLAUSE_TYPE = "clause type"
    CLAUSE = "clause"
    PROVISION = "provision"
    NORM = "norm"
    QUALIFIER = "qualifier"
    PARTY = "party"
    ROLE = "role"
    ORGANIZATION = "organization"
    DOCUMENT = "document"
    TERM = "defined term"


AGENTS = frozenset({NodeKind.PARTY, NodeKind.ROLE})
COLLECTIONS = frozenset({NodeKind.CLAUSE_TYPE, NodeKind.CLAUSE, NodeKind.DOCUMENT})
"""What norms are stated in."""
