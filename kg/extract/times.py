"""A grammar of time limits: `within five (5) business days of receipt` → a duration and what it counts from."""

from __future__ import annotations

import re

from kg.extract.time_patterns import AFTER, DAY_KIND, NUMBER_WORD, SMALL, TENS, UNIT
from kg.model import TimeLimit

VALUES = {word: n for n, word in enumerate(SMALL)} | {word: 10 * n for n, word in enumerate(TENS, 2)}
VALUES |= {"a": 1, "an": 1, "hundred": 100}
SECONDS = {"second": 1, "minute": 60, "hour": 3600}
DAYS = {"day": 1, "week": 7}
MONTHS = {"month": 1, "quarter": 3, "year": 12}

# Neither the end of a longer number or of `1.5` nor a number of more than nine figures counts days.
FIGURES = r"(?<![\d,.])\d[\d,]{0,8}"
COUNTED = re.compile(
    rf"(?P<count>{FIGURES}|\b{NUMBER_WORD})(?:\s*\(\s*(?P<digits>\d{{1,9}})\s*\))?"
    rf"[\s-]+(?P<kind>(?:{DAY_KIND}[\s-]+)*)"
    rf"(?P<unit>{UNIT})s?\b",
    re.IGNORECASE,
)
ANCHOR = re.compile(rf"\b{AFTER}\s+(?P<event>.+)$", re.IGNORECASE | re.DOTALL)
UNCOUNTED_ANCHOR = re.compile(
    r"^(?:by|until|before|prior\s+to|no(?:t)?\s+later\s+than|on\s+or\s+before|in\s+advance\s+of)\s+(?P<event>.+)$",
    re.IGNORECASE | re.DOTALL,
)
BUSINESS = re.compile("banking|business|trading|working", re.IGNORECASE)


def read_time(text: str) -> TimeLimit | None:
    """Return the time that the words of a deadline count, or `None` where they count none.

    >>> read_time("within five (5) business days of receipt of the notice")
    TimeLimit(duration='P5D', days=5, business_days=True, anchor='receipt of the notice')
    >>> read_time("within 24 hours after the close of the meeting").duration
    'P1D'
    >>> read_time("within two banking days").business_days
    True
    >>> read_time("promptly") is None
    True
    """
    counted = COUNTED.search(text)
    if not counted:
        event = UNCOUNTED_ANCHOR.match(text)
        return TimeLimit(anchor=event["event"].strip()) if event else None
    duration, days = to_duration(read_number(counted["digits"] or counted["count"]), counted["unit"].lower())
    anchor = ANCHOR.search(text, counted.end())
    return TimeLimit(
        duration, days, bool(BUSINESS.search(counted["kind"])), anchor["event"].strip() if anchor else None
    )


def read_number(text: str) -> int:
    """Return the value of a number in figures or words.

    >>> read_number("1,200"), read_number("twenty-four"), read_number("one hundred and twenty")
    (1200, 24, 120)
    """
    digits = text.replace(",", "")
    if digits.isdigit():
        return int(digits)
    total = 0
    for word in re.findall(r"[a-z]+", text.lower()):
        value = VALUES.get(word, 0)
        total = total * value if value == 100 and total else total + value
    return total


def to_duration(count: int, unit: str) -> tuple[str, int | None]:
    """Return a count of a unit as a canonical ISO 8601 duration, and as whole days where it has any.

    Weeks are written in days, since XML Schema knows no weeks; months and years have no length in days.

    >>> to_duration(48, "hour"), to_duration(36, "hour"), to_duration(2, "week"), to_duration(18, "month")
    (('P2D', 2), ('P1DT12H', None), ('P14D', 14), ('P1Y6M', None))
    """
    if unit in SECONDS:
        return to_clock_duration(count * SECONDS[unit])
    if unit in DAYS:
        return f"P{count * DAYS[unit]}D", count * DAYS[unit]
    years, months = divmod(count * MONTHS[unit], 12)
    return "P" + (write_parts((years, "Y"), (months, "M")) or "0M"), None


def to_clock_duration(count: int) -> tuple[str, int | None]:
    """Return a number of seconds as a canonical ISO 8601 duration, and as whole days where it is some.

    >>> to_clock_duration(86_400), to_clock_duration(5400), to_clock_duration(0)
    (('P1D', 1), ('PT1H30M', None), ('PT0S', None))
    """
    minutes, seconds = divmod(count, 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    date, clock = write_parts((days, "D")), write_parts((hours, "H"), (minutes, "M"), (seconds, "S"))
    if clock:
        return f"P{date}T{clock}", None
    return (f"P{date}", days) if date else ("PT0S", None)


def write_parts(*parts: tuple[int, str]) -> str:
    """Return the parts of a duration that are not zero.

    >>> write_parts((1, "H"), (0, "M"), (5, "S"))
    '1H5S'
    """
    return "".join(f"{number}{letter}" for number, letter in parts if number)
