"""Where the words of a text stand: an index, so that rules need not be tried at every character."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate, chain, compress, count
from typing import NamedTuple

from kg.model import Span

WORD = re.compile(r"\w+")
NUMBER, BLANK = "0", "_"
# Between a word and the one that must follow it, and what stands for all adverbs in -ly.
NEXT, ADVERB = "+", "-ly"
ADVERB_ENDING = b"ly"
# Documents without end write words without end.
MOST_KEYS = 1 << 17
# In Latin-1 each character is one byte: the letters of words without case, one figure for all, a blank between words.
LETTERS = "latin-1"
FOLDED = "".join(NUMBER if c.isdecimal() else c.lower() if WORD.match(c) else " " for c in map(chr, range(256))).encode(
    LETTERS, "replace"
)
# The places at which each word or pair of words begins that anybody looks up, in order.
WordPlaces = dict[str, list[int]]


class Pairs(dict[bytes, tuple[str, ...]]):
    """What the index files a word under by the one behind it, filled as texts write them."""

    def __init__(self, first: str) -> None:
        self.first = first
        self.wanted: set[str] = set()

    def __missing__(self, second: bytes) -> tuple[str, ...]:
        if len(self) >= MOST_KEYS:
            self.clear()
        keys = [to_key(second.decode(LETTERS))] if second else []
        keys += [ADVERB] * second.endswith(ADVERB_ENDING)
        pairs = (self.first + NEXT + key for key in keys)
        self[second] = tuple(pair for pair in pairs if pair in self.wanted)
        return self[second]


class Entry(NamedTuple):
    """What the index files a word under: itself, unless it is only looked up with the one behind it, and its pairs."""

    alone: str
    pairs: Pairs | None


class Keys(dict[bytes, Entry | None]):
    """What the index files each word under, filled as texts write words: `None` for those that nobody looks up."""

    def __init__(self) -> None:
        self.alone: set[str] = set()

    def __missing__(self, word: bytes) -> Entry | None:
        if len(self) >= MOST_KEYS:
            self.clear()
        key = to_key(word.decode(LETTERS)) if word else ""
        is_asked = key in self.alone or key in PAIRS
        self[word] = entry = Entry(key if key in self.alone else "", PAIRS.get(key)) if is_asked else None
        return entry


KEYS = Keys()
PAIRS: dict[str, Pairs] = {}


def look_up(words: Iterable[str]) -> frozenset[str]:
    """Return words as a set that `find_places` finds; each set is made once, when its module is loaded.

    Words are without case; all numbers are `0`, all blanks to be filled in `_`. `in+no` is `in` with `no` behind it,
    `in+-ly` with an adverb.
    """
    asked = frozenset(words)
    for pair in asked:
        first, follows, _ = pair.partition(NEXT)
        if follows:
            PAIRS.setdefault(first, Pairs(first)).wanted.add(pair)
        else:
            KEYS.alone.add(first)
    KEYS.clear()
    for pairs in PAIRS.values():
        pairs.clear()
    index_words.cache_clear()
    return asked


# Many rule books ask for many places of the same text, one text after another.
@lru_cache(maxsize=1)
def index_words(plain: str) -> WordPlaces:
    """Return where each word or pair of words that anybody looks up begins in a text.

    >>> _ = look_up(["by", "may", "by+may", "0", "_"])
    >>> places = index_words("Pay by May 3, by 24:00 or by ____.")
    >>> places["by"], places["by+may"], places["0"], places["_"], places["may"]
    ([4, 14, 26], [4], [11, 17, 20], [29], [7])
    """
    words = [*plain.encode(LETTERS, "replace").translate(FOLDED).split(b" "), b""]
    entries = list(map(KEYS.__getitem__, words))
    # Before a word stand those before it, and a blank behind each of them.
    before = compress(accumulate(map(len, words), initial=0), entries)
    places: WordPlaces = defaultdict(list)
    for entry, letters, blanks in zip(filter(None, entries), before, compress(count(), entries), strict=False):
        alone, pairs = entry
        place = letters + blanks
        if alone:
            places[alone].append(place)
        if pairs is not None:
            for pair in pairs[words[blanks + 1] or next_word(words, blanks + 2)]:
                places[pair].append(place)
    return dict(places)


def next_word(words: list[bytes], index: int) -> bytes:
    """Return the first word from an index on that is not empty; an empty one where there is none."""
    while index < len(words):
        if word := words[index]:
            return word
        index += 1
    return b""


def to_key(word: str) -> str:
    """Return what a word is looked up as."""
    if word[0].isdigit():
        return NUMBER
    return BLANK if word[0] == BLANK else word.lower()


def met_by(pair: str) -> set[str]:
    """Return all that is looked up wherever a word or a pair stands: itself, its first word, that with an adverb.

    >>> sorted(met_by("is+fully")), met_by("is")
    (['is', 'is+-ly', 'is+fully'], {'is'})
    """
    first, _, second = pair.partition(NEXT)
    return {pair, first} | ({first + NEXT + ADVERB} if second.endswith("ly") else set())


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
