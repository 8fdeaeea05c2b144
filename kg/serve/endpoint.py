"""The short way to the SPARQL endpoint: what is asked for most passes no routes."""

from __future__ import annotations

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from kg.errors import KgError
from kg.serve.errors import handle_known, handle_unknown
from kg.serve.protocol import METHODS, PATH, sparql


class Endpoint:
    """Answers queries, and has the application answer the rest."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["path"] != PATH or scope["method"] not in METHODS:
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        try:
            response = await sparql(request)
        except KgError as error:
            response = handle_known(request, error)
        except Exception as error:
            await handle_unknown(request, error)(scope, receive, send)
            raise
        await response(scope, receive, send)
