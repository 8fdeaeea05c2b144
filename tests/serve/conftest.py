"""A server on the small store of the query tests, and a client that asks it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from serve.running import fill_store, run_server

from kg.serve.settings import ServerSettings


@pytest.fixture(scope="session")
def served_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store on disk with three pages and a contract."""
    location = tmp_path_factory.mktemp("served") / "store"
    fill_store(location)
    return location


@pytest.fixture(scope="session")
def address(served_store: Path) -> Iterator[str]:
    """Return the address of a running server, without a slash at its end."""
    with run_server(ServerSettings(served_store, port=0)) as address:
        yield address


@pytest.fixture(scope="session")
def client(address: str) -> Iterator[httpx.Client]:
    """Return a client of the running server."""
    with httpx.Client(base_url=address, timeout=30) as client:
        yield client
