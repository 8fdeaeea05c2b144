"""The command itself: its verbs, its errors, how quickly it helps."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kg import __version__
from kg.cli import VERBS, main
from kg.errors import StoreError

HEAVY = ("rdflib", "pyoxigraph", "networkx", "numpy", "pyvis", "xlsxwriter", "rich", "nupunkt", "simplemma")


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, arguments)
    return result.exit_code, result.stdout, result.stderr


def test_help_names_every_verb_and_imports_nothing_heavy() -> None:
    script = (
        "import sys; from kg.cli import main\n"
        "main(['--help'], standalone_mode=False)\n"
        f"print('HEAVY', sorted(set(sys.modules) & set({HEAVY!r})))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("HEAVY []\n")
    assert all(f"\n  {verb} " in done.stdout for verb in VERBS)


@pytest.mark.parametrize("verb", [verb for verb in VERBS if find_spec(f"kg.cli.{verb}")])
def test_each_verb_has_help_for_itself_and_for_each_option(verb: str) -> None:
    assert run(verb, "--help")[0] == 0
    command = main.get_command(click.Context(main), verb)
    assert command is not None
    assert command.help
    assert all(p.help for p in command.params if isinstance(p, click.Option) and not p.hidden)


def test_the_version_is_told() -> None:
    assert run("--version") == (0, f"kg, version {__version__}\n", "")


def test_a_verb_that_there_is_not_is_wrong_use() -> None:
    code, _, error = run("bild")
    assert code == 2
    assert "No such command 'bild'" in error


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (StoreError("s", "it is closed"), 2, "Error: s: it is closed\n"),
        (RuntimeError("Corruption: block"), 2, "Error: the store is damaged (Corruption: block)"),
        (KeyboardInterrupt(), 130, "Stopped; what is in the store is whole.\n"),
    ],
)
def test_errors_are_one_line_and_an_exit_code(
    monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, message: str
) -> None:
    @click.command
    def fail() -> None:
        raise error

    monkeypatch.setattr("kg.cli.Verbs.get_command", lambda self, ctx, name: fail)
    exit_code, stdout, stderr = run("build")
    assert (exit_code, stdout) == (code, "")
    assert stderr.startswith(message)
    assert stderr.count("\n") == 1


def test_an_error_of_the_program_itself_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    @click.command
    def fail() -> None:
        raise RuntimeError("a mistake")

    monkeypatch.setattr("kg.cli.Verbs.get_command", lambda self, ctx, name: fail)
    assert isinstance(CliRunner().invoke(main, ["build"]).exception, RuntimeError)


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    command = f"{sys.executable} -c 'from kg.cli import main; main()' --help | true"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stderr == ""
