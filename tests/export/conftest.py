"""Stores with a handful of norms, made by hand."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest

from kg.graph.quads import to_n_quads
from kg.graph.store import Store
from kg.model import (
    Agent,
    AgentKind,
    Basis,
    Clause,
    ClauseReading,
    Document,
    DocumentKind,
    Modality,
    Norm,
    Outline,
    Participant,
    Provision,
    Qualifier,
    QualifierKind,
    Reading,
    Section,
    Span,
    TimeLimit,
)

PROVIDER = Agent(AgentKind.PARTY, "Provider")
CLIENT = Agent(AgentKind.PARTY, "Client")
MANAGER = Agent(AgentKind.ROLE, "Service Manager", provided_by="Provider")

REPORT = (
    "If volumes rise, the Provider shall report to the Service Manager within ten (10) business days after month end."
)
WAIVE = "The Service Manager may not waive fees."
KEEP = "Records shall be kept."
TRAIN = "a) train the staff"
DESK = f"Service Desk. {REPORT} {WAIVE} {KEEP} The Provider shall: {TRAIN}"


def within(text: str, words: str, after: int = 0) -> Span:
    begin = text.index(words, after)
    return Span(begin, begin + len(words))


def desk_norms(text: str, start: int) -> tuple[Norm, ...]:
    """Return the norms of the clause `DESK`, which begins at `start`."""
    deadline = Qualifier(
        QualifierKind.DEADLINE,
        within(text, "within ten (10) business days after month end", start),
        "within ten (10) business days after month end",
        TimeLimit("P10D", 10, True, "month end"),
    )
    condition = Qualifier(QualifierKind.CONDITION, within(text, "If volumes rise", start), "If volumes rise")
    return (
        Norm(
            Modality.OBLIGATION,
            within(text, REPORT, start),
            within(text, "shall", start),
            "report to the Service Manager",
            "report",
            "shall",
            Participant("the Provider", ("Provider",)),
            Participant("the Service Manager", ("Service Manager",)),
            (deadline, condition),
        ),
        Norm(
            Modality.PROHIBITION,
            within(text, WAIVE, start),
            within(text, "may not", start),
            "waive fees",
            "waive",
            "may not",
            Participant("The Service Manager", ("Service Manager",)),
        ),
        Norm(
            Modality.OBLIGATION,
            within(text, KEEP, start),
            within(text, "shall", text.index(KEEP, start)),
            "be kept",
            "keep",
            "shall",
            Participant(None, ("Provider",), Basis.INFERRED),
            Participant(None, ("Client",)),
        ),
        Norm(
            Modality.OBLIGATION,
            within(text, TRAIN, start),
            within(text, "shall", text.index("The Provider shall:", start)),
            "train the staff",
            "train",
            "shall",
            Participant("The Provider", ("Provider",), Basis.INHERITED),
            provision=0,
        ),
    )


def desk_reading(file: str, before: str, kind: DocumentKind) -> Reading:
    """Return a document in which the clause `DESK` stands after other words."""
    text = before + DESK
    start = len(before)
    clause = Clause(
        Section.SAMPLES,
        Span(start, len(text)),
        Span(start + len("Service Desk. "), len(text)),
        "Service Desk",
        "SERVICE DESK",
        (Provision("a)", within(text, TRAIN, start)),),
    )
    agents = (PROVIDER, CLIENT, MANAGER)
    mentioned = tuple(Agent(a.kind, a.name, a.forms, (Span(start, start + 7),), a.provided_by) for a in agents)
    return Reading(
        Document((file,), sha256(text.encode()).hexdigest(), text),
        Outline(kind, text, "Service Desk", None, (clause,)),
        (ClauseReading(clause, desk_norms(text, start), (), tuple(a.name for a in agents)),),
        mentioned,
    )


def plain_reading(file: str, sentences: list[tuple[str, str]], heading: str = "Plain") -> Reading:
    """Return a document with one clause: sentences that oblige an agent named like the second text."""
    text = f"{heading}. " + " ".join(f"{agent} shall {act}." for act, agent in sentences)
    norms, agents = [], {}
    for act, agent in sentences:
        sentence = f"{agent} shall {act}."
        evidence = within(text, sentence)
        trigger = within(text, "shall", evidence.begin + len(agent))
        norms.append(Norm(Modality.OBLIGATION, evidence, trigger, act, "do", "shall", Participant(agent, (agent,))))
        agents[agent] = Agent(AgentKind.ROLE, agent, (), (Span(evidence.begin, evidence.begin + len(agent)),))
    clause = Clause(Section.BODY, Span(0, len(text)), Span(0, len(text)), heading, heading)
    return Reading(
        Document((file,), sha256(text.encode()).hexdigest(), text),
        Outline(DocumentKind.CONTRACT, text, heading, None, (clause,)),
        (ClauseReading(clause, tuple(norms), (), tuple(agents)),),
        tuple(agents.values()),
    )


def store_of(*readings: Reading) -> Store:
    return Store.in_memory(b"".join(map(to_n_quads, readings)))


@pytest.fixture(scope="session")
def desk() -> Store:
    """Return a store in which two documents share one clause of four norms."""
    return store_of(
        desk_reading("desk.txt", "", DocumentKind.CLAUSE_PAGE),
        desk_reading("handbook.txt", "Chapter 1\n\n", DocumentKind.CONTRACT),
    )


HOSTILE = [
    "=HYPERLINK(1)",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\tcmd",
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "a | b `c` [d](javascript:alert(1))",
    '"quoted", and; split',
    "line\none\r\ntwo",
    "\u202egnorw\u202c \u0001\u000b",
]


@pytest.fixture(scope="session")
def hostile() -> Store:
    """Return a store in which acts, agents, headings and a file name are hostile."""
    sentences = [(text, text) for text in HOSTILE]
    return store_of(
        *(plain_reading(f"{text}.txt", [pair], text) for text, pair in zip(HOSTILE, sentences, strict=True))
    )


@pytest.fixture(scope="session")
def many() -> Store:
    """Return a store with nine roles, the first of which bears most."""
    sentences = [(f"act {n}-{m}", f"Role {n}") for n in range(9) for m in range(9 - n)]
    return store_of(plain_reading("many.txt", sentences))


@pytest.fixture
def excepted() -> Store:
    """Return a store with one norm, which has an exception."""
    reading = plain_reading("rain.txt", [("act unless it rains", "Clerk")])
    (clause,) = reading.clauses
    exception = Qualifier(QualifierKind.EXCEPTION, within(reading.document.text, "unless it rains"), "unless it rains")
    norms = tuple(norm._replace(qualifiers=(exception,)) for norm in clause.norms)
    return store_of(replace(reading, clauses=(replace(clause, norms=norms),)))


@pytest.fixture
def empty() -> Store:
    return Store.in_memory()
