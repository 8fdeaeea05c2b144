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


async def show_terms(request: Request) -> Response:
    """Answer with all terms, as a page or as the file in which they are defined."""
    form = request.query_params.get("format")
    if form == "html" or (form is None and wants_page(request.headers.get("accept", ""))):
        groups = {
            heading: [term for term in read_terms() if term["kind"] == kind] for kind, heading in HEADINGS.items()
        }
        return render(request, "terms.html.j2", groups=groups)
    if accepted_formats(request, form).get(Form.GRAPH) != "turtle":
        raise RequestError(HTTPStatus.NOT_ACCEPTABLE, "format", "the ontology comes as text/html or text/turtle")
    return FileResponse(
        ontology_path("clausegraph.ttl"), headers={"Content-Type": media_type("turtle"), "Vary": "Accept"}
    )
