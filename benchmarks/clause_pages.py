"""Clause pages as a library publishes them, made up: any number of them, the same ones from the same seed.

What real libraries show is kept: a few roles, parties and clause types are everywhere and most are rare (each is
taken in proportion to one over its rank), clauses are of one to four sentences, some with a list, and a clause in a
section "Related to" is one that stands on the page of its own type as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, product
from random import Random
from typing import NamedTuple

FIELDS = (
    *("Account", "Asset", "Audit", "Backup", "Billing", "Change", "Claims", "Compliance", "Contract", "Cost"),
    *("Data", "Delivery", "Document", "Energy", "Equipment", "Facility", "Fleet", "Freight", "Grant", "Incident"),
    *("Inventory", "Invoice", "Laboratory", "Licence", "Maintenance", "Network", "Order", "Payment", "Personnel"),
    *("Procurement", "Project", "Quality", "Records", "Risk", "Safety", "Security", "Service", "Site", "Software"),
    *("Storage", "Supply", "Tooling", "Training", "Travel", "Waste", "Warranty", "Workplace", "Yard"),
)
SCOPES = ("", "Annual", "Central", "Joint", "Local", "Monthly", "Quarterly", "Regional", "Special", "Standard")
MATTERS = (
    *(
        "Acceptance",
        "Access",
        "Approval",
        "Assessment",
        "Control",
        "Escalation",
        "Governance",
        "Handover",
        "Management",
    ),
    *("Monitoring", "Notification", "Planning", "Recovery", "Reporting", "Retention", "Review"),
    *("Support", "Testing"),
)
POSITIONS = (
    *("Manager", "Coordinator", "Officer", "Director", "Engineer", "Analyst", "Supervisor", "Administrator"),
    *("Controller", "Specialist", "Inspector", "Auditor", "Technician", "Planner", "Representative"),
)
RANKS = ("", "Deputy", "Regional", "Senior")
SIDES = (
    *("Supplier", "Customer", "Contractor", "Client", "Provider", "Authority", "Vendor", "Buyer", "Licensor"),
    *("Licensee", "Agency", "Consultant", "Subcontractor", "Operator", "Owner", "Lessee", "Carrier", "Distributor"),
)
KINDS_OF_SIDE = ("", "Lead", "Prime", "Local", "Competitive", "Participating", "Approved", "Receiving")
THINGS = (
    *("report", "register", "inventory", "schedule", "certificate", "forecast", "budget", "invoice", "plan"),
    *("checklist", "drawing", "manual", "key", "log", "permit", "quotation", "sample", "statement", "ticket"),
)
ACTS = (
    *("submit", "review", "update", "correct", "keep", "publish", "sign", "archive", "approve", "prepare"),
    *("check", "maintain", "replace", "deliver", "store", "label", "inspect", "verify", "renew", "copy"),
)
TIMES = (
    *("within two (2) business days", "within five (5) business days of receipt", "within thirty (30) days"),
    *("no later than ten (10) days after delivery", "within 24 hours", "promptly", "within one month of the request"),
    *("prior to the end of the quarter", "within fourteen (14) days after the Effective Date"),
)
CYCLES = ("on a monthly basis", "every quarter", "each calendar week", "annually", "at least once each year")
CASES = (
    *("If a defect is found", "In the event that a payment is late", "Where the site is closed", "Upon request"),
    *("If the {side} so requires", "Unless otherwise agreed in writing", "Subject to Section {number}"),
)
SENTENCES = (
    "The {role} shall {act} the {field} {thing} {time}.",
    "The {side} shall {act} the {field} {thing} {cycle} and send a copy to the {other}.",
    "The {role} must {act} each {thing} and report any {field} fault to the {other} {time}.",
    "{case}, the {side} shall {act} the {thing} {time}.",
    "{case}, the {role} may {act} the {field} {thing}.",
    "The {side} shall not {act} a {thing} without the prior written consent of the {other}.",
    "The {role} is responsible for the {field} {thing} of the {other}.",
    "The {other} has the right to {act} the {thing} {time}.",
    "The {side} is not required to {act} any {thing} that concerns {field} {number}.",
    "The {field} {thing} of the {other} shall be kept for {number} years.",
    "The {side} will appoint a {role}, who shall {act} the {thing} {cycle}.",
    "The {role} should {act} the {field} {thing} before the {role2} does.",
    "The {role} shall: (a) {act} the {thing} {time}; (b) inform the {other} of each {field} fault; "
    "and (c) {act2} the {thing2} {cycle}.",
)


class Clause(NamedTuple):
    """A clause of a page: its title, and its text without it."""

    title: str
    text: str


@dataclass(frozen=True)
class Page:
    """A clause page: what it is about, its samples, and clauses of other types."""

    title: str
    samples: tuple[Clause, ...]
    related: tuple[Clause, ...]

    @property
    def text(self) -> str:
        """Return the page as it is published."""
        summary = f"A {self.title} clause sets out who looks after this matter, by when, and what is asked of others."
        samples = (f"{title}. {text}" for title, text in self.samples)
        related = (f"  • {title} {text}\n" for title, text in self.related)
        head = (f"{self.title} Clause Samples", summary)
        return "\n".join([*head, *samples, "", f"Related to {self.title}", "", *related])


class Ranked:
    """Words of which each is taken in proportion to one over its rank, in an order that a seed gives."""

    def __init__(self, words: Sequence[str], seed: str) -> None:
        self.words = Random(seed).sample(words, len(words))
        self.weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))

    def take(self, chance: Random, number: int = 1) -> list[str]:
        """Return as many words, some of them perhaps the same."""
        return chance.choices(self.words, cum_weights=self.weights, k=number)


def join_names(*parts: Sequence[str]) -> list[str]:
    """Return every name that takes one word of each part.

    >>> join_names(["", "Deputy"], ["Fleet"], ["Manager"])
    ['Fleet Manager', 'Deputy Fleet Manager']
    """
    return [" ".join(filter(None, words)) for words in product(*parts)]


class Library:
    """A library of clause pages: pages, and the clauses on them, by their numbers."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.types = Ranked(join_names(SCOPES, FIELDS, MATTERS), f"{seed} types")
        self.roles = Ranked(join_names(RANKS, FIELDS, POSITIONS), f"{seed} roles")
        self.sides = Ranked(join_names(KINDS_OF_SIDE, SIDES), f"{seed} sides")

    def pages(self) -> Iterator[Page]:
        """Yield the pages, the most linked types first; there are as many as there are names of types."""
        for title in self.types.words:
            chance = Random(f"{self.seed} {title}")
            samples = tuple(self.clause(title, number) for number in range(8 + min(int(chance.expovariate(0.08)), 80)))
            titles = dict.fromkeys(self.types.take(chance, chance.randint(4, 12)))
            related = tuple(self.clause(other, chance.randint(0, 7)) for other in titles if other != title)
            yield Page(title, samples, related)

    def clause(self, title: str, number: int) -> Clause:
        """Return a clause of a type."""
        chance = Random(f"{self.seed} {title} {number}")
        templates = chance.choices(SENTENCES, k=chance.choice((1, 1, 2, 2, 3, 4)))
        return Clause(title, " ".join(self.sentence(template, chance) for template in templates))

    def sentence(self, template: str, chance: Random) -> str:
        """Return a template with its places filled."""
        side, other = self.sides.take(chance, 2)
        role, role2 = self.roles.take(chance, 2)
        (act, act2), (thing, thing2) = chance.choices(ACTS, k=2), chance.choices(THINGS, k=2)
        words = {"side": side, "other": other, "role": role, "role2": role2, "act": act, "act2": act2}
        words |= {"thing": thing, "thing2": thing2, "field": chance.choice(FIELDS).lower()}
        words |= {"time": chance.choice(TIMES), "cycle": chance.choice(CYCLES), "number": str(chance.randint(2, 30))}
        return template.format(case=chance.choice(CASES).format(**words), **words)
