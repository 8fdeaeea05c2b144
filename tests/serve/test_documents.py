"""The page of a document: its text, with every norm marked and every mark a link."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.config import DEFAULT_BASE
from kg.graph.store import Store
from kg.serve.documents import Mark, cut

PAGE = {"Accept": "text/html"}


def marks(size: int) -> st.SearchStrategy[list[Mark]]:
    place = st.integers(0, size)
    made = st.builds(lambda a, b, t: Mark(min(a, b), max(a, b), f"n{a}", "Right", t), place, place, st.booleans())
    return st.lists(made, max_size=6)


@given(st.text(max_size=40).flatmap(lambda text: st.tuples(st.just(text), marks(60))), st.integers(0, 20))
def test_the_pieces_of_a_text_are_the_text(given_text: tuple[str, list[Mark]], begin: int) -> None:
    text, made = given_text
    pieces = list(cut(text, begin, made, {begin + 1: ("char=1,2",)}))
    assert "".join(piece.text for piece in pieces) == text
    for piece in pieces:
        assert (piece.norm is None) == (piece.kind == "")


def test_words_that_make_a_norm_win_over_its_sentence() -> None:
    made = [Mark(0, 9, "long", "Right", False), Mark(0, 5, "short", "Right", False), Mark(2, 4, "w", "Right", True)]
    assert [(p.text, p.norm) for p in cut("abcdefghij", 0, made, {})] == [
        ("ab", "short"), ("cd", "w"), ("e", "short"), ("fghi", "long"), ("j", None)
    ]  # fmt: skip


def test_every_norm_is_marked_and_every_place_has_its_anchor(client: httpx.Client, served_store: Path) -> None:
    store = Store.open(served_store)
    for document in store.documents():
        page = client.get("/id/" + document.removeprefix(DEFAULT_BASE), headers=PAGE).text
        norms = store.query(f"SELECT DISTINCT ?n {{ GRAPH <{document}> {{ ?n a cg:Norm }} }}")
        linked = set(re.findall(r'<a class="norm" href="/id/([^"]+)"><mark', page))
        assert {row[0].value.removeprefix(DEFAULT_BASE) for row in norms} == linked  # type: ignore[union-attr, index]
        text = f"SELECT DISTINCT ?p {{ GRAPH <{document}> {{ ?c a cg:Clause ; cg:occursAt ?p }} }}"
        places = {row[0].value.partition("#")[2] for row in store.query(text)}  # type: ignore[union-attr, index]
        assert places <= set(re.findall(r'<span id="(char=\d+,\d+)">', page))


def test_the_text_of_clauses_is_shown_as_it_stands(client: httpx.Client, served_store: Path) -> None:
    store = Store.open(served_store)
    document = store.documents()[0]
    page = client.get("/id/" + document.removeprefix(DEFAULT_BASE), headers=PAGE).text
    shown = {
        int(begin): unescape(re.sub(r"<[^>]*>", "", body))
        for begin, body in re.findall(r'<p class="text" data-begin="(\d+)">(.*?)</p>', page, re.DOTALL)
    }
    rows = store.query(
        f"SELECT ?b ?t {{ GRAPH <{document}> {{ [] a cg:Clause ; cg:occursAt [ cg:beginIndex ?b ; cg:exact ?t ] }} }}"
    )
    assert shown == {int(row[0].value): row[1].value for row in rows}  # type: ignore[union-attr, index]


@pytest.mark.browser
def test_the_words_that_the_address_asks_for_are_marked(browser, address: str, served_store: Path) -> None:  # type: ignore[no-untyped-def]
    store = Store.open(served_store)
    rows = store.query("SELECT ?p ?w { ?n cg:evidence ?p . ?p cg:exact ?w } ORDER BY STRLEN(?w) ?p")
    place, words = next(iter(rows))  # type: ignore[arg-type, misc]
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{address}/id/{place.value.removeprefix(DEFAULT_BASE)}")  # type: ignore[union-attr]
    page.wait_for_selector("mark.asked")
    assert "".join(page.locator("mark.asked").all_text_contents()) == words.value  # type: ignore[union-attr]
    page.wait_for_function("document.activeElement.className === 'asked'")
    assert complaints == []
    page.close()
