"""Noun phrases: where one begins and ends, its head, and whether it names somebody."""

from __future__ import annotations

from typing import NamedTuple

from kg.extract.function_words import (
    DETERMINERS,
    FINITE_BE,
    FUNCTION_WORDS,
    LINKS,
    MODALS,
    OF_PAPER,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    is_adverb,
)
from kg.extract.nouns import (
    CODES,
    has_actor_ending,
    is_actor_noun,
    is_listed_thing,
    is_place_name,
    is_thing_noun,
    looks_like_actor,
    to_singular,
)
from kg.extract.tokens import Token, Tokens, low_at, matching_close
from kg.extract.verbs import is_base_verb, is_participle

# Nouns that name somebody only in capitals: "the Billing Contact", but "contact details" or "lead times".
ONLY_CAPITAL = frozenset(
    "chair chief contact counsel desk executive fund group head lead management monitor order platform professional "
    "store utility".split()
)
# Words that no noun phrase goes over.
PHRASE_ENDS = LINKS | RELATIVES | MODALS | FINITE_BE | OF_PAPER | {"be", "else", "not"}
# The side of a contract that is not the one spoken of: "either party shall tell the other".
OTHERS = frozenset(("other", "others"))
# Words for those just named, where no noun follows.
ALONE = frozenset("both each either neither none".split())
PARTS_OF = ALONE | {"all", "any", "one", "some"}
# What no name begins with.
NAMELESS = DETERMINERS | PRONOUNS | {"none", "there"}
# Pronouns that stand for somebody, and never for a thing.
PERSONS = frozenset("him me us you".split())
JOINING = frozenset((",", "and", "or", "and/or"))
AFTER_HEAD = PREPOSITIONS | RELATIVES | OF_PAPER | {",", "("}
AFTER_PARTICIPLE = PREPOSITIONS | DETERMINERS
CLAUSE_VERBS = MODALS | FINITE_BE
# What a company's name ends in behind a comma: "Norvik, Inc."
LEGAL_FORMS = frozenset("corp inc llc llp lp ltd plc".split())
# An acronym or another name in brackets behind a head is no longer than this.
LONGEST_BRACKET = 10
# Words before a number that make a measure of it: "at least one manager", "up to ten users".
MEASURING = frozenset((("at", "least"), ("at", "most"), ("up", "to")))
# How adjectives end.
ADJECTIVE = ("able", "al", "ate", "ete", "ful", "ible", "ic", "ive", "less", "ous")


class Phrase(NamedTuple):
    """A noun phrase: tokens `[begin, end)`, the token of its head, and the heads of what is joined to it."""

    begin: int
    end: int
    head: int
    heads: tuple[int, ...] = ()


def parse_phrase(tokens: Tokens, begin: int, end: int) -> Phrase | None:
    """Return the noun phrase that opens at `begin`, with what is joined to it by `and`, `or` and commas."""
    first = parse_simple(tokens, begin, end)
    if first is None:
        return None
    stop, heads = first.end, [first.head]
    while (joined := parse_joined(tokens, stop, end)) is not None:
        stop = joined.end
        heads.append(joined.head)
    return Phrase(begin, stop, first.head, tuple(heads))


def parse_joined(tokens: Tokens, index: int, end: int) -> Phrase | None:
    """Return the phrase that `and`, `or` or a comma joins at `index`, if it names somebody."""
    start = index
    while low_at(tokens, start, end) in JOINING:
        start += 1
    if not 0 < start - index <= 2:
        return None
    phrase = parse_simple(tokens, start, end)
    if phrase is None or not names_somebody(tokens, phrase):
        return None
    opens_clause = low_at(tokens, phrase.end, end) in CLAUSE_VERBS
    return None if opens_clause else phrase


def parse_simple(tokens: Tokens, begin: int, end: int) -> Phrase | None:
    """Return the noun phrase that opens at `begin` up to its head, and an `of` phrase behind it."""
    first = low_at(tokens, begin, end)
    if first in PRONOUNS:
        return Phrase(begin, begin + 1, begin)
    if first == "the" and names_other(tokens, begin, end):
        return Phrase(begin, begin + 2, begin + 1)
    index = begin
    while index < end and continues_phrase(tokens, index, begin):
        index += 1
    last = tokens[index - 1]
    if index == begin or (last.low in DETERMINERS and not last.is_name):
        return None
    head = index - 1
    after = low_at(tokens, index, end)
    if after == "," and low_at(tokens, index + 1, end) in LEGAL_FORMS:
        head, index = index + 1, index + 2
        after = low_at(tokens, index, end)
    if after == "(":
        index = skip_bracket(tokens, index, end)
        after = low_at(tokens, index, end)
    while after in OF_PAPER:
        index += 1
        after = low_at(tokens, index, end)
    behind = parse_simple(tokens, index + 1, end) if after == "of" and index < end - 1 else None
    if behind and (tokens[behind.head].is_name or not is_name(tokens, begin, head)):
        index = behind.end
    return Phrase(begin, index, head)


def names_other(tokens: Tokens, begin: int, end: int) -> bool:
    """Tell whether the `the` at a place is that of `the other` without a noun behind it."""
    if low_at(tokens, begin + 1, end) not in OTHERS:
        return False
    after = low_at(tokens, begin + 2, end)
    return not after[:1].isalpha() or after in FUNCTION_WORDS or after == "not"


def skip_bracket(tokens: Tokens, index: int, end: int) -> int:
    """Return the token behind a bracket that opens at `index` if it is short, else `index`."""
    closing = matching_close(tokens, index)
    return closing + 1 if index < closing < min(end, index + LONGEST_BRACKET + 1) else index


def is_name(tokens: Tokens, begin: int, head: int) -> bool:
    """Tell whether a phrase is a name, to which no `of` belongs but before another name: `the Buyer | of its act`."""
    return tokens[head].is_name or (tokens[head].is_capital and tokens[begin].low not in DETERMINERS)


def continues_phrase(tokens: Tokens, index: int, begin: int) -> bool:
    """Tell whether the token belongs to the noun phrase that opened at `begin`."""
    token = tokens[index]
    if token.is_name:
        return True
    if not token.is_word or token.low in PHRASE_ENDS:
        return False
    is_front = index == begin or tokens[index - 1].low in DETERMINERS or tokens[index - 1].is_owner
    if token.low in PRONOUNS or (token.low in DETERMINERS and not is_front and token.text != "One"):
        return index == begin
    if is_front or token.is_capital:
        return True
    if is_participle(token.low) and low_at(tokens, index + 1) in PREPOSITIONS and not is_adverb(tokens[index - 1].low):
        return False
    is_modifier = is_adverb(token.low) or is_verb_form(token) or token.low.endswith("ing")
    before = tokens[index - 1].low
    return not (is_modifier and (is_actor_noun(before) or looks_like_actor(before)))


def is_verb_form(token: Token) -> bool:
    """Tell whether a word in lower case looks like a verb rather than a noun or an adjective."""
    is_noun = is_actor_noun(token.low) or is_thing_noun(token.low)
    return not is_noun and (is_base_verb(token.low) or is_participle(token.low))


def head_of(tokens: Tokens, begin: int, end: int) -> int:
    """Return the index of the head noun of a noun phrase: its last word before what modifies it from behind."""
    index = begin
    while index < end and not modifies_from_behind(tokens, index, begin, end):
        index += 1
    while index > begin + 1 and not tokens[index - 1].is_word:
        index -= 1
    return max(begin, index - 1)


def modifies_from_behind(tokens: Tokens, index: int, begin: int, end: int) -> bool:
    """Tell whether what stands behind the head of the phrase `[begin, end)` begins at a token."""
    if index == begin or tokens[index - 1].low in DETERMINERS:
        return False
    token = tokens[index]
    if token.low in AFTER_HEAD and not token.is_name:
        return True
    return is_participle(token.low) and not token.is_capital and low_at(tokens, index + 1, end) in AFTER_PARTICIPLE


def names_somebody(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell whether the head of a phrase is a party, a role, a person or a proper name."""
    head = tokens[phrase.head]
    if head.low in PERSONS or is_known_actor(head):
        return True
    if head.is_capital and looks_like_actor(head.low) and not is_thing_noun(head.low):
        return True
    return is_proper(tokens, phrase) or is_lettered(tokens, phrase)


def is_lettered(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell whether a letter or number tells somebody from others of his kind: `Party | B`."""
    head, before = tokens[phrase.head], tokens[phrase.head - 1]
    if len(head.text) > 1 or phrase.head == phrase.begin or not (head.is_capital or head.text.isdigit()):
        return False
    return before.is_capital and is_actor_noun(before.low)


def is_known_actor(token: Token) -> bool:
    """Tell whether a noun, as it is written, is a known party, role or person."""
    if token.is_name or token.low in OTHERS:
        return True
    return is_actor_noun(token.low) and (token.is_capital or to_singular(token.low) not in ONLY_CAPITAL)


def is_proper(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell whether a phrase is a proper name: every word a capital one, no article, nothing known as a thing."""
    words = [t for t in tokens[phrase.begin : phrase.head + 1] if t.is_word]
    if not words or words[0].low in NAMELESS or is_shouted(tokens, phrase.begin):
        return False
    head = tokens[phrase.head]
    if phrase.head - phrase.begin < 2 and is_place_name(head.low, "".join(w.low for w in words[:-1])):
        return False
    # "Accurate and complete books": what opens a sentence has a capital, be it an adjective.
    if phrase.head == 0 and head.low.endswith(ADJECTIVE) and low_at(tokens, 1) in JOINING:
        return False
    if any(not t.is_capital or len(t.text) == 1 or (t is not head and is_thing_noun(t.low)) for t in words):
        return False
    if head.low in CODES or head.text[-1].isdigit() or not head.low.strip("x") or is_thing(tokens, phrase.head):
        return False
    return head.text.isupper() or to_singular(head.low) == head.low.rstrip("'")


def is_shouted(tokens: Tokens, begin: int) -> bool:
    """Tell whether words stand behind others in capitals, so that capitals make no name: `FOR ANY | INDIRECT LOSS`."""
    before = tokens[begin - 1] if begin else None
    return before is not None and before.text.isupper() and len(before.text) > 1 and before.low in FUNCTION_WORDS


def is_thing(tokens: Tokens, head: int) -> bool:
    """Tell whether a head noun names a thing; one all in capitals only where a list says so: `ESTABLISHMENT pays`."""
    word, after = tokens[head], tokens[head + 1 : head + 2]
    stands_out = word.text.isupper() and len(word.text) > 1 and bool(after) and not after[0].text.isupper()
    return is_listed_thing(word.low) if stands_out else is_thing_noun(word.low)


def can_act(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell whether a phrase names somebody who can act, by its head noun or its form."""
    head = tokens[phrase.head]
    if is_known_actor(head) or is_lettered(tokens, phrase):
        return True
    if is_thing(tokens, phrase.head):
        return names_office(tokens, phrase.head)
    if is_proper(tokens, phrase) or looks_like_actor(head.low):
        return True
    return head.is_capital and phrase.head > phrase.begin and has_actor_ending(head.low)


def names_office(tokens: Tokens, head: int) -> bool:
    """Tell whether a noun is that of a public body: `the | Office | of Animal Health`."""
    return tokens[head].text == "Office" and low_at(tokens, head + 1) == "of"


def can_bear(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell whether a phrase can be a bearer: somebody who acts, or a pronoun that stands for one."""
    is_pronoun = tokens[phrase.begin].low in PRONOUNS and phrase.head == phrase.begin
    if tokens[phrase.begin].low in PARTS_OF and low_at(tokens, phrase.begin + 1) == "of":
        whole = parse_simple(tokens, phrase.begin + 2, phrase.end)
        return whole is not None and can_bear(tokens, whole)
    if is_pronoun or stands_alone(tokens, phrase):
        return True
    if tokens[phrase.head].is_owner:
        return all(t.is_capital and t.low not in NAMELESS for t in tokens[phrase.begin : phrase.head + 1])
    return can_act(tokens, phrase)


def stands_alone(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell whether a word that mostly stands before a noun stands for those just named: `and | each | may leave`."""
    is_one = phrase.head == phrase.begin and tokens[phrase.head].low in ALONE
    return is_one and low_at(tokens, phrase.head + 1) in MODALS
