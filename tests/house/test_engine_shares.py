"""Deliveries that share a job: each has one, a slow one keeps no other waiting, a dead worker's are shared out anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from repurpose.engine import duties, queue
from repurpose.engine.work import set_up
from repurpose.model import Slot
from repurpose.newsroom import Newsroom
from tests.proofs import post

SLOT = Slot("letters", "2026-02-10T08:00")


@pytest.fixture
def desk(tmp_path: Path, empty_postgres: Callable[[], str]) -> Iterator[Newsroom]:
    """A newsroom with an empty ledger and an empty queue."""
    with post.enter(post.make(tmp_path / "post", empty_postgres(), "letters")) as desk:
        set_up(desk)
        yield desk


def clock() -> dt.datetime:
    """Now."""
    return dt.datetime.now(dt.UTC)


def jobs(desk: Newsroom) -> list[list[str]]:
    """The keys of each job that waits, in the order in which they will be begun."""
    with desk.store.read() as conn:
        asked = (
            "SELECT args -> 'keys' FROM procrastinate_jobs WHERE status = 'todo' ORDER BY priority DESC, id"
        )
        return list(conn.exec_driver_sql(asked).scalars())


def test_few_have_a_job_each_and_many_share_them(desk: Newsroom) -> None:
    """So that few are spread over all workers, and many do not cost the queue more than the ledger."""
    few = post.plan(desk.store, SLOT, 8, 4)
    assert jobs(desk) == [[key] for key in few]
    many = post.plan(desk.store, Slot("letters", "2026-02-11T08:00"), 40, 50)
    shares = jobs(desk)[len(few) :]
    assert [key for share in shares for key in share] == many
    assert {len(share) for share in shares} == {25}


def test_the_same_are_put_in_once(desk: Newsroom) -> None:
    """By whoever: the plan, the reconciler, two reconcilers at once."""
    keys = post.plan(desk.store, SLOT, 20, 10)
    assert duties.reconcile(desk, clock()) == 0
    with desk.store.write() as conn:
        assert queue.enqueue_deliveries(conn, "letters", keys) == 0
    assert sorted(key for share in jobs(desk) for key in share) == sorted(keys)


def test_one_that_takes_long_keeps_no_other_waiting(desk: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest of its job goes back into the queue, each for itself, before what came later; and is sent once."""
    keys = post.plan(desk.store, SLOT, 4, 1, enqueue=False)
    channels = {"post": post.Post(desk.workspace.root / post.FILE)}
    later = post.plan(desk.store, Slot("letters", "2026-02-11T08:00"), 1, 1)
    monkeypatch.setattr(duties, "_LONG", 0.0)
    duties.deliver_each(desk, keys, clock, channels)
    assert desk.store.balance() == {"total": 5, "ready": 4, "sent": 1}
    assert jobs(desk) == [*([key] for key in keys[1:]), later]
    assert post.serve(desk, once=True) == 0
    assert post.posted(desk.workspace.root) == dict.fromkeys([*keys, *later], 1)


@pytest.mark.parametrize(("silent", "anew"), [(queue.SILENT_SECONDS + 1, True), (0.0, False)])
def test_what_a_silent_worker_has_in_hand_is_shared_out_anew(
    desk: Newsroom, silent: float, anew: bool
) -> None:
    """It took a job of many and died at the first: the others need not wait until the job is given up."""
    keys = post.plan(desk.store, SLOT, 40, 10)
    with desk.store.write() as conn:
        heard = f"now() - interval '{silent} seconds'"
        conn.exec_driver_sql(f"INSERT INTO procrastinate_workers (last_heartbeat) VALUES ({heard})")
        conn.exec_driver_sql(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = (SELECT max(id) FROM procrastinate_workers)"
        )
    duties.reconcile(desk, clock())
    assert sorted(key for share in jobs(desk) for key in share) == (sorted(keys) if anew else [])


def test_a_ledger_that_was_empty_is_read_by_its_keys(desk: Newsroom) -> None:
    """PostgreSQL has never counted the drafts then, and would read all of them for each delivery that is planned."""
    post.plan(desk.store, SLOT, 30, 20)
    draft = "draft WHERE workspace = $1 AND id = $2"
    slot = "slot WHERE workspace = $1 AND job = $2 AND at = $3 AND run = $4"
    with desk.store.read() as conn:
        for asked, key in ((draft, "pk_draft"), (slot, "pk_slot")):
            told = conn.exec_driver_sql(f"EXPLAIN (GENERIC_PLAN) SELECT 1 FROM ONLY {asked} FOR KEY SHARE")
            assert f"using {key}" in "\n".join(told.scalars())
