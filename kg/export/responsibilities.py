"""Norms → a responsibility map: a row for each duty, a column for each party and role."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

from kg.export.norms import AgentName, NormRow
from kg.model import AgentKind, Basis, Modality

BEARS = {
    Modality.OBLIGATION: "Must",
    Modality.PROHIBITION: "Must not",
    Modality.PERMISSION: "May",
    Modality.RIGHT: "Entitled",
    Modality.EXEMPTION: "Exempt",
    Modality.RECOMMENDATION: "Should",
}
"""What a cell says of an agent who bears a norm."""
RECEIVES = "To"
"""What a cell says of an agent to whom the act is done or owed."""
DEFAULT_COLUMNS = 60
"""How many agents have a column of their own unless one asks for another number."""


@dataclass(frozen=True, slots=True)
class Involvement:
    """How an agent is involved in a duty: a word of `BEARS` or `RECEIVES`, and whether it is inferred."""

    word: str
    inferred: bool = False

    def __str__(self) -> str:
        """Return the words of a cell.

        >>> str(Involvement("Must", inferred=True))
        'Must (inferred)'
        """
        return f"{self.word} (inferred)" if self.inferred else self.word


@dataclass(frozen=True, slots=True)
class Duty:
    """A norm, as it is read in one way, as a row of the map.

    `number` counts the rows from 1; `rows` are the norm at each of its places, which agree in its kind, act,
    agents and limits; `involved` tells by the IRI of an agent how it is involved.
    """

    number: int
    rows: tuple[NormRow, ...]
    involved: dict[str, tuple[Involvement, ...]]

    @property
    def norm(self) -> NormRow:
        """Return the norm at its first place."""
        return self.rows[0]

    @property
    def types(self) -> tuple[str, ...]:
        """Return the labels of all clause types under which it stands, sorted; `""` where there is none."""
        return tuple(sorted({name for row in self.rows for name in row.clause_types}, key=type_key)) or ("",)

    @property
    def when(self) -> str:
        """Return the words of its deadlines and frequencies."""
        return "; ".join([*(d.text for d in self.norm.deadlines), *self.norm.frequencies])

    @property
    def unless(self) -> str:
        """Return the words of its conditions and exceptions, each once."""
        return "; ".join(dict.fromkeys([*self.norm.conditions, *self.norm.exceptions]))

    @property
    def files(self) -> str:
        """Return the names of all documents that state it."""
        return "; ".join(dict.fromkeys(row.file for row in self.rows))

    def cell(self, agent: AgentName) -> str:
        """Return how an agent is involved, empty where it is not."""
        return "; ".join(str(i) for i in self.involved.get(agent.iri, ()))


@dataclass(frozen=True, slots=True)
class Load:
    """What an agent carries: how many norms it bears, by the word of the cell, and how many it receives.

    `inferred` says how many of all these only the context implies.
    """

    agent: AgentName
    bears: tuple[tuple[str, int], ...]
    receives: int
    inferred: int

    @property
    def borne(self) -> int:
        """Return how many norms it bears."""
        return sum(count for _, count in self.bears)


@dataclass(frozen=True, slots=True)
class ResponsibilityMap:
    """A responsibility map.

    `duties` stand in the order of their numbers; `groups` are the same by the label of the clause type, a
    duty that stands under several types in each of their groups; `loads` are the agents that have a column,
    parties first, each kind by how much it carries; `others` are the agents that share the last column;
    `unassigned` counts the duties, by the word of the cell, that no agent is known to bear.
    """

    duties: tuple[Duty, ...]
    loads: tuple[Load, ...]
    others: tuple[Load, ...]
    unassigned: tuple[tuple[str, int], ...]

    @property
    def groups(self) -> tuple[tuple[str, tuple[Duty, ...]], ...]:
        """Return the duties by clause type, types by name, what has none last."""
        members: dict[str, list[Duty]] = defaultdict(list)
        for duty in self.duties:
            for name in duty.types:
                members[name].append(duty)
        return tuple((name, tuple(members[name])) for name in sorted(members, key=type_key))

    def __len__(self) -> int:
        return len(self.duties)

    def others_cell(self, duty: Duty) -> str:
        """Return how the agents without a column of their own are involved in a duty."""
        cells = ((load.agent.label, duty.cell(load.agent)) for load in self.others if load.agent.iri in duty.involved)
        return "; ".join(f"{name}: {cell}" for name, cell in cells)


def to_map(rows: Iterable[NormRow], columns: int = DEFAULT_COLUMNS) -> ResponsibilityMap:
    """Return the map of norms; beyond a number of columns, the agents that carry least share a last one."""
    duties = to_duties(rows)
    loads = weigh(duties)
    own = set(loads[:columns] if len(loads) > columns + 1 else loads)
    return ResponsibilityMap(
        duties=tuple(duties),
        loads=tuple(sorted((w for w in loads if w in own), key=lambda w: w.agent.kind is AgentKind.ROLE)),
        others=tuple(w for w in loads if w not in own),
        unassigned=tally(BEARS[d.norm.kind] for d in duties if not any(r.bearers for r in d.rows)),
    )


def to_duties(rows: Iterable[NormRow]) -> list[Duty]:
    """Return each reading of a norm once, with all its places, by its first clause type.

    Duties of no type stand last. Documents that share a clause share its norms, but may read them
    differently: who bears them and what limits them may depend on the words around the clause.
    """
    places: dict[Hashable, list[NormRow]] = defaultdict(list)
    for row in rows:
        places[reading_key(row)].append(row)
    duties = [Duty(0, tuple(found), involve(found)) for found in places.values()]
    ordered = sorted(duties, key=lambda duty: type_key(duty.types[0]))
    return [replace(duty, number=number) for number, duty in enumerate(ordered, 1)]


def reading_key(row: NormRow) -> Hashable:
    """Return what the places of a norm must agree in to be told of in one row."""
    agents = (row.bearers, row.counterparties)
    limits = (row.deadlines, row.frequencies, row.conditions, row.exceptions)
    return row.norm, row.kind, row.action, agents, limits


def type_key(name: str) -> tuple[bool, str, str]:
    """Return what clause types are sorted by: their names, the empty one last."""
    return not name, name.casefold(), name


def involve(rows: Sequence[NormRow]) -> dict[str, tuple[Involvement, ...]]:
    """Return how each agent is involved at any place of a norm; what one place states is not inferred."""
    words: dict[str, dict[str, bool]] = defaultdict(dict)
    for row in rows:
        for agent in row.bearers:
            known = words[agent.iri]
            known[BEARS[row.kind]] = known.get(BEARS[row.kind], True) and row.basis == Basis.INFERRED.value
        for agent in row.counterparties:
            known = words[agent.iri]
            known[RECEIVES] = known.get(RECEIVES, True) and not row.counterparty_text
    return {iri: tuple(Involvement(w, i) for w, i in found.items()) for iri, found in words.items()}


def weigh(duties: Sequence[Duty]) -> tuple[Load, ...]:
    """Return what each agent carries, those that bear most first, then those that receive most."""
    agents = {a.iri: a for d in duties for r in d.rows for a in (*r.bearers, *r.counterparties)}
    found: dict[str, list[Involvement]] = defaultdict(list)
    for duty in duties:
        for iri, involved in duty.involved.items():
            found[iri].extend(involved)
    loads = (to_load(agent, found[iri]) for iri, agent in agents.items())
    return tuple(sorted(loads, key=lambda w: (-w.borne, -w.receives, w.agent.label.casefold(), w.agent.iri)))


def to_load(agent: AgentName, involved: Sequence[Involvement]) -> Load:
    """Return what an agent carries."""
    words = tally(i.word for i in involved)
    receives = dict(words).get(RECEIVES, 0)
    bears = tuple((word, count) for word, count in words if word != RECEIVES)
    return Load(agent, bears, receives, sum(i.inferred for i in involved))


def tally(words: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Return how often each word occurs, in the order of `BEARS`.

    >>> tally(["May", "Must", "May"])
    (('Must', 1), ('May', 2))
    """
    counts = Counter(words)
    return tuple((word, counts[word]) for word in (*BEARS.values(), RECEIVES) if counts[word])
