"""A contract → its title and its top-level sections as clauses."""

from __future__ import annotations

from kg.model import Clause, DocumentKind, Outline, Section, Span
from kg.structure.numbering import split_provisions
from kg.structure.passages import split_passages
from kg.structure.sentences import strip_span


def outline_contract(plain: str, raw: str) -> Outline:
    """Return the outline of a contract."""
    whole = strip_span(plain, 0, len(plain))
    if whole is None:
        return Outline(DocumentKind.CONTRACT, plain, None, None, ())
    passages, provisions = split_passages(plain, whole, split_provisions(plain, raw, whole))
    clause = Clause(Section.BODY, whole, whole, "", None, provisions, passages)
    return Outline(DocumentKind.CONTRACT, plain, None, None, (clause,))
