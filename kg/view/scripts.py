"""The parts of the page's script, and how they are put together."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable

SCRIPTS = (
    *("elements", "model", "source", "state", "picture", "frames", "labels", "moving"),
    *("norms", "reading", "paths", "names", "legend", "address", "saving", "page"),
)
"""The parts of the page's script, each of which may use those before it as it is loaded."""
ASSETS = files("kg.view") / "assets"


def join_scripts(parts: Iterable[Traversable]) -> str:
    """Return the parts of a script, in the order in which they build on each other, as one that nothing else sees."""
    script = "\n".join(part.read_text("utf-8") for part in parts)
    return f'(() => {{\n"use strict";\n{script}}})();\n'
