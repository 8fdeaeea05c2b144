"""A browser without a network, and pages opened in it from disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest
import view_stores

import kg.view
from kg.graph.store import Store
from kg.model import Document
from kg.pipeline import to_document_quads

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

READY = "html[data-ready='true']"


@dataclass
class Opened:
    """A page that was opened, and everything that it asked for or complained about."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def text(self, selector: str) -> str:
        return self.page.locator(selector).inner_text()

    def press(self, name: str) -> None:
        """Click the button of just this name."""
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def names(self) -> list[str]:
        """Return the names in the list of things."""
        return self.page.locator("#names button bdi").all_inner_texts()

    def focused(self) -> str:
        """Return the words of what has the focus of the keyboard."""
        return str(self.page.evaluate("document.activeElement.innerText || document.activeElement.id"))

    def tab_to(self, test: str) -> None:
        """Press Tab until the element that has the focus passes a test in JavaScript."""
        for _ in range(400):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(f"(element => {test})(document.activeElement)"):
                return
        raise AssertionError(f"no Tab leads to where {test}")

    def pixels(self) -> str:
        """Return the picture as it is drawn."""
        return str(self.page.evaluate("document.querySelector('#network canvas').toDataURL()"))

    def check(self) -> None:
        """Fail where the page asked for anything but itself, or where something went wrong in it."""
        assert self.requests == [self.address]
        assert self.complaints == []


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Opened]]:
    """Return what opens a file in a window of its own, cut off from any network."""
    contexts: list[Any] = []

    def open_file(path: Path, width: int = 1280, height: int = 800, scheme: str = "light", at: str = "") -> Opened:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            offline=True,  # type: ignore[arg-type]
        )
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        opened = Opened(page, path.as_uri())
        context.route("**/*", lambda route: route.continue_() if route.request.url == opened.address else route.abort())
        page.on("request", lambda request: opened.requests.append(request.url))
        page.on("console", lambda message: opened.complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (opened.complaints.append(dialog.message), dialog.dismiss()))
        page.goto(opened.address + at)
        return opened

    yield open_file
    for context in contexts:
        context.close()


@pytest.fixture
def draw(tmp_path: Path, open_page: Callable[..., Opened]) -> Callable[..., Opened]:
    """Return what writes a picture of a store and opens it, as it stands or at an address in it."""

    def draw_store(
        store: Store, *, at: str = "", window: tuple[int, int] = (1280, 800), scheme: str = "light", **how: Any
    ) -> Opened:
        path = kg.view(store, **how).save(tmp_path / "picture with spaces & ümlaut.html")
        opened = open_page(path, *window, scheme, at)
        opened.page.wait_for_selector(READY)
        return opened

    return draw_store


@pytest.fixture(scope="session")
def stores() -> ModuleType:
    """Return the makers of small stores that the tests of pictures use."""
    return view_stores


@pytest.fixture(scope="session")
def support(stores: ModuleType) -> Store:
    """Return a store of three small pages."""
    store: Store = stores.to_store(*stores.support_pages())
    return store


@pytest.fixture(scope="session")
def contract() -> Store:
    """Return a store of one contract, read from its text."""
    text = """SUPPLY AGREEMENT

This Supply Agreement is made between ACME INC. (the "Seller") and BOLT LLC (the "Buyer").

ARTICLE 1. DEFINITIONS

1.1 "Goods" means the things listed under Section 2.2.

ARTICLE 2. ORDERS

2.1 Orders. The Buyer shall order in writing. The Seller shall not sell the Goods to others.
2.2 Goods. The Seller shall deliver bolts within ten (10) days.
"""
    document = Document(("supply.txt",), sha256(text.encode()).hexdigest(), text)
    return Store.in_memory(to_document_quads(document))
