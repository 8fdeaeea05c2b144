"""The explorer in a browser: what people do there, by mouse and by keyboard, and what must not happen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

import pytest
from serve.running import run_server
from serve.visits import Visit
from view_stores import Duty, Sample, read_page

from kg.config import DEFAULT_BASE
from kg.graph.iris import Minter
from kg.graph.quads import to_n_quads
from kg.graph.store import Store
from kg.model import Reading
from kg.serve.settings import ServerSettings

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

READY = "html[data-ready='true']"
SUPPLIER = "party/supplier"
HUB = 5_000
EVIL = [
    "<script>window.hostile=1</script>",
    "<img src=x onerror='window.hostile=2'>",
    "</script><svg/onload=window.hostile=3>",
    "javascript:window.hostile=4//",
    "\u202eevil \u2066name",
    "合同 经理",
    "مدير العقد",
]


def fill(location: Path, *readings: Reading) -> None:
    with Store.open_for_building(location) as opened:
        for reading in readings:
            opened.put_document(Minter(DEFAULT_BASE, reading.document.digest).document, to_n_quads(reading))


@pytest.fixture(scope="module")
def hub_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a server on a store in which one party bears 5,000 norms."""
    location = tmp_path_factory.mktemp("hub") / "store"
    samples = [
        Sample(f"Duty {n}", f"Words {n}.", tuple(Duty("Vendor", f"do part {n} of {m}", to="Buyer") for m in range(50)))
        for n in range(HUB // 50)
    ]
    fill(location, read_page("Duties", samples))
    with run_server(ServerSettings(location, port=0)) as address:
        yield address


@pytest.fixture(scope="module")
def evil_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a server on a store whose names, acts and files are hostile."""
    location = tmp_path_factory.mktemp("evil") / "store"
    duty = [Duty(text, f"{text} act", to=f"{text} other") for text in EVIL]
    fill(
        location,
        *(
            read_page(
                f"{text} {n}", [Sample(text, f"{text} words.", (duty[n],))], roles=[text], name=text, summary=text
            )
            for n, text in enumerate(EVIL)
        ),
    )
    with run_server(ServerSettings(location, port=0)) as address:
        yield address


def open_explorer(window: Visit, path: str = "/explore") -> Page:
    window.go(path)
    window.page.locator(READY).wait_for(state="attached")
    return window.page


def wait_for_heading(page: Page, words: str) -> None:
    page.locator("#heading", has_text=words).wait_for()


def wait_for_address(page: Page, end: str) -> None:
    page.wait_for_url(lambda url: unquote(url).endswith(end))


def test_it_opens_on_what_matters_and_leads_to_what_is_searched_for(visit: Callable[..., Visit], address: str) -> None:
    window = visit(address)
    window.go("/")
    page = window.page
    page.get_by_role("heading", name="Clause types").wait_for()
    assert page.get_by_role("link", name="Supplier").count() == 1
    assert page.locator("time").count() <= 1
    page.get_by_label("Find in names and words").fill("contract man")
    page.get_by_role("button", name="Explore").click()
    page.locator("#elsewhere a", has_text="Contract Manager").click()
    wait_for_heading(page, "What is near Contract Manager")
    wait_for_address(page, "/explore?focus=role/contract-manager&kind=all")
    assert "notify the Customer of faults" in page.locator("#reading").inner_text()
    window.check()


def test_it_finds_things_by_their_words(visit: Callable[..., Visit], address: str) -> None:
    window = visit(address)
    page = open_explorer(window)
    page.locator("#search").fill("disclose passwords")
    hit = page.locator("#elsewhere a", has_text="must not disclose passwords").first
    hit.locator("b", has_text="passwords").wait_for()
    hit.click()
    wait_for_heading(page, "What is near")
    assert "disclose passwords" in page.locator("#reading").inner_text()
    window.check()


def test_choosing_a_thing_reads_it_out_and_draws_what_is_near_it(visit: Callable[..., Visit], address: str) -> None:
    window = visit(address)
    page = open_explorer(window, f"/explore?focus={SUPPLIER}")
    before = page.locator("#names button").count()
    page.locator("#names button", has_text="Customer").first.click()
    page.locator("#reading h3", has_text="Norms").first.wait_for()
    page.locator("#names li").nth(before).wait_for()
    assert "#n=" in page.url
    window.check()


def test_back_and_forward_lead_from_picture_to_picture(visit: Callable[..., Visit], address: str) -> None:
    window = visit(address)
    page = open_explorer(window, f"/explore?focus={SUPPLIER}")
    page.get_by_role("button", name="Who owes whom").click()
    wait_for_heading(page, "Who owes whom: Supplier")
    page.get_by_role("button", name="Responsibilities").click()
    wait_for_heading(page, "Responsibilities: Supplier")
    page.go_back()
    wait_for_heading(page, "Who owes whom: Supplier")
    page.go_back()
    wait_for_heading(page, "What is near Supplier")
    page.go_forward()
    wait_for_heading(page, "Who owes whom: Supplier")
    page.reload()
    wait_for_heading(page, "Who owes whom: Supplier")
    window.check()


@pytest.mark.parametrize("kind", ["all", "related", "responsibilities", "owes", "escalation", "document", "norms"])
def test_each_picture_leads_to_the_sparql_that_made_it(visit: Callable[..., Visit], address: str, kind: str) -> None:
    window = visit(address)
    focus = SUPPLIER if kind == "owes" else "role/help-desk-agent"
    page = open_explorer(window, f"/explore?focus={focus}&kind={kind}")
    page.locator("#sparql").click()
    page.locator("#status", has_text="row").wait_for()
    assert "/ask?query=" in page.url
    page.go_back()
    page.locator(READY).wait_for(state="attached")
    window.check()


def test_from_a_thing_to_its_page_and_back(visit: Callable[..., Visit], address: str) -> None:
    window = visit(address)
    page = open_explorer(window, "/explore?focus=role/contract-manager")
    page.get_by_role("link", name="Its page").click()
    page.get_by_role("heading", name="Contract Manager").wait_for()
    assert page.url == f"{address}/id/role/contract-manager"
    page.get_by_role("link", name="See what is near it").click()
    wait_for_heading(page, "What is near Contract Manager")
    window.check()


def test_by_keyboard_alone(visit: Callable[..., Visit], address: str) -> None:
    window = visit(address)
    page = open_explorer(window)
    page.keyboard.press("/")
    page.keyboard.insert_text("help desk agent")
    page.locator("#elsewhere a").first.wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    wait_for_heading(page, "What is near Help Desk Agent")
    page.locator("#chosen:focus").wait_for()
    for _ in range(60):
        if page.evaluate("document.activeElement.matches('button.thing:not([aria-current])')"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "#n=" in url)
    page.keyboard.press("Escape")
    page.locator("#reading").wait_for(state="hidden")
    window.check()


def test_a_hub_comes_in_parts(visit: Callable[..., Visit], hub_address: str) -> None:
    window = visit(hub_address)
    page = open_explorer(window, "/explore?focus=party/vendor")
    assert f"Bears ({HUB})" in page.locator("#reading h3").all_inner_texts()
    assert page.locator("#names button.thing").count() < 100
    page.get_by_role("button", name="4,976 more: bears").click()
    page.get_by_role("button", name="4,916 more: bears").click()
    page.get_by_role("button", name="4,856 more: bears").wait_for()
    page.get_by_role("button", name="Responsibilities").click()
    wait_for_heading(page, "Responsibilities")
    page.get_by_role("button", name="The next 24 of 4,976 more").click()
    page.get_by_role("button", name="The next 24 of 4,952 more").wait_for()
    window.check()


def test_hostile_names_stay_words(visit: Callable[..., Visit], evil_address: str) -> None:
    window = visit(evil_address)
    page = open_explorer(window)
    names = page.locator("#names button")
    for place in range(min(names.count(), 12)):
        names.nth(place).click()
        page.locator("body:not([aria-busy])").wait_for()
    page.locator("#search").fill("hostile")
    page.locator("#elsewhere a").first.hover()
    for kind in ("Norms", "Documents"):
        page.get_by_role("button", name=kind, exact=True).click()
        page.locator("body:not([aria-busy])").wait_for()
    open_explorer(window, f"/explore?q={quote(EVIL[0])}")
    assert page.evaluate("window.hostile") is None
    window.check()


def test_what_there_is_not_is_a_page_too(visit: Callable[..., Visit], address: str) -> None:
    window = visit(address)
    answer = window.page.goto(f"{address}/explore?focus=role/%3Cb%3Enobody")
    assert answer is not None
    assert answer.status == 404
    window.page.get_by_role("heading", name="Not in the graph").wait_for()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (320, "light")])
def test_axe_finds_nothing_serious(visit: Callable[..., Visit], address: str, width: int, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    window = visit(address, width, 800, scheme)
    for path in ("/", "/explore", f"/explore?focus={SUPPLIER}"):
        window.go(path)
        if path != "/":
            window.page.locator(READY).wait_for(state="attached")
            window.page.locator("#search").fill("s")
            window.page.locator("#elsewhere a").first.wait_for()
        violations = axe.Axe().run(window.page).response["violations"]
        assert [v["id"] for v in violations if v["impact"] in {"serious", "critical"}] == []
        assert window.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
