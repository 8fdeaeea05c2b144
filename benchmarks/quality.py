"""How well the annotated texts are read, and what a change gained and lost since the last recorded run.

The annotated pages of `data/` are scored always; real texts where `CLAUSEGRAPH_SHARED` (default: ../shared) names a
folder of them. Prints the figures, each miss and each extra, and those that went ("gained") or came ("lost").
It is a report: the exit code is 0 also where the figures are worse.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from textwrap import shorten

from annotated_texts import find_sets, pair_files, read_texts
from comparison import (
    DIGITS,
    Change,
    Fault,
    Record,
    Result,
    compare,
    read_records,
    round_figures,
    score_texts,
    write_records,
)
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.errors import DocumentError

QUOTED = 60
RECORDED = Path(__file__).resolve().parent / "quality.json"


def main(arguments: list[str] | None = None) -> None:
    """Score the texts and print the report."""
    parser = make_parser()
    options = parser.parse_args(arguments)
    if len(options.gold) != len(options.texts):
        parser.error("each --gold needs its --texts")
    named = zip(options.gold, options.texts, strict=True)
    sets = find_sets() | {str(gold): pair_files(gold, texts) for gold, texts in named}
    for name in (name for name, sources in sets.items() if not sources):
        parser.error(f"{name} holds no annotations")
    try:
        results = {name: score_texts(read_texts(sources)) for name, sources in sets.items()}
    except DocumentError as error:
        parser.error(str(error))
    records = read_records(options.against)
    changes = {name: compare(result, records[name]) for name, result in results.items() if name in records}
    if options.json:
        print(json.dumps(to_values(results, records, changes), indent=1))
    else:
        print_report(results, records, changes)
    if options.record:
        write_records(options.against, results)
        print(f"Recorded in {options.against}.", file=sys.stderr)


def make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(formatter_class=argparse.RawDescriptionHelpFormatter, description=__doc__)
    parser.add_argument(
        "--gold",
        type=Path,
        action="append",
        default=[],
        metavar="DIR",
        help="a folder of more annotations, with --texts",
    )
    parser.add_argument(
        "--texts", type=Path, action="append", default=[], metavar="DIR", help="the folder of the texts of a --gold"
    )
    parser.add_argument(
        "--record", action="store_true", help="write the record: keep this run as the one to compare with"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--against", type=Path, default=RECORDED, metavar="FILE", help="the record (default: %(default)s)"
    )
    return parser


def to_values(
    results: Mapping[str, Result], records: Mapping[str, Record], changes: Mapping[str, Change]
) -> dict[str, object]:
    """Return the report as plain values."""
    return {
        name: {
            "figures": round_figures(result.figures),
            "recorded": records[name]["figures"] if name in records else None,
            "faults": [fault._asdict() for fault in result.faults],
            **{kind: [fault._asdict() for fault in faults] for kind, faults in changes_of(name, changes).items()},
        }
        for name, result in results.items()
    }


def changes_of(name: str, changes: Mapping[str, Change]) -> dict[str, list[Fault]]:
    return changes[name]._asdict() if name in changes else {}


def print_report(results: Mapping[str, Result], records: Mapping[str, Record], changes: Mapping[str, Change]) -> None:
    """Write the figures, then what is missed and made up, then what came and went."""
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    for name, result in results.items():
        console.print()
        console.print(make_table(name, round_figures(result.figures), records.get(name)))
    for name, result in results.items():
        print_faults(console, f"{name}: misses and extras", result.faults)
    for kind, style in (("gained", "green"), ("lost", "red")):
        for name in changes:
            print_faults(console, f"{name}: {kind}", changes_of(name, changes)[kind], style)
    for name in sorted(results.keys() - changes.keys()):
        console.print(f"{name}: nothing recorded to compare with")
    for name in sorted(records.keys() - results.keys()):
        console.print(f"{name}: recorded, but the texts are not at hand")


def make_table(name: str, figures: Mapping[str, float | None], record: Record | None) -> Table:
    """Return the figures of a set beside those that were recorded."""
    table = Table("figure", title=name, title_justify="left", box=None, pad_edge=False)
    for column in ("now", "recorded", "difference"):
        table.add_column(column, justify="right")
    before = record["figures"] if record else {}
    for figure, value in figures.items():
        if value is not None or before.get(figure) is not None:
            table.add_row(figure, show(value), show(before.get(figure)), show_difference(value, before.get(figure)))
    return table


def show(value: float | None, sign: str = "") -> str:
    if value is None:
        return ""
    return f"{value:{sign}}" if isinstance(value, int) else f"{value:{sign}.{DIGITS}f}"


def show_difference(now: float | None, before: float | None) -> Text:
    """Return the difference of two figures: nothing where they are the same or one is missing."""
    if now is None or before is None or now == before:
        return Text()
    return Text(show(now - before, "+"), style="green" if now > before else "red")


def print_faults(console: Console, title: str, faults: Iterable[Fault], style: str = "") -> None:
    """Write faults with their words, one a line."""
    faults = list(faults)
    console.print(f"\n{title} ({len(faults)})", style="bold")
    for fault in faults:
        console.print(f"  {describe(fault)}", style=style)


def describe(fault: Fault) -> str:
    """Return a fault in one line.

    >>> describe(Fault("page.txt:600 deadline missed", "in two days", "", "It shall pay in two days."))
    'page.txt:600 deadline missed: annotated "in two days" | It shall pay in two days.'
    """
    sides = (("annotated", fault.annotated), ("read", fault.read))
    quoted = ((side, shorten(words, QUOTED, placeholder=" …")) for side, words in sides if words)
    said = ", ".join(f'{side} "{words}"' for side, words in quoted)
    return f"{fault.key}{': ' if said else ''}{said}{' | ' if fault.words else ''}{fault.words}"


if __name__ == "__main__":
    main()
