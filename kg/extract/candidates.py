"""Candidates: triggers that may impose something, with their subjects and acts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kg.extract.actions import Action
from kg.extract.nouns import to_singular
from kg.extract.people import acts
from kg.extract.phrases import Phrase, can_act, can_bear, parse_phrase
from kg.extract.subjects import Subject
from kg.extract.tokens import Tokens
from kg.extract.trigger_rules import Trigger


@dataclass(frozen=True)
class Candidate:
    """A trigger, which begins at token `begin`, its subject and its act: it may impose something.

    `is_known` tells that an earlier trigger has shown the subject to act.
    """

    tokens: Tokens
    trigger: Trigger
    begin: int
    subject: Subject
    phrase: Phrase | None
    action: Action
    is_known: bool = False

    @property
    def word(self) -> str:
        """Return the trigger's first word, without case."""
        return self.tokens[self.begin].low

    @cached_property
    def thing(self) -> str:
        """Return the head noun of the subject in the singular, or an empty word."""
        return to_singular(self.tokens[self.phrase.head].low) if self.phrase else ""

    @cached_property
    def is_of_somebody(self) -> bool:
        """Tell whether the subject can act, pronouns for people included."""
        phrase = self.phrase
        if self.is_known or phrase is None:
            return self.is_known
        return can_bear(self.tokens, phrase) or acts(self.tokens, phrase, self.action)

    def words_of_act(self, first: int, stop: int) -> list[str]:
        """Return the words of the act from one place behind its head up to another."""
        head = self.action.head
        return [t.low for t in self.tokens[head + first : min(head + stop, self.action.end)]]


def names_agent(candidate: Candidate) -> bool:
    """Tell whether the agent of a passive is somebody: `by the Board`, not `by law`."""
    tokens, action = candidate.tokens, candidate.action
    agent = None if action.agent is None else parse_phrase(tokens, action.agent, action.end)
    return agent is not None and can_act(tokens, agent)


def has_agent(candidate: Candidate) -> bool:
    """Tell whether the words say by whom the act is to be done."""
    return candidate.action.agent is not None
