import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kg.view import ViewKind, write_view
from kg.view.labels import one_line
from kg.view.policy import hash_of

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"' javascript:alert(3) ${x} {{ 7*7 }} \u202e"


class Elements(HTMLParser):
    """Collects the elements of a page and the text of its scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {"script": [], "style": []}
        self.inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self.inside = tag
        if tag in self.texts:
            self.texts[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside in self.texts:
            self.texts[self.inside][-1] += data


def hostile_store(stores):
    duty = stores.Duty(HOSTILE, HOSTILE, to=HOSTILE + "x")
    return stores.to_store(
        stores.read_page(HOSTILE, [stores.Sample(HOSTILE, HOSTILE, (duty,))], [HOSTILE + "y"], name=HOSTILE)
    )


@pytest.mark.parametrize("kind", list(ViewKind))
def test_the_same_store_gives_the_same_bytes(stores, tmp_path: Path, kind: ViewKind) -> None:
    for name in ("a.html", "b.html"):
        write_view(stores.to_store(*stores.many_pages(12)), tmp_path / name, kind=kind)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_the_page_asks_for_nothing(support, tmp_path: Path) -> None:
    write_view(support, tmp_path / "a.html")
    page = Elements((tmp_path / "a.html").read_text("utf-8"))
    asking = {"link", "img", "iframe", "object", "embed", "base", "form", "video", "audio", "source", "a"}
    assert not asking & {tag for tag, _ in page.found}
    assert not [(tag, a) for tag, a in page.found if {"src", "href", "action", "style"} & set(a)]
    assert not [(tag, name) for tag, a in page.found for name in a if name.startswith("on")]
    assert not re.search(r"url\(|@import", "".join(page.texts["style"]))
    assert "sourceMappingURL" not in "".join(page.texts["script"])
    own = page.texts["script"][-1]
    assert not re.search(r"fetch\(|XMLHttpRequest|WebSocket|import\(|innerHTML|insertAdjacent|document\.write", own)


def test_the_policy_lets_in_only_the_scripts_and_the_style_of_the_page(support, tmp_path: Path) -> None:
    write_view(support, tmp_path / "a.html")
    page = Elements((tmp_path / "a.html").read_text("utf-8"))
    policy = next(a["content"] or "" for t, a in page.found if a.get("http-equiv") == "Content-Security-Policy")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    *_, vis, own = page.texts["script"]
    scripts = [vis, own]
    assert rules["script-src"] == " ".join(f"'{hash_of(text)}'" for text in scripts)
    assert rules["style-src"] == " ".join(f"'{hash_of(text)}'" for text in page.texts["style"])
    assert "unsafe" not in policy


def test_the_page_is_utf_8_in_standards_mode(support, tmp_path: Path) -> None:
    write_view(support, tmp_path / "a.html")
    content = (tmp_path / "a.html").read_bytes()
    assert content.startswith(b"<!doctype html>")
    assert content.index(b'<meta charset="utf-8">') < 1024
    content.decode("utf-8")


@pytest.mark.parametrize("kind", list(ViewKind))
def test_a_hostile_text_stays_data(stores, tmp_path: Path, kind: ViewKind) -> None:
    write_view(hostile_store(stores), tmp_path / "a.html", kind=kind)
    html = (tmp_path / "a.html").read_text("utf-8")
    page = Elements(html)
    assert [tag for tag, _ in page.found].count("script") == 4
    assert "img" not in {tag for tag, _ in page.found}
    data = json.loads(page.texts["script"][0])
    assert any("onerror=alert(2)" in thing["label"] for thing in data["things"])
    assert "{{ 7*7 }}" in json.dumps(data)
    assert html.count("</script>") == 4


def test_a_focus_with_markup_in_its_name_is_escaped_in_the_heading(stores, tmp_path: Path) -> None:
    write_view(hostile_store(stores), tmp_path / "a.html", focus=HOSTILE)
    html = (tmp_path / "a.html").read_text("utf-8")
    assert "<img" not in html
    assert "&lt;/script&gt;" in html.split("</title>")[0]


def test_labels_hold_no_marks_that_turn_the_writing() -> None:
    assert one_line("a\u202eb\u2066c\x00d\n e\u00a0f") == "abcd e f"


def test_a_very_long_name_is_cut(stores, tmp_path: Path) -> None:
    store = stores.to_store(stores.read_page("L" * 100_000, [stores.Sample("H" * 100_000, "W" * 100_000)]))
    summary = write_view(store, tmp_path / "a.html", kind="all")
    assert summary.size < 700_000


def test_a_page_of_a_hundred_things_is_small(stores, tmp_path: Path) -> None:
    store = stores.to_store(*stores.many_pages(100))
    summary = write_view(store, tmp_path / "a.html")
    assert summary.nodes == 100
    assert summary.size < 700_000
