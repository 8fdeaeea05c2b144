"""`kg search`: find clauses, norms and names by their words, the best first."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict

import click
from rich.console import Console
from rich.text import Text

from kg.cli.options import open_store, store_option
from kg.export.separated import to_csv
from kg.model import Span
from kg.query.names import shorten_iri, to_line
from kg.query.search import KINDS, Found, Hit, search
from kg.query.writers import PIPE_WIDTH

EXAMPLES = """\b
Examples:
  kg search "late invoice"
  kg search '"written notice" terminat* -email' --kind norm
  kg search "escrow OR deposit" --kind clause --kind norm --limit 50
  kg search "help desk" --kind role --format json

A word is found in any of its forms (invoice: invoices, invoiced), without regard to capitals and accents;
what stands in quotes, and the beginning of a word before *, as it is written. In SPARQL: ?thing cg:matches
"late invoice", or (?thing ?score) cg:matches "late invoice"."""

COLUMNS = ("score", "kind", "name", "snippet", "files", "documents", "iri", "excerpt")


@click.command("search", epilog=EXAMPLES)
@click.argument("words", metavar="TEXT", nargs=-1, required=True)
@click.option(
    "--kind",
    "kinds",
    type=click.Choice([*KINDS]),
    multiple=True,
    help="What to search for, all if left out; may be given more than once.",
)
@click.option(
    "--limit", type=click.IntRange(1), default=20, show_default=True, help="How many things are shown, the best first."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "json"]),
    default="text",
    show_default=True,
    help="The format; json tells the places of the words as [begin, end) in characters.",
)
@store_option
def command(words: tuple[str, ...], kinds: tuple[str, ...], limit: int, form: str, store: str) -> None:
    """Find clauses, norms and names by their words, the best first.

    All words of TEXT have to be there. "Words in quotes" stand next to each other, terminat* is the beginning of a
    word, OR stands between alternatives, -word must be absent; quotes are to be kept from the shell. That nothing is
    found is said on standard error.
    """
    found = search(open_store(store), " ".join(words), kinds, limit)
    if form == "json":
        click.echo(json.dumps(asdict(found), indent=2, ensure_ascii=False))
    elif form == "csv":
        click.echo(to_csv(COLUMNS, map(to_cells, found.hits)), nl=False)
    else:
        write_text(found)
    if not found.total:
        click.echo("Nothing in the store holds these words.", err=True)


def to_cells(hit: Hit) -> list[str]:
    """Return a hit as the cells of a table."""
    score, files = f"{hit.score:.3f}", ", ".join(hit.files)
    return [score, hit.kind, hit.name, hit.snippet, files, str(hit.documents), hit.iri, hit.excerpt or ""]


def write_text(found: Found) -> None:
    """Write hits for people: the words in bold and colour on a terminal, unmarked elsewhere."""
    console = Console(width=None if sys.stdout.isatty() else PIPE_WIDTH, highlight=False, emoji=False)
    for hit in found.hits:
        kind = f"{hit.kind}  " if hit.name else hit.kind
        console.print(Text.assemble((kind, "dim"), to_marked_text(hit.name, hit.name_marks)), soft_wrap=True)
        if hit.snippet:
            console.print(Text.assemble("  ", to_marked_text(hit.snippet, hit.snippet_marks)), soft_wrap=True)
        console.print(Text(f"  {to_source(hit)}", style="dim"), soft_wrap=True)
    hidden = found.total - len(found.hits)
    if hidden:
        console.print(f"\nand {hidden:,} more; --limit {found.total} shows all")


def to_marked_text(text: str, marks: Sequence[Span]) -> Text:
    """Return a text as one line in which the marked places stand out."""
    marked = Text()
    end = 0
    for mark in marks:
        marked.append(to_piece(text[end : mark.begin])).append(to_piece(mark.of(text)), "bold yellow")
        end = mark.end
    return marked.append(to_piece(text[end:]))


def to_piece(text: str) -> str:
    r"""Return part of a line without its line ends and what moves a cursor; the blanks at its ends stay.

    >>> to_piece(" a\x1b ")
    ' a\\x1b '
    """
    return " " * text[:1].isspace() + to_line(text) + " " * (text[-1:].isspace() and not text.isspace())


def to_source(hit: Hit) -> str:
    """Return where a hit stands: its file, in how many others, and the IRI to go on with."""
    others = f" and {hit.documents - 1:,} more" if hit.documents > 1 else ""
    return to_line(f"{', '.join(hit.files)}{others} ({shorten_iri(hit.iri)})")
