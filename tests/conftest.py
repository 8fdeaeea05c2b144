"""Fixtures that several parts share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of optional real texts, or skip."""
    folder = Path(os.environ.get("CLAUSEGRAPH_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no real texts at {folder} (set CLAUSEGRAPH_SHARED)")
    return folder
