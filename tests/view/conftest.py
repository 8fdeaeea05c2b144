"""Stores for the tests of pictures."""

from __future__ import annotations

from types import ModuleType

import pytest
import view_stores

from kg.graph.store import Store
from kg.view.facts import Facts


@pytest.fixture(scope="session")
def stores() -> ModuleType:
    """Return the makers of small stores."""
    return view_stores


@pytest.fixture(scope="session")
def support(stores: ModuleType) -> Store:
    """Return a store of three small pages."""
    store: Store = stores.to_store(*stores.support_pages())
    return store


@pytest.fixture
def facts(support: Store) -> Facts:
    """Return what a picture knows of the three pages."""
    return Facts(support)
