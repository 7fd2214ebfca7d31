"""Deliveries: claiming one, saying how it went, and what becomes of those whose worker was never heard of again.

The claim commits before any byte leaves. The result is written only by the holder of the current token, so a worker
that slept past its lease changes nothing. What may have arrived on a channel that does not recognise its keys is
`unknown`, and only a person decides.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Row, select, update

from repurpose.errors import DraftError
from repurpose.model import Delivery, DeliveryState, Draft, DraftState, Receipt, Slot

from . import claiming, states
from .desk import Desk
from .drafts import load
from .facts import held_reason
from .history import note_one
from .rows import AttemptRow
from .tables import attempt, delivery, tally

_UNAPPROVED = "the draft is not approved for exactly these bytes"
_LATE = "it was too late to send it (not_after)"


def _delivery(row: Row[Any]) -> Delivery:
    return Delivery(
        key=row.key,
        draft=row.draft,
        channel=row.channel,
        account=row.account,
        slot=Slot(row.job, row.at, row.run),
        payload_sha256=row.payload_sha256,
        state=DeliveryState(row.state),
        attempt=row.attempt,
        token=row.token,
        remote_id=row.remote_id,
        not_after=row.not_after,
        reason=row.reason,
    )


def _approves(state: str, approved_sha256: str | None, row: Row[Any]) -> bool:
    """Whether a draft that stands like this may leave as the bytes that were frozen for the delivery in `row`."""
    return state == DraftState.APPROVED.value and approved_sha256 == row.payload_sha256


class Deliveries(Desk):
    """What the ledger knows of deliveries, and the only way their states change."""

    def deliveries(self, state: DeliveryState | str | None = None) -> list[Delivery]:
        """The deliveries in a state, or all; by time planned, then key."""
        asked = select(delivery).where(delivery.c.workspace == self.workspace)
        if state is not None:
            asked = asked.where(delivery.c.state == DeliveryState(state).value)
        with self.read() as conn:
            rows = conn.execute(asked).all()
        return [_delivery(row) for row in sorted(rows, key=lambda row: (row.planned, row.key))]

    def attempts(self, key_prefix: str) -> list[AttemptRow]:
        """What happened to one delivery, in order. Raises `DraftError` where there is none."""
        with self.read() as conn:
            asked = (
                select(attempt.c.attempt, attempt.c.event, attempt.c.at, attempt.c.detail)
                .where(
                    attempt.c.workspace == self.workspace, attempt.c.key == self._find(conn, key_prefix).key
                )
                .order_by(attempt.c.number)
            )
            return [AttemptRow(*row) for row in conn.execute(asked)]

    def ready(self, now: dt.datetime) -> list[Delivery]:
        """What could be claimed now, in the order in which it would be; nothing while deliveries are held."""
        asked = (
            select(delivery)
            .where(
                delivery.c.workspace == self.workspace,
                delivery.c.due <= now,
                delivery.c.not_after.is_(None) | (delivery.c.not_after > now),
            )
            .order_by(delivery.c.due, delivery.c.key)
        )
        with self.read() as conn:
            if held_reason(conn, self.workspace) is not None:
                return []
            return [_delivery(row) for row in conn.execute(asked)]

    def scheduled(self) -> list[tuple[Delivery, dt.datetime]]:
        """What is to leave, each with the time from which it may; the earliest first."""
        asked = (
            select(delivery)
            .where(delivery.c.workspace == self.workspace, delivery.c.due.is_not(None))
            .order_by(delivery.c.due, delivery.c.key)
        )
        with self.read() as conn:
            return [(_delivery(row), row.due) for row in conn.execute(asked)]

    def claim(
        self,
        now: dt.datetime,
        lease: dt.timedelta,
        token: str,
        *,
        key: str | None = None,
        channels: Collection[str] | None = None,
    ) -> tuple[Delivery, Draft] | None:
        """Takes the next delivery that is due, or `key`, on one of `channels`; None where there is none, or it is held.

        It is `sending` until `now + lease`, and that is committed when this returns: only now may a byte leave. The
        draft's outputs are the bytes that were frozen when the delivery was planned. `token` must be new each time.
        """
        with self.write(alone=False) as conn:
            while (row := self._next(conn, now, key, channels)) is not None:
                if row.held is not None:
                    return None
                if row.not_after is not None and row.not_after <= now:
                    self._end(conn, row, DeliveryState.EXPIRED, now, _LATE)
                elif not _approves(row.draft_state, row.approved_sha256, row):
                    self._end(conn, row, DeliveryState.CANCELLED, now, _UNAPPROVED)
                else:
                    break
            if row is None:
                return None
            claimed = self._take(conn, row, now, now + lease, token)
            made = load(conn, self.workspace, row.draft, row.payload_sha256)
            claims = self._count_claim(conn)
        if claims is not None and self.claimed is not None:
            self.claimed(self.workspace, claims)
        return claimed, made

    def finish(
        self,
        key: str,
        token: str,
        *,
        state: DeliveryState | str,
        receipt: Receipt | None = None,
        error: str | None = None,
        now: dt.datetime,
        retry_at: dt.datetime | None = None,
    ) -> bool:
        """Writes how a claimed delivery went: `sent`, `retry` (nothing arrived), `unknown` or `dead`.

        False where `token` is not the current one: the lease ran out and somebody else decided; that is noted in the
        delivery's history and changes nothing. A `retry` of a draft that lost its approval becomes `cancelled`, and
        one that could only be tried past its `not_after` `expired`.
        """
        after = DeliveryState(state)
        if after not in states.RESULTS:
            raise ValueError(f"A worker cannot report a delivery as {after}.")
        detail = error if receipt is None else receipt.detail or None
        with self.write(alone=False) as conn:
            remote = None if receipt is None else receipt.remote_id
            if after is not DeliveryState.RETRY and self._settle(
                conn, key, token, after, now, detail, remote
            ):
                return True
            row = self._locked(conn, key)
            if row is None or row.state != "sending" or row.token != token:
                if row is not None:
                    note_one(conn, self.workspace, row, "late", now, f"{after}: {detail or ''}".rstrip(": "))
                return False
            self._again(conn, row, now, retry_at or now, detail)
            return True

    def recover(self, now: dt.datetime) -> list[Delivery]:
        """Settles what was left behind; the deliveries that changed come back, by key.

        A lease that ran out: `retry` on a channel that recognises its keys, else `unknown`. What has not left and is
        past its `not_after`: `expired`.
        """
        lost = (delivery.c.state == "sending") & (delivery.c.lease_until <= now)
        late = delivery.c.state.in_(["waiting", "ready", "retry"]) & (delivery.c.not_after <= now)
        with self.write() as conn:
            changed = [
                *self._each(conn, lost, lambda row: self._lost(conn, row, now)),
                *self._each(conn, late, lambda row: self._end(conn, row, DeliveryState.EXPIRED, now, _LATE)),
            ]
            asked = select(delivery).where(delivery.c.workspace == self.workspace)
            return [
                _delivery(conn.execute(asked.where(delivery.c.key == key)).one())
                for key in sorted(set(changed))
            ]

    def resolve(self, key_prefix: str, *, sent: bool, now: dt.datetime, by: str = "") -> Delivery:
        """A person's word on a delivery that is `unknown` or `dead`: it arrived, or it shall be sent again.

        Sent again, it keeps its key; it is `cancelled` where its draft lost its approval meanwhile and `expired` where
        it is too late. Raises `DraftError` where there is no such delivery or nothing to decide.
        """
        said = f"resolved by {by}" if by else "resolved by hand"
        with self.write() as conn:
            row = self._find(conn, key_prefix)
            state = DeliveryState(row.state)
            if state not in states.RESOLVABLE or (sent and state is DeliveryState.DEAD):
                raise DraftError(f"Delivery {row.key[:12]} is {state}: there is nothing to resolve.")
            if sent:
                self._end(conn, row, DeliveryState.SENT, now, said)
            else:
                self._again(conn, row, now, now, said, DeliveryState.READY)
            return _delivery(self._find(conn, row.key))

    def _next(
        self, conn: Connection, now: dt.datetime, key: str | None, channels: Collection[str] | None
    ) -> Row[Any] | None:
        given: dict[str, Any] = {"w": self.workspace, "now": now}
        asked = claiming.NEXT if key is None else claiming.NEXT_ONE
        if channels is not None:
            asked = claiming.NEXT_ON if key is None else claiming.NEXT_ONE_ON
            given["channels"] = sorted(channels)
        return conn.execute(asked, given if key is None else given | {"k": key}).first()

    def _take(
        self, conn: Connection, row: Row[Any], now: dt.datetime, until: dt.datetime, token: str
    ) -> Delivery:
        taken = {"token": token, "lease_until": until, "attempt": row.attempt + 1, "reason": None}
        claimed = self._set(conn, row, DeliveryState.SENDING, now, **taken)
        note_one(conn, self.workspace, claimed, "sending", now)
        return _delivery(claimed)

    def _settle(
        self,
        conn: Connection,
        key: str,
        token: str,
        after: DeliveryState,
        now: dt.datetime,
        detail: str | None,
        remote: str | None,
    ) -> bool:
        """Writes the result of the claim that `token` stands for; False where it is not the current one."""
        given = {
            "set_state": after.value,
            "set_changed": now,
            "set_reason": detail,
            "set_remote_id": remote or None,
        }
        row = conn.execute(
            claiming.SETTLE, {"w": self.workspace, "k": key, "held_token": token, **given}
        ).first()
        if row is None:
            return False
        note_one(conn, self.workspace, row, after.value, now, detail)
        return True

    def _lost(self, conn: Connection, row: Row[Any], now: dt.datetime) -> None:
        detail = "the worker that sent it was not heard of again"
        if row.honours_key and self._approved(conn, row):
            self._again(conn, row, now, now, detail)
        else:
            self._end(conn, row, DeliveryState.UNKNOWN, now, f"{detail}: it may have arrived")

    def _again(
        self,
        conn: Connection,
        row: Row[Any],
        now: dt.datetime,
        at: dt.datetime,
        detail: str | None,
        state: DeliveryState = DeliveryState.RETRY,
    ) -> None:
        if not self._approved(conn, row):
            self._end(conn, row, DeliveryState.CANCELLED, now, detail)
        elif row.not_after is not None and at >= row.not_after:
            self._end(conn, row, DeliveryState.EXPIRED, now, detail)
        else:
            self._set(conn, row, state, now, due=at, reason=detail)
            note_one(conn, self.workspace, row, state.value, now, detail)

    def _end(
        self,
        conn: Connection,
        row: Row[Any],
        after: DeliveryState,
        now: dt.datetime,
        detail: str | None,
        remote: str | None = None,
    ) -> None:
        self._set(conn, row, after, now, reason=detail, remote_id=remote or row.remote_id)
        note_one(conn, self.workspace, row, after.value, now, detail)

    def _set(
        self, conn: Connection, row: Row[Any], after: DeliveryState, now: dt.datetime, **values: Any
    ) -> Row[Any]:
        states.step(DeliveryState(row.state), after)
        given = {
            "due": None,
            "token": None,
            "lease_until": None,
            "attempt": row.attempt,
            "remote_id": row.remote_id,
            "reason": row.reason,
            **values,
            "state": after.value,
            "changed": now,
        }
        changes = {f"set_{name}": given[name] for name in claiming.CHANGES}
        return conn.execute(claiming.SET, {"w": self.workspace, "k": row.key, **changes}).one()

    def _approved(self, conn: Connection, row: Row[Any]) -> bool:
        found = conn.execute(claiming.APPROVAL, {"w": self.workspace, "id": row.draft}).one()
        return _approves(found.state, found.approved_sha256, row)

    def _count_claim(self, conn: Connection) -> int | None:
        if self.claimed is None:
            return None
        counted = (
            update(tally)
            .where(tally.c.workspace == self.workspace)
            .values(claims=tally.c.claims + 1)
            .returning(tally.c.claims)
        )
        return int(conn.execute(counted).scalar_one())

    def _each(self, conn: Connection, where: Any, settle: Any) -> list[str]:
        asked = (
            select(delivery)
            .where(delivery.c.workspace == self.workspace, where)
            .order_by(delivery.c.key)
            .with_for_update(skip_locked=True)
        )
        rows = conn.execute(asked).all()
        for row in rows:
            settle(row)
        return [row.key for row in rows]

    def _locked(self, conn: Connection, key: str) -> Row[Any] | None:
        return conn.execute(claiming.ROW_LOCKED, {"w": self.workspace, "k": key}).first()

    def _find(self, conn: Connection, prefix: str) -> Row[Any]:
        asked = (
            select(delivery)
            .where(delivery.c.workspace == self.workspace, delivery.c.key.startswith(prefix, autoescape=True))
            .order_by(delivery.c.key)
            .limit(2)
        )
        rows = conn.execute(asked.with_for_update()).all() if prefix else []
        if len(rows) != 1:
            many = "More than one delivery begins" if rows else "There is no delivery that begins"
            raise DraftError(f"{many} with {prefix!r}: `repurpose status` lists those that need a word.")
        return rows[0]
