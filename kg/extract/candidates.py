"""Candidates: triggers that may impose something, with their subjects and acts."""

from __future__ import annotations

from typing import NamedTuple

from kg.extract.actions import Action
from kg.extract.nouns import to_singular
from kg.extract.people import acts
from kg.extract.phrases import Phrase, can_act, can_bear, parse_phrase
from kg.extract.sentences import Part
from kg.extract.subjects import Subject
from kg.extract.tokens import Tokens
from kg.extract.trigger_rules import Trigger


class Candidate(NamedTuple):
    """A trigger, which begins at token `begin`, its subject and its act: it may impose something.

    `word` is the trigger's first word without case, `thing` the head noun of the subject in the singular, or an
    empty word; `is_of_somebody` tells that the subject can act, pronouns for people included.
    """

    tokens: Tokens
    trigger: Trigger
    begin: int
    subject: Subject
    phrase: Phrase | None
    action: Action
    word: str
    thing: str
    is_of_somebody: bool

    def words_of_act(self, first: int, stop: int) -> list[str]:
        """Return the words of the act from one place behind its head up to another."""
        head = self.action.head
        return [t.low for t in self.tokens[head + first : min(head + stop, self.action.end)]]


def to_candidate(
    tokens: Tokens, part: Part, phrase: Phrase | None, action: Action, *, is_known: bool = False
) -> Candidate:
    """Return the trigger of a part with its subject's phrase and its act as a candidate.

    `is_known` tells that an earlier trigger has shown the subject to act.
    """
    thing = to_singular(tokens[phrase.head].low) if phrase else ""
    is_of_somebody = is_known or (phrase is not None and (can_bear(tokens, phrase) or acts(tokens, phrase, action)))
    word = tokens[part.begin].low
    return Candidate(tokens, part.trigger, part.begin, part.subject, phrase, action, word, thing, is_of_somebody)


def names_agent(candidate: Candidate) -> bool:
    """Tell whether the agent of a passive is somebody: `by the Board`, not `by law`."""
    tokens, action = candidate.tokens, candidate.action
    agent = None if action.agent is None else parse_phrase(tokens, action.agent, action.end)
    return agent is not None and can_act(tokens, agent)


def has_agent(candidate: Candidate) -> bool:
    """Tell whether the words say by whom the act is to be done."""
    return candidate.action.agent is not None
