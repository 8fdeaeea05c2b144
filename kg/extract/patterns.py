"""Rules that are patterns: each with the phrases that it finds and the near misses that it leaves alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PatternRule:
    """A kind of phrase.

    In each of `finds` what the rule finds stands in square brackets; in none of `leaves` does it find
    anything. The first of several rules that match at a place wins.
    """

    name: str
    says: str
    pattern: str
    finds: tuple[str, ...]
    leaves: tuple[str, ...] = ()


def compile_rules(rules: Sequence[PatternRule], flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """Return one pattern that finds what any of the rules finds, as whole words; a group is named for each rule.

    >>> compile_rules([PatternRule("cat", "", "cats?", ())]).findall("Cats concatenate.")
    ['Cats']
    """
    parts = (f"(?P<{rule.name}>{rule.pattern})" for rule in rules)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])", flags)
