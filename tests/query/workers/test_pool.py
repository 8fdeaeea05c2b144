"""Workers answer, are ended when they take too long, and are replaced."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from loops import run_apart
from query.workers.tasks import call, count_fast, end_oneself, fail_oddly, spin, write_much

from kg.errors import QueryError, StoreError, TimeLimitError
from kg.graph.snapshots import make_snapshot
from kg.graph.store import Store
from kg.query.workers.answers import Question, answer
from kg.query.workers.messages import WorkerFailure
from kg.query.workers.pool import CORES, DEPTH, Limits, Pool, Size
from kg.query.workers.reply import Reply

JSON = {"rows": "json", "boolean": "json", "graph": "turtle"}
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }"
FIRST = "SELECT ?p { ?s ?p ?o } LIMIT 1"
SOON = Limits(seconds=0.4)
LATE = Limits(seconds=60)


@pytest.fixture(autouse=True)
def _tasks_can_be_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have workers find the tasks of these tests."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))


@pytest.fixture
def location(tmp_path: Path) -> Path:
    """Return a store of some hundred triples."""
    lines = "".join(f'<urn:s{n}> <urn:p{n % 7}> "{n}" <urn:g> .\n' for n in range(400))
    with Store.open_for_building(tmp_path / "store") as store:
        store.put_document("urn:g", lines.encode())
    return tmp_path / "store"


@asynccontextmanager
async def running(location: Path, size: Size = Size(ready=2, long=1)) -> AsyncIterator[Pool]:  # noqa: B008 (frozen)
    pool = Pool(size, ("kg.query.workers.answers",))
    pool.move(make_snapshot(location))
    try:
        yield pool
    finally:
        await pool.close()


def run(location: Path, work: Callable[[Pool], Awaitable[None]], size: Size = Size(ready=2, long=1)) -> None:  # noqa: B008 (frozen)
    async def main() -> None:
        async with asyncio.timeout(60), running(location, size) as pool:
            await work(pool)

    run_apart(main())


async def until(condition: Callable[[], bool]) -> None:
    while not condition():
        await asyncio.sleep(0.01)


def test_many_tasks_at_once_have_each_its_own_answer(location: Path) -> None:
    async def work(pool: Pool) -> None:
        replies = [pool.ask(count_fast, number, limits=LATE) for number in range(200)]
        values = [await reply.value() for reply in replies]
        assert [value["number"] for value in values] == list(range(200))
        assert len({value["process"] for value in values}) < 50

    run(location, work)


def test_a_query_is_answered_with_a_head_that_tells_its_form(location: Path) -> None:
    async def work(pool: Pool) -> None:
        reply = pool.ask(answer, *Question(FIRST, JSON), limits=LATE)
        assert b'"bindings":[{' in await reply.read()
        assert dict(reply.head) == {"format": "json", "form": "rows"}

    run(location, work)


def test_what_does_not_end_is_ended_and_lookups_go_on_meanwhile(location: Path) -> None:
    async def work(pool: Pool) -> None:
        endless = [pool.ask(answer, *Question(ENDLESS, JSON), limits=SOON) for _ in range(6)]
        for _ in range(50):
            await pool.ask(answer, *Question(FIRST, JSON), limits=LATE).read()
        for reply in endless:
            with pytest.raises(TimeLimitError, match=r"longer than 0\.4 s"):
                await reply.read()
        await until(lambda: len(pool.ready) == 2 and not pool.long)
        assert len(pool.workers) == 2

    run(location, work)


def test_long_tasks_wait_for_their_turn_and_are_done(location: Path) -> None:
    async def work(pool: Pool) -> None:
        replies = [pool.ask(spin, 0.2, limits=LATE) for _ in range(5)]
        await until(lambda: pool.counts["long"] >= 5)
        assert len(pool.long) == 1
        assert [await reply.value() for reply in replies] == [0.2] * 5

    run(location, work)


def test_a_task_that_nobody_waits_for_is_ended(location: Path) -> None:
    async def work(pool: Pool) -> None:
        reply = pool.ask(spin, 50.0, limits=LATE)
        await until(lambda: reply.long)
        pool.stop(reply)
        await until(lambda: not pool.long and len(pool.workers) == 2)

    run(location, work)


async def put_in_hand(pool: Pool, *seconds: float) -> list[Reply]:
    """Give the only worker of a pool tasks that compute for so long, at once.

    On a machine that pauses between two of them, the later ones wait for another worker: then all is tried again.
    """
    while True:
        await until(lambda: len(pool.ready) == 1 and not pool.ready[0].replies)
        replies = [pool.ask(spin, each, limits=LATE) for each in seconds]
        if list(pool.ready[0].replies) == replies:
            return replies
        for reply in replies[1:]:
            pool.stop(reply)
        await replies[0].value()


def test_a_task_that_is_given_up_before_its_turn_does_not_hold_its_worker(location: Path) -> None:
    async def work(pool: Pool) -> None:
        first, second = await put_in_hand(pool, 0.02, 50.0)
        (worker,) = pool.ready
        pool.stop(second)
        assert await first.value() == 0.02
        await until(lambda: len(pool.ready) == 1 and worker not in pool.workers)
        assert (await pool.ask(count_fast, 7, limits=LATE).value())["number"] == 7

    run(location, work, Size(ready=1, long=1))


def test_what_waits_is_given_out_several_at_once_and_what_was_given_up_is_left_out(location: Path) -> None:
    async def work(pool: Pool) -> None:
        first = await put_in_hand(pool, *[0.02] * (DEPTH // 2 + 1))
        others = [pool.ask(count_fast, number, limits=LATE) for number in range(4 * DEPTH)]
        assert (len(pool.ready[0].replies), len(pool.waiting)) == (len(first), len(others))
        for reply in others[: 2 * DEPTH]:
            pool.stop(reply)
        assert [await reply.value() for reply in first] == [0.02] * len(first)
        values = [(await reply.value())["number"] for reply in others[2 * DEPTH :]]
        assert values == list(range(2 * DEPTH, 4 * DEPTH))

    run(location, work, Size(ready=1, long=1))


def test_short_tasks_go_to_few_workers_until_one_is_held_up(location: Path) -> None:
    async def work(pool: Pool) -> None:
        await until(lambda: len(pool.ready) == CORES + 2)
        first = pool.at_hand()
        assert first == pool.ready[:CORES]
        held = [pool.ask(spin, 50.0, limits=LATE) for _ in first]
        assert [len(worker.replies) for worker in first] == [1] * CORES
        assert (await pool.ask(count_fast, 1, limits=LATE).value())["number"] == 1
        for reply in held:
            pool.stop(reply)

    run(location, work, Size(ready=CORES + 2, long=CORES))


def test_workers_run_no_code_of_the_folder_that_they_are_started_in(
    location: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kg.py").write_text("raise SystemExit")
    (tmp_path / "pyoxigraph.py").write_text("raise SystemExit")
    monkeypatch.chdir(tmp_path)

    async def work(pool: Pool) -> None:
        assert (await pool.ask(count_fast, 1, limits=LATE).value())["number"] == 1

    run(location, work)


def test_errors_pass_as_what_they_are_and_the_worker_stays(location: Path) -> None:
    async def work(pool: Pool) -> None:
        with pytest.raises(QueryError, match="an update is refused"):
            await pool.ask(answer, *Question("DROP ALL", JSON), limits=LATE).read()
        with pytest.raises(WorkerFailure, match="of all things"):
            await pool.ask(fail_oddly, limits=LATE).read()
        assert pool.counts["died"] == 0

    run(location, work)


def test_a_worker_that_dies_takes_only_its_own_task_along(location: Path) -> None:
    async def work(pool: Pool) -> None:
        dying = pool.ask(end_oneself, limits=LATE)
        others = [pool.ask(count_fast, number, limits=LATE) for number in range(20)]
        with pytest.raises(QueryError, match="MB of memory"):
            await dying.read()
        assert [(await reply.value())["number"] for reply in others] == list(range(20))
        await until(lambda: len(pool.ready) == 2)

    run(location, work)


def test_a_long_answer_comes_in_pieces_and_waits_for_its_reader(location: Path) -> None:
    async def work(pool: Pool) -> None:
        reply = pool.ask(write_much, 2_000, limits=LATE)
        await reply.settle()
        await asyncio.sleep(0.2)
        assert reply.size < 2_500_000
        assert sum([len(piece) async for piece in reply.pieces()]) == 20_000_000

    run(location, work)


def test_an_answer_that_grows_too_long_is_an_error(location: Path) -> None:
    async def work(pool: Pool) -> None:
        with pytest.raises(QueryError, match="longer than 50,000 bytes"):
            await pool.ask(write_much, 6, limits=Limits(10, answer_bytes=50_000)).read()

    run(location, work)


def test_workers_have_no_network_where_the_system_allows_it(location: Path) -> None:
    async def work(pool: Pool) -> None:
        with socket.create_server(("127.0.0.1", 0)) as server:
            cut = await asyncio.to_thread(pool.nursery.network_is_cut)
            if not cut:
                pytest.skip("this system does not let a process give up its network")
            assert await pool.ask(call, server.getsockname()[1], limits=LATE).value() == "OSError"

    run(location, work)


def test_new_tasks_move_to_the_next_snapshot_and_running_ones_end_on_theirs(location: Path) -> None:
    async def work(pool: Pool) -> None:
        unused: list[Path] = []
        pool.on_unused = unused.append
        first = pool.snapshot
        running_one = pool.ask(spin, 0.5, limits=LATE)
        await until(lambda: running_one.long)
        with Store.open_for_building(location) as store:
            store.put_document("urn:h", b'<urn:new> <urn:p> "x" <urn:h> .\n')
        before = pool.epoch
        pool.move(make_snapshot(location))
        await until(lambda: pool.epoch > before)
        asked = Question("ASK { <urn:new> ?p ?o }", JSON)
        assert b"true" in await pool.ask(answer, *asked, limits=LATE).read()
        assert unused == [] or running_one.complete
        assert await running_one.value() == 0.5
        await until(lambda: unused == [first])

    run(location, work)


def test_a_snapshot_that_cannot_be_opened_is_an_error_of_the_store(location: Path, tmp_path: Path) -> None:
    async def work(pool: Pool) -> None:
        pool.move(tmp_path / "nowhere")
        await until(lambda: pool.problem is not None)
        with pytest.raises(StoreError):
            pool.ask(count_fast, 1, limits=LATE)

    run(location, work)
