"""Proper names that no list knows: what they do and own in a document shows that they name somebody."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from string import ascii_lowercase

from kg.extract.capitals import LEADS
from kg.extract.function_words import CONJUNCTIONS, DETERMINERS, FUNCTION_WORDS
from kg.extract.naming import NEVER, names_agent
from kg.extract.nouns import is_actor_noun, is_listed_thing, is_party_noun, is_role_noun
from kg.extract.phrases import Phrase, is_proper
from kg.extract.statements import Statement
from kg.extract.tokens import Tokens, bare
from kg.extract.verbs import is_base_verb
from kg.model import Span

LONGEST_NAME = 60
NOT_OWNERS = NEVER | FUNCTION_WORDS | {"here", "let", "there", "what"}
OWNING = re.compile("'s ")
WORD_BEFORE = re.compile(r"(?<![\w'-])([a-z]+),?\s+\Z")
NAME_GOES_ON = re.compile(r"[\w-]")
BEFORE_INSIDE = frozenset(ascii_lowercase + ",")


def find_proper_names(plain: str, statements: list[list[Statement]]) -> frozenset[str]:
    """Return the proper names that act or receive in statements: no lexicon knows them, their use shows them."""
    named = {
        (name, shows_name(statement, phrase))
        for statement in chain.from_iterable(statements)
        for phrase in filter(None, statement.people)
        for head in phrase.heads
        if (name := proper_name(statement.tokens, phrase.begin, head))
    }
    return frozenset(n for n, is_shown in named if is_shown or " " in n or stands_in_sentence(plain, n))


def shows_name(statement: Statement, phrase: Phrase) -> bool:
    """Tell whether a word without an article is a name, as no common noun stands so before `agrees` or `reserves`."""
    says_one = statement.trigger.match[0].partition(" ")[0].endswith("s") and len(phrase.heads) == 1
    return says_one and phrase == statement.people.bearer and not statement.tokens[phrase.head].low.endswith("s")


def proper_name(tokens: Tokens, begin: int, head: int) -> str | None:
    """Return the proper name that ends at a head, if it is one."""
    last = bare(tokens[head].text)
    if not tokens[head].is_capital or is_party_noun(last) or is_role_noun(last):
        return None
    start = head
    while start > begin and tokens[start - 1].is_capital and tokens[start - 1].low not in LEADS:
        start -= 1
    words = [bare(token.text) for token in tokens[start : head + 1]]
    is_known = not is_proper(tokens, Phrase(start, head + 1, head)) or names_agent(words) or says_how(last)
    return None if is_known else " ".join(words)


def find_owners(plain: str) -> frozenset[str]:
    """Return the proper names that own something within a sentence, where no article stands before them.

    >>> find_owners("Racing keeps to Racing's terms, to the Plan's terms and to Buyers' terms.")
    frozenset({'Racing'})
    """
    ends: dict[str, list[int]] = defaultdict(list)
    for ending in OWNING.finditer(plain):
        end = ending.start()
        word = plain[plain.rfind(" ", 0, end) + 1 : end]
        if word.isalnum() and word[0].isupper():
            ends[word].append(end)
    owners = (w for w in ends if not is_known_word(w) and any(stands_bare(plain, end - len(w)) for end in ends[w]))
    # A name that stands but once is more often misspelt.
    return frozenset(owner for owner in owners if plain.count(owner) > 1)


def is_known_word(word: str) -> bool:
    """Tell whether a word with a capital is no name that no list knows."""
    low = word.lower()
    return is_listed_thing(low) or is_actor_noun(low) or low in NOT_OWNERS or is_base_verb(low)


def stands_bare(plain: str, begin: int) -> bool:
    """Tell whether a word in lower case that is no article stands before a place: `keeps to | Racing's terms`."""
    before = WORD_BEFORE.search(plain, max(0, begin - LONGEST_NAME), begin)
    return before is not None and before[1] not in DETERMINERS | CONJUNCTIONS


def says_how(word: str) -> bool:
    """Tell whether a word with a hyphen only says how something is, and not who.

    >>> says_how("Government-owned"), says_how("Sub-contractor"), says_how("E-Mart")
    (True, False, False)
    """
    last = word.rpartition("-")[2]
    return "-" in word and last.islower() and not is_actor_noun(last)


def stands_in_sentence(plain: str, name: str) -> bool:
    """Tell whether a name is in capitals throughout, or also stands within a sentence, where only names do."""
    return name.isupper() or any(stands_inside(plain, place) for place in find_all(plain, name))


def find_all(plain: str, name: str) -> Iterator[Span]:
    """Yield the places of a name in a text, parts of longer words among them."""
    begin = plain.find(name)
    while begin >= 0:
        yield Span(begin, begin + len(name))
        begin = plain.find(name, begin + 1)


def stands_inside(plain: str, place: Span) -> bool:
    """Tell whether whole words stand behind a word in lower case or a comma."""
    if NAME_GOES_ON.match(plain, place.end):
        return False
    at = place.begin
    while at and plain[at - 1].isspace():
        at -= 1
    return 0 < at < place.begin and plain[at - 1] in BEFORE_INSIDE
