"""Responsibility maps as CSV and Markdown: a cell carries the number of the row that has the exact words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.export.map_columns import (
    DESCRIPTION,
    NO_TYPE,
    SUMMARY,
    agent_cells,
    agent_headings,
    describe,
    summarize,
)
from kg.export.responsibilities import Duty, ResponsibilityMap
from kg.export.separated import to_csv


def to_map_csv(content: ResponsibilityMap) -> bytes:
    """Return the map as CSV: `Must [12]` in a cell means that row 12 has the words that say so."""
    return to_csv(headings(content), (cells(content, duty) for duty in content.duties))


def headings(content: ResponsibilityMap) -> list[str]:
    """Return the headings of all columns."""
    return ["No.", *DESCRIPTION, *agent_headings(content), "Place", "Exact words"]


def cells(content: ResponsibilityMap, duty: Duty) -> list[str]:
    """Return the cells of one row."""
    referring = [f"{cell} [{duty.number}]" if cell else "" for cell in agent_cells(content, duty)]
    places = "; ".join(f"{r.file}, {r.evidence.begin}–{r.evidence.end}" for r in duty.rows)
    return [str(duty.number), *describe(duty), *referring, places, duty.norm.evidence.text]


def to_map_markdown(content: ResponsibilityMap) -> bytes:
    """Return the map as Markdown: a summary, then a table for each clause type with whom it involves."""
    lines = ["# Responsibility map", "", *table_lines(SUMMARY, summarize(content))]
    for name, duties in content.groups:
        part = narrow(content, duties)
        lines += ["", f"## {escape_markdown(name or NO_TYPE)}", ""]
        lines += table_lines(headings(part), (cells(part, duty) for duty in duties))
    return ("\n".join(lines) + "\n").encode()


def narrow(content: ResponsibilityMap, duties: Sequence[Duty]) -> ResponsibilityMap:
    """Return the map with the columns only of the agents that these duties involve."""
    involved = {iri for duty in duties for iri in duty.involved}
    return replace(
        content,
        loads=tuple(load for load in content.loads if load.agent.iri in involved),
        others=tuple(load for load in content.others if load.agent.iri in involved),
    )


def table_lines(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return a Markdown table."""
    return [table_line(head), "| " + " | ".join(["---"] * len(head)) + " |", *map(table_line, rows)]


def table_line(row: Sequence[str]) -> str:
    """Return one row of a Markdown table."""
    return "| " + " | ".join(map(escape_markdown, row)) + " |"


def escape_markdown(text: str) -> str:
    r"""Return a text on one line that Markdown prints as it stands: no markup, no HTML, no link.

    >>> escape_markdown("a|b <i> `x` [y](z)\nwww.x.example")
    'a\\|b &lt;i&gt; \\`x\\` \\[y\\](z) www\\.x.example'
    """
    plain = re.sub(r"\s+", " ", text).strip()
    plain = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    plain = re.sub(r"[\\`*_{}\[\]|~^$#@]", r"\\\g<0>", plain)
    plain = re.sub(r"(?i)\b(https?|ftp|mailto|xmpp):", r"\1\\:", plain)
    return re.sub(r"(?i)\b(www)\.", r"\1\\.", plain)
