"""A browser without a network, and pages opened in it from disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest
import view_stores

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@dataclass
class Opened:
    """A page that was opened, and everything that it asked for or complained about."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def text(self, selector: str) -> str:
        return self.page.locator(selector).inner_text()

    def check(self) -> None:
        """Fail where the page asked for anything but itself, or where something went wrong in it."""
        assert self.requests == [self.address]
        assert self.complaints == []


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Opened]]:
    """Return what opens a file in a window of its own, cut off from any network."""
    contexts: list[Any] = []

    def open_file(path: Path, width: int = 1280, height: int = 800, scheme: str = "light") -> Opened:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            offline=True,  # type: ignore[arg-type]
        )
        contexts.append(context)
        page = context.new_page()
        opened = Opened(page, path.as_uri())
        context.route("**/*", lambda route: route.continue_() if route.request.url == opened.address else route.abort())
        page.on("request", lambda request: opened.requests.append(request.url))
        page.on("console", lambda message: opened.complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (opened.complaints.append(dialog.message), dialog.dismiss()))
        page.goto(opened.address)
        return opened

    yield open_file
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def stores() -> ModuleType:
    """Return the makers of small stores that the tests of pictures use."""
    return view_stores
