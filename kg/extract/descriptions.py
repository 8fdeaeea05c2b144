"""Clauses that only describe: relative clauses, asides and what goes on from another tense."""

from __future__ import annotations

from kg.extract.boundaries import is_third_person
from kg.extract.candidates import Candidate, has_agent
from kg.extract.constitutive_words import (
    AGREEING,
    AMENDED,
    ASSERTING,
    CHANCES,
    DENIALS,
    EACH_OF_SOME,
    ENSURING,
    EXPECTING,
    FINDING,
    FORMALITIES,
    HAVING_SAY,
    LONGEST_DENIAL,
    LONGEST_SHOWN,
    LONGEST_TENSE,
    LONGEST_WARRANTED,
    PLACING,
    PROMISING,
    SHOWING,
    THOSE_WHO,
    WARRANTING,
)
from kg.extract.counterparties import GIVING_WORD, LONGEST_PROMISEE, PROMISED_TO
from kg.extract.function_words import FINITE_BE, PRONOUNS, RELATIVES, TELLING
from kg.extract.nouns import is_actor_noun, is_thing_noun, to_singular
from kg.extract.phrases import parse_phrase
from kg.extract.subjects import Link
from kg.extract.tokens import Tokens, low_at
from kg.extract.verbs import is_participle
from kg.model import Modality

FREEDOMS = (Modality.RIGHT, Modality.EXEMPTION, Modality.PERMISSION)


def states_inability(candidate: Candidate) -> bool:
    """Tell whether `cannot` or `can` only says what is possible of a thing: `a fault that the desk cannot solve`."""
    subject = candidate.subject
    if candidate.word not in {"can", "cannot"}:
        return False
    if candidate.word == "cannot" and not candidate.is_of_somebody and not candidate.action.passive:
        return True
    if candidate.word == "cannot" and candidate.action.verb in PROMISING:
        return True
    last = low_at(candidate.tokens, subject.begin - 1)
    return subject.link is Link.RELATIVE or last in RELATIVES | {"where"} or is_shown(candidate)


def is_shown(candidate: Candidate) -> bool:
    """Tell whether one only has to show what is possible: `demonstrates that the old or the new pump | can | run`."""
    begin = candidate.subject.begin
    reach = range(max(begin - LONGEST_SHOWN, 1), begin)
    return any(candidate.tokens[n].low == "that" and candidate.tokens[n - 1].low in SHOWING for n in reach)


def is_subordinate(candidate: Candidate) -> bool:
    """Tell whether a modal only describes: `as the parties shall agree`, `the date by which it must reply`."""
    tokens, subject, word = candidate.tokens, candidate.subject, candidate.word
    if subject.link is Link.RELATIVE:
        some = THOSE_WHO if low_at(tokens, subject.start) == "who" else EACH_OF_SOME
        noun = tokens[subject.end - 1]
        is_kind = to_singular(noun.low) not in {noun.low, "party"} and tokens[subject.start - 1].text != ","
        is_any = not noun.is_capital or is_kind
        describes_each = word == "will" and is_any and tokens[subject.begin].low in some
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
    if last == "that" and is_opinion(candidate, before):
        return True
    tells = word in TELLING or word == "cannot"
    if tells and (last in ENSURING or (last == "that" and before in ENSURING | {"so"})):
        return True
    if last == "that" and word in TELLING and is_described(tokens, subject.begin - 1):
        return word == "will" or not candidate.is_of_somebody
    if not candidate.is_of_somebody and describes_place(candidate, before, last):
        return True
    return (
        (before, last) == ("by", "which")
        or last in {"whereby", "than"}
        or (last == "as" and (word != "may" or changes_wording(candidate) or is_by_law(candidate)))
    )


def is_opinion(candidate: Candidate, verb: str) -> bool:
    """Tell whether somebody only says what he thinks: `finds that it should be`, `expects that it will be`."""
    if candidate.trigger.rule.modality is Modality.RECOMMENDATION:
        return verb in FINDING
    return candidate.word == "will" and verb in EXPECTING


def is_not_promised(candidate: Candidate) -> bool:
    """Tell whether somebody says that he does not promise what follows: `makes no warranty that it | will run`."""
    tokens, begin = candidate.tokens, candidate.subject.begin
    if low_at(tokens, begin - 1) != "that" or low_at(tokens, begin - 2) not in WARRANTING:
        return False
    return not DENIALS.isdisjoint(t.low for t in tokens[max(begin - LONGEST_DENIAL, 0) : begin])


def is_warranted(candidate: Candidate) -> bool:
    """Tell whether one only says of himself what he may do or is free from: `warrants that it | has the right to`."""
    tokens, phrase = candidate.tokens, candidate.phrase
    if candidate.trigger.rule.modality not in FREEDOMS or phrase is None or tokens[phrase.head].low not in PRONOUNS:
        return False
    reach = range(max(phrase.begin - LONGEST_WARRANTED, 1), phrase.begin)
    return any(tokens[n].low == "that" and tokens[n - 1].low in ASSERTING for n in reach)


def describes_place(candidate: Candidate, before: str, last: str) -> bool:
    """Tell whether a thing is only said to be done somewhere or some day: `the day on which it | is | to be made`."""
    if last == "which":
        return before in PLACING and candidate.word in {"will", "is", "are"}
    return last == "where" and candidate.word in {"is", "are"}


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
    reach = range(max(subject.start - LONGEST_TENSE, 0), subject.start)
    return any(tokens[n].low in FINITE_BE or is_third_person(tokens, n) for n in reach)


def has_been(candidate: Candidate) -> bool:
    """Tell whether a relative clause only says what will then be done: `the price on which they shall have agreed`."""
    close = candidate.words_of_act(1, 2)
    in_relative = low_at(candidate.tokens, candidate.subject.begin - 1) in RELATIVES
    return in_relative and candidate.action.verb == "have" and bool(close) and is_participle(close[0])


def changes_wording(candidate: Candidate) -> bool:
    """Tell whether an act is to change a contract's words: `as | may be | amended by the parties`."""
    return candidate.action.passive and candidate.action.verb in AMENDED | FORMALITIES


def is_described(tokens: Tokens, that: int) -> bool:
    """Tell whether `that` goes on to describe the noun before it: `evidence that`, `goods that`."""
    before = tokens[that - 1] if that else None
    if before is None or not before.is_word or to_singular(before.low) in AGREEING or names_promisee(tokens, that):
        return False
    is_noun = is_thing_noun(before.low) or is_actor_noun(before.low)
    return is_noun or (before.is_capital and before.low.endswith("s"))


def names_promisee(tokens: Tokens, that: int) -> bool:
    """Tell whether `that` opens what somebody promises another: `agrees with the Buyer | that`."""
    reach = range(max(that - LONGEST_PROMISEE, 1), that)
    return any(tokens[n].low in PROMISED_TO and tokens[n - 1].low in GIVING_WORD for n in reach)
