"""What has room in a picture at first sight, and how to come to the rest."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser

NOTE_WORDS = """() => {
  const write = CanvasRenderingContext2D.prototype.fillText;
  const clear = CanvasRenderingContext2D.prototype.clearRect;
  window.written = [];
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    window.written = [];
    return clear.apply(this, box);
  };
  CanvasRenderingContext2D.prototype.fillText = function (words, ...place) {
    window.written.push(words);
    return write.call(this, words, ...place);
  };
}"""
FRAME = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(window.written))))"


def written(opened) -> list[str]:
    """Return the words in the picture as it is drawn to fit the window."""
    opened.page.evaluate(NOTE_WORDS)
    opened.press("Fit")
    return opened.page.evaluate(FRAME)


def below(opened) -> int:
    """Return how many things the page says are below, none where it does not say."""
    opened.page.evaluate(FRAME)
    button = opened.page.locator("#on")
    return int(re.sub(r"\D", "", button.inner_text())) if button.is_visible() else 0


@pytest.fixture
def tall(draw, stores):
    """Return a picture in columns that are far taller than the window."""
    return draw(stores.to_store(*stores.many_pages(30)), kind="responsibilities")


@pytest.mark.parametrize("count", [12, 50, 90])
def test_every_name_can_be_read_at_first_sight(draw, stores, count: int) -> None:
    opened = draw(stores.to_store(*stores.many_pages(count)), kind="related")
    names = opened.names()
    assert len(names) == count
    assert set(names) <= set(written(opened))
    opened.check()


def test_long_names_of_a_crowd_can_be_read_at_first_sight(draw, stores) -> None:
    pages = [f"Customer Service Topic Number {n}" for n in range(24)]
    readings = [stores.read_page(name, related=[pages[n // 3], pages[n // 2]]) for n, name in enumerate(pages)]
    opened = draw(stores.to_store(*readings), kind="related")
    words = " ".join(written(opened)).split()
    assert sorted(int(word) for word in words if word.isdigit()) == list(range(24))
    opened.check()


def test_a_tall_picture_says_how_much_is_below_and_goes_there(tall) -> None:
    before = below(tall)
    assert before > 60
    tall.press(f"{before} more below")
    assert 0 < below(tall) < before
    tall.tab_to("element.id === 'on'")
    while below(tall):
        tall.page.keyboard.press("Enter")
    tall.press("Fit")
    assert below(tall) == before
    tall.check()


def test_the_wheel_scrolls_what_is_read_like_a_page_and_zooms_with_ctrl(tall) -> None:
    tall.page.mouse.move(400, 400)
    before = below(tall)
    tall.page.mouse.wheel(0, 600)
    scrolled = below(tall)
    assert 0 < scrolled < before
    tall.page.mouse.wheel(0, -100_000)
    assert below(tall) == before
    tall.page.keyboard.down("Control")
    for _ in range(12):
        tall.page.mouse.wheel(0, 240)
    tall.page.keyboard.up("Control")
    assert below(tall) < before
    tall.check()


def test_the_wheel_zooms_a_cloud(draw, support) -> None:
    opened = draw(support)
    assert below(opened) == 0
    drawn = opened.pixels()
    opened.page.mouse.move(400, 400)
    opened.page.mouse.wheel(0, -240)
    opened.page.evaluate(NOTE_WORDS)
    opened.page.evaluate(FRAME)
    assert opened.pixels() != drawn
    opened.check()
