"""Every control of a picture, by mouse and by keyboard."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

pytestmark = pytest.mark.browser


def activate(opened, name: str, way: str) -> None:
    """Use the button of just this name by the mouse or by the keyboard alone."""
    if way == "mouse":
        opened.press(name)
        return
    opened.tab_to(f"(element.getAttribute('aria-label') || element.textContent) === {name!r}")
    opened.page.keyboard.press("Enter")


BOTH = pytest.mark.parametrize("way", ["mouse", "keyboard"])


@BOTH
def test_zoom_and_fit_change_the_picture_and_bring_it_back(draw, support, way: str) -> None:
    opened = draw(support)
    before = opened.pixels()
    activate(opened, "Zoom in", way)
    opened.page.wait_for_timeout(100)
    nearer = opened.pixels()
    activate(opened, "Zoom out", way)
    opened.page.wait_for_timeout(100)
    assert before != nearer != opened.pixels()
    activate(opened, "Fit", way)
    opened.page.wait_for_timeout(100)
    assert opened.pixels() == before
    opened.check()


@BOTH
def test_the_legend_counts_and_leaves_out_what_is_not_wanted(draw, support, way: str) -> None:
    opened = draw(support, kind="responsibilities")
    legend = opened.text("#kinds").split("\n")
    assert legend == ["clauses", "4", "norms", "5", "parties", "2", "roles", "1", "bears", "4", "is stated in", "5"]
    before = opened.pixels()
    activate(opened, "parties2", way) if way == "keyboard" else opened.page.locator(
        ".toggle", has_text="parties"
    ).click()
    opened.page.wait_for_timeout(100)
    toggle = opened.page.locator(".toggle", has_text="parties")
    assert toggle.get_attribute("aria-pressed") == "false"
    assert "Vendor" not in opened.names()
    assert opened.pixels() != before
    if way == "keyboard":
        assert opened.focused() == "parties\n2"
        opened.page.keyboard.press("Enter")
    else:
        toggle.click()
    opened.page.wait_for_timeout(100)
    assert opened.pixels() == before
    opened.check()


def test_links_of_a_kind_can_be_left_out(draw, support) -> None:
    opened = draw(support)
    assert opened.text("#kinds").split("\n") == ["clause types", "5", "related to", "2", "related to, both ways", "1"]
    before = opened.pixels()
    opened.page.locator(".toggle", has_text="both ways").click()
    opened.page.wait_for_timeout(100)
    assert opened.pixels() != before
    assert len(opened.names()) == 5
    opened.check()


def test_a_thing_is_found_and_read_by_the_keyboard_alone(draw, support) -> None:
    opened = draw(support, focus="help desk")
    keyboard = opened.page.keyboard
    keyboard.press("/")
    assert opened.page.evaluate("document.activeElement.id") == "search"
    keyboard.type("answer every")
    name = "Help Desk: The Vendor shall answer every call within one hour."
    assert opened.names()[0] == name
    keyboard.press("ArrowDown")
    assert opened.focused().startswith(name)
    keyboard.press("ArrowDown")
    keyboard.press("ArrowUp")
    keyboard.press("Enter")
    assert opened.page.evaluate("document.activeElement.id") == "chosen"
    reading = opened.text("#reading")
    assert "Help Desk. The Vendor shall answer every call within one hour." in reading
    assert "Vendor must answer every call" in reading
    assert "Vendor must not leave the desk unstaffed" in reading
    keyboard.press("Escape")
    assert not opened.page.locator("#reading").is_visible()
    assert opened.focused().startswith(name)
    opened.check()


def test_the_search_finds_names_first_and_then_words(draw, support) -> None:
    opened = draw(support)
    opened.page.fill("#search", "support")
    assert opened.names()[0] == "Technical Support"
    opened.page.fill("#search", "who answers")
    assert opened.text("#found") == "0 by name, 1 by their words"
    assert "Help Desk clauses say who answers" in opened.text("#names")
    opened.page.fill("#search", "nowhere at all")
    assert (opened.text("#found"), opened.names()) == ("0 by name, 0 by their words", [])
    opened.check()


@BOTH
def test_only_what_is_near_is_drawn_and_one_link_more_each_time(draw, support, way: str) -> None:
    opened = draw(support, at="#n=clause-type/spare-parts")
    activate(opened, "Only what is near", way)
    assert opened.names() == ["Spare Parts", "Technical Support"]
    activate(opened, "One link further", way)
    assert opened.names() == ["Help Desk", "Spare Parts", "Technical Support"]
    activate(opened, "One link further", way)
    assert len(opened.names()) == 4
    assert opened.page.get_by_role("button", name="One link further").is_disabled()
    activate(opened, "Only what is near", way)
    assert len(opened.names()) == 5
    opened.check()


@BOTH
def test_the_path_between_two_things_is_drawn_and_read_out(draw, support, way: str) -> None:
    opened = draw(support, at="#n=clause-type/spare-parts")
    activate(opened, "Path from here", way)
    assert opened.text("#said") == "A path from Spare Parts: choose where it ends."
    assert opened.page.evaluate("document.activeElement.id") == "search"
    opened.page.keyboard.type("toll")
    opened.page.keyboard.press("Enter")
    path = opened.page.locator(".path").inner_text().split("\n")
    names = ["Spare Parts", "Technical Support", "Help Desk", "Toll-Free Number"]
    assert [step for step in path if step in names] == names
    assert path[1] == "named as related by"
    activate(opened, "End the path", way)
    assert opened.page.locator(".path").count() == 0
    opened.check()


def test_where_there_is_no_path_the_page_says_so(draw, support) -> None:
    opened = draw(support, at="#n=clause-type/royalties&from=clause-type/help-desk")
    assert "No path leads here from “Help Desk”" in opened.text("#reading")
    opened.check()


def test_an_address_leads_to_a_thing_and_back_and_forward_go_through_what_was_seen(draw, support) -> None:
    opened = draw(support, at="#n=clause-type/royalties")
    assert opened.text("#chosen") == "Royalties"
    opened.page.fill("#search", "spare")
    opened.page.press("#search", "Enter")
    opened.press("What is near")
    assert opened.page.evaluate("location.hash") == "#n=clause-type/spare-parts&k=all"
    opened.page.go_back()
    assert opened.text("#heading") == "How clause types are related"
    assert opened.text("#chosen") == "Spare Parts"
    opened.page.go_back()
    assert opened.text("#chosen") == "Royalties"
    opened.page.go_forward()
    assert opened.text("#chosen") == "Spare Parts"
    opened.check()


@pytest.mark.parametrize(
    "at", ["#n=nothing/of/this/name", "#k=nothing", "#n=%E0%A4%A", "#hops=x&from=y&&=", "#" + "n=" * 5000]
)
def test_an_address_of_nothing_opens_the_picture_as_it_is(draw, support, at: str) -> None:
    opened = draw(support, at=at)
    assert opened.text("#heading") == "How clause types are related"
    assert not opened.page.locator("#reading").is_visible()
    assert len(opened.names()) == 5
    assert opened.complaints == []


@BOTH
def test_a_picture_is_saved_as_png(draw, support, tmp_path: Path, way: str) -> None:
    opened = draw(support)
    with opened.page.expect_download() as download:
        activate(opened, "Save as PNG", way)
    assert download.value.suggested_filename == "How-clause-types-are-related.png"
    download.value.save_as(tmp_path / "a.png")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    assert opened.complaints == []


@pytest.mark.parametrize(
    ("kind", "way"), [("related", "keyboard"), ("responsibilities", "mouse"), ("owes", "mouse"), ("document", "mouse")]
)
def test_a_picture_is_saved_as_svg_with_all_that_is_drawn(draw, support, tmp_path: Path, kind: str, way: str) -> None:
    opened = draw(support, kind=kind)
    with opened.page.expect_download() as download:
        activate(opened, "Save as SVG", way)
    download.value.save_as(tmp_path / "a.svg")
    root = ElementTree.parse(tmp_path / "a.svg").getroot()
    titles = [element.text for element in root.iter("{http://www.w3.org/2000/svg}title")]
    assert sorted(titles[1:]) == sorted(opened.names())
    words = {element.text for element in root.iter("{http://www.w3.org/2000/svg}text")}
    assert len(words) >= min(len(titles) - 1, 3)
    assert not re.search(rb"href|<script|on\w+=", (tmp_path / "a.svg").read_bytes())
    assert opened.complaints == []


@BOTH
def test_printing_is_a_button_and_prints_dark_on_light(draw, support, way: str) -> None:
    opened = draw(support, scheme="dark", focus="help desk")
    opened.page.evaluate("window.print = () => { window.printed = true; }")
    activate(opened, "Print", way)
    assert opened.page.evaluate("window.printed")
    dark = opened.pixels()
    opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    opened.page.emulate_media(media="print")
    opened.page.wait_for_timeout(100)
    assert opened.pixels() != dark
    assert opened.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(252, 252, 250)"
    assert not opened.page.locator("#fit").is_visible()
    assert opened.page.locator("#reading").is_visible()
    opened.page.emulate_media(media="screen")
    opened.page.evaluate("dispatchEvent(new Event('afterprint'))")
    opened.page.wait_for_timeout(100)
    assert opened.pixels() == dark
    opened.check()


@BOTH
def test_pictures_are_chosen_by_their_buttons(draw, support, way: str) -> None:
    opened = draw(support)
    activate(opened, "Who owes whom", way)
    assert opened.text("#heading") == "Who owes whom"
    assert opened.names() == ["Client", "Vendor", "Help Desk Lead"]
    opened.check()


def test_the_picture_is_moved_by_the_arrow_keys_and_by_the_mouse(draw, support) -> None:
    opened = draw(support)
    before = opened.pixels()
    opened.tab_to("element.classList.contains('vis-network')")
    opened.page.keyboard.down("ArrowLeft")
    opened.page.wait_for_timeout(150)
    opened.page.keyboard.up("ArrowLeft")
    by_key = opened.pixels()
    assert by_key != before
    box = opened.page.locator("#network").bounding_box()
    opened.page.mouse.move(box["x"] + 20, box["y"] + 60)
    opened.page.mouse.down()
    opened.page.mouse.move(box["x"] + 90, box["y"] + 90, steps=4)
    opened.page.mouse.up()
    opened.page.wait_for_timeout(100)
    by_mouse = opened.pixels()
    assert by_mouse != by_key
    opened.page.mouse.wheel(0, -200)
    opened.page.wait_for_timeout(100)
    assert opened.pixels() != by_mouse
    opened.check()


@BOTH
def test_more_neighbours_and_more_names_than_fit_are_a_button_away(draw, stores, way: str) -> None:
    names = [f"Neighbour {n}" for n in range(250)]
    store = stores.to_store(stores.read_page("Hub", related=names))
    opened = draw(store, at="#n=clause-type/hub")
    assert opened.page.locator("#reading .thing", has_text="Neighbour").count() == 60
    activate(opened, "190 more", way)
    assert opened.page.locator("#reading .thing", has_text="Neighbour").count() == 250
    assert len(opened.names()) == 200
    activate(opened, "51 more", way)
    assert len(opened.names()) == 251
    opened.check()
