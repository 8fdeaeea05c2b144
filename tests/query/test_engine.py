"""What is asked, what is refused, and how an error is shown."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import KgError, QueryError
from kg.graph.store import Store
from kg.query import ask, find_query, load_queries
from kg.query.formats import Form
from kg.query.guard import MAX_DEPTH, MAX_SIGNS, check_query

EMPTY = Store.in_memory()


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("SELECT * { ?s ?p ?o }", Form.ROWS),
        ("# a comment\nPREFIX x: <urn:x>\nASK {}", Form.BOOLEAN),
        ("CONSTRUCT WHERE { ?s ?p ?o }", Form.GRAPH),
        ("DESCRIBE <urn:x>", Form.GRAPH),
    ],
)
def test_an_answer_knows_its_form(text: str, form: Form) -> None:
    assert ask(EMPTY, text).form is form


def test_the_triples_of_a_graph_come_once_and_sorted(store: Store) -> None:
    triples = ask(store, "CONSTRUCT { ?s a ?c } { ?s a ?c }").triples()
    assert triples == sorted(set(triples), key=str)
    assert len(triples) > 50


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <urn:a> <urn:b> 1 }",
        "delete where { ?s ?p ?o }",
        "# quiet\nPREFIX x: <urn:x> PREFIX y: <urn:y>\nDROP ALL",
        "LOAD <file:///etc/passwd>",
        "CLEAR DEFAULT",
        "WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_an_update_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="an update is refused"):
        ask(EMPTY, text)


def test_an_update_behind_a_query_is_no_query() -> None:
    with pytest.raises(QueryError, match="is no SPARQL"):
        ask(EMPTY, "ASK {} ; DROP ALL")


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """Return a server that nobody may call."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        yield server


SERVICES = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { service silent <URL> { ?s ?p ?o } }",
    "SELECT * { SERVICESILENT<URL>{ ?s ?p ?o } }",
    "SELECT * { BIND(<URL> AS ?x) SERVICE ?x { ?s ?p ?o } }",
    "SELECT * { VALUES ?x { <URL> } OPTIONAL { GRAPH ?g { SERVICE ?x { ?s ?p ?o } } } }",
    "SELECT * { # a comment\rSERVICE <URL> { ?s ?p ?o }\n}",
    'SELECT * { FILTER("\\u0022" != "x") SERVICE <URL> { ?s ?p ?o } FILTER("\\u0022" != "x") }',
    "SELECT * { FILTER('\\'' != \"'\") SERVICE <URL> { ?s ?p ?o } FILTER('\\'' != \"'\") }",
    "PREFIX SERVICE: <URL> SELECT * { SERVICE SERVICE: { ?s ?p ?o } }",
    "PREFIX : <URL> SELECT * { SERVICE: { ?s ?p ?o } }",
    "SELECT * { { SELECT * { MINUS { SERVICE <URL> { ?s ?p ?o } } } } }",
    "ASK { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "SELECT * { S\\u0045RVICE <URL> { ?s ?p ?o } }",
    "SELECT * { FILTER(1<2)SERVICE<URL>{?s ?p ?o}FILTER(2>1) }",
    "ASK { ?s ?p trueSERVICE<URL>{ ?a ?b ?c } }",
    "ASK { ?s ?p falseSERVICESILENT<URL>{ ?a ?b ?c } }",
]


@pytest.mark.parametrize("text", SERVICES, ids=range(len(SERVICES)))
def test_no_query_asks_another_machine(text: str, listener: socket.socket) -> None:
    url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    with pytest.raises(QueryError):
        list(ask(EMPTY, text.replace("URL", url)).rows())
    with pytest.raises(TimeoutError):
        listener.accept()


def test_the_word_service_is_free_where_it_is_no_request(store: Store) -> None:
    text = 'SELECT ?service { ?service cg:text ?t . FILTER(CONTAINS(?t, "service")) } # at your SERVICE'
    assert len(list(ask(store, text).rows())) == 1


@pytest.mark.parametrize(
    "text", ["ASKFROM<urn:x>{}", "SELECT*FROMNAMED<urn:x>{}", "ASK{}FROM", "ASK FROM NAMED<urn:x>{}"]
)
def test_from_is_seen_where_no_space_stands_beside_it(text: str) -> None:
    with pytest.raises(QueryError, match="FROM"):
        ask(EMPTY, text)


@pytest.mark.parametrize(
    "text", ["ASK { ?s ?p 'x'@service }", "ASK { ?s ?p 'x'@from }", "ASK { ?services cg:services ?from }"]
)
def test_names_and_languages_are_no_words_of_the_language(text: str) -> None:
    assert not bool(ask(EMPTY, text).results)


def test_from_makes_the_answer_that_of_its_documents(store: Store) -> None:
    one, other = store.documents()[:2]
    names = "SELECT ?name {} {{ ?document cg:fileName ?name }}"
    answers = [len(list(ask(store, names.format(clause)).rows())) for clause in ("", f"FROM <{one}>")]
    assert answers == [len(store.documents()), 1]
    assert len(list(ask(store, names.format(f"FROM <{one}> FROM <{other}>")).rows())) == 2
    assert not list(ask(store, names.format(f"FROM NAMED <{one}>")).rows())
    assert len(list(ask(store, f"BASE <{one}> {names.format('FROM <>')}").rows())) == 1


def test_from_takes_documents_of_the_store_only(store: Store, listener: socket.socket) -> None:
    document = store.documents()[0]
    assert list(ask(store, f"SELECT ?n FROM <{document}> {{ ?d cg:fileName ?n }}").rows())
    assert list(ask(store, f"SELECT ?n FROM NAMED <{document}> {{ GRAPH ?g {{ ?d cg:fileName ?n }} }}").rows())
    other = store.documents()[1]
    assert not bool(ask(store, f"ASK FROM <{document}> {{ <{other}> cg:fileName ?n }}").results)
    assert not bool(ask(store, f"ASK FROM NAMED <{document}> {{ GRAPH <{other}> {{ ?s ?p ?o }} }}").results)
    for text in (
        f"SELECT ?n FROM <http://127.0.0.1:{listener.getsockname()[1]}/> {{ ?d cg:fileName ?n }}",
        "SELECT ?n FROM NAMED <file:///etc/passwd> { ?d cg:fileName ?n }",
        "PREFIX x: <urn:x> SELECT ?n FROM x:y { ?d cg:fileName ?n }",
        "SELECT ?n FROM <http://[> { ?d cg:fileName ?n }",
        "SELECT ?n FROM",
    ):
        with pytest.raises(QueryError, match="FROM"):
            ask(store, text)
    with pytest.raises(TimeoutError):
        listener.accept()


@pytest.mark.parametrize(
    "text",
    [
        "ASK " + "{" * 5_000 + "}" * 5_000,
        "ASK { FILTER(" + "(" * 5_000 + "true" + ")" * 5_000 + ") }",
        "ASK { ?s " + "(" * 5_000 + "<urn:p>" + ")" * 5_000 + " ?o }",
        "ASK { FILTER(1" + "+1" * 20_000 + " = 2) }",
        "ASK { {}" + "UNION{}" * 20_000 + " }",
    ],
)
def test_a_text_that_would_exhaust_the_parser_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match=f"longer than {MAX_SIGNS} signs or nested deeper than {MAX_DEPTH}"):
        ask(EMPTY, text)


def test_a_text_within_the_limits_is_answered() -> None:
    assert bool(ask(EMPTY, "ASK " + "{" * MAX_DEPTH + "}" * MAX_DEPTH).results)
    assert bool(ask(EMPTY, "ASK { VALUES ?x {" + " 1" * 50_000 + "} }").results)


def test_a_syntax_error_is_shown_with_its_line_and_a_mark() -> None:
    with pytest.raises(QueryError) as caught:
        ask(EMPTY, "SELECT ?x\nWHERE { ?x a cg:Role ; }}", name="mine.rq")
    assert str(caught.value) == (
        "mine.rq: line 2, column 25 is no SPARQL:\nWHERE { ?x a cg:Role ; }}\n                        ^"
    )


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("SELEC ?x\nWHERE {}\n", "1, column 1"),
        ("ASK {\n FILTER(1 + )\n}\n", "2, column 13"),
        ("ASK {\n  ?s ?p }\n", "2, column 9"),
        ("ASK {\n  ?s ?p ?o ?q .\n # a ] comment\n}\n", "2, column 12"),
        ("SELECT ?x (COUNT(?y) AS n) {\n  ?x a ?y }", "1, column 25"),
        ("SELECT ?x\nWHERE {\n  ?x a cg:Role ; }}\nORDER BY ?x\n", "3, column 19"),
        ("SELECT ?x\nWHERE {\n  ?x a cg:Role .\n", "4, column 1"),
        ("SELECT ?x WHERE {\n ?x a ?y }\nSORT BY ?x\nLIMIT 3", "3, column 1"),
        ("SELECT ?x {\n  ?x a 'Role .\n}\n", "2, column 8"),
        ('ASK {\n ?x ?y """a\nb""" ] }', "3, column 6"),
        ("", "1, column 1"),
    ],
)
def test_the_place_of_a_syntax_error_is_the_sign_that_cannot_be_read(text: str, place: str) -> None:
    with pytest.raises(QueryError, match=f"line {place} is no SPARQL"):
        ask(EMPTY, text)


def test_the_place_of_a_syntax_error_is_that_in_the_text_that_was_asked() -> None:
    with pytest.raises(QueryError, match="line 1, column 32 is no SPARQL"):
        ask(EMPTY, 'SELECT ?x { FILTER($y = "a") } }', {"y": "a long value " * 5})


def test_a_long_line_is_shown_around_the_place() -> None:
    with pytest.raises(QueryError) as caught:
        ask(EMPTY, "ASK { VALUES ?x {" + " 1" * 1_000 + "} ] " + "# end" * 100)
    _, line, mark = str(caught.value).splitlines()
    assert len(line) < 160
    assert line[mark.index("^")] == "]"


def test_an_unknown_prefix_is_named() -> None:
    with pytest.raises(QueryError) as caught:
        ask(EMPTY, "SELECT ?x {\n?x a ex:Role }")
    assert str(caught.value) == (
        "query: line 2, column 6 is no SPARQL (the prefix ex: is not declared):\n?x a ex:Role }\n     ^"
    )


@given(st.text(max_size=60))
def test_any_text_is_answered_or_refused(text: str) -> None:
    try:
        ask(EMPTY, text)
    except KgError as error:
        assert str(error)


@given(st.text(alphabet="ASKBWHERE{}?x.<>#\"'\\u:1(=) \n", max_size=60))
def test_what_looks_like_a_query_is_answered_or_refused(text: str) -> None:
    try:
        ask(EMPTY, f"ASK {{ {text} }}")
    except KgError as error:
        assert str(error)


@pytest.mark.parametrize("name", load_queries())
def test_named_queries_pass_the_guard(name: str) -> None:
    check_query(load_queries()[name].text)


def test_a_name_wins_over_a_file_and_text(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("queries")
    monkeypatch.chdir(folder)
    (folder / "deadlines").write_text("ASK {}", encoding="utf-8")
    (folder / "mine.rq").write_text("\ufeff# title: Mine\nASK {}", encoding="utf-8")
    (folder / "latin.rq").write_bytes(b"ASK { # \xe9\n}")
    assert find_query("deadlines") is load_queries()["deadlines"]
    assert (find_query("mine.rq").name, find_query("mine.rq").header.title) == ("mine.rq", "Mine")
    assert find_query("ASK {}").name == "query"
    with pytest.raises(QueryError, match="cannot be read as a query"):
        find_query("latin.rq")


def test_an_unknown_name_brings_the_nearest() -> None:
    with pytest.raises(QueryError, match="there is no query of this name; did you mean obligations-of-role"):
        find_query("obligation-of-roles")
    with pytest.raises(QueryError, match="`kg query --list` shows those there are"):
        find_query("zzz")
    with pytest.raises(QueryError, match="there is no query of this name"):
        find_query("absent.rq")


def test_a_function_that_there_is_not_is_named() -> None:
    with pytest.raises(QueryError, match="query: there is no function <urn:f>"):
        ask(EMPTY, "SELECT (<urn:f>(?x) AS ?y) { ?x ?p ?o }")
