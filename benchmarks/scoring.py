"""Compares what was read of a text with its annotation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from typing import Any, NamedTuple

from likeness import are_alike, common, find_name, fold_label, fold_name, fold_names, fold_verb, length, split_words
from marks import Mark, Verdict

from kg.model import AgentKind, Norm, Participant, QualifierKind, Reading, Section, Span

Row = Mapping[str, Any]

LIMITS = {
    "deadline": (QualifierKind.DEADLINE,),
    "frequency": (QualifierKind.FREQUENCY,),
    "condition": (QualifierKind.CONDITION, QualifierKind.EXCEPTION),
}
AGENTS = {"parties": AgentKind.PARTY, "roles": AgentKind.ROLE}


class Thing(NamedTuple):
    """A place that an annotation or a reading names, and the name that it has there."""

    span: Span
    name: str


def score_reading(reading: Reading, gold: Row) -> list[Mark]:
    """Return the marks of one text."""
    return [
        *mark_norms(reading, gold["statements"]),
        *mark_structure(reading, gold),
        *mark_agents(reading, gold),
        *mark_contract_terms(reading, gold),
    ]


# Norms


def mark_norms(reading: Reading, rows: list[Row]) -> Iterator[Mark]:
    """Yield the marks of each statement that has to be found, and of each norm that nobody annotated."""
    for row, norm in match_norms(rows, list(reading.norms())):
        if row and norm:
            yield from mark_norm(row, norm)
        elif row:
            wanted = f"{row['modality']} [{row['trigger']}]"
            for field in ("norms", "strict"):
                yield mark_row(row, field, Verdict.MISSED, wanted)
            yield from mark_limits(row, None)
        elif norm:
            got = f"{norm.modality.value.lower()} [{norm.trigger.of(reading.document.text)}]"
            begin = identify(norm.evidence, norm.trigger)
            for field in ("norms", "strict"):
                yield Mark(field, Verdict.EXTRA, begin, got=got)


def match_norms(rows: list[Row], norms: list[Norm]) -> list[tuple[Row | None, Norm | None]]:
    """Return each annotated statement with the norm that says it, and the norms that no annotation has.

    Optional statements take their norms away last, and neither is counted.
    """
    shared = Counter(row["trigger_start"] for row in rows)
    left, pairs = list(norms), []
    for row in sorted(rows, key=is_optional):
        near = [norm for norm in left if says_same(row, norm, shared[row["trigger_start"]] > 1)]
        best = max(near, key=lambda norm: common(place_of(row), norm.evidence), default=None)
        if best:
            left.remove(best)
        if not is_optional(row):
            pairs.append((row, best))
    return [*pairs, *((None, norm) for norm in left)]


def says_same(row: Row, norm: Norm, is_shared: bool) -> bool:
    """Tell whether triggers meet, and of items that share one trigger also the greater part of the items."""
    place = place_of(row)
    both = common(place, norm.evidence)
    if not both or not common(trigger_of(row), norm.trigger):
        return False
    shorter, longer = sorted((length(place), length(norm.evidence)))
    return not is_shared or (both > shorter / 2 and both >= longer / 3)


def mark_norm(row: Row, norm: Norm) -> Iterator[Mark]:
    """Yield the marks of a statement and the norm that says it."""
    modality = norm.modality.value.lower()
    is_modality = modality in values(row, "modality")
    is_bearer = has_bearer(row, norm.bearer)
    bearers = " or ".join(values(row, "bearer", "bearer_implied"))
    yield mark_row(row, "norms", Verdict.FOUND)
    yield mark_row(row, "strict", judge(is_modality and is_bearer))
    yield mark_row(row, "modality", judge(is_modality), row["modality"], modality)
    yield mark_row(row, "bearer", judge(is_bearer), bearers, show(norm.bearer))
    if is_only_implied(row) and row["bearer_implied"]:
        is_named = fold_name(row["bearer_implied"]) in names_of(norm.bearer)
        verdict = judge(is_named, bool(names_of(norm.bearer)))
        yield mark_row(row, "implied", verdict, row["bearer_implied"], show(norm.bearer))
    is_action = fold_verb(norm.verb) in {fold_verb(verb) for verb in (row["action"], *values(row, "action"))}
    yield mark_row(row, "action", judge(is_action), row["action"] or "", norm.verb)
    yield from mark_counterparty(row, norm.counterparty)
    yield from mark_limits(row, norm)


def has_bearer(row: Row, bearer: Participant | None) -> bool:
    """Tell whether a norm names the bearer; where its words name none, naming none is right as well."""
    wanted = fold_names(values(row, "bearer", "bearer_implied"))
    named = names_of(bearer)
    return bool(named & wanted) or (not named and (is_only_implied(row) or not wanted))


def is_only_implied(row: Row) -> bool:
    """Tell whether a statement has a trigger of its own and no bearer: a passive or an impersonal sentence."""
    return not row["bearer"] and row["start"] <= row["trigger_start"] < row["end"]


def mark_counterparty(row: Row, counterparty: Participant | None) -> Iterator[Mark]:
    """Yield the mark of a counterparty, where the annotation has one."""
    if not row["counterparty"]:
        return
    wanted, named = values(row, "counterparty"), names_of(counterparty)
    text = counterparty.text if counterparty else None
    is_right = any(fold_name(name) in named or are_alike(name, text) for name in wanted)
    yield mark_row(row, "counterparty", judge(is_right, bool(named)), row["counterparty"], show(counterparty))


def mark_limits(row: Row, norm: Norm | None) -> Iterator[Mark]:
    """Yield the marks of what limits a statement: right where one of the limits read is alike."""
    for field, kinds in LIMITS.items():
        texts = [limit.text for limit in norm.qualifiers if limit.kind in kinds] if norm else []
        verdict = judge_limit(row, field, texts)
        if verdict:
            yield mark_row(row, field, verdict, " or ".join(values(row, field)), " + ".join(texts))


def judge_limit(row: Row, field: str, texts: list[str]) -> Verdict | None:
    """Return the verdict on the limits of one kind, `None` where the annotation has none and none is wrong."""
    wanted = values(row, field)
    if any(are_alike(one, other) for one in wanted for other in texts):
        return Verdict.FOUND
    may_stand = field in row.get("alternatives", {}) and not wanted
    if row[field]:
        return Verdict.WRONG if texts else Verdict.MISSED
    return Verdict.EXTRA if texts and not may_stand else None


def mark_row(row: Row, field: str, verdict: Verdict, wanted: str = "", got: str = "") -> Mark:
    return Mark(field, verdict, identify(place_of(row), trigger_of(row)), wanted, got)


def identify(evidence: Span, trigger: Span) -> int:
    """Return the offset that tells a statement from others: its trigger, or of a list item its beginning."""
    return trigger.begin if evidence.begin <= trigger.begin < evidence.end else evidence.begin


def judge(is_right: bool, is_said: bool = True) -> Verdict:
    if is_right:
        return Verdict.FOUND
    return Verdict.WRONG if is_said else Verdict.MISSED


def values(row: Row, *fields: str) -> list[str]:
    """Return the values of fields that an annotation accepts."""
    pairs = ((row[field], row.get("alternatives", {}).get(field)) for field in fields)
    return [value for pair in pairs for value in pair if value]


def names_of(participant: Participant | None) -> set[str]:
    return fold_names((participant.text, *participant.agents)) if participant else set()


def show(participant: Participant | None) -> str:
    """Return the words for a participant and the agents that they resolve to."""
    return " = ".join(filter(None, (participant.text, *participant.agents))) if participant else ""


# Everything else


def mark_structure(reading: Reading, gold: Row) -> Iterator[Mark]:
    """Yield the marks of clauses, provisions, citations and the summary."""
    clauses, summary = reading.outline.clauses, gold["summary"]
    samples = [Thing(clause.span, clause.heading) for clause in clauses if clause.section is Section.SAMPLES]
    yield from mark_places("clauses", to_things(gold["samples"], "heading"), samples, is_same_clause)
    related = [Thing(clause.span, clause.heading) for clause in clauses if clause.section is Section.RELATED]
    yield from mark_names("related", by_words(to_things(gold["related"], "title")), by_words(related))
    provisions = [Thing(provision.span, provision.number) for clause in clauses for provision in clause.provisions]
    yield from mark_places("provisions", to_things(gold["provisions"], "label"), provisions, is_same_provision)
    citations = [Thing(reference.span, reference.text) for clause in reading.clauses for reference in clause.references]
    optional = to_things(filter(is_optional, gold["references"]), "quote")
    required = to_things((row for row in gold["references"] if not is_optional(row)), "quote")
    yield from mark_places("references", required, citations, is_same_citation, optional)
    if summary:
        is_there = bool(reading.outline.title and reading.outline.summary)
        yield Mark("summary", Verdict.FOUND if is_there else Verdict.MISSED, summary["start"])


def mark_agents(reading: Reading, gold: Row) -> Iterator[Mark]:
    """Yield the marks of parties and roles: right where any form of the name or the acronym is annotated."""
    plain = reading.outline.plain
    for field, kind in AGENTS.items():
        rows = {fold_name(row["name"]): row for row in gold[field]}
        wanted = {key: to_thing(find_name(plain, row["name"]), row["name"]) for key, row in rows.items()}
        forms: dict[str, set[str]] = defaultdict(set)
        places: dict[str, Thing] = {}
        for agent in reading.agents:
            if agent.kind is kind:
                name = fold_name(agent.name)
                forms[name] |= fold_names((agent.name, *agent.forms))
                places.setdefault(name, Thing(next(iter(agent.mentions), Span(0, 0)), agent.name))
        found = {find_row(rows, forms[name]) or name: thing for name, thing in places.items()}
        yield from mark_names(field, wanted, found, {key for key, row in rows.items() if is_optional(row)})


def find_row(rows: Mapping[str, Row], forms: set[str]) -> str | None:
    """Return the key of the first annotated agent that has one of these names."""
    return next((key for key, row in rows.items() if {key, fold_name(row.get("acronym"))} & forms), None)


def mark_contract_terms(reading: Reading, gold: Row) -> Iterator[Mark]:
    """Yield the marks of organisations with their aliases and of defined terms, where these were annotated."""
    if "aliases" in gold:
        wanted = (to_alias(row["start"], row["name"], row["alias"]) for row in gold["aliases"])
        found = (to_alias(o.mention.begin, o.name, o.acts_as) for o in reading.organizations if o.acts_as)
        yield from mark_names("aliases", dict(wanted), dict(found))
    if "definitions" in gold:
        terms = [Thing(definition.span, definition.term) for definition in reading.definitions]
        yield from mark_names("definitions", by_name(to_things(gold["definitions"], "term")), by_name(terms))


def mark_places(
    field: str,
    wanted: list[Thing],
    found: list[Thing],
    is_same: Callable[[Thing, Thing], bool],
    optional: Iterable[Thing] = (),
) -> Iterator[Mark]:
    """Yield a mark for each annotated thing, which takes one thing read for itself, and for what is left."""
    left = list(found)
    for thing in wanted:
        match = next((other for other in left if is_same(thing, other)), None)
        if match:
            left.remove(match)
        yield mark_thing(field, Verdict.FOUND if match else Verdict.MISSED, thing)
    for thing in left:
        if not any(is_same(other, thing) for other in optional):
            yield mark_thing(field, Verdict.EXTRA, thing)


def mark_names(
    field: str, wanted: Mapping[str, Thing], found: Mapping[str, Thing], optional: Set[str] = frozenset()
) -> Iterator[Mark]:
    """Yield a mark for each name that is annotated or was read; one that is optional is neither missed nor wrong."""
    for key, thing in wanted.items():
        if key not in optional:
            yield mark_thing(field, Verdict.FOUND if key in found else Verdict.MISSED, thing)
    for key, thing in found.items():
        if key not in wanted:
            yield mark_thing(field, Verdict.EXTRA, thing)


def mark_thing(field: str, verdict: Verdict, thing: Thing) -> Mark:
    wanted, got = ("", thing.name) if verdict is Verdict.EXTRA else (thing.name, "")
    return Mark(field, verdict, thing.span.begin, wanted, got)


def is_same_clause(one: Thing, other: Thing) -> bool:
    return abs(one.span.begin - other.span.begin) <= 3 and abs(one.span.end - other.span.end) <= 8


def is_same_provision(one: Thing, other: Thing) -> bool:
    return abs(one.span.begin - other.span.begin) <= 8 and fold_label(one.name) == fold_label(other.name)


def is_same_citation(one: Thing, other: Thing) -> bool:
    return common(one.span, other.span) > min(length(one.span), length(other.span)) / 2


def to_thing(begin: int, name: str) -> Thing:
    return Thing(Span(begin, begin + len(name)), name)


def to_things(rows: Iterable[Row], field: str) -> list[Thing]:
    """Return annotated rows as things: a row that has no end ends with its name."""
    return [Thing(Span(row["start"], row.get("end", row["start"] + len(row[field]))), row[field]) for row in rows]


def to_alias(begin: int, name: str, alias: str) -> tuple[str, Thing]:
    """Return an organisation and what it goes by, under a key that is the same for both spellings."""
    return f"{fold_name(name)} = {fold_name(alias)}", to_thing(begin, f"{name} = {alias}")


def by_words(things: Iterable[Thing]) -> dict[str, Thing]:
    return {" ".join(split_words(thing.name)): thing for thing in things}


def by_name(things: Iterable[Thing]) -> dict[str, Thing]:
    return {fold_name(thing.name): thing for thing in things}


def is_optional(row: Row) -> bool:
    return bool(row.get("optional"))


def place_of(row: Row) -> Span:
    return Span(row["start"], row["end"])


def trigger_of(row: Row) -> Span:
    return Span(row["trigger_start"], row["trigger_end"])
