"""To whom a duty is owed, or who receives the act."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from kg.extract.actions import Action
from kg.extract.function_words import CONJUNCTIONS, FUNCTION_WORDS, PREPOSITIONS, RELATIVES, is_adverb
from kg.extract.nouns import is_actor_noun, is_thing_noun, to_singular
from kg.extract.phrases import Phrase, is_known_actor, is_proper, names_somebody, parse_phrase
from kg.extract.tokens import Token, Tokens, low_at
from kg.extract.verbs import is_base_verb, is_participle, to_base_verb

# Verbs whose object is the one who receives the act: "notify the Buyer", "pay the Agent a fee".
RECEIVED = frozenset(
    "accompany advise alert allow answer ask assist authorise authorize bill brief call charge compensate consult "
    "contact credit defend direct educate enable encourage help indemnify inform instruct interview invite invoice "
    "notify pay permit protect refund reimburse release remind remunerate represent request require serve support "
    "survey telephone tell threaten train visit warn".split()
)
# Verbs whose object is always somebody, whatever noun names him: "inform the office".
ADDRESSED = frozenset("alert contact inform notify remind tell warn".split())
# Verbs with two objects: the first is the one who receives only before the second, before `with` or an infinitive.
GIVING = frozenset("allow cause deliver furnish give grant issue name offer provide send show supply".split())
TO_SOMEBODY = RECEIVED | GIVING
# Verbs whose subject, in the passive, is the one who receives the act: "the Buyer shall be notified".
RECEIVED_PASSIVE = frozenset(
    "accompany advise alert ask bill brief charge compensate consult contact credit give indemnify inform instruct "
    "invite name notify offer pay refund reimburse remind survey tell train warn".split()
)
PARTITIVES = frozenset("all any both each either none one some".split())
# Prepositions before the one who receives an act; where several stand in an act, the first of these counts.
LINKS = dict.fromkeys("to onto with from for between among against upon".split())
# Verbs of acts that touch what somebody has: "inspect the plant of the Supplier", "pay the fees of the Agent".
TOUCHING = frozenset("audit enter examine inspect pay review visit".split())
# Nouns before `of` and the one for whom an act is done: "for the use of members".
SAKES = frozenset("behalf benefit use".split())
# What somebody asks for or is asked: "meetings requested by the Buyer", "Customer inquiries".
ASKED = frozenset(
    "acceptance approval call complaint demand direction enquiry inquiry query question request requested required "
    "requirement".split()
)
ASKING_LINKS = frozenset("by from of".split())
JOINING_VERBS = frozenset((",", "and", "or", "harmless", "hold"))
# What stands behind `as` where it is no comparison: "give it as much as", "name it as an insured".
AS_WHAT = frozenset("a additional an many much".split())
AFTER_OBJECT = PREPOSITIONS | CONJUNCTIONS | RELATIVES


def find_counterparty(tokens: Tokens, action: Action, around: Iterable[range] = ()) -> Phrase | None:
    """Return the phrase that names the counterparty in the words of an act, if one does.

    `around` are the places of the words beside the subject, which may say who asks for the act.
    """
    inside = range(action.head + 1, action.end)
    if received := find_received(tokens, action):
        return received
    linked, asking = find_linked(tokens, action), find_asking(tokens, inside)
    if linked and asking and tokens[linked.begin - 1].low != "to" and asking.begin < linked.begin:
        return asking
    others = (find_asking(tokens, place) for place in around)
    return (
        linked or find_inner(tokens, action) or find_owner(tokens, action) or asking or next(filter(None, others), None)
    )


def find_owner(tokens: Tokens, action: Action) -> Phrase | None:
    """Return the one whose things an act touches, or for whose sake it is done: `inspect the plant of | the Buyer`."""
    for index in range(action.head + 1, action.end - 1):
        is_link = tokens[index].low == "of" and (action.verb in TOUCHING or tokens[index - 1].low in SAKES)
        if is_link and (phrase := parse_receiver(tokens, index + 1, action.end)):
            return phrase
    return None


def find_asking(tokens: Tokens, place: range) -> Phrase | None:
    """Return the one who asks for something: `requested by | the Buyer`, `all | Customer | inquiries`."""
    for index in place:
        if not is_asked(tokens[index].low):
            continue
        after = index + 1 + is_participle(low_at(tokens, index + 1, place.stop))
        if low_at(tokens, after, place.stop) in ASKING_LINKS:
            phrase = parse_receiver(tokens, after + 1, place.stop)
        else:
            phrase = find_asking_before(tokens, index, place.start)
        if phrase:
            return phrase
    return None


@cache
def is_asked(word: str) -> bool:
    """Tell whether a word in lower case is what somebody asks, or how a thing is asked for."""
    return to_singular(word) in ASKED


def find_asking_before(tokens: Tokens, noun: int, floor: int) -> Phrase | None:
    """Return who stands before what he asks: `Buyer and Seller | inquiries`, `callers' | questions`."""
    begin = noun
    while begin > floor and can_ask(tokens[begin - 1]):
        begin -= 1
    if begin == noun and noun > floor and is_actor_noun(tokens[noun - 1].low):
        begin = noun - 1
    while begin < noun and tokens[begin].low in {"and", "or"}:
        begin += 1
    phrase = Phrase(begin, noun, noun - 1) if begin < noun else None
    return phrase if phrase and names_somebody(tokens, phrase) else None


def can_ask(token: Token) -> bool:
    """Tell whether a word can be part of the names that stand before what somebody asks."""
    return token.low in {"and", "or"} or (token.is_capital and token.low not in FUNCTION_WORDS)


def find_received(tokens: Tokens, action: Action) -> Phrase | None:
    """Return the object of a verb that is done to somebody."""
    if action.passive or action.verb not in TO_SOMEBODY:
        return None
    return find_object(tokens, action.head, action.verb, action.end)


def find_inner(tokens: Tokens, action: Action) -> Phrase | None:
    """Return the object of a later verb of the act that is done to somebody: `a message that tells callers`."""
    for index in range(action.head + 1, action.end - 1):
        token = tokens[index]
        if not is_done_to_somebody(token.low) or token.is_capital:
            continue
        if phrase := find_object(tokens, index, to_base_verb(token.low), action.end):
            return phrase
    return None


@cache
def is_done_to_somebody(word: str) -> bool:
    """Tell whether a word is a form of a verb that is done to somebody."""
    return to_base_verb(word) in RECEIVED


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
    begin = skip_joined_verbs(tokens, verb + 1, end)
    phrase = parse_addressee(tokens, begin, end) if lemma in ADDRESSED else parse_receiver(tokens, begin, end)
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
    is_verb = is_base_verb(token.low) and (not token.is_capital or token.text.isupper())
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


def parse_addressee(tokens: Tokens, begin: int, end: int) -> Phrase | None:
    """Return the phrase at `begin` without the matter that somebody is told of: `the office | of each delay`."""
    phrase = parse_phrase(tokens, begin, end)
    if phrase is None or low_at(tokens, phrase.head + 1, phrase.end) != "of":
        return phrase
    behind = parse_phrase(tokens, phrase.head + 2, phrase.end)
    if behind and names_somebody(tokens, behind):
        return phrase
    return Phrase(begin, phrase.head + 1, phrase.head, (phrase.head,))


def is_thing_of_name(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell whether a phrase in truth begins with a thing: `the number | CSR staff`."""
    before = tokens[phrase.begin : phrase.head]
    return any(is_thing_noun(token.low) and not token.is_capital for token in before)


def cut_behind_name(tokens: Tokens, phrase: Phrase) -> Phrase:
    """Return a phrase cut off behind a name that a thing follows: `the Buyer | access`."""
    for index in range(phrase.begin, phrase.head):
        token, following = tokens[index], tokens[index + 1]
        if token.is_owner or following.is_capital or is_actor_noun(following.low):
            continue
        if token.is_name or is_bare_name(tokens, phrase, index):
            return Phrase(phrase.begin, index + 1, index, (index,))
    return phrase


def is_bare_name(tokens: Tokens, phrase: Phrase, index: int) -> bool:
    """Tell whether a name without an article stands before the head of another phrase: `Norvik | written notice`."""
    name = Phrase(phrase.begin, index + 1, index)
    return not is_known_actor(tokens[phrase.head]) and is_proper(tokens, name)


def has_second_object(tokens: Tokens, phrase: Phrase, end: int) -> bool:
    """Tell whether a phrase is followed by what is given or allowed: `the Buyer a report`, `the Buyer to stay`."""
    if phrase.end >= end:
        return False
    after = tokens[phrase.end]
    says_as_what = after.low == "as" and low_at(tokens, phrase.end + 1, end) in AS_WHAT
    return after.low in {"to", "with"} or says_as_what or (after.is_word and after.low not in AFTER_OBJECT)


def receives_passive(action: Action) -> bool:
    """Tell whether the subject of a passive is the one who receives the act: `the Buyer shall be notified`."""
    return action.passive and action.verb in RECEIVED_PASSIVE
