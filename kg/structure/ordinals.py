"""Labels → what they may count: `i` is the ninth letter or a roman one."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

ROMAN = re.compile(r"(?=.)(?:x{0,3})(?:ix|iv|v?i{0,3})\Z")
ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}
ROMAN_LONG = re.compile(r"(?=.)m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\Z")
ROMAN_LONG_VALUES = {**ROMAN_VALUES, "l": 50, "c": 100, "d": 500, "m": 1000}


NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()


class Series(StrEnum):
    """What a label counts with."""

    FIGURE = "1"
    LOWER = "a"
    UPPER = "A"
    ROMAN = "i"
    UPPER_ROMAN = "I"


Ordinal = tuple[Series, int]


@lru_cache(maxsize=4096)
def read_ordinals(text: str, keyword: bool = False) -> tuple[Ordinal, ...]:
    """Return what a label may count, the likelier reading first; nothing where it counts nothing.

    Behind a keyword (`ARTICLE L`) roman numerals go to the thousands, elsewhere to the thirties.

    >>> read_ordinals("12"), read_ordinals("iv"), read_ordinals("b")
    (((<Series.FIGURE: '1'>, 12),), ((<Series.ROMAN: 'i'>, 4),), ((<Series.LOWER: 'a'>, 2),))
    >>> [series.value for series, _ in read_ordinals("i")]
    ['a', 'i']
    """
    if text.isdigit():
        return ((Series.FIGURE, int(text)),)
    if keyword and text.lower() in NUMBERS:
        return ((Series.FIGURE, NUMBERS.index(text.lower()) + 1),)
    upper, lower = text.isupper(), text.lower()
    roman = (Series.UPPER_ROMAN if upper else Series.ROMAN, read_roman(lower, keyword))
    letter = (Series.UPPER if upper else Series.LOWER, read_letter(lower))
    order = (roman, letter) if keyword or len(text) > 1 else (letter, roman)
    return tuple((series, value) for series, value in order if value)


def read_letter(text: str) -> int:
    """Return the place of a letter in the alphabet, 27 for `aa`, or 0.

    >>> read_letter("c"), read_letter("bb"), read_letter("ab")
    (3, 28, 0)
    """
    if len(set(text)) != 1 or not "a" <= text[0] <= "z":
        return 0
    return ord(text[0]) - 96 + 26 * (len(text) - 1)


def read_roman(text: str, long: bool = False) -> int:
    """Return the value of a roman numeral in lower case, or 0.

    >>> read_roman("xiv"), read_roman("vx"), read_roman("xl"), read_roman("xl", long=True)
    (14, 0, 0, 40)
    """
    if not (ROMAN_LONG if long else ROMAN).match(text):
        return 0
    values = [ROMAN_LONG_VALUES[c] for c in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)
