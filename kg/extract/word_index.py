"""Where the words of a text stand: an index, so that rules need not be tried at every character."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate, chain, compress, count

from kg.model import Span

WORD = re.compile(r"\w+")
NUMBER, BLANK = "0", "_"
# Documents without end write words without end.
MOST_KEYS = 1 << 17
# In Latin-1 each character is one byte: the letters of words without case, and a blank for whatever parts words.
LETTERS = "latin-1"
FOLDED = "".join(char if WORD.match(char) else " " for char in map(chr, range(256))).lower().encode(LETTERS, "replace")
# The places at which each word begins that anybody looks up, in order.
WordPlaces = dict[str, list[int]]


class Keys(dict[bytes, str]):
    """What the index files a word under, filled as texts write words: `""` for those that nobody looks up."""

    def __init__(self) -> None:
        self.wanted: set[str] = set()

    def __missing__(self, word: bytes) -> str:
        if len(self) >= MOST_KEYS:
            self.clear()
        key = to_key(word.decode(LETTERS)) if word else ""
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
def index_words(plain: str) -> WordPlaces:
    """Return where each word that anybody looks up begins in a text.

    >>> _ = look_up(["by", "may", "0", "_"])
    >>> places = index_words("Pay by May 3, by 24:00 or by ____.")
    >>> places["by"], places["0"], places["_"], places["may"]
    ([4, 14, 26], [11, 17, 20], [29], [7])
    """
    words = plain.encode(LETTERS, "replace").translate(FOLDED).split(b" ")
    keys = [KEYS[word] for word in words]
    # Before a word stand those before it, and a blank behind each of them.
    before = compress(accumulate(map(len, words), initial=0), keys)
    places: WordPlaces = defaultdict(list)
    for key, letters, blanks in zip(filter(None, keys), before, compress(count(), keys), strict=False):
        places[key].append(letters + blanks)
    return dict(places)


def to_key(word: str) -> str:
    """Return what a word is looked up as."""
    if word[0].isdigit():
        return NUMBER
    return BLANK if word[0] == BLANK else word.lower()


def find_places(plain: str, words: frozenset[str]) -> list[int]:
    """Return where any of some words begins in a text, in order; `look_up` made the set."""
    places = index_words(plain)
    return sorted(chain.from_iterable(places[word] for word in words & places.keys()))


def word_at(plain: str, span: Span) -> str:
    """Return the word with which a span begins, as it is looked up, or an empty one.

    >>> word_at("By May 3", Span(0, 8)), word_at("By May 3", Span(2, 8))
    ('by', '')
    """
    match = WORD.match(plain, *span)
    return to_key(match[0]) if match else ""
