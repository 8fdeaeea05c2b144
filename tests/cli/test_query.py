"""`kg query` from the command line."""

from __future__ import annotations

import csv
import io
import json
import runpy
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.cli.explain import to_marked_text
from kg.config import DEFAULT_BASE
from kg.errors import QueryError
from kg.graph.iris import Minter
from kg.graph.store import Store
from kg.query import find_query, load_queries
from kg.query.explain import Place


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a store on disk with three pages and a contract."""
    made = runpy.run_path(str(Path(__file__).parent.parent / "query" / "dataset.py"))
    location = tmp_path_factory.mktemp("query") / "store"
    with Store.open_for_building(location) as opened:
        for reading in made["make_readings"]():
            document = Minter(DEFAULT_BASE, reading.document.digest).document
            opened.put_document(document, made["to_n_quads"](reading))
    return str(location)


def run(*words: str, text: str | None = None) -> Result:
    return CliRunner().invoke(main, ["query", *words], input=text)


def test_a_named_query_is_answered_as_a_table(store: str) -> None:
    result = run("obligations-of-role", "--param", "role=Contract Manager", "--store", store)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "notify the Customer of faults" in result.stdout
    assert result.stdout.split()[:4] == ["basis", "action", "to", "when"]


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml"])
def test_an_answer_comes_in_the_format_that_is_asked_for(store: str, form: str) -> None:
    result = run("organizations", "--format", form, "--store", store)
    assert result.exit_code == 0
    assert "Acme GmbH" in result.stdout
    if form == "csv":
        assert [row[:2] for row in csv.reader(io.StringIO(result.stdout))][1] == ["Acme GmbH", "Supplier"]
    if form == "json":
        assert len(json.loads(result.stdout)["results"]["bindings"]) == 2


@pytest.mark.parametrize(("form", "written"), [("csv", "x\r\n=1+1\r\n"), ("tsv", '?x\n"=1+1"\n')])
def test_values_for_programs_come_as_they_are(store: str, form: str, written: str) -> None:
    result = run('SELECT ?x { VALUES ?x { "=1+1" } }', "--format", form, "--store", store)
    assert result.stdout_bytes.decode() == written
    assert "`kg export`" in " ".join(run("--help").stdout.split())


def test_sparql_is_answered_from_text_a_file_and_standard_input(store: str, tmp_path: Path) -> None:
    text = "SELECT DISTINCT ?n { ?role a cg:Role ; skos:prefLabel ?n } ORDER BY ?n"
    (tmp_path / "roles.rq").write_text(text, encoding="utf-8")
    answers = {
        run(text, "--format", "csv", "--store", store).stdout,
        run(str(tmp_path / "roles.rq"), "--format", "csv", "--store", store).stdout,
        run("-", "--format", "csv", "--store", store, text=text).stdout,
    }
    assert len(answers) == 1
    assert answers.pop().splitlines() == ["n", "Contract Manager", "Help Desk Agent"]


def test_a_graph_is_turtle_and_false_is_an_answer(store: str) -> None:
    graph = run("responsibility-graph", "-p", "agent=cm", "--store", store)
    assert 'skos:prefLabel "Contract Manager"' in graph.stdout
    answer = run("is-related", "-p", "from=Penalties", "-p", "to=Help Desk", "--store", store)
    assert (answer.exit_code, answer.stdout, answer.stderr) == (0, "false\n", "")


def test_an_empty_answer_says_so_on_standard_error(store: str) -> None:
    result = run("SELECT ?norm { ?norm cg:actionVerb 'fly' }", "--format", "csv", "--store", store)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == ["norm"]
    assert result.stderr == "Nothing in the store answers this query.\n"


def test_a_name_of_nobody_is_an_error_and_no_empty_answer(store: str) -> None:
    result = run("obligations-of-role", "--param", "role=Acount Manager", "--store", store)
    assert result.exit_code == 2
    assert "nothing in the store is called 'Acount Manager'" in result.stderr


def test_an_answer_goes_to_a_file_whole(store: str, tmp_path: Path) -> None:
    result = run("documents", "--format", "csv", "-o", str(tmp_path / "a.csv"), "--store", store)
    assert (result.exit_code, result.stdout) == (0, "")
    assert len((tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()) == 5
    missing = run("documents", "-o", str(tmp_path / "no" / "a.csv"), "--store", store)
    assert missing.exit_code == 2
    assert "does not exist" in missing.stderr


def test_the_list_tells_names_titles_questions_and_parameters() -> None:
    result = run("--list")
    assert result.exit_code == 0
    for query in load_queries().values():
        assert f"{query.name}: {query.header.title}\n    {query.header.question}\n" in result.stdout
    assert "--param hops=… (integer, 2 if left out) how many links may be followed" in result.stdout


def test_the_list_is_readable_by_machines() -> None:
    listed = json.loads(run("--list", "--format", "json").stdout)
    assert [query["name"] for query in listed] == list(load_queries())
    hops = next(query for query in listed if query["name"] == "related-clauses")["parameters"][1]
    assert (hops["name"], hops["kind"], hops["default"]) == ("hops", "integer", "2")
    assert run("--list", "--format", "xml").exit_code == 2


def test_show_prints_the_query_and_asks_nothing() -> None:
    result = run("deadlines", "--show", "--store", "no/such/store")
    assert (result.exit_code, result.stdout) == (0, load_queries()["deadlines"].text)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "name a query, or see `kg query --list`"),
        (("deadline",), "Error: deadline: there is no query of this name; did you mean deadlines"),
        (("absent.rq",), "Error: absent.rq: there is no query of this name"),
        (
            ("obligations-of-role",),
            "Error: obligations-of-role: the parameter role is missing; its parameters are role (name)",
        ),
        (("deadlines", "-p", "agnt=x"), "there is no parameter agnt (did you mean agent?)"),
        (("related-clauses", "-p", "type=x", "-p", "hops=two"), "hops is not 'two': it takes a whole number"),
        (("deadlines", "-p", "agent"), "'agent' is no parameter; write it as NAME=VALUE"),
        (
            ("deadlines", "--format", "turtle"),
            "Error: turtle: this format does not fit an answer that is rows; take table, csv",
        ),
        (("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "--format", "csv"), "take turtle, ntriples, jsonld or rdfxml"),
        (("DROP ALL ",), "Error: query: an update is refused"),
        (("SELECT * { SERVICE <urn:x> { } }",), "Error: query: SERVICE is refused"),
        (("SELECT * {\n?s ?p }",), "Error: query: line 2, column 7 is no SPARQL:\n?s ?p }\n      ^\n"),
    ],
)
def test_what_cannot_be_answered_is_said_in_words_with_exit_code_2(
    store: str, words: tuple[str, ...], message: str
) -> None:
    result = run(*words, "--store", store)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_bytes_that_are_no_text_are_refused(store: str) -> None:
    for words, given in ((("ASK { # \udcff\n}",), b""), (("-",), b"ASK { # \xff\n}")):
        result = CliRunner().invoke(main, ["query", *words, "--store", store], input=given)
        assert result.exit_code == 2
        assert "no UTF-8 text" in result.stderr


def test_a_path_that_no_file_can_have_is_an_unknown_name() -> None:
    for name in ("x" * 5_000 + ".rq", "a\0.rq"):
        with pytest.raises(QueryError, match="there is no query of this name"):
            find_query(name)


def test_no_store_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    result = run("deadlines", "--store", str(tmp_path / "none"))
    assert result.exit_code == 2
    assert "there is no store here" in result.stderr


def test_a_query_changes_nothing_in_the_store(store: str) -> None:
    before = Store.open(Path(store)).dump()
    run("documents", "--store", store)
    run("DELETE WHERE { ?s ?p ?o }", "--store", store)
    assert Store.open(Path(store)).dump() == before


def test_two_queries_read_a_store_at_the_same_time(store: str) -> None:
    with_open = Store.open(Path(store))
    assert run("documents", "--store", store).exit_code == 0
    assert len(with_open.documents()) == 4


def test_explain_marks_the_words_within_their_clause(store: str) -> None:
    result = CliRunner().invoke(main, ["explain", "CM", "--store", store])
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("Role: Contract Manager\nhttps://w3id.org/clausegraph/id/role/contract-manager\n")
    assert "  provided by: Supplier  (id:party/supplier)\n" in result.stdout
    assert "agreement.txt, characters 124 to 140" in result.stdout
    assert "1. Duties 1.1 The >>> Contract Manager <<< (CM) shall notify" in result.stdout


def test_explain_says_the_kind_of_a_norm_once(store: str) -> None:
    text = 'SELECT DISTINCT ?n { ?n cg:action "notify the Customer of faults" }'
    norm = run(text, "--format", "csv", "--store", store).stdout.split()[1]
    result = CliRunner().invoke(main, ["explain", norm, "--store", store])
    assert result.stdout.splitlines()[:2] == ["Obligation: notify the Customer of faults", norm]


def test_explain_marks_by_style_where_there_is_colour() -> None:
    place = Place("urn:p", "a.txt", 4, 7, "the", "of\n", ", x")
    assert to_marked_text(place, colour=False).plain == "of >>> the <<<, x"
    coloured = to_marked_text(place, colour=True)
    assert coloured.plain == "of the, x"
    assert [coloured.plain[span.start : span.end] for span in coloured.spans if span.style] == ["the"]


def test_explain_tells_machines_the_same(store: str) -> None:
    found = json.loads(CliRunner().invoke(main, ["explain", "CM", "--format", "json", "--store", store]).stdout)
    assert (found["kind"], found["name"], found["total_places"]) == ("Role", "Contract Manager", 1)
    assert found["places"][0]["words"] == "Contract Manager"


def test_explain_leaves_out_what_is_beyond_the_limit_and_says_how_much(store: str) -> None:
    result = CliRunner().invoke(main, ["explain", "party/customer", "--limit", "1", "--store", store])
    assert "    … and 3 more\n" in result.stdout
    assert "more places; --limit" in result.stdout


def test_explain_refuses_what_there_is_not_or_what_is_several_things(store: str) -> None:
    unknown = CliRunner().invoke(main, ["explain", "Contract Managr", "--store", store])
    assert unknown.exit_code == 2
    assert "did you mean role/contract-manager" in unknown.stderr
    several = CliRunner().invoke(main, ["explain", "norm/1", "--store", store])
    assert several.exit_code == 2
    assert "name one of them" in several.stderr


def test_explain_shows_hostile_words_as_signs(tmp_path: Path) -> None:
    graph = "<https://w3id.org/clausegraph/id/document/ab>"
    cg, kind = "https://w3id.org/clausegraph/ontology#", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    words = "[bold red]x[/] \\u001B[2J \\u202E"
    role = "<https://w3id.org/clausegraph/id/role/x>"
    integer = "^^<http://www.w3.org/2001/XMLSchema#integer>"
    quads = (
        f"{role} {kind} <{cg}Role> {graph} .\n"
        f'{role} <http://www.w3.org/2004/02/skos/core#prefLabel> "{words}" {graph} .\n'
        f"{role} <{cg}mentionedAt> <urn:place> {graph} .\n<urn:place> {kind} <{cg}Excerpt> {graph} .\n"
        f'<urn:place> <{cg}exact> "{words}" {graph} .\n<urn:place> <{cg}beginIndex> "0"{integer} {graph} .\n'
        f'<urn:place> <{cg}endIndex> "9"{integer} {graph} .\n{graph} <{cg}fileName> "a\\u001B.txt" {graph} .\n'
    )
    with Store.open_for_building(tmp_path / "store") as opened:
        opened.put_document(graph.strip("<>"), quads.encode())
    result = CliRunner().invoke(main, ["explain", "role/x", "--store", str(tmp_path / "store")])
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout and "\u202e" not in result.stdout
    assert ">>> [bold red]x[/] \\x1b[2J \\u202e <<<" in result.stdout


def test_check_says_that_a_sound_store_has_its_shapes(store: str) -> None:
    result = CliRunner().invoke(main, ["check", "--store", store])
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("The graph of 4 documents has its shapes.\n")
    assert "  note: 1 of 9 norms that nobody bears, as far as the text tells (norms-without-bearer)\n" in result.stdout


def test_check_without_lint_is_the_verdict_alone(store: str) -> None:
    result = CliRunner().invoke(main, ["check", "--no-lint", "--store", store])
    assert (result.exit_code, result.stdout) == (0, "The graph of 4 documents has its shapes.\n")


def test_check_of_a_broken_store_names_what_is_wrong_with_exit_code_1(tmp_path: Path) -> None:
    graph = "<urn:page>"
    kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    quads = f"{graph} {kind} <https://w3id.org/clausegraph/ontology#Document> {graph} .\n"
    with Store.open_for_building(tmp_path / "store") as opened:
        opened.put_document("urn:page", quads.encode())
    result = CliRunner().invoke(main, ["check", "--no-lint", "--store", str(tmp_path / "store")])
    assert result.exit_code == 1
    assert "breaks its shapes in 2 places" in result.stdout
    assert "  violation: urn:page: a document has the name of its file\n" in result.stdout
    told = CliRunner().invoke(main, ["check", "--format", "json", "--store", str(tmp_path / "store")])
    assert told.exit_code == 1
    report = json.loads(told.stdout)
    assert report["conforms"] is False
    assert {violation["thing"] for violation in report["violations"]} == {"urn:page"}
    assert [finding["rule"] for finding in report["findings"]] == []


def test_a_query_that_takes_too_long_is_ended(store: str) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    result = run(endless, "--time-limit", "0.5", "--store", store)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Error: query: it took longer than 0.5 s; ask for less, or with LIMIT\n"


def test_a_query_within_its_time_is_answered_as_without_a_limit(store: str) -> None:
    for words in (("organizations",), ("SELECT ?n { ?n cg:actionVerb 'fly' }",), ("DROP ALL ",)):
        limited = run(*words, "--time-limit", "60", "--store", store)
        free = run(*words, "--store", store)
        assert (limited.exit_code, limited.stdout, limited.stderr) == (free.exit_code, free.stdout, free.stderr)
