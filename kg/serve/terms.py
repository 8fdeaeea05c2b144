"""The terms of the ontology at their own address: what each means, as a page for people and as Turtle for programs."""

from __future__ import annotations

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from kg.config import ontology_path
from kg.query.formats import Form
from kg.serve.api import read_terms
from kg.serve.errors import RequestError
from kg.serve.negotiation import media_type, wants_page
from kg.serve.pages import render
from kg.serve.protocol import accepted_formats

HEADINGS = {"class": "Kinds of things", "property": "What is said of them", "individual": "Fixed values"}
"""Kind of term → its heading, in the order of the page."""
PATTERNS = {"class": "?thing a {}", "property": "?thing {} ?value", "individual": "?thing ?property {}"}
"""Kind of term → the pattern that finds where it is used."""


async def show_terms(request: Request) -> Response:
    """Answer with all terms, as a page or as the file in which they are defined."""
    form = request.query_params.get("format")
    if form == "html" or (form is None and wants_page(request.headers.get("accept", ""))):
        return render(request, "terms.html.j2", groups=group_terms())
    if accepted_formats(request, form).get(Form.GRAPH) != "turtle":
        raise RequestError(HTTPStatus.NOT_ACCEPTABLE, "format", "the ontology comes as text/html or text/turtle")
    return FileResponse(
        ontology_path("clausegraph.ttl"), headers={"Content-Type": media_type("turtle"), "Vary": "Accept"}
    )


def group_terms() -> dict[str, list[dict[str, str]]]:
    """Return the terms under their headings, each with a query that finds where it is used.

    >>> group_terms()["Kinds of things"][0]["query"]
    'SELECT * { ?thing a cg:Agent } LIMIT 100'
    """
    groups = {heading: list[dict[str, str]]() for heading in HEADINGS.values()}
    for term in read_terms():
        query = f"SELECT * {{ {PATTERNS[term['kind']].format(term['name'])} }} LIMIT 100"
        groups[HEADINGS[term["kind"]]].append(term | {"query": query})
    return groups
