"""The shape of the package: imports run one way, modules stay small."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "kg"
MODULES = sorted(PACKAGE.rglob("*.py"))
SHARED = ("model", "errors", "config", "files", "vocabulary")
ORDER = (
    *("read", "structure", "extract", "graph", "pipeline", "workers", "plan", "build"),
    *("query", "view", "export", "check", "serve", "python", "cli"),
)
"""Each part may import the shared values and the parts before it; the package itself only gives `python` on."""
LONGEST = 400
POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d*,?\d*\})\+")


def part(path: Path) -> str:
    """Return the part of the package that a module belongs to; the package itself is ''."""
    name = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "" if name == "__init__" else name


def imported_parts(path: Path) -> Iterator[str]:
    """Yield the parts that a module imports from, at its top or anywhere else."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports by a relative name"
            if node.module == "kg":
                yield from (alias.name for alias in node.names if not alias.name.startswith("__"))
            elif node.module and node.module.startswith("kg."):
                yield node.module.split(".")[1]
        elif isinstance(node, ast.Import):
            yield from (alias.name.split(".")[1] for alias in node.names if alias.name.startswith("kg."))


def may_import(importer: str, imported: str) -> bool:
    if imported in SHARED:
        return importer != "model"
    if importer in SHARED:
        return False
    if importer == "":
        return imported == "python"
    return importer == imported or (importer in ORDER and imported in ORDER[: ORDER.index(importer)])


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_one_way(path: Path) -> None:
    wrong = [name for name in imported_parts(path) if not may_import(part(path), name)]
    assert wrong == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_is_long(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_every_part_has_its_place() -> None:
    assert {part(path) for path in MODULES} <= {"", *SHARED, *ORDER}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_pattern_repeats_a_group_with_a_plus(path: Path) -> None:
    """Before Python 3.11.5 such a group keeps what its last try took, even where that failed (gh-106052)."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    texts = [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    assert [text for text in texts if POSSESSIVE_GROUP.search(text)] == []


def test_every_module_and_public_function_says_what_it_is_for() -> None:
    for path in MODULES:
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path


def test_the_architecture_names_what_is_there() -> None:
    text = (PACKAGE.parent / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:[\w-]+/)*[\w-]+(?:/|\.(?:py|ttl|md)))`", text)
    missing = [name for name in named if not any((root / name).exists() for root in (PACKAGE, PACKAGE.parent))]
    assert len(named) > 20
    assert missing == []
