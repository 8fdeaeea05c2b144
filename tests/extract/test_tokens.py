"""Tokens: words and marks with their places, and which of them end a name."""

from __future__ import annotations

import pytest

from kg.extract.tokens import tokenize
from kg.model import Span

NAMES = {
    "The Buyer pays.": "Buyer",
    "The Buyer's staff pay.": "Buyer's",
    "The Buyers' staff pay.": "Buyers'",
    "The Buyer-Seller pays.": None,
}


@pytest.mark.parametrize(("text", "named"), NAMES.items(), ids=list(NAMES))
def test_the_word_with_which_a_name_ends_is_marked(text: str, named: str | None) -> None:
    end = text.index("Buyer") + len("Buyers" if "Buyers" in text else "Buyer")
    tokens = tokenize(text, Span(0, len(text)), [end])
    assert [token.text for token in tokens if token.is_name] == ([named] if named else [])


def test_a_word_shares_its_token_but_not_its_place() -> None:
    text = "It pays what it pays."
    tokens = tokenize(text, Span(3, len(text)))
    assert tokens[0] is tokens[3]
    assert [tokens.span(n, n + 1).of(text) for n in range(len(tokens))] == [token.text for token in tokens]
    assert tokens.span(0, 1) != tokens.span(3, 4)


@pytest.mark.parametrize(("word", "is_capital"), {"Buyer": True, "eNorvik": True, "buyer": False, "24": False}.items())
def test_a_capital_may_stand_behind_a_small_letter(word: str, is_capital: bool) -> None:
    assert tokenize(word, Span(0, len(word)))[0].is_capital is is_capital
