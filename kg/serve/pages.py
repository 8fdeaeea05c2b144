"""Pages for people: templates that escape what they show, and the files that they load."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from secrets import token_urlsafe
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from kg import __version__
from kg.serve.addresses import to_path
from kg.serve.policy import PAGE_HEADERS, to_policy
from kg.serve.service import service_of

ASSETS = Path(str(files("kg.serve") / "assets"))
NAVIGATION = (
    ("/", "Start"),
    ("/explore", "Explore"),
    ("/ask", "Ask"),
    ("/documents", "Documents"),
    ("/ontology", "Terms"),
    ("/api", "For programs"),
)
"""The pages that every page leads to."""


@cache
def templates() -> Environment:
    """Return the templates; what they show is escaped, and a name that they do not know is an error."""
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("kg.serve"), PrefixLoader({"view": PackageLoader("kg.view", "assets")})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(navigation=NAVIGATION, version=__version__)
    return environment


def render(request: Request, template: str, status: int = 200, **shown: Any) -> HTMLResponse:
    """Return a page.

    In its template `path_of(iri)` links a thing to its own page, and `nonce` is what a script needs to add a style.
    """
    base = service_of(request).base
    nonce = token_urlsafe(16)

    def path_of(iri: str) -> str | None:
        return to_path(iri, base)

    page = templates().get_template(template).render(path_of=path_of, here=request.url.path, nonce=nonce, **shown)
    return HTMLResponse(page, status, {**PAGE_HEADERS, "Content-Security-Policy": to_policy(nonce)})
