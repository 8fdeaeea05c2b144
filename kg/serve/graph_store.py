"""The Graph Store Protocol, for reading: one graph, or all that the default graph is made of.

https://www.w3.org/TR/sparql11-http-rdf-update/
"""

from __future__ import annotations

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from kg.query.formats import Form
from kg.serve.errors import RequestError
from kg.serve.protocol import accepted_formats, answer_headers, send_reply
from kg.serve.service import service_of
from kg.serve.things import write_graph


async def read_graph(request: Request) -> Response:
    """Answer with the triples of the graph that is named, or with `?default` with those of all documents."""
    graph = graph_of(request)
    name = accepted_formats(request, request.query_params.get("format")).get(Form.GRAPH)
    if name is None:
        raise RequestError(
            HTTPStatus.NOT_ACCEPTABLE, "format", "a graph comes in a format for graphs, such as text/turtle"
        )
    service = service_of(request)
    reply = service.run(write_graph, graph, name)
    await reply.settle()
    if reply.head["format"] is None:
        raise RequestError(HTTPStatus.NOT_FOUND, "not-found", "there is no graph of this name")
    return await send_reply(reply, service, answer_headers(name))


def graph_of(request: Request) -> str | None:
    """Return the IRI of the graph that a request names, `None` for the default graph."""
    given = request.query_params.multi_items()
    names = [value for name, value in given if name == "graph"]
    asks_default = any(name == "default" for name, _ in given)
    if len(names) + asks_default != 1:
        raise RequestError(HTTPStatus.BAD_REQUEST, "graph", "name one graph: ?default, or ?graph= with its IRI")
    return None if asks_default else names[0]
