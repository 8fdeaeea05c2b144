"""Things found by their words, for the explorer and for programs."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.graph.store import Store
from kg.query.explain import NORM_KINDS
from kg.query.names import local_name
from kg.query.search import Hit, search
from kg.query.workers.worker import Outlet
from kg.serve.api import read_limit
from kg.serve.service import service_of
from kg.view.facts import CLASSES
from kg.view.kinds import NodeKind

KINDS = {local_name(cls): kind for cls, kind in CLASSES.items()} | dict.fromkeys(NORM_KINDS, NodeKind.NORM)
"""Class of a thing → its kind in a picture."""


async def search_words(request: Request) -> Response:
    """List the things that hold some words, the best first, each with its words around them."""
    given = request.query_params
    return JSONResponse(await service_of(request).run(find_words, given.get("q", ""), read_limit(given)).value())


def find_words(store: Store, outlet: Outlet, text: str, limit: int) -> dict[str, Any]:
    """Return the things that hold some words, and how many there are. A task of a worker."""
    if not text.strip():
        return {"hits": [], "total": 0}
    found = search(store, text, limit=limit)
    return {"hits": [describe_hit(hit) for hit in found.hits], "total": found.total}


def describe_hit(hit: Hit) -> dict[str, Any]:
    """Return a thing that was found, with the places of the words in what is shown of its text."""
    marks = [[mark.begin, mark.end] for mark in hit.snippet_marks]
    kind = KINDS.get(hit.kind)
    return {
        "iri": hit.iri,
        "kind": kind.value if kind else "",
        "name": hit.name,
        "snippet": hit.snippet,
        "marks": marks,
    }
