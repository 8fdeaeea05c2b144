"""Marks of Markdown in a text: where they stand, and the headings that they make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Span

HEADING = re.compile(r"^(?P<marks>[ ]{0,3}(?P<level>#{1,6})[ ]+)(?P<words>\S[^\n]*?)[ ]*#*[ ]*$", re.M)
# What stands before a mark is looked at behind it, so that the search runs from mark to mark.
STRONG = re.compile(r"(?P<open>\*\*|__)(?<![*_]{3})(?=[^\s*_])(?P<words>[^\n*]{1,300}?)(?<=\S)(?P<close>\*\*|__)")
BULLET = re.compile(r"^[ ]*(?P<mark>[-+*])[ ]+(?=\S)", re.M)
NUMBER = re.compile(r"\(?[A-Za-z0-9]{1,4}(?:\.\d{1,3})*[.)][ ]")
QUOTE = re.compile(r"^[ ]{0,3}(?P<mark>>[ >]*)(?=\S)", re.M)


@dataclass(frozen=True, slots=True)
class MarkdownHeading:
    """A heading of Markdown: its level, its line and its words."""

    level: int
    line: Span
    words: Span


def find_headings(text: str) -> list[MarkdownHeading]:
    r"""Return the headings of a Markdown text in order.

    >>> [heading.words for heading in find_headings("# Terms\n\nText.\n")]
    [Span(begin=2, end=7)]
    """
    return [MarkdownHeading(len(m["level"]), Span(*m.span()), Span(*m.span("words"))) for m in match_headings(text)]


def has_bold_words(text: str) -> bool:
    """Tell whether a text has words that Markdown sets in bold.

    >>> has_bold_words("It **shall** act."), has_bold_words("Signed: ________")
    (True, False)
    """
    return any(match_strong(text))


def find_marks(text: str) -> list[Span]:
    r"""Return where marks of Markdown stand that are no words: of headings, bold words, quotes, numbered items.

    >>> find_marks("# Terms\n- (a) **pay**")
    [Span(begin=0, end=2), Span(begin=8, end=9), Span(begin=14, end=16), Span(begin=19, end=21)]
    """
    spans = [Span(*m.span("marks")) for m in match_headings(text)]
    for match in match_strong(text):
        spans += [Span(*match.span("open")), Span(*match.span("close"))]
    spans += [Span(*m.span("mark")) for m in BULLET.finditer(text) if NUMBER.match(text, m.end())]
    if ">" in text:
        spans += [Span(*m.span("mark")) for m in QUOTE.finditer(text)]
    return sorted(spans)


def match_headings(text: str) -> Iterator[re.Match[str]]:
    """Return the matches of headings; a text without their sign is not searched."""
    return HEADING.finditer(text) if "#" in text else iter(())


def match_strong(text: str) -> Iterator[re.Match[str]]:
    """Return the matches of bold words; a text without their signs is not searched."""
    return STRONG.finditer(text) if "**" in text or "__" in text else iter(())


def find_bullets(text: str) -> list[Span]:
    """Return where hyphens, pluses and stars stand that Markdown reads as bullets."""
    return [Span(*m.span("mark")) for m in BULLET.finditer(text) if not NUMBER.match(text, m.end())]


def replace_spans(text: str, spans: list[Span], sign: str) -> str:
    """Return the text with each character of the given places as a sign.

    >>> replace_spans("- pay", [Span(0, 1)], "•")
    '• pay'
    """
    pieces, at = [], 0
    for begin, end in spans:
        if begin >= at:
            pieces += [text[at:begin], sign * (end - begin)]
            at = end
    return "".join([*pieces, text[at:]])
