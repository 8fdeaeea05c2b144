"""The pool's side of the nursery: starts it, and has workers born of it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

MEMORY = {"GLIBC_TUNABLES": "glibc.malloc.tcache_count=200:glibc.malloc.tcache_max=2048"}
"""How the C library keeps what is freed: an engine that makes many small things for each query finds it at once."""


class Nursery:
    """The process that workers are forked from; one that ended is started anew."""

    def __init__(self, memory: int, modules: tuple[str, ...]) -> None:
        self.options = (str(memory), *modules)
        self.process: subprocess.Popen[bytes] | None = None
        self.orders: socket.socket | None = None

    def start(self) -> socket.socket:
        """Start the process; return the socket on which it takes orders."""
        self.close()
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [sys.executable, "-P", "-m", "kg.query.workers.nursery", str(theirs.fileno()), *self.options]
        with theirs:
            # A session of its own, so that Ctrl-C in a terminal reaches only who may decide what ends.
            self.process = subprocess.Popen(
                command,
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                start_new_session=True,
                env=MEMORY | os.environ,
            )
        self.orders = ours
        return ours

    def bear(self, snapshot: Path) -> socket.socket:
        """Have a worker on a snapshot be born; return the socket on which it will say that it is there."""
        ours, theirs = socket.socketpair()
        with theirs:
            order = ([os.fsencode(snapshot)], [theirs.fileno()])
            try:
                socket.send_fds(self.orders or self.start(), *order)
            except OSError:
                socket.send_fds(self.start(), *order)
        return ours

    def network_is_cut(self) -> bool:
        """Tell whether the workers have no network; waits until the process is there."""
        orders = self.orders or self.start()
        return orders.recv(16) == b"cut"

    def close(self) -> None:
        """End the process; its workers end with it."""
        if self.orders:
            self.orders.close()
        if self.process:
            with suppress(ProcessLookupError):
                self.process.kill()
            self.process.wait()
        self.orders = self.process = None
