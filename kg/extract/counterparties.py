"""To whom a duty is owed, or who receives the act."""

from __future__ import annotations

from kg.extract.actions import Action
from kg.extract.lexicon import CONJUNCTIONS, PREPOSITIONS, RELATIVES, is_adverb, is_base_verb
from kg.extract.phrases import Phrase, names_somebody, parse_phrase
from kg.extract.tokens import Tokens

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
LINKS = ("to", "with", "from", "for", "between", "against", "upon")


def find_counterparty(tokens: Tokens, action: Action) -> Phrase | None:
    """Return the phrase that names the counterparty in the words of an act, if one does."""
    direct = find_received(tokens, action)
    return direct or find_linked(tokens, action)


def find_received(tokens: Tokens, action: Action) -> Phrase | None:
    """Return the object of a verb that is done to somebody."""
    if action.passive or action.verb not in RECEIVED | GIVING:
        return None
    index = action.head + 1
    while index < action.end and is_adverb(tokens[index].low):
        index += 1
    phrase = parse_phrase(tokens, index, action.end)
    if not phrase or not names_somebody(tokens, phrase) or owns_next(tokens, phrase):
        return None
    return None if action.verb in GIVING and not has_second_object(tokens, phrase, action.end) else phrase


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
        if tokens[start].low in {"all", "both"} and start + 1 < action.end and tokens[start + 1].low == "of":
            start += 2
        if link == "to" and is_base_verb(tokens[start].low) and not tokens[start].is_capital:
            continue
        phrase = parse_phrase(tokens, start, action.end)
        if phrase and names_somebody(tokens, phrase) and not owns_next(tokens, phrase):
            found[link] = phrase
    return next((found[link] for link in LINKS if link in found), None)


def receives_passive(action: Action) -> bool:
    """Tell whether the subject of a passive is the one who receives the act: `the Buyer shall be notified`."""
    return action.passive and action.verb in RECEIVED_PASSIVE
