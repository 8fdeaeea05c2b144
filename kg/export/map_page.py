"""Responsibility maps as one HTML page that works from disk, without a network."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.export.context import to_context
from kg.export.map_columns import NO_TYPE, SUMMARY, agent_headings, summarize
from kg.export.responsibilities import RECEIVES, Duty, Load, ResponsibilityMap
from kg.view.policy import hash_of

if TYPE_CHECKING:
    from jinja2 import Environment

SHORT_NAMES = {
    "Must": "must",
    "Must not": "not",
    "May": "may",
    "Entitled": "entitled",
    "Exempt": "exempt",
    "Should": "should",
    RECEIVES: "to",
}
"""Word of a cell → the CSS class that gives it its colour; the word itself always stands there too."""


def to_map_page(content: ResponsibilityMap) -> bytes:
    """Return the map as HTML: every filled cell leads to the words that say it, further down the page."""
    style, script = read_asset("responsibilities.css"), read_asset("responsibilities.js")
    loads = (*content.loads, *content.others)
    page = (
        environment()
        .get_template("responsibilities.html.j2")
        .render(
            content=content,
            loads=loads,
            headings=agent_headings(content),
            numbers={load.agent.iri: str(number) for number, load in enumerate(loads)},
            documents=len({row.document for duty in content.duties for row in duty.rows}),
            summary_head=SUMMARY,
            summary=summarize(content),
            classes=SHORT_NAMES,
            no_type=NO_TYPE,
            others_of=others_of,
            to_context=to_context,
            style=style,
            script=script,
            style_hash=hash_of(style),
            script_hash=hash_of(script),
        )
    )
    return page.encode()


def others_of(content: ResponsibilityMap, duty: Duty) -> list[Load]:
    """Return the agents without a column of their own that a duty involves."""
    return [load for load in content.others if load.agent.iri in duty.involved]


@cache
def environment() -> Environment:
    """Return the templates of this package; every value is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("kg.export", "assets"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def read_asset(name: str) -> str:
    """Return a file of this package's assets."""
    return (files("kg.export") / "assets" / name).read_text(encoding="utf-8")
