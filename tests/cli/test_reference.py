"""The command reference says what the commands say, and every command says what it does."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kg.cli import VERBS, main
from kg.cli.reference import REFERENCE, to_reference, walk_commands, write_reference

ROOT = Path(__file__).resolve().parents[2]
CONTEXTS = list(walk_commands(main))
PARAMETERS = [
    pytest.param(context, parameter, id=f"{context.command_path} {parameter.name}")
    for context in CONTEXTS
    for parameter in context.command.get_params(context)
]


def test_the_reference_is_what_the_commands_say() -> None:
    written = (ROOT / REFERENCE).read_text(encoding="utf-8")
    assert written == to_reference(), f"{REFERENCE} is out of date: run `python -m kg.cli.reference`"


def test_the_reference_has_a_section_for_every_command() -> None:
    paths = [context.command_path for context in CONTEXTS]
    assert paths[0] == "kg"
    assert {f"kg {verb}" for verb in VERBS} < set(paths)
    assert {"kg export graph", "kg export norms", "kg export responsibilities"} < set(paths)
    assert [line for line in to_reference().splitlines() if line.startswith("## ")] == [
        f"## `{path}`" for path in paths
    ]


def test_the_reference_is_the_same_in_any_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = to_reference()
    monkeypatch.setenv("COLUMNS", "40")
    assert to_reference() == wide


@pytest.mark.parametrize("context", CONTEXTS, ids=lambda context: context.command_path)
def test_every_command_says_what_it_does(context: click.Context) -> None:
    assert (context.command.help or "").strip()


@pytest.mark.parametrize(("context", "parameter"), PARAMETERS)
def test_every_option_and_argument_says_what_it_is_for(context: click.Context, parameter: click.Parameter) -> None:
    if isinstance(parameter, click.Option):
        assert (parameter.help or "").strip()
    else:
        name = parameter.make_metavar(context).strip("[].")
        assert any(word in (context.command.help or "") for word in name.split("|"))


def test_the_reference_can_be_written_anywhere(tmp_path: Path) -> None:
    result = CliRunner().invoke(write_reference, [str(tmp_path / "commands.md")])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "commands.md").read_text(encoding="utf-8") == to_reference()
