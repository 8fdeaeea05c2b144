"""The SPARQL 1.1 Protocol: a query comes by GET, as a form, or as the body itself; its answer goes in what is accepted.

https://www.w3.org/TR/sparql11-protocol/
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from functools import lru_cache
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from kg.errors import KgError
from kg.graph.store import Dataset
from kg.query.formats import Form
from kg.query.workers.answers import Question, answer
from kg.query.workers.reply import Reply
from kg.serve.body import read_body
from kg.serve.description import describe_service
from kg.serve.errors import CutOff, RequestError
from kg.serve.fields import Fields, parse_fields
from kg.serve.negotiation import choose_formats, media_type, name_formats
from kg.serve.service import Service, service_of

PATH = "/sparql"
METHODS = ("GET", "HEAD", "POST")
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
Headers = tuple[tuple[bytes, bytes], ...]


async def sparql(request: Request) -> Response:
    """Answer a query; without one, describe the service."""
    fields = await read_fields(request)
    if request.method in ("GET", "HEAD") and not any(name in ("query", "update") for name, _ in fields):
        return await describe_service(request)
    check_fields(fields)
    return await answer_question(request, to_question(fields, request, service_of(request)))


async def read_fields(request: Request) -> Fields:
    """Return the fields of a request, wherever the protocol lets them stand."""
    fields = parse_fields(request.scope["query_string"])
    if request.method != "POST":
        return fields
    kind = read_header(request, b"content-type", "").partition(";")[0].strip().lower()
    body = await read_body(request.receive)
    if kind == FORM:
        return fields + parse_fields(body)
    if kind == QUERY:
        return [*fields, ("query", decode(body))]
    if kind == UPDATE:
        return [*fields, ("update", "")]
    raise RequestError(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "media-type", f"a query comes as {FORM} or as {QUERY}; name the one it is"
    )


def read_header(request: Request, sought: bytes, default: str) -> str:
    """Return the first header of a name as it came, in a fraction of the time that a mapping of all takes."""
    for name, value in request.scope["headers"]:
        if name == sought:
            header: str = value.decode("latin-1")
            return header
    return default


def decode(body: bytes) -> str:
    """Return a body as text; raises `RequestError` for what is not UTF-8."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RequestError(HTTPStatus.BAD_REQUEST, "encoding", "the query is not UTF-8") from error


def check_fields(fields: Fields) -> None:
    """Raise `RequestError` unless there is exactly one query and no update."""
    names = [name for name, _ in fields]
    if "update" in names:
        raise RequestError(HTTPStatus.FORBIDDEN, "update", "an update is refused; only `kg build` changes the store")
    if names.count("query") != 1:
        raise RequestError(HTTPStatus.BAD_REQUEST, "query", "a request asks one query")


def to_question(fields: Fields, request: Request, service: Service) -> Question:
    """Return the query of some fields, with the dataset that they name."""
    given = dict(fields)
    default = [value for name, value in fields if name == "default-graph-uri"]
    named = [value for name, value in fields if name == "named-graph-uri"]
    dataset = Dataset(tuple(default), tuple(named)) if default or named else None
    formats = accepted_formats(request, given.get("format"))
    return Question(given["query"], formats, dataset=dataset, row_limit=service.settings.row_limit)


def accepted_formats(request: Request, name: str | None = None) -> Mapping[str, str]:
    """Return the format for each form of answer that is asked for, by name or by the `Accept` header."""
    return name_formats(name) if name else choose_formats(read_header(request, b"accept", "*/*"))


async def answer_question(request: Request, question: Question) -> Response:
    """Answer a question in a worker; the work ends when the client goes."""
    service = service_of(request)
    begin = time.perf_counter()
    reply = service.run(answer, *question)
    try:
        await wait_with(request, reply, service)
    finally:
        service.metrics.count_query(time.perf_counter() - begin)
    if reply.head["format"] is None:
        raise RequestError(
            HTTPStatus.NOT_ACCEPTABLE,
            "format",
            f"none of the formats that are accepted can hold {Form(reply.head['form']).told}",
        )
    row_limit = question.row_limit if reply.head["form"] != Form.BOOLEAN else None
    return await send_reply(reply, service, answer_headers(reply.head["format"], row_limit))


async def wait_with(request: Request, reply: Reply, service: Service) -> None:
    """Wait for an answer for as long as its client does; raises what went wrong."""
    await reply.stir()
    if not reply.settled:
        gone = asyncio.create_task(wait_until_gone(request))
        there = asyncio.create_task(reply.settle())
        try:
            await asyncio.wait({gone, there}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            gone.cancel()
            there.cancel()
        if not reply.settled:
            service.pool.stop(reply)
            raise CutOff("the client has gone")
    await reply.settle()


async def wait_until_gone(request: Request) -> None:
    """Return when the client has closed its connection."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def send_reply(reply: Reply, service: Service, headers: Headers) -> Response:
    """Answer with what has come of a task: at once, where all of it is there, else piece by piece."""
    if reply.complete:
        return Whole(await reply.read(), headers)
    response = StreamingResponse(send_pieces(reply, service))
    response.raw_headers = [*headers]
    return response


@lru_cache(64)
def answer_headers(name: str, row_limit: int | None = None) -> Headers:
    """Return the headers of an answer in a format, which may tell after how many rows it ends.

    >>> answer_headers("csv", 10)[2]
    (b'row-limit', b'10')
    """
    headers = {b"content-type": media_type(name).encode(), b"vary": b"Accept"}
    if row_limit is not None:
        headers[b"row-limit"] = b"%d" % row_limit
    return tuple(headers.items())


class Whole(Response):
    """An answer that is all there, under headers that are known: nothing is made anew for it but its length."""

    def __init__(self, body: bytes, headers: Headers) -> None:
        self.status_code = 200
        self.body = body
        self.raw_headers = [*headers, (b"content-length", b"%d" % len(body))]
        self.background = None


async def send_pieces(reply: Reply, service: Service) -> AsyncIterator[bytes]:
    """Yield an answer piece by piece; who stops taking them ends the work."""
    try:
        async for piece in reply.pieces():
            yield piece
    except KgError as error:
        raise CutOff(str(error)) from error
    finally:
        service.pool.stop(reply)
