"""Short answers are kept: as long as the same snapshot is served, the same request has the same answer."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.serve.body import read_body, resume
from kg.serve.service import Service

KEPT_PATHS = ("/sparql", "/graphs", "/id/", "/api/")
LONGEST = 64 * 1024
MOST_BYTES = 32 * 1024 * 1024
ASKING = frozenset({b"accept", b"content-type"})
"""The headers on which an answer depends, besides those that the gate looks at."""
Key = tuple[str, str, bytes, bytes, bytes]


@dataclass(slots=True)
class Kept:
    """Answers by what was asked, those asked for last at the end, all of one state of the store."""

    generation: int = 0
    size: int = 0
    answers: OrderedDict[Key, tuple[Message, Message]] = field(default_factory=OrderedDict)

    def find(self, key: Key, generation: int) -> tuple[Message, Message] | None:
        """Return the answer to a request, `None` where there is none of this state of the store."""
        if generation != self.generation:
            self.generation, self.size = generation, 0
            self.answers.clear()
        found = self.answers.get(key)
        if found:
            self.answers.move_to_end(key)
        return found

    def keep(self, key: Key, start: Message, body: Message) -> None:
        """Keep an answer; those not asked for longest give way."""
        if key not in self.answers:
            self.answers[key] = start, body
            self.size += weigh(key, body)
        while self.size > MOST_BYTES:
            old, (_, dropped) = self.answers.popitem(last=False)
            self.size -= weigh(old, dropped)


def weigh(key: Key, body: Message) -> int:
    """Return about how many bytes an answer takes to keep."""
    return 1_000 + len(key[2]) + len(key[4]) + len(body["body"])


class Recall:
    """Answers what it has answered before, and has the application answer the rest."""

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self.app = app
        self.service = service
        self.kept = Kept()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or not scope["path"].startswith(KEPT_PATHS):
            await self.app(scope, receive, send)
            return
        body = await read_body(receive) if scope["method"] == "POST" else b""
        asking = b"\n".join([value for name, value in scope["headers"] if name in ASKING])
        key = (scope["method"], scope["path"], scope["query_string"], asking, body)
        generation = self.service.pool.epoch
        if found := self.kept.find(key, generation):
            self.service.metrics.recalled += 1
            for message in found:
                await send(message)
            return
        await self.app(scope, resume(body, receive), self.watch(key, generation, send))

    def watch(self, key: Key, generation: int, send: Send) -> Send:
        """Return a way to send an answer that keeps it, where it comes in one piece and is no page or error."""
        start: Message | None = None

        async def send_watched(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message if message["status"] == 200 else None
            elif start and not message.get("more_body") and len(message["body"]) <= LONGEST:
                if generation == self.service.pool.epoch and not is_page(start):
                    self.kept.keep(key, start, message)
                start = None
            else:
                start = None
            await send(message)

        return send_watched


def is_page(start: Message) -> bool:
    """Tell whether an answer is a page, which holds what is good for one time only."""
    kind: bytes = dict(start["headers"]).get(b"content-type", b"")
    return kind.startswith(b"text/html")
