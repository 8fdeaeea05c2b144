"""A clause's body and its labels → chunks: stretches that begin with a label, a bullet or a new line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from kg.model import Span
from kg.structure.levels import Mark
from kg.structure.sentences import strip_span

BULLET = re.compile(r"[•▪▫◦○●■□►▶➢➤✓✔‣⁃*]\s*")
# The only bullet in ASCII, found faster alone.
STAR = re.compile(r"\*\s*")
LETTER_BULLET = re.compile(r"o\s+(?=[A-Z])")
DASH_BULLET = re.compile(r"\n[ ]{0,8}(?P<dash>[-–])\s+(?=\w)")
LINE_END = re.compile(r"\n\s*")
# Words that open a sentence and stand in capitals nowhere else: behind a bullet's only line, that item is over.
OPENS_SENTENCE = re.compile(
    r"(?:An?|All|Any|Each|Every|If|It|No|Such|The|These|They|This|Those|Upon|When|Where)\s+[A-Za-z]"
)
LONGEST_ITEM = 300
ENDED = frozenset(".:;!?—")
HEADING_LINE = 90
# How far below its label a chunk may begin; what stands further off is no more part of it.
FAR = 40


class Start(Enum):
    """What a chunk begins with."""

    TEXT = "text"
    LINE = "line"
    LABEL = "label"
    BULLET = "bullet"
    NOTE = "note"


class Chunk(NamedTuple):
    """A stretch of a body. `begin` is where its label stands, `body` what follows label or bullet.

    `mark` is the index of the label; `sign` the bullet; `head` is the index of the first of several labels
    that stand right behind each other.
    """

    start: Start
    begin: int
    body: Span
    mark: int | None = None
    sign: str = ""
    head: int | None = None


class Cut(NamedTuple):
    """A place where a chunk begins."""

    start: Start
    begin: int
    end: int
    mark: int | None = None
    sign: str = ""
    head: int | None = None


def split_chunks(plain: str, body: Span, marks: list[Mark]) -> list[Chunk]:
    """Return the chunks of a body, none of them blank but for a label alone.

    >>> text = "It will: • call; • write."
    >>> [chunk.body.of(text) for chunk in split_chunks(text, Span(0, len(text)), [])]
    ['It will:', 'call;', 'write.']
    """
    bullets, labels = list(cut_bullets(plain, body)), list(cut_labels(plain, marks))
    lines = cut_lines(plain, body, {cut.end for cut in (*bullets, *labels)})
    # Where several cuts fall together, the label goes before the bullet and the bullet before the line.
    by_place = {cut.begin: cut for cut in (*lines, *bullets, *labels)}
    cuts = [Cut(Start.TEXT, body.begin, body.begin), *(by_place[begin] for begin in sorted(by_place))]
    ends = [cut.begin for cut in cuts[1:]] + [body.end]
    chunks = [c for cut, end in zip(cuts, ends, strict=True) if (c := to_chunk(cut, plain, end))]
    return merge_nested(chunks, plain) if bullets else chunks


def to_chunk(cut: Cut, plain: str, end: int) -> Chunk | None:
    """Return the chunk between two cuts, or `None` where it is blank or the number of a page."""
    start, begin, opened, mark, sign, head = cut
    words = strip_span(plain, opened, end)
    if start is Start.LABEL:
        words = words or Span(opened, opened)
    elif words is None or is_page_number(start, words, plain):
        return None
    return Chunk(start, begin, words, mark, sign, head)


def is_page_number(start: Start, words: Span, plain: str) -> bool:
    """Tell whether a chunk is nothing but the page number in a table of contents, or one left by a page break."""
    begin, end = words
    return end - begin < 4 and start in {Start.TEXT, Start.LINE} and plain[begin:end].isdigit()


def cut_labels(plain: str, marks: list[Mark]) -> Iterator[Cut]:
    """Yield a cut for each label that begins a passage; labels right behind each other make one cut."""
    held: Cut | None = None
    for index, mark in enumerate(marks):
        if not mark.cuts:
            continue
        if held and not plain[held.end : mark.opens].strip(" "):
            held = Cut(Start.LABEL, held.begin, mark.label.end, index, "", held.head)
            continue
        if held:
            yield held
        held = Cut(Start.LABEL, mark.opens, mark.label.end, index, "", index)
    if held:
        yield held


def cut_bullets(plain: str, body: Span) -> Iterator[Cut]:
    """Yield a cut for each bullet; a star glued to its word behind other bullets opens a note."""
    signs: set[str] = set()
    for begin, end in find_bullets(plain, body):
        sign = plain[begin]
        glued = sign == "*" and end == begin + 1 and signs - {"*"}
        signs.add(sign)
        yield Cut(Start.NOTE if glued else Start.BULLET, begin, end, None, sign)


def find_bullets(plain: str, body: Span) -> list[Span]:
    """Return where bullets stand: signs anywhere, `o` and stars only where an item may begin."""
    signs = STAR if plain.isascii() else BULLET
    spans = [Span(*m.span()) for m in signs.finditer(plain, *body) if is_bullet(plain, m, body)]
    spans += [Span(m.start("dash"), m.end()) for m in DASH_BULLET.finditer(plain, *body)]
    letters = LETTER_BULLET.finditer(plain, *body)
    spans += [Span(*m.span()) for m in letters if opens_item(plain, m.start(), body)]
    return sorted(spans)


def is_bullet(plain: str, match: re.Match[str], body: Span) -> bool:
    """Tell whether a sign is a bullet: no placeholder in brackets, no star behind a word."""
    begin, end = match.span()
    if end >= body.end or plain[begin - 1 : begin] == "[" or plain[end] in "]*":
        return False
    if match[0][0] != "*":
        return True
    return opens_item(plain, begin, body) and plain[end].isalpha() and (end > begin + 1 or plain[end].isupper())


def opens_item(plain: str, begin: int, body: Span) -> bool:
    """Tell whether an item may begin at a place: behind a stop and a blank, at a line's beginning."""
    before = plain[max(body.begin, begin - 40) : begin]
    bare = before.rstrip()
    return not bare or (bare != before and (bare[-1] in ":.;," or "\n" in before[len(bare) :]))


def cut_lines(plain: str, body: Span, opened: set[int]) -> Iterator[Cut]:
    """Yield a cut for each line end that ends more than a line of print, but not right behind what opens a chunk."""
    for match in LINE_END.finditer(plain, *body):
        begin, end = match.span()
        while begin > body.begin and plain[begin - 1] == " ":
            begin -= 1
        if begin <= body.begin or end >= body.end or end in opened or (begin in opened and end - begin <= FAR):
            continue
        if ends_paragraph(plain, begin, end, body):
            yield Cut(Start.LINE, end, end)


def ends_paragraph(plain: str, begin: int, end: int, body: Span) -> bool:
    """Tell whether a paragraph ends at a line end: a sentence or heading is over, or a blank line follows."""
    before, after = plain[begin - 1], plain[end]
    starts = not after.islower()
    if before in ENDED:
        return starts or before in ":;"
    if not starts:
        return False
    if plain.count("\n", begin, end) > 1:
        return before not in {",", "("}
    line = plain[max(body.begin, begin - HEADING_LINE) : begin].rpartition("\n")[2].strip()
    if (line.isupper() or before in "\"')]") and len(line) < HEADING_LINE - 5:
        return True
    return OPENS_SENTENCE.match(plain, end) is not None and opens_with_bullet(plain, begin, body)


def opens_with_bullet(plain: str, end: int, body: Span) -> bool:
    """Tell whether the line that ends at a place begins with a bullet."""
    line = plain[max(body.begin, end - LONGEST_ITEM) : end].rpartition("\n")
    return bool(line[1]) and BULLET.match(line[2].lstrip()) is not None


def merge_nested(chunks: list[Chunk], plain: str) -> list[Chunk]:
    """Return the chunks with a bullet that introduces further bullets of its sort as one with them.

    Only inside a list: there the print no longer tells which bullets are nested.
    """
    merged: list[Chunk] = []
    absorbing = False
    for chunk in chunks:
        before = merged[-1] if merged else None
        if absorbing and before and chunk.start is Start.BULLET and chunk.sign == before.sign:
            merged[-1] = Chunk(
                before.start, before.begin, Span(before.body.begin, chunk.body.end), before.mark, before.sign
            )
            absorbing = plain[chunk.body.end - 1] not in ".!?"
            continue
        merged.append(chunk)
        absorbing = (
            chunk.start is Start.BULLET
            and plain[chunk.body.end - 1] == ":"
            and before is not None
            and before.start is Start.BULLET
            and before.sign == chunk.sign
        )
    return merged
