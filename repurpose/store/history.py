"""What happened to deliveries, in order. Rows are added and never changed. Functions on an open transaction."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Integer, String, bindparam, func, select

from .desk import insert, runs
from .tables import attempt, delivery


def note(
    conn: Connection,
    workspace: str,
    keys: Sequence[str],
    event: str,
    now: dt.datetime,
    detail: str | None = None,
) -> None:
    """Adds one line to the history of each delivery in `keys`."""
    for some in runs(keys):
        numbers = dict(
            conn.execute(
                select(attempt.c.key, func.max(attempt.c.number))
                .where(attempt.c.workspace == workspace, attempt.c.key.in_(some))
                .group_by(attempt.c.key)
            ).all()
        )
        counts = dict(
            conn.execute(
                select(delivery.c.key, delivery.c.attempt).where(
                    delivery.c.workspace == workspace, delivery.c.key.in_(some)
                )
            ).all()
        )
        rows = [
            {
                "workspace": workspace,
                "key": key,
                "number": numbers.get(key, 0) + 1,
                "attempt": counts[key],
                "event": event,
                "at": now,
                "detail": detail,
            }
            for key in some
        ]
        conn.execute(insert(conn, attempt), rows)


def note_one(
    conn: Connection, workspace: str, row: Any, event: str, now: dt.datetime, detail: str | None = None
) -> None:
    """Adds one line to the history of the delivery in `row`, in one statement."""
    conn.execute(
        _note_one(),
        {
            "the_workspace": workspace,
            "the_key": row.key,
            "the_attempt": row.attempt,
            "the_event": event,
            "the_time": now,
            "the_detail": detail,
        },
    )


@functools.cache
def _note_one() -> Any:
    """The statement, put together once: that takes longer than running it."""
    workspace, key = bindparam("the_workspace", type_=String), bindparam("the_key", type_=String)
    values = select(
        workspace,
        key,
        func.coalesce(func.max(attempt.c.number), 0) + 1,
        bindparam("the_attempt", type_=Integer),
        bindparam("the_event", type_=String),
        bindparam("the_time", type_=attempt.c.at.type),
        bindparam("the_detail", type_=attempt.c.detail.type),
    ).where(attempt.c.workspace == workspace, attempt.c.key == key)
    names = ["workspace", "key", "number", "attempt", "event", "at", "detail"]
    return attempt.insert().from_select(names, values)
