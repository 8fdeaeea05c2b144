"""To whom a duty is owed, or who receives the act."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from kg.extract.actions import Action
from kg.extract.boundaries import has_finite_verb
from kg.extract.function_words import CONJUNCTIONS, DETERMINERS, FUNCTION_WORDS, PREPOSITIONS, RELATIVES, is_adverb
from kg.extract.nouns import is_actor_noun, is_thing_noun, to_singular
from kg.extract.phrases import Phrase, is_known_actor, names_somebody, parse_phrase
from kg.extract.receivers import parse_addressee, parse_receiver
from kg.extract.tokens import Token, Tokens, find_words, low_at
from kg.extract.verbs import base_candidates, is_base_verb, is_participle, listed_base_verb

# Verbs whose object is the one who receives the act: "notify the Buyer", "pay the Agent a fee".
RECEIVED = frozenset(
    "accompany advise alert allow answer approach ask assist authorise authorize bill bind brief call charge "
    "compel compensate consult contact credit defend direct dismiss educate enable encourage entice escort harass "
    "help indemnify induce inform instruct interview invite invoice meet notify obligate pay permit persuade "
    "protect question refund reimburse release remind remunerate represent request require serve solicit sue "
    "supervise support survey telephone tell threaten train urge visit warn".split()
)
# Verbs whose object receives the act where nobody else does: "appoint an agent", not "appoint an agent to the Buyer".
HIRING = frozenset("appoint contract designate employ engage hire nominate recruit replace".split())
# Verbs of what one gets from somebody, and what it is: "obtain the consent of the Buyer".
SEEKING = frozenset("obtain procure request secure seek".split())
CONSENTS = frozenset("advice agreement approval authorisation authorization consent permission signature".split())
# Verbs whose object is always somebody, whatever noun names him: "inform the office".
ADDRESSED = frozenset("alert contact inform notify remind tell warn".split())
# Verbs with two objects: the first is the one who receives only before the second, before `with` or an infinitive.
GIVING = frozenset(
    "afford allow cause deliver direct email fax furnish give grant hand issue lend loan mail name offer provide "
    "refund sell send ship show supply".split()
)
RECEIVING = RECEIVED | GIVING
# Verbs of which the very act can be done to somebody: "hold the Buyer harmless" too.
HAVING_OBJECT = RECEIVING | {"hold"}
# Forms of these that no ending shows, and that are no participles.
IRREGULAR = {"e-mail": "email", "gave": "give"}
# Verbs whose subject, in the passive, is the one who receives the act: "the Buyer shall be notified".
RECEIVED_PASSIVE = RECEIVED | frozenset("copy give keep list name offer treat".split())
# What one is provided with, in the passive, or may be given: "shall be provided | with a list", "| an answer".
PROVIDED = frozenset("afford allow furnish grant issue present provide send show supply".split())
# What follows one who receives, where a number tells how much he does: "the Buyer | at least two days' notice".
MEASURES = frozenset("at up no not".split())
# Verbs between whose object and its `with` other words may stand, and how many: "provide the Buyer each day with".
WITH = frozenset("furnish provide supply".split())
LONGEST_BEFORE_WITH = 14
# Verbs by which a thing goes to somebody, be it only an office.
SENDING = frozenset(
    "address bring deliver direct escalate forward furnish give make provide refer report send submit transmit".split()
)
# Verbs of what one lets or makes others do, and how far behind these their act stands.
LETTING = frozenset(("allow", "cause"))
LONGEST_BEFORE_ACT = 8
# What leads to a list, which then names what is given.
LIST_MARKS = frozenset(":—–")
# Verbs of promises before the one to whom one promises: "agrees with the Buyer that it will".
GIVING_WORD = frozenset(
    "acknowledge acknowledges agree agrees confirm confirms covenant covenants promise promises represent represents "
    "undertake undertakes warrant warrants".split()
)
PROMISED_TO = frozenset(("to", "with"))
# Before `to whom`, one who is named stands within so many words.
LONGEST_NAMED = 9
# Before `that`, the one to whom one promises stands within so many words.
LONGEST_PROMISEE = 8
# Prepositions before the one who receives an act; where several stand in an act, the first of these counts.
LINKS = "to onto with from for between among against upon toward towards".split()
RANKS = {link: rank for rank, link in enumerate(LINKS)}
# Words behind which `with` gives a rule to be kept, and nobody: "in accordance with GAAP".
CONFORMING = frozenset(
    "accordance compliance comply complying conform conformance conformity connection consistency consistent "
    "respect".split()
)
LINKS_AND_END = frozenset((*LINKS, ";"))
# Verbs of acts that touch what somebody has: "inspect the plant of the Supplier", "pay the fees of the Agent".
TOUCHING = frozenset("audit enter examine inspect pay review visit".split())
# The owner of what these look into stands no further behind them: "audit | the Buyer's | books".
OWNER_REACH = 9
SEARCHING = (TOUCHING - {"pay"}) | SEEKING
# Nouns before `of` and the one for whom an act is done: "for the use of members".
SAKES = frozenset("account behalf benefit favor favour use".split())
# Nouns before `by` and the one who is let do what they say: "open to inspection by members".
LOOKS = frozenset("access audit examination inspection review use".split())
OWNED = (SAKES - {"account"}) | LOOKS | {"approval", "consideration"}
OF_OR_BY = frozenset(("by", "of"))
LINKING = LINKS_AND_END | OF_OR_BY | OWNED
# What somebody asks for or is asked: "meetings requested by the Buyer", "Customer inquiries".
ASKED = frozenset(
    "acceptance approval call complaint demand direction enquiry inquiry query question request requested required "
    "requirement".split()
)
# How a thing is asked for, and how far behind it that stands: "requests for help | made by the Buyer".
MADE = frozenset("given made raised received submitted".split())
LONGEST_ASKED = 5
ASKING_LINKS = frozenset("by from of".split())
JOINING_VERBS = frozenset((",", "and", "or", "harmless", "hold"))
# What stands behind `as` where it is no comparison: "give it as much as", "name it as an insured".
AS_WHAT = frozenset("a additional an many much".split())
AFTER_OBJECT = PREPOSITIONS | CONJUNCTIONS | RELATIVES


def find_counterparty(tokens: Tokens, action: Action, around: Iterable[range] = ()) -> Phrase | None:
    """Return the phrase that names the counterparty in the words of an act, if one does.

    `around` are the places of the words beside the subject, which may say who asks for the act.
    """
    if received := find_received(tokens, action):
        return received
    act = range(action.head + 1, action.end)
    leads = list(find_words(tokens, act, leads_to_somebody))
    behind = [index for index in leads if index + 1 < action.end]
    linked = find_linked(tokens, action, behind)
    if linked and tokens[linked.begin - 1].low == "to":
        return linked
    asking = find_asking(tokens, act, leads)
    around = [place for place in around if place]
    promisee = next(filter(None, (find_promisee(tokens, place) for place in around)), None)
    if linked:
        return promisee or (asking if asking and asking.begin < linked.begin else linked)
    return (
        find_inner(tokens, action, behind)
        or find_owner(tokens, action, behind)
        or asking
        or next(
            filter(
                None, (find_asking(tokens, p, p) or find_notified(tokens, p) or find_whom(tokens, p) for p in around)
            ),
            promisee,
        )
        or find_hired(tokens, action)
    )


@cache
def leads_to_somebody(word: str) -> bool:
    """Tell whether a word in lower case can lead to the one who receives an act, in any of the ways that follow."""
    return word in LINKING or is_asked(word) or receiving_verb(word) != ""


def find_whom(tokens: Tokens, place: range) -> Phrase | None:
    """Return the one for whom a relative pronoun stands: `names | a clerk | to whom the Buyer shall write`.

    Who is named as somebody is meant by his own name: `names | the clerk | as the person to whom it shall write`.
    """
    end = place.stop - 2
    if end <= place.start or (tokens[end].low, tokens[end + 1].low) != ("to", "whom"):
        return None
    named = next((n for n in range(end - 1, max(end - LONGEST_NAMED, 0), -1) if tokens[n].low == "as"), end)
    reach = (
        n for n in range(max(named - LONGEST_NAMED, 0), named) if tokens[n].low in DETERMINERS or can_ask(tokens[n])
    )
    phrases = filter(None, (parse_receiver(tokens, n, named) for n in reach))
    return next((p for p in phrases if p.end == named and not has_finite_verb(tokens[p.begin : p.end])), None)


def find_notified(tokens: Tokens, place: range) -> Phrase | None:
    """Return the one to whom a notice goes: `by notice given to | the Buyer`."""
    for index in place:
        if tokens[index].low == "to" and "notice" in {low_at(tokens, index - 1), low_at(tokens, index - 2)}:
            return parse_receiver(tokens, index + 1, place.stop)
    return None


def find_promiser(tokens: Tokens, place: range) -> Phrase | None:
    """Return the one who promises what another then has: `| the Seller | agrees that the Buyer may`."""
    verb = place.stop - 2
    if verb <= place.start or tokens[verb + 1].low != "that" or tokens[verb].low not in GIVING_WORD:
        return None
    begin = verb
    while begin > place.start and tokens[begin - 1].is_capital and tokens[begin - 1].low not in FUNCTION_WORDS:
        begin -= 1
    begin -= begin > place.start and tokens[begin - 1].low in DETERMINERS
    phrase = parse_phrase(tokens, begin, verb)
    return phrase if phrase and phrase.end == verb and names_somebody(tokens, phrase) else None


def find_hired(tokens: Tokens, action: Action) -> Phrase | None:
    """Return the one whom somebody takes on: `appoint | another dealer`."""
    if action.passive or action.verb not in HIRING:
        return None
    return find_object(tokens, action.head, action.verb, action.end)


def find_promisee(tokens: Tokens, place: range) -> Phrase | None:
    """Return the one to whom somebody promises what follows: `agrees with | the Buyer | that it will`."""
    for index in place:
        if tokens[index].low in PROMISED_TO and low_at(tokens, index - 1) in GIVING_WORD:
            phrase = parse_receiver(tokens, index + 1, place.stop)
            return phrase if phrase and low_at(tokens, phrase.end) == "that" else None
    return None


def find_owner(tokens: Tokens, action: Action, leads: Iterable[int]) -> Phrase | None:
    """Return the one whose things an act touches, or for whose sake it is done: `inspect the plant of | the Buyer`."""
    is_touched = action.verb in TOUCHING
    nouns = SAKES | CONSENTS if action.verb in SEEKING else SAKES
    for index in leads:
        word, before = tokens[index].low, tokens[index - 1].low
        if not (word == "of" and (is_touched or before in nouns)) and not (word == "by" and before in LOOKS):
            continue
        if phrase := parse_receiver(tokens, index + 1, action.end):
            return phrase
    if owner := find_owner_behind_for(tokens, action, leads):
        return owner
    reach = range(action.head + 1, min(action.head + OWNER_REACH, action.end) if action.verb in SEARCHING else 0)
    owns = next((n for n in reach if tokens[n].is_owner), None)
    return None if owns is None else parse_owner(tokens, action.head + 1, owns)


def find_owner_behind_for(tokens: Tokens, action: Action, leads: Iterable[int]) -> Phrase | None:
    """Return the one for whose sake or look an act is done: `kept for | the Buyer's | inspection`."""
    for index in leads:
        if tokens[index].low not in OWNED or index < action.head + 2:
            continue
        owner = next((n for n in (index - 1, index - 2) if tokens[n].is_owner), None)
        if owner is None:
            continue
        phrase = parse_owner(tokens, action.head + 1, owner)
        if phrase and tokens[phrase.begin - 1].low in {"for", "to"}:
            return phrase
    return None


def parse_owner(tokens: Tokens, floor: int, owner: int) -> Phrase | None:
    """Return the phrase that a possessive ends, if it names somebody: `all | the Buyer's`."""
    begin = owner
    while begin > floor and tokens[begin - 1].is_capital and tokens[begin - 1].low not in FUNCTION_WORDS:
        begin -= 1
    while begin > floor and tokens[begin - 1].low in DETERMINERS:
        begin -= 1
    phrase = Phrase(begin, owner + 1, owner, (owner,))
    return phrase if names_somebody(tokens, phrase) else None


def find_asking(tokens: Tokens, place: range, leads: Iterable[int]) -> Phrase | None:
    """Return the one who asks for something: `requested by | the Buyer`, `all | Customer | inquiries`."""
    for index in leads:
        if not is_asked(tokens[index].low):
            continue
        after = index + 1 + is_participle(low_at(tokens, index + 1, place.stop))
        made = next((n for n in range(after, min(after + LONGEST_ASKED, place.stop)) if tokens[n].low in MADE), after)
        after = made + (tokens[made].low in MADE if made < place.stop else 0)
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
    if action.passive or action.verb not in HAVING_OBJECT:
        return None
    found = find_object(tokens, action.head, action.verb, action.end)
    return found if found and (action.verb != "hold" or low_at(tokens, found.end) == "harmless") else None


def find_inner(tokens: Tokens, action: Action, leads: Iterable[int]) -> Phrase | None:
    """Return the object of a later verb of the act that is done to somebody: `a message that tells callers`."""
    for index in leads:
        verb = receiving_verb(tokens[index].low)
        if verb and not tokens[index].is_capital and (phrase := find_object(tokens, index, verb, action.end)):
            return phrase
    return None


@cache
def receiving_verb(word: str) -> str:
    """Return the base form of a verb in lower case whose object can receive the act, or an empty word.

    Every word of an act is asked for: only the word lists and the endings are, no dictionary.

    >>> receiving_verb("informs"), receiving_verb("remunerating"), receiving_verb("waits")
    ('inform', 'remunerate', '')
    """
    verb = IRREGULAR.get(word) or listed_base_verb(word)
    verb = verb or next(filter(RECEIVING.__contains__, base_candidates(word)), word)
    return verb if verb in RECEIVING else ""


def find_linked(tokens: Tokens, action: Action, leads: Iterable[int]) -> Phrase | None:
    """Return the phrase that names somebody behind a preposition, `to` before others."""
    found, best = None, len(LINKS)
    for index in leads:
        link = tokens[index].low
        if link == ";":
            break
        if RANKS.get(link, best) >= best or is_infinitive(tokens, index):
            continue
        if link == "with" and tokens[index - 1].low in CONFORMING:
            continue
        is_sent = link == "to" and action.verb in SENDING
        phrase = parse_receiver(tokens, index + 1, action.end, offices=is_sent)
        if phrase and (link != "from" or is_known_actor(tokens[phrase.head])):
            found, best = phrase, RANKS[link]
    return found


def is_infinitive(tokens: Tokens, index: int) -> bool:
    """Tell whether a token is the `to` of a verb: `to support`, not `to Support`."""
    after, behind = tokens[index + 1], low_at(tokens, index + 2)
    if tokens[index].low != "to" or not is_base_verb(after.low):
        return False
    joins = behind in CONJUNCTIONS and is_base_verb(low_at(tokens, index + 3))
    return not after.is_capital or (not after.is_name and (behind in DETERMINERS or joins or is_thing_noun(behind)))


def find_object(tokens: Tokens, verb: int, lemma: str, end: int) -> Phrase | None:
    """Return the object of the verb at a token, if it names somebody who receives the act."""
    begin = skip_joined_verbs(tokens, verb + 1, end)
    phrase = parse_addressee(tokens, begin, end) if lemma in ADDRESSED else parse_receiver(tokens, begin, end)
    if phrase is None and lemma == "give":
        return cut_before_thing(tokens, begin, end)
    if phrase is None or lemma not in GIVING or has_second_object(tokens, phrase, end):
        return phrase
    if tokens[end - 1].text in LIST_MARKS or (lemma in LETTING and leads_to_act(tokens, phrase.end, end)):
        return phrase
    reach = tokens[phrase.end : min(phrase.end + LONGEST_BEFORE_WITH, end)]
    return phrase if lemma in WITH and any(t.low == "with" for t in reach) else None


def cut_before_thing(tokens: Tokens, begin: int, end: int) -> Phrase | None:
    """Return somebody in lower case before what he is given: `give | the driver | access`."""
    phrase = parse_phrase(tokens, begin, end)
    if phrase is None or phrase.head - begin != 2 or tokens[begin].low not in DETERMINERS:
        return None
    is_two = is_actor_noun(tokens[begin + 1].low) and is_thing_noun(tokens[phrase.head].low)
    if not is_two or low_at(tokens, phrase.end, end) in {"and", "of", "or"}:
        return None
    return Phrase(begin, begin + 2, begin + 1, (begin + 1,))


def leads_to_act(tokens: Tokens, begin: int, end: int) -> bool:
    """Tell whether somebody is to act whom words describe: `cause the dealers | in town to sell`."""
    return any(is_infinitive(tokens, n) for n in range(begin, min(begin + LONGEST_BEFORE_ACT, end - 1)))


def skip_joined_verbs(tokens: Tokens, index: int, end: int) -> int:
    """Return the token behind the verbs that go on from a verb: `indemnify, defend and hold harmless | the Buyer`."""
    while index < end and joins_verbs(tokens[index]):
        index += 1
    return index


def joins_verbs(token: Token) -> bool:
    """Tell whether a token goes on from one verb to the next."""
    is_verb = is_base_verb(token.low) and (not token.is_capital or token.text.isupper())
    return is_verb or token.low in JOINING_VERBS or is_adverb(token.low)


def has_second_object(tokens: Tokens, phrase: Phrase, end: int) -> bool:
    """Tell whether a phrase is followed by what is given or allowed: `the Buyer a report`, `the Buyer to stay`."""
    if phrase.end >= end:
        return False
    after = tokens[phrase.end]
    following = low_at(tokens, phrase.end + 1, end)
    says_as_what = after.low == "as" and following in AS_WHAT
    if after.low in MEASURES and following in {"least", "most", "to", "less", "more", "fewer"}:
        return True
    if after.text == ",":
        closing = next((n for n in range(phrase.end + 1, end) if tokens[n].text == ","), end)
        return low_at(tokens, closing + 1, end) in DETERMINERS
    return after.low in {"to", "with"} or says_as_what or (after.is_word and after.low not in AFTER_OBJECT)


def receives_passive(tokens: Tokens, action: Action) -> bool:
    """Tell whether the subject of a passive is the one who receives the act: `the Buyer shall be notified`."""
    after = low_at(tokens, action.head + 1, action.end)
    is_provided = action.verb in PROVIDED and (after in DETERMINERS or after == "with")
    return action.passive and (action.verb in RECEIVED_PASSIVE or is_provided)
