"""Lint: what no shape forbids and still is worth a look, each rule a query in `kg/check/rules`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.graph.store import Store
from kg.query.engine import select

EXAMPLES = 5
"""How many things of each sort a finding names."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of lint: `message` says what its rows are; `severity` is `warning` or `note`."""

    name: str
    severity: str
    message: str
    query: str


@dataclass(frozen=True, slots=True)
class Example:
    """A thing that a finding is about, and what it says or where it is."""

    thing: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: how many things, and some of them; `total` is out of how many, where that helps."""

    rule: str
    severity: str
    message: str
    count: int
    examples: tuple[Example, ...]
    total: int | None = None


@cache
def load_rules() -> tuple[Rule, ...]:
    """Return the rules of lint, sorted by name.

    >>> [rule.name for rule in load_rules() if "same-name" in rule.name]
    ['party-and-role-of-same-name']
    """
    folder = files("kg.check").joinpath("rules")
    entries = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".rq")), key=lambda e: e.name)
    return tuple(_read_rule(entry.name.removesuffix(".rq"), entry.read_text(encoding="utf-8")) for entry in entries)


def _read_rule(name: str, text: str) -> Rule:
    fields = dict(line.lstrip("# ").split(": ", 1) for line in text.splitlines() if line.startswith("# "))
    return Rule(name, fields["severity"], fields["message"], text)


def lint(store: Store) -> tuple[Finding, ...]:
    """Return what the rules find in a store, warnings first; a rule that finds nothing is left out."""
    found = [finding for rule in load_rules() if (finding := apply_rule(store, rule))]
    return tuple(sorted(found, key=lambda finding: (finding.severity != "warning", finding.rule)))


def apply_rule(store: Store, rule: Rule) -> Finding | None:
    """Return what a rule finds, `None` where it finds nothing."""
    rows = select(store, rule.query)
    if not rows:
        return None
    examples = tuple(Example(row["thing"], row.get("detail", "")) for row in rows[:EXAMPLES])
    total = max((int(row["total"]) for row in rows if "total" in row), default=None)
    return Finding(rule.name, rule.severity, rule.message, len(rows), examples, total)
