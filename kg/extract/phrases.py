"""Noun phrases: where one begins and ends, its head, and whether it names somebody."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.lexicon import (
    CONJUNCTIONS,
    DETERMINERS,
    FINITE_BE,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    is_actor_noun,
    is_adverb,
    is_base_verb,
    is_participle,
    is_thing_noun,
    to_singular,
)
from kg.extract.tokens import Token, Tokens, matching_close

MODALS = frozenset("shall must will may can should cannot".split())
ACTOR_ENDING = re.compile(r"(?P<stem>\w{3,})(?:er|or|ee|ant)$")
# Nouns that name somebody only in capitals: "the Billing Contact", but "contact details" or "lead times".
ONLY_CAPITAL = frozenset(
    "contact lead head monitor desk chair chief counsel executive professional management order".split()
)


@dataclass(frozen=True, slots=True)
class Phrase:
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
    while start < end and (tokens[start].text == "," or tokens[start].low in {"and", "or", "and/or"}):
        start += 1
    if start == index or start - index > 2:
        return None
    phrase = parse_simple(tokens, start, end)
    if phrase is None or not names_somebody(tokens, phrase):
        return None
    follows = tokens[phrase.end].low if phrase.end < end else ""
    return None if follows in MODALS or follows in FINITE_BE else phrase


def parse_simple(tokens: Tokens, begin: int, end: int) -> Phrase | None:
    """Return the noun phrase that opens at `begin` up to its head, and an `of` phrase behind it."""
    index = begin
    while index < end and continues_phrase(tokens, index, begin):
        index += 1
    if index == begin or tokens[index - 1].low in DETERMINERS:
        return None
    head = index - 1
    if index < end and tokens[index].text == "(" and index + 2 < end:
        closing = matching_close(tokens, index)
        if index < closing < end and closing - index <= 10:
            index = closing + 1
    if index + 1 < end and tokens[index].low == "of" and not is_name(tokens, begin, head):
        behind = parse_simple(tokens, index + 1, end)
        index = behind.end if behind else index
    return Phrase(begin, index, head)


def is_name(tokens: Tokens, begin: int, head: int) -> bool:
    """Tell whether a phrase is a name, to which no `of` belongs: `the Buyer | of its decision`."""
    return tokens[head].is_name or (tokens[head].is_capital and tokens[begin].low not in DETERMINERS)


def continues_phrase(tokens: Tokens, index: int, begin: int) -> bool:
    """Tell whether the token belongs to the noun phrase that opened at `begin`."""
    token = tokens[index]
    if token.is_name:
        return True
    if not token.is_word or token.low in CONJUNCTIONS or token.low in RELATIVES or token.low in SUBORDINATORS:
        return False
    if (
        token.low in PREPOSITIONS
        or token.low in MODALS
        or token.low == "be"
        or token.low in FINITE_BE
        or token.low == "not"
    ):
        return False
    is_front = index == begin or tokens[index - 1].low in DETERMINERS
    if token.low in PRONOUNS or (token.low in DETERMINERS and not is_front):
        return index == begin
    if is_front or token.is_capital:
        return True
    is_modifier = is_adverb(token.low) or is_verb_form(token) or token.low.endswith("ing")
    return not (is_modifier and is_actor_noun(tokens[index - 1].low))


def is_verb_form(token: Token) -> bool:
    """Tell whether a word in lower case looks like a verb rather than a noun or an adjective."""
    return (is_base_verb(token.low) or is_participle(token.low)) and not (
        is_actor_noun(token.low) or is_thing_noun(token.low)
    )


def names_somebody(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell whether the head of a phrase is a party, a role, a person or a proper name."""
    return is_known_actor(tokens[phrase.head]) or is_proper(tokens, phrase)


def is_known_actor(token: Token) -> bool:
    """Tell whether a noun, as it is written, is a known party, role or person."""
    if token.is_name:
        return True
    return is_actor_noun(token.low) and (token.is_capital or to_singular(token.low) not in ONLY_CAPITAL)


def is_proper(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell whether a phrase is a proper name: every word a capital one, no article, nothing known as a thing."""
    words = [t for t in tokens[phrase.begin : phrase.head + 1] if t.is_word]
    head = tokens[phrase.head]
    if not words or words[0].low in DETERMINERS or words[0].low in PRONOUNS or is_thing_noun(head.low):
        return False
    if not all(t.is_capital for t in words) or any(len(t.text) == 1 or is_thing_noun(t.low) for t in words):
        return False
    return head.text.isupper() and len(head.text) > 1 or not to_singular(head.low) != head.low.rstrip("'")


def acts(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell whether a subject is somebody who can act, by its head noun or its form."""
    head = tokens[phrase.head]
    if is_known_actor(head):
        return True
    if is_thing_noun(head.low):
        return False
    return is_proper(tokens, phrase) or looks_like_actor(head.low)


def looks_like_actor(word: str) -> bool:
    """Tell whether a noun that no list knows is made of a verb and an ending that means a person.

    >>> looks_like_actor("installers"), looks_like_actor("manner"), looks_like_actor("nominee")
    (True, False, True)
    """
    match = ACTOR_ENDING.match(to_singular(word))
    return match is not None and any(is_base_verb(match["stem"] + end) for end in ("", "e", "ate"))
