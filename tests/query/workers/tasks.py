"""Tasks that workers of the tests do."""

from __future__ import annotations

import os
import socket
import time

from kg.graph.store import Store
from kg.query.workers.worker import Outlet


def fail_oddly(store: Store, outlet: Outlet) -> None:
    raise ZeroDivisionError("of all things")


def end_oneself(store: Store, outlet: Outlet) -> None:
    os._exit(9)


def count_fast(store: Store, outlet: Outlet, number: int) -> dict[str, int]:
    return {"number": number, "process": os.getpid()}


def spin(store: Store, outlet: Outlet, seconds: float) -> float:
    begin = time.process_time()
    while time.process_time() < begin + seconds:
        pass
    return seconds


def write_much(store: Store, outlet: Outlet, pieces: int) -> None:
    for _ in range(pieces):
        outlet.write(b"x" * 10_000)


def call(store: Store, outlet: Outlet, port: int) -> str:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=2).close()
    except OSError as error:
        return type(error).__name__
    return "connected"
