"""The figures and the misses of a set of texts, and what came and went since they were recorded.

A record holds no words of the texts: a miss is `FILE:OFFSET WHAT`, such as `page.txt:600 deadline missed`.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypedDict

from annotated_texts import AnnotatedText
from marks import FIELDS, Figures, Mark, Verdict, to_figures
from scoring import score_reading

DIGITS = 3
BEFORE, AFTER = 40, 70


class Record(TypedDict):
    """What is kept of a set of texts: its figures, and the keys of its misses and extras."""

    figures: Figures
    faults: list[str]


class Fault(NamedTuple):
    """A miss or an extra: its key, what is annotated, what was read, and the words at its place."""

    key: str
    annotated: str
    read: str
    words: str


@dataclass(frozen=True)
class Result:
    """The figures and the faults of a set of texts, and these texts by their file names."""

    figures: Figures
    faults: tuple[Fault, ...]
    texts: Mapping[str, str]


class Change(NamedTuple):
    """The faults that went and those that came."""

    gained: list[Fault]
    lost: list[Fault]


def score_texts(texts: Iterable[AnnotatedText]) -> Result:
    """Return the figures and the faults of a set of texts, in the order of files and offsets."""
    marks: list[Mark] = []
    faults: list[Fault] = []
    contents: dict[str, str] = {}
    for reading, gold in sorted(texts, key=lambda text: text.gold["file"]):
        file, content = gold["file"], reading.document.text
        found = score_reading(reading, gold)
        marks += found
        faults += list_faults(file, content, found)
        contents[file] = content
    return Result(to_figures(marks), tuple(faults), contents)


def list_faults(file: str, text: str, marks: Iterable[Mark]) -> list[Fault]:
    """Return what is not right in one text; `strict` only repeats norms, modality and bearer."""
    faults = [mark for mark in marks if mark.verdict is not Verdict.FOUND and mark.field != "strict"]
    faults.sort(key=lambda mark: (mark.begin, FIELDS.index(mark.field), mark.verdict))
    return [Fault(to_key(file, mark), mark.wanted, mark.got, words_around(text, mark.begin)) for mark in faults]


def to_key(file: str, mark: Mark) -> str:
    """Return what names a fault in a record."""
    return f"{file}:{mark.begin} {mark.field} {mark.verdict}"


def words_around(text: str, place: int) -> str:
    """Return the words at a place, after a » and those that stand before it, in one line.

    >>> words_around("Payment.\\nThe Operator shall pay.", 22)
    'Payment. The Operator »shall pay.'
    """
    begin, end = max(0, place - BEFORE), place + AFTER
    before = re.sub(r"^\w+", "…", text[begin:place]) if begin else text[:place]
    after = re.sub(r"\w+$", "…", text[place:end]) if end < len(text) else text[place:]
    return " ".join(f"{before}»{after}".split())


def compare(result: Result, record: Record) -> Change:
    """Return the faults of a record that are there no more, and those that it has not."""
    now = Counter(fault.key for fault in result.faults)
    gone = Counter(record["faults"]) - now
    came = now - Counter(record["faults"])
    gained = [recall_fault(key, result.texts) for key in gone.elements()]
    return Change(gained, [fault for fault in result.faults if take(came, fault.key)])


def take(counts: Counter[str], key: str) -> bool:
    """Tell whether one of a key is left, and take it away."""
    counts[key] -= 1
    return counts[key] >= 0


def recall_fault(key: str, texts: Mapping[str, str]) -> Fault:
    """Return a fault that is known by its key alone, with the words that stand at its place now."""
    file, _, rest = key.rpartition(":")
    begin = int(rest.split()[0])
    return Fault(key, "", "", words_around(texts[file], begin) if file in texts else "")


# Records


def to_record(result: Result) -> Record:
    """Return what is kept of a result."""
    return {"figures": round_figures(result.figures), "faults": [fault.key for fault in result.faults]}


def round_figures(figures: Figures) -> Figures:
    """Return the figures with the digits that are shown and recorded."""
    return {name: value if value is None else round(value, DIGITS) for name, value in figures.items()}


def read_records(path: Path) -> dict[str, Record]:
    """Return the recorded sets by their names: none where nothing was recorded."""
    records: dict[str, Record] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return records


def write_records(path: Path, results: Mapping[str, Result]) -> None:
    """Record the sets that were scored; the others stay as they are."""
    records = read_records(path) | {name: to_record(result) for name, result in results.items()}
    path.write_text(json.dumps(records, indent=1, sort_keys=True) + "\n", encoding="utf-8")
