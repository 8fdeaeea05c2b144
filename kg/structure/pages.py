"""A clause page → its title, its describing paragraph, its samples and its related clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.model import Clause, DocumentKind, Outline, Section, Span
from kg.structure.noise import to_words
from kg.structure.numbering import split_provisions
from kg.structure.passages import split_passages
from kg.structure.sentences import strip_span
from kg.structure.titles import find_title_end

TITLE_LINE = re.compile(
    r"[ ]*(?P<title>\S[^\n]{0,300}?)[ ]+(?:Clause[ ]+Samples?|Samples?[ ]+Clauses?)[ ]*(?=\n|\Z)", re.I
)
POPULARITY = re.compile(r"^[ ]*(?:POPULAR SAMPLE\b.*|(?:Sample[ ]+\d+[ ]+)?Copied[ ]+\d+[ ]+times?.*)$", re.I | re.M)
LINE = re.compile(r"[^\n]*\S[^\n]*")
ENTRY = re.compile(r"^[ ]*[•▪◦○●■*·‣–-][ ]*(?=\S)", re.M)

# Where a heading ends that nothing parts from its sentence: "SITE RULES|The Tenant".
GLUED = r"(?-i:(?<=[a-z])(?=[A-Z][a-z])|(?<=[A-Z])(?=[A-Z][a-z]))"


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts of a clause page: its title, where the samples begin, and where the related section stands."""

    title: str
    top: int
    related: int
    entries: int


def find_page_title(plain: str) -> re.Match[str] | None:
    """Return the first line with words if it is the title of a clause page: `X Clause Samples`.

    >>> find_page_title("Order Management Sample Clauses\\n")["title"]
    'Order Management'
    """
    first = re.search(r"\S", plain)
    return TITLE_LINE.match(plain, plain.rfind("\n", 0, first.start()) + 1) if first else None


def outline_page(plain: str, raw: str, match: re.Match[str]) -> Outline:
    """Return the outline of a clause page whose title line was found."""
    frame = find_frame(plain, match)
    samples = find_samples(plain, frame)
    first = samples[0][0].begin if samples else frame.related
    summary = find_summary(plain, Span(frame.top, first))
    related = find_related(plain, frame)
    clauses = [build_clause(plain, raw, Section.SAMPLES, *places) for places in samples]
    clauses = [replace(clause, type_name=frame.title) for clause in clauses]
    clauses += [build_clause(plain, raw, Section.RELATED, *places) for places in related]
    return Outline(DocumentKind.CLAUSE_PAGE, plain, frame.title, summary, tuple(clauses))


def find_frame(plain: str, match: re.Match[str]) -> Frame:
    """Return where the parts of a page stand."""
    title = to_words(match["title"])
    related = re.compile(rf"^[ ]*Related[ ]+to[ ]+{flexible(title)}[ ]*$", re.I | re.M).search(plain, match.end())
    if related is None:
        return Frame(title, match.end(), len(plain), len(plain))
    return Frame(title, match.end(), related.start(), related.end())


def flexible(title: str) -> str:
    """Return a pattern for a title whose words any blanks may part."""
    return r"[ ]+".join(re.escape(word) for word in title.split())


def find_samples(plain: str, frame: Frame) -> list[tuple[Span, Span]]:
    """Return where each sample stands and where its heading does."""
    opening = re.compile(rf"^[ ]*(?P<head>{flexible(frame.title)})(?:[ ]*[.:](?=\s|\Z)|[ ]*$|{GLUED})", re.I | re.M)
    matches = list(opening.finditer(plain, frame.top, frame.related))
    if not matches:
        return find_paragraphs(plain, frame)
    ends = [m.start() for m in matches[1:]] + [frame.related]
    samples = []
    for match, end in zip(matches, ends, strict=True):
        whole = strip_span(plain, match.start("head"), end)
        if whole:
            samples.append((whole, Span(*match.span("head"))))
    return samples


def find_paragraphs(plain: str, frame: Frame) -> list[tuple[Span, Span]]:
    """Return the paragraphs behind the describing one, each a sample without a heading."""
    lines = (m for m in LINE.finditer(plain, frame.top, frame.related) if not POPULARITY.match(m[0]))
    wholes = [whole for m in lines if (whole := strip_span(plain, *m.span()))]
    return [(whole, Span(whole.begin, whole.begin)) for whole in (wholes[1:] or wholes)]


def find_summary(plain: str, between: Span) -> Span | None:
    """Return where the paragraph stands that describes the clause type, or `None`."""
    popular = POPULARITY.search(plain, *between)
    if popular is None:
        return strip_span(plain, *between)
    before = strip_span(plain, between.begin, popular.start())
    return before or strip_span(plain, popular.end(), between.end)


def find_related(plain: str, frame: Frame) -> list[tuple[Span, Span]]:
    """Return where each entry of the related section stands and where its title does."""
    bullets = list(ENTRY.finditer(plain, frame.entries))
    apart = [m for m in bullets if not plain[plain.rfind("\n", 0, max(0, m.start() - 1)) + 1 : m.start()].strip()]
    bullets = apart if len(apart) > 1 or not bullets else bullets
    ends = [*[m.start() for m in bullets[1:]], len(plain)][: len(bullets)]
    wholes = [w for m, end in zip(bullets, ends, strict=True) if (w := strip_span(plain, m.end(), end))]
    known = {frame.title}
    heads = [Span(w.begin, find_title_end(plain, w, known)) for w in wholes]
    known |= {to_words(h.of(plain)) for h in heads}
    return [(w, Span(w.begin, find_title_end(plain, w, known))) for w in wholes]


def build_clause(plain: str, raw: str, section: Section, whole: Span, head: Span) -> Clause:
    """Return the clause at a place, its body read; its heading is its type."""
    heading = to_words(head.of(plain))
    begin = head.end
    while begin < whole.end and plain[begin] in " .:\n" and head.begin < head.end:
        begin += 1
    body = Span(min(begin, whole.end), whole.end)
    passages, provisions = split_passages(plain, body, split_provisions(plain, raw, body))
    return Clause(section, whole, body, heading, heading or None, provisions, passages)
