"""Every named query, asked of three pages and a contract, against answers written by hand."""

from __future__ import annotations

import time
from typing import NamedTuple

import pytest

from kg.graph.store import Store
from kg.query import ask, load_queries
from kg.query.formats import Form
from kg.query.tokens import TokenKind, read_tokens

WORDS = ("sentence", "text", "named")
"""Columns that hold the words of the excerpt in the same row; they are compared with the excerpt itself."""
PLACES = ("excerpt", "target", "document")
WITHOUT_PLACE = {"documents": "document"}
MARKS = {"name": "x", "string": "x", "integer": "2", "iri": "urn:x", "boolean": "true"}


class Case(NamedTuple):
    """A query, its parameters, the columns that are compared, and their values; `None` for an empty one."""

    name: str
    parameters: dict[str, str]
    columns: str
    rows: list[tuple[str | None, ...]]


CASES = [
    Case(
        "clause-text",
        {"words": "inform THE customer"},
        "clauseType places file",
        [
            ("Escalation", "2", "escalation.txt"),
        ],
    ),
    Case(
        "clause-types",
        {},
        "clauseType clauses related definition file",
        [
            ("Help Desk", "2", "1", None, "service-levels.txt"),
            ("Service Levels", "2", "2", None, "service-levels.txt"),
            ("Escalation", "1", "1", None, "escalation.txt"),
            ("Penalties", "1", "0", None, "service-levels.txt"),
        ],
    ),
    Case(
        "clause-types-without-samples",
        {},
        "clauseType namedBy file",
        [
            ("Penalties", "1", "service-levels.txt"),
        ],
    ),
    Case(
        "conditions",
        {},
        "condition who basis kind action file",
        [
            ("If the Customer agrees", "supplier", "stated", "Permission", "pause the service", "service-levels.txt"),
            ("unless it is night", "supplier", "stated", "Permission", "pause the service", "service-levels.txt"),
        ],
    ),
    Case(
        "deadlines",
        {},
        "deadline days businessDays countsFrom who basis action file",
        [
            (
                "within four hours",
                None,
                "false",
                None,
                "Supplier",
                "inferred",
                "send to the Customer within four hours",
                "escalation.txt",
            ),
            (
                "within ten (10) business days of receipt",
                "10",
                "true",
                "receipt",
                "Supplier",
                "stated",
                "answer the Customer within ten (10) business days of receipt",
                "help-desk.txt",
            ),
        ],
    ),
    Case(
        "defined-terms",
        {},
        "term file",
        [
            ("Fee", "agreement.txt"),
        ],
    ),
    Case(
        "documents",
        {},
        "file title kind clauses norms partiesAndRoles",
        [
            ("agreement.txt", "SERVICES AGREEMENT", "contract", "1", "3", "3"),
            ("escalation.txt", "Escalation", "clause page", "2", "2", "3"),
            ("help-desk.txt", "Help Desk", "clause page", "2", "3", "3"),
            ("service-levels.txt", "SERVICE LEVELS", "clause page", "3", "2", "2"),
        ],
    ),
    Case(
        "duties-by-verb",
        {"verb": "Answer"},
        "who basis action to when condition file",
        [
            (
                "Supplier",
                "stated",
                "answer the Customer within ten (10) business days of receipt",
                "Customer",
                "within ten (10) business days of receipt",
                None,
                "help-desk.txt",
            ),
        ],
    ),
    Case(
        "exceptions",
        {},
        "exception who basis kind action file",
        [
            ("unless it is night", "supplier", "stated", "Permission", "pause the service", "service-levels.txt"),
        ],
    ),
    Case(
        "exemptions",
        {},
        "who basis action to when condition file",
        [
            ("Supplier", "inherited", "work at night", None, None, None, "agreement.txt"),
        ],
    ),
    Case(
        "inferred-bearers",
        {},
        "who kind action to when condition file",
        [
            (
                "Supplier",
                "Obligation",
                "send to the Customer within four hours",
                "Customer",
                "within four hours",
                None,
                "escalation.txt",
            ),
        ],
    ),
    Case(
        "mentions-of",
        {"agent": "CM"},
        "clauseType file",
        [
            (None, "agreement.txt"),
        ],
    ),
    Case(
        "most-connected-clause-types",
        {},
        "clauseType links leadingAway leadingHere file",
        [
            ("Service Levels", "3", "2", "1", "service-levels.txt"),
            ("Escalation", "2", "1", "1", "escalation.txt"),
            ("Help Desk", "2", "1", "1", "service-levels.txt"),
            ("Penalties", "1", "0", "1", "service-levels.txt"),
        ],
    ),
    Case(
        "norms-of-agent",
        {"agent": "supplier"},
        "basis kind action to when condition file",
        [
            ("inherited", "Exemption", "work at night", None, None, None, "agreement.txt"),
            (
                "inferred",
                "Obligation",
                "send to the Customer within four hours",
                "Customer",
                "within four hours",
                None,
                "escalation.txt",
            ),
            (
                "stated",
                "Obligation",
                "answer the Customer within ten (10) business days of receipt",
                "Customer",
                "within ten (10) business days of receipt",
                None,
                "help-desk.txt",
            ),
            (
                "stated",
                "Permission",
                "pause the service",
                None,
                None,
                "If the Customer agrees; unless it is night",
                "service-levels.txt",
            ),
        ],
    ),
    Case(
        "norms-of-clause-type",
        {"type": "escalation"},
        "who basis kind action to when condition file",
        [
            (
                "Help Desk Agent",
                "stated",
                "Recommendation",
                "inform the Customer every week",
                "Customer",
                "every week",
                None,
                "escalation.txt",
            ),
        ],
    ),
    Case(
        "norms-of-document",
        {"document": "AGREE"},
        "who basis kind action to when condition file",
        [
            (
                "Contract Manager",
                "stated",
                "Obligation",
                "notify the Customer of faults",
                "Customer",
                None,
                None,
                "agreement.txt",
            ),
            ("Customer", "stated", "Right", "report", None, None, None, "agreement.txt"),
            ("Supplier", "inherited", "Exemption", "work at night", None, None, None, "agreement.txt"),
        ],
    ),
    Case(
        "norms-without-bearer",
        {},
        "whoInTheText kind action to when condition file",
        [
            (None, "Obligation", "log", None, None, None, "service-levels.txt"),
        ],
    ),
    Case(
        "notices",
        {},
        "who basis action to when condition file",
        [
            ("Contract Manager", "stated", "notify the Customer of faults", "Customer", None, None, "agreement.txt"),
        ],
    ),
    Case(
        "obligations-of-party",
        {"party": "supplier"},
        "basis action to when condition file",
        [
            (
                "inferred",
                "send to the Customer within four hours",
                "Customer",
                "within four hours",
                None,
                "escalation.txt",
            ),
            (
                "stated",
                "answer the Customer within ten (10) business days of receipt",
                "Customer",
                "within ten (10) business days of receipt",
                None,
                "help-desk.txt",
            ),
        ],
    ),
    Case(
        "obligations-of-role",
        {"role": "the contract manager"},
        "basis action to when condition file",
        [
            ("stated", "notify the Customer of faults", "Customer", None, None, "agreement.txt"),
        ],
    ),
    Case(
        "organizations",
        {},
        "organization party file",
        [
            ("Acme GmbH", "Supplier", "agreement.txt"),
            ("Borg Ltd", "Customer", "agreement.txt"),
        ],
    ),
    Case(
        "owed-to",
        {"agent": "Customer"},
        "who basis kind action to when condition file",
        [
            (
                "Contract Manager",
                "stated",
                "Obligation",
                "notify the Customer of faults",
                "Customer",
                None,
                None,
                "agreement.txt",
            ),
            (
                "Help Desk Agent",
                "stated",
                "Recommendation",
                "inform the Customer every week",
                "Customer",
                "every week",
                None,
                "escalation.txt",
            ),
            (
                "Supplier",
                "inferred",
                "Obligation",
                "send to the Customer within four hours",
                "Customer",
                "within four hours",
                None,
                "escalation.txt",
            ),
            (
                "Supplier",
                "stated",
                "Obligation",
                "answer the Customer within ten (10) business days of receipt",
                "Customer",
                "within ten (10) business days of receipt",
                None,
                "help-desk.txt",
            ),
        ],
    ),
    Case(
        "parties-and-their-clauses",
        {},
        "party clauseType clauses norms inferred file",
        [
            ("Customer", None, "1", "1", "0", "agreement.txt"),
            ("Customer", "Escalation", "1", "0", "0", "escalation.txt"),
            ("Customer", "Help Desk", "1", "0", "0", "help-desk.txt"),
            ("Customer", "Service Levels", "2", "0", "0", "service-levels.txt"),
            ("Supplier", None, "1", "1", "0", "agreement.txt"),
            ("Supplier", "Help Desk", "1", "1", "0", "help-desk.txt"),
            ("Supplier", "Service Levels", "1", "1", "0", "service-levels.txt"),
        ],
    ),
    Case(
        "permissions-and-rights",
        {},
        "who basis kind action to when condition file",
        [
            ("Customer", "stated", "Right", "report", None, None, None, "agreement.txt"),
            (
                "supplier",
                "stated",
                "Permission",
                "pause the service",
                None,
                None,
                "If the Customer agrees; unless it is night",
                "service-levels.txt",
            ),
        ],
    ),
    Case(
        "prohibitions",
        {},
        "who basis action to when condition file",
        [
            ("Help Desk Agent", "stated", "disclose passwords", None, None, None, "help-desk.txt"),
        ],
    ),
    Case(
        "provisions-of-document",
        {"document": "agreement"},
        "number within heading file",
        [
            ("1.", None, "1. Duties", "agreement.txt"),
            ("1.1", "1.", None, "agreement.txt"),
            ("1.2", "1.", None, "agreement.txt"),
            ("1.3", "1.", None, "agreement.txt"),
        ],
    ),
    Case(
        "recommendations",
        {},
        "who basis action to when condition file",
        [
            (
                "Help Desk Agent",
                "stated",
                "inform the Customer every week",
                "Customer",
                "every week",
                None,
                "escalation.txt",
            ),
        ],
    ),
    Case(
        "recurring-duties",
        {},
        "frequency who basis action file",
        [
            ("every week", "Help Desk Agent", "stated", "inform the Customer every week", "escalation.txt"),
        ],
    ),
    Case(
        "references",
        {},
        "reference number clauseType file",
        [
            ("Section 1.1", "1.1", None, "agreement.txt"),
            ("Schedule 2", None, None, "agreement.txt"),
        ],
    ),
    Case(
        "related-clauses",
        {"type": "help desk", "hops": "2"},
        "distance clauseType file",
        [
            ("1", "Escalation", "escalation.txt"),
            ("2", "Service Levels", "service-levels.txt"),
        ],
    ),
    Case(
        "related-links",
        {},
        "from to mutual file",
        [
            ("Escalation", "Service Levels", "false", "escalation.txt"),
            ("Help Desk", "Escalation", "false", "help-desk.txt"),
            ("Service Levels", "Help Desk", "false", "service-levels.txt"),
            ("Service Levels", "Penalties", "false", "service-levels.txt"),
        ],
    ),
    Case(
        "responsibilities",
        {},
        "who is norms obligations prohibitions permissions rights exemptions recommendations inferred file",
        [
            ("Supplier", "party", "4", "2", "0", "1", "0", "1", "0", "1", "service-levels.txt"),
            ("Help Desk Agent", "role", "2", "0", "1", "0", "0", "0", "1", "0", "escalation.txt"),
            ("Contract Manager", "role", "1", "1", "0", "0", "0", "0", "0", "0", "agreement.txt"),
            ("Customer", "party", "1", "0", "0", "0", "1", "0", "0", "0", "agreement.txt"),
        ],
    ),
    Case(
        "role-providers",
        {},
        "role party file",
        [
            ("Contract Manager", "Supplier", "agreement.txt"),
        ],
    ),
    Case(
        "roles-and-their-clauses",
        {},
        "role clauseType clauses norms inferred file",
        [
            ("Contract Manager", None, "1", "1", "0", "agreement.txt"),
            ("Help Desk Agent", "Escalation", "1", "1", "0", "escalation.txt"),
            ("Help Desk Agent", "Help Desk", "1", "1", "0", "help-desk.txt"),
        ],
    ),
    Case(
        "shared-clauses",
        {},
        "clauseType documents places files",
        [
            ("Escalation", "2", "2", "escalation.txt; help-desk.txt"),
        ],
    ),
    Case(
        "search",
        {"words": "customer inform* OR notify"},
        "kind file",
        [
            ("Obligation", "agreement.txt"),
            ("Recommendation", "escalation.txt"),
            ("Clause", "escalation.txt"),
            ("Clause", "agreement.txt"),
        ],
    ),
    Case(
        "unresolved-references",
        {},
        "reference times file",
        [
            ("Schedule 2", "1", "agreement.txt"),
        ],
    ),
    Case(
        "who-owes-whom",
        {},
        "who to obligations inferred file",
        [
            ("Supplier", "Customer", "2", "1", "escalation.txt"),
            ("Contract Manager", "Customer", "1", "0", "agreement.txt"),
        ],
    ),
]


def rows_of(store: Store, name: str, parameters: dict[str, str]) -> list[dict[str, str | None]]:
    answer = ask(store, load_queries()[name].text, parameters, name)
    assert answer.form is Form.ROWS
    return [
        {column: term.value if term else None for column, term in zip(answer.variables, row, strict=True)}  # type: ignore[union-attr]
        for row in answer.rows()
    ]


def without_order(row: dict[str, str | None]) -> dict[str, list[str]]:
    """Return a row with the parts of each value sorted: a value that joins several has them in no order."""
    return {column: sorted((value or "").split("; ")) for column, value in row.items()}


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_named_query_answers_its_question(store: Store, case: Case) -> None:
    rows = rows_of(store, case.name, case.parameters)
    columns = case.columns.split()
    wanted = [without_order(dict(zip(columns, row, strict=True))) for row in case.rows]
    assert [without_order({column: row[column] for column in columns}) for row in rows] == wanted
    if rows:
        assert set(rows[0]) - set(case.columns.split()) <= {*WORDS, *PLACES}


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_each_row_of_an_answer_leads_to_the_words_that_say_it(store: Store, case: Case) -> None:
    for row in rows_of(store, case.name, case.parameters):
        place = row[WITHOUT_PLACE.get(case.name, "excerpt")]
        query = "SELECT ?words { ?at cg:exact|cg:fileName ?words . FILTER(STR(?at) = $place) }"
        exact = ask(store, query, {"place": place or ""})
        (words,) = {term.value for (term,) in exact.rows()}  # type: ignore[union-attr]
        shown = next((row[column] for column in WORDS if column in row), words)
        assert " ".join((shown or "").split()) == " ".join(words.split())


@pytest.mark.parametrize("name", load_queries())
def test_what_rows_are_joined_by_never_lacks_a_value(name: str) -> None:
    """By a value that `MIN` may leave out the engine joins every row with every other: minutes, not a moment."""
    text = load_queries()[name].text
    assert "(MIN(?place) AS" not in text
    assert "(MIN(?at) AS" not in text


def test_every_named_query_has_a_case() -> None:
    asked = {case.name for case in CASES} | {"is-related", "responsibility-graph"}
    assert asked == set(load_queries())
    assert len(asked) >= 24


@pytest.mark.parametrize(
    ("start", "end", "related"),
    [("Help Desk", "Penalties", True), ("the help desk", "HELP DESK", True), ("Penalties", "Help Desk", False)],
)
def test_is_related_follows_links_in_their_direction(store: Store, start: str, end: str, related: bool) -> None:
    answer = ask(store, load_queries()["is-related"].text, {"from": start, "to": end})
    assert answer.form is Form.BOOLEAN
    assert bool(answer.results) is related


def test_responsibility_graph_holds_the_norms_of_one_agent_only(store: Store) -> None:
    answer = ask(store, load_queries()["responsibility-graph"].text, {"agent": "cm"})
    triples = {(t.subject.value, t.predicate.value.rpartition("#")[2], t.object.value) for t in answer.triples()}
    assert {(p, o) for _, p, o in triples if p in ("action", "exact", "prefLabel")} == {
        ("action", "notify the Customer of faults"),
        ("exact", "The Contract Manager (CM) shall notify the Customer of faults."),
        ("prefLabel", "Contract Manager"),
    }


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ({"hops": "1"}, [("1", "Escalation")]),
        ({"hops": "3"}, [("1", "Escalation"), ("2", "Service Levels"), ("3", "Penalties")]),
        ({"hops": "5"}, [("1", "Escalation"), ("2", "Service Levels"), ("3", "Penalties")]),
        ({"hops": "1", "both": "true"}, [("1", "Escalation"), ("1", "Service Levels")]),
        ({"hops": "2", "both": "yes"}, [("1", "Escalation"), ("1", "Service Levels"), ("2", "Penalties")]),
    ],
)
def test_related_clauses_are_told_with_their_smallest_distance(
    store: Store, parameters: dict[str, str], found: list[tuple[str, str]]
) -> None:
    rows = rows_of(store, "related-clauses", {"type": "Help Desk", **parameters})
    assert [(row["distance"], row["clauseType"]) for row in rows] == found


@pytest.mark.parametrize(
    "name", ["deadlines", "prohibitions", "permissions-and-rights", "conditions", "recurring-duties"]
)
def test_a_name_narrows_an_answer_to_one_agent(store: Store, name: str) -> None:
    everybody = rows_of(store, name, {})
    assert rows_of(store, name, {"agent": "nobody"}) == []
    for row in everybody:
        assert row in rows_of(store, name, {"agent": f" The  {row['who']}"})


def test_an_acronym_finds_what_the_name_finds(store: Store) -> None:
    by_name = rows_of(store, "obligations-of-role", {"role": "Contract Manager"})
    assert by_name == rows_of(store, "obligations-of-role", {"role": "cm"}) != []


@pytest.mark.parametrize("name", load_queries())
def test_a_named_query_says_what_it_asks_and_for_which_values(name: str) -> None:
    query = load_queries()[name]
    assert query.header.title and query.header.question.endswith("?")
    assert all(parameter.meaning and parameter.kind in MARKS for parameter in query.header.parameters)
    assert ("ORDER BY" in query.text) == (name not in ("is-related", "responsibility-graph"))


@pytest.mark.parametrize("name", load_queries())
def test_a_parameter_has_no_name_of_another_variable(name: str) -> None:
    query = load_queries()[name]
    variables = {t.text for t in read_tokens(query.text) if t.kind is TokenKind.VARIABLE}
    for parameter in query.header.parameters:
        assert f"${parameter.name}" in variables
        assert f"?{parameter.name}" not in variables


@pytest.mark.parametrize("name", load_queries())
def test_a_named_query_answers_at_once_on_an_empty_store(name: str) -> None:
    query = load_queries()[name]
    began = time.perf_counter()
    answer = ask(Store.in_memory(), query.text, {p.name: MARKS[p.kind] for p in query.header.parameters}, name)
    assert list(answer.rows()) == answer.triples() == []
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_same_question_has_the_same_answer_whatever_was_read_first(store: Store, case: Case) -> None:
    lines = store.dump().splitlines(keepends=True)
    turned = Store.in_memory(b"".join(reversed(lines)))
    assert list(map(without_order, rows_of(turned, case.name, case.parameters))) == [
        without_order(row) for row in rows_of(store, case.name, case.parameters)
    ]


@pytest.mark.parametrize(
    ("durations", "order"),
    [
        (
            ["P1Y", "P2M", "P40D", "P10D", "PT90M", "PT2H", "P1DT12H", "PT30S"],
            "PT30S PT90M PT2H P1DT12H P10D P40D P2M P1Y",
        )
    ],
)
def test_deadlines_are_sorted_by_length_whatever_their_unit(durations: list[str], order: str) -> None:
    base, cg = "https://w3id.org/clausegraph/id/", "https://w3id.org/clausegraph/ontology#"
    document = f"<{base}document/ab>"
    quads = f'{document} <{cg}fileName> "a.txt" {document} .\n'
    for number, duration in enumerate(durations):
        norm, limit, place = (f"<{base}{kind}/{number}>" for kind in ("norm", "limit", "place"))
        quads += (
            f"{norm} <{cg}deadline> {limit} {document} .\n{norm} <{cg}evidence> {place} {document} .\n"
            f'{norm} <{cg}action> "act" {document} .\n{place} <{cg}exact> "words" {document} .\n'
            f'{place} <{cg}beginIndex> "{number}"^^<http://www.w3.org/2001/XMLSchema#integer> {document} .\n'
            f'{limit} <http://www.w3.org/2000/01/rdf-schema#label> "{duration}" {document} .\n'
            f'{limit} <{cg}duration> "{duration}"^^<http://www.w3.org/2001/XMLSchema#duration> {document} .\n'
        )
    rows = rows_of(Store.in_memory(quads.encode()), "deadlines", {})
    assert " ".join(str(row["deadline"]) for row in rows) == order
