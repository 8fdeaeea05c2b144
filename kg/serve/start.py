"""The pages to start from: what there is to ask, and which documents there are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from kg.serve.leaders import leaders_of
from kg.serve.names import list_documents
from kg.serve.pages import render
from kg.serve.service import service_of

TOLD = {
    "triples": "triples",
    "Document": "documents",
    "ClauseType": "clause types",
    "Clause": "clauses",
    "Provision": "provisions",
    "Norm": "norms",
    "Party": "parties",
    "Role": "roles",
    "Organization": "organizations",
    "DefinedTerm": "defined terms",
}
"""What people call the things that are counted."""

BEHIND = {
    "clause type": ("Clause types", "clauses"),
    "party": ("Parties", "norms"),
    "role": ("Roles", "norms"),
}
"""Kind of thing → what stands over those with the most behind them, and what that is."""
LISTED = 8


async def show_start(request: Request) -> Response:
    """Answer with what is in the store, when it was built, what there is most of, and where to begin."""
    service = service_of(request)
    counts, overview = await service.counts(), await leaders_of(request).wait()
    built = datetime.fromtimestamp(service.generation.built, UTC) if service.generation.built else None
    leaders = group_leaders(overview["leaders"] if overview else [])
    return render(request, "start.html.j2", counts=counts, told=TOLD, built=built, leaders=leaders)


def group_leaders(leaders: Iterable[dict[str, Any]]) -> list[tuple[str, str, list[dict[str, Any]]]]:
    """Return the things with the most behind them by kind: what the kind is called, what is behind, the things."""
    return [(*BEHIND[kind], [*group][:LISTED]) for kind, group in groupby(leaders, key=itemgetter("kind"))]


async def show_documents(request: Request) -> Response:
    """Answer with the list of documents."""
    documents = await service_of(request).run(list_documents).value()
    return render(request, "documents.html.j2", documents=documents)
