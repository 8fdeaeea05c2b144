"""What pages and data say of a thing: tasks that a worker does on the store."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph.store import Dataset, Store
from kg.query.engine import Answer, select
from kg.query.explain import explain
from kg.query.formats import Form
from kg.query.parameters import Parameter
from kg.query.workers.answers import Question, answer
from kg.query.workers.worker import Outlet
from kg.query.writers import GRAPH_FORMATS
from kg.vocabulary import PREFIXES

THING = (Parameter("thing", "iri"),)
IS_THERE = "SELECT ?p WHERE { $thing ?p ?o } LIMIT 1"
# Classes are named in one word: ClauseType.
_WORD = re.compile(r"([A-Z])")
DECLARED = "# param: thing iri — what is asked about\n"
ABOUT_THING = f"""{DECLARED}
CONSTRUCT {{ $thing ?property ?value . ?other ?link $thing . ?place ?fact ?told }}
WHERE {{
  {{ $thing ?property ?value }}
  UNION {{ ?other ?link $thing }}
  UNION {{ $thing cg:evidence|cg:trigger|cg:occursAt|cg:mentionedAt|cg:definedAt ?place . ?place ?fact ?told }}
}}
"""
ALL_OF_GRAPH = f"{DECLARED}CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH $thing {{ ?s ?p ?o }} }}"


def read_thing(store: Store, outlet: Outlet, iri: str, limit: int) -> dict[str, Any] | None:
    """Return what the graph says of a thing and where, as plain values; `None` for a thing that it does not know."""
    if not is_there(store, iri):
        return None
    found = explain(store, iri, limit)
    return asdict(found) | {"kind_told": _WORD.sub(r" \1", found.kind).strip().lower()}


def write_thing(store: Store, outlet: Outlet, iri: str, name: str, row_limit: int) -> None:
    """Write what the graph says of a thing, a document's whole graph; nothing for a thing that it does not know."""
    if not is_there(store, iri):
        outlet.begin(format=None)
        return
    text = ALL_OF_GRAPH if iri in store.documents() else ABOUT_THING
    answer(store, outlet, *Question(text, {Form.GRAPH.value: name}, {"thing": iri}, row_limit=row_limit))


def is_there(store: Store, iri: str) -> bool:
    """Tell whether the graph says anything of a thing."""
    try:
        return bool(select(store, IS_THERE, {"thing": iri}, THING))
    except QueryError:
        return False


def write_graph(store: Store, outlet: Outlet, graph: str | None, name: str) -> None:
    """Write the triples of a graph, or of all documents, each once; nothing for a graph that there is not."""
    if graph is not None and graph not in store.documents():
        outlet.begin(format=None)
        return
    outlet.begin(format=name)
    form = GRAPH_FORMATS[name]
    dataset = None if graph is None else Dataset((graph,))
    found = Answer(store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", dataset=dataset))
    assert isinstance(found.results, ox.QueryTriples)
    prefixes = None if form is ox.RdfFormat.N_TRIPLES else PREFIXES
    ox.serialize(found.results, outlet.file, form, prefixes=prefixes)
