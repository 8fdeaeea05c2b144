"""`kg explain`: the words behind a thing, in their context."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

import click
from rich.console import Console
from rich.text import Text

from kg.cli.options import open_store, store_option
from kg.query.explain import Explanation, Fact, Place, Value, explain
from kg.query.names import shorten_iri, to_line
from kg.query.writers import PIPE_WIDTH

EXAMPLES = """\b
Examples:
  kg explain role/account-manager
  kg explain "Help Desk Analyst"
  kg explain https://w3id.org/clausegraph/id/clause-type/account-management

Words stand between >>> and <<<, or in bold and colour on a terminal."""

LONGEST = 100
"""Characters of a value among others."""


@click.command("explain", epilog=EXAMPLES)
@click.argument("name", metavar="IRI|NAME")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="The format."
)
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=10,
    show_default=True,
    help="How many values and places of a sort are shown.",
)
@store_option
def command(name: str, form: str, limit: int, store: str) -> None:
    """Show what the graph says of a thing, and the words behind it in their context.

    IRI or NAME is that of a norm, clause, clause type, party, role, organisation, defined term, reference, document or
    excerpt: its full IRI, a prefixed name (id:role/account-manager), the end of the IRI
    (role/account-manager) or the name that people use.
    """
    explanation = explain(open_store(store), name, limit)
    if form == "json":
        click.echo(json.dumps(asdict(explanation), indent=2, ensure_ascii=False))
    else:
        write_text(explanation)


def write_text(explanation: Explanation) -> None:
    """Write an explanation for people: in colour on a terminal, with marks elsewhere."""
    console = Console(width=None if sys.stdout.isatty() else PIPE_WIDTH, highlight=False, emoji=False)
    console.print(Text(explanation.title, style="bold"), soft_wrap=True)
    console.print(Text(explanation.iri, style="dim"), soft_wrap=True)
    for fact in explanation.facts:
        console.print(to_fact_text(fact), soft_wrap=True)
    for place in explanation.places:
        console.print()
        console.print(Text(to_place_line(place), style="dim"), soft_wrap=True)
        console.print(to_marked_text(place, bool(console.color_system)))
    hidden = explanation.total_places - len(explanation.places)
    if hidden:
        console.print(f"\nand {hidden:,} more places; --limit {explanation.total_places} shows all")


def to_fact_text(fact: Fact) -> Text:
    """Return a fact as lines: one for a single value, a list for several."""
    values = [to_value_line(value, LONGEST if fact.total > 1 else None) for value in fact.values]
    if fact.total == 1:
        return Text(f"  {fact.label}: {values[0]}")
    rest = [f"    … and {fact.total - len(values):,} more"] if fact.total > len(values) else []
    return Text("\n".join([f"  {fact.label} ({fact.total:,}):", *(f"    {value}" for value in values), *rest]))


def to_value_line(value: Value, longest: int | None) -> str:
    """Return a value with the IRI of what it names; one of several is cut where it is too long for its line."""
    cut = value.text[:longest] + "…" if longest and len(value.text) > longest else value.text
    return f"{cut}  ({shorten_iri(value.iri)})" if value.iri else cut


def to_place_line(place: Place) -> str:
    """Return where a place is: its file, its characters, the part of the document."""
    section = f", {place.section}" if place.section else ""
    return to_line(f"{place.file}, characters {place.begin:,} to {place.end:,}{section} ({shorten_iri(place.iri)})")


def to_marked_text(place: Place, colour: bool) -> Text:
    """Return the words within their context, marked by style or, without colour, by signs."""
    left, right = ("", "") if colour else (">>> ", " <<<")
    before, after = (to_line(part) for part in (place.before, place.after))
    gap_before = " " if before and place.before[-1:].isspace() else ""
    gap_after = " " if after and place.after[:1].isspace() else ""
    words = f"{left}{to_line(place.words)}{right}"
    return Text.assemble(before + gap_before, (words, "bold yellow" if colour else ""), gap_after + after)
