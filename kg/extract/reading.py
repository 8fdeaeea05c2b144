"""An outline → a reading: all that one document says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from kg.extract.agents import AgentIndex, DocumentNames
from kg.extract.definitions import find_definitions, find_own_names
from kg.extract.inference import Bearers
from kg.extract.naming import names_agent
from kg.extract.norms import NormReader
from kg.extract.organizations import NamedParty, find_defined_names, find_organizations
from kg.extract.providers import find_providers
from kg.extract.recitals import find_recitals
from kg.extract.references import find_references
from kg.extract.sentences import read_sentences
from kg.extract.statements import find_statements
from kg.model import (
    Agent,
    AgentKind,
    Clause,
    ClauseReading,
    Document,
    DocumentKind,
    Norm,
    Organization,
    Outline,
    Reading,
    Span,
)


def read_outline(document: Document, outline: Outline) -> Reading:
    """Return what a document says: its norms, parties, roles, references, definitions and organisations."""
    plain, clauses = outline.plain, outline.clauses
    parties = find_organizations(plain, outline)
    given = frozenset(party.organization.acts_as for party in parties if party.organization.acts_as)
    defined = find_defined_names(plain) if outline.kind is DocumentKind.CONTRACT else {}
    names = DocumentNames(
        plain, outline, given | set(defined.values()), defined | sole_players(parties) | written_large(given)
    )
    ends = names.ends()
    recitals = find_recitals(plain) if outline.kind is DocumentKind.CONTRACT else None
    statements = [find_statements(plain, read_sentences(plain, clause, ends, recitals)) for clause in clauses]
    index = names.index(statements)
    bearers = Bearers(index, statements)
    norms = [NormReader(plain, c, index, bearers).read(found) for c, found in zip(clauses, statements, strict=True)]
    stated = zip(chain(*statements), chain(*norms), strict=True)
    agents = add_parties(index.agents(find_providers(index, stated)), parties)
    definitions = find_definitions(plain, (party.alias for party in parties))
    terms = find_own_names(plain)
    return Reading(
        document,
        outline,
        tuple(read_clause(plain, c, found, index, terms) for c, found in zip(clauses, norms, strict=True)),
        agents,
        name_parties(parties, agents),
        definitions,
    )


def sole_players(parties: tuple[NamedParty, ...]) -> dict[str, str]:
    """Return the organisations that act as one party alone, with the name of that party."""
    acts: dict[str, set[str]] = defaultdict(set)
    for organization, _ in parties:
        if organization.acts_as:
            acts[organization.name].add(organization.acts_as)
    return {name: min(names) for name, names in acts.items() if len(names) == 1}


def written_large(given: Iterable[str]) -> dict[str, str]:
    """Return the names of parties that a preamble in capitals writes, by which a text calls them in small letters.

    >>> written_large(["FERN ROW", "SELLER"])
    {'FERN ROW': 'FERN ROW'}
    """
    return {name: name for name in given if name.isupper() and not names_agent([name])}


def read_clause(
    plain: str, clause: Clause, norms: tuple[Norm, ...], index: AgentIndex, terms: frozenset[str]
) -> ClauseReading:
    """Return what a clause says: its norms, its citations and whom it names; `terms` name the document itself."""
    names = dict.fromkeys(mention.name for mention in index.within(clause.span))
    return ClauseReading(clause, norms, find_references(plain, clause, terms), tuple(names))


def add_parties(agents: tuple[Agent, ...], parties: tuple[NamedParty, ...]) -> tuple[Agent, ...]:
    """Return agents, in the order of their names, with those parties that only the preamble names."""
    known = {agent.name.casefold() for agent in agents}
    places: dict[str, list[Span]] = defaultdict(list)
    for organization, alias in parties:
        if organization.acts_as and organization.acts_as.casefold() not in known:
            places[organization.acts_as].append(alias)
    added = (Agent(AgentKind.PARTY, name, (), tuple(sorted(set(spans)))) for name, spans in places.items())
    return tuple(sorted((*agents, *added), key=lambda agent: agent.name))


def name_parties(parties: tuple[NamedParty, ...], agents: tuple[Agent, ...]) -> tuple[Organization, ...]:
    """Return the organisations of a preamble, each with its party by the name of the agent."""
    names = {agent.name.casefold(): agent.name for agent in agents}
    return tuple(
        replace(organization, acts_as=names[organization.acts_as.casefold()])
        for organization, _ in parties
        if organization.acts_as
    )
