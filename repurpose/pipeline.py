"""The page to read: what happens to an article on its way out, from top to bottom.

    look      files → catalogue; what was made of a file or template that is another now becomes stale
    draft     a job's slot: picks → drafts, reviewed, kept with the slot in one transaction
    approve   a person's word, or the job's; edit: a person's words
    deliver   claim → send → receipt, one delivery after another
    restore   what was sent and is gone from `out/`, from the ledger
    publish   catalogue → feed

The daemon, the command line and the workers call these functions and no others; whatever dies between two of them, the
next call goes on where the ledger says. What makes drafts is imported where drafts are made: a run in which nothing is due
loads no templates, fonts or language rules.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import secrets
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NotRequired, TypedDict

from repurpose import digesting, schedule
from repurpose import pick as picking
from repurpose.channels import Channel
from repurpose.channels.outbox import Outbox
from repurpose.errors import ChannelError, DraftError, OutputError, StoreError
from repurpose.gathering import Gathered, gather, preview
from repurpose.jobs import Job
from repurpose.model import Delivery, DeliveryState, Draft, Entry, Pick, Receipt, Slot
from repurpose.newsroom import Newsroom
from repurpose.pick import Picked
from repurpose.publishing import publish
from repurpose.schedule import Due
from repurpose.store import PlannedDelivery, SlotRow
from repurpose.store.keys import delivery_key
from repurpose.workspace import zone_of

_WRONG = dt.timedelta(hours=1)  # what no two clocks that are right differ by
LEASE = dt.timedelta(minutes=5)  # far longer than any channel's total deadline
_RETRY = (dt.timedelta(minutes=1), dt.timedelta(minutes=10), dt.timedelta(hours=1), dt.timedelta(hours=6))


@dataclasses.dataclass(frozen=True, slots=True)
class Ran:
    """What one run of a job did. `already` is the slot as it stood before, where there was nothing to make."""

    slot: Slot
    gathered: Gathered
    picks: tuple[Pick, ...] = ()
    drafts: tuple[Draft, ...] = ()
    already: SlotRow | None = None
    empty_reason: str | None = None
    delivered: tuple[Delivery, ...] = ()
    restored: tuple[str, ...] = ()
    written: tuple[Path, ...] = ()
    failures: tuple[str, ...] = ()


def run(newsroom: Newsroom, job: Job, now: dt.datetime, *, again: bool = False, full: bool = False) -> Ran:
    """Make a job's latest due slot, deliver what may go, publish the feed. Running it twice makes nothing twice."""
    began = time.monotonic()
    gathered = look(newsroom, now, full=full)
    ran = draft(newsroom, job, next_slot(newsroom, job, now, again=again), now, gathered)
    ran = dataclasses.replace(ran, delivered=deliver(newsroom, now, began))
    try:
        ran = dataclasses.replace(ran, restored=restore_outputs(newsroom))
        ran = dataclasses.replace(ran, written=tuple(publish(newsroom, now)))
    except OutputError as error:
        ran = dataclasses.replace(ran, failures=(*ran.failures, str(error)))
    # More may have been left out since the look at the folders: what breaks the rules is known when it is understood.
    left_out = tuple(newsroom.store.left_out())
    return dataclasses.replace(ran, gathered=dataclasses.replace(ran.gathered, left_out=left_out))


def look(newsroom: Newsroom, now: dt.datetime, *, full: bool = False) -> Gathered:
    """Bring the catalogue up to date with the folders (see `gathering.gather`), and void what was made of what is no more:
    a person's word holds for the article and the template that it was given for.

    What a job approved by itself goes out as it was made, whatever its template says by now: an upgrade of the starters
    must lose nothing.
    """
    gathered = gather(newsroom, now, full=full)
    unsent = newsroom.store.unsent()
    if unsent:
        from repurpose.making import template_sha256

        made_with = sorted({(each.kind, each.template) for each in unsent})
        present = {each: template_sha256(newsroom.workspace, *each) for each in made_with}
        for kind, template in made_with:
            stale = [
                each.draft
                for each in unsent
                if (each.kind, each.template) == (kind, template) and each.sha256 != present[kind, template]
            ]
            newsroom.store.void(stale, f"the {kind} template {template} was changed", now)
    return gathered


def next_slot(newsroom: Newsroom, job: Job, now: dt.datetime, *, again: bool = False) -> Slot:
    """The last planned time at or before `now`; today's for a job without a schedule. `again` asks for one run more."""
    zone = zone_of(job, newsroom.workspace.settings)
    label = schedule.latest(job.schedule, now, zone) if job.schedule else None
    label = label or schedule.label(now, zone)[:10] + "T00:00"
    runs = [row.slot.run for row in newsroom.store.slots(job.name) if row.slot.at == label]
    return Slot(job.name, label, max(runs, default=0) + 1 if again else max(runs, default=1))


def draft(
    newsroom: Newsroom, job: Job, slot: Slot, now: dt.datetime, gathered: Gathered | None = None
) -> Ran:
    """Pick, make, review, and keep all of it with the slot in one transaction. A slot is made once.

    Raises `Moved` where a pick is no longer what it was; the next look at the folders reads it again.
    """
    gathered = gathered or Gathered()
    already = claimed(newsroom, slot)
    if already is not None:
        return Ran(slot, gathered, tuple(newsroom.store.picks(slot)), already=already)
    from repurpose.making import Maker, Moved

    moment = moment_of(newsroom, job, slot, now)
    picked, entries = _understood_picks(newsroom, job, slot, moment, now)
    try:
        with Maker(newsroom, job, slot, moment, now) as maker:
            made = maker.make(picked.picks, entries)
    except Moved as error:
        newsroom.store.look_again([error.path])
        raise
    channels = channels_of(newsroom)
    not_after = moment.astimezone(dt.UTC) + job.not_after if job.not_after else None
    planned = [
        PlannedDelivery(one.id, name, honours_key=channels[name].honours_key, not_after=not_after)
        for one in made.drafts
        for name in job.channels
    ]
    kept = newsroom.store.keep(
        slot,
        picked.picks,
        made.drafts,
        planned,
        now=now,
        approve=job.approve == "auto",
        empty_reason=picked.empty_reason,
        also=_enqueuing(newsroom, job, slot, planned),
    )
    if not kept:  # another process was quicker: its work stands, ours is dropped
        return Ran(slot, gathered, tuple(newsroom.store.picks(slot)), already=claimed(newsroom, slot))
    return Ran(slot, gathered, picked.picks, made.drafts, None, picked.empty_reason, failures=made.failures)


def _understood_picks(
    newsroom: Newsroom, job: Job, slot: Slot, moment: dt.datetime, now: dt.datetime
) -> tuple[Picked, list[Entry]]:
    """The picks and the catalogue they are of. An article on which the rules break leaves it, and others are picked."""
    while True:
        entries = newsroom.store.entries()
        picked = picks_of(newsroom, job, slot, moment, entries, now)
        known = {entry.path: entry for entry in entries}
        digesting.understood(newsroom, [known[pick.path] for pick in picked.picks], now)
        if not {row.path for row in newsroom.store.left_out()} & {pick.path for pick in picked.picks}:
            return picked, entries


def _enqueuing(
    newsroom: Newsroom, job: Job, slot: Slot, planned: Sequence[PlannedDelivery]
) -> Callable[[Any], None] | None:
    """What puts these deliveries into the queue, where there is one; those that wait for a person are put in later."""
    enqueue = newsroom.enqueue
    if enqueue is None or job.approve != "auto":
        return None
    keys = [delivery_key(each.draft, each.channel, each.account, slot) for each in planned]
    return lambda conn: enqueue(conn, keys)


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


def dry_run(newsroom: Newsroom, job: Job, now: dt.datetime, *, again: bool = False) -> tuple[Slot, Picked]:
    """The picks that a run at `now` made or would make. Writes nothing."""
    slot = next_slot(newsroom, job, now, again=again)
    row = claimed(newsroom, slot)
    if row is not None:
        return slot, Picked(tuple(newsroom.store.picks(slot)), row.reason)
    moment = moment_of(newsroom, job, slot, now)
    return slot, picks_of(newsroom, job, slot, moment, preview(newsroom, now), None)


def picks_of(
    newsroom: Newsroom,
    job: Job,
    slot: Slot,
    moment: dt.datetime,
    entries: Sequence[Entry],
    now: dt.datetime | None,
) -> Picked:
    """What the slot picks; what an earlier run of the same slot used counts as unused, since `--again` means again.

    Without `now` nothing is written.
    """
    others = [use for use in newsroom.store.uses() if (use.job, use.at) != (slot.job, slot.at)]
    return picking.pick(job, entries, others, moment, lambda one: digesting.speakers(newsroom, one, now))


def moment_of(newsroom: Newsroom, job: Job, slot: Slot, now: dt.datetime) -> dt.datetime:
    """The time that counts for a slot: its own, whenever it is made; `now` for a job without a schedule."""
    zone = zone_of(job, newsroom.workspace.settings)
    return schedule.instant(slot.at, zone).astimezone(zone) if job.schedule else now.astimezone(zone)


def claimed(newsroom: Newsroom, slot: Slot) -> SlotRow | None:
    """The slot as the ledger has it, or None."""
    return next((row for row in newsroom.store.slots(slot.job) if row.slot == slot), None)


def approve(newsroom: Newsroom, ids: Sequence[str], now: dt.datetime, by: str) -> list[str]:
    """Approve drafts, for exactly the bytes that they have now; then they may be delivered."""
    return newsroom.store.approve(ids, now, by)


def edit(newsroom: Newsroom, old: Draft, changed: Mapping[str, str], now: dt.datetime) -> Draft:
    """Put a person's words in place of a draft's. The new draft is reviewed, its quotations are proved again, and it
    waits for approval; the old one becomes stale. Raises `DraftError`, `JobError`, `TemplateError`."""
    from repurpose import proving
    from repurpose.compose import editing
    from repurpose.making import Maker

    row = newsroom.store.draft_row(old.id)
    if row.slot is None:
        raise DraftError(f"Draft {old.id} belongs to no slot; it cannot be edited.")
    job = newsroom.workspace.job(old.job)
    paths = sorted({source.path for source in old.sources})
    files = [article for path in paths if (article := proving.read(newsroom, path)) is not None]
    texts = {article.path: article.text for article in files}
    composed = editing.edit(old, changed, texts)
    hashes = {article.path: article.sha256 for article in files}
    moment = moment_of(newsroom, job, row.slot, now)
    with Maker(newsroom, job, row.slot, moment, now) as maker:
        new = maker.finish(composed, maker.make_of(old), texts, hashes)
    newsroom.store.replace(old.id, new, now)
    return new


def deliver(newsroom: Newsroom, now: dt.datetime, began: float | None = None) -> tuple[Delivery, ...]:
    """Send all that is due. What became of each is written before the next is touched.

    `began` is what `time.monotonic` said when it was `now`; by default it is now. A lease begins when its delivery is
    claimed, however long it took to come to it: else another process would take it for one that nobody sends.
    """
    channels = channels_of(newsroom)
    since = time.monotonic() if began is None else began
    newsroom.store.recover(now)
    touched: set[str] = set()
    while True:
        lease = LEASE + dt.timedelta(seconds=time.monotonic() - since)
        one = deliver_one(newsroom, None, now, channels=channels, lease=lease)
        if one is None:
            break
        touched.add(one.key)
    return tuple(one for one in newsroom.store.deliveries() if one.key in touched) if touched else ()


def deliver_one(
    newsroom: Newsroom,
    key: str | None,
    now: dt.datetime,
    *,
    channels: Mapping[str, Channel],
    lease: dt.timedelta = LEASE,
    again: Callable[[StoreError], bool] | None = None,
) -> Delivery | None:
    """Send the delivery `key`, or the next that is due; as it was claimed, with the state it was given. None: there is
    nothing to claim.

    Where the ledger cannot take the result, `again` is asked whether to offer it once more: what is known to have
    arrived must not become a doubt because a database restarts. `lease` is how long nobody else touches the delivery.
    """
    token = secrets.token_hex(16)
    claim = newsroom.store.claim(now, lease, token, key=key, channels=list(channels))
    if claim is None:
        return None
    delivery, what = claim
    result = _send(channels[delivery.channel], delivery, what, now)
    while True:
        try:
            newsroom.store.finish(delivery.key, token, now=now, **result)
        except StoreError as error:
            if again is None or not again(error):
                raise
        else:
            return dataclasses.replace(
                delivery,
                state=result["state"],
                token=None,
                reason=result.get("error"),
                remote_id=_remote(result),
            )


def restore_outputs(newsroom: Newsroom) -> tuple[str, ...]:
    """Write again what was sent and is no longer under `out/`, from the ledger's bytes; nothing is sent a second time.

    The names come back. Nothing while deliveries are held. Raises `OutputError`.
    """
    outbox = Outbox(newsroom.workspace.out)
    if newsroom.store.held():
        return ()
    sent = newsroom.store.names_sent(outbox.name)
    try:
        gone = outbox.missing(sent)
        for name in gone:
            outbox.put_back(name, newsroom.store.file_sent(*sent[name]).data)
    except OSError as error:
        raise OutputError(
            f"The outbox cannot write {error.filename or outbox.out} ({error.strerror}): check the folder's rights and "
            "the free space; the next run puts back what is missing."
        ) from error
    return tuple(gone)


def channels_of(newsroom: Newsroom) -> dict[str, Channel]:
    """Every channel by its name."""
    return {"outbox": Outbox(newsroom.workspace.out)}


class _Result(TypedDict):
    """How a delivery went, as `Store.finish` takes it."""

    state: DeliveryState
    receipt: NotRequired[Receipt]
    error: NotRequired[str]
    retry_at: NotRequired[dt.datetime]


def _send(channel: Channel, delivery: Delivery, what: Draft, now: dt.datetime) -> _Result:
    try:
        receipt = channel.send(what, delivery.key)
    except ChannelError as error:
        if error.effect == "unknown" and not channel.honours_key:
            return {"state": DeliveryState.UNKNOWN, "error": str(error)}
        if error.permanent or delivery.attempt > len(_RETRY):
            return {"state": DeliveryState.DEAD, "error": str(error)}
        later = now + _RETRY[delivery.attempt - 1]
        return {"state": DeliveryState.RETRY, "error": str(error), "retry_at": later}
    return {"state": DeliveryState.SENT, "receipt": receipt}


def _remote(result: _Result) -> str | None:
    receipt = result.get("receipt")
    return receipt.remote_id if receipt else None
