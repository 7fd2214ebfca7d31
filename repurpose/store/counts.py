"""Counting what is in the ledger, and whether the sums are right."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, func, select

from .desk import Desk
from .tables import delivery, draft, slot, tally


def _by_state(conn: Connection, table: Table, workspace: str) -> dict[str, int]:
    asked = select(table.c.state, func.count()).where(table.c.workspace == workspace).group_by(table.c.state)
    return dict(sorted((state, number) for state, number in conn.execute(asked)))


def _planned(conn: Connection, workspace: str) -> int:
    found = conn.execute(select(tally.c.planned).where(tally.c.workspace == workspace)).scalar_one_or_none()
    return int(found or 0)


class Counts(Desk):
    """The figures of one workspace."""

    def balance(self) -> dict[str, int]:
        """`total`, the deliveries ever planned, counted apart from them; and the deliveries in each state."""
        with self.read() as conn:
            return {"total": _planned(conn, self.workspace), **_by_state(conn, delivery, self.workspace)}

    def discrepancy(self) -> str | None:
        """None where the deliveries in all states sum to those ever planned, else a sentence that says what is off."""
        figures = self.balance()
        total = figures.pop("total")
        found = sum(figures.values())
        if found == total:
            return None
        return (
            f"The ledger {self.place} planned {total} deliveries and holds {found}: rows were lost or added from "
            "outside; put the newest backup in its place with `repurpose restore`."
        )

    def status(self) -> dict[str, Any]:
        """Counts of slots, of drafts by state, and of deliveries by state and in all."""
        with self.read() as conn:
            slots = conn.execute(
                select(func.count()).select_from(slot).where(slot.c.workspace == self.workspace)
            ).scalar_one()
            return {
                "slots": slots,
                "drafts": _by_state(conn, draft, self.workspace),
                "deliveries": {
                    "total": _planned(conn, self.workspace),
                    **_by_state(conn, delivery, self.workspace),
                },
            }
