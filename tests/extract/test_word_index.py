"""An index of words knows just where they stand, and what stands behind them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.word_index import NEXT, WORD, find_places, index_words, look_up, met_by, to_key, word_at
from kg.model import Span

ASKED = look_up(["is", "is+not", "is+-ly", "is+only", "0", "_", "may"])
WORDS = ["is", "IS", "not", "only", "Fully", "may", "12", "3rd", "__", "mayor", "naïve", "co-op", "is.", ",", "–"]


def keys_at(words: list[str], index: int) -> set[str]:
    """Return what is asked for of the word at an index of a text's words."""
    behind = to_key(words[index + 1]) if index + 1 < len(words) else ""
    return ASKED & met_by(to_key(words[index]) + NEXT + behind)


@given(st.lists(st.sampled_from(WORDS)), st.sampled_from([" ", "  ", "\n", ", "]))
def test_each_word_that_is_asked_for_is_filed_where_it_begins(words: list[str], gap: str) -> None:
    text = gap.join(words)
    matches = list(WORD.finditer(text))
    found = {(key, place) for key, places in index_words(text).items() for place in places if key in ASKED}
    plain_words = [match[0] for match in matches]
    assert found == {(k, m.start()) for n, m in enumerate(matches) for k in keys_at(plain_words, n)}
    assert find_places(text, ASKED) == sorted(place for _, place in found)


def test_a_word_of_other_letters_is_no_shorter_word() -> None:
    assert index_words("Это is it.")["is"] == [4]


def test_the_word_that_opens_a_span_is_known() -> None:
    assert word_at("It May go.", Span(3, 10)) == "may"
    assert word_at("It may go.", Span(2, 10)) == ""
    assert word_at("", Span(0, 0)) == ""
