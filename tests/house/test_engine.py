"""Workers on a real PostgreSQL: the same pipe as on one machine, in processes of their own."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from repurpose.cli.worker import command
from repurpose.engine import duties
from repurpose.engine.work import set_up
from repurpose.errors import UsageError
from repurpose.newsroom import Newsroom
from tests.house.conftest import JOB, files, make_root, open_room
from tests.proofs import scene

YESTERDAY = dt.datetime.now(dt.timezone(dt.timedelta(hours=8))) - dt.timedelta(days=1)


def served(root: Path, url: str, workspace_id: str = "default") -> Path:
    """A workspace whose ledger is in PostgreSQL, with one job that is due every hour."""
    make_root(root)
    settings = (root / "repurpose.toml").read_text(encoding="utf-8")
    own = f'database = "{url}"\nworkspace_id = "{workspace_id}"\n'
    (root / "repurpose.toml").write_text(own + settings, encoding="utf-8")
    for name in ("auto", "hand"):
        (root / "jobs" / f"{name}.toml").unlink()
    job = 'schedule = "0 * * * *"\n' + JOB.format(approve="auto")
    (root / "jobs" / "hourly.toml").write_text(job, encoding="utf-8")
    return root


def worker(root: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """`repurpose worker --once` to its end."""
    asked = [sys.executable, "-m", "repurpose", "--workspace", str(root), "worker", "--once", *more]
    return subprocess.run(asked, capture_output=True, text=True, timeout=120, check=False)


def owe(room: Newsroom, job: str = "hourly") -> None:
    """As if all up to yesterday had been decided, so that the latest hour is owed."""
    room.store.set_meta(f"decided:{job}", YESTERDAY.strftime("%Y-%m-%dT%H:%M"))


def test_a_worker_plans_drafts_delivers_and_publishes(
    tmp_path: Path, empty_postgres: Callable[[], str]
) -> None:
    """What the daemon does on one machine, from the queue, for two workspaces of one database; then nothing is left."""
    url = empty_postgres()
    one, two = served(tmp_path / "one", url, "one"), served(tmp_path / "two", url, "two")
    for root in (one, two):
        with open_room(root) as room:
            owe(room)
    ran = worker(one, "--workspace", str(two))
    assert ran.returncode == 0, ran.stderr
    for root in (one, two):
        with open_room(root) as room:
            assert room.store.balance() == {"total": 7, "sent": 7}, ran.stderr
            assert {row.state for row in room.store.slots("hourly")} == {"made", "skipped"}
            assert {"feed.xml", "atom.xml", "feed.json"} <= set(files(root))
            assert duties.plan(room, dt.datetime.now(dt.UTC)) == 0
            assert duties.reconcile(room, dt.datetime.now(dt.UTC)) == 0
            with room.store.read() as conn:
                asked = "SELECT task_name FROM procrastinate_jobs WHERE args ->> 'workspace' = %(id)s"
                left = set(conn.exec_driver_sql(asked, {"id": room.store.workspace}).scalars())
            assert "repurpose.deliver" not in left
            assert "repurpose.draft" not in left


def test_what_a_worker_cannot_serve_is_refused(tmp_path: Path) -> None:
    """A ledger in SQLite, two databases, two workspaces of one id: a sentence that says what to do, nothing made."""
    plain = make_root(tmp_path / "plain")
    one, two, same = (
        served(tmp_path / name, f"postgresql://nobody@nowhere.invalid/{database}", workspace_id)
        for name, database, workspace_id in (("one", "a", "one"), ("two", "b", "two"), ("same", "a", "one"))
    )
    for roots, said in (
        ([plain], "workers need PostgreSQL"),
        ([one, two], "name different databases"),
        ([one, same], 'the same workspace_id "one"'),
    ):
        with pytest.raises(UsageError, match=said):
            command.main([f"--workspace={root}" for root in roots[1:]], obj=roots[0], standalone_mode=False)
    assert not (plain / "state.db").exists()


def test_two_daemons_and_a_worker_share_a_ledger(tmp_path: Path, empty_postgres: Callable[[], str]) -> None:
    """Each on a machine of its own: one of them makes the slot, each delivery is sent once, the workers get jobs."""
    url = empty_postgres()
    roots = [served(tmp_path / name, url) for name in ("one", "two")]
    with open_room(roots[0]) as room:
        set_up(room)  # a queue is there from now on
        owe(room)
    heard = [tmp_path / f"{root.name}.said" for root in roots]
    daemons = [
        scene.forked(root, [("daemon", "--once")], said=said) for root, said in zip(roots, heard, strict=True)
    ]
    assert [scene.waited(one) for one in daemons] == [0, 0]
    assert sum(path.read_text(encoding="utf-8").count("action=made ") for path in heard) == 1
    with open_room(roots[0]) as room:
        sent = room.store.deliveries("sent")
        assert len(sent) == room.store.balance()["total"] == 7
        for one in sent:
            assert [row.event for row in room.store.attempts(one.key)].count("sending") == 1
        with room.store.read() as conn:
            asked = "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'repurpose.deliver'"
            assert conn.exec_driver_sql(asked).scalar_one() == 7
    for root in roots:  # what was sent from elsewhere is put into each one's own folder too
        with open_room(root) as room:
            duties.publish_all(room, dt.datetime.now(dt.UTC))
    assert files(roots[0]).keys() == files(roots[1]).keys()
