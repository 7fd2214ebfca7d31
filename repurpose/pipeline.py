"""The page to read: what happens to an article on its way out, from top to bottom.

    look      files → catalogue; what was made of a file or template that is another now becomes stale
    slots     which one a run makes, and what the daemon owes
    draft     a job's slot: picks → drafts, reviewed, kept with the slot in one transaction
    approve   a person's word, or the job's; edit: a person's words
    deliver   claim → send → receipt, one delivery after another
    restore   what was sent and is gone from `out/`, from the ledger
    publish   catalogue → feed

The daemon, the command line and the workers do all of this through these functions; what a person asks or decides besides
(what was read, what is proved, a rejection, a doubt settled, a hold lifted) goes to `gathering`, `proving` and the ledger.
Whatever dies between two of them, the next call goes on where the ledger says. What makes drafts is imported where drafts
are made: a run in which nothing is due loads no templates, fonts or language rules.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from repurpose import digesting
from repurpose import pick as picking
from repurpose.delivering import LEASE, Restored, channels_of, deliver, deliver_one, restore_outputs
from repurpose.errors import DraftError, OutputError
from repurpose.gathering import Gathered, gather, preview
from repurpose.jobs import Job
from repurpose.model import Delivery, Draft, Entry, Pick, Slot
from repurpose.newsroom import Newsroom
from repurpose.pick import Picked
from repurpose.publishing import publish
from repurpose.slots import claimed, decided, moment_of, next_slot, owed
from repurpose.store import PlannedDelivery, SlotRow
from repurpose.store.keys import delivery_key

__all__ = [
    "LEASE",
    "Ran",
    "Restored",
    "approve",
    "channels_of",
    "decided",
    "deliver",
    "deliver_one",
    "draft",
    "dry_run",
    "edit",
    "look",
    "next_slot",
    "owed",
    "picks_of",
    "publish",
    "restore_outputs",
    "run",
    "went_stale",
]


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
    """Make a job's latest due slot, deliver what may go, publish the feed. Running it twice makes nothing twice; a slot in
    which nothing was made is looked at again."""
    began = time.monotonic()
    gathered = look(newsroom, now, full=full)
    slot = next_slot(newsroom, job, now, again=again)
    ran = draft(newsroom, job, slot, now, gathered, over_empty=True)
    ran = dataclasses.replace(ran, delivered=deliver(newsroom, now, began))
    back = restore_outputs(newsroom)
    ran = dataclasses.replace(ran, restored=back.names, failures=(*ran.failures, *back.failures))
    try:
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
    stale = [*gathered.stale]
    unsent = newsroom.store.unsent()
    if unsent:
        from repurpose.making import template_sha256

        made_with = sorted({(each.kind, each.template) for each in unsent})
        present = {each: template_sha256(newsroom.workspace, *each) for each in made_with}
        for kind, template in made_with:
            outdated = [
                each.draft
                for each in unsent
                if (each.kind, each.template) == (kind, template) and each.sha256 != present[kind, template]
            ]
            stale += newsroom.store.void(outdated, f"the {kind} template {template} was changed", now)
    return dataclasses.replace(gathered, stale=tuple(stale))


def went_stale(newsroom: Newsroom, gathered: Gathered) -> list[tuple[str, str, int]]:
    """(job, reason, how many) of the drafts that a look made stale, in order."""
    if not gathered.stale:
        return []
    ids = {*gathered.stale}
    counted = Counter((row.job, row.reason or "") for row in newsroom.store.drafts("stale") if row.id in ids)
    return [(job, reason, count) for (job, reason), count in sorted(counted.items())]


def draft(
    newsroom: Newsroom,
    job: Job,
    slot: Slot,
    now: dt.datetime,
    gathered: Gathered | None = None,
    *,
    over_empty: bool = False,
) -> Ran:
    """Pick, make, review, and keep all of it with the slot in one transaction. A slot is made once; with `over_empty` one
    in which nothing was made is tried again.

    Raises `Moved` where a pick is no longer what it was; the next look at the folders reads it again.
    """
    gathered = gathered or Gathered()
    already = claimed(newsroom, slot)
    if already is not None and not (over_empty and already.state == "empty"):
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
        over_empty=over_empty,
    )
    if not kept:  # another process was quicker: its work stands, ours is dropped
        return Ran(slot, gathered, tuple(newsroom.store.picks(slot)), already=claimed(newsroom, slot))
    return Ran(slot, gathered, picked.picks, made.drafts, None, picked.empty_reason, failures=made.failures)


def _understood_picks(
    newsroom: Newsroom, job: Job, slot: Slot, moment: dt.datetime, now: dt.datetime
) -> tuple[Picked, list[Entry]]:
    """The picks and the catalogue they are of, in outline. An article on which the rules break leaves it, and others are
    picked."""
    while True:
        entries = newsroom.store.outline()
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


def dry_run(newsroom: Newsroom, job: Job, now: dt.datetime, *, again: bool = False) -> tuple[Slot, Picked]:
    """The picks that a run at `now` made or would make. Writes nothing."""
    slot = next_slot(newsroom, job, now, again=again)
    row = claimed(newsroom, slot)
    if row is not None and row.state != "empty":
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
    uses = [*newsroom.store.uses(), *newsroom.store.inherited()]
    others = [use for use in uses if (use.job, use.at) != (slot.job, slot.at)]
    return picking.pick(job, entries, others, moment, lambda one: digesting.speakers(newsroom, one, now))


def approve(newsroom: Newsroom, ids: Sequence[str], now: dt.datetime, by: str) -> list[str]:
    """Approve drafts, for exactly the bytes that they have now; then they may be delivered."""
    return newsroom.store.approve(ids, now, by)


def edit(newsroom: Newsroom, old: Draft, changed: Mapping[str, str], now: dt.datetime) -> Draft:
    """Put a person's words in place of a draft's. The new draft is reviewed, its quotations are proved again, and it
    waits for approval; the old one becomes stale. Raises `DraftError`, `JobError`, `TemplateError`."""
    from repurpose import proving
    from repurpose.compose import editing
    from repurpose.making import Maker, template_sha256

    row = newsroom.store.draft_row(old.id)
    if row.slot is None:
        raise DraftError(f"Draft {old.id} belongs to no slot; it cannot be edited.")
    proving.refuse_settled(newsroom, old.id)
    job = newsroom.workspace.job(old.job)
    earlier: list[Draft] = []
    while (before := (earlier[-1] if earlier else old).edited_from) is not None:
        earlier.append(newsroom.store.draft(before))
    paths = sorted({source.path for each in (old, *earlier) for source in each.sources})
    files = [article for path in paths if (article := proving.read(newsroom, path)) is not None]
    texts = {article.path: article.text for article in files}
    # The new files are made with the template as it is now, which may be another than the old draft was made with.
    present = template_sha256(newsroom.workspace, old.kind, old.template) or old.template_sha256
    composed = editing.edit(dataclasses.replace(old, template_sha256=present), changed, texts, earlier)
    hashes = {article.path: article.sha256 for article in files}
    moment = moment_of(newsroom, job, row.slot, now)
    with Maker(newsroom, job, row.slot, moment, now) as maker:
        new = maker.finish(composed, maker.make_of(old), texts, hashes)
    newsroom.store.replace(old.id, new, now)
    return new
