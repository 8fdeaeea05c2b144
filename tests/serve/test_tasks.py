"""The tasks that workers do for the server."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import kg.serve
from kg.serve.service import PRELOADED


def tasks() -> Iterator[str]:
    """Yield the modules of the functions that the server has run in workers."""
    for path in Path(kg.serve.__file__).parent.glob("*.py"):
        module = import_module(f"kg.serve.{path.stem}")
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "run":
                names = [part.id for part in call.args[:1] if isinstance(part, ast.Name)]
                found = [getattr(module, name, None) for name in names]
                yield from (function.__module__ for function in found if function)


def test_a_worker_is_born_with_what_its_tasks_need() -> None:
    found = set(tasks())
    assert {"kg.serve.explore", "kg.serve.search", "kg.serve.names"} <= found
    assert found <= set(PRELOADED)
