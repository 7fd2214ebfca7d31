"""Several workers, one of them killed in the middle: every delivery has one outcome, and none has two effects."""

from __future__ import annotations

import asyncio
import datetime as dt
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from repurpose.engine import duties, queue
from repurpose.engine.duties import LEASE
from repurpose.engine.tasks import STALLED_SECONDS, settle
from repurpose.engine.work import Shift, set_up
from repurpose.model import Draft, Receipt, Slot
from repurpose.newsroom import Newsroom
from tests.proofs import post


@pytest.fixture
def desk(tmp_path: Path, empty_postgres: Callable[[], str]) -> Iterator[Newsroom]:
    """A newsroom with an empty ledger and an empty queue."""
    with post.enter(post.make(tmp_path / "post", empty_postgres(), "letters")) as desk:
        set_up(desk)
        yield desk


def rows(desk: Newsroom, asked: str) -> list[tuple[object, ...]]:
    """What the database says."""
    with desk.store.read() as conn:
        return [tuple(row) for row in conn.exec_driver_sql(asked)]


def change(desk: Newsroom, asked: str) -> None:
    """Change the queue from outside."""
    with desk.store.write() as conn:
        conn.exec_driver_sql(asked)


def settled(desk: Newsroom, now: dt.datetime | None = None) -> None:
    """What every worker does each ten seconds, once, at `now`."""

    async def once() -> None:
        app = Shift(desk.workspace.database, [desk], lambda: dt.datetime.now(dt.UTC)).app()
        async with app.open_async():
            await settle(app.job_manager, desk, now or dt.datetime.now(dt.UTC))

    asyncio.run(once())


def test_three_workers_one_killed_and_all_cut_off(desk: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """300 planned, 300 outcomes, 300 effects, on a channel that cannot tell that it saw a key before.

    One worker dies, and then the database hangs up on all others, as it does when it restarts, and they are taken for
    dead as well: what they have in hand is given to somebody else while they are still at it.
    """
    monkeypatch.setenv("POST_PAUSE", "0.03")
    root = desk.workspace.root
    keys = post.plan(desk.store, Slot("letters", "2026-02-10T08:00"), 30, 10)
    workers = [post.forked(root) for _ in range(3)]
    try:
        until(lambda: len(post.posted(root)) > 60)
        workers[0].kill()
        until(lambda: len(post.posted(root)) > 120)
        cut(desk)
        assert len(post.posted(root)) < len(keys), "it came too late to mean anything"
        forsake(desk)
        settled(desk)
        until(lambda: set(desk.store.balance()) <= {"total", "sent", "sending", "unknown"})
    finally:
        for one in workers:
            one.terminate()
        for one in workers:
            one.join(30)
    before = desk.store.balance()
    doubts = before.get("sending", 0) + before.get("unknown", 0)
    assert before["sent"] + doubts == before["total"] == len(keys)
    forsake(desk)
    settled(desk, dt.datetime.now(dt.UTC) + LEASE)
    assert desk.store.balance().get("sending", 0) == 0
    assert post.settle_doubts(desk.store, root) == doubts
    assert post.serve(desk, once=True) == 0
    assert desk.store.balance() == {"total": len(keys), "sent": len(keys)}
    assert post.posted(root) == dict.fromkeys(keys, 1)
    asked = "SELECT 1 FROM procrastinate_jobs WHERE task_name = 'repurpose.deliver' AND status IN ('todo', 'doing')"
    assert not rows(desk, asked)


def until(true: Callable[[], bool]) -> None:
    """Wait for something that must come; a minute and a half at most."""
    for _ in range(900):
        if true():
            return
        time.sleep(0.1)
    pytest.fail("it did not come")


def cut(desk: Newsroom) -> None:
    """End every connection to the database but this one."""
    with desk.store.read() as conn:
        conn.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


class Away(post.Post):
    """A channel behind which the database goes away for a moment, just after the delivery has arrived."""

    def __init__(self, path: Path, url: str) -> None:
        super().__init__(path)
        parsed = make_url(url)
        self._name, self._admin = parsed.database, parsed.set(database="postgres").render_as_string(False)

    def send(self, draft: Draft, key: str) -> Receipt:
        """Arrived; and nobody gets into the database for half a second."""
        receipt = super().send(draft, key)
        self.let_in(False)
        threading.Timer(0.5, self.let_in, [True]).start()
        return receipt

    def let_in(self, anybody: bool) -> None:
        with psycopg.connect(self._admin, autocommit=True) as admin:
            admin.execute(f'ALTER DATABASE "{self._name}" ALLOW_CONNECTIONS {str(anybody).lower()}'.encode())
            if not anybody:
                asked = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
                admin.execute(asked, [self._name])


def test_a_result_is_offered_until_the_database_is_back(desk: Newsroom) -> None:
    """What is known to have arrived does not become a doubt because the database restarts."""
    keys = post.plan(desk.store, Slot("letters", "2026-02-10T08:00"), 2, 1, enqueue=False)
    away = Away(desk.workspace.root / post.FILE, desk.workspace.database)
    duties.deliver(desk, keys[0], dt.datetime.now(dt.UTC), {"post": away})
    assert desk.store.balance() == {"total": 2, "ready": 1, "sent": 1}


def test_a_worker_outlives_a_database_that_is_away(desk: Newsroom) -> None:
    """Nobody gets in for three seconds; what is planned afterwards is delivered by the worker that was there before."""
    root = desk.workspace.root
    door = Away(root / "unused", desk.workspace.database)
    worker = post.forked(root)
    try:
        first = post.plan(desk.store, Slot("letters", "2026-02-10T08:00"), 1, 1)
        until(lambda: len(post.posted(root)) == 1)
        door.let_in(False)
        time.sleep(3)
        door.let_in(True)
        second = post.plan(desk.store, Slot("letters", "2026-02-11T08:00"), 1, 1)
        until(lambda: len(post.posted(root)) == 2)
        assert post.posters(root) == {str(worker.pid)}
    finally:
        worker.terminate()
        worker.join(30)
    assert post.posted(root) == dict.fromkeys([*first, *second], 1)


def forsake(desk: Newsroom) -> None:
    """As if the workers that are registered had been silent for long."""
    change(
        desk,
        f"UPDATE procrastinate_workers SET last_heartbeat = now() - interval '{STALLED_SECONDS + 1} seconds'",
    )


def started(desk: Newsroom) -> None:
    """As if a worker had begun everything there is and not been heard of since."""
    change(desk, "INSERT INTO procrastinate_workers DEFAULT VALUES")
    change(
        desk,
        "UPDATE procrastinate_jobs SET status = 'doing', worker_id = (SELECT max(id) FROM procrastinate_workers)",
    )
    forsake(desk)


def test_stalled_jobs_come_back_first_and_once(desk: Newsroom) -> None:
    """With a priority above all others; where the same waits already the stalled one goes."""
    keys = post.plan(desk.store, Slot("letters", "2026-02-10T08:00"), 2, 1)
    started(desk)
    with desk.store.write() as conn:
        assert queue.enqueue_deliveries(conn, "letters", keys[:1]) == 1
    settled(desk)
    found = rows(desk, "SELECT args -> 'keys' ->> 0, status::text, priority FROM procrastinate_jobs")
    assert sorted(found) == sorted(
        [(keys[0], "todo", 0), (keys[1], "todo", queue.PRIORITY[queue.RESCUE] - 1)]
    )


def test_what_has_no_job_gets_one(desk: Newsroom) -> None:
    """Planned without a queue, or with a job that failed or vanished: put in again, each once."""
    keys = post.plan(desk.store, Slot("letters", "2026-02-10T08:00"), 3, 1, enqueue=False)
    settled(desk)
    settled(desk)
    assert len(rows(desk, "SELECT 1 FROM procrastinate_jobs")) == len(keys)
    change(desk, f"DELETE FROM procrastinate_jobs WHERE args -> 'keys' ->> 0 = '{keys[0]}'")
    change(desk, f"UPDATE procrastinate_jobs SET status = 'failed' WHERE args -> 'keys' ->> 0 = '{keys[1]}'")
    settled(desk)
    waiting = rows(desk, "SELECT args -> 'keys' ->> 0 FROM procrastinate_jobs WHERE status = 'todo'")
    assert sorted(waiting) == sorted((key,) for key in keys)


def test_a_plan_that_is_undone_leaves_no_job(desk: Newsroom) -> None:
    """The jobs are in the ledger's own transaction."""

    def fails(conn: queue.Conn) -> None:
        queue.enqueue_deliveries(conn, "letters", ["a" * 64])
        raise ValueError

    with pytest.raises(ValueError):
        desk.store.keep(
            Slot("letters", "2026-02-10T08:00"),
            [],
            [],
            [],
            now=dt.datetime.now(dt.UTC),
            approve=True,
            also=fails,
        )
    assert rows(desk, "SELECT 1 FROM procrastinate_jobs") == []
    assert desk.store.slots() == []


def test_unknown_tasks_and_arguments_fail_alone(desk: Newsroom) -> None:
    """What a newer version put in fails for all to see; deliveries go on, and its own is put in again."""
    keys = post.plan(desk.store, Slot("letters", "2026-02-10T08:00"), 2, 1, enqueue=False)
    change(
        desk,
        "INSERT INTO procrastinate_jobs (queue_name, task_name, args, priority) VALUES "
        f"('{queue.queue_of('letters')}', 'repurpose.unheard-of', '{{}}', 200), "
        f'(\'{queue.queue_of("letters")}\', \'repurpose.deliver\', \'{{"workspace": "letters", "keys": ["{keys[0]}"], "more": 1}}\', 150), '
        "('rp9:letters', 'repurpose.deliver', '{}', 200)",
    )
    assert post.serve(desk, once=True) == 0
    assert desk.store.balance() == {"total": 2, "sent": 2}
    left = rows(
        desk,
        "SELECT task_name, queue_name, status::text FROM procrastinate_jobs WHERE status <> 'succeeded' ORDER BY id",
    )
    assert left[:3] == [
        ("repurpose.unheard-of", queue.queue_of("letters"), "failed"),
        ("repurpose.deliver", queue.queue_of("letters"), "failed"),
        ("repurpose.deliver", "rp9:letters", "todo"),
    ]


def test_another_version_has_queues_of_its_own() -> None:
    """What a task means is part of the queue's name, or an older worker would do what it does not understand."""
    assert queue.queue_of("letters") == f"rp{queue.PROTOCOL}:letters"
    assert queue.desk_lock("letters").startswith(queue.queue_of("letters"))


def test_a_queue_name_fits_what_postgresql_can_notify(desk: Newsroom) -> None:
    """The longest workspace id there may be neither breaks the transaction nor meets another's queue."""
    longest = "a" * 62
    assert queue.queue_of(longest + "b") != queue.queue_of(longest + "c")
    with desk.store.write() as conn:
        assert queue.enqueue_deliveries(conn, longest + "b", ["f" * 64]) == 1


def test_no_queue_no_jobs(tmp_path: Path, empty_postgres: Callable[[], str]) -> None:
    """A ledger in PostgreSQL that never saw a worker plans as before."""
    with post.enter(post.make(tmp_path / "post", empty_postgres(), "letters")) as desk:
        assert len(post.plan(desk.store, Slot("letters", "2026-02-10T08:00"), 1, 1)) == 1
        assert desk.store.balance() == {"total": 1, "ready": 1}
