"""A window of a browser that visits a server."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import quote

from playwright.sync_api import Page, expect


@dataclass
class Visit:
    """A page that was opened on a server, what it asked others for and what it complained about."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        self.page.goto(self.address + path)

    def ask(self, query: str) -> None:
        self.go(f"/ask?query={quote(query)}")

    def open_editor(self) -> None:
        self.page.get_by_role("button", name="Write SPARQL").click()
        self.page.locator(".cm-content").wait_for()

    def write(self, text: str = "") -> None:
        """Write into the editor in place of what stands there."""
        self.page.locator(".cm-content").focus()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(text)

    def expect_status(self, words: str | re.Pattern[str]) -> None:
        expect(self.page.locator("#status")).to_have_text(words)

    def column(self, name: str) -> list[str]:
        """Return the texts of the column of a variable, as far as the table shows it."""
        heads = self.page.locator("th").all_inner_texts()
        place = [head.strip().lower() for head in heads].index(name) + 1
        return self.page.locator(f"tbody td:nth-child({place}) > div").all_inner_texts()

    def check(self, refusals: int = 0) -> None:
        """Fail where the page asked anybody else, or where more went wrong than so many refusals of the server."""
        assert [url for url in self.requests if not url.startswith((self.address, "data:"))] == []
        refused = [words for words in self.complaints if "the server responded with a status of 400" in words]
        assert len(refused) == refusals
        assert [words for words in self.complaints if words not in refused] == []
