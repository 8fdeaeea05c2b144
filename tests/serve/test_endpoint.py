"""The short way to the endpoint answers as the routes do."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest
from loops import run_apart
from starlette.types import Message, Receive, Scope, Send

from kg.errors import StoreError
from kg.serve.endpoint import Endpoint
from kg.serve.service import SERVICE


class Broken:
    """A service in which every task ends in an error."""

    settings = SimpleNamespace(row_limit=10)

    def __init__(self, error: Exception) -> None:
        self.error = error

    def run(self, *task: Any) -> None:
        raise self.error


async def decline(scope: Scope, receive: Receive, send: Send) -> None:
    """Stand for the routes."""
    await send({"type": "http.response.start", "status": 405, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def ask(sent: list[Message], error: Exception, method: str = "GET", path: str = "/sparql") -> None:
    """Ask an endpoint whose service is broken; `sent` is what it answers."""

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http", "method": method, "path": path, "query_string": b"query=ASK%7B%7D", "headers": [],
        SERVICE: Broken(error),
    }  # fmt: skip
    run_apart(Endpoint(decline)(scope, receive, send))


def test_what_the_client_can_mend_is_told() -> None:
    sent: list[Message] = []
    ask(sent, StoreError("/home/somebody/store", "it is damaged"))
    assert sent[0]["status"] == 503
    assert json.loads(sent[1]["body"])["error"] == {"status": 503, "code": "store", "message": "it is damaged"}


def test_what_nobody_expected_is_told_to_the_log_alone() -> None:
    sent: list[Message] = []
    with pytest.raises(ZeroDivisionError, match="the inside"):
        ask(sent, ZeroDivisionError("the inside"))
    assert (sent[0]["status"], json.loads(sent[1]["body"])["error"]["code"]) == (500, "internal")
    assert b"the inside" not in sent[1]["body"]


@pytest.mark.parametrize(("method", "path"), [("PUT", "/sparql"), ("OPTIONS", "/sparql"), ("GET", "/sparql/")])
def test_the_rest_is_for_the_routes(method: str, path: str) -> None:
    sent: list[Message] = []
    ask(sent, ZeroDivisionError(), method, path)
    assert sent[0]["status"] == 405
