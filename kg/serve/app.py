"""The application: which address leads to what."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from kg.serve import api, ask, explore, health, openapi
from kg.serve.description import describe_data
from kg.serve.endpoint import Endpoint
from kg.serve.errors import HANDLERS
from kg.serve.gate import Gate
from kg.serve.graph_store import read_graph
from kg.serve.leaders import Leaders
from kg.serve.linked_data import show_thing
from kg.serve.ontology import show_ontology
from kg.serve.pages import ASSETS
from kg.serve.protocol import METHODS, PATH, sparql
from kg.serve.recall import Recall
from kg.serve.search import search_words
from kg.serve.service import Service
from kg.serve.settings import ServerSettings
from kg.serve.start import show_documents, show_start

READ = ["GET"]


def routes() -> list[BaseRoute]:
    """Return the addresses that there are; HEAD goes wherever GET does."""
    return [
        Route(PATH, sparql, methods=METHODS),
        Route("/", show_start, methods=READ),
        Route("/documents", show_documents, methods=READ),
        Route("/ask", ask.show_ask, methods=READ),
        Route("/id/{name:path}", show_thing, methods=READ),
        Route("/ontology", show_ontology, methods=READ),
        Route("/graphs", read_graph, methods=READ),
        Route("/.well-known/void", describe_data, methods=READ),
        Route("/api", openapi.show_programs, methods=READ),
        Route("/api/queries", api.list_queries, methods=READ),
        Route("/api/queries/{name}", api.run_query, methods=["GET", "POST"]),
        Route("/api/queries/{name}/header", api.show_query, methods=READ),
        Route("/api/queries/{name}/sparql", ask.show_sparql, methods=READ),
        Route("/api/names", api.complete_names, methods=READ),
        Route("/api/terms", api.list_terms, methods=READ),
        Route("/api/counts", api.count, methods=READ),
        Route("/api/openapi.json", openapi.show_openapi, methods=READ),
        Route("/health", health.health, methods=READ),
        Route("/metrics", health.metrics, methods=READ),
        Mount("/assets/vis-network", StaticFiles(packages=[ask.VIS_NETWORK]), name="vis-network"),
        Route("/explore", explore.show_explorer, methods=READ),
        Route("/explore/page.js", explore.show_script, methods=READ),
        Route("/explore/page.css", explore.show_style, methods=READ),
        Route("/api/search", search_words, methods=READ),
        Route("/api/explore", explore.explore, methods=READ),
        Mount("/assets", StaticFiles(directory=ASSETS), name="assets"),
    ]


def make_app(settings: ServerSettings) -> ASGIApp:
    """Return the application that serves a store.

    The Gate stands outside of everything, so that no answer goes out without its headers.
    """
    service = Service(settings)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await service.start()
        if service.generation.snapshot:
            app.state.leaders.begin()
        try:
            yield
        finally:
            await service.stop()

    app = Starlette(routes=routes(), exception_handlers=HANDLERS, lifespan=lifespan)
    app.state.leaders = Leaders(service)
    return Gate(Recall(Endpoint(app), service), service)
