"""To whom a duty is owed, or who receives the act."""

from __future__ import annotations

from kg.extract.actions import Action
from kg.extract.function_words import CONJUNCTIONS, PREPOSITIONS, RELATIVES, is_adverb
from kg.extract.nouns import is_actor_noun, is_thing_noun
from kg.extract.phrases import Phrase, is_known_actor, names_somebody, parse_phrase
from kg.extract.tokens import Token, Tokens, low_at
from kg.extract.verbs import is_base_verb, to_base_verb

# Verbs whose object is the one who receives the act: "notify the Buyer", "pay the Agent a fee".
RECEIVED = frozenset(
    "advise allow answer ask assist authorise authorize bill call charge compensate consult contact credit defend "
    "direct educate enable encourage help indemnify inform instruct invite invoice notify pay permit protect refund "
    "reimburse release remind remunerate represent request require serve support tell train visit warn".split()
)
# Verbs with two objects: the first is the one who receives only before the second, or before `with`.
GIVING = frozenset("allow deliver furnish give grant issue offer provide send show supply".split())
# Verbs whose subject, in the passive, is the one who receives the act: "the Buyer shall be notified".
RECEIVED_PASSIVE = frozenset(
    "advise ask bill charge compensate consult contact credit give indemnify inform instruct invite notify offer pay "
    "refund reimburse remind tell train warn".split()
)
PARTITIVES = frozenset("all any both each either none one some".split())
# Prepositions before the one who receives an act; where several stand in an act, the first of these counts.
LINKS = ("to", "with", "from", "for", "between", "against", "upon")
JOINING_VERBS = frozenset((",", "and", "or", "harmless"))
AFTER_OBJECT = PREPOSITIONS | CONJUNCTIONS | RELATIVES


def find_counterparty(tokens: Tokens, action: Action) -> Phrase | None:
    """Return the phrase that names the counterparty in the words of an act, if one does."""
    return find_received(tokens, action) or find_linked(tokens, action) or find_inner(tokens, action)


def find_received(tokens: Tokens, action: Action) -> Phrase | None:
    """Return the object of a verb that is done to somebody."""
    if action.passive or action.verb not in RECEIVED | GIVING:
        return None
    return find_object(tokens, action.head, action.verb, action.end)


def find_inner(tokens: Tokens, action: Action) -> Phrase | None:
    """Return the object of a later verb of the act that is done to somebody: `a message that tells callers`."""
    for index in range(action.head + 1, action.end - 1):
        verb = to_base_verb(tokens[index].low) if not tokens[index].is_capital else ""
        if verb in RECEIVED and (phrase := find_object(tokens, index, verb, action.end)):
            return phrase
    return None


def find_linked(tokens: Tokens, action: Action) -> Phrase | None:
    """Return the phrase that names somebody behind a preposition, `to` before others."""
    found: dict[str, Phrase] = {}
    for index in range(action.head + 1, action.end - 1):
        link = tokens[index].low
        if link == ";":
            break
        if link not in LINKS or link in found or is_infinitive(tokens, index):
            continue
        phrase = parse_receiver(tokens, index + 1, action.end)
        if phrase and (link != "from" or is_known_actor(tokens[phrase.head])):
            found[link] = phrase
    return next((found[link] for link in LINKS if link in found), None)


def is_infinitive(tokens: Tokens, index: int) -> bool:
    """Tell whether a token is the `to` of a verb: `to support`, not `to Support`."""
    after = tokens[index + 1]
    return tokens[index].low == "to" and is_base_verb(after.low) and not after.is_capital


def find_object(tokens: Tokens, verb: int, lemma: str, end: int) -> Phrase | None:
    """Return the object of the verb at a token, if it names somebody who receives the act."""
    phrase = parse_receiver(tokens, skip_joined_verbs(tokens, verb + 1, end), end)
    if phrase is None or (lemma in GIVING and not has_second_object(tokens, phrase, end)):
        return None
    return phrase


def skip_joined_verbs(tokens: Tokens, index: int, end: int) -> int:
    """Return the token behind the verbs that go on from a verb: `indemnify, defend and hold harmless | the Buyer`."""
    while index < end and joins_verbs(tokens[index]):
        index += 1
    return index


def joins_verbs(token: Token) -> bool:
    """Tell whether a token goes on from one verb to the next."""
    is_verb = is_base_verb(token.low) and not token.is_capital
    return is_verb or token.low in JOINING_VERBS or is_adverb(token.low)


def parse_receiver(tokens: Tokens, begin: int, end: int) -> Phrase | None:
    """Return the phrase at `begin` if it names somebody, and not only the owner of what follows."""
    is_partitive = low_at(tokens, begin, end) in PARTITIVES and low_at(tokens, begin + 1, end) == "of"
    phrase = parse_phrase(tokens, begin + 2 if is_partitive else begin, end)
    if phrase is None:
        return None
    phrase = cut_behind_name(tokens, phrase)
    if not names_somebody(tokens, phrase) or tokens[phrase.head].is_owner or is_thing_of_name(tokens, phrase):
        return None
    return phrase


def is_thing_of_name(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell whether a phrase in truth begins with a thing: `the number | CSR staff`."""
    before = tokens[phrase.begin : phrase.head]
    return any(is_thing_noun(token.low) and not token.is_capital for token in before)


def cut_behind_name(tokens: Tokens, phrase: Phrase) -> Phrase:
    """Return a phrase cut off behind a name that a thing follows: `the Buyer | access`."""
    for index in range(phrase.begin, phrase.head):
        token, following = tokens[index], tokens[index + 1]
        if token.is_name and not token.is_owner and not following.is_capital and not is_actor_noun(following.low):
            return Phrase(phrase.begin, index + 1, index, (index,))
    return phrase


def has_second_object(tokens: Tokens, phrase: Phrase, end: int) -> bool:
    """Tell whether a phrase is followed by what is given: `the Buyer a report`, `the Buyer with a report`."""
    if phrase.end >= end:
        return False
    after = tokens[phrase.end]
    return after.low == "with" or (after.is_word and after.low not in AFTER_OBJECT)


def receives_passive(action: Action) -> bool:
    """Tell whether the subject of a passive is the one who receives the act: `the Buyer shall be notified`."""
    return action.passive and action.verb in RECEIVED_PASSIVE
