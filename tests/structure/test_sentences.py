"""Sentences: where the model need not be asked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from nupunkt import sent_spans

from kg.structure.sentences import INNER_STOP

PIECES = ("The fee", " ", "\n", ".", "?", "!", "…", ")", "(", '"', "'", ",", ";", "No", "e.g", "5", "[A", "”", "*", "-")


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join))
def test_the_model_ends_no_sentence_inside_a_text_without_an_inner_stop(text: str) -> None:
    assert INNER_STOP.search(text) or [end for _, end in sent_spans(text)] == [len(text)]
