"""A server that runs in a thread of the tests."""

from __future__ import annotations

import runpy
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.config import DEFAULT_BASE
from kg.graph.iris import Minter
from kg.graph.store import Store
from kg.serve.server import bind, make_server
from kg.serve.settings import ServerSettings

PATIENCE = 30.0
"""Seconds after which a server that does not answer is taken to be broken."""


def fill_store(location: Path) -> None:
    """Make a store on disk with the three pages and the contract of the query tests."""
    made = runpy.run_path(str(Path(__file__).parent.parent / "query" / "dataset.py"))
    with Store.open_for_building(location) as opened:
        for reading in made["make_readings"]():
            document = Minter(DEFAULT_BASE, reading.document.digest).document
            opened.put_document(document, made["to_n_quads"](reading))


@contextmanager
def run_server(settings: ServerSettings) -> Iterator[str]:
    """Give the address of a server while it runs; `port` 0 in the settings takes a free one."""
    started = threading.Event()
    server = make_server(settings, started.set)
    with bind(settings) as link:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [link]})
        thread.start()
        try:
            assert started.wait(PATIENCE)
            yield f"http://127.0.0.1:{link.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(PATIENCE)
            assert not thread.is_alive()


def wait_for(condition: object, patience: float = PATIENCE) -> None:
    """Wait until a condition holds; an `AssertionError` says that it never did."""
    assert callable(condition)
    end = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
