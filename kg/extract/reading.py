"""An outline → a reading: all that one document says."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.agents import find_name_ends, index_agents
from kg.extract.definitions import find_definitions, find_organizations
from kg.extract.norms import NormReader
from kg.extract.references import find_references
from kg.extract.sentences import read_sentences
from kg.extract.statements import find_statements
from kg.model import ClauseReading, Document, Outline, Reading


def read_outline(document: Document, outline: Outline) -> Reading:
    """Return what a document says: its norms, parties, roles, references, definitions and organisations."""
    plain = outline.plain
    organizations = find_organizations(plain, outline)
    given = frozenset(o.acts_as for o in organizations if o.acts_as)
    name_ends = find_name_ends(plain, outline, given)
    statements = [find_statements(plain, read_sentences(plain, c, name_ends)) for c in outline.clauses]
    index = index_agents(plain, outline, statements, given)
    readings = []
    for clause, found in zip(outline.clauses, statements, strict=True):
        norms = NormReader(plain, clause, index).read(found)
        names = tuple(dict.fromkeys(m.name for m in index.within(clause.span)))
        readings.append(ClauseReading(clause, norms, find_references(plain, clause), names))
    agents = index.agents()
    named = {agent.name for agent in agents}
    return Reading(
        document,
        outline,
        tuple(readings),
        agents,
        tuple(o if o.acts_as in named else replace(o, acts_as=None) for o in organizations),
        find_definitions(plain),
    )
