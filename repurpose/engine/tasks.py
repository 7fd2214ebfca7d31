"""The tasks by name, and when those that nobody enqueues are due. Nothing is decided here: `duties` does the work.

Names are spelled out, so that moving a function never strands a job. Rescue goes before everything and takes no lock:
a lock could be held by the very job that it is there to free.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import Callable, Mapping
from typing import Any

from procrastinate import App, BaseConnector, JobContext
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager

from repurpose.errors import RepurposeError
from repurpose.model import Slot
from repurpose.newsroom import Newsroom

from . import duties, queue

log = logging.getLogger("repurpose")
Clock = Callable[[], dt.datetime]
STALLED_SECONDS = (
    45.0  # without a heartbeat; above `duties.LEASE`, so that what a dead worker claimed is free by then
)
_KEEP_FAILED_HOURS = 7 * 24
_EVERY_MINUTE, _EVERY_TEN_SECONDS, _EVERY_HOUR = "* * * * *", "* * * * * */10", "17 * * * *"


def make_app(
    connector: BaseConnector, desks: Mapping[str, Newsroom], clock: Clock, channels_of: duties.ChannelsOf
) -> App:
    """Procrastinate's app for the workspaces in `desks` (workspace id → newsroom)."""
    app = App(connector=connector)

    @app.task(name=queue.DELIVER)
    def deliver(workspace: str, keys: list[str]) -> None:
        desk = desks[workspace]
        duties.deliver_each(desk, keys, clock, channels_of(desk))

    @app.task(name=queue.DRAFT)
    def draft(workspace: str, job: str, at: str, run: int) -> None:
        _said(lambda: duties.draft(desks[workspace], Slot(job, at, run), clock()), job=job, slot=at)

    @app.task(name=queue.PUBLISH)
    def publish(workspace: str) -> None:
        _said(lambda: duties.publish_all(desks[workspace], clock()), workspace=workspace)

    @app.task(name=queue.PLAN)
    def plan(timestamp: int, workspace: str) -> None:  # noqa: ARG001  the tick; the ledger knows what is due
        _said(lambda: duties.plan(desks[workspace], clock()), workspace=workspace)

    @app.task(name=queue.RESCUE, pass_context=True)
    async def rescue(context: JobContext, timestamp: int, workspace: str) -> None:  # noqa: ARG001
        await settle(context.app.job_manager, desks[workspace], clock())

    @app.task(name=queue.SWEEP, pass_context=True)
    async def sweep(context: JobContext, timestamp: int, workspace: str) -> None:  # noqa: ARG001
        await context.app.job_manager.delete_old_jobs(
            nb_hours=_KEEP_FAILED_HOURS,
            queue=queue.queue_of(workspace),
            include_failed=True,
            include_cancelled=True,
            include_aborted=True,
        )

    ticking: tuple[tuple[Any, str], ...] = (
        (plan, _EVERY_MINUTE),
        (rescue, _EVERY_TEN_SECONDS),
        (sweep, _EVERY_HOUR),
    )
    for workspace in desks:
        for task, cron in ticking:
            app.periodic(
                cron=cron,
                periodic_id=workspace,
                queue=queue.queue_of(workspace),
                queueing_lock=f"{workspace}:{task.name}",
                priority=queue.PRIORITY[task.name],
                task_kwargs={"workspace": workspace},
            )(task)
    return app


async def settle(manager: JobManager, desk: Newsroom, now: dt.datetime) -> None:
    """Free what dead workers hold: leases in the ledger first, then their jobs, then deliveries that have no job."""
    await asyncio.to_thread(desk.store.recover, now)
    stalled = await manager.get_stalled_jobs(
        queue=queue.queue_of(desk.store.workspace), seconds_since_heartbeat=STALLED_SECONDS
    )
    for job in stalled:
        await _put_back(manager, job)
    enqueued = await asyncio.to_thread(duties.reconcile, desk, now)
    if enqueued:
        log.info("action=enqueued workspace=%s jobs=%d", desk.store.workspace, enqueued)


async def _put_back(manager: JobManager, job: Job) -> None:
    if job.id is None:
        return
    try:
        await manager.retry_job_by_id_async(job.id, dt.datetime.now(dt.UTC), queue.PRIORITY[queue.RESCUE] - 1)
    except UniqueViolation:  # the same is waiting already
        await manager.finish_job_by_id_async(job.id, Status.FAILED, delete_job=True)
    except ConnectorException as error:  # somebody else put it back, or its worker lives and finished it
        log.info("action=left task=%s reason=%s", job.task_name, error.__cause__ or error)
        return
    log.warning("action=put-back task=%s job=%d", job.task_name, job.id)


def _said(what: Callable[[], object], **where: str) -> None:
    """Do it; a failure that has a sentence is logged as one before the queue marks the job as failed."""
    try:
        what()
    except (RepurposeError, OSError) as error:
        log.error(
            "action=failed %sreason=%s", "".join(f"{name}={value} " for name, value in where.items()), error
        )
        raise
