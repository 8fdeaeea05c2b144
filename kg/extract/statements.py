"""Passages → statements: each trigger that imposes something, with its subject, its act and its people."""

from __future__ import annotations

import re

from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from kg.extract.actions import Action, parse_action, parse_state
from kg.extract.constitutive import imposes
from kg.extract.counterparties import find_counterparty, receives_passive
from kg.extract.lexicon import (
    CONJUNCTIONS,
    DETERMINERS,
    PRONOUNS,
    is_adverb,
    is_base_verb,
    is_participle,
    to_base_verb,
)
from kg.extract.phrases import Phrase, acts, names_somebody, parse_phrase
from kg.extract.rules import Rule, Trigger, find_triggers
from kg.extract.limits import opens_condition
from kg.extract.subjects import Link, Subject, find_subject, head_of, opens_aside
from kg.extract.tokens import Tokens, span_of, tokenize
from kg.model import Clause, Modality, Passage, PassageKind, Span


@dataclass(frozen=True, slots=True)
class Statement:
    """A trigger that imposes something, before its people are resolved.

    `subject` is the phrase that the trigger speaks of, `bearer` the one who must act, where the words name one;
    `shared` tells that the subject is the one of the statement before; `listed` that the trigger stands in
    the introduction of a list. `front` is the adverbial before the subject, `gap` the words between the
    subject and the trigger. Phrases are of `tokens`.
    """

    rule: Rule
    modality: Modality
    trigger: Span
    evidence: Span
    passage: int
    tokens: Tokens
    action: Action
    subject: Phrase | None = None
    bearer: Phrase | None = None
    counterparty: Phrase | None = None
    front: Span | None = None
    gap: Span | None = None
    shared: bool = False
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A trigger within its passage: its tokens `[begin, end)`, its subject, and where its clause stands.

    `start` is the token where its clause begins, an adverbial before the subject included; `stop` where it ends.
    """

    trigger: Trigger
    begin: int
    end: int
    subject: Subject
    start: int
    stop: int


class StatementFinder:
    """Finds the statements of one clause; a list's items need what was found in its introduction."""

    def __init__(self, plain: str, clause: Clause, name_ends: Collection[int] = ()) -> None:
        self.plain = plain
        self.passages = clause.passages
        self.tokens = [tokenize(plain, p.body, name_ends) for p in clause.passages]
        self.parts = [self.split(n, p) for n, p in enumerate(clause.passages)]
        self.own: list[list[Statement]] = [[] for _ in clause.passages]
        self.introductions = self.find_introductions()

    def find(self) -> list[Statement]:
        """Return the statements of all passages."""
        found: list[Statement] = []
        for number, passage in enumerate(self.passages):
            if (
                passage.kind is PassageKind.HEADING
                or self.tokens[number][-1:]
                and self.tokens[number][-1].text == "?"
            ):
                self.own[number] = []
                continue
            self.own[number] = list(self.read_own(number))
            listed = self.read_listed(number, passage)
            found += [*([listed] if listed else []), *self.own[number]]
        return found

    def split(self, number: int, passage: Passage) -> list[Part]:
        """Return the triggers of a passage with their subjects, each part ending where the next begins."""
        tokens = self.tokens[number]
        begins = [t.begin for t in tokens]
        parts: list[Part] = []
        floor = 0
        for trigger in find_triggers(self.plain, passage.body):
            begin = bisect_left(begins, trigger.span.begin)
            end = bisect_left(begins, trigger.span.end)
            if begin < floor or begin >= len(tokens) or (parts and continues(tokens, floor, begin)):
                continue
            subject = find_subject(tokens, begin, floor)
            start = clause_start(self.plain, tokens, floor, min(subject.start, begin))
            if parts and not subject.conditional and (subject.link is not Link.RELATIVE or trigger.rule.modality in BINDING):
                parts[-1] = replace(parts[-1], stop=max(parts[-1].end, start))
            parts.append(Part(trigger, begin, end, subject, start, len(tokens)))
            floor = end
        return parts

    def find_introductions(self) -> dict[int, Part]:
        """Return, for each passage that introduces a list, the trigger that governs the list."""
        leads = {p.lead for p in self.passages if p.lead is not None}
        governing: dict[int, Part] = {}
        for number in sorted(leads):
            if parts := [p for p in self.parts[number] if not p.subject.conditional]:
                governing[number] = parts[-1]
        return governing

    def governing(self, passage: Passage) -> tuple[int, Part] | None:
        """Return the introduction, near or far, whose trigger governs a passage."""
        lead = passage.lead
        while lead is not None:
            if lead in self.introductions and not self.only_permits(lead):
                return lead, self.introductions[lead]
            following = self.passages[lead].lead
            lead = following if following != lead else None
        return None

    def only_permits(self, number: int) -> bool:
        """Tell whether a list item's own trigger is a mere permission, so that its outer list goes on through it."""
        binds = self.introductions[number].trigger.rule.modality in BINDING
        return not binds and self.passages[number].lead is not None and self.passages[number].kind is PassageKind.ITEM

    def read_own(self, number: int) -> Iterator[Statement]:
        """Yield the statements whose triggers stand in the passage itself."""
        previous: Statement | None = None
        front: Span | None = None
        floor = 0
        parts = self.parts[number]
        skip = False
        for place, part in enumerate(parts):
            if skip:
                skip = False
                continue
            if part is self.introductions.get(number) and self.governs_items(number):
                continue
            if part.subject.conditional:
                continue
            if part.subject.link in (Link.OWN, Link.NONE):
                front = self.front_of(number, part.start if floor else 0, part) or front
            floor = part.stop
            expects = part.trigger.rule.name == "recommendation" and self.plain[
                : part.trigger.span.end
            ].endswith("that")
            statement = None
            if expects and place + 1 < len(parts):
                statement = self.read_expectation(number, part, parts[place + 1], front)
                skip = True
            else:
                statement = self.read_part(number, part, previous, front)
            if statement:
                previous = statement
                yield statement

    def front_of(self, number: int, floor: int, part: Part) -> Span | None:
        """Return the place of the words before a subject, where there are any."""
        tokens = self.tokens[number][floor : part.subject.start]
        return span_of(tokens) if tokens else None

    def front_of_list(self, lead: int, part: Part) -> Span | None:
        """Return the adverbial that opens a list's introduction, where its trigger is the sentence's first."""
        first = next(p for p in self.parts[lead] if not p.subject.conditional)
        return self.front_of(lead, 0, part) if part is first and part.subject.link is Link.OWN else None

    def read_expectation(self, number: int, part: Part, then: Part, front: Span | None) -> Statement | None:
        """Return `it is expected that users will call` as one statement about the users."""
        merged = replace(then, trigger=part.trigger)
        return self.read_part(number, merged, None, front)

    def read_part(
        self, number: int, part: Part, previous: Statement | None, front: Span | None
    ) -> Statement | None:
        """Return the statement that a trigger makes, or `None` where it imposes nothing."""
        tokens, subject = self.tokens[number], part.subject
        if subject.conditional:
            return None
        begin = part.end
        phrase = self.subject_phrase(tokens, subject)
        if part.trigger.rule.inverted:
            phrase = parse_phrase(tokens, part.end, part.stop)
            begin = phrase.end if phrase else part.end
        shared = subject.link is Link.SHARED
        if shared:
            phrase = previous.subject if previous and previous.tokens is tokens else None
        action = self.read_action(tokens, part, begin)
        if action is None or not imposes(tokens, part.trigger, subject, phrase, action):
            return None
        statement = Statement(
            part.trigger.rule, modality_of(part.trigger, action, self.denies(tokens, phrase)), part.trigger.span, self.evidence(number), number,
            tokens, action, phrase, front=front, gap=gap_of(tokens, part), shared=shared,
        )  # fmt: skip
        return name_people(statement)

    def read_action(self, tokens: Tokens, part: Part, begin: int) -> Action | None:
        """Return the act behind a trigger, or the trigger itself where it names the act."""
        words = [t.low for t in tokens[part.begin : part.end]]
        for state in ("responsible", "accountable", "liable"):
            if state in words:
                return parse_state(tokens, part.begin + words.index(state), part.stop)
        if words[-1] in {"responsibility", "liability", "risk", "risks", "cost", "costs"}:
            return Action(part.begin, part.stop, part.begin, to_base_verb(words[0]))
        if words[-1] in {"own", "receive", "acquire"}:
            return Action(part.end - 1, part.stop, part.end - 1, words[-1])
        is_having = words[0] in {"shall", "will"} and len(words) > 2 and words[1] in {"have", "retain"}
        if is_having and (words[-1] != "to" or words[-2] in {"access", "title", "recourse"}):
            return Action(part.begin + 1, part.stop, part.begin + 1, to_base_verb(words[1]))
        return parse_action(tokens, begin, part.stop)

    def subject_phrase(self, tokens: Tokens, subject: Subject) -> Phrase | None:
        """Return a subject as a noun phrase."""
        if subject.link not in (Link.OWN, Link.RELATIVE) or subject.begin >= subject.end:
            return None
        parsed = parse_phrase(tokens, subject.begin, subject.end)
        head = head_of(tokens, subject.begin, subject.end)
        heads = parsed.heads if parsed else (head,)
        return Phrase(subject.begin, subject.end, parsed.head if parsed else head, heads)

    def denies(self, tokens: Tokens, phrase: Phrase | None) -> bool:
        """Tell whether a subject is nobody: `no agent`, `neither party`."""
        return phrase is not None and tokens[phrase.begin].low in {"no", "neither", "none", "nobody"}

    def evidence(self, number: int) -> Span:
        """Return the place of the sentence or list item."""
        return self.passages[number].span

    def governs_items(self, number: int) -> bool:
        """Tell whether an item takes the trigger of the introduction at `number`."""
        return any(self.takes_lead(n, p) for n, p in enumerate(self.passages) if self.leads_to(p, number))

    def leads_to(self, passage: Passage, number: int) -> bool:
        """Tell whether the passage at `number` is the introduction that governs a passage."""
        governing = self.governing(passage)
        return governing is not None and governing[0] == number

    def takes_lead(self, number: int, passage: Passage) -> bool:
        """Tell whether a passage is a list item that its introduction's trigger makes a statement.

        An item with a subject and a modal of its own is not; a later sentence of an item is only where it
        is an imperative.
        """
        tokens = self.tokens[number]
        if passage.kind is PassageKind.HEADING or not tokens:
            return False
        if self.only_names_examples(passage) and not opens_with_verb(tokens):
            return False
        main = [p for p in self.parts[number] if p.subject.link is Link.OWN and p.subject.begin <= 2]
        if main:
            return False
        if passage.kind is PassageKind.SENTENCE:
            return is_imperative(tokens)
        return True

    def only_names_examples(self, passage: Passage) -> bool:
        """Tell whether the list in which a passage stands only says what the introduction's act includes."""
        lead = passage.lead
        if lead is None or self.passages[lead].kind is PassageKind.ITEM:
            return False
        words = self.passages[lead].body.of(self.plain)[-60:]
        return bool(re.search(r"\b(?:including|such\s+as|for\s+example|e\.g\.)(?![^:]*\bshall\b)[^:]*:?\s*$", words))

    def read_listed(self, number: int, passage: Passage) -> Statement | None:
        """Return the statement that a list item makes under the trigger of its introduction."""
        governing = self.governing(passage)
        if governing is None or not self.takes_lead(number, passage):
            return None
        lead, part = governing
        tokens = self.tokens[number]
        stop = min((p.start for p in self.parts[number] if not p.subject.conditional), default=len(tokens))
        intro = parse_action(self.tokens[lead], part.end, part.stop)
        action = listed_action(tokens, max(stop, 1), intro)
        statement = Statement(
            part.trigger.rule, modality_of(part.trigger, intro), part.trigger.span, passage.span, number,
            tokens, action, front=self.front_of_list(lead, part), listed=True,
        )  # fmt: skip
        return replace(statement, counterparty=find_counterparty(tokens, action))

    def introduction_of(self, statement: Statement) -> Statement | None:
        """Return the statement of a list's introduction, whose subject its items inherit."""
        governing = self.governing(self.passages[statement.passage])
        if not statement.listed or governing is None:
            return None
        lead, part = governing
        previous = self.own[lead][-1] if part.subject.link is Link.SHARED and self.own[lead] else None
        tokens = self.tokens[lead]
        phrase = previous.subject if previous else self.subject_phrase(tokens, part.subject)
        action = parse_action(tokens, part.end, part.stop) or Action(part.end, part.stop, part.begin, "be")
        base = Statement(
            part.trigger.rule,
            statement.modality,
            part.trigger.span,
            self.evidence(lead),
            lead,
            tokens,
            action,
            phrase,
        )
        return name_people(base)


def imposes_nothing(tokens: Tokens) -> bool:
    """Tell whether a passage is a question or a recital, in which nothing is imposed."""
    return not tokens or tokens[-1].text == "?" or tokens[0].low == "whereas"


def clause_start(plain: str, tokens: Tokens, floor: int, start: int) -> int:
    """Return where the clause of a subject at token `start` begins: before its conditional adverbial, if it has one."""
    if start == 0 or start >= len(tokens) or tokens[start - 1].low not in {",", "event", "events", "case"}:
        return start
    for index in range(start - 1, floor, -1):
        before = tokens[index - 1]
        if (before.text in ",;(" or before.low in CONJUNCTIONS) and opens_condition(plain, tokens[index].begin):
            return index
    return start


def gap_of(tokens: Tokens, part: Part) -> Span | None:
    """Return the place of the words between a subject and its trigger, where there are any."""
    gap = tokens[part.subject.end : part.begin]
    return span_of(gap) if gap else None


def continues(tokens: Tokens, floor: int, begin: int) -> bool:
    """Tell whether a trigger only goes on with the one before it: `may agree to`, `shall be required to`."""
    return all(is_adverb(t.low) or t.low == "be" for t in tokens[floor:begin])


def is_imperative(tokens: Tokens) -> bool:
    """Tell whether a passage opens with a verb in its base form: `Maintain a plan`."""
    first = next((t for t in tokens if t.is_word), None)
    following = tokens[1] if len(tokens) > 1 else None
    return bool(
        first
        and is_base_verb(first.low)
        and not (following and following.low in {"of", "shall", "must", "will", "may"})
    )


def listed_action(tokens: Tokens, stop: int, introduction: Action | None) -> Action:
    """Return the act of a list item: its own verb or gerund, else the introduction's verb."""
    index = first_word(tokens)
    word = tokens[index].low
    if opens_with_verb(tokens):
        return Action(index, stop, index, to_base_verb(word))
    if introduction and introduction.verb in {"responsible", "accountable", "liable"}:
        head = head_of(tokens, index, stop)
        return Action(index, stop, head, tokens[head].low)
    return Action(index, stop, index, introduction.verb if introduction else "be")


def opens_with_verb(tokens: Tokens) -> bool:
    """Tell whether an item opens with a verb: `Answer all calls`, `Answering of calls`, but not `Review of calls`."""
    index = first_word(tokens)
    word = tokens[index].low
    after = tokens[index + 1].low if index + 1 < len(tokens) else ""
    return (is_base_verb(word) and after != "of") or (word.endswith("ing") and is_base_verb(to_base_verb(word)))


def first_word(tokens: Tokens) -> int:
    """Return the index of an item's first word behind an aside such as `if applicable,`."""
    if tokens and opens_aside(tokens[0]):
        for comma in (n for n, t in enumerate(tokens[:-1]) if t.text == ","):
            if is_base_verb(tokens[comma + 1].low) or tokens[comma + 1].low.endswith("ing"):
                return comma + 1
    index = next((n for n, t in enumerate(tokens) if t.is_word), 0)
    while index + 1 < len(tokens) and tokens[index].low.endswith("ly") and tokens[index + 1].is_word:
        index += 1
    return index


def modality_of(trigger: Trigger, action: Action | None, denied: bool = False) -> Modality:
    """Return the kind of a norm: what nobody may do is forbidden; a time to choose is a right, not a duty."""
    if denied and trigger.rule.modality in (Modality.PERMISSION, Modality.OBLIGATION, Modality.RIGHT):
        return Modality.PROHIBITION
    if trigger.rule.name == "has-time-to" and action and action.verb in CHOICES:
        return Modality.RIGHT
    return trigger.rule.modality


BINDING = (Modality.OBLIGATION, Modality.PROHIBITION)
CHOICES = frozenset(
    "comment request object appeal dispute elect reject terminate inspect claim review choose decide exercise withdraw "
    "contest challenge cancel accept refuse return ask examine seek nominate".split()
)


def name_people(statement: Statement) -> Statement:
    """Return a statement with its bearer and counterparty found in its words."""
    tokens, action, subject = statement.tokens, statement.action, statement.subject
    if statement.rule.name == "grant-of-right":
        return name_grantee(statement)
    counterparty = find_counterparty(tokens, action)
    if action.agent is not None:
        bearer = extend_phrase(tokens, parse_phrase(tokens, action.agent, action.end), action.end)
        if bearer and can_bear(tokens, bearer):
            return replace(
                statement, bearer=bearer, counterparty=counterparty if counterparty != bearer else None
            )
    if subject is None:
        return replace(statement, counterparty=counterparty)
    if action.passive:
        if receives_passive(action) and acts(tokens, subject):
            counterparty = subject
        return replace(statement, counterparty=counterparty)
    bearer = subject if can_bear(tokens, subject) else None
    return replace(statement, bearer=bearer, counterparty=counterparty)


def extend_phrase(tokens: Tokens, phrase: Phrase | None, end: int) -> Phrase | None:
    """Return a phrase with a participle or relative clause behind it: `any person authorized to sign`."""
    if phrase is None or phrase.end >= end or not is_participle(tokens[phrase.end].low):
        return phrase
    stop = next((n for n in range(phrase.end, end) if tokens[n].text in ",;.()"), end)
    return replace(phrase, end=stop)


def can_bear(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell whether a phrase can be a bearer: somebody who acts, or a pronoun that stands for one."""
    first = tokens[phrase.begin]
    if first.low in PRONOUNS and phrase.head == phrase.begin:
        return True
    return acts(tokens, phrase)


def name_grantee(statement: Statement) -> Statement:
    """Return a grant with the one to whom the right is given as its bearer."""
    tokens, trigger = statement.tokens, statement.trigger
    begin = next(n for n, t in enumerate(tokens) if t.begin >= trigger.begin) + 1
    if tokens[begin].low == "to":
        begin += 1
    end = next(
        (n for n in range(begin + 1, len(tokens)) if tokens[n].low in DETERMINERS or tokens[n].text == ","),
        begin + 1,
    )
    return replace(statement, bearer=parse_phrase(tokens, begin, end), counterparty=statement.subject)
