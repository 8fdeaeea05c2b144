"""Three small pages and a contract, read by hand: a graph of which every fact is known."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from kg.graph.quads import to_n_quads
from kg.graph.store import Store
from kg.model import (
    Agent,
    AgentKind,
    Basis,
    Clause,
    ClauseReading,
    Definition,
    Document,
    DocumentKind,
    Modality,
    Norm,
    Organization,
    Outline,
    Participant,
    Provision,
    Qualifier,
    QualifierKind,
    Reading,
    Reference,
    Section,
    Span,
    TimeLimit,
)

SHARED = "Escalation The Help Desk Agent should inform the Customer every week."

HELP_DESK = f"""Help Desk Clause Samples
How users are helped.
Help Desk. The Supplier shall answer the Customer within ten (10) business days of receipt. The Help Desk Agent
must not disclose passwords.
Related to Help Desk
{SHARED}
"""

ESCALATION = f"""Escalation Clause Samples
{SHARED}
Related to Escalation
Service Levels Reports shall be sent to the Customer within four hours.
"""

SERVICE_LEVELS = """SERVICE LEVELS Clause Samples
SERVICE LEVELS. Calls must be logged. If the Customer agrees, the supplier may pause the service unless it is night.
Related to Service Levels
Help Desk Desks are open.
Penalties None are due.
"""

AGREEMENT = """SERVICES AGREEMENT
Acme GmbH (the "Supplier") and Borg Ltd (the "Customer") agree. "Fee" means the price.
1. Duties 1.1 The Contract Manager (CM) shall notify the Customer of faults. 1.2 Under Section 1.1 and Schedule 2 the
Customer is entitled to a report. 1.3 The Supplier need not work at night.
"""

SUPPLIER = Agent(AgentKind.PARTY, "Supplier")
CUSTOMER = Agent(AgentKind.PARTY, "Customer")
DESK_AGENT = Agent(AgentKind.ROLE, "Help Desk Agent")
MANAGER = Agent(AgentKind.ROLE, "Contract Manager", ("CM",), provided_by="Supplier")


def within(text: str, words: str, begin: int = 0) -> Span:
    start = text.index(words, begin)
    return Span(start, start + len(words))


def who(text: str | None, *agents: str, basis: Basis = Basis.STATED) -> Participant:
    return Participant(text, agents, basis)


def limit(text: str, kind: QualifierKind, words: str, time: TimeLimit | None = None) -> Qualifier:
    return Qualifier(kind, within(text, words), words.strip(), time)


def norm(  # noqa: PLR0917 (read by position, as in the tables below)
    text: str,
    modality: Modality,
    sentence: str,
    trigger: str,
    action: str,
    bearer: Participant | None = None,
    to: Participant | None = None,
    limits: tuple[Qualifier, ...] = (),
    provision: int | None = None,
) -> Norm:
    evidence = within(text, sentence)
    words = within(text, trigger, evidence.begin)
    subject = "The subject" if bearer is None else None
    verb = action.split(maxsplit=1)[0]
    return Norm(modality, evidence, words, action, verb, "modal", bearer, to, limits, provision, subject)


def clause(text: str, section: Section, words: str, heading: str, kind: str | None, **parts: object) -> Clause:
    span = within(text, words)
    body = Span(span.begin + len(heading), span.end)
    return replace(Clause(section, span, body, heading, kind), **parts)  # type: ignore[arg-type]


def reading(
    name: str,
    text: str,
    outline: Outline,
    clauses: tuple[ClauseReading, ...],
    agents: tuple[Agent, ...],
    **named: object,
) -> Reading:
    mentioned = tuple(
        replace(agent, mentions=(within(text, agent.name),)) if agent.name in text else agent for agent in agents
    )
    document = Document((name,), sha256(text.encode()).hexdigest(), text)
    return replace(Reading(document, outline, clauses, mentioned), **named)  # type: ignore[arg-type]


def page(text: str, title: str, clauses: tuple[ClauseReading, ...], summary: Span | None = None) -> Outline:
    return Outline(DocumentKind.CLAUSE_PAGE, text, title, summary, tuple(c.clause for c in clauses))


def shared_clause(text: str, section: Section) -> ClauseReading:
    limits = (limit(text, QualifierKind.FREQUENCY, "every week"),)
    inform = norm(
        text,
        Modality.RECOMMENDATION,
        "The Help Desk Agent should inform the Customer every week.",
        "should",
        "inform the Customer every week",
        who("The Help Desk Agent", "Help Desk Agent"),
        who("the Customer", "Customer"),
        limits,
    )
    found = clause(text, section, SHARED, "Escalation", "Escalation")
    return ClauseReading(found, (inform,), (), ("Help Desk Agent", "Customer"))


def help_desk() -> Reading:
    text = HELP_DESK
    sample = text[text.index("Help Desk. ") : text.index("\nRelated")]
    deadline = limit(
        text, QualifierKind.DEADLINE, "within ten (10) business days of receipt", TimeLimit("P10D", 10, True, "receipt")
    )
    answer = norm(
        text,
        Modality.OBLIGATION,
        "The Supplier shall answer the Customer within ten (10) business days of receipt.",
        "shall",
        "answer the Customer within ten (10) business days of receipt",
        who("The Supplier", "Supplier"),
        who("the Customer", "Customer"),
        (deadline,),
    )
    secret = norm(
        text,
        Modality.PROHIBITION,
        "The Help Desk Agent\nmust not disclose passwords.",
        "must not",
        "disclose passwords",
        who("The Help Desk Agent", "Help Desk Agent"),
    )
    found = clause(text, Section.SAMPLES, sample, "Help Desk", "Help Desk")
    clauses = (
        ClauseReading(found, (answer, secret), (), ("Supplier", "Customer", "Help Desk Agent")),
        shared_clause(text, Section.RELATED),
    )
    outline = page(text, "Help Desk", clauses, within(text, "How users are helped."))
    return reading("help-desk.txt", text, outline, clauses, (SUPPLIER, CUSTOMER, DESK_AGENT))


def escalation() -> Reading:
    text = ESCALATION
    sentence = "Reports shall be sent to the Customer within four hours."
    deadline = limit(text, QualifierKind.DEADLINE, "within four hours", TimeLimit("PT4H"))
    send = norm(
        text,
        Modality.OBLIGATION,
        sentence,
        "shall",
        "send to the Customer within four hours",
        who(None, "Supplier", basis=Basis.INFERRED),
        who("the Customer", "Customer"),
        (deadline,),
    )
    related = clause(text, Section.RELATED, f"Service Levels {sentence}", "Service Levels", "Service Levels")
    clauses = (shared_clause(text, Section.SAMPLES), ClauseReading(related, (send,), (), ("Customer",)))
    outline = page(text, "Escalation", clauses)
    return reading("escalation.txt", text, outline, clauses, (SUPPLIER, CUSTOMER, DESK_AGENT))


def service_levels() -> Reading:
    text = SERVICE_LEVELS
    log = norm(text, Modality.OBLIGATION, "Calls must be logged.", "must", "log")
    pause = norm(
        text,
        Modality.PERMISSION,
        "If the Customer agrees, the supplier may pause the service unless it is night.",
        "may",
        "pause the service",
        who("the supplier", "supplier"),
        None,
        (
            limit(text, QualifierKind.CONDITION, "If the Customer agrees"),
            limit(text, QualifierKind.EXCEPTION, "unless it is night"),
        ),
    )
    sample = text[text.index("SERVICE LEVELS. ") : text.index("\nRelated")]
    first = clause(text, Section.SAMPLES, sample, "SERVICE LEVELS", "SERVICE LEVELS")
    clauses = (
        ClauseReading(first, (log, pause), (), ("supplier", "Customer")),
        ClauseReading(clause(text, Section.RELATED, "Help Desk Desks are open.", "Help Desk", "Help Desk")),
        ClauseReading(clause(text, Section.RELATED, "Penalties None are due.", "Penalties", "Penalties")),
    )
    outline = page(text, "SERVICE LEVELS", clauses)
    # The same party as on the other pages, printed without a capital.
    return reading("service-levels.txt", text, outline, clauses, (Agent(AgentKind.PARTY, "supplier"), CUSTOMER))


def agreement() -> Reading:
    text = AGREEMENT
    duties = text[text.index("1. Duties") :].strip()
    items = tuple(text[text.index(f"1.{n} ") :].split(f" 1.{n + 1} ")[0].strip() for n in (1, 2, 3))
    provisions = (
        Provision("1.", within(text, duties), None, within(text, "Duties")),
        *(Provision(f"1.{n}", within(text, item), 0) for n, item in enumerate(items, 1)),
    )
    notify = norm(
        text,
        Modality.OBLIGATION,
        "The Contract Manager (CM) shall notify the Customer of faults.",
        "shall",
        "notify the Customer of faults",
        who("The Contract Manager (CM)", "Contract Manager"),
        who("the Customer", "Customer"),
        provision=1,
    )
    report = norm(
        text,
        Modality.RIGHT,
        "Under Section 1.1 and Schedule 2 the\nCustomer is entitled to a report.",
        "is entitled to",
        "report",
        who("the Customer", "Customer"),
        provision=2,
    )
    night = norm(
        text,
        Modality.EXEMPTION,
        "The Supplier need not work at night.",
        "need not",
        "work at night",
        who("The Supplier", "Supplier", basis=Basis.INHERITED),
        provision=3,
    )
    references = (
        Reference(within(text, "Section 1.1"), "Section 1.1", 1),
        Reference(within(text, "Schedule 2"), "Schedule 2"),
    )
    body = clause(text, Section.BODY, duties, "1. Duties", None, provisions=provisions)
    clauses = (ClauseReading(body, (notify, report, night), references, ("Contract Manager", "Customer", "Supplier")),)
    outline = Outline(DocumentKind.CONTRACT, text, "SERVICES AGREEMENT", None, (body,))
    return reading(
        "agreement.txt",
        text,
        outline,
        clauses,
        (SUPPLIER, CUSTOMER, MANAGER),
        organizations=(
            Organization("Acme GmbH", within(text, "Acme GmbH"), "Supplier"),
            Organization("Borg Ltd", within(text, "Borg Ltd"), "Customer"),
        ),
        definitions=(Definition("Fee", within(text, '"Fee" means the price.')),),
    )


def make_readings() -> tuple[Reading, ...]:
    return help_desk(), escalation(), service_levels(), agreement()


def make_quads() -> bytes:
    return b"".join(map(to_n_quads, make_readings()))


def make_store() -> Store:
    return Store.in_memory(make_quads())
