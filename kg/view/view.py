"""A store → one HTML file: what `kg view` does."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import subject_name
from kg.view.kinds import ViewKind

if TYPE_CHECKING:
    import networkx as nx

    from kg.graph.store import Store
    from kg.view.focus import Focus

HEADINGS = {
    ViewKind.RELATED: ("How clause types are related", "What is related to {}"),
    ViewKind.RESPONSIBILITIES: ("Who is responsible for what", "Responsibilities: {}"),
    ViewKind.NORMS: ("Who must, may and must not do what", "Norms: {}"),
    ViewKind.ALL: ("Clauses, norms, and who they bind", "What is near {}"),
}
"""Kind of picture → its heading without and with a focus."""


@dataclass(frozen=True, slots=True)
class ViewSummary:
    """What was written: `focus` is the name of the thing in the middle, `notes` are sentences to pass on."""

    path: Path
    kind: ViewKind
    focus: str | None
    nodes: int
    edges: int
    size: int
    notes: tuple[str, ...] = ()


def write_view(
    store: Store,
    path: Path | str,
    *,
    focus: str | None = None,
    hops: int = 2,
    kind: ViewKind | str = ViewKind.RELATED,
) -> ViewSummary:
    """Write a picture of a store as one HTML file that works offline, and return what was written.

    `focus` is a name, a slug or an IRI; `hops` is how many links away from it things are shown. Raises
    `ConfigError` for a focus that the store does not hold and for a path that cannot be written.
    """
    from kg.files import check_place, write_atomically
    from kg.view.facts import Facts
    from kg.view.focus import find_focus
    from kg.view.graph import read_graph
    from kg.view.page import to_page

    check_place(Path(path))
    view, facts = ViewKind(kind), Facts(store)
    about = find_focus(facts, focus, view) if focus is not None else None
    graph = read_graph(facts, view, about, hops)
    notes = tuple(explain(graph, about))
    general, particular = HEADINGS[view]
    content = to_page(facts, graph, particular.format(about.name) if about else general, notes)
    write_atomically(Path(path), content)
    name = about.name if about else None
    return ViewSummary(Path(path), view, name, len(graph), graph.size(), len(content), notes)


def explain(graph: nx.DiGraph, focus: Focus | None) -> list[str]:
    """Return what a reader must know of a picture: what was left out, and how to see it."""
    notes = []
    cut = graph.graph["cut"]
    if graph.graph.get("overview"):
        notes.append(explain_overview(graph, cut))
    elif cut:
        notes.append("There is more within reach than a picture can show: fewer --hops show all of it.")
    if focus and focus.others:
        others = ", ".join(subject_name("/".join(iri.rsplit("/", 2)[-2:])) for iri in focus.others)
        notes.append(f"The same name also belongs to {others}: give --focus that to see it.")
    if not graph:
        notes.append("There is nothing to show: the store holds nothing of this kind.")
    return notes


def explain_overview(graph: nx.DiGraph, cut: int) -> str:
    """Return the sentences that say what an overview shows, and how to see more."""
    summed = "norms are summed up by who bears them and the type of clause" if graph.graph["columns"] else ""
    most = f"these are the {len(graph)} most connected things, {cut:,} others are left out" if cut else ""
    shown = "; ".join(filter(None, (summed, most))) or "only clause types and who bears norms in them are shown"
    return f"There is too much for one picture: {shown}. kg view --focus NAME shows what is near one."
