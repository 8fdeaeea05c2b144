"""What every answer has in common, and the addresses that there are."""

from __future__ import annotations

import httpx
import pytest

PAGES = [
    "/",
    "/documents",
    "/ontology",
    "/api",
    "/health",
    "/metrics",
    "/sparql",
    "/api/queries",
    "/api/terms",
    "/api/counts",
    "/assets/site.css",
]


@pytest.mark.parametrize("path", [*PAGES, "/nothing", "/id/role/nobody"])
def test_every_answer_says_what_a_page_may_load(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http:" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("path", PAGES)
def test_the_addresses_answer(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 200


def test_what_is_not_there_is_an_error_in_the_shape_of_all(client: httpx.Client) -> None:
    answer = client.get("/nothing")
    assert answer.status_code == 404
    assert answer.json() == {
        "error": {"status": 404, "code": "not-found", "message": "there is nothing at this address"}
    }
