"""What people type to find words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.graph.text_query import MAX_TERMS, Term, TermKind, TextQuery, read_text_query


def word(text: str) -> Term:
    return Term(TermKind.WORD, text)


def phrase(text: str) -> Term:
    return Term(TermKind.PHRASE, text)


def prefix(text: str) -> Term:
    return Term(TermKind.PREFIX, text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("notice", [[word("notice")]]),
        ("late  notice", [[word("late")], [word("notice")]]),
        ("late AND notice", [[word("late")], [word("notice")]]),
        ("late and notice", [[word("late")], [word("and")], [word("notice")]]),
        ("a OR b c", [[word("a"), word("b")], [word("c")]]),
        ("a OR b OR c", [[word("a"), word("b"), word("c")]]),
        ("a OR", [[word("a")]]),
        ("OR a", [[word("a")]]),
        ("a OR AND b", [[word("a")], [word("b")]]),
        ('"written notice" now', [[phrase("written notice")], [word("now")]]),
        ('"never closed', [[phrase("never closed")]]),
        ("terminat*", [[prefix("terminat")]]),
        ('"thirty day*"', [[prefix("thirty day")]]),
        ("non-compete", [[word("non compete")]]),
        ("1.5% § NEAR(a b)", [[word("1 5")], [word("NEAR a")], [word("b")]]),
        ("name:x ^y {z} a+b", [[word("name x")], [word("y")], [word("z")], [word("a b")]]),
        ("caf\u0065\u0301", [[word("caf\u0065\u0301")]]),
        ("nul\x00l \ud800x", [[word("nul l")], [word("x")]]),
    ],
)
def test_words_phrases_and_beginnings(text: str, wanted: list[list[Term]]) -> None:
    assert read_text_query(text) == TextQuery(tuple(map(tuple, wanted)))


def test_a_minus_bans_a_word() -> None:
    assert read_text_query('notice -mail -"by post" -fax*').unwanted == (word("mail"), phrase("by post"), prefix("fax"))
    assert read_text_query("a OR -b c").wanted == ((word("a"),), (word("c"),))


@pytest.mark.parametrize("text", ["", "  ", "§ — *", '""', "-notice", "AND", "OR OR", "\x00"])
def test_a_text_without_a_word_to_look_for_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="there is no word in it to look for"):
        read_text_query(text)


def test_the_number_of_words_is_bounded() -> None:
    assert len(read_text_query("word " * MAX_TERMS).wanted) == MAX_TERMS
    with pytest.raises(QueryError, match=f"more than {MAX_TERMS} words"):
        read_text_query("word " * (MAX_TERMS + 1))


@given(st.text(max_size=40))
def test_terms_hold_no_sign(text: str) -> None:
    try:
        query = read_text_query(text)
    except QueryError as error:
        assert str(error)
        return
    for term in [*query.unwanted, *(term for terms in query.wanted for term in terms)]:
        assert term.text == " ".join(term.text.split())
        assert not set(term.text) & set("\"'*()-^:+{}\x00")
