"""What is to be done: the head verb, passives and their agents, states."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.actions import parse_action
from kg.extract.tokens import tokenize
from kg.model import Norm, Span

VERBS = {
    "promptly repair the lift": ("repair", False),
    "not only repair the lift": ("repair", False),
    "at its own cost repair the lift": ("repair", False),
    ", at its own cost, repair the lift": ("repair", False),
    "(where asked) repair the lift": ("repair", False),
    "be repaired": ("repair", True),
    "be promptly, and at no cost, mended": ("be", False),
    "be promptly paid": ("pay", True),
    "be responsible for painting the lift": ("paint", False),
    "be responsible for the lift": ("responsible", False),
    "be liable for loss": ("liable", False),
    "be required to paint the lift": ("paint", False),
    "be entitled": ("entitle", True),
    "be dedicated to the Client": ("dedicate", False),
    "be in charge of the lift": ("be", False),
    "be blue": ("be", False),
    "in May": None,
    "": None,
    ", ,": None,
}


@pytest.mark.parametrize(("words", "expected"), VERBS.items(), ids=list(VERBS))
def test_the_act_has_a_head_verb_and_a_voice(words: str, expected: tuple[str, bool] | None) -> None:
    tokens = tokenize(words, Span(0, len(words)))
    action = parse_action(tokens, 0, len(tokens))
    assert (action and (action.verb, action.passive)) == expected


AGENTS = {
    "Leaks shall be mended by the Operator.": "the Operator",
    "Leaks shall be mended promptly by any contractor licensed to do so.": "any contractor licensed to do so",
    "Each permit shall be signed by the Site Manager of the Buyer.": "the Site Manager of the Buyer",
    "The route shall be agreed between the Buyer and the Carrier.": "the Buyer and the Carrier",
    "Repairs shall be the responsibility of the Lessor.": "the Lessor",
    "Leaks shall be mended by sealing the joint.": None,
    "Leaks shall be mended by 3 May.": None,
    "Leaks shall be mended.": None,
    "Pumps shall be replaced with pumps made by the Seller.": None,
    "Leaks shall be mended if found by the Buyer.": None,
}


@pytest.mark.parametrize(("text", "bearer"), AGENTS.items(), ids=list(AGENTS))
def test_the_bearer_of_a_passive_is_the_one_behind_by(
    norms: Callable[[str], list[Norm]], text: str, bearer: str | None
) -> None:
    (norm,) = norms(text)
    assert (norm.bearer.text if norm.bearer else None) == bearer


def test_an_act_is_in_the_words_of_the_text_without_its_last_marks(norms: Callable[[str], list[Norm]]) -> None:
    (norm,) = norms("The Lessor shall mend\nthe   roof;")
    assert norm.action == "mend the roof"
