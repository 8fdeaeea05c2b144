"""Statements → norms: who bears each and how that is known, for whom, and what limits it."""

from __future__ import annotations

from collections import Counter

from kg.extract.agents import AgentIndex, performers
from kg.extract.lexicon import PRONOUNS
from kg.extract.limits import find_given_time, find_limits
from kg.extract.phrases import Phrase
from kg.extract.statements import Statement
from kg.extract.tokens import Tokens, span_of
from kg.model import AgentKind, Basis, Clause, Modality, Norm, Participant, Qualifier, Span
from kg.structure.noise import to_words


class NormReader:
    """Reads the norms of one clause, in order: what an earlier statement said can be passed on."""

    def __init__(self, plain: str, clause: Clause, index: AgentIndex) -> None:
        self.plain = plain
        self.index = index
        self.mentions = index.within(clause.span)
        self.obliged: Counter[str] = Counter()
        self.last: Participant | None = None

    def read(self, statements: list[Statement]) -> tuple[Norm, ...]:
        """Return the norms of the clause."""
        known = [self.known_bearer(s) for s in statements]
        for statement, bearer in zip(statements, known, strict=True):
            if bearer and statement.modality is Modality.OBLIGATION:
                self.obliged.update(n for n in bearer.agents if self.is_party(n))
        return tuple(
            self.to_norm(s, bearer or self.infer_bearer(s))
            for s, bearer in zip(statements, known, strict=True)
        )

    def is_party(self, name: str) -> bool:
        """Tell whether a name is a party's in this clause."""
        return any(m.name == name and m.kind is AgentKind.PARTY for m in self.mentions)

    def known_bearer(self, statement: Statement) -> Participant | None:
        """Return the bearer that the words state or pass on."""
        source = statement.introduction or statement
        phrase, tokens = source.people.bearer, source.tokens
        if phrase is None:
            return None
        agents = self.index.resolve(tokens, phrase)
        passed_on = statement.introduction or statement.shared
        basis = Basis.INHERITED if passed_on else Basis.STATED
        if tokens[phrase.begin].low in PRONOUNS and not agents:
            agents = self.antecedent(tokens[phrase.begin].low, span_of(tokens).begin)
            basis = Basis.INHERITED if agents else basis
        who = Participant(self.words(tokens, phrase), agents, basis)
        self.last = who
        return who

    def antecedent(self, pronoun: str, begin: int) -> tuple[str, ...]:
        """Return the names that a pronoun stands for: a role for `he or she`, the bearer before for `it`."""
        if pronoun in {"he", "she", "him"}:
            roles = [m.name for m in self.mentions if m.kind is AgentKind.ROLE and m.span.begin <= begin]
            return tuple(roles[-1:])
        return self.last.agents if self.last and pronoun in {"it", "they", "them"} else ()

    def infer_bearer(self, statement: Statement) -> Participant | None:
        """Return the bearer that the context implies: the clause's one performing or one obliged party."""
        excluded: set[str] = set()
        for phrase in (
            statement.people.counterparty,
            statement.subject if statement.action.passive else None,
        ):
            excluded.update(self.index.resolve(statement.tokens, phrase) if phrase else ())
        performing = [n for n in performers(self.mentions) if n not in excluded]
        obliged = [n for n in self.obliged if n not in excluded]
        for candidates in ([n for n in performing if n in obliged], performing, obliged):
            if len(candidates) == 1:
                return Participant(None, (candidates[0],), Basis.INFERRED)
        return None

    def to_norm(self, statement: Statement, bearer: Participant | None) -> Norm:
        """Return the norm that a statement makes."""
        tokens, action = statement.tokens, statement.action
        act = span_of(tokens[action.begin : action.end])
        counterparty, passage = statement.people.counterparty, statement.sentence.passage
        return Norm(
            statement.modality,
            passage.span,
            statement.trigger.span,
            to_words(act.of(self.plain)).rstrip(" .;,:"),
            action.verb,
            statement.trigger.rule.name,
            bearer,
            Participant(self.words(tokens, counterparty), self.index.resolve(tokens, counterparty))
            if counterparty
            else None,
            self.limits(statement, act),
            passage.provision,
        )

    def limits(self, statement: Statement, act: Span) -> tuple[Qualifier, ...]:
        """Return what limits a norm, from its trigger (or its item's beginning) to the end of its act."""
        trigger = statement.trigger
        begin = statement.tokens[0].begin if statement.introduction else trigger.span.begin
        given = find_given_time(self.plain, trigger.span) if trigger.rule.name == "has-time-to" else []
        between = find_limits(self.plain, statement.gap) if statement.gap else []
        found = (*given, *between, *find_limits(self.plain, Span(begin, act.end), statement.front))
        denies = statement.modality in (Modality.PROHIBITION, Modality.EXEMPTION)
        return tuple(q for q in found if not (denies and q.text.lower() == "at any time"))

    def words(self, tokens: Tokens, phrase: Phrase) -> str:
        """Return the words of a phrase without scan noise."""
        return to_words(span_of(tokens[phrase.begin : phrase.end]).of(self.plain))
