"""The SPARQL 1.1 Protocol, for an endpoint that reads only.

The tests are written from https://www.w3.org/TR/sparql11-protocol/ after the list of the W3C's own protocol tests;
each names the one that it stands for.
"""

from __future__ import annotations

from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from kg.graph.store import Store

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
UPDATE = {"Content-Type": "application/sparql-update"}


@pytest.fixture(scope="module")
def documents(served_store: Path) -> list[str]:
    """Return the IRIs of the documents that are served."""
    return Store.open(served_store).documents()


def boolean(answer: httpx.Response) -> bool:
    assert answer.status_code == 200, answer.text
    value: bool = answer.json()["boolean"]
    return value


def named_in(document: str, *others: str) -> str:
    """Return a query that asks whether the default graph names these documents and no other."""
    known = " ".join(f"<{iri}> cg:fileName [] ." for iri in (document, *others))
    return f"ASK {{ {known} }}"


# query_get, query_post_form, query_post_direct


def test_a_query_comes_by_get(client: httpx.Client) -> None:
    assert boolean(client.get("/sparql", params={"query": "ASK {}"}))


def test_a_query_comes_as_a_form(client: httpx.Client) -> None:
    assert boolean(client.post("/sparql", content="query=ASK%20%7B%7D", headers=FORM))
    assert boolean(
        client.post(
            "/sparql", data={"query": "ASK {}"}, headers={"Content-Type": f"{FORM['Content-Type']}; charset=UTF-8"}
        )
    )


def test_a_query_comes_as_the_body(client: httpx.Client) -> None:
    assert boolean(client.post("/sparql", content="ASK {}", headers=DIRECT))


# query_dataset_default_graphs_get and _post, query_dataset_named_graphs_get and _post, query_dataset_full


@pytest.mark.parametrize("method", ["get", "direct", "form"])
def test_the_default_graph_is_that_of_the_request(client: httpx.Client, documents: list[str], method: str) -> None:
    def ask(query: str) -> bool:
        graphs = [("default-graph-uri", iri) for iri in documents[:2]]
        if method == "get":
            return boolean(client.get("/sparql", params=[("query", query), *graphs]))
        if method == "direct":
            return boolean(client.post("/sparql", params=graphs, content=query, headers=DIRECT))
        return boolean(client.post("/sparql", data={"query": query, "default-graph-uri": documents[:2]}))

    assert ask(named_in(*documents[:2]))
    assert not ask(named_in(documents[2]))
    assert not ask("ASK { GRAPH ?g { ?s ?p ?o } }")


@pytest.mark.parametrize("direct", [False, True])
def test_the_named_graphs_are_those_of_the_request(client: httpx.Client, documents: list[str], direct: bool) -> None:
    def ask(query: str) -> bool:
        graphs = [("named-graph-uri", iri) for iri in documents[:2]]
        if direct:
            return boolean(client.post("/sparql", params=graphs, content=query, headers=DIRECT))
        return boolean(client.get("/sparql", params=[("query", query), *graphs]))

    first, second, third = documents[:3]
    assert ask(f"ASK {{ GRAPH <{first}> {{ ?s ?p ?o }} GRAPH <{second}> {{ ?a ?b ?c }} }}")
    assert not ask(f"ASK {{ GRAPH <{third}> {{ ?s ?p ?o }} }}")
    assert not ask("ASK { ?s ?p ?o }")


def test_a_request_names_both_kinds_of_graphs(client: httpx.Client, documents: list[str]) -> None:
    first, second, third = documents[:3]
    named = f"GRAPH ?g {{ <{first}> cg:fileName ?m }} GRAPH ?h {{ <{second}> cg:fileName ?o }}"
    query = f"ASK {{ <{third}> cg:fileName ?n {named} }}"
    graphs = [("default-graph-uri", third), ("named-graph-uri", first), ("named-graph-uri", second)]
    assert boolean(client.post("/sparql", params=graphs, content=query, headers=DIRECT))
    assert not boolean(client.post("/sparql", params=graphs[:2], content=query, headers=DIRECT))


# query_multiple_dataset


def test_the_graphs_of_the_request_stand_before_those_of_the_query(client: httpx.Client, documents: list[str]) -> None:
    first, second = documents[:2]
    query = f"ASK FROM <{second}> {{ <{first}> cg:fileName ?n }}"
    assert not boolean(client.get("/sparql", params={"query": query}))
    assert boolean(client.get("/sparql", params={"query": query, "default-graph-uri": first}))


# query_content_type_select, _ask, _describe, _construct


@pytest.mark.parametrize(
    ("query", "accept", "given"),
    [
        ("SELECT * { ?s ?p ?o } LIMIT 1", "*/*", "application/sparql-results+json"),
        ("SELECT * { ?s ?p ?o } LIMIT 1", "application/sparql-results+xml", "application/sparql-results+xml"),
        ("SELECT * { ?s ?p ?o } LIMIT 1", "text/csv", "text/csv; charset=utf-8"),
        ("SELECT * { ?s ?p ?o } LIMIT 1", "text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("SELECT * { ?s ?p ?o } LIMIT 1", "text/csv;q=0.2, application/json;q=0.9", "application/sparql-results+json"),
        ("ASK {}", "application/sparql-results+xml", "application/sparql-results+xml"),
        ("CONSTRUCT WHERE { ?s a cg:Role }", "*/*", "text/turtle; charset=utf-8"),
        ("CONSTRUCT WHERE { ?s a cg:Role }", "application/n-triples", "application/n-triples"),
        ("CONSTRUCT WHERE { ?s a cg:Role }", "application/ld+json", "application/ld+json"),
        ("DESCRIBE ?r { ?r a cg:Role }", "text/turtle", "text/turtle; charset=utf-8"),
    ],
)
def test_an_answer_comes_as_what_is_accepted(client: httpx.Client, query: str, accept: str, given: str) -> None:
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (200, given)
    assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize("name", ["json", "xml", "csv", "tsv"])
def test_every_format_holds_the_same_rows(client: httpx.Client, name: str) -> None:
    query = "SELECT DISTINCT ?n { ?r a cg:Role ; skos:prefLabel ?n } ORDER BY ?n"
    answer = client.get("/sparql", params={"query": query, "format": name})
    if name == "csv":
        assert answer.text.split() == ["n", "Contract", "Manager", "Help", "Desk", "Agent"]
        return
    form = {"json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML, "tsv": ox.QueryResultsFormat.TSV}[
        name
    ]
    read = ox.parse_query_results(answer.content, format=form)
    assert isinstance(read, ox.QuerySolutions)
    assert [row["n"].value for row in read] == ["Contract Manager", "Help Desk Agent"]  # type: ignore[union-attr]


@pytest.mark.parametrize("accept", ["image/png", "text/turtle", "text/html"])
def test_what_is_not_accepted_is_not_sent(client: httpx.Client, accept: str) -> None:
    answer = client.get("/sparql", params={"query": "SELECT * {}"}, headers={"Accept": accept})
    assert (answer.status_code, answer.json()["error"]["code"]) == (406, "format")


# bad_query_method, bad_multiple_queries, bad_query_wrong_media_type, bad_query_missing_form_type,
# bad_query_missing_direct_type, bad_query_non_utf8, bad_query_syntax


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_a_query_comes_by_no_other_method(client: httpx.Client, method: str) -> None:
    answer = client.request(method, "/sparql", params={"query": "ASK {}"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (405, "method")
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD", "POST"}


@pytest.mark.parametrize(
    ("content", "headers", "status"),
    [
        ("query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D", FORM, 400),
        ("other=ASK", FORM, 400),
        ("ASK {}", {"Content-Type": "text/plain"}, 415),
        ("query=ASK%20%7B%7D", {}, 415),
        ("ASK {}", {}, 415),
        ("ASK { ?s ?p '\xe9' }".encode("latin-1"), DIRECT, 400),
        (b"query=ASK%20%7B%20%3Fs%20%3Fp%20%27%E9%27%7D", FORM, 400),
        ("SELECT nonsense WHERE {}", DIRECT, 400),
    ],
)
def test_what_is_no_query_is_refused(
    client: httpx.Client, content: bytes, headers: dict[str, str], status: int
) -> None:
    answer = client.post("/sparql", content=content, headers=headers)
    assert (answer.status_code, answer.json()["error"]["status"]) == (status, status)


def test_a_syntax_error_says_where_it_is(client: httpx.Client) -> None:
    answer = client.get("/sparql", params={"query": "SELECT * {\n?s ?p }"})
    assert answer.json()["error"] == {
        "status": 400, "code": "query", "message": "query: line 2, column 7 is no SPARQL:\n?s ?p }\n      ^"
    }  # fmt: skip


# The update tests: what writes is refused, in each of the forms in which it may come.


@pytest.mark.parametrize(
    ("content", "headers", "status"),
    [
        ("update=CLEAR%20ALL", FORM, 403),
        ("CLEAR ALL", UPDATE, 403),
        ("query=CLEAR%20ALL", FORM, 400),
        ("CLEAR ALL", DIRECT, 400),
    ],
)
def test_an_update_is_refused(client: httpx.Client, content: str, headers: dict[str, str], status: int) -> None:
    before = client.get("/api/counts").json()
    answer = client.post("/sparql", content=content, headers=headers)
    assert (answer.status_code, "update is refused" in answer.json()["error"]["message"]) == (status, True)
    assert client.get("/sparql", params={"update": "CLEAR ALL"}).status_code == 403
    assert client.get("/api/counts").json() == before


# The service description, https://www.w3.org/TR/sparql11-service-description/


@pytest.mark.parametrize("accept", ["text/turtle", "application/n-triples", "application/ld+json", "*/*"])
def test_without_a_query_the_service_is_described(client: httpx.Client, address: str, accept: str) -> None:
    answer = client.get("/sparql", headers={"Accept": accept})
    form = ox.RdfFormat.from_media_type(answer.headers["content-type"])
    assert form is not None
    told = {
        (t.subject.value, t.predicate.value.rpartition("#")[2]): t.object for t in ox.parse(answer.content, format=form)
    }  # type: ignore[union-attr]
    endpoint = f"{address}/sparql"
    assert told[endpoint, "endpoint"].value == endpoint  # type: ignore[union-attr]
    assert told[endpoint, "supportedLanguage"].value.endswith("SPARQL11Query")  # type: ignore[union-attr]
    assert "defaultDataset" in {name for _, name in told}


def test_head_is_get_without_the_body(client: httpx.Client) -> None:
    for path in ("/sparql?query=ASK%20%7B%7D", "/sparql", "/documents"):
        answer = client.head(path)
        assert (answer.status_code, answer.content) == (200, b"")
