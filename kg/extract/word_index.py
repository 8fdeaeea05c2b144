"""Where the words of a text stand: an index, so that rules need not be tried at every character."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

WORD = re.compile(r"\w+")
NUMBER, BLANK = "0", "_"
# Documents without end write words without end.
MOST_KEYS = 1 << 17


class WordIndex(NamedTuple):
    """The words of a text that anybody looks up: the places at which each begins, in order, and the word of a place."""

    places: dict[str, list[int]]
    words: dict[int, str]


class Keys(dict[str, str]):
    """What the index files a word under, filled as texts write words: `""` for those that nobody looks up."""

    def __init__(self) -> None:
        self.wanted: set[str] = set()

    def __missing__(self, word: str) -> str:
        if len(self) >= MOST_KEYS:
            self.clear()
        key = to_key(word)
        self[word] = key if key in self.wanted else ""
        return self[word]


KEYS = Keys()


def look_up(words: Iterable[str]) -> frozenset[str]:
    """Return words as a set that `find_places` finds; each set is made once, when its module is loaded.

    Words are without case; all numbers are `0`, all blanks to be filled in `_`.
    """
    asked = frozenset(words)
    KEYS.wanted |= asked
    KEYS.clear()
    index_words.cache_clear()
    return asked


# Many rule books ask for many places of the same text, one text after another.
@lru_cache(maxsize=1)
def index_words(plain: str) -> WordIndex:
    """Return where each word that anybody looks up begins in a text.

    >>> _ = look_up(["by", "may", "0", "_"])
    >>> places, words = index_words("Pay by May 3, by 24:00 or by ____.")
    >>> places["by"], places["0"], places["_"], words[7]
    ([4, 14, 26], [11, 17, 20], [29], 'may')
    """
    index = WordIndex({}, {})
    places, words = index
    for match in WORD.finditer(plain):
        if key := KEYS[match[0]]:
            place = match.start()
            words[place] = key
            if key in places:
                places[key].append(place)
            else:
                places[key] = [place]
    return index


def to_key(word: str) -> str:
    """Return what a word is looked up as."""
    if word[0].isdigit():
        return NUMBER
    return BLANK if word[0] == BLANK else word.lower()


def find_places(plain: str, words: frozenset[str]) -> list[int]:
    """Return where any of some words begins in a text, in order; `look_up` made the set."""
    places = index_words(plain).places
    return sorted(chain.from_iterable(places[word] for word in words & places.keys()))
