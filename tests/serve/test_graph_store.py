"""The Graph Store Protocol, for reading (https://www.w3.org/TR/sparql11-http-rdf-update/)."""

from __future__ import annotations

from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from kg.graph.store import Store

N_TRIPLES = {"Accept": "application/n-triples"}


@pytest.fixture(scope="module")
def document(served_store: Path) -> str:
    return Store.open(served_store).documents()[0]


def test_a_graph_is_read_by_its_name(client: httpx.Client, served_store: Path, document: str) -> None:
    answer = client.get("/graphs", params={"graph": document}, headers=N_TRIPLES)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/n-triples")
    quads = Store.open(served_store).quads.quads_for_pattern(None, None, None, ox.NamedNode(document))
    assert set(ox.parse(answer.content, format=ox.RdfFormat.N_TRIPLES)) == {ox.Quad(*quad.triple) for quad in quads}


def test_the_default_graph_is_all_documents_each_triple_once(client: httpx.Client, served_store: Path) -> None:
    answer = client.get("/graphs?default", headers=N_TRIPLES)
    lines = answer.text.splitlines()
    assert len(lines) == len(set(lines)) == len({quad.triple for quad in Store.open(served_store).quads})


@pytest.mark.parametrize("accept", ["text/turtle", "application/ld+json", "application/rdf+xml", "*/*"])
def test_a_graph_comes_in_what_is_accepted(client: httpx.Client, document: str, accept: str) -> None:
    answer = client.get("/graphs", params={"graph": document}, headers={"Accept": accept})
    form = ox.RdfFormat.from_media_type(answer.headers["content-type"])
    assert form is not None
    assert len(list(ox.parse(answer.content, format=form))) > 20
    assert client.head("/graphs", params={"graph": document}, headers={"Accept": accept}).content == b""


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_no_graph_is_written(client: httpx.Client, document: str, method: str) -> None:
    answer = client.request(method, "/graphs", params={"graph": document}, content=b"<urn:a> <urn:b> <urn:c> .")
    assert (answer.status_code, set(answer.headers["allow"].split(", "))) == (405, {"GET", "HEAD"})


@pytest.mark.parametrize(
    ("query", "status"),
    [("", 400), ("default&graph=urn:x", 400), ("graph=urn:x&graph=urn:y", 400), ("graph=urn:x", 404), ("graph=", 404)],
)
def test_a_graph_that_there_is_not_or_none_is_an_error(client: httpx.Client, query: str, status: int) -> None:
    answer = client.get(f"/graphs?{query}")
    assert (answer.status_code, answer.json()["error"]["status"]) == (status, status)
    assert client.get("/graphs?default", headers={"Accept": "text/csv"}).status_code == 406
