"""Programs that others wrote ask the server as they ask any endpoint."""

from __future__ import annotations

import json
import shutil
import subprocess

import httpx
import pytest
from rdflib import Graph
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, TURTLE, XML, SPARQLWrapper

ROLES = "SELECT DISTINCT ?n { ?r a cg:Role ; skos:prefLabel ?n } ORDER BY ?n"
PREFIXED = f"""PREFIX cg: <https://w3id.org/clausegraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
{ROLES}"""
NAMES = ["Contract Manager", "Help Desk Agent"]


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_asks(address: str, method: str) -> None:
    graph = Graph(SPARQLStore(f"{address}/sparql", method=method))
    assert [str(row.n) for row in graph.query(PREFIXED)] == NAMES  # type: ignore[union-attr]
    assert graph.query("ASK { ?s ?p ?o }").askAnswer is True
    built = graph.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s a <https://w3id.org/clausegraph/ontology#Role> ; ?p ?o }")
    assert built.graph is not None
    assert len(built.graph) > 4


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("form", [JSON, XML, CSV])
def test_sparqlwrapper_asks(address: str, method: str, form: str) -> None:
    wrapper = SPARQLWrapper(f"{address}/sparql", returnFormat=form)
    wrapper.setMethod(method)
    wrapper.setQuery(PREFIXED)
    found = wrapper.query().convert()
    text = json.dumps(found) if form == JSON else found.decode() if form == CSV else found.toxml()
    assert all(name in text for name in NAMES)


def test_sparqlwrapper_builds_a_graph(address: str) -> None:
    wrapper = SPARQLWrapper(f"{address}/sparql", returnFormat=TURTLE)
    wrapper.setQuery("CONSTRUCT WHERE { ?s ?p ?o }")
    assert len(Graph().parse(data=wrapper.query().convert(), format="turtle")) > 50


@pytest.mark.parametrize(
    ("options", "begin"),
    [
        (["--data-urlencode", f"query={ROLES}", "-H", "Accept: text/csv"], "n\r\nContract Manager\r\n"),
        (["-G", "--data-urlencode", f"query={ROLES}", "-H", "Accept: text/tab-separated-values"], '?n\n"Contract'),
        (["--data", ROLES, "-H", "Content-Type: application/sparql-query"], '{"head":{"vars":["n"]}'),
        (["-G", "--data-urlencode", "query=ASK {}", "-H", "Accept: application/sparql-results+xml"], "<?xml"),
    ],
)
def test_curl_asks(address: str, options: list[str], begin: str) -> None:
    curl = shutil.which("curl")
    if curl is None:
        pytest.skip("no curl on this machine")
    done = subprocess.run([curl, "-sS", *options, f"{address}/sparql"], capture_output=True, check=True)
    assert done.stdout.decode().startswith(begin)


@pytest.mark.parametrize(
    ("query", "accept", "media"),
    [
        (ROLES, "application/sparql-results+json,*/*;q=0.9", "application/sparql-results+json"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "text/turtle,*/*;q=0.9", "text/turtle; charset=utf-8"),
    ],
)
def test_yasgui_asks_by_a_form(client: httpx.Client, query: str, accept: str, media: str) -> None:
    headers = {
        "Accept": accept,
        "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
        "X-Requested-With": "XMLHttpRequest",
    }
    answer = client.post("/sparql", data={"query": query}, headers=headers)
    assert (answer.status_code, answer.headers["content-type"]) == (200, media)
