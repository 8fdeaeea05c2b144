"""A neighbourhood → the data that the explorer's page is sent: in the form of that in a file, and what is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, astuple
from typing import Any

from kg.graph.store import Store
from kg.view.bounded import BoundedFacts
from kg.view.details import Readout
from kg.view.encoding import LOOKS
from kg.view.focus import Focus
from kg.view.found import Neighbourhood, cut_to_room
from kg.view.kinds import NodeKind
from kg.view.links import ABOUT, read_links
from kg.view.neighbourhood import PAGE, read_more, read_neighbourhood
from kg.view.overview import draw_leaders, read_leaders
from kg.view.payload import short_iri, to_payload
from kg.view.plans import PLANS
from kg.view.wanted import Wanted

ROOM = 300_000
"""How many characters an answer has at most, about."""

MORE = 60
"""How many links of a relation come at a time where more are asked for."""
OVERVIEW = "What there is most of"
OVERVIEW_CAPTION = "The clause types with the most clauses, the parties and roles with the most norms, and their links."

Json = dict[str, Any]


class BriefReadout(Readout):
    """Collects what the page reads out; what a thing has many of is listed by relation and not read out too."""

    def describe_collection(self, iri: str, kind: NodeKind) -> Json:
        """Return what a clause type or a document is."""
        if kind is NodeKind.CLAUSE_TYPE:
            pages = [link.source for link in read_links(self.facts, (ABOUT,), to=iri)]
            return self.spend({"text": self.text(iri), "facts": self.fact_rows("Page", pages)})
        return self.spend({"facts": [["Also named", name] for name in self.facts.names(iri)[1:]]})


def answer_focus(store: Store, wanted: Wanted) -> Json | None:
    """Return the data of a picture of what is near a thing, `None` for a thing that the store does not hold."""
    facts = BoundedFacts(store, MORE if wanted.words else PAGE)
    kind = facts.kind(wanted.iri)
    if kind is None:
        return None
    focus = Focus(wanted.iri, kind, facts.name(wanted.iri))
    if wanted.words:
        found = read_more(facts, wanted.view, focus, wanted.words, wanted.skip)
    else:
        found = read_neighbourhood(facts, wanted.view, focus, wanted.skip)
    told = () if wanted.words or wanted.iri not in found.graph else (wanted.iri,)
    plan = PLANS[wanted.view]
    answer = to_answer(facts, found, plan.about.format(focus.name), plan.caption, told, wanted.placed)
    return answer | {"focus": short_iri(focus.iri)}


def answer_overview(store: Store) -> Json:
    """Return the data of the picture of what matters most in a store, with what is behind each thing in it."""
    facts = BoundedFacts(store, PAGE)
    leaders = read_leaders(facts)
    answer = to_answer(facts, draw_leaders(facts, leaders), OVERVIEW, OVERVIEW_CAPTION, ())
    return answer | {"focus": None, "leaders": [asdict(leader) for leader in leaders]}


def to_answer(  # noqa: PLR0913, PLR0917 (a picture and the words around it)
    facts: BoundedFacts, found: Neighbourhood, heading: str, caption: str, told: Sequence[str], placed: bool = True
) -> Json:
    """Return the data of a picture, with the words around it; every answer comes from here, and has its bounds."""
    found = cut_to_room(found)
    return {
        **to_payload(facts, [found.graph], ROOM, told, BriefReadout, placed=placed),
        "looks": {kind.value: asdict(look) for kind, look in LOOKS.items()},
        "heading": heading,
        "caption": caption,
        "notes": list(found.notes),
        "sparql": found.sparql,
        "more": [astuple(more) for more in found.more],
    }
