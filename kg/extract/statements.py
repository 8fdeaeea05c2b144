"""Sentences → statements: each trigger that imposes something, with its subject, its act and its people."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from kg.extract.actions import (
    STATES,
    Action,
    find_duty,
    find_held_act,
    name_matter,
    opens_act,
    parse_action,
    parse_state,
)
from kg.extract.candidates import to_candidate
from kg.extract.constitutive import governs, imposes
from kg.extract.counterparties import find_counterparty
from kg.extract.function_words import CONJUNCTIONS, DETERMINERS, is_adverb
from kg.extract.lists import Introduction, Lists, is_denied, listed_action
from kg.extract.modalities import denial_of, makes_owner, modality_of
from kg.extract.nouns import is_thing_noun
from kg.extract.people import People, name_people, subject_phrase
from kg.extract.phrases import Phrase, can_bear, parse_phrase
from kg.extract.receivers import extend_receiver
from kg.extract.sentences import Part, Sentence, describes_matter
from kg.extract.subjects import Link, Subject, first_subject
from kg.extract.tokens import PlacedTokens, Tokens, low_at
from kg.extract.trigger_rules import Trigger
from kg.extract.verbs import is_base_verb, is_personal, to_base_verb
from kg.model import Modality, Span

# Words before the subject of a clause that only says something besides: "the price at which | it may be sold".
OPENING_ASIDE = frozenset("as how than what when where whereby which whether whom".split())
# Last words of a trigger that names the act itself: "assumes all responsibility", "shall own".
RESPONSIBILITY = frozenset("cost costs liability responsibility risk risks".split())
ACQUIRING = frozenset("acquire afforded earn given granted offered own paid receive".split())
# A verb stands no further behind a subject that follows its modal.
LONGEST_INVERTED = 25
# What one has or is, where a thing and no act follows: "is entitled to a refund", "has the right to one copy".
CLAIMS = frozenset("eligible entitled has have".split())
HAVING = frozenset("have retain".split())
HAD_WITH_TO = frozenset("access recourse title".split())


class Statement(NamedTuple):
    """A trigger that imposes something, before its people are resolved.

    `tokens` are those of the sentence, and phrases and the act are of them; `subject` is the phrase that the trigger
    speaks of, `front` the place of the adverbial before it, `gap` of the words between it and the trigger.
    `shared` tells that the subject is the one of the statement before, `relative` that it is what a relative
    pronoun stands for; `introduction` is, for a list item, the statement that its list's introduction makes, and
    `outer` that of the item in whose own list it stands.
    """

    sentence: Sentence
    tokens: PlacedTokens
    trigger: Trigger
    modality: Modality
    action: Action
    people: People
    subject: Phrase | None = None
    front: Span | None = None
    gap: Span | None = None
    shared: bool = False
    relative: bool = False
    introduction: Statement | None = None
    outer: Statement | None = None


class Lead(NamedTuple):
    """A list's introduction: the statement that it makes of its items, its act if it has one, and what opens it."""

    statement: Statement
    stated: Action | None
    front: Span | None


def find_statements(plain: str, sentences: list[Sentence]) -> list[Statement]:
    """Return the statements of a clause in the order of the text."""
    lists = Lists(plain, sentences, can_govern)
    found: list[Statement] = []
    leads: dict[tuple[int, int], Lead] = {}
    items: dict[int | None, Statement] = {}
    for sentence in sentences:
        if introduction := lists.introduction(sentence):
            place = introduction[0].number, introduction[1].begin
            if place not in leads:
                leads[place] = read_lead(*introduction, verb_of_items(lists, introduction))
            item = read_listed(sentence, leads[place], items.get(sentence.passage.lead))
            if says_something(item.tokens, item.action):
                items[sentence.number] = item
                found.append(item)
        if sentence.parts:
            found += share_receivers(list(read_own(sentence, lists)))
    return found


def verb_of_items(lists: Lists, introduction: Introduction) -> str:
    """Return the verb that tells best who acts in a list: the first of what only somebody does, or else the first."""
    verbs = [listed_action(item, None).verb for item in lists.items_of(introduction)]
    return next(filter(is_personal, verbs), verbs[0])


def says_something(tokens: Tokens, action: Action) -> bool:
    """Tell whether an act has words of its own: a scan, or a list in disorder, leaves but a mark or an `and`."""
    return any(token.is_word and token.low not in CONJUNCTIONS for token in tokens[action.begin : action.end])


def share_receivers(statements: list[Statement]) -> Iterator[Statement]:
    """Yield the statements of a sentence; what is given receives who its relative clause says that it is for.

    `It shall provide a manager who will be the contact for the Buyer`: the Buyer is provided with him.
    """
    for statement, following in zip_longest(statements, statements[1:]):
        receiver = following.people.counterparty if following and following.relative else None
        if receiver and statement.people.counterparty is None:
            yield statement._replace(people=People(statement.people.bearer, receiver))
        else:
            yield statement


def read_own(sentence: Sentence, lists: Lists) -> Iterator[Statement]:
    """Yield the statements whose triggers stand in the sentence itself."""
    found: list[tuple[Part, Statement]] = []
    front: Span | None = None
    # A trigger that imposes nothing, whose subject the next one may share.
    unheard: Part | None = None
    parts = iter(sentence.main_parts)
    begin = 0
    for part in parts:
        if lists.is_given(sentence, part):
            continue
        if part.subject.link in (Link.OWN, Link.NONE):
            front = sentence.words_before(part, begin and part.start) or front
        begin = part.stop
        ahead = front if front and not describes_matter(sentence.tokens, part) else None
        then = next(parts, None) if expects(sentence, part) else None
        before = (s for p, s in reversed(found) if not closes(sentence.tokens, p.end, part.begin))
        taken_up = take_up(sentence.tokens, part, unheard) if unheard else None
        heard = part._replace(subject=taken_up) if taken_up else part
        previous = None if taken_up else next(before, None)
        statement = read_part(sentence, heard, then or heard, previous, ahead)
        if part.subject.link is not Link.SHARED:
            unheard = None if statement else part
        if statement:
            found.append((part, statement))
            yield statement


def take_up(tokens: Tokens, part: Part, before: Part) -> Subject | None:
    """Return the subject that a trigger shares with the one before it, which imposes nothing.

    `It says that its use shall be free and shall not bind it`: the use binds nobody. `It keeps what the clerk may
    find and shall send it`: a relative clause has ended.
    """
    subject = before.subject
    if part.subject.link is not Link.SHARED or closes(tokens, before.end, part.begin):
        return None
    goes_on = subject.link is Link.RELATIVE and tokens[part.begin].low == tokens[before.begin].low
    is_own = subject.link is Link.OWN and low_at(tokens, subject.begin - 1) not in OPENING_ASIDE
    return Subject(Link.OWN, subject.begin, subject.end, part.subject.start) if goes_on or is_own else None


def closes(tokens: Tokens, begin: int, end: int) -> bool:
    """Tell whether a bracket that is open at `begin` closes before `end`, so that what it holds passes nothing on."""
    depth = 0
    for token in tokens[begin:end]:
        depth += (token.text == "(") - (token.text == ")")
        if depth < 0:
            return True
    return False


def can_govern(lead: Sentence, part: Part) -> bool:
    """Tell whether a trigger of an introduction asks something of its list: `shall:` does, `may be deemed to:` not."""
    tokens, subject = lead.tokens, part.subject
    action, phrase = read_action(tokens, part, part.act), subject_phrase(tokens, subject)
    if action is None:
        return not describes_thing(tokens, part, phrase)
    return governs(to_candidate(tokens, part, phrase, action))


def describes_thing(tokens: Tokens, part: Part, phrase: Phrase | None) -> bool:
    """Tell whether a list says what a thing is like that somebody gives: `a yard which will: (a) keep water out`."""
    is_thing = phrase is not None and part.subject.link is Link.RELATIVE and not can_bear(tokens, phrase)
    return is_thing and tokens[part.begin].low == "will"


def expects(sentence: Sentence, part: Part) -> bool:
    """Tell whether a trigger speaks of the next one's subject: `it is expected that users will call`."""
    return part.trigger.rule.modality is Modality.RECOMMENDATION and sentence.tokens[part.end - 1].low == "that"


def read_part(
    sentence: Sentence, part: Part, acting: Part, previous: Statement | None, front: Span | None
) -> Statement | None:
    """Return the statement that a trigger makes, or `None` where it imposes nothing.

    `acting` is the part whose subject acts: the part itself, or the one that it expects of somebody.
    """
    tokens, subject, trigger = sentence.tokens, acting.subject, part.trigger
    shared = subject.link is Link.SHARED
    if shared and previous is None:
        subject = first_subject(tokens, subject.end)
    phrase = previous.subject if shared and previous else subject_phrase(tokens, subject)
    begin = acting.act
    if trigger.rule.inverted or (acting is part and expects(sentence, part)):
        verb = find_inverted_verb(tokens, acting.end, acting.stop)
        phrase = parse_phrase(tokens, acting.end, verb)
        begin = verb if verb < acting.stop else phrase.end if phrase else begin
    action = read_action(tokens, acting, begin)
    if action is None or not says_something(tokens, action):
        return None
    if shared and previous and goes_on_with_agent(tokens, phrase, action):
        phrase = previous.people.bearer or phrase
    is_known = shared and previous is not None and phrase is not None and phrase == previous.people.bearer
    if not imposes(to_candidate(tokens, part._replace(subject=subject), phrase, action, is_known=is_known)):
        return None
    action = name_matter(tokens, action)
    modality = modality_of(tokens, trigger, action, denial_of(tokens, acting, action, phrase))
    if modality is Modality.OBLIGATION and makes_owner(tokens, action):
        modality = Modality.RIGHT
    opening = 0 if acting is sentence.parts[0] else acting.start
    around = (
        range(opening, subject.start),
        range(subject.end, acting.begin),
        range(acting.end, action.begin),
    )
    people = name_people(tokens, trigger, action, phrase, around)
    if is_known and people.bearer is None and not action.passive:
        people = People(phrase, people.counterparty)
    return Statement(
        sentence,
        sentence.tokens,
        trigger,
        modality,
        action,
        people,
        phrase,
        front,
        acting.gap(tokens),
        shared,
        subject.link is Link.RELATIVE,
    )


def find_inverted_verb(tokens: Tokens, begin: int, end: int) -> int:
    """Return where the verb stands behind a subject that follows its modal, or the end: `nor shall FERN | sell`."""
    for index in range(begin + 1, min(begin + LONGEST_INVERTED, end)):
        token, before = tokens[index], tokens[index - 1]
        is_verb = opens_act(tokens, index) and before.low not in CONJUNCTIONS
        if is_verb and (before.is_capital or not is_thing_noun(token.low)):
            return index
    return end


def goes_on_with_agent(tokens: Tokens, phrase: Phrase | None, action: Action) -> bool:
    """Tell whether who a passive names goes on to act: `it shall be read by the Buyer and | shall pay`."""
    return phrase is not None and not action.passive and is_personal(action.verb) and not can_bear(tokens, phrase)


def read_action(tokens: Tokens, part: Part, begin: int) -> Action | None:
    """Return the act behind a trigger, or the trigger itself where it names the act."""
    words = [t.low for t in tokens[part.begin : part.end]]
    if len(words) == 1 and part.trigger.rule.modality is not Modality.EXEMPTION:
        return parse_action(tokens, begin, part.stop)
    state = next((n for n, word in enumerate(words) if word in STATES), None)
    if state is not None:
        return parse_state(tokens, part.begin + state, part.stop)
    if words[-1] in RESPONSIBILITY:
        return Action(part.begin, part.stop, part.begin, to_base_verb(words[0]))
    if words[-1] in ACQUIRING:
        return Action(part.end - 1, part.stop, part.end - 1, to_base_verb(words[-1]))
    return read_held(tokens, part, begin, words) or parse_action(tokens, begin, part.stop)


def read_held(tokens: Tokens, part: Part, begin: int, words: list[str]) -> Action | None:
    """Return what one has by the words of a trigger, or the act to which one has a duty, a right or none."""
    is_exempt = part.trigger.rule.modality is Modality.EXEMPTION
    if is_exempt and (freed := find_duty(tokens, max(part.end - 1, 0), part.stop)):
        return freed
    have = next((n for n, word in enumerate(words) if word in HAVING), None)
    if have and names_what_one_has(words, have):
        held = find_held_act(tokens, part.begin + have, part.stop)
        return held or Action(part.begin + have, part.stop, part.begin + have, words[have])
    claim = next((n for n, word in enumerate(words) if word in CLAIMS), None)
    has_time = part.trigger.rule.name == "has-time-to"
    if claim is None or words[-1] != "to" or has_time or not names_claim(tokens, begin):
        return None
    return Action(part.begin + claim, part.stop, part.begin + claim, words[claim])


def names_claim(tokens: Tokens, begin: int) -> bool:
    """Tell whether a thing, and no act, follows `entitled to`: `a refund`, `payment`."""
    while is_adverb(low_at(tokens, begin)):
        begin += 1
    word = low_at(tokens, begin)
    if word == "be" or is_base_verb(word):
        return not opens_act(tokens, begin)
    return word in DETERMINERS or low_at(tokens, begin + 1) not in DETERMINERS


def names_what_one_has(words: list[str], have: int) -> bool:
    """Tell whether a trigger says what one has, and not that one may act: `shall have access to`."""
    if have + 1 == len(words):
        return False
    return words[-1] != "to" or words[-2] in HAD_WITH_TO


def read_lead(lead: Sentence, part: Part, verb: str) -> Lead:
    """Return what a list's introduction says of its items, read once for all of them; `verb` is one of theirs."""
    stated = read_action(lead.tokens, part, part.end)
    return Lead(read_introduction(lead, part, stated, verb), stated, front_of_list(lead, part))


def read_listed(sentence: Sentence, lead: Lead, outer: Statement | None = None) -> Statement:
    """Return the statement that a list item makes under the trigger of its introduction.

    Where it names no act, it takes the one of the item in whose list it stands: `(a) send the following: (i) bills`.
    """
    trigger = lead.statement.trigger
    names_act = outer is not None and is_base_verb(outer.action.verb)
    action = listed_action(sentence, outer.action if outer and names_act else lead.stated)
    denial = Modality.PROHIBITION if is_denied(sentence.tokens) else None
    return Statement(
        sentence,
        sentence.tokens,
        trigger,
        modality_of(lead.statement.tokens, trigger, lead.stated, denial),
        action,
        People(None, extend_receiver(sentence.tokens, find_counterparty(sentence.tokens, action), action.end)),
        front=lead.front,
        introduction=lead.statement,
        outer=outer,
    )


def front_of_list(lead: Sentence, part: Part) -> Span | None:
    """Return the adverbial that opens a list's introduction, where its trigger is the sentence's first."""
    opens = part is lead.main_parts[0] and part.subject.link is Link.OWN
    return lead.words_before(part, 0) if opens else None


def read_introduction(lead: Sentence, part: Part, action: Action | None, verb: str) -> Statement:
    """Return what a list's introduction says of its items: who bears them, as `verb` shows where it names no act."""
    action = action or Action(part.end, part.stop, part.begin, verb)
    source = part
    for earlier in reversed(lead.main_parts[: lead.main_parts.index(part)]):
        if source.subject.link is Link.SHARED:
            source = earlier
    phrase = subject_phrase(lead.tokens, source.subject)
    opening = 0 if part is lead.parts[0] else part.start
    people = name_people(lead.tokens, part.trigger, action, phrase, [range(opening, part.subject.start)])
    return Statement(lead, lead.tokens, part.trigger, part.trigger.rule.modality, action, people, phrase)
