"""The HTML map: its cells lead to the words, and no text becomes markup."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

from kg.export.map_page import to_map_page
from kg.export.norms import read_norms
from kg.export.responsibilities import to_map
from kg.graph.store import Store

VOID = {"meta", "br", "img", "link", "input", "col"}


class Page(HTMLParser):
    """Collects the elements of a page, the text within each element that has an id, and its links."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.open: list[tuple[str, str | None]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self.links: list[tuple[str, str]] = []
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        if tag in VOID:
            return
        if tag in {"td", "tr"}:
            self.close({"td"} if tag == "td" else {"td", "tr"})
        self.open.append((tag, attributes.get("id")))
        if tag == "a":
            self.links.append((attributes.get("href") or "", ""))

    def close(self, tags: set[str]) -> None:
        while self.open and self.open[-1][0] in tags:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        for _, name in self.open:
            if name:
                self.texts[name] = self.texts.get(name, "") + data
        if self.open and any(tag == "a" for tag, _ in self.open):
            href, text = self.links[-1]
            self.links[-1] = (href, text + data)


def page_of(store: Store, columns: int = 60) -> Page:
    return Page(to_map_page(to_map(read_norms(store), columns)))


def test_every_filled_cell_leads_to_the_words_that_say_so(desk: Store) -> None:
    page = page_of(desk)
    cells = [(href, text) for href, text in page.links if text.split(" ")[0] in {"Must", "To"}]
    assert cells == [
        ("#e1", "Must"),
        ("#e1", "To"),
        ("#e2", "Must not"),
        ("#e3", "Must (inferred)"),
        ("#e3", "To (inferred)"),
        ("#e4", "Must"),
    ]
    words = {f"#{name}": text for name, text in page.texts.items()}
    assert "The Service Manager may not waive fees." in words["#e2"]
    assert "handbook.txt, characters 138–177" in words["#e2"]
    assert "Records shall be kept." in words["#e3"]
    assert "bearer: inferred" in words["#e3"]
    assert "a) train the staff" in words["#e4"]


def test_every_link_has_its_target_on_the_page(desk: Store, many: Store) -> None:
    for store, columns in ((desk, 60), (many, 2)):
        page = page_of(store, columns)
        ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
        assert len(ids) == len(set(ids))
        assert {href for href, _ in page.links} <= {f"#{i}" for i in ids}


def test_every_row_has_a_cell_for_every_column(many: Store) -> None:
    page = page_of(many, 2)
    tags = [tag for tag, _ in page.tags]
    body = tags[tags.index("form") :]
    table = body[body.index("table") : body.index("article")]
    assert table.count("th") == 5 + 1 + 45
    assert table.count("td") == 1 + 45 * 4


def test_the_trigger_is_marked_in_the_sentence(desk: Store) -> None:
    text = to_map_page(to_map(read_norms(desk))).decode()
    assert '<span class="said">The Service Manager </span><mark>may not</mark><span class="said"> waive' in text


def test_the_policy_allows_the_pages_own_script_and_style_and_nothing_else(desk: Store) -> None:
    text = to_map_page(to_map(read_norms(desk))).decode()
    policy = next(
        a["content"] or "" for t, a in Page(text.encode()).tags if a.get("http-equiv") == "Content-Security-Policy"
    )
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    for tag, rule in (("script", "script-src"), ("style", "style-src")):
        source = text.split(f"<{tag}>")[1].split(f"</{tag}>")[0]
        assert rules[rule] == f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"


def test_the_page_asks_for_nothing(desk: Store) -> None:
    page = page_of(desk)
    assert not [a for _, a in page.tags if "src" in a or (a.get("href") or "#")[0] != "#"]
    assert "url(" not in to_map_page(to_map(())).decode()


def test_hostile_text_is_shown_and_never_run(hostile: Store) -> None:
    page = page_of(hostile)
    tags = [tag for tag, _ in page.tags]
    assert tags.count("script") == 1
    assert "img" not in tags
    assert not [name for _, a in page.tags for name in a if name.startswith("on")]
    assert any("<script>alert(1)</script>" in text for text in page.texts.values())


def test_an_empty_map_says_so(empty: Store) -> None:
    text = to_map_page(to_map(read_norms(empty))).decode()
    assert "There are no norms in this graph." in text
    assert "0 norms from 0 documents" in text


def test_a_norm_under_two_clause_types_has_a_row_under_each_and_its_words_once(desk: Store) -> None:
    first, *_ = read_norms(desk)
    data = to_map_page(to_map([first, replace(first, clause_types=("Audit",))]))
    page = Page(data)
    rows = [a for tag, a in page.tags if tag == "tr" and "data-duty" in a]
    assert [(a["data-duty"], a.get("id")) for a in rows] == [("1", "r1"), ("1", None)]
    assert [a["id"] for tag, a in page.tags if tag == "article"] == ["e1"]
    assert "<p>1 norm from 1 document," in data.decode()
