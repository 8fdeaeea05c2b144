"""A store → a picture that stands by itself: what `kg view` and `kg.view` do."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kg.errors import subject_name
from kg.view.kinds import Layout, ViewKind

if TYPE_CHECKING:
    import networkx as nx

    from kg.graph.store import Store
    from kg.view.facts import Facts
    from kg.view.focus import Focus

MANY_NORMS = 20_000
"""A store with more holds only the picture that was asked for, so that it is written soon."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page with a picture of a store: `focus` is the name of the thing in the middle.

    `nodes` and `edges` are counted in the picture that it opens with, `notes` are sentences to pass on. In a
    notebook it shows itself.
    """

    kind: ViewKind
    focus: str | None
    nodes: int
    edges: int
    notes: tuple[str, ...]
    content: bytes = field(repr=False)

    def save(self, path: Path | str) -> Path:
        """Write the page to a file and return its path; raises `ConfigError` where it cannot be written."""
        from kg.files import write_atomically

        write_atomically(Path(path), self.content)
        return Path(path)

    def _repr_html_(self) -> str:
        """Return the page in a frame that may run its script and offer downloads, and nothing else."""
        page = escape(self.content.decode())
        return (
            '<iframe title="A picture of clauses" sandbox="allow-scripts allow-downloads allow-modals" width="100%"'
            f' height="640" style="border: 1px solid #8888; border-radius: 6px" srcdoc="{page}"></iframe>'
        )


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


class Holder(Protocol):
    """What holds a store, as what `kg.open_store` returns does."""

    @property
    def store(self) -> Store:
        """Return the store."""
        ...


def draw(
    store: Store | Holder,
    *,
    focus: str | None = None,
    hops: int = 2,
    kind: ViewKind | str = ViewKind.RELATED,
    most: int | None = None,
) -> Picture:
    """Return a picture of a store, as a page that works offline and shows itself in a notebook.

    `focus` is a name, a slug or an IRI; `hops` is how many links away from it things are shown; of more than
    `most` things, an overview is drawn. Raises `ConfigError` for a focus that the store does not hold.
    """
    from kg.graph.store import Store
    from kg.view.facts import Facts
    from kg.view.focus import find_focus
    from kg.view.graph import read_graph
    from kg.view.page import room_for_data, to_page
    from kg.view.payload import to_payload

    view, facts = ViewKind(kind), Facts(store if isinstance(store, Store) else store.store)
    about = find_focus(facts, focus, view) if focus is not None else None
    graph = read_graph(facts, view, about, hops, most)
    others = [read_graph(facts, other, about, hops) for other in other_kinds(facts, view)]
    graphs = [graph, *filter(len, others)]
    page = {"title": title_of(graph, about), "tabs": {g.graph["view"].value: to_tab(g, about) for g in graphs}}
    content = to_page(page, to_payload(facts, graphs, room_for_data()))
    return Picture(view, about.name if about else None, len(graph), graph.size(), tuple(explain(graph, about)), content)


def write_view(
    store: Store,
    path: Path | str,
    *,
    focus: str | None = None,
    hops: int = 2,
    kind: ViewKind | str = ViewKind.RELATED,
) -> ViewSummary:
    """Write a picture of a store as one HTML file that works offline, and return what was written.

    Raises `ConfigError` for a focus that the store does not hold and for a path that cannot be written.
    """
    from kg.files import check_place

    check_place(Path(path))
    picture = draw(store, focus=focus, hops=hops, kind=kind)
    picture.save(path)
    size = len(picture.content)
    return ViewSummary(Path(path), picture.kind, picture.focus, picture.nodes, picture.edges, size, picture.notes)


def other_kinds(facts: Facts, view: ViewKind) -> list[ViewKind]:
    """Return the other pictures that the page holds too: all, unless the store is so large that they take long."""
    if len(facts.rows(f"SELECT ?norm {{ ?norm a cg:Norm }} LIMIT {MANY_NORMS + 1}")) > MANY_NORMS:
        return []
    return [kind for kind in ViewKind if kind is not view]


def title_of(graph: nx.DiGraph, focus: Focus | None) -> str:
    """Return what stands over a picture."""
    from kg.view.plans import PLANS

    plan = PLANS[graph.graph["view"]]
    return plan.about.format(focus.name) if focus else plan.heading


def to_tab(graph: nx.DiGraph, focus: Focus | None) -> dict[str, object]:
    """Return the words around a picture."""
    from kg.view.plans import PLANS, SUMMED_UP

    plan, summed = PLANS[graph.graph["view"]], graph.graph.get("overview") and graph.graph["layout"] is Layout.COLUMNS
    caption = SUMMED_UP if summed else plan.caption
    return {"name": plan.name, "heading": title_of(graph, focus), "caption": caption, "notes": explain(graph, focus)}


def explain(graph: nx.DiGraph, focus: Focus | None) -> list[str]:
    """Return what a reader must know of a picture: what was left out, and how to see it."""
    notes = []
    cut = graph.graph["cut"]
    if graph.graph.get("overview"):
        notes.append(explain_overview(graph, cut))
    elif graph.graph["layout"] is Layout.OUTLINE and cut > 0:
        notes.append(f"{cut:,} more documents are left out: kg view --kind document --focus FILE shows one.")
    elif graph.graph["layout"] is Layout.OUTLINE and cut:
        notes.append("The document is longer than a picture can show: this is how it begins.")
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
    columns = graph.graph["layout"] is Layout.COLUMNS
    summed = "norms are summed up by who bears them and the type of clause" if columns else ""
    most = f"these are the {len(graph)} most connected things, {cut:,} others are left out" if cut else ""
    shown = "; ".join(filter(None, (summed, most))) or "only clause types and who bears norms in them are shown"
    return f"There is too much for one picture: {shown}. kg view --focus NAME shows what is near one."
