"""Small stores made by hand: clause pages whose every word a test knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from kg.graph.quads import to_n_quads
from kg.graph.store import Store
from kg.model import (
    Agent,
    AgentKind,
    Clause,
    ClauseReading,
    Document,
    DocumentKind,
    Modality,
    Norm,
    Outline,
    Participant,
    Qualifier,
    QualifierKind,
    Reading,
    Section,
    Span,
)


@dataclass(frozen=True)
class Duty:
    """A norm: who, which kind, what, for whom, and what limits it."""

    who: str | None
    act: str
    modality: Modality = Modality.OBLIGATION
    to: str | None = None
    limits: tuple[tuple[QualifierKind, str], ...] = ()


@dataclass(frozen=True)
class Sample:
    """A clause: its heading, its words, its norms."""

    heading: str
    words: str
    duties: tuple[Duty, ...] = ()


def read_page(
    title: str,
    samples: Sequence[Sample] = (),
    related: Sequence[Sample | str] = (),
    *,
    summary: str = "",
    name: str | None = None,
    roles: Sequence[str] = (),
    forms: dict[str, tuple[str, ...]] | None = None,
    providers: dict[str, str] | None = None,
) -> Reading:
    """Return the reading of a clause page that says just this."""
    text, readings = f"{title}\n{summary}\n", []
    about = Span(len(title) + 1, len(title) + 1 + len(summary)) if summary else None
    kinds = [(s, Section.SAMPLES) for s in samples]
    kinds += [(s if isinstance(s, Sample) else Sample(s, f"{s} words."), Section.RELATED) for s in related]
    for sample, section in kinds:
        begin = len(text)
        body = begin + len(sample.heading) + 2
        text += f"{sample.heading}. {sample.words}\n"
        whole = Span(begin, len(text) - 1)
        own = title if section is Section.SAMPLES else sample.heading
        clause = Clause(section, whole, Span(body, whole.end), sample.heading, own)
        norms = tuple(to_norm(duty, Span(body, whole.end)) for duty in sample.duties)
        readings.append(ClauseReading(clause, norms, (), agent_names(sample.duties)))
    names = sorted({name for reading in readings for name in reading.agents} | set(roles))
    agents = tuple(
        Agent(
            AgentKind.ROLE if agent in roles else AgentKind.PARTY,
            agent,
            (forms or {}).get(agent, ()),
            (Span(0, 1),),
            (providers or {}).get(agent),
        )
        for agent in names
    )
    document = Document((name or f"{title.lower()}.txt",), sha256(text.encode()).hexdigest(), text)
    outline = Outline(DocumentKind.CLAUSE_PAGE, text, title, about, tuple(r.clause for r in readings))
    return Reading(document, outline, tuple(readings), agents)


def agent_names(duties: Sequence[Duty]) -> tuple[str, ...]:
    return tuple(sorted({name for duty in duties for name in (duty.who, duty.to) if name}))


def to_norm(duty: Duty, evidence: Span) -> Norm:
    begin = evidence.begin
    return Norm(
        duty.modality,
        evidence,
        Span(begin, begin + 1),
        duty.act,
        duty.act.split(" ")[0],
        "by hand",
        Participant(f"The {duty.who}", (duty.who,)) if duty.who else None,
        Participant(f"the {duty.to}", (duty.to,)) if duty.to else None,
        tuple(Qualifier(kind, Span(begin + n, begin + n + 2), words) for n, (kind, words) in enumerate(duty.limits, 1)),
    )


def to_store(*readings: Reading) -> Store:
    """Return a store in memory that holds these readings."""
    return Store.in_memory(b"".join(map(to_n_quads, readings)))


def support_pages() -> tuple[Reading, ...]:
    """Return three pages: two that name each other, and one that nobody is related to."""
    answer = Duty("Vendor", "answer every call", to="Client", limits=((QualifierKind.DEADLINE, "within one hour"),))
    leave = Duty("Vendor", "leave the desk unstaffed", Modality.PROHIBITION)
    report = Duty(
        "Help Desk Lead",
        "report to the Client",
        to="Client",
        limits=((QualifierKind.FREQUENCY, "each month"),),
    )
    ask = Duty("Client", "ask for a recording", Modality.PERMISSION)
    keep = Duty(None, "be kept for a year")
    return (
        read_page(
            "Help Desk",
            [
                Sample("Help Desk", "The Vendor shall answer every call within one hour.", (answer, leave)),
                Sample("HELP DESK", "The Lead shall report to the Client each month.", (report,)),
            ],
            [Sample("Technical Support", "The Client may ask for a recording.", (ask,)), "Toll-Free Number"],
            summary="Help Desk clauses say who answers.",
            roles=["Help Desk Lead"],
            forms={"Help Desk Lead": ("HDL",)},
        ),
        read_page(
            "Technical Support",
            [Sample("Technical Support", "Records shall be kept for a year.", (keep,))],
            ["Help Desk", "Spare Parts"],
        ),
        read_page("Royalties", [Sample("Royalties", "Nothing is owed.")]),
    )


def many_pages(count: int, related: int = 3) -> tuple[Reading, ...]:
    """Return so many pages, each with a few clauses and norms and so many related types."""
    return tuple(
        read_page(
            f"Topic {n}",
            [
                Sample(
                    f"Topic {n}",
                    f"The Vendor {n % 9} shall do thing {n}.{k} with care and at its own expense. " * 3,
                    (Duty(f"Vendor {n % 9}", f"do thing {n}.{k} with care", to="Client"),),
                )
                for k in range(3)
            ],
            [f"Topic {(n * 7 + 3 * k + 1) % count}" for k in range(related)],
        )
        for n in range(count)
    )
