"""Responsibility maps as an Excel workbook: the map, a summary, and the evidence that its cells link to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from kg.errors import ConfigError
from kg.export.map_columns import DESCRIPTION, SUMMARY, agent_cells, agent_headings, describe, summarize
from kg.export.responsibilities import Duty, ResponsibilityMap

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MAP_WIDTHS = (5, 46, 12, 22, 26, 24, 26, 30, 22)
AGENT_WIDTH = 14
EVIDENCE = (
    ("No.", 5),
    ("Exact words", 80),
    ("Trigger", 18),
    ("Who, in the text", 24),
    ("How the bearer is known", 14),
    ("Document", 28),
    ("Begin", 9),
    ("End", 9),
    ("Clause type", 24),
    ("Clause", 28),
    ("Norm", 60),
)
CELL_LIMIT = 32_767
"""How many characters a cell of a workbook holds."""
ROW_LIMIT = 1_048_576
COLUMN_LIMIT = 16_384
"""How many rows and columns a sheet holds, its headings among them."""
LINK_LIMIT = 65_530
"""How many links a sheet holds; beyond it a cell has its word alone, and its row the number to look up."""
PAGE_WIDTH = 190
"""How many characters of column width fit on one printed page."""
TEXT_IS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
WITHOUT_CLOCK = datetime(2000, 1, 1)
"""The date of creation in every workbook, so that the same map gives the same bytes."""


def to_map_workbook(content: ResponsibilityMap) -> bytes:
    """Return the map as .xlsx; text stays text, whatever it begins with.

    Raises `ConfigError` for a map that does not fit into a workbook's sheets.
    """
    from xlsxwriter import Workbook

    check_size(content)
    stream = BytesIO()
    with Workbook(stream, {"in_memory": True, **TEXT_IS_TEXT}) as workbook:
        workbook.set_properties({"title": "Responsibility map", "created": WITHOUT_CLOCK})
        MapWriter(workbook, content).write()
    return stream.getvalue()


def check_size(content: ResponsibilityMap) -> None:
    """Raise `ConfigError` for a map with more rows or columns than a sheet holds."""
    places = sum(len(duty.rows) for duty in content.duties)
    columns = len(MAP_WIDTHS) + len(agent_headings(content))
    for count, limit, things in (
        (1 + max(places, len(summarize(content))), ROW_LIMIT, "rows"),
        (columns, COLUMN_LIMIT, "columns"),
    ):
        if count > limit:
            problem = f"a sheet of a workbook holds {limit:,} {things}, and this map needs {count:,}"
            raise ConfigError("xlsx", f"{problem}; write it as .csv or .html")


class MapWriter:
    """Writes the sheets of one workbook."""

    def __init__(self, workbook: Workbook, content: ResponsibilityMap) -> None:
        self.workbook = workbook
        self.content = content
        self.text = self.style()
        self.head = self.style(bold=True, bg_color="#E6EDF3", bottom=1)
        self.link = self.style(font_color="#0072B2", underline=1)
        self.implied = self.style(font_color="#0072B2", underline=1, italic=True)
        self.links = 0

    def style(self, **properties: Any) -> Format:
        """Return a cell format that wraps its text."""
        return self.workbook.add_format({"text_wrap": True, "valign": "top", **properties})

    def write(self) -> None:
        """Write the three sheets."""
        duties = self.sheet("Responsibilities", self.map_columns(), frozen=2)
        summary = self.sheet("Summary", [(n, 28 if i == 0 else 12) for i, n in enumerate(SUMMARY)], frozen=1)
        evidence = self.sheet("Evidence", list(EVIDENCE), frozen=2)
        self.write_duties(duties)
        self.write_summary(summary)
        self.write_evidence(evidence)

    def map_columns(self) -> list[tuple[str, int]]:
        """Return the headings of the map and their widths in characters."""
        fixed = zip(("No.", *DESCRIPTION), MAP_WIDTHS, strict=True)
        return [*fixed, *((name, AGENT_WIDTH) for name in agent_headings(self.content))]

    def sheet(self, name: str, columns: Sequence[tuple[str, int]], frozen: int) -> Worksheet:
        """Add a sheet with its headings, which stay in sight and stand on each printed page."""
        sheet = self.workbook.add_worksheet(name)
        for index, (heading, width) in enumerate(columns):
            sheet.set_column(index, index, width)
            sheet.write_string(0, index, clip(heading), self.head)
        sheet.freeze_panes(1, frozen)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.repeat_rows(0)
        sheet.repeat_columns(0, frozen - 1)
        sheet.fit_to_pages(1 + sum(width for _, width in columns) // PAGE_WIDTH, 0)
        sheet.set_footer("&L&A&RPage &P of &N")
        return sheet

    def write_duties(self, sheet: Worksheet) -> None:
        """Write a row for each duty; its filled cells lead to its row in the sheet of the evidence."""
        target = 2
        for row, duty in enumerate(self.content.duties, 1):
            self.write_cells(sheet, row, (duty.number, *describe(duty)))
            for column, cell in enumerate(agent_cells(self.content, duty), len(MAP_WIDTHS)):
                if cell:
                    self.write_link(sheet, row, column, cell, target)
            target += len(duty.rows)
        sheet.autofilter(0, 0, max(len(self.content), 1), len(self.map_columns()) - 1)

    def write_cells(self, sheet: Worksheet, row: int, cells: Sequence[str | int]) -> None:
        """Write the first cells of a row: numbers as numbers, text as text, nothing as nothing."""
        for column, value in enumerate(cells):
            if isinstance(value, int):
                sheet.write_number(row, column, value, self.text)
            elif value:
                sheet.write_string(row, column, clip(value), self.text)

    def write_link(self, sheet: Worksheet, row: int, column: int, cell: str, target: int) -> None:
        """Write how an agent is involved, as a link to the words that say it."""
        style = self.implied if "(inferred)" in cell else self.link
        self.links += 1
        if self.links > LINK_LIMIT:
            sheet.write_string(row, column, clip(cell), self.text)
            return
        sheet.write_url(row, column, f"internal:'Evidence'!B{target}", style, clip(cell))

    def write_summary(self, sheet: Worksheet) -> None:
        """Write how much each party and role carries."""
        rows = summarize(self.content)
        for row, (name, kind, provider, *numbers) in enumerate(rows, 1):
            self.write_cells(sheet, row, (name, kind, provider, *map(int, numbers)))
        sheet.autofilter(0, 0, max(len(rows), 1), len(SUMMARY) - 1)

    def write_evidence(self, sheet: Worksheet) -> None:
        """Write the words of each duty at each of its places."""
        row = 0
        for duty in self.content.duties:
            for cells in evidence_rows(duty):
                row += 1
                self.write_cells(sheet, row, cells)
        sheet.autofilter(0, 0, max(row, 1), len(EVIDENCE) - 1)


def evidence_rows(duty: Duty) -> list[tuple[str | int, ...]]:
    """Return the cells of `EVIDENCE` for each place of a duty."""
    return [
        (
            duty.number,
            row.evidence.text,
            row.trigger.text,
            row.bearer_text,
            row.basis,
            row.file,
            row.evidence.begin,
            row.evidence.end,
            row.clause_type,
            row.heading,
            row.norm,
        )
        for row in duty.rows
    ]


def clip(text: str) -> str:
    """Return a text that fits into a cell; one that is too long ends in `…`.

    >>> len(clip("x" * 40_000))
    32767
    """
    return text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - 1] + "…"
