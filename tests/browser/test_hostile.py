"""Text that would do harm if it were more than text, in every place where text shows."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from kg.model import QualifierKind

pytestmark = pytest.mark.browser

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
    "x;background:url(javascript:window.hostile=10);} body{display:none",
    "\u2028\u2029 new lines \x85 of all kinds",
    "L" * 100_000,
]


@pytest.fixture(scope="module")
def hostile(stores):
    """Return a store that says these words wherever it can say words."""
    return stores.to_store(
        *(
            stores.read_page(
                words,
                [
                    stores.Sample(
                        words,
                        f"{words} escalation",
                        (
                            stores.Duty(words, words, to=f"{words} x", limits=((QualifierKind.CONDITION, words),)),
                            stores.Duty(
                                f"{words} x", f"escalate {words}", to=words, limits=((QualifierKind.DEADLINE, words),)
                            ),
                        ),
                    )
                ],
                [f"{words} y"],
                summary=words,
                name=words,
                roles=[f"{words} x"],
                forms={words: (f"{words} z",)},
            )
            for words in HOSTILE
        )
    )


@pytest.mark.parametrize("kind", ["related", "responsibilities", "owes", "escalation", "document", "norms", "all"])
def test_hostile_words_stay_words_in_every_picture(draw, hostile, kind: str) -> None:
    opened = draw(hostile, kind=kind)
    count = opened.page.locator("#names button").count()
    assert count >= 13
    opened.page.evaluate(
        """() => {
          for (let n = 0; n < document.querySelectorAll("#names button").length; n++) {
            document.querySelectorAll("#names button")[n].click();
            document.querySelectorAll("#reading summary").forEach((summary) => summary.click());
          }
        }"""
    )
    shown = opened.page.locator("#names").inner_text()
    assert "<img src=x onerror='window.hostile=3'>" in shown
    assert "\u202e" not in shown
    opened.page.mouse.move(400, 400)
    check_inert(opened)
    opened.check()


def check_inert(opened) -> None:
    assert opened.page.evaluate("window.hostile") is None
    assert opened.page.locator("script").count() == 4
    assert opened.page.locator("img, a, iframe, main style, [onerror], [onmouseover], [onload]").count() == 0
    assert opened.page.locator("main").is_visible()


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_in_the_search_the_path_and_the_address_stay_words(draw, support, words: str) -> None:
    opened = draw(support, at="#n=clause-type/help-desk")
    opened.page.fill("#search", words[:2000])
    opened.page.evaluate(
        "(words) => { location.hash = `n=${words}&k=${words}&from=${words}&hops=${words}`; }", words[:2000]
    )
    opened.page.wait_for_timeout(30)
    check_inert(opened)
    assert opened.complaints == []


def test_a_hostile_picture_is_saved_as_inert_svg(draw, hostile, tmp_path) -> None:
    opened = draw(hostile, kind="escalation")
    with opened.page.expect_download() as download:
        opened.press("Save as SVG")
    download.value.save_as(tmp_path / "a.svg")
    elements = list(ElementTree.parse(tmp_path / "a.svg").iter())
    assert {element.tag.partition("}")[2] for element in elements} == {"path", "rect", "svg", "text", "title"}
    assert not [name for element in elements for name in element.attrib if name.startswith("on") or "href" in name]


def test_a_hostile_clause_is_read_out_as_it_stands(draw, stores) -> None:
    words = "<b>bold</b> & <img src=x onerror=alert(1)> shall not run."
    store = stores.to_store(stores.read_page("Markup", [stores.Sample("Markup", words)]))
    opened = draw(store, focus="markup", hops=1)
    opened.page.fill("#search", "bold")
    opened.page.press("#search", "Enter")
    assert f"Markup. {words}" in opened.text("#reading")
    assert opened.page.locator("#reading b, #reading img").count() == 0
    opened.check()
