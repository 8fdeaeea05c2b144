"""Nouns: what the word lists say of each, and what its ending shows."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.verbs import is_base_verb
from kg.extract.word_lists import read_words

# Endings of abstract nouns: "resolution", "agreement", "availability".
ABSTRACT = re.compile(r"\w{2}(?:tion|sion|ment|ness|ity|ance|ence|ship|ing|ure|ism)$")
ACTOR_ENDING = re.compile(r"(?P<stem>\w{3,})(?:er|or|ee|ant)$")
POSSESSIVE = re.compile(r"'s$|(?<=s)'$|'$")
SIBILANT_PLURAL = re.compile(r"(?:ch|sh|x|ss)es$")
# What a name is that is a currency's or a standard's code: "paid in GBP", "conforms to ISO 9001".
CODES = read_words("currencies") | read_words("standards")
# The first words of places' names, where there is one: "New York", "South Korea".
BEFORE_PLACES = frozenset(("", *"british east great latin los new north northern nova saudi south united west".split()))
NOT_PLURAL = ("ss", "us", "is")


@cache
def to_singular(word: str) -> str:
    """Return a noun in lower case without its plural or possessive ending.

    >>> to_singular("Agencies"), to_singular("boxes"), to_singular("Business"), to_singular("Contractor's")
    ('agency', 'box', 'business', 'contractor')
    """
    low = POSSESSIVE.sub("", word.lower())
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if SIBILANT_PLURAL.search(low):
        return low[:-2]
    if low.endswith("s") and not low.endswith(NOT_PLURAL) and len(low) > 3:
        return low[:-1]
    return low


@cache
def is_party_noun(word: str) -> bool:
    """Tell whether a noun names a side of a contract, or one that stands under it: `subdistributor`."""
    singular = to_singular(word)
    return singular in read_words("party_nouns") or singular.removeprefix("sub") in read_words("party_nouns")


def is_performer_noun(word: str) -> bool:
    """Tell whether a noun names a party that performs a contract's services."""
    return to_singular(word) in read_words("performer_nouns")


@cache
def is_role_noun(word: str) -> bool:
    """Tell whether a noun names a position that people or teams hold."""
    return to_singular(word) in read_words("role_nouns")


@cache
def is_person_noun(word: str) -> bool:
    """Tell whether a noun names people who are neither a party nor hold a named position."""
    return to_singular(word) in read_words("person_nouns")


@cache
def is_actor_noun(word: str) -> bool:
    """Tell whether a noun, or the last part of a compound, names somebody: a party, a role or a person."""
    word = word.rpartition("-")[2] or word
    return is_party_noun(word) or is_role_noun(word) or is_person_noun(word)


@cache
def is_thing_noun(word: str) -> bool:
    """Tell whether a noun names something that cannot act.

    >>> is_thing_noun("invoices"), is_thing_noun("availability"), is_thing_noun("management"), is_thing_noun("tenant")
    (True, True, False, False)
    """
    if is_listed_thing(word):
        return True
    return ABSTRACT.search(to_singular(word)) is not None and not is_actor_noun(word)


def is_listed_thing(word: str) -> bool:
    """Tell whether a word list knows a noun as something that cannot act."""
    return to_singular(word) in read_words("thing_nouns")


def is_place_name(word: str, before: str = "") -> bool:
    """Tell whether a word, alone or behind the first word of a place's name, is a country, a state or a city.

    >>> is_place_name("Ohio"), is_place_name("York", "New"), is_place_name("Japan", "Norvik")
    (True, True, False)
    """
    return word.lower() in read_words("places") and before.lower() in BEFORE_PLACES


@cache
def looks_like_actor(word: str) -> bool:
    """Tell whether a noun that no list knows is made of a verb and an ending that means a person.

    >>> looks_like_actor("installers"), looks_like_actor("manner"), looks_like_actor("nominee")
    (True, False, True)
    """
    match = ACTOR_ENDING.match(to_singular(word))
    return match is not None and any(is_base_verb(match["stem"] + end) for end in ("", "e", "ate"))


def has_actor_ending(word: str) -> bool:
    """Tell whether a noun ends as nouns for people do; only in a defined term is that enough to go by.

    >>> has_actor_ending("broadcaster"), has_actor_ending("episode")
    (True, False)
    """
    return ACTOR_ENDING.match(to_singular(word)) is not None
