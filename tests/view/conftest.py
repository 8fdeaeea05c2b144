"""Stores for the tests of pictures."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from kg.graph.store import Store
from kg.view.facts import Facts


def load_stores() -> ModuleType:
    spec = importlib.util.spec_from_file_location("view_stores", Path(__file__).with_name("stores.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["view_stores"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def stores() -> ModuleType:
    """Return the makers of small stores."""
    return load_stores()


@pytest.fixture(scope="session")
def support(stores: ModuleType) -> Store:
    """Return a store of three small pages."""
    store: Store = stores.to_store(*stores.support_pages())
    return store


@pytest.fixture
def facts(support: Store) -> Facts:
    """Return what a picture knows of the three pages."""
    return Facts(support)
