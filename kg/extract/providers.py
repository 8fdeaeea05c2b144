"""Which party provides which role: `The Contractor shall appoint an Account Manager`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.extract.agents import AgentIndex
from kg.extract.counterparties import skip_joined_verbs
from kg.extract.phrases import Phrase, parse_phrase
from kg.extract.statements import Statement
from kg.extract.tokens import Tokens, low_at
from kg.model import DENYING, AgentKind, Basis, Norm

PROVIDING = frozenset("appoint assign designate employ furnish name nominate provide supply".split())
DEFINITE = frozenset("each every its such that the their this".split())
SECOND_OBJECT = frozenset("a all an any its the".split())


def find_providers(index: AgentIndex, stated: Iterable[tuple[Statement, Norm]]) -> dict[str, str]:
    """Return the party that provides each role, by their names; a role that two parties provide is left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for statement, norm in stated:
        for party in providing_parties(index, norm):
            for role in provided_roles(index, statement):
                found[role].add(party)
    return {role: next(iter(parties)) for role, parties in found.items() if len(parties) == 1}


def providing_parties(index: AgentIndex, norm: Norm) -> tuple[str, ...]:
    """Return the one party that a norm says in so many words is to provide something, or nothing."""
    bearer = norm.bearer
    if norm.verb not in PROVIDING or norm.modality in DENYING:
        return ()
    if bearer is None or bearer.basis is Basis.INFERRED or len(bearer.agents) != 1:
        return ()
    return bearer.agents if index.kinds[bearer.agents[0]] is AgentKind.PARTY else ()


def provided_roles(index: AgentIndex, statement: Statement) -> Iterator[str]:
    """Yield the roles that the object of an act, or the subject of a passive, names."""
    provided = statement.subject if statement.action.passive else find_object(statement)
    if provided:
        names = index.resolve(statement.tokens, provided)
        yield from (name for name in names if index.kinds[name] is AgentKind.ROLE)


def find_object(statement: Statement) -> Phrase | None:
    """Return the direct object of an act, unless it is only the one who receives something."""
    tokens, action = statement.tokens, statement.action
    phrase = parse_phrase(tokens, skip_joined_verbs(tokens, action.head + 1, action.end), action.end)
    return None if phrase is None or receives(tokens, phrase, action.end) else phrase


def receives(tokens: Tokens, phrase: Phrase, end: int) -> bool:
    """Tell whether a phrase is followed by what is given to it: `the Manager a list`, `the Manager with a list`.

    `An Account Manager with experience` is given: what a role is to have stands behind an indefinite article.
    """
    after = low_at(tokens, phrase.end, end)
    return after in SECOND_OBJECT or (after == "with" and tokens[phrase.begin].low in DEFINITE)
