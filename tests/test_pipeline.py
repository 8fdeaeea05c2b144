"""The whole path: pages → a graph in which each fact stands where its words stand."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.build import build
from kg.config import Settings
from kg.export import write_norms, write_responsibilities
from kg.graph.store import Store
from kg.model import Document
from kg.pipeline import fingerprint_rules, interpret_document, rule_files, to_document_quads
from kg.read.document import to_digest

PAGE = "{title} Clause Samples\n\n{title}. {first}\n\n{title}. {second}\n"
SHARED_CLAUSE = "Help Desk. The Operator shall answer each call within two days of its receipt."
EXCERPTS = """SELECT DISTINCT ?file ?begin ?end ?exact {
  ?place a cg:Excerpt ; cg:inDocument ?document ; cg:beginIndex ?begin ; cg:endIndex ?end ; cg:exact ?exact .
  ?document cg:fileName ?file }"""
PLACES = """SELECT DISTINCT ?clause ?file ?begin ?end {
  ?clause a cg:Clause ; cg:occursAt ?place ; cg:text ?text FILTER(CONTAINS(?text, "two days of its receipt"))
  ?place cg:inDocument/cg:fileName ?file ; cg:beginIndex ?begin ; cg:endIndex ?end } ORDER BY ?file"""


def rows(store: Store, query: str) -> list[tuple[str, ...]]:
    return [tuple(term.value for term in row) for row in store.query(query)]


def check_excerpts(folder: Path, store: Store) -> int:
    """Compare the exact words of every excerpt with the file's; return how many there are."""
    texts = {path.name: path.read_bytes().decode() for path in folder.iterdir()}
    found = rows(store, EXCERPTS)
    for name, begin, end, exact in found:
        assert texts[name][int(begin) : int(end)] == exact
    return len(found)


def test_one_clause_on_three_pages_is_one_thing_with_three_places(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for name, breaks in (("one", " "), ("three", "\r\n"), ("two", "\n")):
        others = f"Help Desk. The Supplier may change the hours of desk {name}."
        text = f"Help Desk Clause Samples\n\n{others}\n\n{SHARED_CLAUSE.replace(' each ', f' each{breaks}')}\n"
        (pages / f"{name}.txt").write_bytes(text.encode())
    build([pages], tmp_path / "store")
    store = Store.open(tmp_path / "store")
    places = rows(store, PLACES)
    assert len({clause for clause, *_ in places}) == 1
    assert [name for _, name, *_ in places] == ["one.txt", "three.txt", "two.txt"]
    for _, name, begin, end in places:
        words = (pages / name).read_bytes().decode()[int(begin) : int(end)]
        assert " ".join(words.split()) == SHARED_CLAUSE
    assert store.count_members("Obligation") == 1
    assert store.count_members("Clause") == 4
    assert check_excerpts(pages, store) > 6


def test_every_excerpt_of_the_real_pages_is_in_its_file(shared: Path, tmp_path: Path) -> None:
    summary = build([shared / "pages"], tmp_path / "store")
    assert summary.failures == ()
    assert summary.read == 5
    assert summary.counts["Norm"] > 100
    assert check_excerpts(shared / "pages", Store.open(tmp_path / "store")) > 500


def test_no_blank_node_is_stored(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE.format(title="Service", first="The Agent shall act.", second="The Buyer may wait."))
    build([page], tmp_path / "store")
    assert b"_:" not in Store.open(tmp_path / "store").dump()


def to_document(text: str) -> Document:
    return Document(("page.txt",), to_digest(text.encode()), text)


PIECES = (
    *(
        "Service Clause Samples\n\n",
        "Service. ",
        "The Agent ",
        "shall ",
        "may not ",
        "(a) ",
        "1.2 ",
        "\n",
        "\r\n",
    ),
    *(
        "act",
        ".",
        ";",
        ":",
        "within two days ",
        "if ",
        "the ",
        '"Buyer" ',
        "\u201c",
        "\u00a0",
        "\f",
        "Related to ",
    ),
)
LEGAL = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@settings(max_examples=60, deadline=None)
@given(st.one_of(LEGAL, st.text(st.characters(exclude_categories=["Cs"]), max_size=300)))
def test_any_text_gives_quads_whose_excerpts_slice_back(text: str) -> None:
    n_quads = to_document_quads(to_document(text))
    assert n_quads.count(b"\n") == len(set(n_quads.splitlines()))
    store = Store.in_memory(n_quads)
    for _, begin, end, exact in rows(store, EXCERPTS):
        assert text[int(begin) : int(end)] == exact
    for clause in interpret_document(to_document(text)).outline.clauses:
        assert 0 <= clause.span.begin <= clause.span.end <= len(text)


def test_the_same_text_gives_the_same_bytes() -> None:
    document = to_document(PAGE.format(title="Care", first="The Agent shall act.", second="The Buyer may wait."))
    assert to_document_quads(document) == to_document_quads(document)


def test_the_base_is_that_of_the_settings() -> None:
    base = Settings(base="https://x.test/").base
    quads = to_document_quads(to_document("Care. The Agent shall act."), base).decode()
    assert quads
    assert "w3id.org/clausegraph/id" not in quads


def test_the_fingerprint_covers_code_and_word_lists_and_changes_with_them(tmp_path: Path) -> None:
    for name in ("model.py", "vocabulary.py", "pipeline.py", "read/a.py", "extract/words/b.txt", "view/c.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    found = [str(path.relative_to(tmp_path)) for path in rule_files(tmp_path)]
    assert found == ["model.py", "vocabulary.py", "pipeline.py", "read/a.py", "extract/words/b.txt"]
    assert fingerprint_rules("https://a.test/") == fingerprint_rules("https://a.test/")


def test_a_passive_is_handed_out_as_what_its_bearer_must_see_to(tmp_path: Path) -> None:
    page = tmp_path / "notes.txt"
    page.write_text(
        "Notes Clause Samples\n\nNotes. The Contractor shall keep notes. The notes shall be sent to the Client.\n"
    )
    build([page], tmp_path / "store")
    store = Store.open(tmp_path / "store")
    write_norms(store, tmp_path / "norms.csv")
    write_responsibilities(store, tmp_path / "map.md")
    assert "The notes,be sent to the Client,send" in (tmp_path / "norms.csv").read_text(encoding="utf-8-sig")
    assert "see that the notes be sent to the Client" in (tmp_path / "map.md").read_text(encoding="utf-8")
