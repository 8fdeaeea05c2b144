"""The pages to start from: what there is to ask, and which documents there are."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

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


async def show_start(request: Request) -> Response:
    """Answer with what is in the store and where to begin."""
    counts = await service_of(request).counts()
    return render(request, "start.html.j2", counts=counts, told=TOLD)


async def show_documents(request: Request) -> Response:
    """Answer with the list of documents."""
    documents = await service_of(request).run(list_documents).value()
    return render(request, "documents.html.j2", documents=documents)
