"""What imposes nothing: definitions, the fate of the contract, plain future, ability and chance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from kg.extract.actions import Action
from kg.extract.constitutive_words import (
    ACTS_IN_LAW,
    AGREEING,
    AMENDED,
    BY_ITSELF,
    CHANCES,
    CLAUSE_MARKS,
    CONSIDERING,
    COUNTED_IN,
    DEFINED,
    DEFINED_AS,
    DEFINED_AT_LARGE,
    DEFINING,
    DEFINING_WITH,
    EACH_OF_SOME,
    EFFECTS,
    EFFECTS_ON,
    ENSURING,
    FINDING,
    FITTING,
    FORMALITIES,
    GIVING,
    HAVING_SAY,
    IN_FORCE,
    IN_TIME,
    KEPT_BY,
    LASTING,
    LEVIED,
    LONGEST_STATUS,
    LONGEST_TENSE,
    MISHAPS,
    OBJECTIVES,
    OF_TERMS,
    OF_THINGS,
    OFFERED,
    PARTS,
    PLACING,
    PROMISING,
    SCOPES,
    SCOPING,
    STARTING,
    STATUSES,
    SUBJECT_ENOUGH,
    TERMS,
    THOSE_WHO,
    WORDING,
)
from kg.extract.function_words import FINITE_BE, RELATIVES, TELLING
from kg.extract.nouns import is_actor_noun, is_thing_noun, to_singular
from kg.extract.phrases import Phrase, can_act, can_bear, parse_phrase
from kg.extract.subjects import Link, Subject
from kg.extract.tokens import Tokens, low_at
from kg.extract.trigger_rules import Trigger
from kg.extract.verbs import is_participle
from kg.model import Modality


@dataclass(frozen=True)
class Candidate:
    """A trigger, which begins at token `begin`, its subject and its act: it may impose something."""

    tokens: Tokens
    trigger: Trigger
    begin: int
    subject: Subject
    phrase: Phrase | None
    action: Action

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
        return self.phrase is not None and can_bear(self.tokens, self.phrase)

    def words_of_act(self, first: int, stop: int) -> list[str]:
        """Return the words of the act from one place behind its head up to another."""
        head = self.action.head
        return [t.low for t in self.tokens[head + first : min(head + stop, self.action.end)]]


Test = Callable[[Candidate], bool]


def imposes(candidate: Candidate) -> bool:
    """Tell whether a trigger asks, forbids or allows somebody to act."""
    decide = next(decide for applies, decide in RULINGS if applies(candidate))
    return decide(candidate)


def governs(candidate: Candidate) -> bool:
    """Tell whether a trigger passes what it asks on to a list: one that defines, or tells what can be, does not."""
    only_tells = candidate.word == "can" and not candidate.is_of_somebody
    return not (
        only_tells or any(tells(candidate) for tells in (states_definition, states_inability, is_defining_passive))
    )


def always(_: Candidate) -> bool:
    """Return that it is so."""
    return True


def never(_: Candidate) -> bool:
    """Return that it is not so."""
    return False


def states_definition(candidate: Candidate) -> bool:
    """Tell whether the verb says what something means or becomes in law: `have the meaning`, `survive`."""
    verb = candidate.action.verb
    if candidate.thing in WORDING or (verb == "include" and candidate.thing in DEFINED_AT_LARGE | ACTS_IN_LAW):
        return True
    if verb == "continue" and candidate.thing in IN_FORCE:
        return True
    if candidate.thing in OBJECTIVES and candidate.words_of_act(0, 2) == ["be", "to"]:
        return True
    if verb in DEFINING and not candidate.action.passive:
        return True
    nouns = DEFINING_WITH.get(verb, frozenset())
    return not nouns.isdisjoint(map(to_singular, candidate.words_of_act(0, 4)))


def states_inability(candidate: Candidate) -> bool:
    """Tell whether `cannot` or `can` only says what is possible of a thing: `a fault that the desk cannot solve`."""
    subject = candidate.subject
    if candidate.word not in {"can", "cannot"}:
        return False
    if candidate.word == "cannot" and candidate.action.verb in PROMISING:
        return True
    return subject.link is Link.RELATIVE or low_at(candidate.tokens, subject.begin - 1) in RELATIVES


def is_subordinate(candidate: Candidate) -> bool:
    """Tell whether a modal only describes: `as the parties shall agree`, `the date by which it must reply`."""
    tokens, subject, word = candidate.tokens, candidate.subject, candidate.word
    if subject.link is Link.RELATIVE:
        some = THOSE_WHO if low_at(tokens, subject.start) == "who" else EACH_OF_SOME
        is_common = not tokens[subject.end - 1].is_capital
        describes_each = word == "will" and is_common and tokens[subject.begin].low in some
        describes_whom = word == "will" and candidate.is_of_somebody and candidate.action.verb == "include"
        describes_thing = not candidate.is_of_somebody and (
            word in {"is", "are"} or (word == "must" and candidate.action.passive and not has_agent(candidate))
        )
        describes_somebody = word in {"is", "are"} and candidate.trigger.rule.modality is Modality.PERMISSION
        befalls = word == "may" and not candidate.is_of_somebody and may_befall(candidate)
        return (
            befalls
            or describes_each
            or describes_whom
            or describes_thing
            or describes_somebody
            or low_at(tokens, subject.start - 1) == "by"
        )
    before, last = low_at(tokens, subject.begin - 2), low_at(tokens, subject.begin - 1)
    if last == "that" and before in FINDING and candidate.trigger.rule.modality is Modality.RECOMMENDATION:
        return True
    tells = word in TELLING or word == "cannot"
    if tells and (last in ENSURING or (last == "that" and before in ENSURING | {"so"})):
        return True
    if last == "that" and word in TELLING and is_described(tokens, subject.begin - 1):
        return word == "will" or not candidate.is_of_somebody
    if last == "which" and word == "will" and before in PLACING and not candidate.is_of_somebody:
        return True
    return (
        (before, last) == ("by", "which")
        or last in {"whereby", "than"}
        or (last == "as" and (word != "may" or changes_wording(candidate) or is_by_law(candidate)))
    )


def may_befall(candidate: Candidate) -> bool:
    """Tell whether `may` in a relative clause says what can come of a thing: `delays that may occur`.

    So does what others may do to it, where no comma makes more of it: `taxes that may be levied by a state`.
    """
    if candidate.action.verb in CHANCES:
        return True
    action, before = candidate.action, candidate.tokens[candidate.subject.start - 1].text
    return action.passive and has_agent(candidate) and before != "," and action.verb not in HAVING_SAY


def is_by_law(candidate: Candidate) -> bool:
    """Tell whether a passive without a subject names a thing as its agent: `as may be required | by law`."""
    tokens, action = candidate.tokens, candidate.action
    if candidate.subject.link is not Link.NONE or action.agent is None:
        return False
    agent = parse_phrase(tokens, action.agent, action.end)
    return agent is not None and is_thing_noun(tokens[agent.head].low)


def goes_on_describing(candidate: Candidate) -> bool:
    """Tell whether a modal only goes on from another tense: `papers that it has signed | or may sign`."""
    tokens, subject = candidate.tokens, candidate.subject
    if low_at(tokens, subject.start) != "or":
        return False
    return any(t.low in FINITE_BE for t in tokens[max(subject.start - LONGEST_TENSE, 0) : subject.start])


def has_no_effect(candidate: Candidate) -> bool:
    """Tell whether a pronoun stands for words of the contract, which change nothing: `they shall not affect it`."""
    phrase = candidate.phrase
    is_pronoun = phrase is not None and low_at(candidate.tokens, phrase.begin) in {"it", "they"}
    only_excludes = candidate.trigger.rule.inverted and candidate.action.verb == "include"
    return is_pronoun and (candidate.action.verb in EFFECTS_ON or only_excludes)


def states_status(candidate: Candidate) -> bool:
    """Tell whether somebody only is or stays what he is in law: `shall be an independent contractor`."""
    verb = candidate.action.verb
    if verb not in {"be", "remain"}:
        return False
    close = candidate.words_of_act(1, LONGEST_STATUS)
    return not STATUSES.isdisjoint(close) and (verb == "remain" or "independent" in close)


def gives_by_itself(candidate: Candidate) -> bool:
    """Tell whether a part of a contract gives or asks something, which only says how to read it."""
    return candidate.action.verb in GIVING and not candidate.action.passive and candidate.thing in PARTS


def changes_wording(candidate: Candidate) -> bool:
    """Tell whether an act is to change a contract's words: `as | may be | amended by the parties`."""
    return candidate.action.passive and candidate.action.verb in AMENDED | FORMALITIES


def is_described(tokens: Tokens, that: int) -> bool:
    """Tell whether `that` goes on to describe the noun before it: `evidence that`, `goods that`."""
    before = tokens[that - 1] if that else None
    if before is None or not before.is_word or to_singular(before.low) in AGREEING:
        return False
    is_noun = is_thing_noun(before.low) or is_actor_noun(before.low)
    return is_noun or (before.is_capital and before.low.endswith("s"))


def is_defining_passive(candidate: Candidate) -> bool:
    """Tell whether a passive only says what something is taken to be, and by nobody: `shall be deemed`."""
    action = candidate.action
    if not action.passive or names_agent(candidate) or candidate.trigger.rule.name == "duty":
        return False
    if action.verb == "consider" and not CONSIDERING.isdisjoint(candidate.words_of_act(1, 2)):
        return not COUNTED_IN.isdisjoint(candidate.words_of_act(2, 5))
    return (
        changes_contract(candidate)
        or action.verb in DEFINED
        or (action.verb in DEFINED_AS and "as" in candidate.words_of_act(1, 7))
        or (action.verb in SCOPING and not SCOPES.isdisjoint(candidate.words_of_act(2, 6)))
    )


def changes_contract(candidate: Candidate) -> bool:
    """Tell whether a passive changes a contract's words or term by itself: `Section 2 shall be deleted`."""
    verb, phrase = candidate.action.verb, candidate.phrase
    if phrase is None:
        return False
    if candidate.word == "may":
        return verb in FORMALITIES and candidate.thing in TERMS
    words = {to_singular(t.low) for t in candidate.tokens[phrase.begin : phrase.end]}
    return (verb in AMENDED and not words.isdisjoint(PARTS)) or (verb in OF_TERMS and candidate.thing in TERMS)


def names_agent(candidate: Candidate) -> bool:
    """Tell whether the agent of a passive is somebody: `by the Board`, not `by law`."""
    tokens, action = candidate.tokens, candidate.action
    agent = None if action.agent is None else parse_phrase(tokens, action.agent, action.end)
    return agent is not None and can_act(tokens, agent)


def has_agent(candidate: Candidate) -> bool:
    """Tell whether the words say by whom the act is to be done."""
    return candidate.action.agent is not None


def gives_leave(candidate: Candidate) -> bool:
    """Tell whether `may` or `can`, with somebody as its subject or with a thing, gives leave."""
    action, subject = candidate.action, candidate.subject
    if candidate.word == "can":
        return candidate.is_of_somebody and subject.link is Link.OWN
    if candidate.is_of_somebody:
        return action.passive or action.verb not in MISHAPS or has_done(candidate)
    if subject.link in (Link.NONE, Link.RELATIVE):
        return False
    if action.passive:
        goes_on = subject.link is Link.SHARED and candidate.phrase is not None
        return goes_on or subject.start <= 1 or candidate.tokens[subject.start - 1].text in CLAUSE_MARKS
    return action.verb not in CHANCES or (action.verb == "be" and subject.start == 0)


def has_done(candidate: Candidate) -> bool:
    """Tell whether somebody has another do something: `have the accounts audited`."""
    words = candidate.words_of_act(1, 14)
    return candidate.action.verb == "have" and words[:1] == ["the"] and any(map(is_participle, words[2:]))


def asks_of_thing(candidate: Candidate) -> bool:
    """Tell whether `will` with a thing as its subject asks somebody to act rather than foretells."""
    action = candidate.action
    if states_offer(candidate) or states_quality(candidate):
        return True
    if candidate.thing in TERMS and action.verb != "require" and not action.passive:
        return False
    if candidate.subject.link is Link.RELATIVE:
        return action.passive and action.agent is not None
    return action.passive or action.verb in LASTING


def states_offer(candidate: Candidate) -> bool:
    """Tell whether a thing is to be kept for somebody: `be available to members`."""
    return candidate.action.verb == "be" and any(word in OFFERED for word in candidate.words_of_act(1, 3))


def states_quality(candidate: Candidate) -> bool:
    """Tell whether a thing is to be made as it ought to be: `be complete and accurate`."""
    return candidate.action.verb == "be" and any(word in FITTING for word in candidate.words_of_act(1, 3))


def brings_about(candidate: Candidate) -> bool:
    """Tell whether an event is to take place: `there shall be a handover`."""
    if low_at(candidate.tokens, candidate.subject.end - 1) != "there" or candidate.word not in {"shall", "must"}:
        return False
    close = candidate.words_of_act(0, 4)
    return close[:2] in (["be", "a"], ["be", "an"]) and BY_ITSELF.isdisjoint(close)


def has_subject(candidate: Candidate) -> bool:
    """Tell whether a trigger has a subject at all."""
    return candidate.phrase is not None


def asks_for_act(candidate: Candidate) -> bool:
    """Tell whether the act of a thing is one that somebody has to bring about, and no effect in law."""
    action = candidate.action
    in_time = action.verb in STARTING and any(word in IN_TIME for word in candidate.words_of_act(1, 4))
    kept = action.verb == "remain" and not KEPT_BY.isdisjoint(candidate.words_of_act(1, 5))
    only_happens = kept or (action.verb in OF_THINGS and not (action.passive or in_time or candidate.word == "must"))
    close = candidate.words_of_act(1, 8)
    is_charged = close[:2] == ["subject", "to"] and not LEVIED.isdisjoint(close)
    in_effect = low_at(candidate.tokens, action.head + 1, action.end) in EFFECTS and not is_charged
    states_effect = action.verb == "be" and in_effect and candidate.word != "must"
    return not only_happens and not states_effect


# What a trigger is, and whether it then imposes anything; the first that applies decides.
RULINGS: tuple[tuple[Test, Test], ...] = (
    (states_definition, never),
    (states_inability, never),
    (is_subordinate, never),
    (goes_on_describing, never),
    (has_no_effect, never),
    (states_status, never),
    (gives_by_itself, never),
    (is_defining_passive, never),
    (has_agent, always),
    (lambda c: c.word in {"may", "can"}, gives_leave),
    (lambda c: c.is_of_somebody, always),
    (
        lambda c: c.trigger.rule.name == "is-to",
        lambda c: c.action.passive or c.words_of_act(0, 3)[1:] == ["in", "writing"],
    ),
    (lambda c: c.word == "will", asks_of_thing),
    (lambda c: c.trigger.rule.name in SUBJECT_ENOUGH, has_subject),
    (brings_about, always),
    (always, asks_for_act),
)
