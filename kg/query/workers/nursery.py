"""The process that workers are born of: all that they need is loaded in it, and the network is cut off.

A new worker is a fork of it, there in some milliseconds. It never opens a store and has a single thread, so
that a fork of it is whole.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from kg.query.workers.isolation import bound_memory, cut_network, end_with_parent

LONGEST_ORDER = 64 * 1024


def main(number: int, memory: int, modules: tuple[str, ...]) -> None:
    """Fork a worker for each order that comes over the socket of a number: a snapshot, and the worker's end."""
    orders = socket.socket(fileno=number)
    end_with_parent()
    cut = cut_network()
    for module in ("kg.query.workers.worker", *modules):
        import_module(module)
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system then buries the dead
    orders.send(b"cut" if cut else b"open")
    while True:
        try:
            order, links, _, _ = socket.recv_fds(orders, LONGEST_ORDER, 1)
        except ConnectionResetError:
            return
        if not order or not links:
            return
        if os.fork() == 0:
            orders.close()
            _be_worker(socket.socket(fileno=links[0]), Path(os.fsdecode(order)), memory)
        os.close(links[0])


def _be_worker(link: socket.socket, snapshot: Path, memory: int) -> None:
    from kg.query.workers.worker import work

    status = 1
    with suppress(BaseException):
        end_with_parent()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        bound_memory(memory)
        work(link, snapshot)
        status = 0
    os._exit(status)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), tuple(sys.argv[3:]))
