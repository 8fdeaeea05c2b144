"""The terms of the ontology at their own address."""

from __future__ import annotations

import re
from html import unescape

import httpx
import pytest

from kg.config import ontology_path
from kg.vocabulary import CG

HTML = {"Accept": "text/html"}


def test_each_term_has_its_place_on_the_page(client: httpx.Client) -> None:
    page = client.get("/ontology", headers=HTML).text
    places = set(re.findall(r'<dt id="(\w+)">', page))
    assert set(CG.names()) <= places
    assert "must" in page[page.index('id="Obligation"') :][:400]


@pytest.mark.parametrize("term", ["Obligation", "bearer", "Inferred"])
def test_a_term_leads_to_a_query_that_finds_some(client: httpx.Client, term: str) -> None:
    page = client.get("/ontology", headers=HTML).text
    link = re.search(rf'id="{term}".*?href="/ask(\?query=[^"]+)"', page, re.DOTALL)
    assert link
    rows = client.get(f"/sparql{unescape(link[1])}").json()["results"]["bindings"]
    assert rows


def test_programs_get_turtle(client: httpx.Client) -> None:
    answer = client.get("/ontology", headers={"Accept": "text/turtle"})
    assert answer.headers["content-type"] == "text/turtle; charset=utf-8"
    assert answer.text == ontology_path("clausegraph.ttl").read_text("utf-8")
