"""Where a thing stands on this server: the IRIs of things and their paths here."""

from __future__ import annotations

from kg.vocabulary import ONTOLOGY

THINGS = "/id/"
TERMS = "/ontology"


def to_path(iri: str, base: str) -> str | None:
    """Return the path at which a thing is served, `None` for what is not ours.

    >>> to_path("https://w3id.org/clausegraph/id/role/auditor", "https://w3id.org/clausegraph/id/")
    '/id/role/auditor'
    >>> to_path("https://w3id.org/clausegraph/ontology#Norm", "https://w3id.org/clausegraph/id/")
    '/ontology#Norm'
    """
    if iri.startswith(base) and len(iri) > len(base):
        return THINGS + iri[len(base) :]
    if iri.startswith(ONTOLOGY):
        return f"{TERMS}#{iri[len(ONTOLOGY) :]}"
    return None
