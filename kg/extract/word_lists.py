"""The word lists that stand beside the code, one term a line."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def read_words(name: str) -> frozenset[str]:
    """Return the terms of a word list; lines that begin with `#` are comments.

    >>> "operator" in read_words("party_nouns")
    True
    """
    text = files("kg.extract").joinpath("words", f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def read_pairs(name: str) -> dict[str, str]:
    """Return a word list of two words a line as a mapping from the first to the second.

    >>> read_pairs("participles")["sent"]
    'send'
    """
    return dict(entry.split() for entry in read_words(name))
