"""The pages to start from: what there is to ask, and which documents there are."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from kg.serve.names import count_things, list_documents
from kg.serve.pages import render
from kg.serve.service import service_of


async def show_start(request: Request) -> Response:
    """Answer with what is in the store and where to begin."""
    counts = await service_of(request).run(count_things).value()
    return render(request, "start.html.j2", counts=counts)


async def show_documents(request: Request) -> Response:
    """Answer with the list of documents."""
    documents = await service_of(request).run(list_documents).value()
    return render(request, "documents.html.j2", documents=documents)
