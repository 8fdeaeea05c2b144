"""Rules that are patterns: each with the phrases that it finds and the near misses that it leaves alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from kg.extract.word_index import find_places
from kg.model import Span


@dataclass(frozen=True, slots=True)
class PatternRule:
    """A kind of phrase.

    In each of `finds` what the rule finds stands in square brackets; in none of `leaves` does it find
    anything.
    """

    name: str
    says: str
    pattern: str
    finds: tuple[str, ...]
    leaves: tuple[str, ...]


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

    They find whole words, unless `edges` is false because their own patterns say where words end. `opening`
    are the words with which what they find can begin, as `word_index` writes them: a book that says so is
    tried only there, which is much faster than at every character.
    """

    def __init__(
        self,
        rules: Sequence[R],
        flags: re.RegexFlag = re.IGNORECASE,
        *,
        edges: bool = True,
        opening: str = "",
    ) -> None:
        self.rules = tuple(rules)
        self.by_group = {rule.name.replace("-", "_"): rule for rule in rules}
        parts = "|".join(f"(?P<{group}>{rule.pattern})" for group, rule in self.by_group.items())
        self.pattern = re.compile(rf"(?<![\w-])(?:{parts})(?![\w-])" if edges else parts, flags)
        self.opening = frozenset(opening.split())

    def find(self, plain: str, span: Span) -> Iterator[Found[R]]:
        """Yield what the rules find in a span, in order.

        >>> cats = RuleBook([PatternRule("cat", "", "cats?", (), ())])
        >>> [found.match.group() for found in cats.find("Cats concatenate.", Span(0, 17))]
        ['Cats']
        """
        if self.opening:
            return self.find_at(find_places(plain, self.opening), plain, span)
        return map(self.name_rule, self.pattern.finditer(plain, *span))

    def find_at(self, places: list[int], plain: str, span: Span) -> Iterator[Found[R]]:
        """Yield what the rules find in a span at places in order, nothing inside another."""
        begin, end = span
        for place in places[bisect_left(places, begin) : bisect_left(places, end)]:
            if place >= begin and (match := self.pattern.match(plain, place, end)):
                yield self.name_rule(match)
                begin = match.end()

    def first(self, plain: str, span: Span) -> Found[R] | None:
        """Return the first thing that the rules find in a span."""
        return next(self.find(plain, span), None)

    def opens(self, plain: str, span: Span) -> Found[R] | None:
        """Return what the rules find at the very beginning of a span."""
        can_open = not self.opening or is_sorted_in(find_places(plain, self.opening), span.begin)
        match = self.pattern.match(plain, *span) if can_open else None
        return self.name_rule(match) if match else None

    def name_rule(self, match: re.Match[str]) -> Found[R]:
        """Return a match with the rule that made it."""
        return Found(self.by_group[str(match.lastgroup)], match)


def is_sorted_in(places: list[int], place: int) -> bool:
    """Tell whether a place is one of places in order."""
    index = bisect_left(places, place)
    return index < len(places) and places[index] == place
