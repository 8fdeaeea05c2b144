"""Errors as a client sees them: one shape, a sentence, nothing of the inside."""

from __future__ import annotations

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.errors import ConfigError, KgError, QueryError, StoreError, TimeLimitError

RETRY_AFTER = "1"
STATUS: dict[type[KgError], tuple[int, str]] = {
    TimeLimitError: (HTTPStatus.GATEWAY_TIMEOUT, "time-limit"),
    QueryError: (HTTPStatus.BAD_REQUEST, "query"),
    ConfigError: (HTTPStatus.BAD_REQUEST, "request"),
    StoreError: (HTTPStatus.SERVICE_UNAVAILABLE, "store"),
}
"""Kind of error → its status and its code."""


class RequestError(KgError):
    """A request that cannot be served, with the status that says so."""

    def __init__(self, status: HTTPStatus, code: str, problem: str, headers: dict[str, str] | None = None) -> None:
        self.status = status
        self.code = code
        self.headers = headers
        super().__init__(code, problem)


class CutOff(Exception):  # noqa: N818 (no error, but the way to end an answer that has begun)
    """An answer that has begun cannot go on; its client sees that it is not whole."""


def to_response(status: int, code: str, message: str, headers: dict[str, str] | None = None) -> JSONResponse:
    """Return an error in the shape of all errors."""
    return JSONResponse({"error": {"status": status, "code": code, "message": message}}, status, headers)


def handle_known(request: Request, error: Exception) -> Response:
    """Answer with what the client can mend."""
    if isinstance(error, RequestError):
        return to_response(error.status, error.code, error.problem, error.headers)
    assert isinstance(error, KgError)
    status, code = next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)
    headers = {"Retry-After": RETRY_AFTER} if status == HTTPStatus.SERVICE_UNAVAILABLE else None
    # The place of the store on this machine concerns nobody who asks over HTTP.
    message = error.problem if isinstance(error, StoreError) else str(error)
    return to_response(status, code, message, headers)


def handle_http(request: Request, error: Exception) -> Response:
    """Answer what the routes refuse: an address that is not there, a method that it has not."""
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    headers = dict(error.headers) if error.headers else None
    if status is HTTPStatus.NOT_FOUND and error.detail == status.phrase:
        return to_response(status, "not-found", "there is nothing at this address", headers)
    if status is HTTPStatus.METHOD_NOT_ALLOWED:
        return to_response(status, "method", "this address does not take that method", headers)
    return to_response(status, status.phrase.lower().replace(" ", "-"), error.detail, headers)


def handle_unknown(request: Request, error: Exception) -> Response:
    """Answer an error that nobody expected: the server writes it to its log, the client is told nothing of it."""
    return to_response(500, "internal", "something went wrong here that is not your fault")


HANDLERS = {KgError: handle_known, HTTPException: handle_http, Exception: handle_unknown}
"""What Starlette calls for an error of a kind."""
