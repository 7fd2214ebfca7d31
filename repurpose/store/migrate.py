"""Bringing an older database up to date, one step and one transaction at a time, each after a backup.

Alembic is imported here only, and only when there is something to do: opening a current database must stay quick.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine

from . import connect, guard, tables
from .copying import copy
from .desk import lock
from .faults import speaking

FOLDER = Path(__file__).with_name("migrations")
VERSIONS = FOLDER / "versions"


def upgrade_sqlite(
    path: Path, *, to: int = tables.SCHEMA, versions: Sequence[Path] = (VERSIONS,), backups: bool = True
) -> int:
    """Takes the SQLite database at `path` to schema `to`; the number of steps taken comes back.

    Before each step the database is copied to `NAME.before-schema-N` (unless `backups` is false).
    A step that fails leaves the database as it was before that step. Raises `StoreError`, `Busy`.
    """
    steps = 0
    engine = connect.sqlite_engine(path)
    try:
        while _step_sqlite(engine, path, to, versions, backups):
            steps += 1
    finally:
        engine.dispose()
    return steps


def upgrade_postgres(
    engine: Engine, place: str, *, to: int = tables.SCHEMA, versions: Sequence[Path] = (VERSIONS,)
) -> int:
    """Takes a PostgreSQL database to schema `to`, all steps in one transaction; the schema it had comes back.

    It is not copied first: nothing changes unless every step succeeds. Raises `StoreError`, `Busy`.
    """
    with speaking(place), engine.connect() as conn, conn.begin():
        lock(conn, "schema")
        before = guard.check_postgres(conn, place)
        for number in range(before + 1, to + 1):
            step(conn, number, versions)
    return before


def step(conn: Connection, number: int, versions: Sequence[Path] = (VERSIONS,)) -> None:
    """Takes the database from schema `number - 1` to `number`, inside the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    for name, value in (
        ("script_location", str(FOLDER)),
        ("version_locations", "\n".join(map(str, versions))),
        ("path_separator", "newline"),
    ):
        config.set_main_option(name, value.replace("%", "%%"))
    config.attributes["connection"] = conn
    command.upgrade(config, f"{number:04d}")


def _step_sqlite(engine: Engine, path: Path, to: int, versions: Sequence[Path], backups: bool) -> bool:
    place = str(path)
    with speaking(place), engine.connect().execution_options(repurpose_write=True) as conn:
        # A table that is made anew must not take the rows that point at it along; this has no effect in a transaction.
        _driver(conn).execute("PRAGMA foreign_keys=OFF")
        with conn.begin():  # from here on nobody else writes, so the copy is what the step begins with
            number = guard.check_sqlite(conn, place) + 1
            if number > to:
                return False
            if backups:
                copy(path, path.with_name(f"{path.name}.before-schema-{number}"), held=None, replace=True)
            step(conn, number, versions)
            conn.exec_driver_sql(f"PRAGMA user_version={number}")
            _check_references(conn)
    return True


def _driver(conn: Connection) -> Any:
    return conn.connection.driver_connection


def _check_references(conn: Connection) -> None:
    broken = conn.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise RuntimeError(f"The migration left rows in {broken[0]} that point at nothing in {broken[2]}.")
