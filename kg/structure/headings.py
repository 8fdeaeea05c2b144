"""Plain text → where a heading ends that a sentence follows on the same line."""

from __future__ import annotations

import re

from kg.model import Span
from kg.structure.titles import (
    ABBREVIATIONS,
    STARTERS,
    VERBS,
    Word,
    count_capitals,
    end_of_capitals,
    find_stop,
    read_words,
)

HEADING_WORDS = 14
# What may open a heading: a second word that is capitalised, a figure, a bracket or a joining word.
HEADING_OPENING = re.compile(
    r"\S+\s+(?:[A-Z0-9(&/\"'–-]|(?:and|or|of|for|the|to|in|with|by|on|from|at|a|an)\b)|\S+[.:]\s"
)
SHORT_HEADING = re.compile(r"(?:\S+\s+){0,2}\S+\.\s")


def find_heading_end(plain: str, span: Span, labelled: bool = False) -> int | None:
    """Return where a heading ends that opens a stretch of text, its full stop or colon included, or `None`.

    Only what is sure is a heading: words in capitals before a sentence that is not, a run of capitalised
    words before a colon or before a sentence that an article opens; behind a label, a short run before a
    full stop too.

    >>> text = "PRIMARY CONTACT. Supplier will name a person."
    >>> text[: find_heading_end(text, Span(0, len(text)))]
    'PRIMARY CONTACT.'
    >>> find_heading_end("The Supplier will name a person.", Span(0, 32)) is None
    True
    """
    if not HEADING_OPENING.match(plain, *span) and not (labelled and SHORT_HEADING.match(plain, *span)):
        return None
    words = read_words(plain, *span, HEADING_WORDS)
    if len(words) < 2:
        return None
    capitals = count_capitals(words)
    if capitals and (capitals > 1 or words[0].text[-1] in ".:") and capitals < len(words):
        return end_in_capitals(words, capitals, plain, span)
    end = find_stopped_title(words) if labelled else None
    return end or find_glued_title(words, labelled) or (find_short_heading(words) if labelled else None)


def find_glued_title(words: list[Word], labelled: bool) -> int | None:
    """Return where capitalised words end before a colon, or before a sentence that an article opens, or `None`."""
    stop, hard = find_stop(words)
    if stop >= min(len(words), 12) or any(w.text.lower() in VERBS for w in words[:stop]):
        return None
    last = words[stop - 1]
    before_colon = last.text[-1] == ":" and stop <= 8 and words[stop].starts_title and (labelled or stop > 1)
    before_article = hard and stop > 1 and not labelled and words[stop].text in STARTERS
    if before_colon or (before_article and words[0].text not in STARTERS):
        return last.span.end
    return None


def find_stopped_title(words: list[Word]) -> int | None:
    """Return where a run of capitalised words ends in a full stop, or `None`."""
    for position, word in enumerate(words[:11]):
        if not (word.starts_title or word.is_connector) or word.text.lower() in VERBS:
            return None
        if word.text[-1] == "." and word.text.lower() not in ABBREVIATIONS:
            return word.span.end if position + 1 < len(words) else None
    return None


def end_in_capitals(words: list[Word], count: int, plain: str, span: Span) -> int | None:
    """Return where a heading in capitals ends, or `None` where the capitals only open a sentence."""
    cut = end_of_capitals(words, count, plain, span)
    following = words[cut]
    if (cut == 1 and words[0].text[-1] not in ".:") or following.text.lower() in VERBS:
        return None
    return words[cut - 1].span.end if following.starts_title or words[cut - 1].text[-1] in ".:" else None


def find_short_heading(words: list[Word]) -> int | None:
    """Return where a heading of up to three words in lower case ends behind a label, or `None`.

    >>> find_short_heading(read_words("Continued performance. The Contractor shall act.", 0, 48))
    22
    """
    for word in words[: 3 if words[0].starts_title else 0]:
        bare = word.text.lower().rstrip(".")
        if bare in VERBS or word.text[-1] in ",;:)" or bare.endswith("ing"):
            return None
        if word.text[-1] == "." and bare + "." not in ABBREVIATIONS:
            return word.span.end
    return None


def is_title(plain: str, span: Span) -> bool:
    """Tell whether all words of a stretch of text but the joining ones are capitalised.

    >>> is_title("Customer Information System", Span(0, 27)), is_title("Number of calls", Span(0, 15))
    (True, False)
    """
    words = read_words(plain, *span)
    return 0 < len(words) <= 12 and words[0].starts_title and all(w.starts_title or w.is_connector for w in words)
