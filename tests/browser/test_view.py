"""Pictures, opened from disk in a browser that has no network."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.view import write_view

pytestmark = pytest.mark.browser

READY = "html[data-ready='true']"

HOSTILE = [
    "<script>window.hostile=1</script>",
    "</script><script>window.hostile=2</script>",
    "<img src=x onerror='window.hostile=3'>",
    "<svg/onload=window.hostile=4>",
    "javascript:window.hostile=5",
    '" onmouseover="window.hostile=6" x=\'',
    "<a href='javascript:window.hostile=7'>href</a>",
    "{{ constructor.constructor('window.hostile=8')() }} ${window.hostile=9}",
    "\u202eevil\u2066 \u200f mark",
    "--><!-- <style>*{display:none}</style> \\u003cscript>",
    "\u2028\u2029 new lines \x85 of all kinds",
    "L" * 100_000,
]


@pytest.fixture
def draw(tmp_path: Path, open_page):
    """Return what writes a picture of a store and opens it."""

    def draw_store(store, *, width: int = 1280, height: int = 800, scheme: str = "light", **how):
        path = tmp_path / "picture with spaces & ümlaut.html"
        write_view(store, path, **how)
        opened = open_page(path, width, height, scheme)
        opened.page.wait_for_selector(READY)
        return opened

    return draw_store


@pytest.fixture
def support(stores):
    return stores.to_store(*stores.support_pages())


def find_mark(opened, colour: tuple[int, int, int]) -> dict[str, float]:
    """Return where on the page the first mark of a colour stands."""
    return opened.page.evaluate(
        """(colour) => {
          const canvas = document.querySelector("#network canvas");
          const pen = canvas.getContext("2d");
          const { data, width, height } = pen.getImageData(0, 0, canvas.width, canvas.height);
          const is = (x, y) => colour.every((part, n) => data[4 * (y * width + x) + n] === part);
          for (let y = 3; y < height - 3; y++) for (let x = 3; x < width - 3; x++)
            if (is(x, y) && is(x + 3, y + 3) && is(x - 3, y + 3)) {
              const box = canvas.getBoundingClientRect();
              return { x: box.x + x * box.width / width, y: box.y + (y + 2) * box.height / height };
            }
          return null;
        }""",
        list(colour),
    )


def picture(opened) -> str:
    return opened.page.evaluate("document.querySelector('#network canvas').toDataURL()")


def test_a_picture_opens_without_a_network_and_asks_for_nothing(draw, support) -> None:
    opened = draw(support)
    assert opened.page.evaluate("document.compatMode") == "CSS1Compat"
    assert opened.page.evaluate("document.characterSet") == "UTF-8"
    assert opened.page.evaluate("typeof bootstrap") == "undefined"
    assert opened.page.title() == "How clause types are related"
    opened.check()


def test_a_policy_keeps_the_page_from_asking_for_anything(draw, support) -> None:
    opened = draw(support)
    outcome = opened.page.evaluate("fetch('https://example.org/').then(() => 'went', () => 'refused')")
    assert outcome == "refused"
    opened.page.evaluate("document.body.append(Object.assign(new Image(), { src: 'https://example.org/a.png' }))")
    assert sum("Content Security Policy" in complaint for complaint in opened.complaints) >= 2


def test_a_click_on_a_clause_reads_out_its_words_norms_and_place(draw, support) -> None:
    opened = draw(support, focus="royalties")
    opened.page.get_by_role("button", name="Close").click()
    assert not opened.page.locator("#reading").is_visible()
    spot = find_mark(opened, (0xB0, 0x57, 0x8D))
    opened.page.mouse.click(spot["x"], spot["y"])
    reading = opened.text("#reading")
    assert "Royalties. Nothing is owed." in reading
    assert "royalties.txt, characters 11–38 (Samples)" in reading
    opened.check()


def test_a_clause_is_read_by_the_keyboard_alone(draw, support) -> None:
    opened = draw(support, focus="help desk")
    keyboard = opened.page.keyboard
    for _ in range(60):
        keyboard.press("Tab")
        if opened.page.evaluate("document.activeElement.id") == "search":
            break
    keyboard.type("answer every")
    assert opened.text("#found") == "1 of 7 names"
    keyboard.press("ArrowDown")
    focused = "document.activeElement.innerText"
    assert opened.page.evaluate(focused) == "Help Desk: The Vendor shall answer every call within one hour."
    keyboard.press("Enter")
    assert opened.page.evaluate("document.activeElement.id") == "chosen"
    reading = opened.text("#reading")
    assert "Help Desk. The Vendor shall answer every call within one hour." in reading
    assert "Vendor must answer every call" in reading
    assert "Vendor must not leave the desk unstaffed" in reading
    keyboard.press("Escape")
    assert not opened.page.locator("#reading").is_visible()
    assert opened.page.evaluate(focused) == "Help Desk: The Vendor shall answer every call within one hour."
    opened.check()


def test_a_norm_is_told_by_a_word_as_well_as_a_colour(draw, support) -> None:
    opened = draw(support, focus="vendor", kind="norms")
    must, must_not = (opened.page.locator(f".must-{kind}").first for kind in ("Obligation", "Prohibition"))
    assert (must.inner_text(), must_not.inner_text()) == ("must", "must not")
    colour = "element => getComputedStyle(element).color"
    assert must.evaluate(colour) != must_not.evaluate(colour)
    assert "deadline\nwithin one hour" in opened.text("#reading")
    assert "towards\nClient" in opened.text("#reading")
    opened.check()


def test_neighbours_are_buttons_that_lead_on(draw, support) -> None:
    opened = draw(support, focus="help desk")
    opened.page.locator("#reading").get_by_role("button", name="Toll-Free Number").click()
    assert opened.text("#chosen") == "Toll-Free Number"
    assert "Named as related by" in opened.text("#reading")
    opened.page.locator("#reading").get_by_role("button", name="Help Desk", exact=True).click()
    assert opened.text("#chosen") == "Help Desk"
    assert "Related to, both ways" in opened.text("#reading")
    opened.check()


def test_the_legend_counts_and_tells_two_way_links_apart(draw, support) -> None:
    opened = draw(support)
    legend = opened.text("#kinds").split("\n")
    assert legend == ["clause types", "5", "related to", "2", "related to, both ways", "1"]


def test_zoom_and_fit_change_the_picture_and_bring_it_back(draw, support) -> None:
    opened = draw(support)
    before = picture(opened)
    opened.page.get_by_role("button", name="Zoom in").click()
    opened.page.wait_for_timeout(100)
    assert picture(opened) != before
    opened.page.get_by_role("button", name="Fit").click()
    opened.page.wait_for_timeout(100)
    assert picture(opened) == before
    opened.check()


def test_the_picture_stands_still(draw, support) -> None:
    opened = draw(support)
    opened.page.wait_for_timeout(50)
    before = picture(opened)
    opened.page.wait_for_timeout(400)
    assert picture(opened) == before


@pytest.mark.parametrize("kind", ["related", "responsibilities", "norms", "all"])
def test_hostile_words_in_every_field_stay_words(draw, stores, kind: str) -> None:
    from kg.model import QualifierKind

    pages = [
        stores.read_page(
            words,
            [
                stores.Sample(
                    words,
                    words,
                    (stores.Duty(words, words, to=f"{words} x", limits=((QualifierKind.CONDITION, words),)),),
                )
            ],
            [f"{words} y"],
            summary=words,
            name=words,
            roles=[f"{words} x"],
            forms={words: (f"{words} z",)},
        )
        for words in HOSTILE
    ]
    opened = draw(stores.to_store(*pages), kind=kind)
    buttons = opened.page.locator("#names button")
    assert buttons.count() > 20
    opened.page.evaluate("document.querySelectorAll('#names button').forEach((button) => button.click())")
    shown = opened.page.locator("#names").inner_text()
    assert "<img src=x onerror='window.hostile=3'>" in shown
    assert "\u202e" not in shown
    opened.page.mouse.move(400, 400)
    assert opened.page.evaluate("window.hostile") is None
    assert opened.page.locator("script").count() == 3
    assert opened.page.locator("img, a, iframe, main style, [onerror], [onmouseover], [onload]").count() == 0
    opened.check()


def test_a_hostile_clause_is_read_out_as_it_stands(draw, stores) -> None:
    words = "<b>bold</b> & <img src=x onerror=alert(1)> shall not run."
    store = stores.to_store(stores.read_page("Markup", [stores.Sample("Markup", words)]))
    opened = draw(store, focus="markup", hops=1)
    opened.page.fill("#search", "bold")
    opened.page.press("#search", "Enter")
    assert f"Markup. {words}" in opened.text("#reading")
    assert opened.page.locator("#reading b, #reading img").count() == 0
    opened.check()


def test_an_empty_graph_says_that_there_is_nothing(draw, stores) -> None:
    opened = draw(stores.to_store())
    assert opened.page.locator("#empty").is_visible()
    assert opened.text("#found") == "0 names"
    for name in ("Zoom in", "Zoom out", "Fit"):
        opened.page.get_by_role("button", name=name).click()
    opened.check()


def test_one_thing_stands_in_the_middle_and_can_be_chosen(draw, support) -> None:
    opened = draw(support, focus="royalties", hops=0)
    opened.page.get_by_role("button", name="Close").click()
    box = opened.page.locator("#network").bounding_box()
    opened.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert opened.text("#chosen") == "Royalties"
    opened.check()


def test_things_without_links_are_all_in_view(draw, stores) -> None:
    store = stores.to_store(*(stores.read_page(f"Alone {n}") for n in range(25)))
    opened = draw(store)
    assert opened.text("#found") == "25 names"
    assert find_mark(opened, (0x00, 0x72, 0xB2))
    opened.check()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_narrow_window_needs_no_sideways_scrolling(draw, support, scheme: str) -> None:
    opened = draw(support, width=320, height=640, scheme=scheme, focus="help desk")
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 320
    assert opened.page.locator("#network canvas").bounding_box()["width"] <= 320
    assert "Help Desk clauses say who answers." in opened.text("#reading")
    opened.check()


def test_the_page_follows_day_and_night(draw, support) -> None:
    opened = draw(support)
    ground = "getComputedStyle(document.body).backgroundColor"
    assert opened.page.evaluate(ground) == "rgb(252, 252, 250)"
    day = picture(opened)
    opened.page.emulate_media(color_scheme="dark")
    opened.page.wait_for_timeout(150)
    assert opened.page.evaluate(ground) == "rgb(19, 23, 27)"
    assert picture(opened) != day
    assert find_mark(opened, (0x56, 0xA8, 0xDC))
    opened.check()


def test_everything_that_can_be_focused_shows_that_it_is(draw, support) -> None:
    opened = draw(support)
    seen = set()
    for _ in range(12):
        opened.page.keyboard.press("Tab")
        name, outline = opened.page.evaluate(
            """(() => { const element = document.activeElement;
              const name = element.id || element.className || element.tagName;
              return [name, getComputedStyle(element).outlineWidth]; })()"""
        )
        seen.add(name)
        assert outline == "3px", name
    assert {"closer", "farther", "fit", "search", "thing"} <= seen
