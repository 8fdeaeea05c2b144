"""The values that every stage shares.

All offsets are characters of a document's text, `[begin, end)`. Nothing here imports from `kg`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A place in a document's text: characters `[begin, end)`."""

    begin: int
    end: int

    def of(self, text: str) -> str:
        """Return the words at this place.

        >>> Span(4, 9).of("The State")
        'State'
        """
        return text[self.begin : self.end]

    def holds(self, other: Span) -> bool:
        """Tell whether the other place lies within this one."""
        return self.begin <= other.begin and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read.

    `names` are the file names under which these very bytes were read, sorted; `digest` is the SHA-256
    of the bytes in hexadecimal; `notes` say what was unusual (an encoding that had to be guessed).
    """

    names: tuple[str, ...]
    digest: str
    text: str
    notes: tuple[str, ...] = ()


class DocumentKind(StrEnum):
    """What sort of text a document is."""

    CLAUSE_PAGE = "clause page"
    CONTRACT = "contract"


class Section(StrEnum):
    """The part of a document in which a clause stands; the values are the names of the RDF individuals."""

    SAMPLES = "Samples"
    RELATED = "Related"
    BODY = "Body"


class Provision(NamedTuple):
    """An enumerated unit of a clause, from the first character of its label to its end.

    `number` is the label as printed (`12.3.3`, `a)`, `(i)`); `parent` is the index of the enclosing
    provision in the same clause; `heading` is where its heading's words stand.
    """

    number: str
    span: Span
    parent: int | None = None
    heading: Span | None = None


class PassageKind(StrEnum):
    """What sort of passage a piece of a clause is."""

    SENTENCE = "sentence"
    ITEM = "item"
    HEADING = "heading"


class Passage(NamedTuple):
    """A sentence, a list item or a heading: the unit that extraction reads.

    `span` includes an item's label or bullet, `body` does not. `lead` is the index, in the same clause,
    of the passage that introduces the list in which this passage stands. `provision` is the index of
    the innermost provision that holds it.
    """

    span: Span
    body: Span
    kind: PassageKind
    lead: int | None = None
    provision: int | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause at one place of a document.

    `heading` is as printed (for a related clause, its title); `type_name` is the clause type that it
    belongs to; `body` is what follows the heading; `provisions` and `passages` are in the order of the text.
    """

    section: Section
    span: Span
    body: Span
    heading: str = ""
    type_name: str | None = None
    provisions: tuple[Provision, ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """The structure of a document.

    `plain` is the document's text with scan noise blanked and odd spaces and quotes made plain, character
    for character: the same length, so every offset holds in both. `title` is the clause type that a page
    is about, or a contract's title. `summary` is the paragraph that describes a page's clause type.
    """

    kind: DocumentKind
    plain: str
    title: str | None
    summary: Span | None
    clauses: tuple[Clause, ...]


class Modality(StrEnum):
    """The kind of a norm; the values are the names of the RDF classes."""

    OBLIGATION = "Obligation"
    PROHIBITION = "Prohibition"
    PERMISSION = "Permission"
    RIGHT = "Right"
    EXEMPTION = "Exemption"
    RECOMMENDATION = "Recommendation"


DENYING = (Modality.PROHIBITION, Modality.EXEMPTION)
"""The kinds of norms that deny an act, or the duty to act."""


class Basis(StrEnum):
    """How a bearer is known; the values are the names of the RDF individuals."""

    STATED = "Stated"
    INHERITED = "Inherited"
    INFERRED = "Inferred"


class AgentKind(StrEnum):
    """Parties contract, roles are held by people or teams; the values are the names of the RDF classes."""

    PARTY = "Party"
    ROLE = "Role"


@dataclass(frozen=True, slots=True)
class Agent:
    """A party or a role as one document names it.

    `name` is its preferred form; `forms` are its other forms (acronyms, plurals), sorted; `mentions` are
    all places that name it; `provided_by` is the name of the party that provides a role.
    """

    kind: AgentKind
    name: str
    forms: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    provided_by: str | None = None


@dataclass(frozen=True, slots=True)
class Organization:
    """A named organisation or person, where it is named, and the party that it acts as in the document."""

    name: str
    mention: Span
    acts_as: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """The bearer or the counterparty of a norm.

    `text` is the exact words without scan noise, `None` where the text leaves them out; `agents` are the
    names of the parties and roles that they resolve to, in order.
    """

    text: str | None
    agents: tuple[str, ...] = ()
    basis: Basis = Basis.STATED


class QualifierKind(StrEnum):
    """What a qualifier limits; the values are the names of the RDF properties."""

    DEADLINE = "deadline"
    FREQUENCY = "frequency"
    CONDITION = "condition"
    EXCEPTION = "exception"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A time that a deadline or a notice period counts.

    `duration` is an ISO 8601 duration in canonical form (`P10D`, `P1D` for 24 hours); `days` is its length in whole
    days where it has one; `business_days` tells that only business days count; `anchor` is the event that it counts
    from, in the text's words.
    """

    duration: str | None = None
    days: int | None = None
    business_days: bool = False
    anchor: str | None = None


class Qualifier(NamedTuple):
    """Words that limit a norm, without scan noise."""

    kind: QualifierKind
    span: Span
    text: str
    time: TimeLimit | None = None


class Norm(NamedTuple):
    """A deontic statement.

    `evidence` is the sentence or list item that states it; `trigger` the words that make it deontic;
    `action` the act in the text's words; `verb` the lemma of its head verb; `rule` the name of the rule
    that found it; `subject` what it speaks of, where that is not its bearer (what a passive is done to);
    `provision` the index of the innermost provision of its clause.
    """

    modality: Modality
    evidence: Span
    trigger: Span
    action: str
    verb: str
    rule: str
    bearer: Participant | None = None
    counterparty: Participant | None = None
    qualifiers: tuple[Qualifier, ...] = ()
    provision: int | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A citation of a provision, a document or a law.

    `target` is the index of the provision of the same clause that it names, where it names one.
    """

    span: Span
    text: str
    target: int | None = None


@dataclass(frozen=True, slots=True)
class Definition:
    """A defined term and the place that defines it."""

    term: str
    span: Span


@dataclass(frozen=True, slots=True)
class ClauseReading:
    """What one clause says."""

    clause: Clause
    norms: tuple[Norm, ...] = ()
    references: tuple[Reference, ...] = ()
    agents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was understood of one document."""

    document: Document
    outline: Outline
    clauses: tuple[ClauseReading, ...]
    agents: tuple[Agent, ...] = ()
    organizations: tuple[Organization, ...] = ()
    definitions: tuple[Definition, ...] = ()

    def norms(self) -> Iterator[Norm]:
        """Yield the norms of all clauses in the order of the text."""
        for clause in self.clauses:
            yield from clause.norms
