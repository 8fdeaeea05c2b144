"""The explorer's data over HTTP."""

from __future__ import annotations

import httpx
import pytest

from kg.serve.explore import read_script


def test_what_is_near_a_thing(client: httpx.Client) -> None:
    answer = client.get("/api/explore", params={"focus": "role/contract-manager"}).json()
    assert answer["heading"] == "What is near Contract Manager"
    assert answer["focus"] == "role/contract-manager"
    assert {thing["kind"] for thing in answer["things"]} >= {"role", "norm", "party"}


def test_a_full_iri_names_the_same_thing(client: httpx.Client) -> None:
    iri = "https://w3id.org/clausegraph/id/role/contract-manager"
    assert client.get("/api/explore", params={"focus": iri}).json()["focus"] == "role/contract-manager"


def test_what_there_is_most_of(client: httpx.Client) -> None:
    leaders = client.get("/api/explore").json()["leaders"]
    assert {leader["kind"] for leader in leaders} == {"clause type", "party", "role"}
    page = client.get("/", headers={"Accept": "text/html"}).text
    assert all(f">{leader['name']}<" in page for leader in leaders)


@pytest.mark.parametrize(
    ("given", "status", "code"),
    [
        ({"focus": "role/nobody"}, 404, "not-found"),
        ({"focus": "role/contract-manager", "kind": "blue"}, 400, "kind"),
        ({"focus": "role/contract-manager", "skip": "-1"}, 400, "skip"),
        ({"focus": "role/contract-manager", "skip": "9" * 40}, 400, "skip"),
    ],
)
def test_what_cannot_be_answered_is_refused(
    client: httpx.Client, given: dict[str, str], status: int, code: str
) -> None:
    answer = client.get("/api/explore", params=given)
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)


def test_a_relation_that_a_thing_has_not_is_empty(client: httpx.Client) -> None:
    given = {"focus": "role/contract-manager", "relation": "no such relation", "skip": "0"}
    answer = client.get("/api/explore", params=given).json()
    assert [thing["iri"] for thing in answer["things"]] == ["role/contract-manager"]


def test_words_are_found(client: httpx.Client) -> None:
    found = client.get("/api/search", params={"q": "passwords"}).json()
    assert {hit["kind"] for hit in found["hits"]} == {"clause", "norm"}
    assert all(hit["snippet"][slice(*hit["marks"][0])] == "passwords" for hit in found["hits"] if hit["marks"])
    assert client.get("/api/search", params={"q": " "}).json() == {"hits": [], "total": 0}


def test_the_script_is_one_that_the_page_loads(client: httpx.Client) -> None:
    page = client.get("/explore", headers={"Accept": "text/html"}).text
    assert '<script src="/explore/page.js" defer>' in page
    assert client.get("/explore/page.js").text == read_script()
