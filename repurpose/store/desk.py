"""One workspace's rows in one database: how they are read and written. Every part of the ledger stands on this.

A write is one transaction that has the database to itself from its first statement (`BEGIN IMMEDIATE` on SQLite, an
advisory lock for the workspace on PostgreSQL), so that what was read inside it is still so when it commits.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Table, text
from sqlalchemy.dialects import sqlite

from .faults import speaking

T = TypeVar("T")
_AT_ONCE = 900  # values in one IN list; SQLite of old stops at 999


def runs(values: Sequence[T], size: int = _AT_ONCE) -> Iterator[Sequence[T]]:
    """`values` in stretches of at most `size`."""
    return (values[start : start + size] for start in range(0, len(values), size))


def insert(conn: Connection, table: Table) -> Any:
    """An INSERT that knows `on_conflict_do_nothing` and `on_conflict_do_update` in the database's own dialect."""
    if conn.dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table)
    return sqlite.insert(table)


def lock(conn: Connection, name: str) -> None:
    """On PostgreSQL, waits until nobody else holds `name` in a transaction; SQLite has one writer anyway."""
    if conn.dialect.name == "postgresql":
        conn.execute(
            text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))"), {"name": f"repurpose:{name}"}
        )


class Desk:
    """The way to the rows of `workspace`. `place` is the database as shown to people, without its password."""

    def __init__(
        self, engine: Engine, workspace: str, place: str, claimed: Callable[[str, int], None] | None
    ) -> None:
        self.engine = engine
        self.workspace = workspace
        self.place = place
        self.claimed = (
            claimed  # told the number of claims after each, where a restored copy must be noticed by it
        )

    @contextlib.contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent view. Raises `StoreError`."""
        with speaking(self.place), self.engine.connect() as conn, conn.begin():
            yield conn

    @contextlib.contextmanager
    def write(self, *, alone: bool = True) -> Iterator[Connection]:
        """One transaction, committed at the end of the block, undone where it raises. Raises `StoreError`, `Busy`.

        `alone=False` lets other writers of the workspace in on PostgreSQL: for steps that lock the one row they need.
        """
        with (
            speaking(self.place),
            self.engine.connect().execution_options(repurpose_write=True) as conn,
            conn.begin(),
        ):
            if alone:
                lock(conn, self.workspace)
            yield conn

    def bulk(
        self, conn: Connection, table: Table, rows: Iterable[dict[str, Any]], *, keep: bool = False
    ) -> None:
        """Inserts rows of this workspace; `keep` leaves rows alone that are there already."""
        values = [{"workspace": self.workspace, **row} for row in rows]
        if values:
            statement = insert(conn, table)
            conn.execute(statement.on_conflict_do_nothing() if keep else statement, values)
