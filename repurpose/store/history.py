"""What happened to deliveries, in order. Rows are added and never changed. Functions on an open transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import Connection, func, select

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
