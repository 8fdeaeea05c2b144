"""Pictures, opened from disk in a browser that has no network."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

CLAUSE, TYPE = (0xB0, 0x57, 0x8D), (0x00, 0x72, 0xB2)


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
    opened.press("Close")
    assert not opened.page.locator("#reading").is_visible()
    spot = find_mark(opened, CLAUSE)
    opened.page.mouse.click(spot["x"], spot["y"])
    reading = opened.text("#reading")
    assert "Royalties. Nothing is owed." in reading
    assert "royalties.txt, characters 11–38 (Samples)" in reading
    opened.check()


def test_a_norm_says_who_must_do_what_by_when_and_is_told_by_a_word_as_well_as_a_colour(draw, support) -> None:
    opened = draw(support, focus="vendor", kind="norms")
    must, must_not = (opened.page.locator(f".must-{kind}").first for kind in ("Obligation", "Prohibition"))
    assert (must.inner_text(), must_not.inner_text()) == ("must", "must not")
    colour = "element => getComputedStyle(element).color"
    assert must.evaluate(colour) != must_not.evaluate(colour)
    assert "deadline\nwithin one hour" in opened.text("#reading")
    assert "towards\nClient" in opened.text("#reading")
    opened.check()


def test_norms_are_marked_in_the_words_by_colour_and_by_line_and_lead_to_themselves(draw, contract) -> None:
    opened = draw(contract, kind="document")
    opened.page.fill("#search", "2.1")
    opened.page.press("#search", "Enter")
    marks = {kind: opened.page.locator(f"mark.on-{kind}").first for kind in ("Obligation", "Prohibition")}
    line = "element => [getComputedStyle(element).textDecorationStyle, getComputedStyle(element).textDecorationColor]"
    (solid, blue), (double, red) = (mark.evaluate(line) for mark in marks.values())
    assert (solid, double) == ("solid", "double")
    assert blue != red
    opened.page.locator("button.trigger", has_text="shall not").first.click()
    assert "Seller must not sell" in opened.focused()
    opened.check()


def test_neighbours_are_buttons_by_relation_that_lead_on(draw, support) -> None:
    opened = draw(support, focus="help desk")
    reading = opened.page.locator("#reading")
    reading.get_by_role("button", name="Toll-Free Number").click()
    assert opened.text("#chosen") == "Toll-Free Number"
    assert "Named as related by" in opened.text("#reading")
    reading.get_by_role("button", name="Help Desk", exact=True).click()
    assert opened.text("#chosen") == "Help Desk"
    assert "Related to, both ways" in opened.text("#reading")
    opened.check()


def test_a_thing_of_another_picture_is_shown_in_that_picture(draw, support) -> None:
    opened = draw(support)
    opened.page.fill("#search", "vendor")
    opened.page.locator("#names").get_by_role("button", name="Vendor in ").first.click()
    assert opened.text("#chosen") == "Vendor"
    assert opened.page.get_by_role("button", name="Responsibilities").get_attribute("aria-pressed") == "true"
    assert opened.page.title() == "Who is responsible for what"
    opened.check()


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("Responsibilities", "Who is responsible for what"),
        ("Who owes whom", "Who owes whom"),
        ("Documents", "How the documents are built"),
        ("Norms", "Who must, may and must not do what"),
        ("What is near", "Clauses, norms, and who they bind"),
    ],
)
def test_each_picture_is_a_button_away(draw, support, name: str, heading: str) -> None:
    opened = draw(support)
    before = opened.pixels()
    opened.press(name)
    opened.page.wait_for_timeout(100)
    assert opened.text("#heading") == heading
    assert opened.pixels() != before
    opened.check()


def test_the_picture_stands_still_and_is_the_same_each_time(draw, support) -> None:
    opened = draw(support)
    opened.page.wait_for_timeout(50)
    before = opened.pixels()
    opened.page.wait_for_timeout(400)
    assert opened.pixels() == before
    again = draw(support)
    again.page.wait_for_timeout(50)
    assert again.pixels() == before


def test_no_label_lies_over_another_at_rest(draw, stores) -> None:
    opened = draw(
        stores.to_store(*stores.many_pages(60)),
    )
    opened.page.evaluate(WATCH_LABELS)
    opened.press("Fit")
    opened.page.wait_for_timeout(200)
    boxes = opened.page.evaluate("window.labels")
    assert len(boxes) > 20
    for n, (x, y, width) in enumerate(boxes):
        for other_x, other_y, other_width in boxes[:n]:
            assert abs(x - other_x) * 2 >= width + other_width - 2 or abs(y - other_y) >= 14


WATCH_LABELS = """
const write = CanvasRenderingContext2D.prototype.fillText;
window.labels = [];
CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
  const { a, d, e, f } = this.getTransform();
  const width = this.measureText(text).width;
  const middle = x + { left: width / 2, center: 0, right: -width / 2 }[this.textAlign];
  window.labels.push([middle * a + e, y * d + f, width * a]);
  return write.apply(this, arguments);
};
const clear = CanvasRenderingContext2D.prototype.clearRect;
CanvasRenderingContext2D.prototype.clearRect = function (...box) { window.labels = []; return clear.apply(this, box); };
0;
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_narrow_window_needs_no_sideways_scrolling(draw, support, scheme: str) -> None:
    opened = draw(support, window=(320, 640), scheme=scheme, focus="help desk")
    for name in ("Responsibilities", "Documents", "Related clauses"):
        opened.press(name)
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= 320
    assert opened.page.locator("#network canvas").bounding_box()["width"] <= 320
    assert "Help Desk clauses say who answers." in opened.text("#reading")
    opened.check()


def test_the_page_follows_day_and_night(draw, support) -> None:
    opened = draw(support)
    ground = "getComputedStyle(document.body).backgroundColor"
    assert opened.page.evaluate(ground) == "rgb(252, 252, 250)"
    day = opened.pixels()
    opened.page.emulate_media(color_scheme="dark")
    opened.page.wait_for_timeout(150)
    assert opened.page.evaluate(ground) == "rgb(19, 23, 27)"
    assert opened.pixels() != day
    assert find_mark(opened, (0x56, 0xA8, 0xDC))
    opened.check()


def test_a_click_on_nothing_lets_go(draw, support) -> None:
    opened = draw(support, focus="help desk", hops=0)
    box = opened.page.locator("#network").bounding_box()
    opened.page.mouse.click(box["x"] + 8, box["y"] + 60)
    assert not opened.page.locator("#reading").is_visible()
    opened.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert opened.text("#chosen") == "Help Desk"
    opened.check()
