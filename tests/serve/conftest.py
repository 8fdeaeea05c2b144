"""A server on the small store of the query tests, and a client that asks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from serve.running import fill_store, run_server
from serve.visits import Visit

from kg.serve.settings import ServerSettings

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def served_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store on disk with three pages and a contract."""
    location = tmp_path_factory.mktemp("served") / "store"
    fill_store(location)
    return location


@pytest.fixture(scope="session")
def address(served_store: Path) -> Iterator[str]:
    """Return the address of a running server, without a slash at its end."""
    with run_server(ServerSettings(served_store, port=0)) as address:
        yield address


@pytest.fixture(scope="session")
def client(address: str) -> Iterator[httpx.Client]:
    """Return a client of the running server."""
    with httpx.Client(base_url=address, timeout=30) as client:
        yield client


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Return what opens a window on a server."""
    contexts: list[Any] = []

    def open_window(address: str, width: int = 1280, height: int = 900, scheme: str = "light") -> Visit:
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        opened = Visit(page, address)
        page.on("request", lambda request: opened.requests.append(request.url))
        page.on("console", lambda message: opened.complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (opened.complaints.append(dialog.message), dialog.dismiss()))
        return opened

    yield open_window
    for context in contexts:
        context.close()


@pytest.fixture
def asking(visit: Callable[..., Visit], address: str) -> Visit:
    """Return a window on the small store, at the page to ask in."""
    opened = visit(address)
    opened.go("/ask")
    return opened
