"""Which slots a job has: the one that a run makes, what the daemon owes, and the time that counts for each.

What is due is decided from the ledger and the wall clock of the job's zone; nothing is picked or made here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from repurpose import schedule
from repurpose.jobs import Job
from repurpose.model import Slot
from repurpose.newsroom import Newsroom
from repurpose.schedule import Due
from repurpose.store import SlotRow
from repurpose.workspace import zone_of

_WRONG = dt.timedelta(hours=1)  # what no two clocks that are right differ by


def next_slot(newsroom: Newsroom, job: Job, now: dt.datetime, *, again: bool = False) -> Slot:
    """The last planned time at or before `now`; today's for a job without a schedule. `again` asks for one run more."""
    zone = zone_of(job, newsroom.workspace.settings)
    label = schedule.latest(job.schedule, now, zone) if job.schedule else None
    label = label or schedule.label(now, zone)[:10] + "T00:00"
    runs = [row.slot.run for row in newsroom.store.slots(job.name) if row.slot.at == label]
    return Slot(job.name, label, max(runs, default=0) + 1 if again else max(runs, default=1))


def moment_of(newsroom: Newsroom, job: Job, slot: Slot, now: dt.datetime) -> dt.datetime:
    """The time that counts for a slot: its own, whenever it is made; `now` for a job without a schedule."""
    zone = zone_of(job, newsroom.workspace.settings)
    return schedule.instant(slot.at, zone).astimezone(zone) if job.schedule else now.astimezone(zone)


def claimed(newsroom: Newsroom, slot: Slot) -> SlotRow | None:
    """The slot as the ledger has it, or None."""
    return next((row for row in newsroom.store.slots(slot.job) if row.slot == slot), None)


def owed(
    newsroom: Newsroom,
    job: Job,
    now: dt.datetime,
    *,
    busy: dt.timedelta = dt.timedelta(),
    pending: Collection[str] = (),
) -> Due:
    """What the job owes at `now`; see `schedule.due`. What was missed is noted in the ledger, and only what this call
    noted comes back as skipped. `pending` are labels that somebody is making."""
    store, zone = newsroom.store, zone_of(job, newsroom.workspace.settings)
    since = store.meta(f"decided:{job.name}")
    if since is not None and schedule.instant(since, zone) > now + _WRONG:
        since = min([since, *_untimely(newsroom, job, now, busy)])
    made = store.labels(job.name).union(pending)
    due = schedule.due(job, made, now, since, zone, busy)
    noted = [one for one in due.skipped if store.skip(Slot(job.name, one[0]), one[1], now)]
    return Due(due.run, tuple(noted))


def _untimely(newsroom: Newsroom, job: Job, now: dt.datetime, busy: dt.timedelta) -> Iterator[str]:
    """For each slot whose time is now, and that was skipped when the clock was ahead: take that back; the label before it.

    A clock that was a day ahead has skipped that day's times as missed; set right, it comes to each of them.
    """
    zone = zone_of(job, newsroom.workspace.settings)
    for row in newsroom.store.slots(job.name):
        if row.state == "skipped" and row.created > now + _WRONG:
            time_of = schedule.instant(row.slot.at, zone)
            its_time = dt.timedelta() <= now - time_of < schedule.TICK + busy
            if its_time and newsroom.store.unskip(row.slot, now + _WRONG):
                yield schedule.label(time_of - dt.timedelta(minutes=1), zone)


def decided(newsroom: Newsroom, job: Job, now: dt.datetime) -> None:
    """Note that all up to `now` was decided for a job: what it owed is made or skipped."""
    store, key = newsroom.store, f"decided:{job.name}"
    wall, since = schedule.label(now, zone_of(job, newsroom.workspace.settings)), store.meta(key)
    if since is None or wall > since:
        store.set_meta(key, wall)
