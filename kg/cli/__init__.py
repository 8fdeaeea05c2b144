"""The commands: one thin module per verb, imported when the verb is used."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from kg import __version__
from kg.errors import KgError

VERBS = {
    "build": "Read clause pages and contracts into a store, and write what people look at.",
    "query": "Ask the graph: a named query, a file, or SPARQL as text.",
    "search": "Find clauses, norms and names by their words, the best first.",
    "view": "Draw the graph as one HTML page that works offline.",
    "export": "Write the graph, its norms or who is responsible for what to a file.",
    "check": "Check the graph against its shapes and for loose ends.",
    "explain": "Show the words behind a thing, in their context.",
    "serve": "Serve the store over HTTP: SPARQL, and a page for each thing.",
}
"""Verb → what `kg --help` says about it; `kg/cli/VERB.py` holds its `command`."""


INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells have it."""


class Failure(click.ClickException):
    """An error that the user can mend, as the command line shows it."""

    exit_code = 2


class Verbs(click.Group):
    """A group that imports a verb's module only when the verb is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all verbs in the order in which one meets them."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a verb's command, `None` for a verb that there is not."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(f"kg.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of verbs without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run a verb; what the user can mend becomes one line on standard error and exit code 2."""
        try:
            return super().invoke(ctx)
        except KgError as error:
            raise Failure(str(error)) from error
        except RuntimeError as error:
            # The store reads its files as an answer is drawn from it, so damage may show late.
            if not str(error).startswith("Corruption"):
                raise
            raise Failure(f"the store is damaged ({error}); `kg build --rebuild` makes it anew") from error
        except KeyboardInterrupt:
            click.echo("Stopped; what is in the store is whole.", err=True)
            return ctx.exit(INTERRUPTED)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kg")
def main() -> None:
    """Read contract clauses into a graph of who must do what, for whom, by when."""
