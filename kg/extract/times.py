"""A grammar of time limits: `within five (5) business days of receipt` → a duration and what it counts from."""

from __future__ import annotations

import re

from kg.model import TimeLimit

SECONDS = {"second": 1, "minute": 60, "hour": 3600}
SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
VALUES = {word: n for n, word in enumerate(SMALL)} | {word: 10 * n for n, word in enumerate(TENS, 2)}
VALUES |= {"a": 1, "an": 1, "hundred": 100}

NUMBER_WORD = rf"(?:(?:{'|'.join(TENS)})(?:[-\s](?:{'|'.join(SMALL[1:10])}))?|{'|'.join(reversed(SMALL))}|one\s+hundred(?:\s+and\s+\w+)?|an?)"
COUNT = rf"(?:\d[\d,]*|{NUMBER_WORD}|_+)(?:\s*\(\s*\d*\s*\))?"
KIND = r"(?:business|working|calendar|consecutive|clear|further|full|additional)"
DURATION = rf"(?:{COUNT}[\s-]+(?:{KIND}[\s-]+)*(?:second|minute|hour|day|week|month|quarter|year)s?'?(?:'s)?)"
AFTER = r"(?:of|after|from|following|before|prior\s+to|preceding|in\s+advance\s+of|since)"
REST = r"(?:(?![,;:]|\s(?:if|when|unless|upon|provided|and\s+(?:shall|will|must|may|then)|whichever|with|giving)\b)[^.]|\.(?=\S)){1,140}"
ANCHORED = rf"{DURATION}(?:\s*\([^)]*\))?(?:\s+{AFTER}\s+{REST})?"

PARTS = re.compile(
    rf"(?P<count>\d[\d,]*|{NUMBER_WORD})(?:\s*\(\s*(?P<digits>\d+)\s*\))?[\s-]+(?P<kind>(?:{KIND}[\s-]+)*)"
    r"(?P<unit>second|minute|hour|day|week|month|quarter|year)s?\b",
    re.IGNORECASE,
)
ANCHOR = re.compile(rf"\b{AFTER}\s+(?P<event>.+)$", re.IGNORECASE | re.DOTALL)
VAGUE_ANCHOR = re.compile(
    r"^(?:(?:by|until|before|prior\s+to|no(?:t)?\s+later\s+than|on\s+or\s+before|in\s+advance\s+of)\s+)(?P<event>.+)$",
    re.IGNORECASE | re.DOTALL,
)


def read_time(text: str) -> TimeLimit | None:
    """Return the time that the words of a deadline count, or `None` where they count none.

    >>> read_time("within five (5) business days of receipt of the notice")
    TimeLimit(duration='P5D', days=5, business_days=True, anchor='receipt of the notice')
    >>> read_time("within 24 hours after the close of the meeting").duration
    'P1D'
    >>> read_time("promptly") is None
    True
    """
    parts = PARTS.search(text)
    if not parts:
        event = VAGUE_ANCHOR.match(text)
        return TimeLimit(anchor=event["event"].strip()) if event else None
    count = int(parts["digits"]) if parts["digits"] else read_number(parts["count"])
    anchor = ANCHOR.search(text, parts.end())
    duration, days = to_duration(count, parts["unit"].lower())
    business = bool(re.search("business|working", parts["kind"], re.IGNORECASE))
    return TimeLimit(duration, days, business, anchor["event"].strip() if anchor else None)


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
        days, seconds = divmod(count * SECONDS[unit], SECONDS["hour"] * 24)
        hours, seconds = divmod(seconds, SECONDS["hour"])
        minutes, seconds = divmod(seconds, SECONDS["minute"])
        parts = ((hours, "H"), (minutes, "M"), (seconds, "S"))
        clock = "".join(f"{number}{letter}" for number, letter in parts if number)
        date = f"{days}D" if days else ""
        return (
            "P" + date + ("T" + clock if clock else "") if date or clock else "PT0S"
        ), None if clock else days
    if unit in ("day", "week"):
        days = count * (7 if unit == "week" else 1)
        return f"P{days}D", days
    years, months = divmod(count * {"month": 1, "quarter": 3, "year": 12}[unit], 12)
    return "P" + ((f"{years}Y" if years else "") + (f"{months}M" if months else "") or "0D"), None
