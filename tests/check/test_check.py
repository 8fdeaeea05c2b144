"""The shapes find what is wrong with a graph and nothing wrong with a sound one; lint finds loose ends."""

from __future__ import annotations

import builtins
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.check import Report, check
from kg.check.lint import load_rules
from kg.check.shapes import _load_validator
from kg.errors import KgError
from kg.graph.store import Store
from kg.query.guard import check_query

CG = "https://w3id.org/clausegraph/ontology#"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
INTEGER = "^^<http://www.w3.org/2001/XMLSchema#integer>"
Change = Callable[[str], str]


@pytest.fixture(scope="module")
def quads() -> str:
    """Return the graph of one page and a contract, read by hand."""
    made = runpy.run_path(str(Path(__file__).parent.parent / "query" / "dataset.py"))
    lines: list[bytes] = [made["to_n_quads"](reading) for reading in (made["help_desk"](), made["agreement"]())]
    return b"".join(lines).decode()


def checked(quads: str) -> Report:
    return check(Store.in_memory(quads.encode()), with_lint=False)


def line_with(quads: str, *parts: str) -> str:
    return next(line for line in quads.splitlines(keepends=True) if all(part in line for part in parts))


def without(*parts: str) -> Change:
    return lambda quads: quads.replace(line_with(quads, *parts), "")


def replacing(old: str, new: str, *parts: str) -> Change:
    def change(quads: str) -> str:
        line = line_with(quads, old, *parts)
        return quads.replace(line, line.replace(old, new))

    return change


def adding(prop: str, value: str, *parts: str) -> Change:
    """Return what says one thing more of the first thing of a class."""

    def change(quads: str) -> str:
        line = line_with(quads, *parts)
        subject, graph = line.split(maxsplit=1)[0], line.split()[-2]
        return quads + f"{subject} <{CG}{prop}> {value} {graph} .\n"

    return change


def without_place_of_clause(quads: str) -> str:
    clause = line_with(quads, f"<{CG}text>").split()[0]
    return without(f"{clause} <{CG}occursAt>")(quads)


NORM = f"<{CG}Norm>"
BROKEN: list[tuple[Change, str]] = [
    (without(f"<{CG}fileName>"), "a document has the name of its file"),
    (replacing('"contract"', '"poem"'), "a document is either a clause page or a contract"),
    (without(f"<{CG}exact>"), "an excerpt has its exact words"),
    (without(f"<{CG}beginIndex>"), "an excerpt begins at one place that is not behind its end"),
    (replacing('beginIndex> "', 'beginIndex> "9999'), "an excerpt begins at one place that is not behind its end"),
    (adding("endIndex", f'"99999"{INTEGER}', f"<{CG}Excerpt>"), "an excerpt ends at one place"),
    (adding("inDocument", "<urn:other>", f"<{CG}Excerpt>"), "an excerpt is in one document"),
    (adding("section", "<urn:other>", f"<{CG}Excerpt>"), "an occurrence of a clause is in one section"),
    (replacing('exact> "', 'exact> "x'), "the exact words of an excerpt are as long as its place"),
    (without(f"<{CG}text>"), "a clause has its text"),
    (without_place_of_clause, "a clause stands in a place"),
    (adding("mentions", "<urn:nobody>", f"<{CG}Clause>"), "a clause mentions parties and roles"),
    (adding("clauseType", "<urn:nothing>", f"<{CG}Clause>"), "the type of a clause is a clause type"),
    (without(f"{TYPE} <{CG}Obligation>"), "a norm is of exactly one kind"),
    (adding("x", "<urn:x>", NORM), ""),
    (without("norm/1>", f"<{CG}evidence>"), "a norm has the words that state it"),
    (without(f"<{CG}trigger>"), "a norm has the words that make it one"),
    (without(f"<{CG}action>"), "a norm has its act"),
    (without(f"<{CG}foundBy>"), "a norm names the rule that found it"),
    (adding("bearer", "<urn:nobody>", NORM), "the bearer of a norm is a party or a role"),
    (replacing(f"{CG}Stated", f"{CG}Guessed"), "a bearer is stated, inherited or inferred"),
    (without(f"<{CG}bearerBasis>"), "a norm says how its bearer is known where, and only where, it has one"),
    (
        replacing(f"{CG}Stated", f"{CG}Inferred"),
        "a norm has words for its bearer only where the bearer is stated or inherited",
    ),
    (adding("deadline", "<urn:soon>", NORM), "what limits a norm is a qualifier"),
    (replacing("true", "maybe", f"<{CG}businessDays>"), "whether business days count is true or false"),
    (adding("days", f'"-1"{INTEGER}', f"<{CG}Qualifier>"), "days are a whole number"),
    (without("prefLabel>", "role/"), "a party or role has a name"),
    (without(f"<{CG}Party>", "party/"), "an agent is either a party or a role"),
    (adding("providedBy", "<urn:nobody>", f"<{CG}Role>"), "a role is provided by a party"),
    (without(f"<{CG}number>"), "a provision has its number"),
    (adding("inClause", "<urn:other>", f"<{CG}Provision>"), "a provision is in one clause"),
    (without(f"<{CG}definedAt>"), "a defined term is defined somewhere"),
    (adding("actsAs", "<urn:nobody>", f"<{CG}Organization>"), "an organisation acts as a party"),
    (adding("refersTo", "<urn:nothing>", f"<{CG}Reference>"), "a reference leads to a provision or a document"),
]


@pytest.mark.parametrize(("change", "message"), BROKEN, ids=range(len(BROKEN)))
def test_the_shapes_find_what_is_broken(quads: str, change: Change, message: str) -> None:
    report = checked(change(quads))
    assert report.conforms == (not message)
    if message:
        assert message in {violation.message for violation in report.violations}


def test_a_norm_of_two_kinds_is_found(quads: str) -> None:
    line = line_with(quads, f"{TYPE} <{CG}Obligation>")
    report = checked(quads + line.replace("Obligation", "Permission"))
    assert [violation.message for violation in report.violations] == ["a norm is of exactly one kind"]


def test_a_blank_node_is_found(quads: str) -> None:
    line = line_with(quads, f"{TYPE} <{CG}DefinedTerm>")
    blank = quads.replace(line.split()[0], "_:b")
    assert "a graph holds no blank nodes" in {violation.message for violation in checked(blank).violations}


def test_a_sound_graph_conforms(quads: str) -> None:
    assert checked(quads) == Report(2, (), ())
    assert checked("") == Report(0, (), ())


def test_a_violation_names_its_document_and_thing(quads: str) -> None:
    line = line_with(quads, f"<{CG}action>")
    (violation,) = checked(quads.replace(line, "")).violations
    assert violation.thing == line.split()[0].strip("<>")
    assert violation.document == line.split()[-2].strip("<>")
    assert violation.path == f"{CG}action"


def test_each_document_is_checked_by_itself(quads: str) -> None:
    line = line_with(quads, f"{TYPE} <{CG}Party>", "party/customer")
    report = checked(quads.replace(line, ""))
    assert {violation.document for violation in report.violations} == {line.split()[-2].strip("<>")}


def test_a_check_tells_how_far_it_has_come(quads: str) -> None:
    told: list[tuple[int, int]] = []
    check(Store.in_memory(quads.encode()), with_lint=False, on_progress=lambda *done: told.append(done))
    assert told == [(1, 2), (2, 2)]


def test_without_pyshacl_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch, quads: str) -> None:
    imported = builtins.__import__

    def refuse(name: str, *rest: Any, **named: Any) -> Any:
        if name == "pyshacl":
            raise ImportError(name)
        return imported(name, *rest, **named)

    _load_validator.cache_clear()
    monkeypatch.setattr(builtins, "__import__", refuse)
    try:
        with pytest.raises(KgError, match=r"pip install 'clausegraph\[check\]'"):
            checked(quads)
    finally:
        _load_validator.cache_clear()


FOUND = {
    "clauses-without-norms": (2, 7, "Help Desk Desks are open."),
    "dangling-references": (1, 2, "Schedule 2"),
    "norms-without-bearer": (1, 9, "log"),
    "related-types-without-page": (1, None, "Penalties"),
}


def test_lint_finds_the_loose_ends_of_a_small_graph() -> None:
    made = runpy.run_path(str(Path(__file__).parent.parent / "query" / "dataset.py"))
    findings = check(made["make_store"]()).findings
    assert {f.rule: (f.count, f.total, f.examples[0].detail) for f in findings} == FOUND
    assert {finding.severity for finding in findings} == {"note"}


def test_lint_warns_of_a_role_named_as_a_party_and_of_links_to_nothing(quads: str) -> None:
    role = "<https://w3id.org/clausegraph/id/role/customer>"
    graph = line_with(quads, f"<{CG}fileName>").split()[-2]
    more = (
        f"{role} {TYPE} <{CG}Role> {graph} .\n"
        f'{role} <http://www.w3.org/2004/02/skos/core#prefLabel> "CUSTOMER" {graph} .\n'
        f"{role} <{CG}mentionedAt> <urn:place> {graph} .\n"
        f"<urn:page> {TYPE} <{CG}Document> <urn:page> .\n"
        f'<urn:page> <{CG}fileName> "empty.txt" <urn:page> .\n'
    )
    findings = {f.rule: f for f in check(Store.in_memory((quads + more).encode())).findings}
    assert findings["party-and-role-of-same-name"].examples[0].thing == role.strip("<>")
    assert findings["dangling-links"].examples[0].thing == "urn:place"
    assert findings["documents-without-clauses"].examples[0].detail == "empty.txt"
    assert findings["roles-mentioned-once"].examples[0].detail == "CUSTOMER"
    assert findings["party-and-role-of-same-name"].severity == "warning"


def test_a_deadline_whose_figures_were_not_read_is_found(quads: str) -> None:
    line = line_with(quads, f"<{CG}duration>")
    findings = {f.rule: f for f in check(Store.in_memory(quads.replace(line, "").encode())).findings}
    assert findings["deadlines-without-length"].examples[0].detail == "within ten (10) business days of receipt"


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.name)
def test_a_rule_of_lint_is_a_safe_query_with_a_severity(rule: Any) -> None:
    check_query(rule.query)
    assert rule.severity in ("warning", "note")
    assert rule.message
    assert "ORDER BY ?thing" in rule.query
