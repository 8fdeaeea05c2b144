"""A norm that stands in several places is one row, and the place shown is one that answers the question."""

from __future__ import annotations

import pytest

from kg.graph.store import Store
from kg.query import load_queries, select
from kg.query.parameters import Parameter

BASE = "https://w3id.org/clausegraph/id/"
CG = "https://w3id.org/clausegraph/ontology#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
A = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
INTEGER = "^^<http://www.w3.org/2001/XMLSchema#integer>"
KINDS = ("Obligation", "Prohibition", "Permission", "Right", "Exemption", "Recommendation")
LIMIT_QUERIES = ("conditions", "deadlines", "exceptions", "recurring-duties")
LIMITS = ("deadline", "frequency", "condition", "exception")


def page(document: str, kind: str, offsets: tuple[int, ...], *, resolved: bool) -> bytes:
    """Return a page with one clause of a type: a norm of each kind, at each offset.

    Only where they are `resolved` are the bearer, the counterparty and the limits of the norms known.
    """
    source, clause = f"<{BASE}document/{document}>", f"<{BASE}clause/1>"
    typed = f"<{BASE}clause-type/{kind.lower().replace(' ', '-')}>"
    lines = [
        f'{source} <{CG}fileName> "{document}.txt"',
        f"{clause} <{CG}clauseType> {typed}",
        f"{typed} {A} <{CG}ClauseType>",
        f'{typed} <{SKOS}prefLabel> "{kind}"',
    ]
    for agent in ("Party", "Role") if resolved else ():
        iri = f"<{BASE}{agent.lower()}/1>"
        lines += [f"{iri} {A} <{CG}{name}>" for name in ("Agent", agent)]
        lines += [f'{iri} <{SKOS}prefLabel> "The {agent}"']
    for number, modality in enumerate(KINDS):
        lines += norm(f"<{BASE}clause/1/norm/{number}>", modality, resolved=resolved)
        for offset in offsets:
            place = f"<{BASE}document/{document}#char={offset},{offset + 5}>"
            lines += [
                f"<{BASE}clause/1/norm/{number}> <{CG}evidence> {place}",
                f'{place} <{CG}exact> "words of {document} at {offset}"',
                f'{place} <{CG}beginIndex> "{offset}"{INTEGER}',
            ]
    return "".join(f"{line} {source} .\n" for line in lines).encode()


def norm(iri: str, modality: str, *, resolved: bool) -> list[str]:
    lines = [
        f"{iri} {A} <{CG}Norm>",
        f"{iri} {A} <{CG}{modality}>",
        f"{iri} <{CG}inClause> <{BASE}clause/1>",
        f'{iri} <{CG}action> "notify"',
        f'{iri} <{CG}actionVerb> "notify"',
    ]
    if not resolved:
        return lines
    lines += [f"{iri} <{CG}bearerBasis> <{CG}Inferred>", f"{iri} <{CG}counterparty> <{BASE}role/1>"]
    lines += [f"{iri} <{CG}bearer> <{BASE}{agent}/1>" for agent in ("party", "role")]
    for name in LIMITS:
        limit = f"{iri[:-1]}/{name}>"
        lines += [f"{iri} <{CG}{name}> {limit}", f'{limit} {LABEL} "some {name}"']
    return lines


def answer(pages: tuple[bytes, ...], name: str, **values: str) -> list[dict[str, str]]:
    query = load_queries()[name]
    given = {p.name: values.get(p.name, p.default or "") for p in query.header.parameters}
    declared: tuple[Parameter, ...] = query.header.parameters
    return select(Store.in_memory(b"".join(pages)), query.text, given, declared)


CASES: list[tuple[str, dict[str, str], int]] = [
    ("conditions", {}, len(KINDS)),
    ("conditions", {"agent": "party"}, len(KINDS)),
    ("deadlines", {}, len(KINDS)),
    ("deadlines", {"agent": "party"}, len(KINDS)),
    ("duties-by-verb", {"verb": "notify"}, 1),
    ("exceptions", {}, len(KINDS)),
    ("exceptions", {"agent": "the role"}, len(KINDS)),
    ("exemptions", {}, 1),
    ("exemptions", {"agent": "role"}, 1),
    ("inferred-bearers", {}, len(KINDS)),
    ("norms-of-agent", {"agent": "role"}, len(KINDS)),
    ("norms-of-clause-type", {"type": "second"}, len(KINDS)),
    ("norms-without-bearer", {}, len(KINDS)),
    ("notices", {}, 1),
    ("obligations-of-party", {"party": "party"}, 1),
    ("obligations-of-role", {"role": "role"}, 1),
    ("owed-to", {"agent": "role"}, len(KINDS)),
    ("permissions-and-rights", {}, 2),
    ("permissions-and-rights", {"agent": "party"}, 2),
    ("prohibitions", {}, 1),
    ("prohibitions", {"agent": "party"}, 1),
    ("recommendations", {}, 1),
    ("recommendations", {"agent": "party"}, 1),
    ("recurring-duties", {}, len(KINDS)),
    ("recurring-duties", {"agent": "party"}, len(KINDS)),
]


@pytest.mark.parametrize(("name", "values", "rows"), CASES)
@pytest.mark.parametrize("known", ["a", "b"])
def test_a_norm_is_found_whichever_of_its_documents_answers(
    name: str, values: dict[str, str], rows: int, known: str
) -> None:
    pages = tuple(
        page(document, "Second" if document == known else "First", (7,), resolved=document == known)
        for document in ("a", "b")
    )
    found = answer(pages, name, **values)
    assert len(found) == rows
    asks_what_one_document_knows = set(values) - {"verb"} or name in (*LIMIT_QUERIES, "inferred-bearers")
    other = {"a": "b", "b": "a"}[known]
    shown = known if asks_what_one_document_knows else other if name == "norms-without-bearer" else "a"
    assert {(row["file"], row["sentence"]) for row in found} == {(f"{shown}.txt", f"words of {shown} at 7")}


@pytest.mark.parametrize("kind", ["One", "Two", "Three"])
def test_a_clause_on_three_pages_is_found_under_each_of_its_types(kind: str) -> None:
    pages = tuple(
        page(name, typed, (7,), resolved=True) for name, typed in (("a", "One"), ("b", "Two"), ("c", "Three"))
    )
    found = answer(pages, "norms-of-clause-type", type=kind)
    assert [row["kind"] for row in found] == list(KINDS)
    assert {row["file"] for row in found} == {{"One": "a.txt", "Two": "b.txt", "Three": "c.txt"}[kind]}


@pytest.mark.parametrize(("name", "values", "rows"), CASES)
def test_the_first_of_several_places_is_the_one_with_the_smallest_offset(
    name: str, values: dict[str, str], rows: int
) -> None:
    resolved = name != "norms-without-bearer"
    found = answer((page("a", "Second", (1000, 200, 30000), resolved=resolved),), name, **values)
    assert len(found) == rows
    assert {row["sentence"] for row in found} == {"words of a at 200"}


def test_a_document_with_two_names_and_a_blank_in_them_is_one_document() -> None:
    other_name = f'<{BASE}document/a> <{CG}fileName> "0 copy #1 of a.txt" <{BASE}document/a> .\n'.encode()
    (row,) = answer((page("a", "Second", (1000, 200), resolved=True), other_name), "prohibitions")
    assert (row["file"], row["sentence"]) == ("0 copy #1 of a.txt", "words of a at 200")
    assert row["who"].split("; ") in (["The Party", "The Role"], ["The Role", "The Party"])


def test_a_name_that_begins_with_a_word_like_an_article_is_found() -> None:
    pages = (page("a", "Any Willing Provider", (7,), resolved=True),)
    for typed in ("Any Willing Provider", "any willing provider", "the Any Willing Provider"):
        assert len(answer(pages, "norms-of-clause-type", type=typed)) == len(KINDS)
