"""The body of a request: bounded, read whole, and given on to who reads it again."""

from __future__ import annotations

from http import HTTPStatus

from starlette.types import Message, Receive

from kg.serve.errors import RequestError


def too_large(most: int) -> RequestError:
    """Return the error of a body that is too long; the rest of it is not waited for."""
    return RequestError(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "body", f"the body is longer than {most:,} bytes", {"Connection": "close"}
    )


def bound_body(receive: Receive, most: int) -> Receive:
    """Return a way to receive a body that ends with an error when it grows too long."""
    received = 0

    async def receive_bounded() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > most:
            raise too_large(most)
        return message

    return receive_bounded


async def read_body(receive: Receive) -> bytes:
    """Return the whole body of a request."""
    message = await receive()
    body: bytes = message.get("body", b"")
    while message.get("more_body"):
        message = await receive()
        body += message.get("body", b"")
    return body


def resume(body: bytes, receive: Receive) -> Receive:
    """Return a way to receive a body that has been read, and what comes behind it."""
    given = False

    async def receive_again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive_again
