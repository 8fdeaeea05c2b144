"""The small graph that the queries are asked of."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from kg.graph.store import Store


@pytest.fixture(scope="session")
def store() -> Store:
    """Return three pages and a contract, read by hand."""
    made: Store = runpy.run_path(str(Path(__file__).with_name("dataset.py")))["make_store"]()
    return made
