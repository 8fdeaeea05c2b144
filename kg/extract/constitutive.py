"""What imposes nothing: definitions, the fate of the contract, plain future, ability and chance."""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.actions import OWED
from kg.extract.candidates import Candidate, has_agent, names_agent
from kg.extract.constitutive_words import (
    ACTS_IN_LAW,
    AMENDED,
    BY_ITSELF,
    CHANCES,
    CLAUSE_MARKS,
    CLOSE_AGENT,
    COMING,
    CONSENTING,
    CONSIDERING,
    COPIES,
    COUNTED_IN,
    DEFAULTS,
    DEFINED,
    DEFINED_AS,
    DEFINED_AT_LARGE,
    DEFINING,
    DEFINING_WITH,
    EFFECTS,
    EFFECTS_ON,
    FATES,
    FITTING,
    FORMALITIES,
    GIVING,
    HEARINGS,
    HELD,
    IN_FORCE,
    IN_TIME,
    INFERENCES,
    KEPT_BY,
    LASTING,
    LENGTHS,
    LEVIED,
    LONGEST_QUALITY,
    LONGEST_SIGNED,
    LONGEST_STATUS,
    LONGEST_SUM,
    MISHAPS,
    OBJECTIVES,
    OF_TERMS,
    OF_THINGS,
    OFFERED,
    PAID,
    PARTS,
    PAYING_WORDS,
    QUALITIES,
    REQUIRED_OF,
    SCOPES,
    SCOPING,
    SEATS,
    SIGNING,
    SPANS,
    STARTING,
    STATUSES,
    SUBJECT_ENOUGH,
    TERMS,
    WORDING,
    YET,
)
from kg.extract.descriptions import (
    goes_on_describing,
    has_been,
    is_not_promised,
    is_subordinate,
    is_warranted,
    states_inability,
)
from kg.extract.function_words import CONJUNCTIONS
from kg.extract.nouns import is_thing_noun, to_singular
from kg.extract.people import names_unlisted
from kg.extract.subjects import JOINING_WORDS, Link
from kg.extract.tokens import Tokens, low_at
from kg.extract.verbs import is_participle
from kg.model import Modality

Test = Callable[[Candidate], bool]


def imposes(candidate: Candidate) -> bool:
    """Tell whether a trigger asks, forbids or allows somebody to act."""
    for applies, decide in RULINGS:
        if applies(candidate):
            return decide(candidate)
    return asks_for_act(candidate)


def governs(candidate: Candidate) -> bool:
    """Tell whether a trigger passes what it asks on to a list: one that defines, or tells what can be, does not."""
    only_tells = candidate.word == "can" and not candidate.is_of_somebody
    tests = states_definition, states_inability, is_defining_passive, happens
    return not (only_tells or any(test(candidate) for test in tests))


def happens(candidate: Candidate) -> bool:
    """Tell whether an act is the fate of a thing, so that a list only says when or of what: `shall not apply to:`."""
    is_thing = candidate.phrase is not None and not candidate.is_of_somebody
    return is_thing and not candidate.action.passive and candidate.action.verb in FATES


def always(_: Candidate) -> bool:
    """Return that it is so."""
    return True


def never(_: Candidate) -> bool:
    """Return that it is not so."""
    return False


def is_place_of_hearing(candidate: Candidate) -> bool:
    """Tell whether a thing is the place in which parties are heard: `the place of arbitration`."""
    phrase = candidate.phrase
    if candidate.thing != "place" or phrase is None:
        return False
    return not HEARINGS.isdisjoint(token.low for token in candidate.tokens[phrase.begin : phrase.end])


def states_definition(candidate: Candidate) -> bool:
    """Tell whether the verb says what something means or becomes in law: `have the meaning`, `survive`."""
    verb = candidate.action.verb
    if candidate.thing in WORDING or (verb == "continue" and candidate.thing in IN_FORCE):
        return True
    includes = verb in {"include", "exclude"} and not candidate.action.passive
    if includes and candidate.thing in DEFINED_AT_LARGE | ACTS_IN_LAW:
        return True
    if verb == "be" and (candidate.thing in SEATS or is_place_of_hearing(candidate) or lasts(candidate)):
        return True
    if candidate.thing in OBJECTIVES and candidate.words_of_act(0, 2) == ["be", "to"]:
        return True
    is_signed = verb in SIGNING and not COPIES.isdisjoint(candidate.words_of_act(1, LONGEST_SIGNED))
    if is_signed or (verb in DEFINING and not candidate.action.passive):
        return True
    nouns = DEFINING_WITH.get(verb)
    return nouns is not None and not nouns.isdisjoint(map(to_singular, candidate.words_of_act(0, 4)))


def lasts(candidate: Candidate) -> bool:
    """Tell whether a subject is a span of time, of which a contract says how long it is: `the term shall be a year`."""
    phrase = candidate.phrase
    is_span = phrase is not None and candidate.tokens[phrase.head].low in SPANS
    return is_span and candidate.word in {"shall", "will"}


def has_no_effect(candidate: Candidate) -> bool:
    """Tell whether a pronoun stands for words of the contract, which change nothing: `they shall not affect it`."""
    phrase = candidate.phrase
    is_pronoun = phrase is not None and low_at(candidate.tokens, phrase.begin) in {"it", "they"}
    only_excludes = candidate.trigger.rule.inverted and candidate.action.verb == "include"
    return is_pronoun and (candidate.action.verb in EFFECTS_ON or only_excludes)


def says_nothing(candidate: Candidate) -> bool:
    """Tell whether no part of a contract does a thing, which only says how to read it: `nothing in it shall oblige`."""
    phrase = candidate.phrase
    is_nothing = phrase is not None and candidate.tokens[phrase.begin].low == "nothing"
    return is_nothing and not candidate.action.passive


def represents(candidate: Candidate) -> bool:
    """Tell whether a thing only goes on not to do what it does not do now: `the sale does not and | will not`."""
    tokens, begin = candidate.tokens, candidate.begin
    if candidate.word not in {"shall", "will"} or low_at(tokens, begin - 1) != "and":
        return False
    return low_at(tokens, begin - 2) == "not" and not candidate.is_of_somebody


def states_status(candidate: Candidate) -> bool:
    """Tell whether somebody only is or stays what he is in law: `shall be an independent contractor`."""
    verb = candidate.action.verb
    if verb == "become":
        return candidate.words_of_act(1, 2) in (["a"], ["an"])
    if verb not in {"be", "remain"}:
        return False
    close = candidate.words_of_act(1, LONGEST_STATUS)
    return not STATUSES.isdisjoint(close) and (verb == "remain" or "independent" in close)


def gives_by_itself(candidate: Candidate) -> bool:
    """Tell whether a part of a contract gives or asks something, which only says how to read it."""
    return candidate.action.verb in GIVING and not candidate.action.passive and candidate.thing in PARTS


def is_defining_passive(candidate: Candidate) -> bool:
    """Tell whether a passive only says what something is taken to be, and by nobody: `shall be deemed`."""
    action = candidate.action
    is_duty = candidate.trigger.rule.name == "duty"
    if not action.passive or is_duty or is_found_by(candidate) or frees_somebody(candidate):
        return False
    if action.verb == "consider" and not CONSIDERING.isdisjoint(candidate.words_of_act(1, 2)):
        return not COUNTED_IN.isdisjoint(candidate.words_of_act(2, 5))
    return (
        changes_contract(candidate)
        or action.verb in EFFECTS_ON - {"limit"}
        or candidate.thing in INFERENCES
        or action.verb in DEFINED
        or (action.verb in DEFINED_AS and "as" in candidate.words_of_act(1, 7))
        or (action.verb == "incorporate" and "reference" in candidate.words_of_act(1, 4))
        or (action.verb in SCOPING and not SCOPES.isdisjoint(candidate.words_of_act(2, 6)))
    )


def frees_somebody(candidate: Candidate) -> bool:
    """Tell whether a thing does not bind somebody, or he does not count as one who fails: `not deemed in default`."""
    if candidate.action.verb == "bind" and candidate.trigger.rule.name == "not-liable":
        return candidate.is_of_somebody
    is_held = candidate.action.verb in HELD and not DEFAULTS.isdisjoint(candidate.words_of_act(1, 6))
    if not is_held or not candidate.is_of_somebody:
        return False
    phrase = candidate.phrase
    is_nobody = phrase is not None and candidate.tokens[phrase.begin].low in {"neither", "no"}
    return is_nobody or candidate.trigger.rule.name == "not-liable"


def is_found_by(candidate: Candidate) -> bool:
    """Tell whether somebody is to find what a thing is: `regarded by the Board as`, not `deemed an act by it`."""
    action = candidate.action
    is_far = action.verb in DEFINED and action.agent is not None and action.agent > action.head + CLOSE_AGENT
    return names_agent(candidate) and not is_far


def changes_contract(candidate: Candidate) -> bool:
    """Tell whether a passive changes a contract's words or term by itself: `Section 2 shall be deleted`."""
    verb, phrase = candidate.action.verb, candidate.phrase
    if phrase is None:
        return False
    if candidate.word == "may":
        names_who = not CONSENTING.isdisjoint(candidate.words_of_act(1, 9))
        return verb in FORMALITIES and candidate.thing in TERMS | PARTS and not names_who
    words = {to_singular(t.low) for t in candidate.tokens[phrase.begin : phrase.end]}
    return (verb in AMENDED and not words.isdisjoint(PARTS)) or (verb in OF_TERMS and candidate.thing in TERMS)


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
        forbids = candidate.trigger.rule.modality is Modality.PROHIBITION
        joined = forbids and candidate.tokens[subject.start].low in CONJUNCTIONS
        goes_on = (joined or subject.link is Link.SHARED) and candidate.phrase is not None
        return goes_on or subject.start <= 1 or opens_behind_mark(candidate.tokens, subject.start)
    return action.verb not in CHANCES or (action.verb == "be" and subject.start == 0)


def opens_behind_mark(tokens: Tokens, start: int) -> bool:
    """Tell whether a clause begins behind a mark, or behind the conjunction after one: `, and | claims may be made`."""
    before = start - 2 if tokens[start - 1].low in JOINING_WORDS else start - 1
    return tokens[before].text in CLAUSE_MARKS


def has_done(candidate: Candidate) -> bool:
    """Tell whether somebody has another do something: `have the accounts audited`."""
    words = candidate.words_of_act(1, 14)
    return candidate.action.verb == "have" and words[:1] == ["the"] and any(map(is_participle, words[2:]))


def asks_of_thing(candidate: Candidate) -> bool:
    """Tell whether `will` with a thing as its subject asks somebody to act rather than foretells."""
    action = candidate.action
    if states_pay(candidate) or states_offer(candidate) or states_quality(candidate) or forbids_before(candidate):
        return True
    if candidate.thing in TERMS and action.verb != "require" and not action.passive:
        return False
    if candidate.subject.link is Link.RELATIVE:
        return action.passive and action.agent is not None
    return action.passive or action.verb in LASTING or action.verb in OWED or comes_in_time(candidate)


def comes_in_time(candidate: Candidate) -> bool:
    """Tell whether a thing is to come by some time, so that somebody has to send it: `a report will follow within`."""
    is_bound = not IN_TIME.isdisjoint(candidate.words_of_act(1, 4))
    return is_bound and candidate.action.verb in COMING


def states_pay(candidate: Candidate) -> bool:
    """Tell whether a sum is to be so much and is paid so: `the salary will be $900 a month, paid in arrears`."""
    is_pay = candidate.thing in PAID and candidate.action.verb == "be"
    return is_pay and not PAYING_WORDS.isdisjoint(candidate.words_of_act(2, LONGEST_SUM))


def states_offer(candidate: Candidate) -> bool:
    """Tell whether a thing is to be kept for somebody: `be available to members`."""
    return candidate.action.verb == "be" and any(word in OFFERED for word in candidate.words_of_act(1, 3))


def states_quality(candidate: Candidate) -> bool:
    """Tell whether a thing is to be made as it ought to be: `be complete and accurate`."""
    if candidate.action.verb != "be":
        return False
    close = candidate.words_of_act(1, LONGEST_QUALITY)
    return any(word in FITTING for word in close[:2]) or (close[:1] == ["of"] and not QUALITIES.isdisjoint(close))


def brings_about(candidate: Candidate) -> bool:
    """Tell whether an event is to take place: `there shall be a handover`."""
    if low_at(candidate.tokens, candidate.subject.end - 1) != "there" or candidate.word not in {"shall", "must"}:
        return False
    close = candidate.words_of_act(0, 4)
    return close[:2] in (["be", "a"], ["be", "an"]) and BY_ITSELF.isdisjoint(close)


def has_quality(candidate: Candidate) -> bool:
    """Tell whether a thing is to have a part, which somebody has to see to: `each policy shall have a limit`."""
    if candidate.action.verb != "have" or candidate.thing not in REQUIRED_OF:
        return False
    return any(is_thing_noun(word) for word in candidate.words_of_act(1, 8))


def forbids_before(candidate: Candidate) -> bool:
    """Tell whether nothing of a kind may happen yet: `no work shall begin until it is signed`."""
    is_none = candidate.phrase is not None and candidate.tokens[candidate.phrase.begin].low == "no"
    if not is_none or candidate.action.verb == "be":
        return False
    return not YET.isdisjoint(candidate.words_of_act(1, 4))


def names_one(candidate: Candidate) -> bool:
    """Tell whether a subject is written as a name that no list knows as a thing: `the JSC`."""
    return candidate.phrase is not None and names_unlisted(candidate.tokens, candidate.phrase)


def has_subject(candidate: Candidate) -> bool:
    """Tell whether a trigger has a subject at all."""
    return candidate.phrase is not None


def asks_for_act(candidate: Candidate) -> bool:
    """Tell whether the act of a thing is one that somebody has to bring about, and no effect in law."""
    action = candidate.action
    in_time = action.verb in STARTING and any(word in IN_TIME for word in candidate.words_of_act(1, 4))
    is_of_quality = candidate.words_of_act(1, 2) == ["of"] and states_quality(candidate)
    if states_pay(candidate) or has_quality(candidate) or forbids_before(candidate) or is_of_quality:
        return True
    kept = action.verb == "remain" and not KEPT_BY.isdisjoint(candidate.words_of_act(1, 5))
    only_happens = kept or (action.verb in OF_THINGS and not (action.passive or in_time or candidate.word == "must"))
    close = candidate.words_of_act(1, 8)
    is_charged = close[:2] == ["subject", "to"] and not LEVIED.isdisjoint(close)
    in_effect = low_at(candidate.tokens, action.head + 1, action.end) in EFFECTS and not is_charged
    is_advice = candidate.trigger.rule.modality is Modality.RECOMMENDATION
    states_effect = action.verb == "be" and in_effect and candidate.word != "must" and not is_advice
    lasts = close[:1] == ["for"] and action.verb == "be" and not LENGTHS.isdisjoint(close[:5])
    return not only_happens and not states_effect and not lasts


# What a trigger is, and whether it then imposes anything; the first that applies decides.
RULINGS: tuple[tuple[Test, Test], ...] = (
    (states_definition, never),
    (says_nothing, never),
    (represents, never),
    (states_inability, never),
    (is_subordinate, never),
    (is_not_promised, never),
    (is_warranted, never),
    (goes_on_describing, never),
    (has_been, never),
    (has_no_effect, never),
    (states_status, never),
    (gives_by_itself, never),
    (is_defining_passive, never),
    (has_agent, always),
    (lambda c: c.word in {"may", "can"}, gives_leave),
    (lambda c: c.is_of_somebody, always),
    (lambda c: c.trigger.rule.name == "not-liable" and names_one(c), always),
    (
        lambda c: c.trigger.rule.name == "is-to",
        lambda c: c.action.passive or c.words_of_act(0, 3)[1:] == ["in", "writing"],
    ),
    (lambda c: c.word == "will", asks_of_thing),
    (lambda c: c.trigger.rule.name in SUBJECT_ENOUGH, has_subject),
    (brings_about, always),
)
