"""Workers: set up the queue where it is missing, work until told to stop, go on when the database comes back."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import logging
import os
import re
import signal
import threading
from collections.abc import Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from procrastinate import App, PsycopgConnector
from procrastinate import sql as theirs
from procrastinate.schema import SchemaManager

from repurpose import pipeline
from repurpose.errors import StoreError
from repurpose.newsroom import Newsroom

from . import duties, queue, tasks

STOP_SECONDS = 25.0  # of the thirty that most process managers grant
_HEARTBEAT_SECONDS = queue.SILENT_SECONDS / 3
# A queue that was empty a moment ago has no statistics: PostgreSQL would read and sort all of it for each job, four times
# as slow at 5 000 jobs. These connections only ever follow an index.
_PLANNER = "-c enable_seqscan=off -c enable_sort=off -c timezone=UTC"
_PAUSE_SECONDS = 1.0  # before going on after the database went away
log = logging.getLogger("repurpose")


@dataclasses.dataclass(frozen=True)
class Shift:
    """What a worker process is to do. `desks` share one PostgreSQL database at `url`."""

    url: str
    desks: Sequence[Newsroom]
    clock: tasks.Clock
    concurrency: int = 4
    once: bool = False
    channels_of: duties.ChannelsOf = pipeline.channels_of

    def app(self) -> App:
        """A new app with a pool of its own: one that lost its database is not used again."""
        connector = PsycopgConnector(
            conninfo=self.url.replace("postgresql+psycopg://", "postgresql://", 1),
            min_size=1,
            max_size=self.concurrency + 3,
            kwargs={"options": _PLANNER},
        )
        desks = {desk.store.workspace: desk for desk in self.desks}
        return tasks.make_app(connector, desks, self.clock, self.channels_of)


def work(shift: Shift) -> int:
    """Work until SIGTERM or SIGINT; with `once`, until nothing is left to do. The exit code. Raises `StoreError`."""
    for desk in shift.desks:
        set_up(desk)
    return asyncio.run(_work(shift))


def set_up(desk: Newsroom) -> None:
    """Make the queue's tables where there are none. Raises `StoreError` where another version made them."""
    with desk.store.write(alone=False) as conn:
        conn.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtextextended('repurpose:queue', 0))")
        if not queue.there(conn):
            conn.execution_options(no_parameters=True).exec_driver_sql(SchemaManager.get_schema())
            return
        missing = [name for name in _functions() if not _known(conn, name)]
    if missing:
        raise StoreError(
            f"The queue in {desk.store.place} was set up by another version of Procrastinate ({missing[0]} is not "
            "there): apply its migrations with `procrastinate schema --migrations-path`, or install the same version."
        )


def _functions() -> list[str]:
    return sorted(
        {
            name
            for text in theirs.queries.values()
            for name in re.findall(r"procrastinate_\w+_v\d+(?=\()", text)
        }
    )


def _known(conn: queue.Conn, name: str) -> bool:
    return bool(conn.exec_driver_sql("SELECT to_regproc(%(name)s) IS NOT NULL", {"name": name}).scalar_one())


async def _work(shift: Shift) -> int:
    loop, stopping = asyncio.get_running_loop(), asyncio.Event()
    loop.set_default_executor(ThreadPoolExecutor(shift.concurrency + 2, thread_name_prefix="duty"))
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, _stop, stopping)
    log.info("action=ready workspaces=%s", ",".join(desk.store.workspace for desk in shift.desks))
    while not stopping.is_set():
        try:
            await _turn(shift, stopping)
            if shift.once and not _left(shift):  # a job in hand may have put others in after the last look
                break
            if shift.once:
                continue
        except Exception as error:  # noqa: BLE001  a worker outlives any fault of the database; the log names it
            log.error("action=interrupted reason=%s", " ".join(str(error).split()) or type(error).__name__)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stopping.wait(), _PAUSE_SECONDS)
    log.info("action=stopped")
    return 0


def _left(shift: Shift) -> int:
    left = 0
    for desk in shift.desks:
        with desk.store.read() as conn:
            left += queue.waiting(conn, desk.store.workspace)
    return left


async def _turn(shift: Shift, stopping: asyncio.Event) -> None:
    """One life of a worker: until told to stop, or until the database goes away."""
    app = shift.app()
    async with app.open_async():
        for desk in shift.desks:  # what is overdue need not wait for the first tick
            await tasks.settle(app.job_manager, desk, shift.clock())
            await asyncio.to_thread(duties.plan, desk, shift.clock())
        await _until(
            stopping,
            app.run_worker_async(
                queues=[queue.queue_of(desk.store.workspace) for desk in shift.desks],
                concurrency=shift.concurrency,
                wait=not shift.once,
                delete_jobs="successful",
                install_signal_handlers=False,
                update_heartbeat_interval=_HEARTBEAT_SECONDS,
                stalled_worker_timeout=tasks.STALLED_SECONDS,
                fetch_job_polling_interval=2.0,
            ),
        )


async def _until(stopping: asyncio.Event, work: Coroutine[Any, Any, None]) -> None:
    """Run `work`, and end it gently (jobs in hand are finished) as soon as `stopping` is set."""
    working, told = asyncio.create_task(work), asyncio.create_task(stopping.wait())
    await asyncio.wait({working, told}, return_when=asyncio.FIRST_COMPLETED)
    told.cancel()
    if not working.done():
        working.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await working


def _stop(stopping: asyncio.Event) -> None:
    if stopping.is_set():
        return
    stopping.set()
    # A thread cannot be interrupted: what is still in hand then is cut off where the ledger can go on from.
    timer = threading.Timer(STOP_SECONDS, _cut_off)
    timer.daemon = True
    timer.start()


def _cut_off() -> None:
    log.warning("action=cut-off reason=a job was still in progress; another worker goes on with it")
    logging.shutdown()
    os._exit(0)
