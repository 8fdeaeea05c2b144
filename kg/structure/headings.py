"""Plain text → where a heading ends that a sentence follows on the same line."""

from __future__ import annotations

import re

from kg.model import Span
from kg.structure.titles import (
    ABBREVIATIONS,
    STARTERS,
    VERBS,
    count_capitals,
    end_of_capitals,
    end_of_words,
    find_stop,
    is_connector,
    read_words,
    starts_title,
)

HEADING_WORDS = 14
# What may open a heading: a second word that is capitalised, a figure, a bracket or a joining word.
HEADING_OPENING = re.compile(
    r"\S+\s+(?:[A-Z0-9(&/\"'–-]|(?:and|or|of|for|the|to|in|with|by|on|from|at|a|an)\b)|\S+[.:]\s"
)
# A heading that a gap in the print parts from its sentence: "2. Duties of the Owner      In return for".
SPACED_HEADING = re.compile(
    r"[A-Z][\w'/&-]*(?:[ ](?:[A-Z(&][\w'/&)-]*|and|or|of|for|the|to|in|with|by|on)){0,9}(?=[ ]{4,}[A-Z][\w']*[ ])"
)
SHORT_HEADING = re.compile(r"(?:\S+\s+){0,2}\S+\.\s")


def find_heading_end(plain: str, span: Span, labelled: bool = False) -> int | None:
    """Return where a heading ends that opens a stretch of text, its full stop or colon included, or `None`.

    Only what is sure is a heading: words in capitals before a sentence that is not, a run of capitalised
    words before a colon or before a sentence that an article opens; behind a label, a short run before a
    full stop or a gap in the print too.

    >>> text = "PRIMARY CONTACT. Supplier will name a person."
    >>> text[: find_heading_end(text, Span(0, len(text)))]
    'PRIMARY CONTACT.'
    >>> find_heading_end("The Supplier will name a person.", Span(0, 32)) is None
    True
    """
    if not HEADING_OPENING.match(plain, *span) and not (labelled and SHORT_HEADING.match(plain, *span)):
        return None
    spaced = SPACED_HEADING.match(plain, *span) if labelled else None
    if spaced and VERBS.isdisjoint(spaced[0].lower().split()):
        return spaced.end()
    words = read_words(plain, *span, HEADING_WORDS)
    if len(words) < 2:
        return None
    count = count_heading_words(words, plain, span, labelled)
    return end_of_words(words[:count], plain, span.begin) if count else None


def count_heading_words(words: list[str], plain: str, span: Span, labelled: bool) -> int:
    """Return how many of the first words of a stretch of text are its heading, or 0."""
    capitals = count_capitals(words)
    if capitals and (capitals > 1 or words[0][-1] in ".:") and capitals < len(words):
        return count_in_capitals(words, capitals, plain, span)
    count = count_stopped_title(words) if labelled else 0
    return count or count_glued_title(words, labelled) or (count_short_heading(words) if labelled else 0)


def count_glued_title(words: list[str], labelled: bool) -> int:
    """Return how many capitalised words stand before a colon, or before a sentence that an article opens, or 0."""
    stop, hard = find_stop(words)
    if stop >= min(len(words), 12) or not VERBS.isdisjoint(map(str.lower, words[:stop])):
        return 0
    before_colon = words[stop - 1][-1] == ":" and stop <= 8 and starts_title(words[stop]) and (labelled or stop > 1)
    before_article = hard and stop > 1 and not labelled and words[stop] in STARTERS
    return stop if before_colon or (before_article and words[0] not in STARTERS) else 0


def count_stopped_title(words: list[str]) -> int:
    """Return how many capitalised words end in a full stop, or 0."""
    for count, word in enumerate(words[:11], 1):
        if not (starts_title(word) or is_connector(word)) or word.lower() in VERBS:
            return 0
        if word[-1] == "." and word.lower() not in ABBREVIATIONS:
            return count if count < len(words) else 0
    return 0


def count_in_capitals(words: list[str], count: int, plain: str, span: Span) -> int:
    """Return how many of the words in capitals are a heading, or 0 where the capitals only open a sentence."""
    cut = end_of_capitals(words, count, plain, span)
    if (cut == 1 and words[0][-1] not in ".:") or words[cut].lower() in VERBS:
        return 0
    return cut if starts_title(words[cut]) or words[cut - 1][-1] in ".:" else 0


def count_short_heading(words: list[str]) -> int:
    """Return how many words, up to three in lower case, are a heading behind a label, or 0.

    >>> count_short_heading("Continued performance. The Contractor shall act.".split())
    2
    """
    for count, word in enumerate(words[: 3 if starts_title(words[0]) else 0], 1):
        bare = word.lower().rstrip(".")
        if bare in VERBS or word[-1] in ",;:)" or bare.endswith("ing"):
            return 0
        if word[-1] == "." and bare + "." not in ABBREVIATIONS:
            return count
    return 0


def is_title(plain: str, span: Span) -> bool:
    """Tell whether all words of a stretch of text but the joining ones are capitalised.

    >>> is_title("Customer Information System", Span(0, 27)), is_title("Number of calls", Span(0, 15))
    (True, False)
    """
    words = read_words(plain, *span)
    return 0 < len(words) <= 12 and starts_title(words[0]) and all(starts_title(w) or is_connector(w) for w in words)
