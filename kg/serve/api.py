"""The server's own JSON: named queries, names, terms and counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from http import HTTPStatus
from typing import Any

from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF, RDFS
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.config import ontology_path
from kg.query.catalogue import Query, load_queries
from kg.query.names import local_name, shorten_iri
from kg.query.workers.answers import Question
from kg.serve.errors import RequestError
from kg.serve.names import KINDS, find_names
from kg.serve.protocol import accepted_formats, answer_question, read_fields
from kg.serve.service import service_of
from kg.vocabulary import ONTOLOGY

RESERVED = frozenset({"format"})
MOST_NAMES = 200
KINDS_OF_TERMS = {
    str(OWL.Class): "class",
    str(OWL.ObjectProperty): "property",
    str(OWL.DatatypeProperty): "property",
}


async def list_queries(request: Request) -> Response:
    """List the named queries with what each answers."""
    return JSONResponse({"queries": [describe_query(query) for query in load_queries().values()]})


async def show_query(request: Request) -> Response:
    """Say what a named query answers, with its SPARQL."""
    query = named_query(request)
    return JSONResponse(describe_query(query) | {"sparql": query.text})


async def run_query(request: Request) -> Response:
    """Answer a named query with the values of its parameters."""
    query = named_query(request)
    given = dict(await read_fields(request))
    formats = accepted_formats(request, given.get("format"))
    values = {name: value for name, value in given.items() if name not in RESERVED}
    limit = service_of(request).settings.row_limit
    question = Question(query.text, formats, values, query.name, row_limit=limit, names_are_checked=True)
    return await answer_question(request, question)


def named_query(request: Request) -> Query:
    """Return the query that the path names; raises `RequestError` for one that there is not."""
    name = request.path_params["name"]
    if name not in load_queries():
        raise RequestError(
            HTTPStatus.NOT_FOUND, "not-found", "there is no named query of this name; /api/queries lists them"
        )
    return load_queries()[name]


def describe_query(query: Query) -> dict[str, Any]:
    """Return what a query's header says of it."""
    header = asdict(query.header)
    return {"name": query.name, **header, "parameters": list(header["parameters"])}


async def complete_names(request: Request) -> Response:
    """List names of parties, roles, clause types, organisations and terms that begin with some letters."""
    given = request.query_params
    kind = given.get("kind") or None
    if kind is not None and kind not in KINDS:
        raise RequestError(HTTPStatus.BAD_REQUEST, "kind", f"there is no such kind; take {', '.join(KINDS)}")
    found = await service_of(request).run(find_names, given.get("q", ""), kind, read_limit(given)).value()
    return JSONResponse({"names": found})


def read_limit(given: Mapping[str, str]) -> int:
    """Return how many names are asked for."""
    limit = given.get("limit", "20")
    if not limit.isascii() or not limit.isdigit() or not 1 <= int(limit[:9]) <= MOST_NAMES:
        raise RequestError(HTTPStatus.BAD_REQUEST, "limit", f"limit is a number from 1 to {MOST_NAMES}")
    return int(limit)


async def list_terms(request: Request) -> Response:
    """List the terms of the ontology, for completion."""
    return JSONResponse({"terms": read_terms()})


async def count(request: Request) -> Response:
    """Say how much there is."""
    return JSONResponse(await service_of(request).counts())


@cache
def read_terms() -> list[dict[str, str]]:
    """Return each class, property and individual of the ontology with its label and what it means, sorted."""
    graph = Graph().parse(ontology_path("clausegraph.ttl"), format="turtle")
    terms = sorted({str(term) for term in graph.subjects(RDF.type) if str(term).startswith(ONTOLOGY)})
    return [describe_term(graph, URIRef(term)) for term in terms]


def describe_term(graph: Graph, term: URIRef) -> dict[str, str]:
    """Return what the ontology says of one of its terms."""
    kinds = (KINDS_OF_TERMS[str(c)] for c in graph.objects(term, RDF.type) if str(c) in KINDS_OF_TERMS)
    return {
        "name": shorten_iri(term),
        "iri": str(term),
        "kind": next(kinds, "individual"),
        "label": str(graph.value(term, RDFS.label) or local_name(term)),
        "comment": str(graph.value(term, RDFS.comment) or ""),
    }
