"""The words with which a pattern can begin, as Python's own parser of patterns reads it."""

from __future__ import annotations

import re
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

ASSERTIONS = (code.ASSERT, code.ASSERT_NOT)
REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)


def opening_words(pattern: str) -> set[str]:
    """Return the first words of all that a pattern matches; of a number or a blank, its first character.

    Raises `ValueError` where it can begin with a word that is none in particular.
    """
    open_words, words = read(parser.parse(pattern))
    return {word.lower() for word in open_words | words}


def read(sequence: Any) -> tuple[set[str], set[str]]:
    """Return the beginnings of words that may go on behind a part of a pattern, and the words that end within it."""
    going, ended = {""}, set[str]()
    for operation, value in sequence:
        if not going:
            break
        more, last = read_one(operation, value)
        ended |= {front + word for front in going for word in last}
        going = {front + word for front in going for word in more}
    return going, ended


def read_one(operation: Any, value: Any) -> tuple[set[str], set[str]]:
    """Return the same of one element of a pattern."""
    if operation in ASSERTIONS:
        return {""}, set()
    if operation is code.AT:
        return set(), {""}
    if operation is code.SUBPATTERN:
        return read(value[3])
    if operation is code.BRANCH:
        read_branches = [read(branch) for branch in value[1]]
        return set[str]().union(*(r[0] for r in read_branches)), set[str]().union(*(r[1] for r in read_branches))
    if operation in REPEATS:
        least, _, repeated = value
        going, ended = read(repeated)
        return going | ({""} if least == 0 else set()), ended
    return read_characters(value if operation is code.IN else [(operation, value)])


def read_characters(members: list[Any]) -> tuple[set[str], set[str]]:
    """Return the same of a character or a set of characters."""
    if any(member == (code.CATEGORY, code.CATEGORY_DIGIT) for member in members):
        return set(), {"0"}
    if all(member == (code.CATEGORY, code.CATEGORY_SPACE) or member[0] is code.LITERAL for member in members):
        letters = {chr(value) for kind, value in members if kind is code.LITERAL}
        in_words = {letter for letter in letters if re.match(r"\w", letter)}
        return in_words, {""} if len(in_words) < len(members) else set()
    raise ValueError(f"{members} can begin any word")
