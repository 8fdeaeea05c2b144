"""The server's own JSON."""

from __future__ import annotations

import httpx
import pytest

from kg.query import load_queries
from kg.vocabulary import CG


def test_the_named_queries_are_listed_with_their_parameters(client: httpx.Client) -> None:
    listed = client.get("/api/queries").json()["queries"]
    assert [query["name"] for query in listed] == list(load_queries())
    related = next(query for query in listed if query["name"] == "related-clauses")
    assert related["parameters"][1] | {"meaning": ""} == {
        "name": "hops",
        "kind": "integer",
        "default": "2",
        "meaning": "",
    }
    header = client.get("/api/queries/related-clauses/header").json()
    assert header["sparql"] == load_queries()["related-clauses"].text
    assert header["question"] == related["question"]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_named_query_is_answered_with_its_parameters(client: httpx.Client, method: str) -> None:
    fields = {"role": "the Contract Manager", "format": "csv"}
    sent = {"params": fields} if method == "GET" else {"data": fields}
    answer = client.request(method, "/api/queries/obligations-of-role", **sent)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/csv; charset=utf-8")
    assert "notify the Customer of faults" in answer.text


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/api/queries/obligations", 404, "there is no named query of this name"),
        ("/api/queries/obligations-of-role", 400, "the parameter role is missing"),
        ("/api/queries/obligations-of-role?rle=x", 400, "did you mean role?"),
        (
            "/api/queries/obligations-of-role?role=Contract+Manger",
            400,
            "nothing in the store is called 'Contract Manger'",
        ),
        ("/api/queries/related-clauses?type=Penalties&hops=two", 400, "it takes a whole number"),
        ("/api/queries/documents?format=docx", 400, "there is no format 'docx'"),
        ("/api/names?kind=animal", 400, "there is no such kind"),
        ("/api/names?limit=0", 400, "limit is a number"),
        ("/api/names?limit=²", 400, "limit is a number"),
    ],
)
def test_what_does_not_fit_is_said_in_words(client: httpx.Client, path: str, status: int, told: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, told in answer.json()["error"]["message"]) == (status, True), answer.text


def test_names_are_completed_the_nearest_first(client: httpx.Client) -> None:
    found = client.get("/api/names", params={"q": "the con", "kind": "role"}).json()["names"]
    assert found[0]["name"] == "Contract Manager"
    assert {name["kind"] for name in found} == {"role"}
    every = client.get("/api/names", params={"limit": 200}).json()["names"]
    assert {name["kind"] for name in every} == {"party", "role", "clause-type", "organization", "term"}
    assert len(client.get("/api/names", params={"limit": 3}).json()["names"]) == 3


def test_the_terms_are_those_of_the_ontology(client: httpx.Client) -> None:
    terms = {term["iri"]: term for term in client.get("/api/terms").json()["terms"]}
    assert set(map(CG.term, CG.names())) <= set(terms)
    assert terms[CG.Norm] | {"comment": ""} == {
        "name": "cg:Norm", "iri": CG.Norm, "kind": "class", "label": "norm", "comment": ""
    }  # fmt: skip
    assert all(term["comment"] for term in terms.values())


def test_it_is_counted_how_much_there_is(client: httpx.Client) -> None:
    counts = client.get("/api/counts").json()
    assert (counts["Document"], counts["Role"]) == (4, 2)
    assert counts["triples"] > 200
