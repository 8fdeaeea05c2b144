"""Norms as tables for other programs: JSON Lines and CSV."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from kg.export.norms import AgentName, Limit, NormRow, Place
from kg.export.separated import to_csv

COLUMNS = (
    "file",
    "clause type",
    "clause heading",
    "provision",
    "kind",
    "bearer text",
    "bearer",
    "basis",
    "trigger",
    "subject",
    "action",
    "verb",
    "counterparty text",
    "counterparty",
    "deadline",
    "duration",
    "days",
    "business days",
    "anchor",
    "frequency",
    "condition",
    "exception",
    "evidence",
    "begin",
    "end",
    "norm",
)


def to_norms_csv(rows: Sequence[NormRow]) -> bytes:
    """Return one line per norm and place; several values of one column are joined by `; `."""
    return to_csv(COLUMNS, map(to_cells, rows))


def to_cells(row: NormRow) -> tuple[str, ...]:
    """Return a norm as the cells of `COLUMNS`.

    The parts of several deadlines stand in the same order, with a gap for what one of them does not have:
    the second duration belongs to the second deadline.
    """
    return (
        row.file,
        row.clause_type,
        row.heading,
        row.provision,
        row.kind.value,
        row.bearer_text,
        join_names(row.bearers),
        row.basis,
        row.trigger.text,
        row.subject,
        row.action,
        row.verb,
        row.counterparty_text,
        join_names(row.counterparties),
        join_parts(d.text for d in row.deadlines),
        join_parts(d.duration for d in row.deadlines),
        join_parts("" if d.days is None else str(d.days) for d in row.deadlines),
        join_parts(map(tell_business_days, row.deadlines)),
        join_parts(d.anchor for d in row.deadlines),
        "; ".join(row.frequencies),
        "; ".join(row.conditions),
        "; ".join(row.exceptions),
        row.evidence.text,
        str(row.evidence.begin),
        str(row.evidence.end),
        row.norm,
    )


def join_parts(parts: Iterable[str]) -> str:
    """Return the parts of several deadlines in one cell, which is empty where no deadline has this part.

    >>> join_parts(["P5D", "", "P1M"]), join_parts(["", ""])
    ('P5D; ; P1M', '')
    """
    listed = list(parts)
    return "; ".join(listed) if any(listed) else ""


def tell_business_days(deadline: Limit) -> str:
    """Return whether a deadline counts business days alone, empty where it counts nothing."""
    if not deadline.duration:
        return ""
    return "yes" if deadline.business_days else "no"


def join_names(agents: Sequence[AgentName]) -> str:
    """Return the names of agents in one cell."""
    return "; ".join(agent.label for agent in agents)


def to_norms_jsonl(rows: Sequence[NormRow]) -> bytes:
    """Return one JSON object per norm and place, a line each."""
    return "".join(json.dumps(to_record(row), ensure_ascii=False) + "\n" for row in rows).encode()


def to_record(row: NormRow) -> dict[str, Any]:
    """Return a norm as a JSON object; what the text leaves out is `null` or an empty list."""
    return {
        "norm": row.norm,
        "document": row.document,
        "files": list(row.files),
        "clause": row.clause,
        "clause_type": row.clause_type or None,
        "heading": row.heading or None,
        "provision": row.provision or None,
        "kind": row.kind.value,
        "bearer": to_participant(row.bearer_text, row.bearers) | {"basis": row.basis or None},
        "counterparty": to_participant(row.counterparty_text, row.counterparties),
        "trigger": to_excerpt(row, row.trigger),
        "subject": row.subject or None,
        "action": row.action,
        "verb": row.verb,
        "deadlines": [asdict(d) | {k: getattr(d, k) or None for k in ("duration", "anchor")} for d in row.deadlines],
        "frequencies": list(row.frequencies),
        "conditions": list(row.conditions),
        "exceptions": list(row.exceptions),
        "evidence": to_excerpt(row, row.evidence),
    }


def to_participant(text: str, agents: Sequence[AgentName]) -> dict[str, Any]:
    """Return the words for a bearer or counterparty and the agents that they resolve to."""
    named = [{"iri": a.iri, "label": a.label, "kind": a.kind.value} for a in agents]
    return {"text": text or None, "agents": named}


def to_excerpt(row: NormRow, place: Place) -> dict[str, Any]:
    """Return a place of a norm: its IRI, offsets `[begin, end)` in characters, and its exact words."""
    iri = f"{row.document}#char={place.begin},{place.end}"
    return {"iri": iri, "begin": place.begin, "end": place.end, "text": place.text}
