"""Connections to clients: an answer goes out in one piece, and who is too slow is dropped."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from typing import Any, cast

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

SWEEP = 10
"""Ticks of the server, of a tenth of a second each, between two looks at who is slow."""


class Cork:
    """A transport that sends what is written to it in one turn of the loop as one piece: a head with its body."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self.transport = transport
        self.pieces: list[bytes] = []
        self.loop = asyncio.get_running_loop()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.transport, name)

    def write(self, data: bytes) -> None:
        """Send bytes at the end of this turn of the loop."""
        if not self.pieces:
            self.loop.call_soon(self.flush)
        self.pieces.append(data)

    def flush(self) -> None:
        """Send what was written."""
        pieces, self.pieces = self.pieces, []
        if pieces:
            self.transport.write(b"".join(pieces))

    def close(self) -> None:
        """Send what was written, and close."""
        self.flush()
        self.transport.close()


class Connection(HttpToolsProtocol):
    """A connection that knows since when its client keeps the server waiting."""

    waits_since: float | None = None
    stuck_since: float | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin with waiting for a request."""
        super().connection_made(cast("asyncio.Transport", Cork(transport)))
        self.waits_since = self.loop.time()

    def on_message_begin(self) -> None:
        """Wait for the rest of a request."""
        self.waits_since = self.loop.time()
        super().on_message_begin()

    def on_message_complete(self) -> None:
        """Wait no longer."""
        self.waits_since = None
        super().on_message_complete()

    def pause_writing(self) -> None:
        """Wait for the client to take what was sent."""
        self.stuck_since = self.loop.time()
        super().pause_writing()

    def resume_writing(self) -> None:
        """Go on."""
        self.stuck_since = None
        super().resume_writing()

    def drop_if_slow(self, oldest: float) -> None:
        """Close the connection where the client keeps the server waiting since before a time."""
        if min(self.waits_since or oldest, self.stuck_since or oldest) < oldest:
            self.transport.abort()


class Server(uvicorn.Server):
    """A server that tells when it is there, and drops clients which are slow to ask or to take an answer."""

    def __init__(self, config: uvicorn.Config, patience: float, on_start: Callable[[], None]) -> None:
        super().__init__(config)
        self.patience = patience
        self.on_start = on_start

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen."""
        await super().startup(sockets)
        if self.started:
            self.on_start()

    async def on_tick(self, counter: int) -> bool:
        """Look after the connections now and then."""
        if counter % SWEEP == 0:
            oldest = asyncio.get_running_loop().time() - self.patience
            for connection in list(self.server_state.connections):
                if isinstance(connection, Connection):
                    connection.drop_if_slow(oldest)
        return await super().on_tick(counter)
