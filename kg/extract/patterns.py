"""Rules that are patterns: each with the phrases that it finds and the near misses that it leaves alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from kg.extract.word_index import NEXT, index_words, look_up, met_by, word_at
from kg.model import Span


# A rule is itself alone: to look for it among others compares no texts.
@dataclass(frozen=True, slots=True, eq=False)
class PatternRule:
    """A kind of phrase.

    In each of `finds` what the rule finds stands in square brackets; in none of `leaves` does it find
    anything. `opening` are the words with which what it finds can begin, for a rule that is tried only there:
    `nor; at in + no` is `nor` alone, and `at` or `in` with `no` behind it.
    """

    name: str
    says: str
    pattern: str
    finds: tuple[str, ...]
    leaves: tuple[str, ...]
    opening: str = ""

    @property
    def openings(self) -> frozenset[str]:
        """Return the words and pairs of words with which what it finds can begin, as `word_index` writes them.

        >>> sorted(PatternRule("no", "", "", (), (), "nor; at in + no").openings)
        ['at+no', 'in+no', 'nor']
        """
        groups = (group.partition(NEXT) for group in self.opening.split(";"))
        return frozenset(
            first + NEXT + second if follows else first
            for firsts, follows, seconds in groups
            for first in firsts.split()
            for second in seconds.split() or [""]
        )


R = TypeVar("R", bound=PatternRule)


class Found(NamedTuple, Generic[R]):
    """A place where a rule fired."""

    rule: R
    match: re.Match[str]

    @property
    def span(self) -> Span:
        """Return the place of the words."""
        return Span(*self.match.span())


class RuleBook(Generic[R]):
    """Rules that are tried together, in one pass over a text: at one place the first of them wins.

    They find whole words, unless `edges` is false because their own patterns say where words end.
    """

    def __init__(self, rules: Sequence[R], flags: re.RegexFlag = re.IGNORECASE, *, edges: bool = True) -> None:
        self.by_group = {rule.name.replace("-", "_"): rule for rule in rules}
        parts = "|".join(f"(?P<{group}>{rule.pattern})" for group, rule in self.by_group.items())
        self.pattern = re.compile(whole_words(parts) if edges else parts, flags)

    def find(self, plain: str, span: Span) -> Iterator[Found[R]]:
        """Yield what the rules find in a span, in order.

        >>> cats = RuleBook([PatternRule("cat", "", "cats?", (), ())])
        >>> [found.match.group() for found in cats.find("Cats concatenate.", Span(0, 17))]
        ['Cats']
        """
        return map(self.name_rule, self.pattern.finditer(plain, *span))

    def find_at(self, places: list[int], plain: str, span: Span) -> Iterator[Found[R]]:
        """Yield what the rules find in a span at places in order, nothing inside another."""
        begin, end = span
        for place in places[bisect_left(places, begin) : bisect_left(places, end)]:
            if place >= begin and (match := self.pattern.match(plain, place, end)):
                yield self.name_rule(match)
                begin = match.end()

    def name_rule(self, match: re.Match[str]) -> Found[R]:
        """Return a match with the rule that made it."""
        return Found(self.by_group[str(match.lastgroup)], match)


class Tried(NamedTuple, Generic[R]):
    """A rule with what tries it at a place of a text, up to an end."""

    rule: R
    match_at: Callable[[str, int, int], re.Match[str] | None]


class Openings(NamedTuple, Generic[R]):
    """The places of a text, in order, at which a word stands with which rules open, and the rules to try at each."""

    plain: str
    places: list[int]
    rules: dict[int, list[Tried[R]]]


class WordRuleBook(Generic[R]):
    """Rules that are tried only at the words with which they open, which is much faster than at every character.

    They find whole words, without regard to case; at one place the first of them wins.
    """

    def __init__(self, rules: Sequence[R]) -> None:
        tried = [Tried(rule, re.compile(whole_words(rule.pattern), re.IGNORECASE).match) for rule in rules]
        self.words = look_up(word for rule in rules for word in rule.openings)
        self.by_word = {word: [t for t in tried if met_by(word) & t.rule.openings] for word in self.words}
        self.by_first: dict[str, list[Tried[R]]] = defaultdict(list)
        for one in tried:
            for word in set(map(first_word, one.rule.openings)):
                self.by_first[word].append(one)
        self.opened: Openings[R] = Openings("", [], {})

    def find(self, plain: str, span: Span) -> Iterator[Found[R]]:
        """Yield what the rules find in a span, in order, nothing inside another.

        >>> cats = WordRuleBook([PatternRule("cat", "", "cats?", (), (), "cat cats")])
        >>> [found.match.group() for found in cats.find("Cats concatenate.", Span(0, 17))]
        ['Cats']
        """
        begin, end = span
        opened = self.opened
        if opened.plain is not plain:
            opened = self.look_at(plain)
        first = bisect_left(opened.places, begin)
        # Most spans hold nothing with which a rule opens.
        if first == len(opened.places) or opened.places[first] >= end:
            return iter(())
        return find_opened(opened, first, end)

    def first(self, plain: str, span: Span) -> Found[R] | None:
        """Return the first thing that the rules find in a span."""
        return next(self.find(plain, span), None)

    def opens(self, plain: str, span: Span) -> Found[R] | None:
        """Return what the rules find at the very beginning of a span."""
        for rule, match_at in self.by_first.get(word_at(plain, span), ()):
            if match := match_at(plain, *span):
                return Found(rule, match)
        return None

    def look_at(self, plain: str) -> Openings[R]:
        """Return where the words stand in a text with which the rules open; the next spans are of the same text."""
        places = index_words(plain)
        rules: dict[int, list[Tried[R]]] = {}
        # A pair of words comes behind its first word alone.
        for word in sorted(self.words & places.keys()):
            rules |= dict.fromkeys(places[word], self.by_word[word])
        self.opened = Openings(plain, sorted(rules), rules)
        return self.opened


def find_opened(opened: Openings[R], first: int, end: int) -> Iterator[Found[R]]:
    """Yield what the rules find from the first of some openings up to the end of a span, nothing inside another."""
    plain, places, rules = opened
    begin = places[first]
    for place in places[first : bisect_left(places, end, first)]:
        if place < begin:
            continue
        for rule, match_at in rules[place]:
            if match := match_at(plain, place, end):
                yield Found(rule, match)
                begin = match.end()
                break


def first_word(word: str) -> str:
    """Return the first word of a pair, or a word that is none."""
    return word.partition(NEXT)[0]


def whole_words(pattern: str) -> str:
    """Return a pattern that finds what another finds, but nothing that begins or ends inside a word."""
    return rf"(?<![\w-])(?:{pattern})(?![\w-])"
