"""`kg serve`: the store over HTTP."""

from __future__ import annotations

import click

from kg.cli.options import store_option, to_store_path

DEFAULT_PORT = 8765


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=DEFAULT_PORT,
    show_default=True,
    help="The port; 0 takes a free one.",
)
@click.option(
    "--time-limit",
    type=click.FloatRange(0.1, 3600),
    default=10.0,
    show_default=True,
    metavar="SECONDS",
    help="How long a query may take.",
)
@click.option(
    "--row-limit",
    type=click.IntRange(1),
    default=100_000,
    show_default=True,
    metavar="N",
    help="How many rows or triples an answer may have.",
)
@store_option
def command(host: str, port: int, time_limit: float, row_limit: int, store: str) -> None:
    """Serve the store over HTTP: SPARQL, a page for each thing, and its data.

    It reads only, and listens to this machine only unless told otherwise. Ctrl-C ends it.
    """
    from kg.query.workers.pool import Limits
    from kg.serve.server import run
    from kg.serve.settings import ServerSettings

    run(
        ServerSettings(to_store_path(store), host, port, Limits(time_limit), row_limit),
        on_start=lambda address: click.echo(f"Serving {store} at {address}", err=True),
    )
