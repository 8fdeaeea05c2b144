"""The page to ask in, as the server gives it, and what its script asks the server for."""

from __future__ import annotations

import json
import re
from html import unescape

import httpx
import pytest

from kg.query.catalogue import load_queries
from kg.serve.ask import BLANKS, EVERYTHING, VIS_NETWORK, bind_query, group_queries
from kg.view.page import VIS_NETWORK as DRAWN_WITH

HOSTILE = "Manager\" } # <b>\\ ' \n } UNION { ?s ?p ?o"


@pytest.fixture(scope="module")
def page(client: httpx.Client) -> str:
    return client.get("/ask").text


@pytest.fixture(scope="module")
def data(page: str) -> dict[str, dict[str, object]]:
    script = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert script
    return json.loads(script[1])


def test_the_page_lists_every_named_query_with_its_question(page: str) -> None:
    shown = unescape(page)
    for name, query in load_queries().items():
        assert f'href="/ask?question={name}"' in shown
        assert query.header.title in shown
        assert query.header.question in shown


def test_every_page_leads_to_it(client: httpx.Client) -> None:
    assert 'href="/ask"' in client.get("/").text


def test_the_script_knows_queries_blanks_and_prefixes(data: dict[str, dict[str, object]]) -> None:
    assert set(data["queries"]) == set(load_queries())
    assert data["blanks"]["role"] == {"topic": "A party or role", "label": "Role", "kinds": ["role"]}
    assert data["prefixes"]["id"] == "https://w3id.org/clausegraph/id/"
    assert "skos:prefLabel" in {term["name"] for term in data["borrowed"]}


def test_nothing_that_the_page_runs_or_wears_stands_in_it(page: str) -> None:
    scripts = re.findall(r"<script([^>]*)>", page)
    assert all('type="application/json"' in script or 'src="/assets/' in script for script in scripts)
    assert not re.search(r"<style|\sstyle=|\son\w+=|https?://(?!w3id\.org|www\.w3\.org|purl\.org)", page)


def test_the_nonce_of_a_page_is_that_of_its_policy(client: httpx.Client) -> None:
    answers = [client.get("/ask") for _ in range(2)]
    nonces = [re.search(r'name="style-nonce" content="([^"]+)"', answer.text)[1] for answer in answers]
    assert nonces[0] != nonces[1]
    for answer, nonce in zip(answers, nonces, strict=True):
        assert f"'nonce-{nonce}'" in unescape(answer.headers["content-security-policy"])


def test_each_blank_for_a_name_can_be_completed() -> None:
    for query in load_queries().values():
        for parameter in query.header.parameters:
            assert parameter.kind != "name" or BLANKS[parameter.name].kinds, (query.name, parameter.name)


def test_no_blank_has_a_name_that_an_address_needs() -> None:
    names = {parameter.name for query in load_queries().values() for parameter in query.header.parameters}
    assert names.isdisjoint({"question", "query", "format"})


def test_each_query_stands_under_one_topic() -> None:
    topics = group_queries(load_queries().values())
    assert sorted(query.name for group in topics.values() for query in group) == list(load_queries())
    assert [query.name for query in topics["A document"]] == ["norms-of-document", "provisions-of-document"]
    assert all(not query.header.parameters for query in topics[EVERYTHING])
    assert [q.header.title for q in topics[EVERYTHING]] == sorted(q.header.title for q in topics[EVERYTHING])


def test_the_sparql_of_a_question_answers_as_the_question(client: httpx.Client) -> None:
    values = {"role": "the CM"}
    bound = client.get("/api/queries/obligations-of-role/sparql", params=values).json()["sparql"]
    assert "# param" not in bound
    assert "$role" not in bound
    asked = client.get("/sparql", params={"query": bound}).json()
    assert asked == client.get("/api/queries/obligations-of-role", params=values).json()
    assert len(asked["results"]["bindings"]) == 1


def test_a_value_cannot_leave_its_quotes(client: httpx.Client) -> None:
    bound = client.get("/api/queries/clause-text/sparql", params={"words": HOSTILE}).json()["sparql"]
    assert client.get("/sparql", params={"query": bound}).json()["results"]["bindings"] == []


@pytest.mark.parametrize("name", load_queries())
def test_the_sparql_of_every_question_can_be_asked(client: httpx.Client, name: str) -> None:
    query = load_queries()[name]
    values = {p.name: "x" for p in query.header.parameters if p.default is None}
    assert client.get("/sparql", params={"query": bind_query(query, values)}).status_code == 200


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/api/queries/obligations-of-role/sparql", 400, "the parameter role is missing"),
        ("/api/queries/obligations-of-role/sparql?rolle=x", 400, "did you mean role?"),
        ("/api/queries/nothing/sparql", 404, "there is no named query of this name"),
    ],
)
def test_what_cannot_be_bound_is_said(client: httpx.Client, path: str, status: int, words: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert words in answer.json()["error"]["message"]


def test_pictures_are_drawn_by_the_script_that_the_library_brings(client: httpx.Client) -> None:
    _, folder = VIS_NETWORK
    assert f"{folder}/vis-network.min.js" == DRAWN_WITH
    answer = client.get("/assets/vis-network/vis-network.min.js")
    assert answer.status_code == 200
    assert "javascript" in answer.headers["content-type"]
    assert "vis-network" in answer.text[:500]


@pytest.mark.parametrize("name", ["page.js", "editor.js", "ask.css", "editor.LICENSES.txt"])
def test_the_parts_of_the_page_are_served(client: httpx.Client, name: str) -> None:
    assert client.get(f"/assets/ask/{name}").status_code == 200
