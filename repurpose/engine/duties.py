"""What the tasks do, without the queue's machinery: each is a plain function of a newsroom and the time.

Everything here may run twice, at once, on two machines: the ledger's claim and the slot decide.
"""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Callable, Mapping, Sequence

from repurpose import pipeline
from repurpose.channels import Channel
from repurpose.errors import RepurposeError, StoreError
from repurpose.jobs import Job
from repurpose.model import Slot
from repurpose.newsroom import Newsroom

from . import queue

log = logging.getLogger("repurpose")
LEASE = dt.timedelta(
    seconds=40
)  # above a channel's total deadline, below the time after which a worker is given up
_LONG = (
    2.0  # seconds after which what else is in the queue need not wait any longer for a job of many deliveries
)
_PATIENCE = (
    30.0  # seconds in which the result of a delivery is written again and again while the database is away
)
ChannelsOf = Callable[[Newsroom], Mapping[str, Channel]]


def deliver_each(
    desk: Newsroom, keys: Sequence[str], clock: Callable[[], dt.datetime], channels: Mapping[str, Channel]
) -> None:
    """Send deliveries one after another. Where that takes long, the rest goes back into the queue, for anybody, with no
    more of them in a job than there was time for."""
    until = time.monotonic() + _LONG
    for number, key in enumerate(keys):
        if number and time.monotonic() >= until:
            with desk.store.write(alone=False) as conn:
                queue.enqueue_deliveries(conn, desk.store.workspace, keys[number:], share=number, again=True)
            return
        deliver(desk, key, clock(), channels)


def deliver(desk: Newsroom, key: str, now: dt.datetime, channels: Mapping[str, Channel]) -> None:
    """Send one delivery, where it may be claimed; else nothing: another worker has it, or it is over or held."""
    one = pipeline.deliver_one(desk, key, now, channels=channels, lease=LEASE, again=Patience())
    if one is not None:
        log.info(
            "action=%s workspace=%s job=%s slot=%s draft=%s delivery=%s",
            *(one.state, desk.store.workspace, one.slot.job, one.slot.at, one.draft, one.key[:12]),
        )


class Patience:
    """Whether a result that the database did not take is offered again: while the lease may still be ours."""

    def __init__(self) -> None:
        self._until = time.monotonic() + _PATIENCE
        self._pause = 0.1

    def __call__(self, error: StoreError) -> bool:
        """Wait a moment; False when that has been long enough."""
        if time.monotonic() >= self._until:
            return False
        log.warning("action=waiting reason=%s", error)
        time.sleep(self._pause)
        self._pause = min(2.0, self._pause * 2)
        return True


def plan(desk: Newsroom, now: dt.datetime) -> int:
    """Decide for every job what is due, and enqueue it; how many slots. A job that cannot be read stops no other."""
    enqueued = 0
    for name, job in desk.workspace.jobs().items():
        if isinstance(job, RepurposeError):
            log.error("action=failed workspace=%s job=%s reason=%s", desk.store.workspace, name, job)
        elif job.schedule is not None:
            enqueued += _plan_job(desk, job, now)
    with desk.store.write(alone=False) as conn:
        queue.enqueue_publish(conn, desk.store.workspace)
    return enqueued


def _plan_job(desk: Newsroom, job: Job, now: dt.datetime) -> int:
    workspace = desk.store.workspace
    with desk.store.read() as conn:
        pending = queue.drafting(conn, workspace, job.name)
    owed = pipeline.owed(desk, job, now, pending=pending)
    for label, reason in owed.skipped:
        log.info("action=skipped workspace=%s job=%s slot=%s reason=%s", workspace, job.name, label, reason)
    if not owed.run and not pending:
        pipeline.decided(desk, job, now)
    with desk.store.write(alone=False) as conn:
        return sum(queue.enqueue_draft(conn, workspace, Slot(job.name, label)) for label in owed.run)


def draft(desk: Newsroom, slot: Slot, now: dt.datetime) -> None:
    """Make a slot; its deliveries are enqueued where it is kept. Raises `RepurposeError`, and then nothing is kept."""
    ran = pipeline.draft(desk, desk.workspace.job(slot.job), slot, now, pipeline.look(desk, now))
    state = "already" if ran.already else "empty" if ran.empty_reason else "made"
    log.info(
        "action=%s workspace=%s job=%s slot=%s drafts=%d",
        *(state, desk.store.workspace, slot.job, slot.at, len(ran.drafts)),
    )
    for failure in ran.failures:
        log.error(
            "action=failed workspace=%s job=%s slot=%s reason=%s",
            *(desk.store.workspace, slot.job, slot.at, failure),
        )


def publish_all(desk: Newsroom, now: dt.datetime) -> None:
    """Look at the folders, put back what has gone from `out/`, write the feed: each, whatever became of the others.

    Raises the first error; what else failed is logged.
    """
    first: Exception | None = None
    for step in (_look, _restore, _publish):
        try:
            step(desk, now)
        except (RepurposeError, OSError) as error:
            if first is not None:
                log.error("action=failed workspace=%s reason=%s", desk.store.workspace, error)
            first = first or error
    if first is not None:
        raise first


def _look(desk: Newsroom, now: dt.datetime) -> None:
    gathered = pipeline.look(desk, now)
    for row in gathered.left_out:
        log.warning("action=left-out article=%s reason=%s", row.path, row.problem.message)
    for job, reason, count in pipeline.went_stale(desk, gathered):
        log.warning("action=stale job=%s drafts=%d reason=%s", job, count, reason)


def _restore(desk: Newsroom, now: dt.datetime) -> None:  # noqa: ARG001  one step of several
    back = pipeline.restore_outputs(desk)
    for name in back.names:
        log.info("action=put-back file=%s", name)
    for failure in back.failures:
        log.error("action=failed workspace=%s reason=%s", desk.store.workspace, failure)


def _publish(desk: Newsroom, now: dt.datetime) -> None:
    for path in pipeline.publish(desk, now):
        log.info("action=published workspace=%s file=%s", desk.store.workspace, path.name)


def reconcile(desk: Newsroom, now: dt.datetime) -> int:
    """Settle what dead workers left in the ledger, and put in jobs for what is due and has none; how many jobs."""
    for one in desk.store.recover(now):
        log.warning("action=%s delivery=%s reason=%s", one.state, one.key[:12], one.reason)
    due = [one.key for one in desk.store.ready(now)]
    if not due:
        return 0
    with desk.store.write(alone=False) as conn:
        live = queue.delivering(conn, desk.store.workspace)
        forgotten = [key for key in due if key not in live]
        return queue.enqueue_deliveries(conn, desk.store.workspace, forgotten, again=True)
