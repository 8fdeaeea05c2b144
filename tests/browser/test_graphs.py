"""Graphs of odd shapes and in other scripts, and pages in a frame."""

from __future__ import annotations

import pytest

import kg.view

pytestmark = pytest.mark.browser

HUB = 5_000


def test_an_empty_graph_says_that_there_is_nothing(draw, stores) -> None:
    opened = draw(stores.to_store())
    assert opened.page.locator("#empty").is_visible()
    assert opened.text("#found") == "0 things in this picture"
    for name in ("Zoom in", "Zoom out", "Fit"):
        opened.press(name)
    for name in ("Save as PNG", "Save as SVG"):
        assert opened.page.get_by_role("button", name=name).is_disabled()
    opened.check()


def test_one_thing_stands_in_the_middle_and_can_be_chosen(draw, support) -> None:
    opened = draw(support, focus="royalties", hops=0)
    opened.press("Close")
    box = opened.page.locator("#network").bounding_box()
    opened.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert opened.text("#chosen") == "Royalties"
    opened.check()


def test_things_without_links_are_all_in_view(draw, stores) -> None:
    opened = draw(stores.to_store(*(stores.read_page(f"Alone {n}") for n in range(25))))
    assert len(opened.names()) == 25
    assert opened.page.evaluate(INK_AT_EDGES) == 0
    opened.check()


INK_AT_EDGES = """(() => {
  const canvas = document.querySelector("#network canvas");
  const { width, height } = canvas;
  const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
  let ink = 0;
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++)
    if ((x < 3 || y < 3 || x > width - 4 || y > height - 4) && data[4 * (y * width + x) + 3] > 0) ink++;
  return ink;
})()"""


def test_a_thing_with_thousands_of_neighbours_can_be_read_and_filtered(draw, stores) -> None:
    store = stores.to_store(stores.read_page("Hub", related=[f"Neighbour {n}" for n in range(HUB)]))
    opened = draw(store, most=HUB + 1, at="#n=clause-type/hub")
    assert f"Related to ({HUB})" in opened.text("#reading")
    assert opened.text("#found") == f"{HUB + 1:,} things in this picture"
    opened.page.fill("#search", "Neighbour 4321")
    opened.page.press("#search", "Enter")
    assert opened.text("#chosen") == "Neighbour 4321"
    opened.press("Only what is near")
    assert opened.names() == ["Neighbour 4321"] or len(opened.names()) == 1
    opened.check()


@pytest.mark.parametrize(
    "name",
    ["إدارة الحساب والعملاء", "שירות לקוחות", "客户服务与账户管理条款", "顧客サービス", "Kundenbetreuung „Süd“ & Co."],
)
def test_names_in_other_scripts_are_drawn_found_and_read(draw, stores, name: str) -> None:
    store = stores.to_store(
        stores.read_page(name, [stores.Sample(name, name, (stores.Duty(name, name),))], [f"{name} 2"])
    )
    opened = draw(store, focus=name)
    assert opened.text("#chosen") == name
    opened.page.fill("#search", name[:4])
    assert name in opened.names()
    assert opened.text("#heading") == f"What is related to {name}"
    opened.check()


def test_names_that_run_from_the_right_are_read_from_the_right(draw, stores) -> None:
    name = "إدارة الحساب"
    opened = draw(stores.to_store(stores.read_page(name, summary=name)), focus=name)
    for selector in ("#chosen", "#reading .words"):
        assert opened.page.locator(selector).evaluate("element => element.matches(':dir(rtl)')")
    opened.check()


def test_a_picture_in_a_notebook_works_in_its_frame(support, tmp_path, open_page) -> None:
    path = tmp_path / "notebook.html"
    path.write_text(
        f"<!doctype html><title>a</title>{kg.view(support, focus='help desk')._repr_html_()}", encoding="utf-8"
    )
    opened = open_page(path)
    frame = opened.page.frame_locator("iframe")
    frame.locator("html[data-ready='true']").wait_for()
    assert frame.locator("#chosen").inner_text() == "Help Desk"
    frame.get_by_role("button", name="Toll-Free Number").first.click()
    assert frame.locator("#chosen").inner_text() == "Toll-Free Number"
    with opened.page.expect_download():
        frame.get_by_role("button", name="Save as SVG").click()
    assert opened.complaints == []
