"""The page to ask in, in a browser: what people do there, by mouse and by keyboard, and what must not happen."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from serve.running import run_server
from serve.visits import Visit
from view_stores import Duty, Sample, read_page

from kg.config import DEFAULT_BASE
from kg.graph.iris import Minter
from kg.graph.quads import to_n_quads
from kg.graph.store import Store
from kg.serve.settings import ServerSettings

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

EVIL = [
    "<script>window.hostile=1</script>",
    "<img src=x onerror='window.hostile=2'>",
    "</script><svg/onload=window.hostile=3>",
    "\" onmouseover='window.hostile=4' x=\"",
    'Manager \\" } #',
]


def blank(page: Page, label: str) -> Locator:
    """Return the field of a form that has this label."""
    return page.get_by_role("combobox", name=label, exact=True)


def test_choose_a_question_fill_in_a_role_read_the_answer_and_see_its_words_in_their_text(asking: Visit) -> None:
    page = asking.page
    page.get_by_role("link", name="Obligations of a role").click()
    blank(page, "Role").fill("contract")
    page.locator("datalist option[value='Contract Manager']").wait_for(state="attached")
    blank(page, "Role").fill("Contract Manager")
    page.get_by_role("button", name="Ask", exact=True).click()
    asking.expect_status("1 row.")
    assert asking.column("action") == ["notify the Customer of faults"]
    assert asking.column("basis") == ["stated"]
    assert page.url.endswith("/ask?question=obligations-of-role&role=Contract+Manager")
    page.get_by_role("link", name="read in the text").click()
    marked = page.locator("mark.asked")
    marked.first.wait_for()
    assert "".join(marked.all_inner_texts()) == "The Contract Manager (CM) shall notify the Customer of faults."
    assert marked.first.is_visible()
    assert "1. Duties" in page.locator(".text", has=marked).inner_text()
    asking.check()


def test_the_same_by_keyboard_alone(asking: Visit) -> None:
    page = asking.page

    def tab_to(selector: str) -> None:
        for _ in range(120):
            if page.evaluate(f"document.activeElement.matches({selector!r})"):
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"Tab never comes to {selector}")

    tab_to("#find")
    page.keyboard.type("obligations role")
    page.get_by_text("1 question", exact=True).wait_for()
    tab_to("[data-question=obligations-of-role]")
    page.keyboard.press("Enter")
    tab_to("#field-role")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.type("CM")
    page.keyboard.press("Enter")
    asking.expect_status("1 row.")
    tab_to("#as-picture")
    page.keyboard.press("Enter")
    tab_to("#look-at")
    page.keyboard.type("notify")
    page.locator("#reading a").wait_for()
    tab_to("#reading a")
    page.keyboard.press("Enter")
    page.locator("mark.asked").first.wait_for()
    asking.check()


def test_a_question_with_nothing_to_fill_in_is_asked_at_once(asking: Visit) -> None:
    asking.page.get_by_role("link", name="Documents Which").click()
    asking.expect_status("4 rows.")
    assert asking.column("norms") == ["3", "2", "3", "2"]
    asking.check()


def test_questions_are_found_by_their_words(asking: Visit) -> None:
    page = asking.page
    page.get_by_label("Find a question").fill("by when")
    page.get_by_text(re.compile(r"^\d questions$")).wait_for()
    shown = page.locator("[data-question]:visible")
    assert "Deadlines" in shown.locator(".title").all_inner_texts()
    assert all("by when" in text.lower() for text in shown.all_inner_texts())
    assert page.locator("h2:visible").all_inner_texts() == ["A party or role", "All documents"]


def test_back_and_forward_lead_through_what_was_asked(asking: Visit) -> None:
    page = asking.page
    page.get_by_role("link", name="Obligations of a role").click()
    blank(page, "Role").fill("CM")
    page.keyboard.press("Enter")
    asking.expect_status("1 row.")
    page.get_by_role("link", name="Defined terms").click()
    asking.expect_status(re.compile("rows?\\.$"))
    page.go_back()
    asking.expect_status("1 row.")
    assert blank(page, "Role").input_value() == "CM"
    page.go_back()
    asking.expect_status("")
    assert blank(page, "Role").input_value() == ""
    page.go_forward()
    asking.expect_status("1 row.")
    assert page.title() == "Obligations of a role – clausegraph"
    page.keyboard.press("Home")
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    asking.expect_status("1 row.")
    asking.check()


def test_a_name_that_nothing_has_leads_to_those_that_are_near(asking: Visit) -> None:
    page = asking.page
    asking.go("/ask?question=obligations-of-role&role=Contact+Manger")
    trouble = page.get_by_role("alert")
    trouble.get_by_text("Nothing here is called “Contact Manger”. Did you mean:").wait_for()
    trouble.get_by_role("button", name="Contract Manager").click()
    asking.expect_status("1 row.")
    assert blank(page, "Role").input_value() == "Contract Manager"
    assert trouble.inner_text() == ""
    asking.check(refusals=1)


def test_a_document_is_completed_by_its_file_name(asking: Visit) -> None:
    page = asking.page
    asking.go("/ask?question=norms-of-document")
    blank(page, "Document").fill("desk")
    page.locator("datalist option[value='help-desk.txt']").wait_for(state="attached")
    blank(page, "Document").fill('"} nothing {')
    page.keyboard.press("Enter")
    page.get_by_text("Nothing here is called").wait_for()
    asking.check()


def test_a_term_in_an_answer_leads_to_what_it_means(asking: Visit) -> None:
    page = asking.page
    asking.ask("SELECT DISTINCT ?basis { ?norm cg:bearerBasis ?basis } ORDER BY ?basis")
    page.get_by_role("link", name="cg:Inferred").click()
    term = page.locator("dt:target")
    assert term.inner_text().startswith("cg:Inferred")
    term.locator("xpath=following-sibling::dd[1]").get_by_role("link", name="Ask for cg:Inferred").click()
    asking.expect_status(re.compile("rows?"))
    asking.check()


@pytest.mark.parametrize("name", ["nonsense", "constructor"])
def test_a_question_that_there_is_not_is_said(asking: Visit, name: str) -> None:
    asking.go(f"/ask?question={name}")
    asking.page.get_by_role("alert").get_by_text(f"There is no question called “{name}”.").wait_for()
    asking.check()


@pytest.fixture(scope="module")
def evil_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a server on a store whose names, acts and files are hostile."""
    location = tmp_path_factory.mktemp("evil") / "store"
    with Store.open_for_building(location) as opened:
        for number, text in enumerate(EVIL):
            duty = Duty(text, f"{text} act", to=f"{text} other")
            reading = read_page(f"{text} {number}", [Sample(text, f"{text} words.", (duty,))], roles=[text], name=text)
            opened.put_document(Minter(DEFAULT_BASE, reading.document.digest).document, to_n_quads(reading))
    with run_server(ServerSettings(location, port=0)) as address:
        yield address


@pytest.mark.parametrize("text", EVIL)
def test_hostile_names_are_text_everywhere(visit: Callable[..., Visit], evil_address: str, text: str) -> None:
    opened = visit(evil_address)
    page = opened.page
    opened.go(f"/ask?question=obligations-of-role&role={quote(text)}")
    opened.expect_status("1 row.")
    assert opened.column("action") == [f"{text} act"]
    page.get_by_role("button", name="Graph").click()
    page.locator("#picture canvas").wait_for()
    page.get_by_label("Look at").select_option(label=f"{text} act")
    page.locator("#reading h3").get_by_text(f"{text} act").wait_for()
    blank(page, "Role").fill(text[:6])
    page.locator("datalist option").first.wait_for(state="attached")
    opened.open_editor()
    opened.write()
    page.keyboard.type("ASK { ?x skos:prefLabel 'a")
    page.locator(".cm-tooltip-autocomplete li").first.wait_for()
    opened.ask(f"SELECT ({json.dumps(text)} AS ?x) (IRI('javascript:window.hostile=9') AS ?y) {{}}")
    opened.expect_status("1 row.")
    assert opened.column("x") == [text]
    assert page.locator("tbody a").count() == 0
    assert page.evaluate("window.hostile") is None
    opened.check()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_serious_stands_in_anybodys_way(
    visit: Callable[..., Visit], address: str, width: int, scheme: str
) -> None:
    opened = visit(address, width=width, scheme=scheme)
    page = opened.page
    opened.go("/ask")
    found = find_barriers(page)
    opened.go("/ask?question=norms-of-agent&agent=Supplier")
    opened.expect_status(re.compile("rows"))
    found += find_barriers(page)
    page.get_by_role("button", name="Graph").click()
    page.locator("#picture canvas").wait_for()
    page.get_by_label("Look at").select_option(index=1)
    found += find_barriers(page)
    opened.open_editor()
    opened.write("SELECT * { ?a ?b")
    page.keyboard.press("Control+Enter")
    page.get_by_role("alert").get_by_text("is no SPARQL").wait_for()
    found += find_barriers(page)
    assert found == []


def find_barriers(page: Page) -> list[str]:
    """Return what axe-core finds serious or critical, and whether the page is wider than its window."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    violations = axe.Axe().run(page).response["violations"]
    serious = [v for v in violations if v["impact"] in ("serious", "critical")]
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [f"{v['id']}: {v['nodes'][0]['html']}" for v in serious] + ["too wide"] * wide
