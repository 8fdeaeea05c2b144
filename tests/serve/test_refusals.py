"""What the server refuses: requests to other machines, what writes, and what is too much."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from serve.running import run_server, wait_for

from kg.query.workers.pool import READY, Limits, Size
from kg.serve.settings import ServerSettings

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
ROWS = "SELECT ?s ?p ?o { ?s ?p ?o }"


@pytest.fixture(scope="module")
def strict(served_store: Path) -> Iterator[str]:
    """Return the address of a server with narrow limits."""
    narrow = ServerSettings(
        served_store,
        port=0,
        limits=Limits(seconds=1.5, answer_bytes=200_000),
        row_limit=7,
        size=Size(ready=2, long=1, memory=512 * 1024**2),
        names=("graph.example",),
        cors=("https://pages.example",),
        body_bytes=4_000,
        url_bytes=2_000,
        patience=0.5,
    )
    with run_server(narrow) as address:
        yield address


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """Return a server that nobody may call."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        yield server


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { service silent <URL> { ?s ?p ?o } }",
        "ASK { VALUES ?x { <URL> } SERVICE ?x { ?s ?p ?o } }",
        "SELECT * FROM <URL> { ?s ?p ?o }",
        "SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }",
        "LOAD <URL>",
        "LOAD SILENT <URL> INTO GRAPH <urn:g>",
    ],
)
def test_no_query_reaches_another_machine(client: httpx.Client, listener: socket.socket, query: str) -> None:
    url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    for asked in ({"query": query.replace("URL", url)}, {"query": ROWS, "default-graph-uri": url}):
        answer = client.post("/sparql", data=asked)
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "query")
    with pytest.raises(TimeoutError):
        listener.accept()


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ?x { BIND("at your SERVICE" AS ?x) }',
        "SELECT ?service { ?service a cg:Role } # SERVICE <urn:x> {}",
        "PREFIX service: <urn:service/> ASK { ?s service:SERVICE <urn:SERVICE> }",
        'ASK { ?s ?p "LOAD <urn:x> ; DROP ALL" }',
    ],
)
def test_a_word_that_is_no_request_is_answered(client: httpx.Client, query: str) -> None:
    assert client.get("/sparql", params={"query": query}).status_code == 200


def test_a_query_that_does_not_end_is_ended(strict: str) -> None:
    answer = httpx.get(f"{strict}/sparql", params={"query": ENDLESS})
    assert answer.status_code == 504
    assert answer.json()["error"] == {
        "status": 504, "code": "time-limit", "message": "query: it took longer than 1.5 s; ask for less, or with LIMIT"
    }  # fmt: skip
    assert httpx.get(f"{strict}/sparql", params={"query": "ASK {}"}).status_code == 200


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        (ROWS, 7),
        (ROWS + " LIMIT 3", 3),
        (ROWS + " LIMIT 3000 OFFSET 2", 7),
        (ROWS + " # LIMIT 3", 7),
        ('SELECT ?s { ?s ?p ?o FILTER(?p != "} LIMIT 3") }', 7),
        ("SELECT ?s { { SELECT ?s { ?s ?p ?o } LIMIT 30 } }", 7),
        ("SELECT ?s { ?s ?p ?o } ORDER BY ?s VALUES ?p { rdf:type }", 7),
    ],
)
def test_an_answer_has_no_more_rows_than_the_limit(strict: str, query: str, rows: int) -> None:
    answer = httpx.get(f"{strict}/sparql", params={"query": query})
    assert len(answer.json()["results"]["bindings"]) == rows
    assert answer.headers["row-limit"] == "7"


def test_a_graph_has_no_more_triples_than_the_limit(strict: str) -> None:
    query = {"query": "CONSTRUCT WHERE { ?s ?p ?o }"}
    answer = httpx.get(f"{strict}/sparql", params=query, headers={"Accept": "application/n-triples"})
    assert answer.text.count("\n") == 7


def test_an_answer_that_is_too_long_is_an_error(strict: str) -> None:
    query = 'SELECT ?x { BIND("aaaaaaaaaaaaaaaa" AS ?a) BIND(CONCAT(' + ",".join(["?a"] * 100) + ") AS ?b) BIND(CONCAT("
    query += ",".join(["?b"] * 300) + ") AS ?x) }"
    answer = httpx.post(f"{strict}/sparql", data={"query": query})
    assert (answer.status_code, "longer than 200,000 bytes" in answer.json()["error"]["message"]) == (400, True)


def test_a_query_that_takes_too_much_memory_is_ended(strict: str, served_store: Path) -> None:
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
    with run_server(ServerSettings(served_store, port=0, size=Size(ready=1, long=1, memory=400 * 1024**2))) as address:
        answer = httpx.get(f"{address}/sparql", params={"query": query}, timeout=30)
        assert (answer.status_code, "MB of memory" in answer.json()["error"]["message"]) == (400, True)
        assert httpx.get(f"{address}/sparql", params={"query": "ASK {}"}).status_code == 200


def test_a_long_body_and_a_long_address_are_refused(strict: str) -> None:
    long = "ASK {} #" + "x" * 5_000
    assert httpx.post(f"{strict}/sparql", data={"query": long}).status_code == 413
    assert httpx.get(f"{strict}/sparql", params={"query": long[:3_000]}).status_code == 414

    def pieces() -> Iterator[bytes]:
        yield from [b"query=ASK+%7B%7D+%23" + b"x" * 100] * 60

    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert httpx.post(f"{strict}/sparql", content=pieces(), headers=headers).status_code == 413


@pytest.mark.parametrize(
    "begun", [b"", b"GET /sparql HTT", b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nque"]
)
def test_a_client_that_is_slow_to_ask_is_dropped(strict: str, begun: bytes) -> None:
    with socket.create_connection(("127.0.0.1", int(strict.rpartition(":")[2]))) as link:
        link.settimeout(20)
        link.sendall(begun)
        with suppress(ConnectionResetError):
            assert link.recv(100) == b""


def test_a_client_that_is_slow_to_take_its_answer_is_dropped(served_store: Path) -> None:
    patient = ServerSettings(served_store, port=0, limits=Limits(seconds=60), patience=0.5)
    with run_server(patient) as address, socket.socket() as link:
        link.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        link.connect(("127.0.0.1", int(address.rpartition(":")[2])))
        query = quote("SELECT * { ?a ?b ?c . ?d ?e ?f }")
        link.sendall(f"GET /sparql?query={query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        assert link.recv(12) == b"HTTP/1.1 200"
        wait_for(lambda: count_workers(address, "idle") == READY and count_workers(address, "long") == 0)
        link.settimeout(20)
        rest = b""
        with suppress(ConnectionResetError):
            while piece := link.recv(65_536):
                rest = piece
        assert not rest.endswith(b"0\r\n\r\n")


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "", "127.0.0.1.evil.example:80"])
def test_another_name_for_this_machine_is_refused(strict: str, host: str) -> None:
    answer = httpx.get(f"{strict}/sparql", params={"query": "ASK {}"}, headers={"Host": host})
    assert answer.status_code in (400, 421)


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1:99", "[::1]:8765", "graph.example"])
def test_the_names_of_this_machine_and_those_allowed_are_taken(strict: str, host: str) -> None:
    assert httpx.get(f"{strict}/health", headers={"Host": host}).status_code == 200


def test_pages_of_others_may_read_answers_only_where_their_origin_was_named(strict: str, client: httpx.Client) -> None:
    def shared(origin: str) -> str | None:
        return httpx.get(f"{strict}/health", headers={"Origin": origin}).headers.get("access-control-allow-origin")

    assert shared("https://pages.example") == "https://pages.example"
    assert shared("https://other.example") is None
    asked = {"Origin": "https://pages.example", "Access-Control-Request-Method": "POST"}
    before = httpx.options(f"{strict}/sparql", headers=asked)
    assert (before.status_code, before.headers["access-control-allow-origin"]) == (204, "https://pages.example")
    assert "Content-Type" in before.headers["access-control-allow-headers"]
    assert client.options("/sparql", headers=asked).status_code == 405
    answer = client.get("/health", headers={"Origin": "https://pages.example"})
    assert "access-control-allow-origin" not in answer.headers


def count_workers(address: str, state: str) -> int:
    """Return how many workers of a server are in a state."""
    lines = httpx.get(f"{address}/metrics").text.splitlines()
    return int(next(line for line in lines if line.startswith(f'kg_workers{{state="{state}"}}')).split()[1])


def test_who_goes_away_takes_the_work_along(strict: str) -> None:
    def long_ones() -> bool:
        return count_workers(strict, "long") > 0

    link = socket.create_connection(("127.0.0.1", int(strict.rpartition(":")[2])))
    head = "GET /sparql?query={} HTTP/1.1\r\nHost: localhost\r\n\r\n"
    link.sendall(head.format(quote(ENDLESS + " # gone")).encode())
    wait_for(long_ones)
    link.close()
    wait_for(lambda: not long_ones())


PATHS = st.text(alphabet="/abcdeiqsr.?=&%#-_~ü\x00 {}<>\"'", max_size=30)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=PATHS,
    accept=st.text(alphabet="abc/*;,q=.0 -+", max_size=20),
    method=st.sampled_from(["GET", "POST", "PUT", "HEAD"]),
)
def test_whatever_is_asked_is_answered_in_the_shape_of_all(
    client: httpx.Client, path: str, accept: str, method: str
) -> None:
    try:
        request = client.build_request(method, "/" + path.lstrip("/"), headers={"Accept": accept.strip()})
    except httpx.InvalidURL:
        return
    answer = client.send(request)
    assert answer.status_code < 500
    if answer.status_code >= 400 and method != "HEAD" and not answer.headers["content-type"].startswith("text/html"):
        assert set(answer.json()["error"]) == {"status", "code", "message"}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60) | st.text(alphabet="SELECTASKFROM{}?sp*<>#\"'\\u:1(=) \n", max_size=60))
def test_any_query_is_answered_or_refused(client: httpx.Client, query: str) -> None:
    answer = client.post("/sparql", data={"query": query})
    assert answer.status_code in (200, 400), answer.text


def test_an_answer_that_cannot_go_on_is_not_taken_for_whole(
    served_store: Path, caplog: pytest.LogCaptureFixture
) -> None:
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
    limits = Limits(seconds=10, answer_bytes=1_000_000)
    with (
        run_server(ServerSettings(served_store, port=0, limits=limits)) as address,
        pytest.raises(httpx.RemoteProtocolError, match="without sending complete message body"),
    ):
        httpx.get(f"{address}/sparql", params={"query": query})
    assert "Traceback" not in caplog.text
