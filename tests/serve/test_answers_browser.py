"""Answers on the page to ask in, in a browser: as tables, as pictures, as files, cut short or stopped."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from serve.running import run_server
from serve.visits import Visit

from kg.query.workers.pool import Limits
from kg.serve.settings import ServerSettings

pytestmark = pytest.mark.browser


def test_a_table_sorts_filters_and_turns_pages(asking: Visit) -> None:
    page = asking.page
    numbers = " ".join(f"({n} 'thing {n}')" for n in (3, 20, *range(100, 220)))
    asking.ask(f"SELECT ?number ?thing {{ VALUES (?number ?thing) {{ {numbers} (UNDEF 'none') }} }}")
    asking.expect_status("123 rows.")
    assert asking.column("number")[:3] == ["3", "20", "100"]
    by_number = page.get_by_role("button", name="number")
    by_number.click()
    assert page.locator("th[aria-sort=ascending]").inner_text().strip() == "Number"
    by_number.click()
    assert asking.column("number")[:2] == ["219", "218"]
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Next").click()
    page.get_by_text("Page 3 of 3").wait_for()
    assert asking.column("number")[-3:] == ["20", "3", ""]
    by_number.click()
    assert page.locator("th[aria-sort=none]").count() == 2
    page.get_by_label("Only rows that hold").fill("THING 21")
    page.get_by_text("10 rows of 123 hold “THING 21”.").wait_for()
    page.get_by_label("in", exact=True).select_option("number")
    page.get_by_text("0 rows of 123").wait_for()
    asking.check()


def test_an_answer_is_saved_in_the_servers_formats(asking: Visit) -> None:
    page = asking.page
    asking.go("/ask?question=obligations-of-role&role=CM")
    with page.expect_download() as saved:
        page.get_by_role("link", name="CSV").click()
    assert saved.value.suggested_filename == "obligations-of-role.csv"
    assert "notify the Customer of faults" in Path(saved.value.path()).read_text("utf-8")


def test_a_query_too_long_for_an_address_is_asked_saved_and_kept(asking: Visit) -> None:
    page = asking.page
    asking.open_editor()
    asking.write("CONSTRUCT { ?s a cg:Role } WHERE { ?s a cg:Role }\n# " + "long " * 1700)
    page.keyboard.press("Control+Enter")
    asking.expect_status("2 triples.")
    with page.expect_download() as saved:
        page.get_by_role("link", name="Turtle").click()
    assert saved.value.suggested_filename == "answer.ttl"
    assert "cg:Role" in Path(saved.value.path()).read_text("utf-8")
    page.reload()
    asking.expect_status("2 triples.")


def test_a_yes_or_no_is_a_sentence(asking: Visit) -> None:
    asking.go("/ask?question=is-related&from=Help+Desk&to=Penalties")
    asking.expect_status("Yes: the documents say so.")
    asking.ask("ASK { ?nobody a cg:Nothing }")
    asking.expect_status("No: the documents do not say so.")
    assert asking.page.locator("table").count() == 0
    asking.check()


def test_a_graph_is_drawn_and_told(asking: Visit) -> None:
    page = asking.page
    asking.go("/ask?question=responsibility-graph&agent=CM")
    asking.expect_status(re.compile(r"\d+ triples\."))
    page.locator("#picture canvas").wait_for()
    assert "Graph of " in page.get_by_role("img").get_attribute("aria-label")
    page.get_by_label("Look at").select_option(label="notify the Customer of faults")
    told = page.locator("#reading").inner_text()
    assert "bearer → Contract Manager" in told
    assert "type: cg:Obligation" in told
    page.locator("#reading").get_by_role("button", name="Contract Manager", exact=True).click()
    assert page.get_by_label("Look at").locator("option:checked").inner_text() == "Contract Manager"
    near = page.get_by_role("link", name="See what is near it")
    focus = "https%3A%2F%2Fw3id.org%2Fclausegraph%2Fid%2Frole%2Fcontract-manager"
    assert near.get_attribute("href") == f"/explore?focus={focus}"
    page.get_by_role("button", name="Table", exact=True).click()
    assert "role/contract-manager" in asking.column("value")
    asking.check()


def test_rows_are_drawn_by_two_columns(asking: Visit) -> None:
    page = asking.page
    asking.go("/ask?question=related-links")
    page.get_by_role("button", name="Graph").click()
    page.get_by_text(re.compile(r"Graph of \d things and \d links")).wait_for()
    assert page.get_by_label("A link from each").input_value() == "from"
    page.get_by_label("to its").select_option("file")
    page.get_by_label("Look at").select_option(label="help-desk.txt")
    page.locator("#reading").get_by_text("Help Desk").wait_for()
    asking.check()


def test_limits_are_said_in_a_sentence(visit: Callable[..., Visit], served_store: Path) -> None:
    with run_server(ServerSettings(served_store, port=0, row_limit=5, limits=Limits(seconds=0.5))) as address:
        limited = visit(address)
        limited.ask("SELECT * { ?s ?p ?o }")
        limited.expect_status("The first 5 rows: the server gives no more at once, and there may be others.")
        limited.check()
        limited.ask("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
        limited.page.get_by_role("alert").get_by_text("0.5").wait_for()
        assert limited.page.locator("#status").inner_text() == ""


def test_a_question_that_takes_long_can_be_stopped(asking: Visit) -> None:
    asking.ask("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    asking.page.get_by_role("button", name="Stop").click()
    asking.expect_status("Stopped.")
    assert asking.page.get_by_role("button", name="Stop").count() == 0
    asking.check()
