"""Clients that ask a SPARQL endpoint over HTTP, each its next question when it has the answer to the last.

They speak just enough HTTP to be cheap, so that the server is measured and not they: connections are kept, an answer
is known by its length or its chunks, and nothing is parsed but its status.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast
from urllib.parse import urlencode, urlsplit

HEAD_END = b"\r\n\r\n"
LAST_CHUNK = b"0\r\n\r\n"


@dataclass(frozen=True)
class Request:
    """A query as bytes on the wire, and whether it is one that never ends by itself."""

    data: bytes
    runaway: bool = False


@dataclass
class Record:
    """What came of the requests: (seconds, status) of each, lookups and runaways apart; 0 is no answer."""

    lookups: list[tuple[float, int]] = field(default_factory=list)
    runaways: list[tuple[float, int]] = field(default_factory=list)


def to_request(endpoint: str, query: str, runaway: bool = False) -> Request:
    """Return a query as a form that is posted to an endpoint."""
    parts = urlsplit(endpoint)
    body = urlencode({"query": query})
    head = (
        f"POST {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nAccept: application/sparql-results+json\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return Request((head + body).encode(), runaway)


class Client(asyncio.Protocol):
    """One connection that asks one question after the other."""

    def __init__(self, next_request: Callable[[], Request | None], record: Record) -> None:
        self.next_request = next_request
        self.record = record
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.received = bytearray()
        self.asking = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)
        self.ask()

    def ask(self) -> None:
        request = self.next_request()
        self.asking = request is not None
        if request is None:
            self.transport.close()
            return
        self.request, self.begin = request, time.perf_counter()
        self.received.clear()
        self.left = -1
        self.transport.write(request.data)

    def data_received(self, data: bytes) -> None:
        self.received += data
        if self.left < 0 and (end := self.received.find(HEAD_END)) >= 0:
            self.read_head(bytes(self.received[:end]).lower(), end + len(HEAD_END))
        if self.left == 0 or (self.left > 0 and len(self.received) >= self.left):
            whole = self.received.endswith(LAST_CHUNK) if self.left == 0 else True
            if whole:
                self.finish(self.status)

    def read_head(self, head: bytes, begin: int) -> None:
        self.status = int(head[9:12])
        _, sign, length = head.partition(b"content-length:")
        self.left = begin + int(length.split(b"\r", 1)[0]) if sign else 0

    def finish(self, status: int) -> None:
        kept = self.record.runaways if self.request.runaway else self.record.lookups
        kept.append((time.perf_counter() - self.begin, status))
        if status:
            self.ask()

    def connection_lost(self, error: Exception | None) -> None:
        if self.asking:
            self.finish(0)
        if not self.done.done():
            self.done.set_result(None)


async def run_clients(endpoint: str, clients: int, next_request: Callable[[], Request | None]) -> Record:
    """Return what came of the requests of some clients, each asking until there is none left for it."""
    parts, record = urlsplit(endpoint), Record()
    loop = asyncio.get_running_loop()
    links = [
        await loop.create_connection(lambda: Client(next_request, record), parts.hostname, parts.port)
        for _ in range(clients)
    ]
    await asyncio.gather(*(client.done for _, client in links))
    return record
