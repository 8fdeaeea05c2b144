"""An outline → a reading: all that one document says."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from kg.extract.agents import AgentIndex, DocumentNames
from kg.extract.definitions import find_definitions
from kg.extract.inference import Bearers
from kg.extract.norms import NormReader
from kg.extract.organizations import find_organizations
from kg.extract.providers import find_providers
from kg.extract.recitals import find_recitals
from kg.extract.references import find_references
from kg.extract.sentences import read_sentences
from kg.extract.statements import find_statements
from kg.model import Agent, Clause, ClauseReading, Document, DocumentKind, Norm, Organization, Outline, Reading


def read_outline(document: Document, outline: Outline) -> Reading:
    """Return what a document says: its norms, parties, roles, references, definitions and organisations."""
    plain, clauses = outline.plain, outline.clauses
    organizations = find_organizations(plain, outline)
    given = frozenset(o.acts_as for o in organizations if o.acts_as)
    names = DocumentNames(plain, outline, given)
    ends = names.ends()
    recitals = find_recitals(plain) if outline.kind is DocumentKind.CONTRACT else None
    statements = [find_statements(plain, read_sentences(plain, clause, ends, recitals)) for clause in clauses]
    index = names.index(statements)
    bearers = Bearers(index, statements)
    norms = [NormReader(plain, c, index, bearers).read(found) for c, found in zip(clauses, statements, strict=True)]
    stated = zip(chain(*statements), chain(*norms), strict=True)
    agents = index.agents(find_providers(index, stated))
    return Reading(
        document,
        outline,
        tuple(read_clause(plain, c, found, index) for c, found in zip(clauses, norms, strict=True)),
        agents,
        name_parties(organizations, agents),
        find_definitions(plain),
    )


def read_clause(plain: str, clause: Clause, norms: tuple[Norm, ...], index: AgentIndex) -> ClauseReading:
    """Return what a clause says: its norms, its citations and whom it names."""
    names = dict.fromkeys(mention.name for mention in index.within(clause.span))
    return ClauseReading(clause, norms, find_references(plain, clause), tuple(names))


def name_parties(organizations: tuple[Organization, ...], agents: tuple[Agent, ...]) -> tuple[Organization, ...]:
    """Return organisations with only those parties that the document names elsewhere as agents."""
    names = {agent.name for agent in agents}
    return tuple(o if o.acts_as in names else replace(o, acts_as=None) for o in organizations)
