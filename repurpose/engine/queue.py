"""Jobs put into the queue inside the ledger's own transaction: both are there or neither is.

Only SQL on a connection that the store hands out; Procrastinate itself is not imported, so that the commands which plan
work without it. A queue that nobody set up (no worker was ever started) is left alone: the ledger needs none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any, Protocol

from repurpose.model import Slot

#: Raise it when the meaning of a task or of its arguments changes: workers of another number never see the jobs.
PROTOCOL = 2
DELIVER, DRAFT, PLAN, PUBLISH, RESCUE, SWEEP = (
    f"repurpose.{name}" for name in ("deliver", "draft", "plan", "publish", "rescue", "sweep")
)
#: What goes first where several jobs wait.
PRIORITY = {DELIVER: 0, SWEEP: 2, PUBLISH: 5, DRAFT: 10, PLAN: 50, RESCUE: 100}

# Procrastinate notifies a channel whose name is 23 bytes and the queue's; PostgreSQL refuses more than 63, and that
# would undo the ledger's transaction.
_LONGEST = 63 - len("procrastinate_queue_v1#")

_INSERT = """
INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args)
SELECT %(queue)s, %(task)s, %(priority)s, %(lock)s, given.lock, given.args
FROM unnest(%(locks)s::text[], %(args)s::jsonb[]) WITH ORDINALITY AS given (lock, args, place) ORDER BY given.place
ON CONFLICT DO NOTHING
"""
_LIVE = "FROM procrastinate_jobs WHERE queue_name = %(queue)s AND task_name = %(task)s AND status IN ('todo', 'doing')"
_DRAFTING = f"SELECT args ->> 'at' {_LIVE} AND args ->> 'job' = %(job)s"
_DELIVERING = f"""
SELECT jsonb_array_elements_text(args -> 'keys') {_LIVE} AND (status = 'todo' OR worker_id IN (
    SELECT id FROM procrastinate_workers WHERE last_heartbeat > now() - make_interval(secs => %(silent)s)))
"""  # noqa: S608  words of our own

# A job costs the queue as much as the delivery costs the ledger. Where there are many, some share a job; where there are
# few, each has its own, so that all workers have something to do.
_SHARED = 25
_SHARES = 32
#: Without a word from its worker for so long, the deliveries of a job are shared out anew; three of its heartbeats.
SILENT_SECONDS = 15.0


class Conn(Protocol):
    """What is asked of the store's open transaction."""

    def exec_driver_sql(self, statement: str, parameters: Any = ..., /) -> Any:
        """Run one statement in the driver's own words."""


def queue_of(workspace: str) -> str:
    """The queue of a workspace: workers see only the queues of those they have loaded. At most 40 bytes."""
    name = f"rp{PROTOCOL}:{workspace}"
    if len(name.encode()) <= _LONGEST:
        return name
    return f"{name[:24]}:{hashlib.sha256(workspace.encode()).hexdigest()[: _LONGEST - 25]}"


def desk_lock(workspace: str) -> str:
    """Held by jobs that read the folders or write the feed, so that a workspace does one of them at a time."""
    return f"{queue_of(workspace)}:desk"


def there(conn: Conn) -> bool:
    """Whether a worker ever set the queue up in this database."""
    return bool(conn.exec_driver_sql("SELECT to_regclass('procrastinate_jobs') IS NOT NULL").scalar_one())


def enqueue_deliveries(
    conn: Conn, workspace: str, keys: Sequence[str], *, share: int | None = None, again: bool = False
) -> int:
    """Put jobs in for these deliveries, in their order; how many jobs. The same jobs are put in once while they wait.

    `share` is how many go into a job. `again`: they had a job before, and go before those that wait for their first.
    """
    size = share or min(_SHARED, max(1, len(keys) // _SHARES))
    shares = [list(keys[at : at + size]) for at in range(0, len(keys), size)]
    jobs = [(_name(workspace, some), {"workspace": workspace, "keys": some}) for some in shares]
    return _enqueue(conn, workspace, DELIVER, jobs, priority=PRIORITY[DELIVER] + int(again))


def _name(workspace: str, keys: Sequence[str]) -> str:
    """A name that only a job for exactly these deliveries has."""
    return f"{workspace}:{keys[0] if len(keys) == 1 else hashlib.sha256(' '.join(keys).encode()).hexdigest()}"


def enqueue_draft(conn: Conn, workspace: str, slot: Slot) -> int:
    """Put in the job that makes a slot, where none waits; 1, else 0."""
    args = {"workspace": workspace, "job": slot.job, "at": slot.at, "run": slot.run}
    name = f"{workspace}:{DRAFT}:{slot.job}:{slot.at}:{slot.run}"
    return _enqueue(conn, workspace, DRAFT, [(name, args)], lock=desk_lock(workspace))


def enqueue_publish(conn: Conn, workspace: str) -> int:
    """Put in the job that puts files back and writes the feed, where none waits; 1, else 0."""
    jobs = [(f"{workspace}:{PUBLISH}", {"workspace": workspace})]
    return _enqueue(conn, workspace, PUBLISH, jobs, lock=desk_lock(workspace))


def drafting(conn: Conn, workspace: str, job: str) -> frozenset[str]:
    """The labels of a job whose slots are waiting to be made, or being made."""
    asked = {"queue": queue_of(workspace), "task": DRAFT, "job": job}
    return frozenset(conn.exec_driver_sql(_DRAFTING, asked).scalars())


def delivering(conn: Conn, workspace: str) -> frozenset[str]:
    """The keys of deliveries that have a job which waits, or which a worker has in hand that was heard of lately."""
    asked = {"queue": queue_of(workspace), "task": DELIVER, "silent": SILENT_SECONDS}
    return frozenset(conn.exec_driver_sql(_DELIVERING, asked).scalars())


def waiting(conn: Conn, workspace: str) -> int:
    """How many jobs of a workspace could be started now."""
    asked = (
        "SELECT count(*) FROM procrastinate_jobs WHERE queue_name = %(queue)s AND status = 'todo' "
        "AND (scheduled_at IS NULL OR scheduled_at <= now())"
    )
    return int(conn.exec_driver_sql(asked, {"queue": queue_of(workspace)}).scalar_one())


class Enqueuer:
    """What `Newsroom.enqueue` is wired to: called inside the transaction that plans deliveries, with their keys."""

    def __init__(self, workspace: str) -> None:
        self._workspace = workspace

    def __call__(self, conn: Conn, keys: Sequence[str]) -> None:
        """Put jobs in for `keys`, where there is a queue."""
        if keys and there(conn):
            enqueue_deliveries(conn, self._workspace, keys)


def _enqueue(
    conn: Conn,
    workspace: str,
    task: str,
    jobs: Sequence[tuple[str, dict[str, Any]]],
    *,
    lock: str | None = None,
    priority: int | None = None,
) -> int:
    if not jobs:
        return 0
    given = {
        "queue": queue_of(workspace),
        "task": task,
        "priority": PRIORITY[task] if priority is None else priority,
        "lock": lock,
        "locks": [name for name, _ in jobs],
        "args": [json.dumps(args) for _, args in jobs],
    }
    return int(conn.exec_driver_sql(_INSERT, given).rowcount)
