"""The server's addresses as OpenAPI 3.1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg import __version__
from kg.serve.explore import PICTURES
from kg.serve.names import KINDS
from kg.serve.negotiation import MEDIA
from kg.serve.pages import render
from kg.serve.service import service_of

JSON, HTML = "application/json", "text/html"
RESULTS = tuple(media[0] for media in MEDIA.values())
GRAPHS = tuple(MEDIA[name][0] for name in ("turtle", "ntriples", "jsonld", "rdfxml"))


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter in the query part of an address; `where` is `path` for one in the path itself."""

    name: str
    meaning: str
    where: str = "query"
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Operation:
    """What an address answers: a summary, its parameters, the media types of answers, and those of a body."""

    summary: str
    media: tuple[str, ...] = (JSON,)
    fields: tuple[Field, ...] = ()
    bodies: tuple[str, ...] = ()
    errors: tuple[int, ...] = ()


NAME = Field("name", "The name of a named query.", "path", required=True)
FORMAT = Field("format", "A format, in place of the Accept header.", choices=tuple(MEDIA))
FORM = "application/x-www-form-urlencoded"
ASKING = (400, 406, 503, 504)

OPERATIONS = {
    "/": Operation("The start page.", (HTML,), errors=(503,)),
    "/ask": Operation("The page to ask in.", (HTML,)),
    "/explore": Operation(
        "The explorer: a page that draws what is near a thing.",
        ("text/html",),
        fields=(
            Field("focus", "The IRI of the thing; what there is most of if left out."),
            Field("kind", "The kind of picture; all if left out.", choices=PICTURES),
            Field("q", "Words to look for."),
        ),
        errors=(400, 404, 503, 504),
    ),
    "/explore/page.js": Operation("The script of the explorer.", ("text/javascript",)),
    "/explore/page.css": Operation("The style of the explorer.", ("text/css",)),
    "/documents": Operation("The page of all documents.", (HTML,), errors=(503,)),
    "/id/{name}": Operation(
        "A thing: its page, or what the graph says of it.",
        (HTML, *GRAPHS),
        (Field("name", "What follows the base in the thing's IRI.", "path", required=True), FORMAT),
        errors=(404, 406, 503, 504),
    ),
    "/ontology": Operation("The terms of the graph.", (HTML, "text/turtle")),
    "/sparql": Operation(
        "Answers a query by the SPARQL 1.1 Protocol; without one, describes the service.",
        RESULTS,
        (
            Field("query", "A SPARQL query."),
            Field("default-graph-uri", "A graph of the default graph; may be given more than once."),
            Field("named-graph-uri", "A graph that the query may name; may be given more than once."),
            FORMAT,
        ),
        (FORM, "application/sparql-query"),
        (*ASKING, 403, 413, 415),
    ),
    "/graphs": Operation(
        "Reads a graph by the Graph Store Protocol.",
        GRAPHS,
        (Field("graph", "The IRI of a document."), Field("default", "Given without a value: all documents."), FORMAT),
        errors=(400, 404, 406, 503, 504),
    ),
    "/.well-known/void": Operation("Describes the data set with VoID.", GRAPHS, (FORMAT,), errors=(406, 503)),
    "/api": Operation("The page that tells of all this.", (HTML,)),
    "/api/queries": Operation("Lists the named queries with what each answers and its parameters."),
    "/api/queries/{name}": Operation(
        "Answers a named query; further fields are the values of its parameters.",
        RESULTS,
        (NAME, FORMAT),
        (FORM,),
        (*ASKING, 404, 413, 415),
    ),
    "/api/queries/{name}/header": Operation(
        "Says what a named query answers, with its SPARQL.", fields=(NAME,), errors=(404,)
    ),
    "/api/queries/{name}/sparql": Operation(
        "Gives the SPARQL of a named query; further fields are the values that stand in it.",
        fields=(NAME,),
        errors=(400, 404),
    ),
    "/api/names": Operation(
        "Lists names that begin with some letters, those with a word that does, and those that hold them.",
        fields=(
            Field("q", "The letters; none for all names."),
            Field("kind", "The kind of thing; all if left out.", choices=tuple(KINDS)),
            Field("limit", "How many names at most, from 1 to 200; 20 if left out."),
        ),
        errors=(400, 503, 504),
    ),
    "/api/search": Operation(
        "Lists the things that hold some words, the best first.",
        fields=(
            Field("q", "The words, as `kg search` takes them."),
            Field("limit", "How many things at most, from 1 to 200; 20 if left out."),
        ),
        errors=(400, 503, 504),
    ),
    "/api/explore": Operation(
        "Draws what is near a thing, or without one what there is most of, as the explorer's page is given it.",
        fields=(
            Field("focus", "The IRI of the thing, or what follows the base in it."),
            Field("kind", "The kind of picture; all if left out.", choices=PICTURES),
            Field("relation", "One relation of which the next links are asked for, in the words of the answer."),
            Field("skip", "How many links of it, or norms of a picture in columns, come before those."),
            Field("places", "`no` for things that are added to a picture, so that they need not be laid out."),
        ),
        errors=(400, 404, 503, 504),
    ),
    "/api/terms": Operation("Lists the terms of the ontology with what they mean."),
    "/api/counts": Operation("Says how much there is in the store.", errors=(503, 504)),
    "/api/openapi.json": Operation("This description."),
    "/health": Operation("Says whether there is a store to ask.", errors=(503,)),
    "/metrics": Operation("The figures that Prometheus reads.", ("text/plain",)),
}
"""Address → what it answers."""

ERROR_SCHEMA = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["status", "code", "message"],
            "properties": {
                "status": {"type": "integer"},
                "code": {"type": "string", "description": "A word for programs."},
                "message": {"type": "string", "description": "A sentence for people."},
            },
        }
    },
}


async def show_openapi(request: Request) -> Response:
    """Answer with the description of this server's addresses."""
    return JSONResponse(describe_routes())


async def show_programs(request: Request) -> Response:
    """Answer with the page that describes the addresses."""
    settings = service_of(request).settings
    return render(
        request,
        "programs.html.j2",
        endpoint=f"{str(request.base_url).rstrip('/')}/sparql",
        operations=OPERATIONS,
        row_limit=settings.row_limit,
        seconds=settings.limits.seconds,
    )


def describe_routes() -> dict[str, Any]:
    """Return the OpenAPI document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "clausegraph",
            "version": __version__,
            "description": "A graph of contract clauses, for reading.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": {path: describe_path(operation) for path, operation in OPERATIONS.items()},
        "components": {"schemas": {"Error": ERROR_SCHEMA}},
    }


def describe_path(operation: Operation) -> dict[str, Any]:
    """Return what an address answers to each method that it takes."""
    told = {
        "summary": operation.summary,
        "parameters": [describe_field(field) for field in operation.fields],
        "responses": describe_responses(operation),
    }
    if not operation.bodies:
        return {"get": told}
    body = {"required": True, "content": {media: {"schema": {"type": "string"}} for media in operation.bodies}}
    return {"get": told, "post": told | {"requestBody": body}}


def describe_field(field: Field) -> dict[str, Any]:
    """Return a parameter."""
    schema: dict[str, Any] = {"type": "string"} | ({"enum": list(field.choices)} if field.choices else {})
    return {
        "name": field.name,
        "in": field.where,
        "required": field.required,
        "description": field.meaning,
        "schema": schema,
    }


def describe_responses(operation: Operation) -> dict[str, Any]:
    """Return the answers of an address: that which is asked for, and errors, all of one shape."""
    error = {"description": "An error.", "content": {JSON: {"schema": {"$ref": "#/components/schemas/Error"}}}}
    content = {media: {"schema": {"type": "object" if media == JSON else "string"}} for media in operation.media}
    answers: dict[str, Any] = {"200": {"description": operation.summary, "content": content}}
    return answers | {str(status): error for status in sorted(operation.errors)} | {"default": error}
