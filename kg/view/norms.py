"""A norm as one document reads it."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.query.names import local_name
from kg.view.labels import part_number
from kg.view.wording import MODAL_WORDS, bring_about, to_act

LIMITS = ("condition", "deadline", "frequency", "exception")
"""The kinds of what limits a norm, the most particular last: an exception is a condition too."""
Values = dict[str, list[str]]
"""Property → its values, sorted."""
Words = dict[tuple[str, str], str]
"""Document and part of a norm → the words of the part there."""


@dataclass(frozen=True, slots=True)
class NormFacts:
    """A norm as one document reads it.

    `bearers` and `counterparties` are IRIs, the `…_words` what the text calls them; `limits` are the kind
    and the words of its qualifiers. Readings that say the same are equal, whichever `document` and
    `evidence` (its exact words there) they are from.
    """

    iri: str
    clause: str
    modality: str
    action: str = ""
    bearers: tuple[str, ...] = ()
    bearer_words: str = ""
    basis: str = ""
    counterparties: tuple[str, ...] = ()
    counterparty_words: str = ""
    limits: tuple[tuple[str, str], ...] = ()
    document: str = field(default="", compare=False)
    evidence: str = field(default="", compare=False)


def to_norm(iri: str, clause: str, document: str, values: Values, words: Words) -> NormFacts:
    """Return a norm from the values of its properties in one document and the words of its parts there."""
    kinds = {local_name(name) for name in values["type"]}
    limits = {limit: kind for kind in LIMITS for limit in values[kind]}
    modality = next((kind for kind in MODAL_WORDS if kind in kinds), "Norm")
    act = to_act(first(values, "action"), first(values, "actionVerb"))
    return NormFacts(
        iri,
        clause,
        modality,
        bring_about(first(values, "subjectText"), act, modality),
        tuple(values["bearer"]),
        first(values, "bearerText"),
        local_name(first(values, "bearerBasis")),
        tuple(values["counterparty"]),
        first(values, "counterpartyText"),
        tuple((limits[limit], words.get((document, limit), "")) for limit in sorted(limits, key=part_number)),
        document,
        words.get((document, first(values, "evidence")), ""),
    )


def first(values: Values, name: str) -> str:
    """Return the first value of a property, `""` where there is none."""
    return next(iter(values[name]), "")
