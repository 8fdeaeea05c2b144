"""What stands before the routes: who may call, how much a request may hold, and what every answer says."""

from __future__ import annotations

import re
from functools import lru_cache
from http import HTTPStatus
from ipaddress import ip_address

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.serve.body import bound_body, too_large
from kg.serve.errors import RETRY_AFTER, CutOff, RequestError, to_response
from kg.serve.policy import COMMON, DATA_POLICY
from kg.serve.service import SERVICE, Service
from kg.serve.settings import ServerSettings

POLICY = b"content-security-policy"
COMMON_HEADERS = [(name.lower().encode(), value.encode()) for name, value in COMMON.items()]
DATA_HEADERS = [*COMMON_HEADERS, (POLICY, DATA_POLICY.encode())]
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST",
    "Access-Control-Allow-Headers": "Accept, Content-Type, X-Requested-With",
    "Access-Control-Max-Age": "600",
}
"""What a browser asks before it lets a page of another origin send a query."""
RETRY = {"Retry-After": RETRY_AFTER}
_PORT = re.compile(r":\d+$")


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
        scope[SERVICE] = self.service
        dress = self.dress(scope, send)
        self.busy += 1
        try:
            check_request(scope, self.settings, self.names)
            if self.busy > self.settings.requests:
                raise RequestError(
                    HTTPStatus.SERVICE_UNAVAILABLE, "busy", "too many requests at once; try again", RETRY
                )
            if scope["method"] == "OPTIONS" and self.settings.cors:
                await Response(status_code=204, headers=PREFLIGHT)(scope, receive, dress)
                return
            await self.app(scope, bound_body(receive, self.settings.body_bytes), dress)
        except RequestError as error:
            await to_response(error.status, error.code, error.problem, error.headers)(scope, receive, dress)
        except CutOff:
            # Returning now has the connection closed in the middle of the answer.
            return
        finally:
            self.busy -= 1

    def dress(self, scope: Scope, send: Send) -> Send:
        """Return a way to send answers that adds the headers that each has."""

        async def send_dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.service.metrics.requests[message["status"]] += 1
                headers = [*message["headers"]]
                headers += COMMON_HEADERS if POLICY in dict(headers) else DATA_HEADERS
                if self.settings.cors:
                    headers += self.share(scope)
                message = {**message, "headers": headers}
            await send(message)

        return send_dressed

    def share(self, scope: Scope) -> list[tuple[bytes, bytes]]:
        """Return the headers that let the pages of an origin that was named read the answer."""
        origin = Headers(scope=scope).get("origin")
        if origin and (origin in self.settings.cors or "*" in self.settings.cors):
            return [(b"access-control-allow-origin", origin.encode("latin-1")), (b"vary", b"Origin")]
        return [(b"vary", b"Origin")]


def allowed_names(settings: ServerSettings) -> frozenset[str]:
    """Return the host names by which a server may be called, besides numbers."""
    return frozenset(name.lower() for name in ("localhost", settings.host, *settings.names))


def check_request(scope: Scope, settings: ServerSettings, names: frozenset[str]) -> None:
    """Raise `RequestError` for a request under another name than ours, or with too long an address or body.

    A page of another site that has its own name point here would else read what is served.
    """
    host = length = b""
    for name, value in scope["headers"]:
        if name == b"host":
            host = value
        elif name == b"content-length":
            length = value
    if not is_ours(host, names):
        raise RequestError(
            HTTPStatus.MISDIRECTED_REQUEST,
            "host",
            "this server is not called by that name; allow it with --allowed-host",
        )
    if len(scope["raw_path"]) + len(scope["query_string"]) > settings.url_bytes:
        problem = f"the address is longer than {settings.url_bytes:,} bytes; send the query by POST"
        raise RequestError(HTTPStatus.REQUEST_URI_TOO_LONG, "url", problem)
    if length.isdigit() and int(length) > settings.body_bytes:
        raise too_large(settings.body_bytes)


@lru_cache(64)
def is_ours(host: bytes, names: frozenset[str]) -> bool:
    """Tell whether a server may be called by a host name, with or without a port.

    >>> is_ours(b"Localhost:8765", frozenset({"localhost"})), is_ours(b"example.org", frozenset({"localhost"}))
    (True, False)
    """
    name = _PORT.sub("", host.decode("latin-1")).lower()
    return name in names or is_address(name)


def is_address(name: str) -> bool:
    """Tell whether a host is named by its number: no page of another site has that for its own name.

    >>> is_address("192.0.2.7"), is_address("[2001:db8::7]"), is_address("192.0.2.7.example.org")
    (True, True, False)
    """
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True
