"""The parts of the page's script, and how they are put together."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable

SCRIPTS = (
    *("elements", "model", "source", "state", "picture", "frames"),
    *("boxes", "labels", "arranging", "writing", "moving"),
    *("norms", "reading", "paths", "names", "legend", "address", "saving", "page"),
)
"""The parts of the page's script, each of which may use those before it as it is loaded."""
ASSETS = files("kg.view") / "assets"


def join_scripts(parts: Iterable[Traversable]) -> str:
    """Return the parts of a script, in the order in which they build on each other, as one that nothing else sees.

    Indents and lines of comment are left out, since a page is to be small.
    """
    lines = [line.strip() for part in parts for line in part.read_text("utf-8").splitlines()]
    script = "\n".join(line for line in lines if line and not line.startswith("//"))
    return f'(() => {{\n"use strict";\n{script}\n}})();\n'
