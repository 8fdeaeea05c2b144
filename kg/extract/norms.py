"""Statements → norms: who bears each and how that is known, for whom, and what limits it."""

from __future__ import annotations

import re
from collections import Counter

from kg.extract.agents import AgentIndex
from kg.extract.function_words import CONJUNCTIONS, DETERMINERS, PRONOUNS
from kg.extract.inference import SAYING, Bearers, find_sides
from kg.extract.limits import (
    find_aside,
    find_case,
    find_given_time,
    find_item_date,
    find_limits,
    find_opening,
    opens_cases,
    to_qualifier,
)
from kg.extract.makers import ANSWERING, Makers
from kg.extract.phrases import Phrase
from kg.extract.statements import Statement
from kg.extract.tokens import PlacedTokens, Tokens, bare
from kg.model import (
    DENYING,
    AgentKind,
    Basis,
    Clause,
    Modality,
    Norm,
    Participant,
    Passage,
    Qualifier,
    QualifierKind,
    Span,
)
from kg.structure.noise import to_words

SINGLE_PERSON = frozenset("he him she".split())
# What may stand before the name that opens a sentence: "The ".
LONGEST_ARTICLE = 5
ANYBODY = frozenset("it them they".split())
# What papers and goods do as well, whose names a document may have taken for somebody's: "the AFE shall include".
OF_PAPERS = SAYING | {"be", "have", "remain"}
BEFORE_NAME = CONJUNCTIONS | DETERMINERS | {"and/or"}
# Verbs by which one wants something of another, who then sees to it: "may ask for a copy, which shall be sent".
ASKING = frozenset("ask demand order request require".split())

CASES = (QualifierKind.CONDITION, QualifierKind.EXCEPTION)
# Marks and conjunctions that lead from one act to the next, none longer than so many letters.
LONGEST_LOOSE = 6
LOOSE_MARKS = " .;,:("
LOOSE_TAILS = (")", *"and or but nor then where which who that".split())
LOOSE_END = re.compile(
    r"(?:[\s.;,:(]|\((?-i:[a-z]{1,4})\)|\b(?:and|or|but|nor|then|where|which|who|that))+$", re.IGNORECASE
)


class NormReader:
    """Reads the norms of one clause, in order: what an earlier statement said can be passed on."""

    def __init__(self, plain: str, clause: Clause, index: AgentIndex, bearers: Bearers) -> None:
        self.plain = plain
        self.index = index
        self.bearers = bearers
        self.passages = clause.passages
        self.mentions = index.within(clause.span)
        self.parties = {m.name for m in self.mentions if m.kind is AgentKind.PARTY}
        self.sides = find_sides(self.mentions)
        self.obliged: Counter[str] = Counter()
        self.makers = Makers()
        self.last: Participant | None = None
        self.passed_on: tuple[Statement, list[Qualifier]] | None = None
        self.given: set[int] = set()

    def read(self, statements: list[Statement]) -> tuple[Norm, ...]:
        """Return the norms of the clause."""
        self.given = {s.introduction.sentence.number for s in statements if s.introduction}
        bearers = [self.known_bearer(statement) for statement in statements]
        for place, (statement, bearer) in enumerate(zip(statements, bearers, strict=True)):
            if bearer and statement.modality is Modality.OBLIGATION:
                self.obliged.update(name for name in bearer.agents if name in self.parties)
            if bearer and len(bearer.agents) == 1:
                self.makers.add(place, statement, bearer.agents[0])
            if statement.action.verb in ANSWERING and len(served := self.bearers.served_by(statement)) == 1:
                self.makers.add_asked(place, statement, *served)
        norms: list[Norm] = []
        before: tuple[Statement, Participant | None] | None = None
        for place, (statement, known) in enumerate(zip(statements, bearers, strict=True)):
            goes_on = (
                before is not None and before[0].sentence is statement.sentence and before[0].action.verb not in ASKING
            )
            bearer = known or self.infer_bearer(statement, before[1] if before and goes_on else None, place)
            before = (statement, bearer)
            norms.append(self.to_norm(statement, bearer))
        return tuple(norms)

    def known_bearer(self, statement: Statement) -> Participant | None:
        """Return the bearer that the words state or pass on."""
        source = statement.introduction or statement
        phrase, tokens = source.people.bearer or self.known_actor(source), source.tokens
        if phrase is None:
            return None
        agents = self.index.resolve(tokens, phrase)
        basis = Basis.INHERITED if statement.introduction or statement.shared else Basis.STATED
        first = tokens[phrase.begin]
        if not agents and first.low in PRONOUNS:
            agents = self.antecedent(first.low, Span(tokens.begins[0], tokens.begins[phrase.begin]))
            basis = Basis.INHERITED if agents else basis
        words = self.words(tokens, phrase)
        # "It is the Tenant's duty to": an owner who is no subject is meant without his ending.
        is_named = tokens[phrase.head].is_owner and phrase != source.subject
        self.last = Participant(bare(words) if is_named else words, agents, basis)
        return self.last

    def known_actor(self, statement: Statement) -> Phrase | None:
        """Return the subject of an act where the rest of the document shows that it is somebody: `the JSC may rule`."""
        subject, action, tokens = statement.subject, statement.action, statement.tokens
        is_granted = statement.trigger.rule.name == "grant-of-right"
        if subject is None or action.passive or action.verb in OF_PAPERS or is_granted:
            return None
        named = name_behind_front(tokens, subject) or subject._replace(heads=())
        is_owner = tokens[named.head].is_owner
        return named if not is_owner and self.index.resolve(tokens, named) else None

    def antecedent(self, pronoun: str, before: Span) -> tuple[str, ...]:
        """Return the names that a pronoun stands for: a role for `he or she`, the bearer before for `it`.

        `before` is the place of the words before it in its sentence: who opens the sentence is meant first.
        """
        if pronoun in SINGLE_PERSON:
            roles = [m.name for m in self.mentions if m.kind is AgentKind.ROLE and m.span.begin <= before.begin]
            return tuple(roles[-1:])
        opening = self.index.within(before)
        if pronoun == "it" and opening and opening[0].span.begin - before.begin <= LONGEST_ARTICLE:
            return (opening[0].name,)
        return self.last.agents if self.last and pronoun in ANYBODY else ()

    def infer_bearer(self, statement: Statement, before: Participant | None, place: int) -> Participant | None:
        """Return the bearer that the context implies for the statement at a place of the clause.

        `before` bears the statement before in the same sentence: he also sees to what else is asked of the same
        thing, or in a relative clause of the thing that he gives (`a plan that shall include a budget`).
        """
        if (statement.relative or statement.shared) and before and before.agents:
            if named := self.bearers.consenter(statement):
                return Participant(None, (named,), Basis.INFERRED)
            served = self.bearers.served_by(statement) if statement.action.passive else set()
            if served.isdisjoint(before.agents):
                return Participant(None, before.agents, Basis.INFERRED)
        subject, tokens = statement.subject, statement.tokens
        maker = self.makers.maker_of(tokens, subject, place) if subject else None
        name = self.bearers.infer(statement, self.sides, self.obliged, maker)
        return Participant(None, (name,), Basis.INFERRED) if name else None

    def to_norm(self, statement: Statement, bearer: Participant | None) -> Norm:
        """Return the norm that a statement makes."""
        passage, trigger, action = statement.sentence.passage, statement.trigger, statement.action
        act = statement.tokens.span(action.begin, action.end)
        return Norm(
            statement.modality,
            passage.span,
            trigger.span,
            cut_loose_end(to_words(act.of(self.plain))),
            action.verb,
            trigger.rule.name,
            bearer,
            self.to_counterparty(statement, bearer),
            self.limits(statement, act),
            passage.provision,
            self.subject_words(statement),
        )

    def to_counterparty(self, statement: Statement, bearer: Participant | None) -> Participant | None:
        """Return the counterparty that the words of a statement name; nobody owes an act to himself."""
        outward = filter(None, (statement, statement.outer, statement.introduction))
        source = next((s for s in outward if s.people.counterparty), statement)
        phrase, tokens = source.people.counterparty, source.tokens
        if phrase is None:
            return None
        agents = self.index.resolve(tokens, phrase)
        others = tuple(name for name in agents if bearer is None or name not in bearer.agents)
        if agents and not others:
            return None
        return Participant(bare(self.words(tokens, phrase)), others)

    def subject_words(self, statement: Statement) -> str | None:
        """Return what a statement speaks of, where that is not its bearer."""
        subject, bearer = statement.subject, statement.people.bearer
        if subject is None or (bearer and (bearer.begin, bearer.end) == (subject.begin, subject.end)):
            return None
        return self.words(statement.tokens, subject)

    def limits(self, statement: Statement, act: Span) -> tuple[Qualifier, ...]:
        """Return what limits a norm, from its trigger (or its item's beginning) to the end of its act."""
        trigger = statement.trigger
        begin = statement.tokens.begins[0] if statement.introduction else trigger.span.begin
        given = find_given_time(self.plain, trigger.span) if trigger.rule.name == "has-time-to" else []
        between = find_limits(self.plain, statement.gap) if statement.gap else []
        look, opening = (find_opening, begin) if statement.introduction else (find_aside, trigger.span.end)
        aside = look(self.plain, Span(opening, act.begin))
        permits = statement.modality is Modality.PERMISSION
        own = find_limits(self.plain, Span(begin, act.end), statement.front, permits=permits)
        # How often the first of two acts is to be done says nothing of the second, but what is so at all times is so.
        if statement.shared:
            own = [q for q in own if is_shared(q) or q.span.begin >= begin]
        due = find_item_date(self.plain, begin) if statement.introduction else []
        passed_on = self.limits_of_list(statement.introduction) or self.cases_of_list(statement.sentence.passage)
        found = (
            *given,
            *due,
            *between,
            *aside,
            *(q for q in passed_on if not (due and q.kind is QualifierKind.FREQUENCY)),
            *self.with_cases(own, statement.sentence.number),
        )
        # "Not at any time" is emphasis: it says nothing of how often.
        if found and statement.modality in DENYING:
            return tuple(q for q in found if q.text.lower() != "at any time")
        return found

    def limits_of_list(self, introduction: Statement | None) -> list[Qualifier]:
        """Return what limits the introduction of a list, behind its trigger, and so each of its items."""
        if introduction is None or introduction.action.begin >= len(introduction.tokens):
            return []
        # The items of a list follow one another.
        if self.passed_on is None or self.passed_on[0] is not introduction:
            tokens = introduction.tokens
            limits = find_limits(self.plain, tokens.span(introduction.action.begin, introduction.action.end))
            # "$100 per month" is what a sum is for.
            self.passed_on = introduction, [limit for limit in limits if not limit.text.startswith("per ")]
        return self.passed_on[1]

    def with_cases(self, limits: list[Qualifier], number: int) -> list[Qualifier]:
        """Return limits, the last condition of a sentence with the list of cases that it opens: `if: (a) …; (b) …`."""
        body = self.passages[number].body
        last = next((q for q in limits if q.kind in CASES and opens_cases(self.plain, q.span, body)), None)
        if last is None or number in self.given:
            return limits
        end = self.end_of_list(number)
        return [to_qualifier(self.plain, q.kind, Span(q.span.begin, end)) if q is last else q for q in limits]

    def end_of_list(self, number: int) -> int:
        """Return where the list ends that a passage introduces."""
        inside = {number}
        for index in range(number + 1, len(self.passages)):
            if self.passages[index].lead not in inside:
                break
            inside.add(index)
        return self.passages[max(inside)].body.end

    def cases_of_list(self, passage: Passage) -> list[Qualifier]:
        """Return the case for which a list says what is to be done: `If it is late: (a) the Buyer shall call`."""
        lead = None if passage.lead is None else self.passages[passage.lead]
        return find_case(self.plain, lead.body) if lead else []

    def words(self, tokens: PlacedTokens, phrase: Phrase) -> str:
        """Return the words of a phrase without scan noise."""
        return to_words(tokens.span(phrase.begin, phrase.end).of(self.plain))


def is_shared(front: Qualifier) -> bool:
    """Tell whether what stands before a subject limits all of its acts, and not how often the first is done."""
    return front.kind is not QualifierKind.FREQUENCY or front.text.lower().startswith("at all")


def name_behind_front(tokens: Tokens, subject: Phrase) -> Phrase | None:
    """Return the name that ends a subject behind the mark of a front that hides it: `each quarter, | Norvik`."""
    last = subject.end - 1
    marks = (n for n in range(last, subject.begin, -1) if not tokens[n - 1].is_word)
    begin = next(marks, subject.begin)
    is_name = all(token.is_capital or token.low in BEFORE_NAME for token in tokens[begin:last])
    return Phrase(begin, subject.end, last) if is_name else None


def cut_loose_end(words: str) -> str:
    """Return the words of an act without marks and conjunctions that lead to the next one.

    >>> cut_loose_end("pay the fee; and, then,")
    'pay the fee'
    """
    words = words.rstrip(LOOSE_MARKS)
    while words[-LONGEST_LOOSE:].lower().endswith(LOOSE_TAILS):
        loose = LOOSE_END.search(words, max(len(words) - LONGEST_LOOSE, 0))
        if loose is None:
            break
        words = words[: loose.start()].rstrip(LOOSE_MARKS)
    return words
