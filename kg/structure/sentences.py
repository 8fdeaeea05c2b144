"""Plain text → sentences: `nupunkt` finds the ends, brackets and labels put them right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

from kg.model import Span

UNFINISHED = re.compile(
    r"(?:\b(?:Nos?|Secs?|Arts?|Inc|Ltd|Co|Corp|Mr|Mrs|Ms|Dr|St|Fig|Vol|Ex|Para|vs?|cf|e\.g|i\.e|approx|al|U\.S|viz)\.|§+)\s*\Z"
)
COMPANY_END = re.compile(r"\b(?:Inc|Ltd|Co|Corp|U\.S)\.\s*\Z")
FIRST_WORDS = re.compile(r"\s*(?:The|A|An|If|In|Each|Any|All|No|This|Such|Upon|For|Provider|Contractor|It|On)\b")
CONTINUED = re.compile(r"\s*[a-z]")
# What stands wherever the model sees an end inside a text: a stop before a blank, a bracket or a quote.
INNER_STOP = re.compile(r"[.?!…](?=[^\w,])")
# Ends that are sure: behind an ordinary word, and behind the letter of an exhibit. The model passes some of them over.
STOP = re.compile(r"[.?!]['\")\]]*\s+(?=['\"(\[]*[A-Z])")
PLAIN_WORD = re.compile(r"(?:\A|[\s(\"'-])(?P<word>[a-z]{3,})\Z")
SHORT_FORMS = frozenset(
    "approx dept incl excl resp esp max min sec secs art arts para paras fig figs dia ext tel inc ltd nos etc assn "
    "assoc govt misc temp vol viz ibid".split()
)
CITED_WORD = re.compile(
    r"\b(?:Exhibit|Schedule|Annex|Appendix|Attachment|Section|Clause|Article|Part)\s(?:[A-Z]|\d[\d.]*\d|\d)\Z"
)
FIRST_WORD = re.compile(
    r"(?:The|A|An|If|In|Each|Any|All|No|This|Such|Upon|For|It|On|Where|When|Either|Neither"
    r"|[A-Z]\w+\s(?:shall|will|may|must|agrees|has|is|hereby))\s"
)
NOTE = re.compile(r"[.:;?!]\s+(?=\[[A-Z])")
BRACKET = re.compile(r"[()\[\]{}]")
OPEN = "([{"
CLOSE = ")]}"
LONGEST_BRACKET = 1500


def split_sentences(plain: str, span: Span) -> list[Span]:
    """Return the sentences of a stretch of text without the blanks between them, closing marks included.

    >>> text = "It runs (e.g. daily. Or weekly). See Section No. 5 of it. The end."
    >>> [s.of(text) for s in split_sentences(text, Span(0, len(text)))]
    ['It runs (e.g. daily. Or weekly).', 'See Section No. 5 of it.', 'The end.']
    """
    text = span.of(plain)
    bounds = find_bounds(text)
    if len(bounds) == 1:
        whole = strip_span(plain, *span)
        return [drop_odd_bracket(plain, whole)] if whole else []
    spans, begin, at, depth, opened = [], 0, 0, 0, 0
    for end in bounds:
        if end < len(text):
            depth, opened = follow_brackets(text, at, end, depth, opened)
            at = end
            inside = depth and text[begin:opened].strip()
            if inside or goes_on(text, begin, end):
                continue
            depth = 0
        if sentence := strip_span(plain, span.begin + begin, span.begin + end):
            spans.append(drop_odd_bracket(plain, sentence))
        begin = end
    return spans


def find_bounds(text: str) -> list[int]:
    """Return where sentences may end: at full stops, and before a note in square brackets."""
    bounds = {len(text)}
    if "[" in text:
        bounds.update(m.end() for m in NOTE.finditer(text))
    if INNER_STOP.search(text):
        sure = [m for m in STOP.finditer(text) if is_stop(text, m)]
        bounds.update(m.end() for m in sure)
        rest = hide_stops(text, [m.start() for m in sure])
        if INNER_STOP.search(rest):
            bounds.update([begin for begin, _ in load_splitter()(rest)][1:])
    return sorted(bounds)


def hide_stops(text: str, places: list[int]) -> str:
    """Return the text with commas for the stops at some places: the model takes its time for each that it sees.

    >>> hide_stops("Pay. Go.", [3])
    'Pay, Go.'
    """
    edges = [-1, *places, len(text)]
    return ",".join(text[before + 1 : place] for before, place in pairwise(edges))


@cache
def load_splitter() -> Callable[[str], Iterator[tuple[int, int]]]:
    """Return the function of `nupunkt` that yields where the sentences of a text stand; it takes long to import."""
    from nupunkt import load

    return load("default").span_tokenize


def is_stop(text: str, match: re.Match[str]) -> bool:
    """Tell whether a full stop surely ends a sentence: behind an ordinary word or a citation."""
    before = text[max(0, match.start() - 24) : match.start()]
    if word := PLAIN_WORD.search(before):
        return word["word"] not in SHORT_FORMS
    return bool(CITED_WORD.search(before) and FIRST_WORD.match(text, match.end()))


def drop_odd_bracket(plain: str, span: Span) -> Span:
    """Return a sentence's place without the bracket that opens or closes several sentences."""
    begin, end = span
    if plain[begin] != "[" and plain[end - 1] != "]":
        return span
    words = span.of(plain)
    if words[0] == "[" and "]" not in words and len(words) > 1:
        begin += 1
    if words[-1] == "]" and "[" not in words and len(words) > 1:
        end -= 1
    return span if end - begin == len(words) else strip_span(plain, begin, end) or span


def follow_brackets(text: str, begin: int, end: int, depth: int, opened: int) -> tuple[int, int]:
    """Return how many brackets are open at `end`, and where the outermost of them opened."""
    for match in BRACKET.finditer(text, begin, end):
        if match[0] in OPEN:
            opened = opened if depth else match.start()
            depth += 1
        else:
            depth = max(0, depth - 1)
    if depth and text.find(CLOSE[OPEN.index(text[opened])], end, opened + LONGEST_BRACKET) < 0:
        depth = 0
    return depth, opened


def goes_on(text: str, begin: int, end: int) -> bool:
    """Tell whether a sentence goes on behind a full stop that only ends an abbreviation."""
    if CONTINUED.match(text, end):
        return True
    before = text[max(begin, end - 12) : end]
    if not UNFINISHED.search(before):
        return False
    return not (COMPANY_END.search(before) and FIRST_WORDS.match(text, end))


def strip_span(plain: str, begin: int, end: int) -> Span | None:
    """Return a place without the blanks around it, or `None` where it holds nothing else."""
    while begin < end and plain[begin].isspace():
        begin += 1
    while begin < end and plain[end - 1].isspace():
        end -= 1
    return Span(begin, end) if begin < end else None
