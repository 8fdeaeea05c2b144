"""Deadlines → durations, days, business days and the events that they count from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.times import read_number, read_time, to_duration
from kg.model import TimeLimit

TIMES = {
    "within ten (10) days": TimeLimit("P10D", 10),
    "within five (5) business days of receipt of the bill": TimeLimit("P5D", 5, True, "receipt of the bill"),
    "within 3 working days": TimeLimit("P3D", 3, True),
    "within 24 hours after the call": TimeLimit("P1D", 1, False, "the call"),
    "within 36 hours": TimeLimit("P1DT12H"),
    "within ninety minutes": TimeLimit("PT1H30M"),
    "within two weeks": TimeLimit("P14D", 14),
    "within one hundred and twenty days": TimeLimit("P120D", 120),
    "within a month": TimeLimit("P1M"),
    "within two quarters": TimeLimit("P6M"),
    "within eighteen (18) months from the sale": TimeLimit("P1Y6M", None, False, "the sale"),
    "no later than 30 days before the audit": TimeLimit("P30D", 30, False, "the audit"),
    "prior to the audit": TimeLimit(anchor="the audit"),
    "by 30 June": TimeLimit(anchor="30 June"),
    "promptly": None,
    "within a reasonable time": None,
    "within 1.5 days": None,
    "often days": None,
    "within 12345678901234567890 days": None,
}


@pytest.mark.parametrize(("text", "expected"), TIMES.items(), ids=list(TIMES))
def test_a_deadline_counts_a_time_from_an_event(text: str, expected: TimeLimit | None) -> None:
    assert read_time(text) == expected


@given(st.integers(0, 999_999_999))
def test_a_number_in_figures_is_read_back(number: int) -> None:
    assert read_number(str(number)) == read_number(f"{number:,}") == number


@given(st.integers(0, 10_000), st.sampled_from(("second", "minute", "hour", "day", "week")))
def test_a_duration_has_days_only_where_it_is_whole_days(count: int, unit: str) -> None:
    seconds = count * {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}[unit]
    duration, days = to_duration(count, unit)
    assert duration.startswith("P") and len(duration) > 2
    assert (days is not None and days * 86_400 == seconds) or "T" in duration


def test_no_time_at_all_is_still_a_duration() -> None:
    assert [to_duration(0, unit)[0] for unit in ("second", "day", "month")] == ["PT0S", "P0D", "P0M"]
