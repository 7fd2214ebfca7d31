"""Slots: what was planned, once and for ever. Claiming a slot, its picks, drafts and deliveries are one transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from sqlalchemy import Connection, delete, select

from repurpose.errors import ArticleError
from repurpose.model import Draft, Pick, Slot, Use

from .desk import Desk, insert, runs
from .filing import Wish, file_drafts, link
from .plan import plan
from .rows import PlannedDelivery, SlotRow
from .tables import article, pick, slot
from .tables import slot as slots
from .voiding import overtaken

Also = Callable[[Connection], None]
_MOVED = "was changed while it was being used. Nothing was made; run the job again."


class Planning(Desk):
    """What the ledger knows of slots and picks, and how a slot is claimed."""

    def slots(self, job: str | None = None) -> list[SlotRow]:
        """The slots that were claimed, of one job or all, in order of job, label and run."""
        asked = select(slot.c.job, slot.c.at, slot.c.run, slot.c.state, slot.c.reason, slot.c.created).where(
            slot.c.workspace == self.workspace
        )
        if job is not None:
            asked = asked.where(slot.c.job == job)
        with self.read() as conn:
            rows = [
                SlotRow(Slot(name, at, run), state, reason, created)
                for name, at, run, state, reason, created in conn.execute(asked)
            ]
        return sorted(rows, key=lambda row: row.slot)

    def labels(self, job: str) -> set[str]:
        """The wall-clock labels of a job that were claimed, empty and skipped ones included."""
        asked = select(slot.c.at).where(slot.c.workspace == self.workspace, slot.c.job == job)
        with self.read() as conn:
            return set(conn.execute(asked).scalars())

    def skip(self, slot: Slot, reason: str, now: dt.datetime) -> bool:
        """Claims a slot in which nothing shall be made; False where it was claimed before."""
        with self.write() as conn:
            return self._claim_slot(conn, slot, "skipped", reason, now)

    def unskip(self, slot: Slot, now: dt.datetime) -> bool:
        """Takes back that a slot was skipped, where that was decided by a clock that said later than `now`; else False."""
        with self.write() as conn:
            return bool(
                conn.execute(
                    delete(slots).where(
                        slots.c.workspace == self.workspace,
                        slots.c.job == slot.job,
                        slots.c.at == slot.at,
                        slots.c.run == slot.run,
                        slots.c.state == "skipped",
                        slots.c.created > now,
                    )
                ).rowcount
            )

    def keep(
        self,
        slot: Slot,
        picks: Sequence[Pick],
        drafts: Sequence[Draft],
        deliveries: Sequence[PlannedDelivery],
        *,
        now: dt.datetime,
        approve: bool,
        empty_reason: str | None = None,
        also: Also | None = None,
        over_empty: bool = False,
    ) -> bool:
        """Claims `slot` with all that was made for it, in one transaction; False where it was claimed before, but with
        `over_empty` not where nothing was made then.

        `approve` approves at once what has no error. A draft that is here already keeps its state if its bytes are the
        same (an approval holds for exactly these bytes, a rejection too); else what has not left is cancelled and it
        waits again. `also` runs inside the transaction, last. Raises `StoreError`, `Busy`, and `ArticleError` where an
        article was edited or went away while the drafts were made from it: nothing would ever make them stale.
        """
        state = "made" if empty_reason is None else "empty"
        with self.write() as conn:
            if over_empty:
                self._reopen(conn, slot)
            if not self._claim_slot(conn, slot, state, empty_reason, now):
                return False
            made_from = ((source.path, source.sha256) for each in drafts for source in each.sources)
            if moved := overtaken(conn, self.workspace, made_from):
                raise ArticleError(f"{moved[0]} {_MOVED}")
            self._keep_picks(conn, slot, picks)
            filed = file_drafts(conn, self.workspace, drafts, Wish(approve, f"job {slot.job}", now))
            link(conn, self.workspace, slot, [each.id for each in drafts])
            plan(conn, self.workspace, slot, deliveries, filed, now, fresh=True)
            if also is not None:
                also(conn)
        return True

    def _reopen(self, conn: Connection, wanted: Slot) -> None:
        conn.execute(
            delete(slots).where(
                slots.c.workspace == self.workspace,
                slots.c.job == wanted.job,
                slots.c.at == wanted.at,
                slots.c.run == wanted.run,
                slots.c.state == "empty",
            )
        )

    def _claim_slot(
        self, conn: Connection, wanted: Slot, state: str, reason: str | None, now: dt.datetime
    ) -> bool:
        claimed = (
            insert(conn, slot)
            .values(
                workspace=self.workspace,
                job=wanted.job,
                at=wanted.at,
                run=wanted.run,
                state=state,
                reason=reason,
                created=now,
            )
            .on_conflict_do_nothing()
            .returning(slot.c.job)
        )
        return conn.execute(claimed).first() is not None

    def _keep_picks(self, conn: Connection, slot: Slot, picks: Sequence[Pick]) -> None:
        guids: dict[str, str] = {}
        for some in runs(sorted({each.path for each in picks})):
            asked = select(article.c.path, article.c.guid).where(
                article.c.workspace == self.workspace, article.c.path.in_(some), article.c.guid.is_not(None)
            )
            guids.update(conn.execute(asked).all())
        rows = [
            {
                "job": slot.job,
                "at": slot.at,
                "run": slot.run,
                "position": position,
                "path": each.path,
                "guid": guids.get(each.path, ""),
                "sha256": each.sha256,
                "rank": each.rank,
                "reason": each.reason,
            }
            for position, each in enumerate(picks)
        ]
        self.bulk(conn, pick, rows)

    def picks(self, slot: Slot) -> list[Pick]:
        """What was picked for a slot, in the order it was picked."""
        asked = (
            select(pick.c.path, pick.c.sha256, pick.c.reason, pick.c.rank)
            .where(
                pick.c.workspace == self.workspace,
                pick.c.job == slot.job,
                pick.c.at == slot.at,
                pick.c.run == slot.run,
            )
            .order_by(pick.c.position)
        )
        with self.read() as conn:
            return [Pick(path, sha256, reason, rank) for path, sha256, reason, rank in conn.execute(asked)]

    def uses(self) -> list[Use]:
        """Every pick ever made, by label, job and place in its slot."""
        asked = select(pick.c.at, pick.c.job, pick.c.run, pick.c.position, pick.c.path, pick.c.guid).where(
            pick.c.workspace == self.workspace
        )
        with self.read() as conn:
            rows = sorted(conn.execute(asked).all())
        return [Use(path, guid, job, at) for at, job, _run, _position, path, guid in rows]
