"""A clause's body and its labels → passages: sentences, list items and headings, with what introduces each."""

from __future__ import annotations

import re
from bisect import bisect_right

from kg.model import Passage, PassageKind, Provision, Span
from kg.structure.chunks import Chunk, Start, split_chunks
from kg.structure.headings import find_heading_end, is_title
from kg.structure.levels import Mark
from kg.structure.numbering import to_provisions
from kg.structure.sentences import split_sentences, strip_span
from kg.structure.titles import VERBS

LEADERS = re.compile(r"\.\s?(?:\.\s?){4,}\s*\d*\s*\Z")
LONGEST_LEADERS = 200
TRAILING_AND = re.compile(r"(?<=[;,.])\s*(?:and/or|and|or)\s*\Z", re.IGNORECASE)
INTRODUCES = re.compile(r"(?:[:—–]|:\s*(?:and|or)|\bfollowing)\s*\Z")
# A whole sentence that says that a list comes.
ANNOUNCES = re.compile(
    r"\b(?:described|listed|specified|set\s+(?:forth|out))\s+below\b|\bas\s+follows\.\Z"
    r"|\bthe\s+following\s[^.:;]{1,120};\Z"
)
CAPITAL_OPENING = re.compile(r"[A-Z]{2,}[A-Z,&/-]*\s")
TERMINAL = frozenset(".;!?")
LONGEST_HEADING = 100


def split_passages(plain: str, body: Span, marks: list[Mark]) -> tuple[tuple[Passage, ...], tuple[Provision, ...]]:
    """Return the passages of a body in order, and its provisions with their headings.

    >>> from kg.structure.numbering import split_provisions
    >>> text = "The State shall: a. pay; and b. leave. It may stay."
    >>> body = Span(0, len(text))
    >>> passages, provisions = split_passages(text, body, split_provisions(text, text, body))
    >>> [(p.kind.value, p.body.of(text), p.lead) for p in passages[:3]]
    [('sentence', 'The State shall:', None), ('item', 'pay;', 0), ('item', 'leave.', 0)]
    """
    writer = PassageWriter(plain, marks)
    for chunk in split_chunks(plain, body, marks):
        writer.write(chunk)
    provisions = to_provisions(marks, plain, body.end)
    return tuple(writer.passages), finish_provisions(provisions, marks, writer)


def finish_provisions(
    provisions: tuple[Provision, ...], marks: list[Mark], writer: PassageWriter
) -> tuple[Provision, ...]:
    """Return the provisions with their headings; one inside a sentence ends with it, its children likewise."""
    begins = [p.span.begin for p in writer.passages]
    finished: list[Provision] = []
    for index, (provision, mark) in enumerate(zip(provisions, marks, strict=True)):
        end = provision.span.end
        if not mark.cuts and (at := bisect_right(begins, provision.span.begin)):
            end = min(end, max(writer.passages[at - 1].span.end, mark.label.end))
        if provision.parent is not None:
            end = max(mark.label.end, min(end, finished[provision.parent].span.end))
        span, heading = Span(provision.span.begin, end), writer.headings.get(index)
        finished.append(Provision(provision.number, span, provision.parent, heading))
    return tuple(finished)


class PassageWriter:
    """Writes passages chunk by chunk and keeps what introduces the lists that are open."""

    def __init__(self, plain: str, marks: list[Mark]) -> None:
        self.plain = plain
        self.marks = marks
        self.passages: list[Passage] = []
        self.headings: dict[int, Span] = {}
        # The labels of one list share their parent and their sort.
        self.lists = [(m.parent, m.label.family) for m in marks]
        self.parents = {m.parent for m in marks}
        self.heading_lists = {self.lists[i] for i in self.parents if i is not None}
        self.leads: dict[int, int | None] = {}
        self.list_leads: dict[object, int | None] = {}
        self.bullet_leads: dict[str, int | None] = {}
        self.provision: int | None = None
        self.lead: int | None = None

    def write(self, chunk: Chunk) -> None:
        """Write the passages of a chunk."""
        if chunk.start is Start.LABEL:
            self.write_labelled(chunk)
        elif chunk.start is Start.BULLET:
            self.write_bulleted(chunk)
        elif chunk.start is Start.NOTE:
            self.write_text(chunk.body, None)
        else:
            self.write_line(chunk)

    def write_labelled(self, chunk: Chunk) -> None:
        """Write an item or a heading that a label opens, and the sentences behind it."""
        index = chunk.mark if chunk.mark is not None else 0
        first = index if chunk.head is None else chunk.head
        lead = self.find_lead(first)
        for between in range(first, index + 1):
            self.leads[between] = self.list_leads[self.lists[between]] = lead
        self.provision, self.lead = index, lead
        self.bullet_leads.clear()
        end = self.end_of_heading(chunk, index, lead)
        if end is not None:
            self.add_heading(Span(chunk.begin, end), Span(chunk.body.begin, end))
            self.headings[index] = bare_heading(self.plain, Span(chunk.body.begin, end))
            if rest := strip_span(self.plain, end, chunk.body.end):
                self.write_text(rest, lead)
            return
        self.write_item(chunk.begin, chunk.body, lead)

    def find_lead(self, index: int) -> int | None:
        """Return the passage that introduces a label's list, or the list that encloses it."""
        mark = self.marks[index]
        if mark.first and (introduction := self.find_introduction(goes_on=not mark.label.capital)) is not None:
            return introduction
        if not mark.first and self.lists[index] in self.list_leads:
            return self.list_leads[self.lists[index]]
        return None if mark.parent is None else self.leads.get(mark.parent)

    def find_introduction(self, *, goes_on: bool = False) -> int | None:
        """Return the last passage if it introduces the list that follows; a note in brackets is passed over.

        A list that goes on in lower case is introduced by what stands before it, whatever its last mark.
        """
        last = len(self.passages) - 1
        if last >= 0 and self.plain.startswith("]", self.passages[last].span.end):
            last = next((i - 1 for i in range(last, -1, -1) if self.plain[self.passages[i].span.begin - 1] == "["), -1)
        if last < 0 or self.passages[last].kind is PassageKind.HEADING:
            return None
        words = self.passages[last].span.of(self.plain).rstrip("\"')] ")
        introduces = goes_on or INTRODUCES.search(words[-40:]) or words[-1:] not in TERMINAL
        return last if introduces or ANNOUNCES.search(words) else None

    def end_of_heading(self, chunk: Chunk, index: int, lead: int | None) -> int | None:
        """Return where the heading behind a label ends, or `None`."""
        words = chunk.body.of(self.plain)
        if not words:
            return None
        if ends_in_leaders(words) or self.is_bare_heading(chunk.body, words, index, lead):
            return chunk.body.end
        return find_heading_end(self.plain, chunk.body, labelled=lead is None)

    def is_bare_heading(self, span: Span, words: str, index: int, lead: int | None) -> bool:
        """Tell whether a label's whole text is a heading: short, without a full stop, with a list of its own."""
        if len(words) > LONGEST_HEADING or drop_trailing_and(words)[-1:] in ";,!?":
            return False
        if words[-1] == "." and not (index in self.parents or words.isupper()):
            return False
        if not VERBS.isdisjoint(words.lower().split()) or "\n" in words.strip():
            return False
        among_headings = self.lists[index] in self.heading_lists
        if is_title(self.plain, span):
            return among_headings or lead is None or index in self.parents
        return among_headings and words[-1] != ":" and len(words.split()) <= 6 and index not in self.parents

    def write_bulleted(self, chunk: Chunk) -> None:
        """Write an item that a bullet opens, and the sentences behind it."""
        if chunk.sign not in self.bullet_leads:
            inherited = next(reversed(self.bullet_leads.values()), self.lead)
            introduction = self.find_introduction()
            self.bullet_leads[chunk.sign] = inherited if introduction is None else introduction
        lead = self.bullet_leads[chunk.sign]
        self.write_item(chunk.body.begin, chunk.body, lead)

    def write_line(self, chunk: Chunk) -> None:
        """Write the sentences of a paragraph; one that follows an introduced list is no longer part of it."""
        if chunk.start is Start.LINE:
            if self.provision is not None and self.leads.get(self.provision) is not None:
                self.provision = self.marks[self.provision].parent
            if self.is_unmarked_item(chunk.body):
                self.write_item(chunk.body.begin, chunk.body, self.lead)
                return
            self.lead = None if self.provision is None else self.leads.get(self.provision)
        self.bullet_leads.clear()
        self.write_text(chunk.body, self.lead)

    def is_unmarked_item(self, span: Span) -> bool:
        """Tell whether a line without a label is an item: it ends in a semicolon behind an introduction."""
        if not self.passages:
            return False
        words = drop_trailing_and(span.of(self.plain))
        before = self.passages[-1]
        if words[-1:] == ";" and before.span.of(self.plain)[-1:] == ":":
            self.lead = len(self.passages) - 1
            return True
        return before.kind is PassageKind.ITEM and before.lead is not None and before.span.of(self.plain)[-1:] == ";"

    def write_item(self, begin: int, body: Span, lead: int | None) -> None:
        """Write an item up to the end of its first sentence, and the sentences behind it."""
        sentences = split_sentences(self.plain, body) if body.begin < body.end else []
        first = sentences[0] if sentences else body
        words = first.of(self.plain)
        if (bare := drop_trailing_and(words)) != words:
            first = Span(first.begin, first.begin + len(bare))
        self.passages.append(Passage(Span(begin, first.end), first, PassageKind.ITEM, lead, self.provision))
        for sentence in sentences[1:]:
            self.add_sentence(sentence, lead)

    def write_text(self, span: Span, lead: int | None) -> None:
        """Write the sentences of a stretch without label, headings glued to them cut off."""
        words = span.of(self.plain)
        if self.is_heading_line(span, words):
            self.add_heading(span, span)
            return
        end = find_heading_end(self.plain, span)
        if end is not None and (rest := strip_span(self.plain, end, span.end)):
            self.add_heading(Span(span.begin, end), Span(span.begin, end))
            self.write_text(rest, lead)
            return
        for sentence in split_sentences(self.plain, span):
            self.add_sentence(sentence, lead)

    def is_heading_line(self, span: Span, words: str) -> bool:
        """Tell whether a whole stretch is a heading or a line of a table of contents."""
        if ends_in_leaders(words):
            return True
        if len(words) > LONGEST_HEADING or words[-1] in ".;:,!?\"'":
            return False
        return words.isupper() or is_title(self.plain, span)

    def add_sentence(self, span: Span, lead: int | None) -> None:
        """Add a sentence, and the heading in capitals or with a colon that it may open with."""
        if self.is_heading_line(span, span.of(self.plain)):
            self.add_heading(span, span)
            return
        end = find_glued_heading(self.plain, span)
        if end is not None and (rest := strip_span(self.plain, end, span.end)):
            self.add_heading(Span(span.begin, end), Span(span.begin, end))
            span = rest
        self.passages.append(Passage(span, span, PassageKind.SENTENCE, lead, self.provision))

    def add_heading(self, span: Span, body: Span) -> None:
        """Add a heading."""
        self.passages.append(Passage(span, body, PassageKind.HEADING, self.lead, self.provision))


def ends_in_leaders(words: str) -> bool:
    """Tell whether a text ends in the row of dots of a table of contents.

    >>> ends_in_leaders("Term . . . . . . 12"), ends_in_leaders("It ends.")
    (True, False)
    """
    tail = words[-LONGEST_LEADERS:]
    return tail.count(".") >= 5 and LEADERS.search(tail) is not None


def drop_trailing_and(words: str) -> str:
    """Return a text without the word that joins it to the next item.

    >>> drop_trailing_and("pay; and"), drop_trailing_and("go on and on")
    ('pay;', 'go on and on')
    """
    return TRAILING_AND.sub("", words) if words.rstrip()[-2:].lower() in {"nd", "or"} else words


def find_glued_heading(plain: str, span: Span) -> int | None:
    """Return where a heading ends that a sentence opens with: words before a colon, or in capitals."""
    colon = plain.find(":", span.begin, min(span.end, span.begin + 80))
    if colon < 0 and not CAPITAL_OPENING.match(plain, span.begin):
        return None
    end = find_heading_end(plain, span)
    return end if end is not None and (end == colon + 1 or plain[span.begin : end].isupper()) else None


def bare_heading(plain: str, span: Span) -> Span:
    """Return where the words of a heading stand, without the punctuation behind them."""
    return Span(span.begin, span.begin + len(span.of(plain).rstrip(" .:;,—–-")))
