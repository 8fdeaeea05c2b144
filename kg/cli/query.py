"""`kg query`: ask the graph with a named query, a file or SPARQL as text."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import open_store, store_option, to_store_path
from kg.files import write_atomically
from kg.query.catalogue import Query, find_query, load_queries
from kg.query.formats import FORMATS
from kg.query.writers import PIPE_WIDTH

if TYPE_CHECKING:
    from kg.query.writers import Written

EXAMPLES = """\b
Examples:
  kg query --list
  kg query deadlines --param agent=supplier
  kg query obligations-of-role --param role="Account Manager" --format csv
  kg query "SELECT DISTINCT ?name { ?role a cg:Role ; skos:prefLabel ?name }"

The prefixes cg, dcterms, rdf, rdfs, skos and xsd are declared already. What stands in several documents
comes once for each of them: use DISTINCT, COUNT(DISTINCT ...) or GRAPH ?document { ... }."""


def read_parameters(ctx: click.Context, option: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    """Return the values of parameters by name, each given as `NAME=VALUE`."""
    values = {}
    for binding in given:
        name, sign, value = binding.partition("=")
        if not sign or not name.strip():
            raise click.BadParameter(f"{binding!r} is no parameter; write it as NAME=VALUE", ctx, option)
        values[name.strip().lstrip("?$")] = value
    return values


@click.command("query", epilog=EXAMPLES)
@click.argument("asked", metavar="[NAME|FILE.rq|TEXT]", required=False)
@click.option(
    "--param",
    "-p",
    "parameters",
    multiple=True,
    callback=read_parameters,
    metavar="NAME=VALUE",
    help="A value for a parameter of the query; may be given more than once.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([*FORMATS]),
    help="The format; a table or Turtle if left out. csv and tsv are the SPARQL result formats of the W3C, for "
    "programs: values come exactly as they are, even one that a spreadsheet would take for a formula. For "
    "spreadsheets there is `kg export`.",
)
@click.option("--output", "-o", type=click.Path(path_type=Path), metavar="FILE", help="The file to write to.")
@click.option(
    "--time-limit",
    type=click.FloatRange(0.1),
    metavar="SECONDS",
    help="How long the query may take before it is ended; without it, as long as it wants.",
)
@click.option("--list", "listing", is_flag=True, help="List the named queries with what each answers.")
@click.option("--show", is_flag=True, help="Print the query's SPARQL and ask nothing.")
@store_option
def command(  # noqa: PLR0913, PLR0917 (one for each option)
    asked: str | None,
    parameters: dict[str, str],
    form: str | None,
    output: Path | None,
    listing: bool,
    show: bool,
    time_limit: float | None,
    store: str,
) -> None:
    """Ask the graph.

    NAME is a named query, FILE.rq a file with a query in SPARQL, TEXT such a query itself; - reads it from
    standard input. The answer goes to standard output; that there is none is said on standard error.
    """
    if listing:
        write_out(list_queries(form).encode(), output)
        return
    if asked is None:
        raise click.UsageError("name a query, or see `kg query --list`")
    query = find_query(read_standard_input() if asked == "-" else asked)
    if show:
        write_out(query.text.encode(), output)
        return
    answer(query, parameters, form, output, store, time_limit)


def read_standard_input() -> str:
    """Return what stands on standard input, with a line end, so that it is taken for a query."""
    return sys.stdin.buffer.read().decode("utf-8-sig", "surrogateescape") + "\n"


def answer(  # noqa: PLR0913, PLR0917 (one for each option)
    query: Query,
    parameters: dict[str, str],
    form: str | None,
    output: Path | None,
    store: str,
    time_limit: float | None,
) -> None:
    """Write the answer to a query; that it is empty is said on standard error."""
    if time_limit is not None:
        written = answer_in_time(query, parameters, form, table_width(output), store, time_limit)
    else:
        written = answer_here(query, parameters, form, table_width(output), store)
    write_out(written.data, output)
    if written.empty:
        click.echo("Nothing in the store answers this query.", err=True)


def answer_in_time(  # noqa: PLR0913, PLR0917 (one for each option)
    query: Query, parameters: dict[str, str], form: str | None, width: int, store: str, time_limit: float
) -> Written:
    """Return the answer to a query from a process of its own, which is ended when it takes too long."""
    from kg.graph.store import QUADS
    from kg.query.workers.answers import write
    from kg.query.workers.once import run_once
    from kg.query.workers.pool import Limits
    from kg.query.writers import Written

    open_store(store)
    quads = to_store_path(store) / QUADS
    head, data = run_once(quads, write, query, parameters, form, width, limits=Limits(time_limit))
    write_notices((head["notices"] or "").splitlines())
    return Written(data, bool(head["empty"]))


def answer_here(query: Query, parameters: dict[str, str], form: str | None, width: int, store: str) -> Written:
    """Return the answer to a query."""
    from kg.query.engine import ask
    from kg.query.things import check_names
    from kg.query.writers import write_answer

    opened = open_store(store)
    found = ask(opened, query.text, parameters, query.name)
    check_names(opened, query.name, query.text, parameters)
    write_notices(found.notices)
    return write_answer(found, form, width)


def write_notices(notices: Iterable[str]) -> None:
    """Say on standard error what one should know of an answer."""
    for notice in notices:
        click.echo(f"Note: {notice}.", err=True)


def table_width(output: Path | None) -> int:
    """Return the width of a table: that of the terminal, where the answer goes to one."""
    from shutil import get_terminal_size

    return get_terminal_size().columns if output is None and sys.stdout.isatty() else PIPE_WIDTH


def write_out(data: bytes, output: Path | None) -> None:
    """Write to a file, whole or not at all, or to standard output."""
    if output is None or str(output) == "-":
        click.echo(data, nl=not data.endswith(b"\n"))
    else:
        write_atomically(output, data)


def list_queries(form: str | None) -> str:
    """Return the named queries with what each answers, as text or as JSON."""
    queries = load_queries().values()
    if form == "json":
        listed = [{"name": query.name, **asdict(query.header)} for query in queries]
        return json.dumps(listed, indent=2, ensure_ascii=False) + "\n"
    if form not in (None, "table"):
        raise click.UsageError("--list is written as a table or as json")
    return "\n".join(_describe(query) for query in queries)


def _describe(query: Query) -> str:
    lines = [f"{query.name}: {query.header.title}", f"    {query.header.question}"]
    for parameter in query.header.parameters:
        default = "" if parameter.default is None else f", {parameter.default or 'empty'} if left out"
        lines.append(f"    --param {parameter.name}=… ({parameter.kind}{default}) {parameter.meaning}")
    return "\n".join(lines) + "\n"
