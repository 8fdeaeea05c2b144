"""The workbook: its cells lead to the words, and text is never a formula."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from kg.errors import ConfigError
from kg.export import map_workbook
from kg.export.map_workbook import to_map_workbook
from kg.export.norms import read_norms
from kg.export.responsibilities import to_map
from kg.graph.store import Store


def workbook_of(store: Store, columns: int = 60) -> Workbook:
    return load_workbook(BytesIO(to_map_workbook(to_map(read_norms(store), columns))))


def test_a_filled_cell_leads_to_the_words_that_say_so(desk: Store) -> None:
    book = workbook_of(desk)
    sheet = book["Responsibilities"]
    cells = [cell for row in sheet.iter_rows(min_row=2, min_col=10) for cell in row if cell.value]
    assert [cell.value for cell in cells] == [
        "Must",
        "To",
        "Must not",
        "Must (inferred)",
        "To (inferred)",
        "Must",
    ]
    words = []
    for cell in cells:
        name, place = cell.hyperlink.location.split("!")
        assert name == "'Evidence'"
        words.append(book["Evidence"][place].value)
    assert words[2] == "The Service Manager may not waive fees."
    assert words[3] == words[4] == "Records shall be kept."
    assert words[5] == "a) train the staff"


def test_the_evidence_names_every_place(desk: Store) -> None:
    rows = list(workbook_of(desk)["Evidence"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == 8
    assert [(r[0], r[5], r[6], r[7]) for r in rows[2:4]] == [
        (2, "desk.txt", 127, 166),
        (2, "handbook.txt", 138, 177),
    ]


def test_the_summary_counts_as_numbers(desk: Store) -> None:
    rows = list(workbook_of(desk)["Summary"].iter_rows(values_only=True))
    assert rows[0][:4] == ("Party or role", "Kind", "Provided by", "Must")
    assert rows[1][:4] == ("Provider", "party", None, 3)


def test_sheets_are_set_up_to_be_read_and_printed(desk: Store) -> None:
    book = workbook_of(desk)
    assert book.sheetnames == ["Responsibilities", "Summary", "Evidence"]
    for sheet in book:
        assert sheet.freeze_panes is not None
        assert sheet.auto_filter.ref is not None
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.print_title_rows == "$1:$1"
    assert book["Responsibilities"].freeze_panes == "C2"
    assert book["Responsibilities"].auto_filter.ref == "A1:L5"
    assert book["Responsibilities"].column_dimensions["B"].width > 40


def test_no_text_is_a_formula_or_a_link(hostile: Store) -> None:
    book = workbook_of(hostile)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert {"=HYPERLINK(1)", "+1+1", "-1+1", "@SUM(A1)"} <= {cell.value for cell in cells}
    assert all(cell.hyperlink.target is None for cell in cells if cell.hyperlink)


def test_a_text_that_is_too_long_for_a_cell_is_cut_visibly() -> None:
    assert map_workbook.clip("a" * 32_767) == "a" * 32_767
    assert map_workbook.clip("a" * 32_768) == "a" * 32_766 + "…"


def test_past_the_number_of_links_that_a_sheet_holds_cells_keep_their_words(
    desk: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(map_workbook, "LINK_LIMIT", 4)
    sheet = workbook_of(desk)["Responsibilities"]
    cells = [cell for row in sheet.iter_rows(min_row=2, min_col=10) for cell in row if cell.value]
    assert [bool(cell.hyperlink) for cell in cells] == [True] * 4 + [False] * 2
    assert cells[-1].value == "Must"


def test_an_empty_store_is_a_workbook_with_headings(empty: Store) -> None:
    book = workbook_of(empty)
    assert [sheet.max_row for sheet in book] == [1, 1, 1]


@pytest.mark.parametrize(
    ("limit", "sentence"),
    [
        ("ROW_LIMIT", "a sheet of a workbook holds 8 rows, and this map needs 9; write it as .csv or .html"),
        ("COLUMN_LIMIT", "a sheet of a workbook holds 8 columns, and this map needs 12; write it as .csv or .html"),
    ],
)
def test_a_map_that_does_not_fit_into_a_sheet_is_refused(
    desk: Store, monkeypatch: pytest.MonkeyPatch, limit: str, sentence: str
) -> None:
    monkeypatch.setattr(map_workbook, limit, 8)
    with pytest.raises(ConfigError, match=re.escape(sentence)):
        workbook_of(desk)


def test_a_map_that_just_fits_into_a_sheet_is_written_whole(desk: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(map_workbook, "ROW_LIMIT", 9)
    monkeypatch.setattr(map_workbook, "COLUMN_LIMIT", 12)
    assert workbook_of(desk)["Evidence"].max_row == 9
