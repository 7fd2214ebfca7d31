"""The door to APScheduler, which is only the bell: it rings every minute, and the ledger says what is due.

One daemon a workspace. A slot in progress is finished or, where that takes longer than a stop may, left as the ledger
has it: the next start goes on from there. Nothing is planned, drawn or sent here; `pipeline` does that.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import fcntl
import functools
import json
import logging
import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from apscheduler.schedulers.background import BackgroundScheduler

from repurpose import pipeline
from repurpose.errors import Busy, OutputError, RepurposeError, WorkspaceError
from repurpose.jobs import Job
from repurpose.model import Slot
from repurpose.newsroom import HEARTBEAT, Newsroom

STOP_SECONDS = 4.0  # of the five that a stop may take
_LOOK_EVERY = dt.timedelta(minutes=10)  # how often the folders are looked at when no job is due

log = logging.getLogger("repurpose")
Clock = Callable[[], dt.datetime]


@contextlib.contextmanager
def lock(private: Path) -> Iterator[None]:
    """Hold the workspace's daemon lock. Raises `Busy` that names the process which has it; a dead one has none."""
    path = private / "daemon.lock"
    try:
        private.mkdir(parents=True, exist_ok=True)
        file = path.open("a+", encoding="utf-8")
    except OSError as error:
        raise WorkspaceError(
            f"The lock {path} cannot be made ({error.strerror}): check the rights of the folder."
        ) from None
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.seek(0)
            who = file.read(100).strip() or "unknown"
            raise Busy(
                f"A daemon runs on this workspace already (process {who}, lock {path}); stop that one first."
            ) from None
        file.seek(0)
        file.truncate()
        file.write(str(os.getpid()))
        file.flush()
        yield


@dataclasses.dataclass
class Bell:
    """What happens each time the bell rings. `clock` gives the present as an aware time; `timer` counts seconds that
    no step of the clock disturbs."""

    newsroom: Newsroom
    clock: Clock
    stopping: threading.Event
    timer: Callable[[], float] = time.monotonic
    looked: dt.datetime | None = None
    held: str | None = None
    busy: dt.timedelta = dt.timedelta()  # how long the last ring took

    def ring(self) -> int:
        """Do all that is due; how much of it failed.

        A job that fails is tried again at the next ring, for as long as its slot is owed: with `missed = "skip"` that is
        two minutes after its time (see `schedule`).
        """
        began = self.timer()
        try:
            return self._ring(self.clock())
        finally:
            self.busy = dt.timedelta(seconds=self.timer() - began)

    def _ring(self, now: dt.datetime) -> int:
        beat(self.newsroom, now, "ready")
        failed = 0
        for name, job in self.newsroom.workspace.jobs().items():
            if self.stopping.is_set():
                break
            if isinstance(job, RepurposeError):
                _log_failed(job, job=name)
                failed += 1
            else:
                failed += self._tried(lambda job=job: self._job(job, now), job=name)  # type: ignore[misc]
        looks = self.looked is None or abs(now - self.looked) >= _LOOK_EVERY
        for step, due in (
            (functools.partial(self._look, now), looks),
            (self._deliver, True),
            (self._restore, looks),
            (functools.partial(self._publish, now), True),
        ):
            if due and not self.stopping.is_set():
                failed += self._tried(step)
        return failed

    def _tried(self, what: Callable[[], None], **where: str) -> int:
        """0 where it went well, else 1: nothing that one job runs into stops the others, or the daemon."""
        try:
            what()
        except Exception as error:  # noqa: BLE001  the daemon outlives any fault; the log names it
            _log_failed(error, **where)
            return 1
        return 0

    def _job(self, job: Job, now: dt.datetime) -> None:
        if job.schedule is None:
            return
        owed = pipeline.owed(self.newsroom, job, now, busy=self.busy)
        for label, reason in owed.skipped:
            log.info("action=skipped job=%s slot=%s reason=%s", job.name, label, reason)
        if owed.run:
            self._look(now)
        for label in owed.run:
            if self.stopping.is_set():
                return  # what is left is still owed at the next start
            try:
                _log_run(pipeline.draft(self.newsroom, job, Slot(job.name, label), now))
            except RepurposeError as error:
                raise _InSlot(label) from error
        pipeline.decided(self.newsroom, job, now)

    def _look(self, now: dt.datetime) -> None:
        gathered = pipeline.look(self.newsroom, now)
        self.looked = now
        for row in gathered.left_out:
            log.warning("action=left-out article=%s reason=%s", row.path, row.problem.message)
        for job, reason, count in pipeline.went_stale(self.newsroom, gathered):
            log.warning("action=stale job=%s drafts=%d reason=%s", job, count, reason)

    def _deliver(self) -> None:
        self._say_held()
        # Making may have taken long: it is later now.
        for one in pipeline.deliver(self.newsroom, self.clock()):
            log.info(
                "action=%s job=%s slot=%s draft=%s delivery=%s",
                *(one.state, one.slot.job, one.slot.at, one.draft, one.key[:12]),
            )

    def _restore(self) -> None:
        back = pipeline.restore_outputs(self.newsroom)
        for name in back.names:
            log.info("action=put-back file=%s", name)
        if back.failures:
            raise OutputError(" ".join(back.failures))

    def _publish(self, now: dt.datetime) -> None:
        for path in pipeline.publish(self.newsroom, now):
            log.info("action=published file=%s", path.name)

    def _say_held(self) -> None:
        held = self.newsroom.store.held()
        if held != self.held:
            log.warning("action=%s reason=%s", "held" if held else "resumed", held or "a person said so")
        self.held = held


class _InSlot(Exception):
    """What failed while a slot was made; its cause is the fault."""


def _log_failed(error: BaseException, **where: str) -> None:
    """One line: which job and slot, and the reason in a sentence."""
    if isinstance(error, _InSlot) and error.__cause__ is not None:
        where, error = {**where, "slot": str(error)}, error.__cause__
    known = isinstance(error, RepurposeError | OSError)
    said = str(error) if known else f"unexpected {type(error).__name__}: {error}"
    log.error("action=failed %sreason=%s", "".join(f"{key}={value} " for key, value in where.items()), said)


def run(newsroom: Newsroom, clock: Clock, *, once: bool = False) -> int:
    """Run until SIGTERM or SIGINT; with `once`, ring a single time, for those who have cron. The exit code."""
    with lock(newsroom.workspace.private):
        stopping = threading.Event()
        bell = Bell(newsroom, clock, stopping)
        if once:
            failed = bell.ring()
            beat(newsroom, clock(), "stopped")
            return 1 if failed or bell.held else 0
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopping.set())
        _toll(bell, stopping)
        log.info("action=stopped")
    return 0


def _toll(bell: Bell, stopping: threading.Event) -> None:
    scheduler = BackgroundScheduler(timezone=dt.UTC)
    rings = scheduler.add_job(
        _guarded(bell),
        "cron",
        second=0,
        coalesce=True,
        max_instances=1,
        misfire_grace_time=None,
        next_run_time=dt.datetime.now(dt.UTC),
    )
    scheduler.start()
    log.info("action=ready workspace=%s", bell.newsroom.workspace.root)
    _notify("READY=1")
    before = time.time()
    while not stopping.wait(1.0):
        if (
            time.time() < before - 1.0
        ):  # the clock was set back: the scheduler would wait until it is what it was
            rings.modify(next_run_time=dt.datetime.now(dt.UTC))
        before = time.time()
    _notify("STOPPING=1")
    quiet = threading.Thread(target=_close, args=(scheduler, bell), daemon=True)
    quiet.start()
    quiet.join(STOP_SECONDS)
    if quiet.is_alive():
        # The work in hand is cut off where it stands; every step of it is one that the ledger can go on from.
        log.warning("action=cut-off reason=a slot was still in progress; the next start goes on with it")
        logging.shutdown()
        os._exit(0)


def _close(scheduler: BackgroundScheduler, bell: Bell) -> None:
    scheduler.shutdown()
    try:
        beat(bell.newsroom, bell.clock(), "stopped")
    except RepurposeError as error:
        _log_failed(error)


def _guarded(bell: Bell) -> Callable[[], None]:
    """A ring that never ends the bell: where the ledger itself fails it is logged, and the next minute comes."""

    def ring() -> None:
        try:
            bell.ring()
        except Exception as error:  # noqa: BLE001  the daemon outlives any fault; the log names it
            _log_failed(error)

    return ring


def beat(newsroom: Newsroom, now: dt.datetime, state: str) -> None:
    """Say in the ledger that the daemon lives, or that it stopped."""
    said = {
        "pid": os.getpid(),
        "host": socket.gethostname(),
        "at": now.isoformat(timespec="seconds"),
        "state": state,
    }
    newsroom.store.set_meta(HEARTBEAT, json.dumps(said, sort_keys=True))


def _notify(message: str) -> None:
    """Tell systemd, where it asks (sd_notify(3))."""
    address = os.environ.get("NOTIFY_SOCKET")
    if not address:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel, contextlib.suppress(OSError):
        channel.connect(address.replace("@", "\0", 1) if address.startswith("@") else address)
        channel.sendall(message.encode())


def _log_run(ran: pipeline.Ran) -> None:
    state = "already" if ran.already else "empty" if ran.empty_reason else "made"
    log.info("action=%s job=%s slot=%s drafts=%d", state, ran.slot.job, ran.slot.at, len(ran.drafts))
    for draft in ran.drafts:
        log.info(
            "action=drafted job=%s slot=%s draft=%s kind=%s", ran.slot.job, ran.slot.at, draft.id, draft.kind
        )
    for failure in ran.failures:
        log.error("action=failed job=%s slot=%s reason=%s", ran.slot.job, ran.slot.at, failure)
