"""Every rule finds what it says that it finds, and leaves what it says that it leaves."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from kg.extract import condition_rules, definitions, reference_rules, time_rules, trigger_rules
from kg.extract.patterns import PatternRule, RuleBook, WordRuleBook, first_word
from kg.model import Span
from tests.extract.openings import opening_words


class Family(NamedTuple):
    """Rules that are tried together; those of the words inside quotes say themselves where words end."""

    name: str
    rules: tuple[PatternRule, ...]
    count: int
    flags: re.RegexFlag = re.IGNORECASE
    edges: bool = True

    @property
    def by_word(self) -> bool:
        """Tell whether its rules are tried only at the words with which they open."""
        return any(rule.opening for rule in self.rules)


FAMILIES = (
    Family("triggers", trigger_rules.RULES, 17),
    Family("deadlines", time_rules.DEADLINES, 14),
    Family("frequencies", time_rules.FREQUENCIES, 7),
    Family("exceptions", condition_rules.EXCEPTIONS, 2),
    Family("conditions", condition_rules.CONDITIONS, 7),
    Family("front conditions", condition_rules.FRONT_CONDITIONS, 1),
    Family("references", reference_rules.RULES, 9, re.NOFLAG),
    Family("definitions", definitions.RULES, 4, re.NOFLAG, edges=False),
)
CASES = [pytest.param(family, rule, id=f"{family.name}: {rule.name}") for family in FAMILIES for rule in family.rules]


def find(family: Family, rules: tuple[PatternRule, ...], text: str) -> list[tuple[str, str]]:
    book = WordRuleBook(rules) if family.by_word else RuleBook(rules, family.flags, edges=family.edges)
    return [(found.rule.name, found.match.group()) for found in book.find(text, Span(0, len(text)))]


@pytest.mark.parametrize(("family", "rule"), CASES)
def test_a_rule_finds_its_examples_before_the_other_rules_of_its_family(family: Family, rule: PatternRule) -> None:
    assert rule.finds
    for example in rule.finds:
        before, bracket, rest = example.partition("[")
        wanted, closing, after = rest.partition("]")
        assert bracket and closing, example
        assert (rule.name, wanted) in find(family, family.rules, before + wanted + after)


@pytest.mark.parametrize(("family", "rule"), CASES)
def test_a_rule_leaves_its_near_misses(family: Family, rule: PatternRule) -> None:
    assert rule.leaves
    for example in rule.leaves:
        assert "[" not in example
        assert find(family, (rule,), example) == []


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_no_rule_drops_out_of_its_family(family: Family) -> None:
    assert len({rule.name for rule in family.rules}) == len(family.rules) == family.count


@pytest.mark.parametrize(("family", "rule"), CASES)
def test_a_rule_has_a_name_of_plain_words_and_says_what_it_finds(family: Family, rule: PatternRule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert re.fullmatch(r"[A-Z`].+\.", rule.says)


@pytest.mark.parametrize(("family", "rule"), [case for case in CASES if case.values[0].by_word])
def test_a_rule_says_with_which_words_it_opens(family: Family, rule: PatternRule) -> None:
    computed, declared = opening_words(rule.pattern), rule.openings
    assert all(word in declared or first_word(word) in declared for word in computed)
    assert declared <= computed | set(map(first_word, computed))


def test_the_first_of_two_rules_that_match_at_a_place_wins() -> None:
    first, second = (PatternRule(name, "", "shall( not)?", (), (), "shall") for name in ("first", "second"))
    for book in (RuleBook([first, second]), WordRuleBook([first, second])):
        found = next(book.find("It shall not sell.", Span(0, 18)))
        assert (found.rule, found.span) == (first, Span(3, 12))


def test_a_rule_book_looks_only_inside_the_span() -> None:
    book = WordRuleBook([PatternRule("modal", "", "shall", (), (), "shall")])
    assert [found.span for found in book.find("shall shall shall", Span(5, 12))] == [Span(6, 11)]
    assert book.first("It will, it shall", Span(0, 9)) is None
    assert book.opens("It shall", Span(0, 8)) is None
    assert book.opens("It shall", Span(3, 8)) is not None
