"""A contract → its title and its top-level sections as clauses."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from itertools import pairwise

from kg.model import Clause, DocumentKind, Outline, Passage, PassageKind, Provision, Section, Span
from kg.structure.labels import Style
from kg.structure.levels import Mark
from kg.structure.markdown import MarkdownHeading
from kg.structure.noise import blank_spans, to_words
from kg.structure.numbering import split_provisions
from kg.structure.passages import split_passages
from kg.structure.sentences import strip_span

# Where a contract's title stands, if it has one.
TOP = 4000
TITLE = re.compile(
    r"\b(?:[A-Z][A-Z&'/-]*[ ,]+){0,8}(?:AGREEMENT|CONTRACT|LEASE|ADDENDUM|AMENDMENT|CONDITIONS|TERMS OF \w+)\b"
)
FIRST_LINE = re.compile(r"\s*(?P<line>\S[^\n]{0,118})(?:\n|\Z)")
CAPITAL_LINE = re.compile(r"(?:\A|(?<=\n))[ ]*(?P<line>[A-Z][A-Z0-9 ,;&'/()-]{3,80})[ ]*(?=\n|\Z)")
CONTENTS = re.compile(r"\b(?:TABLE OF CONTENTS|Table of Contents|CONTENTS|INDEX)\b")
CONTENTS_WORDS = ("CONTENTS", "Table of Contents", "INDEX")
FIRST_ENTRY = re.compile(r"(?:\b(?:ARTICLE|Article|SECTION|Section)\s+(?:1|I|ONE|One)\b|(?<![\d.])1\.(?!\d))")
PREAMBLE = re.compile(
    r"\b(?:THIS|This)\s+(?:[\w&,'/-]+\s+){0,8}?(?:AGREEMENT|Agreement|AMENDMENT|Amendment|CONTRACT|Contract|LEASE|Lease)\b"
    r"|\b(?:WHEREAS|RECITALS|W\s?I\s?T\s?N\s?E\s?S\s?S\s?E\s?T\s?H)\b|\b(?:made|entered)\s+(?:and\s+entered\s+)?into\b"
)
LONGEST_ENTRY = 200
LONGEST_CONTENTS = 20_000
# The styles of top-level sections, the surest first.
SECTION_STYLES = (Style.KEYWORD, Style.NUMBER, Style.DECIMAL, Style.LETTER)


def outline_contract(plain: str, raw: str, headings: list[MarkdownHeading] | None = None) -> Outline:
    """Return the outline of a contract: one clause for what stands before the first section, one for each.

    `headings` are those of a Markdown text, whose marks are blanked in `plain`.
    """
    whole = strip_span(plain, 0, len(plain))
    if whole is None:
        return Outline(DocumentKind.CONTRACT, plain, None, None, ())
    headings = headings or []
    plain = blank_spans(plain, find_contents(plain))
    title = find_title(plain, headings)
    marks = split_provisions(plain, raw, whole)
    begins = find_sections(plain, marks, headings, title)
    clauses = split_clauses(plain, whole, marks, find_heads(plain, whole, begins, headings, title))
    return Outline(DocumentKind.CONTRACT, plain, to_words(title.of(plain)) if title else None, None, clauses)


def find_contents(plain: str) -> list[Span]:
    """Return where a table of contents stands: from its heading to the preamble, or where its first entry comes again.

    >>> text = "CONTENTS ARTICLE 1 Supply 2 ARTICLE 2 Price 3 ARTICLE 1 SUPPLY The Seller shall supply."
    >>> [place.of(text) for place in find_contents(text)]
    ['CONTENTS ARTICLE 1 Supply 2 ARTICLE 2 Price 3 ']
    """
    heading = CONTENTS.search(plain) if any(words in plain for words in CONTENTS_WORDS) else None
    entry = FIRST_ENTRY.search(plain, heading.end(), heading.end() + LONGEST_ENTRY) if heading else None
    if heading is None or entry is None:
        return []
    again = re.compile(r"\s+".join(map(re.escape, entry[0].split())) + r"(?![\d.]*\d)", re.IGNORECASE)
    second = again.search(plain, entry.end(), entry.end() + LONGEST_CONTENTS)
    if second is None:
        return []
    preamble = PREAMBLE.search(plain, entry.end(), second.start())
    return [Span(heading.start(), (preamble or second).start())]


def find_title(plain: str, headings: list[MarkdownHeading]) -> Span | None:
    """Return where a contract's title stands: a heading, words in capitals at the top, a short first line."""
    if headings and not plain[: headings[0].line.begin].strip():
        return headings[0].words
    capitals = TITLE.search(plain, 0, TOP)
    if capitals:
        return Span(*capitals.span())
    line = FIRST_LINE.match(plain)
    if line is None or line["line"].rstrip()[-1] in ".:;," or line.end("line") == len(plain):
        return None
    return strip_span(plain, *line.span("line"))


def find_sections(plain: str, marks: list[Mark], headings: list[MarkdownHeading], title: Span | None) -> list[int]:
    """Return where the top-level sections begin: at Markdown headings, at labels, or at lines in capitals."""
    rest = [h for h in headings if title is None or h.words != title]
    if rest:
        top = min(h.level for h in rest)
        return [h.words.begin for h in rest if h.level == top]
    if labelled := find_labelled_sections(marks):
        return labelled
    if marks:
        return []
    lines = (Span(*m.span("line")) for m in CAPITAL_LINE.finditer(plain))
    return [line.begin for line in lines if title is None or (not title.holds(line) and not line.holds(title))]


def find_labelled_sections(marks: list[Mark]) -> list[int]:
    """Return where sections with a label begin: the surest style of which two labels have no parent."""
    tops = [m for m in marks if m.parent is None and m.cuts and not m.label.recital]
    counts = Counter(m.label.family for m in tops)
    for style in SECTION_STYLES:
        family = next((f for f, count in counts.most_common() if f[0] is style and (count > 1 or style < 1)), None)
        if family:
            return [m.label.begin for m in tops if m.label.family == family]
    return []


def split_clauses(plain: str, whole: Span, marks: list[Mark], heads: dict[int, Span | None]) -> tuple[Clause, ...]:
    """Return the clauses of a contract; `heads` has where each begins and where its heading is known to stand."""
    labels = [m.label.begin for m in marks]
    edges = sorted({whole.begin, whole.end, *heads})
    clauses = []
    for begin, end in pairwise(edges):
        if span := strip_span(plain, begin, end):
            taken = take_marks(marks, bisect_left(labels, begin), bisect_left(labels, end))
            clauses.append(build_clause(plain, span, taken, heads.get(begin), begin in heads))
    return tuple(clauses)


def find_heads(
    plain: str, whole: Span, begins: list[int], headings: list[MarkdownHeading], title: Span | None
) -> dict[int, Span | None]:
    """Return where clauses begin, each with where Markdown or the title shows its heading."""
    lines = {h.words.begin: h.words for h in headings}
    heads = {begin: lines.get(begin) for begin in begins}
    if title is None or whole.begin in heads or title.end > min(heads, default=whole.end):
        return heads
    if not plain[whole.begin : title.begin].strip():
        heads[whole.begin] = title
    return heads


def take_marks(marks: list[Mark], first: int, last: int) -> list[Mark]:
    """Return the labels from the first up to the last, their parents counted from the first of them."""
    parents = (m.parent - first if m.parent is not None and m.parent >= first else None for m in marks[first:last])
    return [Mark(m.label, p, m.cuts, m.first, m.opens) for m, p in zip(marks[first:last], parents, strict=True)]


def build_clause(plain: str, span: Span, marks: list[Mark], head: Span | None, titled: bool) -> Clause:
    """Return the clause at a place; `head` is where its heading is known to stand."""
    passages, provisions = split_passages(plain, span, marks)
    words = head_of(span, passages, provisions, head, titled)
    begin = span.begin
    if words:
        begin = words.end
        while begin < span.end and plain[begin] in " .:\n":
            begin += 1
    heading = bare_words(plain, words, provisions) if words else ""
    return Clause(Section.BODY, span, Span(begin, span.end), heading, None, provisions, passages)


def head_of(
    span: Span, passages: tuple[Passage, ...], provisions: tuple[Provision, ...], head: Span | None, titled: bool
) -> Span | None:
    """Return where a clause's heading stands, or `None`; `titled` tells that a line in capitals may be one."""
    if head:
        return head
    if provisions and provisions[0].span.begin == span.begin:
        return provisions[0].heading
    first = passages[0] if passages else None
    return first.span if titled and first and first.kind is PassageKind.HEADING else None


def bare_words(plain: str, words: Span, provisions: tuple[Provision, ...]) -> str:
    """Return a heading's words, without the label that a heading of Markdown may begin with."""
    if provisions and provisions[0].heading and words.holds(provisions[0].heading):
        words = provisions[0].heading
    return to_words(words.of(plain)).rstrip(" .:")
