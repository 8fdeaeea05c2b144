"""Each thing at the path of its own IRI, for people and for programs."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from kg.config import DEFAULT_BASE
from kg.graph.store import Store

ROLE = "/id/role/contract-manager"
KINDS = (
    "Role",
    "Party",
    "ClauseType",
    "Clause",
    "Norm",
    "Provision",
    "Organization",
    "DefinedTerm",
    "Reference",
    "Qualifier",
)
PAGE = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture(scope="module")
def store(served_store: Path) -> Store:
    return Store.open(served_store)


def things(store: Store, kind: str) -> list[str]:
    return [row[0].value for row in store.query(f"SELECT DISTINCT ?x {{ ?x a cg:{kind} }} ORDER BY ?x")]  # type: ignore[union-attr, index]


@pytest.mark.parametrize(
    ("path", "accept", "media"),
    [
        (ROLE, PAGE["Accept"], "text/html; charset=utf-8"),
        (ROLE, "text/turtle", "text/turtle; charset=utf-8"),
        (ROLE, "application/ld+json", "application/ld+json"),
        (ROLE, "application/n-triples, text/html;q=0.5", "application/n-triples"),
        (ROLE, "*/*", "text/turtle; charset=utf-8"),
        (ROLE + ".ttl", PAGE["Accept"], "text/turtle; charset=utf-8"),
        (ROLE + ".jsonld", "*/*", "application/ld+json"),
        (ROLE + ".nt", "*/*", "application/n-triples"),
        (ROLE + "?format=jsonld", PAGE["Accept"], "application/ld+json"),
        (ROLE + "?format=html", "text/turtle", "text/html; charset=utf-8"),
    ],
)
def test_a_thing_comes_as_what_is_asked_for(client: httpx.Client, path: str, accept: str, media: str) -> None:
    answer = client.get(path, headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (200, media)
    assert "Contract Manager" in answer.text


@pytest.mark.parametrize("kind", KINDS)
def test_there_is_a_page_and_data_for_every_kind_of_thing(client: httpx.Client, store: Store, kind: str) -> None:
    found = things(store, kind)
    assert found
    for iri in found[:5]:
        path = "/id/" + iri.removeprefix(DEFAULT_BASE)
        page = client.get(path, headers=PAGE)
        assert page.status_code == 200
        assert iri in unescape(page.text)
        data = client.get(path, headers={"Accept": "application/n-triples"})
        told = {t.subject.value for t in ox.parse(data.content, format=ox.RdfFormat.N_TRIPLES)}  # type: ignore[union-attr]
        assert iri in told


def test_the_data_of_a_document_is_its_graph(client: httpx.Client, store: Store) -> None:
    document = store.documents()[0]
    data = client.get("/id/" + document.removeprefix(DEFAULT_BASE), headers={"Accept": "application/n-triples"})
    written = {
        line.rpartition(b" <")[0] for line in store.dump().splitlines() if line.endswith(f"<{document}> .".encode())
    }
    assert {line.removesuffix(b" .") for line in data.content.splitlines()} == written


def test_the_page_of_a_norm_leads_to_its_words(client: httpx.Client, store: Store) -> None:
    iri = things(store, "Norm")[0]
    words = store.query(f"SELECT ?e ?w {{ <{iri}> cg:evidence ?e . ?e cg:exact ?w }} LIMIT 1")
    place, text = next(iter(words))  # type: ignore[arg-type, misc]
    page = client.get("/id/" + iri.removeprefix(DEFAULT_BASE), headers=PAGE).text
    assert f'href="/id/{place.value.removeprefix(DEFAULT_BASE)}"' in page  # type: ignore[union-attr]
    assert f"<mark>{text.value}</mark>" in unescape(page)  # type: ignore[union-attr]


@pytest.mark.parametrize("path", ["/id/role/nobody", "/id/", "/id/document/0000000000000000", "/id/x y<>", "/id/%22"])
def test_what_the_graph_does_not_know_is_not_found(client: httpx.Client, path: str) -> None:
    page = client.get(path, headers=PAGE)
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "says nothing of" in page.text
    data = client.get(path, headers={"Accept": "text/turtle"})
    assert (data.status_code, data.json()["error"]["code"]) == (404, "not-found")


def test_a_thing_comes_in_no_other_format(client: httpx.Client) -> None:
    assert client.get(ROLE, headers={"Accept": "image/png"}).status_code == 406
    assert client.get(ROLE, params={"format": "docx"}).status_code == 400
