"""Whether the server can answer, and what it has done so far."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from kg import __version__
from kg.serve.metrics import describe
from kg.serve.service import Service, service_of

PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


async def health(request: Request) -> Response:
    """Answer with 200 where there is a store to ask, else with 503."""
    service = service_of(request)
    ready = service.generation.snapshot is not None
    problem = service.generation.problem
    told = {
        "status": "ok" if ready and not problem else "stale" if ready else "no store",
        "version": __version__,
        "generation": service.generation.number,
        "problem": problem.problem if problem else None,
    }
    return JSONResponse(told, HTTPStatus.OK if ready else HTTPStatus.SERVICE_UNAVAILABLE)


async def metrics(request: Request) -> Response:
    """Answer with the figures that Prometheus reads."""
    service = service_of(request)
    lines = [*service.metrics.to_lines(), *figures(service)]
    return PlainTextResponse("\n".join(lines) + "\n", media_type=PROMETHEUS)


def figures(service: Service) -> Iterator[str]:
    """Yield what is counted of the pool and of the store."""
    pool = service.pool
    yield from describe("kg_time_outs_total", "counter", "Queries that took longer than they may.")
    yield f"kg_time_outs_total {pool.counts['expired']}"
    yield from describe("kg_long_queries_total", "counter", "Queries that gave their place to shorter ones.")
    yield f"kg_long_queries_total {pool.counts['long']}"
    yield from describe("kg_worker_deaths_total", "counter", "Workers that ended by themselves.")
    yield f"kg_worker_deaths_total {pool.counts['died']}"
    yield from describe("kg_workers", "gauge", "Workers by what they do.")
    idle, long = sum(not worker.replies for worker in pool.ready), len(pool.long)
    for state, number in {"idle": idle, "long": long, "busy": len(pool.workers) - idle - long}.items():
        yield f'kg_workers{{state="{state}"}} {number}'
    yield from describe("kg_workers_offline", "gauge", "1 where the workers have no network.")
    yield f"kg_workers_offline {int(service.offline)}"
    yield from describe("kg_queries_waiting", "gauge", "Queries that wait for a worker.")
    yield f"kg_queries_waiting {len(pool.waiting) + len(pool.long_waiting)}"
    yield from describe("kg_triples", "gauge", "Quads in the store that is served.")
    yield f"kg_triples {service.generation.triples}"
    yield from describe("kg_generation", "counter", "States of the store that were served so far.")
    yield f"kg_generation {service.generation.number}"
    yield from describe("kg_last_build_timestamp_seconds", "gauge", "When the build ended whose store is served.")
    yield f"kg_last_build_timestamp_seconds {service.generation.built:.3f}"
