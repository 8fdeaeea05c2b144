"""The columns that every format of a responsibility map shares."""

from __future__ import annotations

from kg.export.responsibilities import BEARS, RECEIVES, Duty, Load, ResponsibilityMap

DESCRIPTION = (
    "Act",
    "Kind",
    "Clause type",
    "Clause",
    "Document",
    "When",
    "If or unless",
    "Who, in the text",
)
SUMMARY = ("Party or role", "Kind", "Provided by", *BEARS.values(), RECEIVES, "Of these inferred")
OTHERS = "Others"
NO_TYPE = "No clause type"
NO_ONE = "(no one known)"


def describe(duty: Duty) -> tuple[str, ...]:
    """Return the cells of `DESCRIPTION`."""
    norm = duty.norm
    return (
        norm.act,
        norm.kind.value,
        "; ".join(duty.types),
        norm.heading,
        duty.files,
        duty.when,
        duty.unless,
        norm.bearer_text,
    )


def agent_headings(content: ResponsibilityMap) -> list[str]:
    """Return the headings of the columns that say how agents are involved."""
    own = [f"{load.agent.label} ({load.agent.kind.name.lower()})" for load in content.loads]
    return [*own, OTHERS] if content.others else own


def agent_cells(content: ResponsibilityMap, duty: Duty) -> list[str]:
    """Return how agents are involved in a duty, in the order of `agent_headings`."""
    own = [duty.cell(load.agent) for load in content.loads]
    return [*own, content.others_cell(duty)] if content.others else own


def summarize(content: ResponsibilityMap) -> list[tuple[str, ...]]:
    """Return the rows of `SUMMARY`: one for each agent, and one for what no one is known to bear."""
    rows = [summarize_load(load) for load in (*content.loads, *content.others)]
    if content.unassigned:
        counts = dict(content.unassigned)
        rows.append((NO_ONE, "", "", *(str(counts.get(word, 0)) for word in (*BEARS.values(), RECEIVES)), "0"))
    return rows


def summarize_load(load: Load) -> tuple[str, ...]:
    """Return what an agent carries as a row of `SUMMARY`."""
    counts = dict(load.bears) | {RECEIVES: load.receives}
    numbers = (str(counts.get(word, 0)) for word in (*BEARS.values(), RECEIVES))
    agent = load.agent
    return agent.label, agent.kind.name.lower(), agent.provided_by, *numbers, str(load.inferred)
