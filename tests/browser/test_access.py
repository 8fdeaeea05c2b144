"""Pictures for those who see little, or use no mouse."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

STATES = {
    "related": "",
    "responsibilities": "#n=party/vendor&k=responsibilities&hops=1",
    "owes": "#n=party/vendor&k=owes",
    "document": "#k=document",
    "norms": "#k=norms",
    "all": "#n=clause-type/help-desk&k=all&from=clause-type/spare-parts",
}


@pytest.mark.parametrize(
    ("kind", "scheme"), [*((kind, "light") for kind in STATES), ("all", "dark"), ("norms", "dark")]
)
def test_axe_finds_nothing(draw, support, kind: str, scheme: str) -> None:
    opened = draw(support, kind=kind, scheme=scheme, at=STATES[kind])
    found = Axe().run(opened.page).response["violations"]
    assert [(each["id"], each["impact"], each["nodes"][0]["html"]) for each in found] == []


def test_axe_finds_nothing_in_a_narrow_window_nor_in_an_empty_page(draw, support, stores) -> None:
    for opened in (draw(support, window=(320, 640), focus="help desk"), draw(stores.to_store())):
        assert [each["id"] for each in Axe().run(opened.page).response["violations"]] == []


def test_the_picture_says_what_it_is(draw, support) -> None:
    opened = draw(support)
    name = opened.page.locator(".vis-network").get_attribute("aria-label")
    assert name.startswith("A picture of 5 things and 3 links, all listed under Find")


def test_everything_that_can_be_focused_shows_that_it_is(draw, support) -> None:
    opened = draw(support, focus="help desk")
    seen = set()
    for _ in range(45):
        opened.page.keyboard.press("Tab")
        name, outline = opened.page.evaluate(
            """(() => { const element = document.activeElement;
              const name = element.id || element.className || element.textContent;
              return [name, getComputedStyle(element).outlineWidth]; })()"""
        )
        seen.add(name)
        assert outline == "3px" or name in ("", "BODY"), name
    assert {"closer", "farther", "fit", "png", "svg", "print", "search", "thing", "toggle", "vis-network"} <= seen
    assert {"Related clauses", "Only what is near", "Path from here", "Close"} <= seen


def test_reading_goes_on_where_it_was_left(draw, support) -> None:
    opened = draw(support, focus="help desk")
    opened.page.locator("#reading").get_by_role("button", name="Toll-Free Number").focus()
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate("document.activeElement.id") == "chosen"
    opened.page.keyboard.press("Escape")
    assert opened.focused() == "Toll-Free Number"
