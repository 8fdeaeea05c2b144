"""What the benchmarks of queries are run on: made-up pages of any number, and questions about them."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest
from clause_pages import Library
from generator import make_store, write_pages
from queries import ask_kg, ask_pyoxigraph
from questions import QUESTIONS, make_questions

from kg.graph.store import Store

CLAUSES = 60


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Store:
    location = tmp_path_factory.mktemp("made") / "store"
    make_store(location, clauses=CLAUSES, workers=1)
    return Store.open(location)


def test_the_same_seed_gives_the_same_pages(tmp_path: Path) -> None:
    for name, seed in (("one", 1), ("again", 1), ("other", 2)):
        write_pages(tmp_path / name, clauses=CLAUSES, seed=seed)
    one, again, other = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "again", "other")
    )
    assert one == again
    assert one.keys() != other.keys()


def test_a_related_clause_stands_on_the_page_of_its_type_too() -> None:
    pages = list(islice(Library(1).pages(), 30))
    by_title = {page.title: page for page in pages}
    related = [clause for page in pages for clause in page.related if clause.title in by_title]
    assert len(related) > 20
    assert all(clause in by_title[clause.title].samples for clause in related)


def test_a_store_holds_as_many_clauses_as_are_asked_for(made: Store) -> None:
    assert made.count_members("Clause") >= CLAUSES
    assert made.count_members("Role") > 20


def test_both_ways_to_ask_a_question_lead_to_the_same_answer(made: Store) -> None:
    questions = make_questions(made)
    assert [question.name for question in questions[:10]] == list(QUESTIONS)
    for question in questions:
        assert set(ask_kg(made, question.through_kg)) == set(ask_pyoxigraph(made.quads, question.text)), question.name
