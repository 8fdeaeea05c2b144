"""Who a statement binds and whom it serves, as its words name them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from kg.extract.actions import Action
from kg.extract.counterparties import (
    find_counterparty,
    find_promiser,
    receives_passive,
)
from kg.extract.function_words import CONJUNCTIONS, DETERMINERS, FUNCTION_WORDS
from kg.extract.nouns import is_actor_noun, is_listed_thing
from kg.extract.phrases import Phrase, can_act, can_bear, head_of, is_known_actor, parse_phrase
from kg.extract.receivers import PARTITIVES, cut_behind_name, extend_receiver, parse_receiver
from kg.extract.subjects import Link, Subject
from kg.extract.tokens import PlacedTokens, Tokens, low_at
from kg.extract.trigger_rules import Trigger
from kg.extract.verbs import is_participle, is_personal
from kg.model import Modality

# Words before the one with whose things something is done: "payments to", "costs incurred by".
SERVING = frozenset(("by", "to"))
# How a promise begins.
PROMISING = ("agree", "commit", "covenant", "promise", "undertake")
# What somebody has to be, and to see to himself: "drivers shall be licensed".
QUALIFYING = frozenset("accredit bond certify license qualify".split())
# What nobody is to count as: "neither party shall be deemed in default".
HELD = frozenset(("consider", "deem"))
# Things that in capitals may also be those who run them: "the Plan shall notify the Member".
HOUSES = frozenset("center centre clinic exchange facility network plan plant practice program programme site".split())
NOBODY = frozenset("neither no nobody none".split())
# Rules of which the subject is somebody who has a right, or has none.
RIGHTS = frozenset(("agreed-not-to", "right-to"))
# What somebody has to see to where it is his: "shall be the Tenant's | responsibility".
DUTIES = frozenset("duty obligation responsibility".split())
LONGEST_DUTY_OWNER = 4
REDUCED_CLAUSE_ENDS = frozenset(",;.()")


class People(NamedTuple):
    """The bearer and the counterparty of a statement, each as far as the words name one."""

    bearer: Phrase | None = None
    counterparty: Phrase | None = None


def subject_phrase(tokens: Tokens, subject: Subject) -> Phrase | None:
    """Return a subject as a noun phrase; `None` where it is not of its own."""
    if subject.link not in (Link.OWN, Link.RELATIVE) or subject.begin >= subject.end:
        return None
    parsed = parse_phrase(tokens, subject.begin, subject.end)
    head = parsed.head if parsed else head_of(tokens, subject.begin, subject.end)
    if parsed and shares_noun(tokens, parsed):
        return Phrase(subject.begin, subject.end, parsed.heads[-1], parsed.heads[-1:])
    return Phrase(subject.begin, subject.end, head, parsed.heads if parsed else (head,))


def shares_noun(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell whether the first part of a phrase has its noun in the second: `the winning | or prevailing party`."""
    word = tokens[phrase.head]
    if len(phrase.heads) != 2 or word.is_capital or not is_known_actor(tokens[phrase.heads[1]]):
        return False
    return not is_listed_thing(word.low) and not can_act(tokens, Phrase(phrase.begin, phrase.head + 1, phrase.head))


def name_people(
    tokens: PlacedTokens, trigger: Trigger, action: Action, subject: Phrase | None, around: Iterable[range] = ()
) -> People:
    """Return who must act and who receives the act; `around` are the places of the words beside the subject.

    Of a passive the bearer is the one behind `by`, never its subject; a subject that cannot act bears nothing.
    """
    if trigger.rule.name == "grant-of-right":
        return People(find_grantee(tokens, trigger), subject)
    around = list(around)
    counterparty = extend_receiver(tokens, find_counterparty(tokens, action, around), action.end)
    if counterparty is None and around and trigger.rule.modality is Modality.RIGHT:
        counterparty = find_promiser(tokens, around[0])
    agent = find_passive_agent(tokens, action) or find_duty_owner(tokens, trigger, action)
    if agent is not None:
        receiver = receiver_of_passive(tokens, action, subject, counterparty)
        return People(agent, receiver if receiver != agent else None)
    if subject is None:
        return People(None, counterparty)
    if takes_it_on(tokens, trigger, action, subject):
        return People(subject, counterparty)
    if action.passive:
        return People(None, receiver_of_passive(tokens, action, subject, counterparty))
    bears = (can_bear(tokens, subject) or acts(tokens, subject, action)) and not happens(tokens, action)
    return People(subject if bears else None, counterparty)


def happens(tokens: Tokens, action: Action) -> bool:
    """Tell whether an act is an event, which its subject undergoes: `the replacement shall take place`."""
    return action.verb == "take" and low_at(tokens, action.head + 1) == "place"


def receiver_of_passive(
    tokens: Tokens, action: Action, subject: Phrase | None, counterparty: Phrase | None
) -> Phrase | None:
    """Return who receives a passive act: its subject, the one whom its words name, or the one its subject names."""
    if subject is None:
        return counterparty
    if receives_passive(tokens, action) and (can_act(tokens, subject) or tokens[subject.head].low == "you"):
        return subject
    return counterparty or find_served(tokens, subject)


def takes_it_on(tokens: Tokens, trigger: Trigger, action: Action, subject: Phrase) -> bool:
    """Tell whether a subject bears an act though it may be a passive: he promises it, is freed, has to qualify."""
    if promises(trigger):
        return is_capital_name(tokens, subject)
    if trigger.rule.name in RIGHTS and names_unlisted(tokens, subject):
        return True
    if is_responsible(trigger) and (names_unlisted(tokens, subject) or is_actor_noun(tokens[subject.head].low)):
        return True
    qualifies = action.passive and (action.verb in QUALIFYING or (action.verb in HELD and is_nobody(tokens, subject)))
    if frees(trigger) and names_unlisted(tokens, subject):
        return True
    return (frees(trigger) or qualifies) and can_bear(tokens, subject)


def find_served(tokens: Tokens, subject: Phrase) -> Phrase | None:
    """Return the one to whom a thing goes, or by whom it was done: `payments to | the Buyer | shall be made`."""
    for index in range(subject.begin + 1, subject.end - 1):
        if tokens[index].low in SERVING and (phrase := parse_receiver(tokens, index + 1, subject.end)):
            return phrase
    return None


def acts(tokens: Tokens, subject: Phrase, action: Action) -> bool:
    """Tell whether a subject in capitals that no list knows does what only somebody does: `the Guild shall appoint`."""
    head = tokens[subject.head]
    if action.passive or not is_personal(action.verb) or head.is_owner:
        return False
    return names_unlisted(tokens, subject)


def names_unlisted(tokens: Tokens, subject: Phrase) -> bool:
    """Tell whether a subject is written as a name that no list knows as a thing: `the Quorum`, `the JSC`."""
    head = tokens[subject.head]
    if is_listed_thing(head.low) and head.low not in HOUSES and not is_title(tokens, subject):
        return False
    return head.is_capital and len(head.text) > 1 and head.low not in FUNCTION_WORDS


def is_title(tokens: Tokens, subject: Phrase) -> bool:
    """Tell whether a subject is written as a name, though its last word is a thing: `Spring Time shall pay`."""
    words = tokens[subject.begin : subject.head + 1]
    return len(words) > 1 and all(t.is_capital and t.low not in FUNCTION_WORDS for t in words)


def is_capital_name(tokens: Tokens, subject: Phrase) -> bool:
    """Tell whether a subject can be somebody who makes a promise: not `all rights`, but `the Group`."""
    return tokens[subject.head].is_capital or can_bear(tokens, subject)


def promises(trigger: Trigger) -> bool:
    """Tell whether a trigger is a promise, so that its subject is somebody, whatever noun names him: `agrees to`."""
    return trigger.match[0].lower().startswith(PROMISING)


def is_responsible(trigger: Trigger) -> bool:
    """Tell whether a trigger says for what somebody answers, or not, as no thing does: `is responsible for`."""
    return "responsible" in trigger.match[0].lower()


def frees(trigger: Trigger) -> bool:
    """Tell whether a trigger frees its subject, though it is a passive: `shall be relieved of its duties`."""
    return trigger.rule.name == "not-liable"


def find_passive_agent(tokens: Tokens, action: Action) -> Phrase | None:
    """Return the one by whom an act is to be done, where a passive names somebody."""
    if action.agent is None:
        return None
    begin = action.agent
    is_partitive = low_at(tokens, begin) in PARTITIVES and low_at(tokens, begin + 1, action.end) == "of"
    phrase = parse_phrase(tokens, begin + 2 if is_partitive else begin, action.end)
    if phrase and not can_bear(tokens, phrase):
        phrase = cut_behind_name(tokens, phrase)
    if phrase is None or not can_bear(tokens, phrase):
        return None
    return extend_phrase(tokens, phrase._replace(begin=begin), action.end)


def extend_phrase(tokens: Tokens, phrase: Phrase, end: int) -> Phrase:
    """Return a phrase with a participle and its words behind it: `persons authorized to sign`, `the party asking`."""
    after = low_at(tokens, phrase.end, end)
    is_asking = after.endswith("ing") and not tokens[phrase.head].is_capital
    if not is_participle(after) and not is_asking:
        return phrase
    closing = next((n for n in range(phrase.end, end) if tokens[n].text in REDUCED_CLAUSE_ENDS), end)
    return phrase._replace(end=closing)


def find_grantee(tokens: PlacedTokens, trigger: Trigger) -> Phrase | None:
    """Return the one to whom a right is granted: `grants [to] the Dealer an exclusive right to`."""
    words = range(*(bisect_left(tokens.begins, place) for place in trigger.span))
    begin = words[1] + (tokens[words[1]].low == "to")
    ends = (n for n in words if n > begin and (opens_grant(tokens, n) or tokens[n].text == ","))
    return parse_phrase(tokens, begin, next(ends, begin + 1))


def find_duty_owner(tokens: PlacedTokens, trigger: Trigger, action: Action) -> Phrase | None:
    """Return the one whose duty an act is, by its trigger or behind `be`: `shall be | the Tenant's | duty`."""
    if trigger.rule.name == "duty-owned":
        begin, *_, end = range(*(bisect_left(tokens.begins, place) for place in trigger.span))
    elif action.verb == "be":
        begin, end = action.head, min(action.head + LONGEST_DUTY_OWNER, action.end - 1)
    else:
        return None
    owner = next((n for n in range(begin + 1, end) if tokens[n].is_owner), None)
    if owner is None or DUTIES.isdisjoint((low_at(tokens, owner + 1), low_at(tokens, owner + 2))):
        return None
    return Phrase(begin + 1, owner + 1, owner)


def opens_grant(tokens: Tokens, index: int) -> bool:
    """Tell whether a token opens what is granted, and no further one to whom it is: `the Dealer and its staff | a`."""
    return tokens[index].low in DETERMINERS and tokens[index - 1].low not in CONJUNCTIONS


def is_nobody(tokens: Tokens, phrase: Phrase | None) -> bool:
    """Tell whether a subject denies itself: `no agent`, `neither party`."""
    return phrase is not None and tokens[phrase.begin].low in NOBODY
