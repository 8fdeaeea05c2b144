"""The explorer: the page of `kg view`, which asks the server for what is near the thing that is looked at."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from functools import cache
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.config import DEFAULT_BASE
from kg.graph.store import Store
from kg.query.names import expand_iri
from kg.query.workers.worker import Outlet
from kg.serve.errors import RequestError
from kg.serve.leaders import leaders_of
from kg.serve.pages import ASSETS, render
from kg.serve.service import service_of
from kg.view.kinds import ViewKind
from kg.view.plans import PLANS
from kg.view.scripts import ASSETS as VIEW_ASSETS
from kg.view.scripts import SCRIPTS, join_scripts
from kg.view.wanted import Wanted

PICTURES = ("all", "related", "responsibilities", "owes", "escalation", "document", "norms")
"""The kinds of picture in the order of their buttons; the first is that with which a thing opens."""
OWN_PARTS = ("source", "address")
"""The parts of the script of `kg view` in whose place the explorer has its own."""
ADDED_PARTS = ("fetching", "growing", "finding")
NOTHING: dict[str, Any] = {
    "kind": "all",
    "layout": "cloud",
    "heads": [],
    "focus": None,
    "relations": [],
    "nodes": [],
    "edges": [],
}
NOT_YET: dict[str, Any] = {
    "base": DEFAULT_BASE, "looks": {}, "things": [], "clauses": [], "norms": [], "more": [], "sparql": "",
    "pictures": [NOTHING], "focus": None, "heading": "What there is most of", "caption": "It is being counted …",
    "notes": [],
}  # fmt: skip
MOST_SKIPPED = 1_000_000


async def show_explorer(request: Request) -> Response:
    """Answer with the page, which opens on what is asked for or on what matters most."""
    try:
        answer = await find_first(request)
    except RequestError as error:
        if error.status != HTTPStatus.NOT_FOUND:
            raise
        return render(request, "absent.html.j2", HTTPStatus.NOT_FOUND, iri=request.query_params["focus"])
    tabs = {kind: {"name": PLANS[ViewKind(kind)].name} for kind in PICTURES}
    return render(request, "explore.html.j2", answer=answer, tabs=tabs, base=service_of(request).base)


async def find_first(request: Request) -> Any:
    """Return the data that the page opens with; where what matters most is still being found out, none of it."""
    if request.query_params.get("focus"):
        return await ask(request, request.query_params)
    return await leaders_of(request).wait() or NOT_YET


async def explore(request: Request) -> Response:
    """Answer with the picture of what is near a thing, as the page draws it."""
    return JSONResponse(await ask(request, request.query_params))


async def show_script(request: Request) -> Response:
    """Answer with the page's script."""
    return Response(read_script(), media_type="text/javascript", headers={"Cache-Control": "no-cache"})


async def show_style(request: Request) -> Response:
    """Answer with the page's style: that of the pages of `kg view`."""
    style = (VIEW_ASSETS / "page.css").read_text("utf-8")
    return Response(style, media_type="text/css", headers={"Cache-Control": "no-cache"})


async def ask(request: Request, given: Mapping[str, str]) -> Any:
    """Return the data of the picture that is asked for; raises `RequestError` for what there is not."""
    service, kind = service_of(request), given.get("kind", PICTURES[0])
    if kind not in PICTURES:
        raise RequestError(HTTPStatus.BAD_REQUEST, "kind", f"there is no such picture; take {', '.join(PICTURES)}")
    if not given.get("focus"):
        return await asyncio.shield(leaders_of(request).begin())
    iri = expand_iri(given["focus"]) or service.base + given["focus"]
    wanted = Wanted(iri, ViewKind(kind), given.get("relation", ""), read_skip(given), given.get("places") != "no")
    answer = await service.run(find_near, wanted).value()
    if answer is None:
        raise RequestError(HTTPStatus.NOT_FOUND, "not-found", "the graph holds no thing of this name")
    return answer


def read_skip(given: Mapping[str, str]) -> int:
    """Return how many links or norms are left out."""
    skip = given.get("skip", "0")
    if not skip.isascii() or not skip.isdigit() or int(skip[:9]) > MOST_SKIPPED:
        raise RequestError(HTTPStatus.BAD_REQUEST, "skip", f"skip is a number up to {MOST_SKIPPED}")
    return int(skip)


def find_near(store: Store, outlet: Outlet, wanted: Wanted) -> dict[str, Any] | None:
    """Return the data of a picture of what is near a thing. A task of a worker."""
    from kg.view.answers import answer_focus

    return answer_focus(store, wanted)


@cache
def read_script() -> str:
    """Return the page's script: the parts of `kg view`, some replaced by the explorer's, and what it adds."""
    own = ASSETS / "explore"
    *parts, last = [own / f"{name}.js" if name in OWN_PARTS else VIEW_ASSETS / f"{name}.js" for name in SCRIPTS]
    return join_scripts([*parts, *(own / f"{name}.js" for name in ADDED_PARTS), last])
