"""The HTML map in a browser, from disk, with the network cut."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.export import RESPONSIBILITIES, write_responsibilities
from kg.export.norms import read_norms
from kg.export.responsibilities import to_map
from kg.graph.store import Store

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


class Visit:
    """A page opened from disk, and what went wrong on it."""

    def __init__(self, browser: Browser, path: Path, width: int = 1200) -> None:
        self.problems: list[str] = []
        self.context = browser.new_context(viewport={"width": width, "height": 800}, offline=True)
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self.problems.append(message.text))
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.problems.append(dialog.message), dialog.dismiss()))
        self.page.on("requestfailed", lambda request: self.problems.append(request.url))
        self.requests: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.url = path.as_uri()
        self.page.goto(self.url)

    def __enter__(self) -> Page:
        return self.page

    def __exit__(self, *_: object) -> None:
        self.context.close()
        assert self.problems == []
        assert {url.partition("#")[0] for url in self.requests} == {self.url}


def test_a_cell_leads_to_the_words_and_back(browser, desk: Store, tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    write_responsibilities(desk, path)
    with Visit(browser, path) as page:
        page.get_by_role("link", name="Must not", exact=True).click()
        target = page.locator(":target")
        assert "The Service Manager may not waive fees." in target.inner_text()
        assert target.locator("mark").all_inner_texts() == ["may not", "may not"]
        target.get_by_role("link").click()
        assert page.locator(":target").get_attribute("id") == "r2"


def test_the_filter_keeps_the_rows_and_columns_of_one_agent(browser, many: Store, tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    write_responsibilities(many, path, columns=4)
    with Visit(browser, path) as page:
        assert page.locator("#shown").inner_text() == "45 of 45 rows"
        page.get_by_label("Party or role").select_option(label="Role 2")
        assert page.locator("#shown").inner_text() == "7 of 45 rows"
        shown = page.locator("#duties thead th:visible").all_inner_texts()
        assert shown == ["Act", "When, if or unless", "Role 2 (role)"]
        page.get_by_label("Party or role").select_option(label="Role 8")
        assert page.locator("#duties thead th:visible").last.inner_text() == "Others"
        assert page.locator("#shown").inner_text() == "1 of 45 rows"
        page.locator("#e1 h3 a").click()
        assert page.locator("#shown").inner_text() == "45 of 45 rows"
        page.locator("table.summary").get_by_role("link", name="Role 0").click()
        assert page.locator("#shown").inner_text() == "9 of 45 rows"


def test_a_phone_shows_rows_as_cards_that_fit(browser, many: Store, tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    write_responsibilities(many, path)
    with Visit(browser, path, width=320) as page:
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert page.locator("#r1 td:visible").count() == 2
        assert page.locator("#r1").get_by_role("link", name="Must").is_visible()


@pytest.mark.parametrize("width", [1200, 360])
def test_hostile_text_runs_nothing(browser, hostile: Store, tmp_path: Path, width: int) -> None:
    path = tmp_path / "map.html"
    write_responsibilities(hostile, path)
    with Visit(browser, path, width) as page:
        assert page.locator("img").count() == 0
        assert page.get_by_text("<script>alert(1)</script>").count() > 0


def test_an_empty_map_opens_quietly(browser, empty: Store, tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    write_responsibilities(empty, path)
    with Visit(browser, path) as page:
        assert "no norms" in page.inner_text("main")


def test_a_norm_under_two_clause_types_is_found_by_either_and_counted_once(
    browser, desk: Store, tmp_path: Path
) -> None:
    path = tmp_path / "map.html"
    rows = [replace(row, clause_types=("Audit",)) if row.file == "handbook.txt" else row for row in read_norms(desk)]
    RESPONSIBILITIES.write(to_map(rows), path)
    with Visit(browser, path) as page:
        assert page.locator("#shown").inner_text() == "4 of 4 rows"
        for name in ("Audit (4)", "Service Desk (4)"):
            page.get_by_label("Clause type").select_option(label=name)
            assert page.locator("#shown").inner_text() == "4 of 4 rows"
            assert page.locator("#duties tr[data-duty]:visible").count() == 4
