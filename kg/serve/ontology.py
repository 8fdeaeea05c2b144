"""The terms of the graph at the place to which their names lead."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from kg.config import ontology_path
from kg.serve.api import read_terms
from kg.serve.negotiation import media_type, wants_page
from kg.serve.pages import render


async def show_ontology(request: Request) -> Response:
    """Answer with the terms and what they mean, as a page or as the Turtle that defines them."""
    if wants_page(request.headers.get("accept", "")) and request.query_params.get("format") != "turtle":
        return render(request, "ontology.html.j2", terms=read_terms())
    data = ontology_path("clausegraph.ttl").read_bytes()
    return Response(data, headers={"Content-Type": media_type("turtle"), "Vary": "Accept"})
