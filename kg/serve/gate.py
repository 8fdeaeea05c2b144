"""What stands before the routes: who may call, how much a request may hold, and what every answer says."""

from __future__ import annotations

import asyncio
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.serve.errors import RETRY_AFTER, RequestError, to_response
from kg.serve.policy import HEADERS
from kg.serve.service import Service
from kg.serve.settings import ServerSettings

LOCAL_NAMES = ("localhost", "127.0.0.1", "[::1]")


class Gate:
    """Refuses what must not come in, bounds what does, and puts the same headers on every answer."""

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self.app = app
        self.service = service
        self.settings = service.settings
        self.names = allowed_names(self.settings)
        self.busy = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer it here."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        answered = self.dress(headers.get("origin"), send)
        self.busy += 1
        try:
            check_request(scope, headers, self.settings, self.names)
            if self.busy > self.settings.requests:
                raise RequestError(
                    HTTPStatus.SERVICE_UNAVAILABLE, "busy", "too many requests at once; try again",
                    {"Retry-After": RETRY_AFTER},
                )  # fmt: skip
            await self.app(scope, bound_body(receive, self.settings), answered)
        except RequestError as error:
            await to_response(error.status, error.code, error.problem, error.headers)(scope, receive, answered)
        finally:
            self.busy -= 1

    def dress(self, origin: str | None, send: Send) -> Send:
        """Return a way to send answers that adds the headers that each has."""

        async def send_dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.service.metrics.requests[message["status"]] += 1
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                self.share(origin, headers)
            await send(message)

        return send_dressed

    def share(self, origin: str | None, headers: MutableHeaders) -> None:
        """Let the pages of an origin that was named read the answer."""
        if not self.settings.cors:
            return
        headers.add_vary_header("Origin")
        if origin and (origin in self.settings.cors or "*" in self.settings.cors):
            headers["Access-Control-Allow-Origin"] = origin
            headers["Cross-Origin-Resource-Policy"] = "cross-origin"


def allowed_names(settings: ServerSettings) -> frozenset[str]:
    """Return the host names by which a server may be called; any where it listens on every address of the machine."""
    bound = f"[{settings.host}]" if ":" in settings.host else settings.host
    return frozenset(name.lower() for name in (*LOCAL_NAMES, bound, *settings.names))


def check_request(scope: Scope, headers: Headers, settings: ServerSettings, names: frozenset[str]) -> None:
    """Raise `RequestError` for a request under another name than ours, or with too long an address or body.

    A page of another site that has its own name point here would else read what is served.
    """
    host = headers.get("host", "").lower()
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
    if name not in names:
        raise RequestError(
            HTTPStatus.MISDIRECTED_REQUEST, "host",
            "this server is not called by that name; allow it with --allowed-host",
        )  # fmt: skip
    if len(scope.get("raw_path", b"")) + len(scope["query_string"]) > settings.url_bytes:
        raise RequestError(
            HTTPStatus.REQUEST_URI_TOO_LONG,
            "url",
            f"the address is longer than {settings.url_bytes} bytes; send the query by POST",
        )
    length = headers.get("content-length", "0")
    if length.isdigit() and int(length) > settings.body_bytes:
        raise too_large(settings)


def too_large(settings: ServerSettings) -> RequestError:
    """Return the error of a body that is too long."""
    return RequestError(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "body", f"the body is longer than {settings.body_bytes:,} bytes"
    )


def bound_body(receive: Receive, settings: ServerSettings) -> Receive:
    """Return a way to receive a body that ends with an error when it grows too long or comes too slowly."""
    received = 0
    deadline: float | None = None

    async def receive_bounded() -> Message:
        nonlocal received, deadline
        if deadline == 0:
            return await receive()
        loop = asyncio.get_running_loop()
        deadline = deadline or loop.time() + settings.seconds_to_send
        try:
            async with asyncio.timeout_at(deadline):
                message = await receive()
        except TimeoutError:
            raise RequestError(
                HTTPStatus.REQUEST_TIMEOUT, "slow", "the body did not come in time", {"Connection": "close"}
            ) from None
        received += len(message.get("body", b""))
        if received > settings.body_bytes:
            raise too_large(settings)
        if not message.get("more_body"):
            deadline = 0
        return message

    return receive_bounded
