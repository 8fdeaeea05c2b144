"""`kg build`: files → a store, and the files that people look at."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import open_store, store_option, to_store_path
from kg.cli.progress import progress_bar
from kg.config import DEFAULT_BASE, DEFAULT_INPUT, DEFAULT_STORE, Settings

if TYPE_CHECKING:
    from kg.build import BuildSummary

NORM_KINDS = ("Obligation", "Prohibition", "Permission", "Right", "Exemption", "Recommendation")
ROWS = (
    ("documents", "Document"),
    ("clauses", "Clause"),
    ("clause types", "ClauseType"),
    ("norms", "Norm"),
    *((f"  {kind.lower()}s", kind) for kind in NORM_KINDS),
    ("parties", "Party"),
    ("roles", "Role"),
)
DEEDS = (
    ("read", "new or changed documents"),
    ("unchanged", "documents left as they were"),
    ("renamed", "documents whose file names changed"),
    ("dropped", "documents whose files are gone"),
    ("ignored", "files of other formats"),
    ("failed", "files that could not be read"),
)


@click.command("build")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@store_option
@click.option("--workers", type=click.IntRange(min=1), help="How many processes read; by default what pays.")
@click.option("--strict", is_flag=True, help="Stop at the first file that cannot be read.")
@click.option("--only-store", is_flag=True, help="Write the store and nothing beside it.")
@click.option("--rebuild", is_flag=True, help="Read every file again, also those that have not changed.")
@click.option("--base", default=DEFAULT_BASE, show_default=True, help="The IRI under which things live.")
@click.option("--json", "as_json", is_flag=True, help="Write the summary as JSON.")
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 (one for each option)
    ctx: click.Context,
    paths: tuple[Path, ...],
    store: str,
    workers: int | None,
    strict: bool,
    only_store: bool,
    rebuild: bool,
    base: str,
    as_json: bool,
) -> None:
    """Read clause pages and contracts into a store.

    PATH is a file or a folder, data/ if none is given. The store becomes the image of these paths: what
    has not changed is not read again, what is gone or can no longer be read leaves. Unless told otherwise,
    it also writes what people look at into the folder that holds the store, in place of older files of
    these names: graph.html, responsibilities.html, responsibilities.xlsx, graph.ttl.

    Exit code: 0, 1 when files could not be read, 2 for wrong use.
    """
    from kg.build import build

    location = to_store_path(store)
    settings = Settings(base=base)
    with progress_bar("Reading") as on_progress:
        summary = build(
            paths or (DEFAULT_INPUT,),
            location,
            settings,
            workers=workers,
            strict=strict,
            rebuild=rebuild,
            on_progress=on_progress,
        )
    report_problems(summary)
    written = [] if only_store else write_outputs(store, location.parent)
    if as_json:
        click.echo(json.dumps(to_json(summary, written), indent=2))
    else:
        print_summary(summary)
        print_next_steps(store, written)
    ctx.exit(1 if summary.failures else 0)


def report_problems(summary: BuildSummary) -> None:
    """Write what failed and what was unusual to standard error, one line each."""
    for failure in summary.failures:
        click.echo(f"Failed: {failure}", err=True)
    for note in summary.notes:
        click.echo(f"Note: {note}", err=True)
    if not summary.failures and not summary.counts["Document"]:
        click.echo("Note: there is no file to read in these paths, so the store is empty", err=True)


def write_outputs(store: str, folder: Path) -> list[Path]:
    """Write what people look at beside the store, and return the files."""
    from kg.export import write_graph, write_responsibilities
    from kg.view import write_view

    graph = open_store(store)
    written = []
    for name, write in (
        ("graph.html", write_view),
        ("responsibilities.html", write_responsibilities),
        ("responsibilities.xlsx", write_responsibilities),
        ("graph.ttl", write_graph),
    ):
        write(graph, folder / name)
        written.append(folder / name)
    return written


def to_json(summary: BuildSummary, written: list[Path]) -> dict[str, object]:
    """Return a summary as JSON values: numbers by deed and by class, failures, notes, files written."""
    return {
        **{name: count for name, count in count_deeds(summary).items() if name != "failed"},
        "failed": [{"file": str(f.subject), "reason": f.problem} for f in summary.failures],
        "notes": list(summary.notes),
        "counts": dict(summary.counts),
        "written": [str(path) for path in written],
    }


def count_deeds(summary: BuildSummary) -> dict[str, int]:
    """Return how many documents or files met with each deed."""
    return {
        "read": summary.read,
        "unchanged": summary.unchanged,
        "renamed": summary.renamed,
        "dropped": summary.dropped,
        "ignored": summary.ignored,
        "failed": len(summary.failures),
    }


def print_summary(summary: BuildSummary) -> None:
    """Write what the store holds and what was done, as a table on standard output."""
    from rich.console import Console
    from rich.table import Table

    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(justify="right", style="bold")
    table.add_column()
    for label, name in ROWS:
        if summary.counts[name] or name not in NORM_KINDS:
            table.add_row(f"{summary.counts[name]:,}", label)
    table.add_section()
    table.add_row()
    deeds = count_deeds(summary)
    for name, label in DEEDS:
        if deeds[name]:
            table.add_row(f"{deeds[name]:,}", f"{name}: {label}")
    Console(file=sys.stdout, highlight=False).print(table)


def print_next_steps(store: str, written: list[Path]) -> None:
    """Write which files there are now and which commands come next."""
    option = "" if store == str(DEFAULT_STORE) else f" --store {shlex.quote(store)}"
    click.echo(f"\nThe store is {shlex.quote(store)}.")
    if written:
        click.echo("Written:")
    for path in written:
        click.echo(f"  {shlex.quote(str(path))}")
    click.echo("Next:")
    click.echo(f"  kg query --list{option}        what can be asked")
    click.echo(f"  kg view --focus NAME{option}   one clause type, party or role and what is around it")
    click.echo(f"  kg serve{option}               an explorer, a page to ask in, and a SPARQL endpoint")
    click.echo(f"  kg export norms -o norms.csv{option}")
