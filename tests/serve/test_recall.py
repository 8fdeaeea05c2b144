"""Short answers are kept as long as the same state of the store is served, and no longer."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from loops import run_apart
from starlette.types import Message, Receive, Scope, Send

from kg.serve.metrics import Metrics
from kg.serve.recall import LONGEST, MOST_BYTES, Recall


class Application:
    """Answers each request with how many it has answered."""

    def __init__(self, size: int = 0, status: int = 200, media: bytes = b"text/csv") -> None:
        self.size, self.status, self.media = size, status, media
        self.answered = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.answered += 1
        headers = [(b"content-type", self.media)]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": str(self.answered).encode() + b" " * self.size})


def recall(application: Application) -> tuple[Recall, Any]:
    service = SimpleNamespace(pool=SimpleNamespace(epoch=1), metrics=Metrics())
    return Recall(application, service), service  # type: ignore[arg-type]


def ask(
    app: Recall,
    path: str = "/sparql",
    query: bytes = b"query=x",
    accept: bytes = b"text/csv",
    body: bytes | None = None,
) -> int:
    """Return the number in the answer to a request."""
    pieces = [body[:2], body[2:]] if body is not None else [b""]
    messages = [{"type": "http.request", "body": p, "more_body": n + 1 < len(pieces)} for n, p in enumerate(pieces)]
    sent: list[Message] = []

    async def receive() -> Message:
        return messages.pop(0)

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http", "method": "GET" if body is None else "POST", "path": path,
        "query_string": query, "headers": [(b"accept", accept), (b"host", b"localhost")],
    }  # fmt: skip
    run_apart(app(scope, receive, send))
    assert [message["type"] for message in sent] == ["http.response.start", "http.response.body"]
    return int(sent[1]["body"])


def test_the_same_request_has_the_same_answer() -> None:
    app, service = recall(Application())
    assert [ask(app), ask(app), ask(app, body=b"abcd"), ask(app, body=b"abcd")] == [1, 1, 2, 2]
    assert service.metrics.recalled == 2


def test_another_request_has_its_own_answer() -> None:
    app, _ = recall(Application())
    assert [ask(app), ask(app, query=b"y"), ask(app, accept=b"*/*"), ask(app, "/graphs"), ask(app, body=b"ab")] == [
        1,
        2,
        3,
        4,
        5,
    ]


def test_the_next_state_of_the_store_has_its_own_answers() -> None:
    app, service = recall(Application())
    ask(app)
    service.pool.epoch = 2
    assert [ask(app), ask(app)] == [2, 2]


def test_an_answer_that_a_build_overtook_is_not_kept() -> None:
    application = Application()
    app, service = recall(application)

    async def overtaken(scope: Scope, receive: Receive, send: Send) -> None:
        service.pool.epoch = 2
        await application(scope, receive, send)

    app.app = overtaken
    assert [ask(app), ask(app)] == [1, 2]


def test_errors_pages_what_is_long_and_what_changes_are_not_kept() -> None:
    for application in (
        Application(status=400),
        Application(media=b"text/html; charset=utf-8"),
        Application(size=LONGEST),
    ):
        app, _ = recall(application)
        assert [ask(app), ask(app)] == [1, 2]
    app, _ = recall(Application())
    assert [ask(app, "/health"), ask(app, "/health"), ask(app, "/metrics")] == [1, 2, 3]


def test_what_is_kept_is_bounded() -> None:
    app, _ = recall(Application(size=LONGEST - 10))
    for number in range(MOST_BYTES // LONGEST + 50):
        ask(app, query=str(number).encode())
    assert app.kept.size <= MOST_BYTES
    assert len(app.kept.answers) < MOST_BYTES // LONGEST
    assert ask(app, query=b"0") > MOST_BYTES // LONGEST
