"""The command reference: what `--help` says of every command, as one Markdown file.

`python -m kg.cli.reference` writes it anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from kg.cli import main
from kg.files import write_atomically

REFERENCE = Path("docs") / "commands.md"
WIDTH = 96
INTRODUCTION = """\
# Commands

What `--help` says of each command. This file is generated: `python -m kg.cli.reference` writes it anew.
"""


def walk_commands(command: click.Command, parent: click.Context | None = None) -> Iterator[click.Context]:
    """Yield a context for a command and, in the order of its help, for each command below it."""
    settings: dict[str, Any] = {
        **command.context_settings,
        "max_content_width": WIDTH,
        "terminal_width": WIDTH,
    }
    context = click.Context(command, parent, "kg" if parent is None else command.name, **settings)
    yield context
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            if member := command.get_command(context, name):
                yield from walk_commands(member, context)


def to_reference() -> str:
    """Return the command reference as Markdown, the same for any terminal."""
    return "\n".join([INTRODUCTION, *(to_section(context) for context in walk_commands(main))])


def to_section(context: click.Context) -> str:
    """Return the section of one command."""
    with context.scope(cleanup=False):
        text = context.command.get_help(context)
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return f"## `{context.command_path}`\n\n```text\n{lines}\n```\n"


@click.command()
@click.argument("output", type=click.Path(path_type=Path), default=REFERENCE)
def write_reference(output: Path) -> None:
    """Write the command reference to a file, docs/commands.md if none is named."""
    write_atomically(output, to_reference().encode())


if __name__ == "__main__":
    write_reference()
