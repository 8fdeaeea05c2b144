"""Where the words that are looked for stand in a text, to be marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from kg.graph.text_fields import FORMS, STEMS, read_words
from kg.graph.text_query import Term, TermKind, TextQuery
from kg.model import Span

ALTERED = 2
"""Letters at the end of a stem that a form of the word may lack: `possibl`, `possibility`."""

_FOREIGN = re.compile(r"[^\x00-\x7f]")


# What is sought is looked up for each word of a text: by itself, and not by its words.
@dataclass(frozen=True, slots=True, eq=False)
class Sought:
    """Words that stand next to each other, how they are compared, and whether the last is only begun."""

    words: tuple[str, ...]
    compared: str
    begun: bool

    @classmethod
    def of(cls, term: Term) -> Sought:
        """Return what is sought for a term."""
        compared = STEMS if term.kind is TermKind.WORD else FORMS
        return cls(tuple(read_words(term.text, compared)), compared, term.kind is TermKind.PREFIX)

    def begins(self, lowered: str) -> Iterator[int]:
        """Yield the places of a text in small letters where this may begin.

        >>> list(Sought(("invoic",), STEMS, begun=False).begins("an invoice in voice"))
        [3]
        """
        first = self.words[0]
        letters = first[: max(1, len(first) - ALTERED)] if self.compared == STEMS else first
        begin = lowered.find(letters)
        while begin >= 0:
            yield begin
            begin = lowered.find(letters, begin + 1)

    def find(self, text: str, begins: Iterable[int]) -> Iterator[Span]:
        """Yield the places where this stands in a text, given those where it may begin.

        >>> list(Sought(("by", "post"), FORMS, begun=True).find("Stand by, by posting", [0, 6, 10]))
        [Span(begin=10, end=20)]
        """
        run = run_of_words(len(self.words))
        for begin in begins:
            within_word = begin > 0 and text[begin - 1].isalnum()
            found = None if within_word else run.match(text, begin)
            if found and is_run(self, found[0]):
                yield Span(*found.span())


class Marker:
    """Finds the words that a query wants in texts that are in normal form C, as those of entries are."""

    def __init__(self, query: TextQuery) -> None:
        terms = [Sought.of(term) for alternatives in query.wanted for term in alternatives]
        self.sought = [term for term in terms if term.words]

    def find(self, text: str) -> tuple[Span, ...]:
        """Return the places of the words, those that overlap as one.

        >>> from kg.graph.text_query import read_text_query
        >>> Marker(read_text_query('invoice "of the"')).find("Invoices of the month")
        (Span(begin=0, end=8), Span(begin=9, end=15))
        """
        # The one letter that becomes two as a small one would move all places behind it.
        lowered = text.replace("İ", "I").lower()
        foreign = [] if text.isascii() else list(find_foreign_words(text))
        found = [span for term in self.sought for span in term.find(text, chain(term.begins(lowered), foreign))]
        return join_spans(sorted(found, key=lambda span: (span.begin, span.end)))


def find_foreign_words(text: str) -> Iterator[int]:
    """Yield where a word begins that has other letters than a to z: the index has it without accents.

    >>> list(find_foreign_words("a “naïve” café"))
    [3, 10]
    """
    end = 0
    for letter in _FOREIGN.finditer(text):
        begin = letter.start()
        if letter[0].isalnum() and begin >= end:
            while begin > end and text[begin - 1].isalnum():
                begin -= 1
            yield begin
            end = letter.end()


@lru_cache
def run_of_words(count: int) -> re.Pattern[str]:
    """Return a pattern for some words next to each other, which are letters and digits for the index."""
    return re.compile(rf"[^\W_]+(?:[\W_]+[^\W_]+){{{count - 1}}}")


@lru_cache(maxsize=10_000)
def is_run(sought: Sought, text: str) -> bool:
    """Tell whether the words of a text are those that are sought.

    >>> is_run(Sought(("invoic",), STEMS, begun=False), "Invoiced")
    True
    """
    *whole, last = sought.words
    *before, word = read_words(text, sought.compared) or [""]
    return before == whole and (word.startswith(last) if sought.begun else word == last)


def join_spans(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return places in their order, those that overlap as one.

    >>> join_spans([Span(0, 6), Span(4, 9), Span(12, 14)])
    (Span(begin=0, end=9), Span(begin=12, end=14))
    """
    joined: list[Span] = []
    for span in spans:
        if joined and span.begin < joined[-1].end:
            joined[-1] = Span(joined[-1].begin, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
