"""`kg view`: the graph as one HTML page."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import open_store, store_option, to_store_path
from kg.errors import subject_name
from kg.view.kinds import ViewKind


@click.command("view")
@click.option("--focus", metavar="NAME", help="What to put in the middle: a name, a slug or an IRI.")
@click.option(
    "--hops",
    type=click.IntRange(0, 20),
    default=2,
    show_default=True,
    help="How many links away from the focus things are shown.",
)
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in ViewKind]),
    default=ViewKind.RELATED.value,
    show_default=True,
    help="The question that the picture answers; the page can show the others too.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    show_default="view.html beside the store",
    metavar="FILE.html",
    help="The file to write.",
)
@store_option
def command(focus: str | None, hops: int, kind: str, output: Path | None, store: str) -> None:
    """Draw the graph as one HTML page that works offline.

    Choose a thing by click or key to read its words, its norms and where it stands. Without --focus,
    a graph with too many things is shown by its most connected ones.
    """
    from kg.view import write_view

    path = output or to_store_path(store).parent / "view.html"
    summary = write_view(open_store(store), path, focus=focus, hops=hops, kind=kind)
    for note in summary.notes:
        click.echo(note, err=True)
    things, links = count(summary.nodes, "thing"), count(summary.edges, "link")
    click.echo(f"{subject_name(summary.path)}: {things}, {links}, {summary.size // 1024} KB")


def count(number: int, noun: str) -> str:
    """Return a number of things in words.

    >>> count(1, "link"), count(0, "link")
    ('1 link', '0 links')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
