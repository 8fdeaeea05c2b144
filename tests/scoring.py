"""Compares what was read of a page with its annotation, and counts what was found, missed and made up."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from kg.extract.nouns import to_singular
from kg.model import Agent, AgentKind, Norm, Participant, QualifierKind, Reading, Section, Span

Row = Mapping[str, Any]
Thing = TypeVar("Thing")

FIELDS = (
    *("norms", "strict", "clauses", "related", "provisions", "parties", "roles", "references"),
    *("deadline", "frequency", "condition"),
)
LIMITS = {
    "deadline": (QualifierKind.DEADLINE,),
    "frequency": (QualifierKind.FREQUENCY,),
    "condition": (QualifierKind.CONDITION, QualifierKind.EXCEPTION),
}
# Words before a name that are no part of it.
ARTICLES = frozenset("a all an any dedicated designated each every its said such the".split())


@dataclass(frozen=True)
class Tally:
    """How many were found, how many were missed and how many were found that are not there."""

    found: int = 0
    missed: int = 0
    extra: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.found + other.found, self.missed + other.missed, self.extra + other.extra)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall; 1 where there is nothing to find and nothing was."""
        total = 2 * self.found + self.missed + self.extra
        return 2 * self.found / total if total else 1.0


Scores = dict[str, Tally]


def score_reading(reading: Reading, gold: Row) -> Scores:
    """Return a tally for each of `FIELDS`."""
    pairs = match_norms(gold["statements"], list(reading.norms()))
    return {
        "norms": tally_norms(pairs, lambda _row, _norm: True),
        "strict": tally_norms(pairs, is_right),
        "clauses": tally(gold["samples"], section_spans(reading, Section.SAMPLES), same_place),
        "related": tally(gold["related"], related_titles(reading), lambda row, title: fold(row["title"]) == title),
        "provisions": tally(gold["provisions"], provision_places(reading), same_provision),
        "parties": tally(gold["parties"], agents_of(reading, AgentKind.PARTY), same_agent),
        "roles": tally(gold["roles"], agents_of(reading, AgentKind.ROLE), same_agent),
        "references": tally(gold["references"], reference_spans(reading), same_citation),
        **{field: tally_limits(pairs, field) for field in LIMITS},
    }


def add_scores(scores: Iterable[Scores]) -> Scores:
    """Return the sums of the tallies of several pages."""
    total = dict.fromkeys(FIELDS, Tally())
    for score in scores:
        total = {field: total[field] + score[field] for field in FIELDS}
    return total


# Norms

Pairs = list[tuple[Row | None, Norm | None]]


def match_norms(statements: list[Row], norms: list[Norm]) -> Pairs:
    """Return each annotated statement with the norm that says it, and the norms that no annotation has.

    Optional statements take their norms away last, and neither is counted.
    """
    shared = Counter(row["trigger_start"] for row in statements)
    left, pairs = list(norms), []
    for row in sorted(statements, key=lambda row: bool(row.get("optional"))):
        near = [norm for norm in left if says_same(row, norm, shared[row["trigger_start"]] > 1)]
        best = max(near, key=lambda norm: common(place_of(row), norm.evidence), default=None)
        if best:
            left.remove(best)
        if not row.get("optional"):
            pairs.append((row, best))
    return [*pairs, *((None, norm) for norm in left)]


def says_same(row: Row, norm: Norm, is_shared: bool) -> bool:
    """Tell whether triggers meet, and of items that share one trigger also the items."""
    place = place_of(row)
    both = common(place, norm.evidence)
    if not both or not common(Span(row["trigger_start"], row["trigger_end"]), norm.trigger):
        return False
    return not is_shared or both / (length(place) + length(norm.evidence) - both) > 1 / 3


def tally_norms(pairs: Pairs, test: Callable[[Row, Norm], bool]) -> Tally:
    """Return how many statements have a norm that passes a test; one that fails is missed and made up."""
    counted = Tally()
    for row, norm in pairs:
        is_found = row is not None and norm is not None and test(row, norm)
        counted += Tally(1) if is_found else Tally(0, int(row is not None), int(norm is not None))
    return counted


def is_right(row: Row, norm: Norm) -> bool:
    """Tell whether the kind and the bearer of a norm are those of the annotation."""
    return norm.modality.value.lower() in values(row, "modality") and has_bearer(row, norm.bearer)


def has_bearer(row: Row, bearer: Participant | None) -> bool:
    """Tell whether a norm names the bearer; where the sentence names none, naming none is right as well."""
    wanted = {fold(name) for field in ("bearer", "bearer_implied") for name in values(row, field)}
    named = {fold(name) for name in (bearer.text or "", *bearer.agents) if name} if bearer else set()
    if named & wanted:
        return True
    names_none = not row["bearer"] and row["start"] <= row["trigger_start"] < row["end"]
    return not named and (names_none or not wanted)


def tally_limits(pairs: Pairs, field: str) -> Tally:
    """Return how many deadlines (or frequencies, or conditions) were found with about the same words."""
    counted = Tally()
    for row, norm in pairs:
        if row is None:
            continue
        wanted = values(row, field)
        texts = [q.text for q in norm.qualifiers if q.kind in LIMITS[field]] if norm else []
        if any(similar(one, other) for one in wanted for other in texts):
            counted += Tally(1)
        else:
            is_open = field in row.get("alternatives", {}) and not wanted
            counted += Tally(0, int(bool(row[field])), int(bool(texts) and not is_open))
    return counted


def values(row: Row, field: str) -> list[str]:
    """Return the values of a field that an annotation accepts."""
    return [value for value in (row.get(field), row.get("alternatives", {}).get(field)) if value]


# Everything else


def tally(rows: Iterable[Row], things: Iterable[Thing], same: Callable[[Row, Thing], bool]) -> Tally:
    """Return how many annotated rows have a thing of their own; an optional row is neither missed nor wrong."""
    left = list(things)
    counted = Tally()
    for row in sorted(rows, key=lambda row: bool(row.get("optional"))):
        match = next((thing for thing in left if same(row, thing)), None)
        if match is not None:
            left.remove(match)
        if not row.get("optional"):
            counted += Tally(0, 1) if match is None else Tally(1)
    return counted + Tally(extra=len(left))


def section_spans(reading: Reading, section: Section) -> list[Span]:
    return [clause.span for clause in reading.outline.clauses if clause.section is section]


def related_titles(reading: Reading) -> list[str]:
    return [fold(clause.heading) for clause in reading.outline.clauses if clause.section is Section.RELATED]


def provision_places(reading: Reading) -> list[tuple[str, int]]:
    clauses = reading.outline.clauses
    return [(to_label(provision.number), provision.span.begin) for clause in clauses for provision in clause.provisions]


def reference_spans(reading: Reading) -> list[Span]:
    return [reference.span for clause in reading.clauses for reference in clause.references]


def agents_of(reading: Reading, kind: AgentKind) -> list[set[str]]:
    """Return the names of each agent of a kind; two that fold to one name are one."""
    names: dict[str, set[str]] = defaultdict(set)
    for agent in reading.agents:
        if agent.kind is kind:
            names[fold(agent.name)] |= agent_names(agent)
    return list(names.values())


def agent_names(agent: Agent) -> set[str]:
    return {fold(name) for name in (agent.name, *agent.forms)}


def same_place(row: Row, span: Span) -> bool:
    return abs(row["start"] - span.begin) <= 3 and abs(row["end"] - span.end) <= 8


def same_provision(row: Row, provision: tuple[str, int]) -> bool:
    return to_label(row["label"]) == provision[0] and abs(row["start"] - provision[1]) <= 8


def same_agent(row: Row, names: set[str]) -> bool:
    return bool({fold(name) for name in (row["name"], row.get("acronym")) if name} & names)


def same_citation(row: Row, span: Span) -> bool:
    place = place_of(row)
    return common(place, span) * 2 > min(length(place), length(span))


# Words and places


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+|§", text.lower())


def fold(name: str) -> str:
    """Return a name without case, articles, possessive and plural endings, to compare it with another."""
    plain = name.replace("\u2019", "'").lower()
    kept = [to_singular(word) for word in words(re.sub(r"'s\b", "", plain)) if word not in ARTICLES]
    return " ".join(kept)


def to_label(number: str) -> str:
    return number.strip("().:- ").lower()


def similar(one: str, other: str) -> bool:
    """Tell whether two phrases share half of the shorter's words and a third of the longer's."""
    left, right = set(words(one)), set(words(other))
    shared = len(left & right)
    return bool(shared) and shared * 2 >= min(len(left), len(right)) and shared * 10 >= 3 * max(len(left), len(right))


def place_of(row: Row) -> Span:
    return Span(row["start"], row["end"])


def length(span: Span) -> int:
    return span.end - span.begin


def common(one: Span, other: Span) -> int:
    """Return how many characters two places share."""
    return max(0, min(one.end, other.end) - max(one.begin, other.begin))
