"""Where the words of a text stand: an index, so that rules need not be tried at every character."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import accumulate, islice

WORD = re.compile(r"(\w+)")
NUMBER, BLANK = "0", "_"


# Many rule books ask for many places of the same text, one text after another.
@lru_cache(maxsize=1)
def index_words(plain: str) -> dict[str, list[int]]:
    """Return where each word of a text begins: words without case, all numbers as `0`, all blanks as `_`.

    >>> index_words("Pay by May 3, by 24:00 or by ____.")
    {'pay': [0], 'by': [4, 14, 26], 'may': [7], '0': [11, 17, 20], 'or': [23], '_': [29]}
    """
    pieces = WORD.split(plain)
    places = accumulate(map(len, pieces))
    words: dict[str, list[int]] = defaultdict(list)
    for word, place in zip(pieces[1::2], islice(places, 0, None, 2), strict=False):
        words[word].append(place)
    index: dict[str, list[int]] = {}
    for word, begins in words.items():
        index.setdefault(to_key(word), []).extend(begins)
    return index


@lru_cache(maxsize=1 << 15)
def to_key(word: str) -> str:
    """Return what the index files a word under."""
    if word[0].isdigit():
        return NUMBER
    return BLANK if word[0] == BLANK else word.lower()


@lru_cache(maxsize=8)
def find_places(plain: str, words: frozenset[str]) -> list[int]:
    """Return where any of some words begins in a text, in order; the words are keys of its index."""
    index = index_words(plain)
    return sorted(place for word in words & index.keys() for place in index[word])
