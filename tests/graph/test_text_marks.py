"""Where words are marked in a text."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.graph.entries import Entry
from kg.graph.text_fields import FORMS, STEMS, read_words
from kg.graph.text_index import TextIndex
from kg.graph.text_marks import ALTERED, Marker
from kg.graph.text_query import read_text_query

DATA = Path(__file__).parent.parent.parent / "data"


def marked(query: str, text: str) -> list[str]:
    """Return the words of a text that are marked."""
    return [span.of(text) for span in Marker(read_text_query(query)).find(text)]


@pytest.mark.parametrize(
    ("query", "text", "words"),
    [
        ("notice", "Notices, and a notice: noticed.", ["Notices", "notice", "noticed"]),
        ("termination", "to terminate or be terminated", ["terminate", "terminated"]),
        ("possible", "a possibility", ["possibility"]),
        ("parties", "the Party and the counterparty", ["Party"]),
        ('"notice"', "Notices and a NOTICE", ["NOTICE"]),
        ('"written notice"', "by written notice, by Written (Notice), written or notice", [
            "written notice", "Written (Notice",
        ]),
        ("terminat*", "non-termination is undetermination", ["termination"]),
        ('"a party gi*"', "if a party gives or a party has", ["a party gives"]),
        ("e-mail", "an e-mail, an email and an e mail", ["e-mail", "e mail"]),
        ("notice OR supplier -fee", "The supplier's notice of a fee", ["supplier", "notice"]),
        ('"a notice" "notice of"', "a notice of", ["a notice of"]),
        ("entraineur", "un Entraîneur naïf", ["Entraîneur"]),
        ("naïf*", "Naifs, NAÏFS", ["Naifs", "NAÏFS"]),
        ("strasse", "Straße, İ. STRASSE", ["Straße", "STRASSE"]),
        ('"two days"', "two days".join([" "] * 3), ["two days", "two days"]),
        ("§ 5", "§ 5, 55", ["5"]),
    ],
)  # fmt: skip
def test_words_are_marked(query: str, text: str, words: list[str]) -> None:
    assert marked(query, text) == words


def test_a_form_begins_with_its_stem_but_for_its_end() -> None:
    words = {word for file in DATA.rglob("*.txt") for word in read_words(file.read_text(encoding="utf-8"), FORMS)}
    assert len(words) > 1_000
    for word in words:
        (stem,) = read_words(word, STEMS)
        assert word.startswith(stem[:-ALTERED])


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30), st.text(max_size=60))
def test_any_text_is_found_or_not_and_its_marks_lie_in_it(query: str, text: str) -> None:
    index = TextIndex.in_memory()
    storable = normalize("NFC", text.encode("utf-8", "ignore").decode())
    index.put("urn:d", [Entry("urn:a", "Clause", "", storable)])
    try:
        wanted = read_text_query(query)
    except QueryError:
        return
    index.rank(wanted, 5)
    assert all(0 <= mark.begin < mark.end <= len(storable) for mark in Marker(wanted).find(storable))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["notices", "Noticed", "café", "CAFE", "the", "—", "e-mail", "Straße"]), max_size=9))
def test_what_is_found_is_marked(words: list[str]) -> None:
    text = " ".join(words)
    index = TextIndex.in_memory()
    index.put("urn:d", [Entry("urn:a", "Clause", "", text)])
    for query in ("notice", '"the cafe"', "caf*", "mail", '"strasse"'):
        found = index.rank(read_text_query(query), 1).total
        assert bool(marked(query, text)) == bool(found)
