"""The description of the addresses is true to them."""

from __future__ import annotations

import re

import httpx
import pytest
from starlette.routing import Route

from kg.serve.app import routes
from kg.serve.openapi import OPERATIONS, describe_routes


def test_every_address_is_described_with_its_methods() -> None:
    served = {re.sub(r":\w+\}", "}", r.path): (r.methods or set()) - {"HEAD"} for r in routes() if isinstance(r, Route)}
    described = {path: {method.upper() for method in told} for path, told in describe_routes()["paths"].items()}
    assert described == served


def test_every_parameter_in_a_path_is_described() -> None:
    for path, operation in OPERATIONS.items():
        assert set(re.findall(r"\{(\w+)\}", path)) == {f.name for f in operation.fields if f.where == "path"}


@pytest.mark.parametrize("path", OPERATIONS)
def test_an_address_answers_as_it_is_described(client: httpx.Client, path: str) -> None:
    values = {"/id/{name}": "role/contract-manager"}
    answer = client.get(
        path.replace("{name}", values.get(path, "documents")), params={"default": ""} if path == "/graphs" else {}
    )
    assert answer.status_code == 200
    assert (
        answer.headers["content-type"].partition(";")[0]
        in describe_routes()["paths"][path]["get"]["responses"]["200"]["content"]
    )


def test_the_description_is_served(client: httpx.Client) -> None:
    told = client.get("/api/openapi.json").json()
    assert told["openapi"] == "3.1.0"
    assert told == describe_routes()
