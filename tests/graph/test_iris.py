"""Names are functions of content: what reads the same has one name, what counts otherwise has another."""

from __future__ import annotations

import pytest

from kg.graph.iris import Minter, to_slug

MINT = Minter("urn:test:", "ab" * 32)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Agent shall pay.", "THE AGENT  shall\npay"),
        ("The “Agent” shall – promptly – pay;", "The Agent shall promptly pay"),
        ("within 2–5 days", "Within 2-5 days."),
    ],
)
def test_prints_of_one_clause_have_one_name(one: str, other: str) -> None:
    assert MINT.clause(one) == MINT.clause(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("1.5% a month", "15% a month"), ("2-5 days", "25 days"), ("$1,000.00", "$100,000"), ("≤ 5", "≥ 5")],
)
def test_another_number_is_another_clause(one: str, other: str) -> None:
    assert MINT.clause(one) != MINT.clause(other)


def test_a_slug_is_one_safe_segment() -> None:
    assert to_slug("../../etc/passwd") == "etc-passwd"
    assert to_slug('<script> "x"') == "script-x"
    assert to_slug("株式会社") == "株式会社"
    assert to_slug("!!!") != to_slug("???")
