"""To whom a duty is owed, or who receives the act."""

from __future__ import annotations

from kg.extract.actions import Action
from kg.extract.lexicon import (
    CONJUNCTIONS,
    PREPOSITIONS,
    RELATIVES,
    is_actor_noun,
    is_adverb,
    is_base_verb,
    to_base_verb,
)
from kg.extract.phrases import Phrase, names_somebody, parse_phrase
from kg.extract.tokens import Token, Tokens

# Verbs whose object is the one who receives the act: "notify the Buyer", "pay the Agent a fee".
RECEIVED = frozenset(
    "notify inform advise pay reimburse indemnify assist allow permit require support consult contact compensate "
    "instruct train tell serve help enable invite ask refund credit remind warn represent protect defend bill "
    "invoice direct release charge remunerate authorise authorize request answer call visit educate encourage".split()
)
# Verbs with two objects: the first is the one who receives only before the second, or before `with`.
GIVING = frozenset("give furnish provide supply send issue grant offer show deliver allow".split())
# Verbs whose subject, in the passive, is the one who receives the act: "the Buyer shall be notified".
RECEIVED_PASSIVE = frozenset(
    "notify inform advise tell pay reimburse compensate give consult invite ask train indemnify remind warn credit "
    "contact instruct refund charge bill offer".split()
)
PARTITIVES = frozenset("all both any each one some none either".split())
LINKS = ("to", "with", "from", "for", "between", "against", "upon")


def find_counterparty(tokens: Tokens, action: Action) -> Phrase | None:
    """Return the phrase that names the counterparty in the words of an act, if one does."""
    return find_received(tokens, action) or find_linked(tokens, action) or find_inner(tokens, action)


def find_inner(tokens: Tokens, action: Action) -> Phrase | None:
    """Return the object of a later verb of the act that is done to somebody: `a message that tells callers`."""
    for index in range(action.head + 1, action.end - 1):
        verb = to_base_verb(tokens[index].low) if not tokens[index].is_capital else ""
        if verb in RECEIVED and (phrase := find_object(tokens, index, verb, action.end)):
            return phrase
    return None


def find_received(tokens: Tokens, action: Action) -> Phrase | None:
    """Return the object of a verb that is done to somebody."""
    if action.passive or action.verb not in RECEIVED | GIVING:
        return None
    return find_object(tokens, action.head, action.verb, action.end)


def find_object(tokens: Tokens, verb: int, lemma: str, end: int) -> Phrase | None:
    """Return the object of the verb at a token, if it names somebody who receives the act."""
    index = verb + 1
    while index < end and joins_verbs(tokens[index]):
        index += 1
    phrase = parse_receiver(tokens, index, end)
    if phrase is None:
        return None
    return None if lemma in GIVING and not has_second_object(tokens, phrase, end) else phrase


def joins_verbs(token: Token) -> bool:
    """Tell whether a token goes on from one verb to the next: `indemnify, defend and hold harmless`."""
    is_verb = is_base_verb(token.low) and not token.is_capital
    return token.text == "," or token.low in {"and", "or", "harmless"} or is_verb or is_adverb(token.low)


def parse_receiver(tokens: Tokens, begin: int, end: int) -> Phrase | None:
    """Return the phrase at `begin` if it names somebody, cut off behind a name: `the Buyer | access`."""
    start = begin
    if begin + 1 < end and tokens[begin + 1].low == "of" and tokens[begin].low in PARTITIVES:
        start = begin + 2
    phrase = parse_phrase(tokens, start, end)
    if phrase is None:
        return None
    for index in range(phrase.begin, phrase.head):
        following = tokens[index + 1]
        if tokens[index].is_name and not following.is_capital and not is_actor_noun(following.low):
            if tokens[index].low.endswith(("'s", "s'")):
                continue
            phrase = Phrase(phrase.begin, index + 1, index, (index,))
            break
    return phrase if names_somebody(tokens, phrase) and not owns_next(tokens, phrase) else None


def has_second_object(tokens: Tokens, phrase: Phrase, end: int) -> bool:
    """Tell whether a phrase is followed by what is given: `the Buyer a report`, `the Buyer with a report`."""
    if phrase.end >= end:
        return False
    after = tokens[phrase.end]
    return after.low == "with" or (after.is_word and after.low not in PREPOSITIONS | CONJUNCTIONS | RELATIVES)


def owns_next(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell whether a phrase is only the owner of what follows: `the Buyer's goods`."""
    return tokens[phrase.head].low.endswith(("'s", "s'"))


def find_linked(tokens: Tokens, action: Action) -> Phrase | None:
    """Return the first phrase behind `to`, `with`, `from` or `for` that names somebody, `to` before others."""
    found: dict[str, Phrase] = {}
    for index in range(action.head + 1, action.end - 1):
        link = tokens[index].low
        if tokens[index].text == ";":
            break
        if link not in LINKS or link in found:
            continue
        start = index + 1
        if link == "to" and is_base_verb(tokens[start].low) and not tokens[start].is_capital:
            continue
        if phrase := parse_receiver(tokens, start, action.end):
            found[link] = phrase
    return next((found[link] for link in LINKS if link in found), None)


def receives_passive(action: Action) -> bool:
    """Tell whether the subject of a passive is the one who receives the act: `the Buyer shall be notified`."""
    return action.passive and action.verb in RECEIVED_PASSIVE
