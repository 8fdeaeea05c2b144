"""The editor of the page to ask in, in a browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from serve.visits import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

DELAY = 100
"""Milliseconds after which the editor takes Enter for a choice: a list that has just opened does not catch it."""


def choose(page: Page) -> None:
    """Take the completion that is offered first."""
    page.wait_for_timeout(DELAY)
    page.keyboard.press("Enter")


def test_tab_goes_into_the_editor_and_out_of_it(asking: Visit) -> None:
    page = asking.page
    asking.open_editor()
    editor = page.get_by_role("textbox", name="SPARQL query")
    editor.wait_for()
    assert page.evaluate("document.activeElement.matches('.cm-content')")
    assert "Tab leaves the editor" in page.locator(f"#{editor.get_attribute('aria-describedby')}").inner_text()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "ask-query"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Control+Enter")
    asking.expect_status(re.compile(r"\d rows\."))
    asking.check()


def test_the_sparql_of_a_question_is_shown_with_its_values_and_can_be_changed(asking: Visit) -> None:
    page = asking.page
    asking.go("/ask?question=obligations-of-role&role=CM")
    asking.expect_status("1 row.")
    page.get_by_role("button", name="Show the SPARQL").click()
    page.locator(".cm-content").wait_for()
    assert page.evaluate("document.activeElement.id") == "writing-title"
    page.get_by_role("button", name="Ask this query").click()
    asking.expect_status("1 row.")
    assert "/ask?query=" in page.url
    assert "cm" in page.url
    asking.check()


def test_the_editor_completes_terms_names_and_things(asking: Visit) -> None:
    page = asking.page
    asking.open_editor()
    asking.write()
    page.keyboard.type("SELECT ?n { ?n a cg:Oblig")
    page.locator(".cm-tooltip-autocomplete").get_by_text("cg:Obligation").wait_for()
    choose(page)
    page.keyboard.type(' ; cg:bearer ?who . ?who skos:prefLabel "contr')
    page.locator(".cm-tooltip-autocomplete").get_by_text("Contract Manager").wait_for()
    choose(page)
    assert page.locator(".cm-line").inner_text() == (
        'SELECT ?n { ?n a cg:Obligation ; cg:bearer ?who . ?who skos:prefLabel "Contract Manager"}'
    )
    page.keyboard.press("Control+Enter")
    asking.expect_status("1 row.")
    asking.write()
    page.keyboard.type("DESCRIBE <contr")
    page.locator(".cm-tooltip-autocomplete").get_by_text("Contract Manager").wait_for()
    choose(page)
    assert page.locator(".cm-line").inner_text().endswith("/id/role/contract-manager>")
    asking.write()
    page.keyboard.type("SELECT ?norm { ?n")
    page.locator(".cm-tooltip-autocomplete").get_by_text("?norm").wait_for()
    asking.check()


def test_what_is_no_sparql_is_marked_at_its_place(asking: Visit) -> None:
    page = asking.page
    asking.open_editor()
    asking.write("# 𝒜\nSELECT * {\n  ?a ?b 𝒜 }")
    page.keyboard.press("Control+Enter")
    trouble = page.get_by_role("alert")
    trouble.get_by_text("Line 3, column 9 is no SPARQL").wait_for()
    assert page.locator(".cm-lintRange-error").count() == 1
    assert page.locator(".cm-line").nth(2).locator(".cm-lintRange-error").inner_text() == "𝒜"
    asking.write("SELECT * { ?a a cg:Role }")
    page.keyboard.press("Control+Enter")
    asking.expect_status("3 rows.")
    assert trouble.inner_text() == ""
    assert page.locator(".cm-lintRange-error").count() == 0
    asking.check(refusals=1)
