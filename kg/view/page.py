"""The data of pictures → one HTML page that asks for nothing: script, style and data stand in it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import pyvis
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from pyvis.network import Network

from kg.view.encoded import AS_WRITTEN
from kg.view.policy import hash_of
from kg.view.scripts import ASSETS, SCRIPTS, join_scripts

VIS_NETWORK = "templates/lib/vis-9.1.2/vis-network.min.js"
LARGEST = 695_000
"""How many characters a page of a hundred things has at most."""


def to_page(page: dict[str, Any], payload: dict[str, Any]) -> bytes:
    """Return the page of a payload, UTF-8; the same payload gives the same bytes.

    `page` holds the words around the pictures: `title`, and by kind of picture in `tabs` its `name`,
    `heading`, `caption` and `notes`.
    """
    network = Network(directed=True, cdn_resources="in_line")
    network.templateEnv = to_environment(page, payload)
    network.path = "page.html.j2"
    html: str = network.generate_html("page.html")
    return html.encode("utf-8", "replace")


def room_for_data() -> int:
    """Return how many characters of data a page has room for."""
    fixed = (
        read_vis_network(),
        read_script(),
        read_style(),
        *((ASSETS / f"{name}.html.j2").read_text("utf-8") for name in ("page", "body")),
    )
    return LARGEST - sum(map(len, fixed))


def to_environment(page: dict[str, Any], payload: dict[str, Any]) -> Environment:
    """Return the templates, with what the page shows, its scripts and its style."""
    environment = Environment(
        loader=FileSystemLoader(str(ASSETS)), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.policies["json.dumps_kwargs"] = AS_WRITTEN
    scripts = {"vis": read_vis_network(), "script": read_script(), "style": read_style(), "hash_of": hash_of}
    environment.globals.update(page=page, payload=payload, **scripts)
    return environment


@cache
def read_style() -> Markup:
    """Return the page's style."""
    return Markup((ASSETS / "page.css").read_text("utf-8"))


@cache
def read_script() -> Markup:
    """Return the page's own script."""
    return Markup(join_scripts(ASSETS / f"{name}.js" for name in SCRIPTS))


@cache
def read_vis_network() -> Markup:
    """Return the script of vis-network that pyvis brings with it, without the address of its source map."""
    script = (files(pyvis) / VIS_NETWORK).read_text("utf-8")
    return Markup(script.rpartition("//# sourceMappingURL=")[0] or script)
