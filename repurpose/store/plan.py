"""Planning deliveries. Functions on an open transaction; the count of all ever planned moves with the rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select, update

from repurpose.model import DeliveryState, DraftState, Slot

from . import keys, states
from .desk import insert, runs
from .filing import Filed
from .many import acquaint, insert_many
from .rows import PlannedDelivery
from .tables import delivery, draft, tally

_BEGINS = {
    DraftState.WAITING: DeliveryState.WAITING,
    DraftState.APPROVED: DeliveryState.READY,
    DraftState.REJECTED: DeliveryState.CANCELLED,
}
_MANY = 500  # deliveries in a slot that are worth a look at the table which they refer to


def plan(
    conn: Connection,
    workspace: str,
    slot: Slot,
    wanted: Iterable[PlannedDelivery],
    filed: Mapping[str, Filed],
    now: dt.datetime,
    *,
    fresh: bool = False,
) -> list[str]:
    """Plans deliveries for drafts in `filed`; their keys come back. One that was cancelled before is planned again.

    `fresh`: the slot was claimed in this transaction, so that none of its deliveries can be there yet. Raises
    `ValueError` where a delivery names a draft that was not filed with it.
    """
    rows: dict[str, dict[str, Any]] = {}
    for each in wanted:
        if each.draft not in filed:
            raise ValueError(
                f"Delivery to {each.channel} names draft {each.draft}, which was not kept with it."
            )
        row = _row(workspace, slot, each, filed[each.draft], now)
        rows[row["key"]] = row
    before = {} if fresh else _before(conn, workspace, sorted(rows))
    new = [row for key, row in rows.items() if key not in before]
    if new:
        if len(new) >= _MANY:
            acquaint(conn, draft)
        insert_many(conn, delivery, new)
        _count(conn, workspace, len(new))
    for key, state in before.items():
        if state is DeliveryState.CANCELLED:
            _reopen(conn, rows[key])
    return list(rows)


def _row(workspace: str, slot: Slot, each: PlannedDelivery, filed: Filed, now: dt.datetime) -> dict[str, Any]:
    state = _BEGINS[filed.state]
    return {
        "workspace": workspace,
        "key": keys.delivery_key(each.draft, each.channel, each.account, slot),
        "draft": each.draft,
        "channel": each.channel,
        "account": each.account,
        "job": slot.job,
        "at": slot.at,
        "run": slot.run,
        "payload_sha256": filed.payload,
        "honours_key": each.honours_key,
        "not_after": each.not_after,
        "state": state.value,
        "due": now if state in states.CLAIMABLE else None,
        "attempt": 0,
        "token": None,
        "lease_until": None,
        "remote_id": None,
        "reason": "the draft was rejected" if state is DeliveryState.CANCELLED else None,
        "planned": now,
        "changed": now,
    }


def _before(conn: Connection, workspace: str, wanted: list[str]) -> dict[str, DeliveryState]:
    found: dict[str, DeliveryState] = {}
    for some in runs(wanted):
        asked = select(delivery.c.key, delivery.c.state).where(
            delivery.c.workspace == workspace, delivery.c.key.in_(some)
        )
        found.update({key: DeliveryState(state) for key, state in conn.execute(asked)})
    return found


def _reopen(conn: Connection, row: Mapping[str, Any]) -> None:
    if row["state"] == DeliveryState.CANCELLED.value:
        return
    states.step(DeliveryState.CANCELLED, DeliveryState(row["state"]))
    conn.execute(
        update(delivery)
        .where(delivery.c.workspace == row["workspace"], delivery.c.key == row["key"])
        .values(
            {name: row[name] for name in ("payload_sha256", "not_after", "state", "due", "reason", "changed")}
        )
    )


def _count(conn: Connection, workspace: str, more: int) -> None:
    statement = insert(conn, tally).values(workspace=workspace, planned=more, claims=0)
    conn.execute(
        statement.on_conflict_do_update(
            index_elements=["workspace"], set_={"planned": tally.c.planned + statement.excluded.planned}
        )
    )
