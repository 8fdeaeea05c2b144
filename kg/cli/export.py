"""`kg export`: write the graph, its norms or who is responsible for what to a file."""

from __future__ import annotations

from collections.abc import Callable, Sized
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.cli.options import open_store, store_option
from kg.errors import ConfigError, subject_name
from kg.export import GRAPH, NORMS, RESPONSIBILITIES
from kg.export.formats import Export, Format
from kg.export.norms import read_norms
from kg.export.rdf import read_quads
from kg.export.responsibilities import DEFAULT_COLUMNS, to_map
from kg.graph.store import Store

Content = TypeVar("Content", bound=Sized)
Command = TypeVar("Command", bound=Callable[..., Any])
STANDARD_OUTPUT = Path("-")


@click.group("export", no_args_is_help=True)
def command() -> None:
    """Write the graph, its norms or who is responsible for what to a file.

    The format follows the file's ending. The same store always gives the same bytes, and a file is
    written whole or not at all.
    """


def output_options(export: Export[Any]) -> Callable[[Command], Command]:
    """Return a decorator that adds the options for a file and its format."""
    endings = ", ".join(f".{ending}" for ending in export.endings)

    def decorate(function: Command) -> Command:
        function = click.option(
            "--format",
            "ending",
            type=click.Choice(export.endings, case_sensitive=False),
            help="The format, whatever the file's ending.",
        )(function)
        return click.option(
            "-o",
            "--output",
            type=click.Path(path_type=Path),
            required=True,
            metavar="FILE",
            help=f"The file to write ({endings}); - for standard output, which wants --format.",
        )(store_option(function))

    return decorate


def list_formats(export: Export[Any]) -> str:
    """Return the formats as the end of a help text."""
    return "\b\nFormats:\n" + "\n".join(f"  .{f.ending:8} {f.title}" for f in export.formats)


@command.command("graph", short_help="The whole graph, in RDF or as a network.", epilog=list_formats(GRAPH))
@output_options(GRAPH)
def export_graph(output: Path, ending: str | None, store: str) -> None:
    """Write the whole graph, in a format of RDF or as a network."""
    write(GRAPH, read_quads, store, output, ending)


@command.command("norms", short_help="Who must, may or must not do what.", epilog=list_formats(NORMS))
@output_options(NORMS)
def export_norms(output: Path, ending: str | None, store: str) -> None:
    """Write the norms: who must, may or must not do what, and the words that say so.

    A norm that stands in several places is written once for each of them.
    """
    write(NORMS, read_norms, store, output, ending)


@command.command(
    "responsibilities",
    short_help="A map of who is responsible for what.",
    epilog=list_formats(RESPONSIBILITIES),
)
@output_options(RESPONSIBILITIES)
@click.option(
    "--columns",
    type=click.IntRange(min=1),
    default=DEFAULT_COLUMNS,
    show_default=True,
    help="How many parties and roles have a column of their own; the others share the last.",
)
def export_responsibilities(output: Path, ending: str | None, store: str, columns: int) -> None:
    """Write who is responsible for what: a row for each norm, a column for each party and role.

    Parties come first, then roles, each by how much they carry. A filled cell leads to the words that say
    so; what the text does not say itself is marked as inferred.
    """
    write(RESPONSIBILITIES, lambda opened: to_map(read_norms(opened), columns), store, output, ending)


def write(
    export: Export[Content],
    gather: Callable[[Store], Content],
    store: str,
    output: Path,
    ending: str | None,
) -> None:
    """Write what is gathered from the store, and say on standard error what was written."""
    chosen = choose_format(export, output, ending)
    content = gather(open_store(store))
    if output == STANDARD_OUTPUT:
        data = chosen.to_bytes(content)
        click.echo(data, nl=False)
        return
    written = export.write(content, output, chosen.ending)
    name = subject_name(written.path)
    click.echo(f"Wrote {written.count:,} {export.things} to {name} ({written.size:,} bytes).", err=True)


def choose_format(export: Export[Content], output: Path, ending: str | None) -> Format[Content]:
    """Return the format to write, before anything is read; raises `ConfigError`."""
    if output == STANDARD_OUTPUT and ending is None:
        known = ", ".join(export.endings)
        raise ConfigError("-", f"standard output has no ending; name a format with --format ({known})")
    return export.choose(output, ending)
