"""A store of one small page to ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.python import ClauseStore, build_store, open_store

PAGE = """Help Desk Clause Samples

Help Desk. The Supplier shall answer the Customer within ten (10) business days of receipt. The Help Desk Manager
must not disclose passwords. The Supplier shall inform the Customer of <b>faults</b> & delays.

Related to Help Desk

• Escalation The Help Desk Manager shall call the Customer each week.
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """Return the file of the page."""
    path = tmp_path / "help-desk.txt"
    path.write_text(PAGE)
    return path


@pytest.fixture
def folder(page: Path) -> Path:
    """Return the folder of a store of the page."""
    assert build_store(page, page.parent / "store").failures == ()
    return page.parent / "store"


@pytest.fixture
def store(folder: Path) -> ClauseStore:
    """Return the store, opened."""
    return open_store(folder)
