"""Each thing at the path of its own IRI: a page for a person, data for a program."""

from __future__ import annotations

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from kg.query.explain import NORM_KINDS
from kg.query.formats import Form
from kg.query.names import local_name
from kg.serve.documents import read_document
from kg.serve.errors import RequestError
from kg.serve.negotiation import wants_page
from kg.serve.pages import render
from kg.serve.protocol import accepted_formats, answer_headers, send_reply
from kg.serve.service import service_of
from kg.serve.things import read_thing, write_thing
from kg.view.facts import CLASSES

ENDINGS = {".ttl": "turtle", ".nt": "ntriples", ".jsonld": "jsonld", ".rdf": "rdfxml"}
DRAWN = NORM_KINDS | {local_name(cls) for cls in CLASSES}
"""Classes of the things that the explorer draws."""
SHOWN = 50
"""Values and places of a sort that a page shows."""


async def show_thing(request: Request) -> Response:
    """Answer with what the graph says of a thing, as a page or as data."""
    name, form = split_ending(request.path_params["name"])
    form = request.query_params.get("format", form)
    iri = service_of(request).base + name
    if form == "html" or (form is None and wants_page(request.headers.get("accept", ""))):
        return await show_page(request, iri)
    return await show_data(request, iri, form)


def split_ending(name: str) -> tuple[str, str | None]:
    """Return the name of a thing and the format that its ending asks for, `None` without one.

    >>> split_ending("role/auditor.ttl"), split_ending("role/st.-james")
    (('role/auditor', 'turtle'), ('role/st.-james', None))
    """
    for ending, form in ENDINGS.items():
        if name.endswith(ending):
            return name.removesuffix(ending), form
    return name, None


async def show_page(request: Request, iri: str) -> Response:
    """Answer with the page of a thing."""
    service = service_of(request)
    if iri.startswith(f"{service.base}document/"):
        document = await service.run(read_document, iri).value()
        if document is not None:
            return render(request, "document.html.j2", document=document)
    found = await service.run(read_thing, iri, SHOWN).value()
    if found is None:
        return render(request, "absent.html.j2", HTTPStatus.NOT_FOUND, iri=iri)
    return render(request, "thing.html.j2", thing=found, is_drawn=found["kind"] in DRAWN)


async def show_data(request: Request, iri: str, form: str | None) -> Response:
    """Answer with what the graph says of a thing, in a format for graphs."""
    name = accepted_formats(request, form).get(Form.GRAPH)
    if name is None:
        raise RequestError(HTTPStatus.NOT_ACCEPTABLE, "format", "a thing comes as text/html, or in a format for graphs")
    service = service_of(request)
    reply = service.run(write_thing, iri, name, service.settings.row_limit)
    await reply.settle()
    if reply.head["format"] is None:
        raise RequestError(HTTPStatus.NOT_FOUND, "not-found", "the graph says nothing of this thing")
    return await send_reply(reply, service, answer_headers(name))
