"""The terms of the graph at the place to which their names lead."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from kg.config import ontology_path
from kg.serve.api import read_terms
from kg.serve.negotiation import media_type, wants_page
from kg.serve.pages import render

PATTERNS = {"class": "?thing a {}", "property": "?thing {} ?value", "individual": "?thing ?property {}"}
"""Kind of term → the pattern that finds where it is used."""


async def show_ontology(request: Request) -> Response:
    """Answer with the terms and what they mean, as a page or as the Turtle that defines them."""
    if wants_page(request.headers.get("accept", "")) and request.query_params.get("format") != "turtle":
        return render(request, "ontology.html.j2", terms=[term | {"query": to_query(term)} for term in read_terms()])
    data = ontology_path("clausegraph.ttl").read_bytes()
    return Response(data, headers={"Content-Type": media_type("turtle"), "Vary": "Accept"})


def to_query(term: Mapping[str, str]) -> str:
    """Return the query that finds where a term is used.

    >>> to_query({"name": "cg:Role", "kind": "class"})
    'SELECT * { ?thing a cg:Role } LIMIT 100'
    """
    return f"SELECT * {{ {PATTERNS[term['kind']].format(term['name'])} }} LIMIT 100"
