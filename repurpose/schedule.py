"""Cron lines and wall-clock labels: what is due, what is too late, what comes next.

A planned time is a *label* (`2026-02-10T08:00`), the time as it stands on the wall in the job's zone, never an instant in
UTC: on the night when clocks go back a label comes twice and is run once; on the night when they go forward a label
that does not exist runs once, at the next valid instant. Pure: `now` is always passed in, the ledger's labels too.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Collection, Iterator
from itertools import islice
from zoneinfo import ZoneInfo

from cronsim import CronSim, CronSimError

from repurpose.errors import JobError
from repurpose.jobs import Job

FORMAT = "%Y-%m-%dT%H:%M"
_EPOCH = dt.datetime(2024, 1, 1)  # noqa: DTZ001  a wall-clock label has no zone; any leap year will do
#: What a field takes, by the parser's name of it, in the order in which they stand.
_TAKES = {
    "minute": "0 to 59, `*`, a list like 0,30, a range like 0-10 or steps like */15",
    "hour": "0 to 23, `*`, a list like 8,20, a range like 8-18 or steps like */6",
    "day-of-month": "1 to 31, `*`, L for the last, a list, a range or steps like */2",
    "month": "1 to 12 or jan to dec, `*`, a list, a range or steps like */3",
    "day-of-week": "mon, tue, wed, thu, fri, sat, sun, `*`, a list like mon,thu or a range like mon-fri",
}
_NEVER = "never comes: no calendar has such a day; mend day and month"
_RANGE = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)-(mon|tue|wed|thu|fri|sat|sun)\b(?:/([0-9]{1,2})\b)?")
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DST = dt.timedelta(hours=3)  # no zone has ever moved its clocks by more
_TOO_MANY = 10_000
TICK = dt.timedelta(minutes=2)  # a bell rings within a minute of its time; what is older than two was missed


@dataclasses.dataclass(frozen=True, slots=True)
class Due:
    """What a job owes: labels to run, oldest first, and labels to skip with the reason for each."""

    run: tuple[str, ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()


def check(expression: str) -> None:
    """Raise `JobError` with one sentence if the cron line is not one that we accept.

    Five fields (minute, hour, day of month, month, weekday). Weekdays are names only, because `1` is Monday to some
    programs and Tuesday to others.
    """
    fields = expression.lower().split()
    if len(fields) != 5:
        raise JobError(
            f'schedule "{expression}" has {len(fields)} fields instead of five; write minute, hour, day, month and weekday, like "0 8 * * mon".'
        )
    for word in re.findall(r"[a-z0-9]+", fields[4].split("/", maxsplit=1)[0]):
        if word not in _WEEK:
            raise JobError(
                f'schedule "{expression}": weekday "{word}" is ambiguous or unknown; write names: mon, tue, wed, thu, fri, sat, sun.'
            )
    try:
        next(_cron(expression, _EPOCH))
    except CronSimError as error:
        raise JobError(f'schedule "{expression}" {_wrong(fields, str(error).lower())}.') from None
    except StopIteration:
        raise JobError(f'schedule "{expression}" {_NEVER}.') from None


def _wrong(fields: list[str], said: str) -> str:
    """What the first wrong field takes; the parser calls a day that no month has a wrong day."""
    name = next((each for each in _TAKES if said.endswith(each)), None)
    if name is None:
        return f"is not a cron line: {said}; mend that field"
    field = fields[list(_TAKES).index(name)]
    days = [int(day) for day in field.split(",") if re.fullmatch(r"[0-9]{1,2}", day)]
    if name == "day-of-month" and len(days) == len(field.split(",")) and all(1 <= day <= 31 for day in days):
        return _NEVER
    return f'is not a cron line: the {name} "{field}" is wrong; it takes {_TAKES[name]}'


def labels(expression: str, after: str, until: str) -> Iterator[str]:
    """The labels of a cron line with `after < label <= until`, in order."""
    end = _parse(until)
    for moment in _cron(expression, _parse(after)):
        if moment > end:
            return
        yield moment.strftime(FORMAT)


def instant(label: str, zone: ZoneInfo) -> dt.datetime:
    """The instant of a label, in UTC: the first of two on the night when clocks go back; where the label does not exist,
    the moment at which the clocks went forward."""
    # In UTC, because Python compares two times of one zone by their wall clocks alone (PEP 495).
    wall = _parse(label)
    before, after = (wall.replace(tzinfo=zone, fold=fold).astimezone(dt.UTC) for fold in (0, 1))
    if before.astimezone(zone).replace(tzinfo=None) == wall:
        return before
    low, high = after, before  # in a gap the offsets change places: the change lies between the two
    while high - low > dt.timedelta(seconds=1):
        middle = low + (high - low) / 2
        if middle.astimezone(zone).utcoffset() == low.astimezone(zone).utcoffset():
            low = middle
        else:
            high = middle
    return high.replace(microsecond=0)


def label(moment: dt.datetime, zone: ZoneInfo) -> str:
    """What stands on the wall in `zone` at an aware instant, to the minute."""
    return moment.astimezone(zone).strftime(FORMAT)


def latest(expression: str, now: dt.datetime, zone: ZoneInfo) -> str | None:
    """The last label at or before `now`; None if there was none in living memory."""
    start = now.astimezone(zone).replace(tzinfo=None) + _DST
    for moment in islice(_cron(expression, start, reverse=True), _TOO_MANY):
        text = moment.strftime(FORMAT)
        if instant(text, zone) <= now:
            return text
    return None


def upcoming(expression: str, now: dt.datetime, zone: ZoneInfo, n: int) -> list[str]:
    """The next `n` labels whose instant is after `now`."""
    start = now.astimezone(zone).replace(tzinfo=None) - _DST
    found: list[str] = []
    for moment in islice(_cron(expression, start), _TOO_MANY):
        text = moment.strftime(FORMAT)
        if instant(text, zone) > now:
            found.append(text)
        if len(found) == n:
            break
    return found


def due(
    job: Job,
    made: Collection[str],
    now: dt.datetime,
    since: str | None,
    zone: ZoneInfo,
    busy: dt.timedelta = dt.timedelta(),
) -> Due:
    """What the job owes at `now`.

    `made` are the labels that the ledger already has for it, `since` the label up to which everything was decided
    before (None: the job is new, nothing is owed). Each missed label is run, merged into the latest, or skipped, as
    `job.missed` says; one that is later than `job.late` is skipped whatever else is said. `busy` is for how long the
    bell could not ring because other jobs were being made: what came due meanwhile was not missed.
    """
    if job.schedule is None or since is None:
        return Due()
    until = (now.astimezone(zone).replace(tzinfo=None) + _DST).strftime(FORMAT)
    owed = [
        text
        for text in islice(labels(job.schedule, since, until), _TOO_MANY)
        if text not in made and instant(text, zone) <= now
    ]
    late = [text for text in owed if job.late is not None and now - instant(text, zone) > job.late]
    skipped = [(text, f"too late: more than {_spell(job.late)} after its time") for text in late]
    fresh = owed[len(late) :]
    if job.missed == "latest":
        skipped += [(text, f"merged into {fresh[-1]}") for text in fresh[:-1]]
        fresh = fresh[-1:]
    elif job.missed == "skip":
        current = [text for text in fresh if now - instant(text, zone) < TICK + busy]
        skipped += [
            (text, "missed: it was not made within two minutes of its time")
            for text in fresh
            if text not in current
        ]
        fresh = current
    return Due(tuple(fresh), tuple(skipped))


def _spell(span: dt.timedelta | None) -> str:
    minutes = int((span or dt.timedelta()).total_seconds()) // 60
    for size, unit in ((10080, "weeks"), (1440, "days"), (60, "hours")):
        if minutes >= size and minutes % size == 0:
            count = minutes // size
            return f"{count} {unit if count > 1 else unit[:-1]}"
    return f"{minutes} minutes"


def _parse(text: str) -> dt.datetime:
    return dt.datetime.strptime(text, FORMAT)  # noqa: DTZ007  a wall-clock label has no zone


def _cron(expression: str, start: dt.datetime, *, reverse: bool = False) -> CronSim:
    *head, days = expression.lower().split()
    return CronSim(" ".join([*head, _RANGE.sub(_spelled, days)]), start, reverse=reverse)


def _spelled(span: re.Match[str]) -> str:
    """A range of weekdays as a list: the parser's week begins on Sunday, and it takes no range across its end."""
    step = int(span[3] or 1)
    if not step:
        return span[0]
    first, last = _WEEK.index(span[1]), _WEEK.index(span[2])
    days = [*_WEEK, *_WEEK][first : (last if last >= first else last + len(_WEEK)) + 1]
    return ",".join(days[::step])
