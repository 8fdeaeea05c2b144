"""The words with which a pattern can begin, as Python's own parser of patterns reads it."""

from __future__ import annotations

import re
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from kg.extract.word_index import ADVERB, NEXT, to_key

REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)
# Characters that stand for many: a blank for all that part words, a figure for figures, a star for those of words.
BLANK, FIGURE, STAR = " ", "0", "*"
CATEGORIES = {code.CATEGORY_SPACE: BLANK, code.CATEGORY_DIGIT: FIGURE, code.CATEGORY_WORD: STAR}
# Behind a beginning that is read as far as it matters.
DONE = "."
# Only two words are read, so that a part that is repeated need not be read more often.
ENOUGH = 2


def opening_words(pattern: str) -> set[str]:
    """Return what a pattern can begin with, as an index of words writes it: words, or pairs of them.

    It is a pair where the second word can only be one of some. Raises `ValueError` where any word can be the first.
    """
    words = {end(beginning) for beginning in read(parser.parse(pattern), {""})}
    return {word for word in words if word.partition(NEXT)[0] == word or word.partition(NEXT)[0] not in words}


def end(beginning: str) -> str:
    """Return a beginning as the index writes it."""
    first, _, second = beginning.removesuffix(DONE).lower().partition(NEXT)
    if re.fullmatch(r"\*+ly", second) and beginning.endswith(DONE):
        second = ADVERB
    is_known = second and STAR not in second and to_key(first) == first
    return first + NEXT + (second if second == ADVERB else to_key(second)) if is_known else to_key(first)


def read(sequence: Any, beginnings: set[str]) -> set[str]:
    """Return beginnings with what a part of a pattern adds: `in`, `in+`, `in+n`, and `in+no.` where no more matters."""
    for operation, value in sequence:
        beginnings = read_one(operation, value, beginnings)
    return beginnings


def read_one(operation: Any, value: Any, beginnings: set[str]) -> set[str]:
    """Return beginnings with what one element of a pattern adds."""
    if operation in {code.SUBPATTERN, code.ATOMIC_GROUP}:
        return read(value[-1] if operation is code.SUBPATTERN else value, beginnings)
    if operation is code.BRANCH:
        return set[str]().union(*(read(branch, beginnings) for branch in value[1]))
    if operation in REPEATS:
        return read_repeat(*value, beginnings)
    if operation is code.ASSERT and value[0] > 0:
        return {look for b in beginnings for look in read_ahead(value[1], b)}
    if operation in {code.ASSERT, code.ASSERT_NOT}:
        return beginnings
    return {add(b, symbol) for b in beginnings for symbol in symbols(operation, value)}


def read_repeat(least: int, most: int, repeated: Any, beginnings: set[str]) -> set[str]:
    """Return beginnings with what a part that is repeated adds."""
    found = set(beginnings) if least == 0 else set()
    for number in range(1, min(most, least + ENOUGH) + 1):
        beginnings = read(repeated, beginnings)
        found |= beginnings if number >= least else set()
    return found


def read_ahead(ahead: Any, beginning: str) -> set[str]:
    """Return a beginning with what must follow; a second word that need not end there can be any."""
    found = read(ahead, {beginning})
    if not all(NEXT in b for b in found):
        return {beginning}
    return {b if b.endswith(DONE) else b.partition(NEXT)[0] + DONE for b in found}


def symbols(operation: Any, value: Any) -> set[str | None]:
    """Return the characters that one element of a pattern can be; `None` stands for any."""
    members = value if operation is code.IN else [(operation, value)]
    if operation is code.AT:
        return {BLANK if value is code.AT_BOUNDARY else None}
    found = set[str | None]()
    for kind, member in members:
        found.add(chr(member) if kind is code.LITERAL else CATEGORIES.get(member) if kind is code.CATEGORY else None)
    return found


def add(beginning: str, symbol: str | None) -> str:
    """Return a beginning with one more character; any but those of words part words."""
    first, space, second = beginning.partition(NEXT)
    if beginning.endswith(DONE):
        return beginning
    if symbol is None or (symbol == STAR and not space):
        if not space and not first.startswith(FIGURE):
            raise ValueError(f"any word can begin with {first!r}")
        return first + DONE
    if symbol == STAR or re.match(r"\w", symbol):
        return beginning + symbol
    if not space:
        return first and first + NEXT
    return beginning + DONE if second else beginning
