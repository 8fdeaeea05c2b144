"""The pages to start from: what there is to ask, and which documents there are."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter

from starlette.requests import Request
from starlette.responses import Response

from kg.serve.explore import PATIENCE, find_leaders
from kg.serve.names import count_things, list_documents
from kg.serve.pages import render
from kg.serve.service import service_of

BEHIND = {
    "clause type": ("Clause types", "clauses"),
    "party": ("Parties", "norms"),
    "role": ("Roles", "norms"),
}
"""Kind of thing → what stands over those with the most behind them, and what that is."""


async def show_start(request: Request) -> Response:
    """Answer with what is in the store, when it was built, what there is most of, and where to begin."""
    service = service_of(request)
    counts, asked = service.begin(count_things), service.begin(find_leaders)
    await asyncio.wait({counts, asked}, timeout=PATIENCE)
    built = datetime.fromtimestamp(service.generation.built, UTC) if service.generation.built else None
    found = asked.result()["leaders"] if asked.done() else []
    leaders = {kind: [*group] for kind, group in groupby(found, key=itemgetter("kind"))}
    return render(
        request,
        "start.html.j2",
        counts=counts.result() if counts.done() else {},
        built=built,
        leaders=leaders,
        behind=BEHIND,
    )


async def show_documents(request: Request) -> Response:
    """Answer with the list of documents."""
    documents = await service_of(request).run(list_documents).value()
    return render(request, "documents.html.j2", documents=documents)
