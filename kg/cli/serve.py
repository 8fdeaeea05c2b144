"""`kg serve`: the store over HTTP."""

from __future__ import annotations

import click

from kg.cli.options import store_option, to_store_path
from kg.errors import ConfigError

EXAMPLES = """\b
Examples:
  kg serve --open
  kg serve --store output/store --port 9000 --time-limit 5
  curl http://127.0.0.1:8765/sparql --data-urlencode "query=SELECT * { ?s a cg:Role } LIMIT 5\""""


@click.command("serve", epilog=EXAMPLES)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8765,
    show_default=True,
    help="The port to listen on; 0 takes a free one.",
)
@click.option(
    "--time-limit",
    type=click.FloatRange(0.1, 3600),
    default=10.0,
    show_default=True,
    metavar="SECONDS",
    help="How long a query may take before it is ended.",
)
@click.option(
    "--row-limit",
    type=click.IntRange(1),
    default=100_000,
    show_default=True,
    metavar="N",
    help="How many rows or triples the answer to a query may have; it is cut there.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=None,
    show_default="one a core and one more, 3 to 9",
    metavar="N",
    help="How many processes wait for queries; as many again, and one more, run those that take long.",
)
@click.option(
    "--cors",
    multiple=True,
    metavar="ORIGIN",
    help="An origin, such as https://example.org, whose pages may read answers; may be given more than once.",
)
@click.option(
    "--allowed-host",
    "names",
    multiple=True,
    metavar="NAME",
    help="A host name by which the server may be called, besides those of this machine. May be given more than once.",
)
@click.option("--open", "opening", is_flag=True, help="Open the start page in a browser.")
@store_option
def command(  # noqa: PLR0913, PLR0917 (one for each option)
    host: str,
    port: int,
    time_limit: float,
    row_limit: int,
    workers: int | None,
    cors: tuple[str, ...],
    names: tuple[str, ...],
    opening: bool,
    store: str,
) -> None:
    """Serve the store over HTTP: SPARQL, a page for each thing, and its data.

    The server reads only. A build may run beside it: it goes on with the state that it has and moves to the
    next when that is complete. Ctrl-C ends it.
    """
    try:
        from kg.serve.server import run
    except ModuleNotFoundError as error:
        problem = f"the library {error.name} is missing; get it with pip install 'clausegraph[serve]'"
        raise ConfigError("kg serve", problem) from error
    from kg.query.workers.pool import Limits, Size
    from kg.serve.settings import ServerSettings

    settings = ServerSettings(
        to_store_path(store),
        host,
        port,
        Limits(time_limit),
        row_limit,
        Size(ready=workers, long=workers + 1) if workers else Size(),
        cors,
        names,
    )
    run(settings, lambda address: announce(address, store, settings.is_local, opening))


def announce(address: str, store: str, local: bool, opening: bool) -> None:
    """Say where the server is, and open its start page where that is asked for."""
    click.echo(f"Serving {store} at {address} (Ctrl-C ends it)", err=True)
    if not local:
        click.echo("Anybody who can reach this machine can read the store: there is no password.", err=True)
    if opening:
        click.launch(address)
