"""Engines: how a connection to SQLite or PostgreSQL is set up. Nothing here reads or changes a table.

SQLite before 3.51.3 can damage a write-ahead log that several connections reset at once, so a rollback journal is
used there; TRUNCATE, because at `synchronous=FULL` SQLite syncs the truncation, while a deleted journal may come back
after a power cut and undo a commit. DDL is only rolled back where Python's sqlite3 begins no transactions by itself.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from repurpose.errors import SettingsError, StoreError

WAIT_SECONDS = 30.0
ASLEEP_SECONDS = 300.0  # no step of ours is silent in a transaction for as long as that
_WAL_IS_SOUND = (3, 51, 3)
_OLDEST = (3, 35, 0)  # RETURNING
# A table that was empty a moment ago has no statistics, and PostgreSQL then reads all of it for each foreign key that it
# checks: three quarters of the time of planning 10 000 deliveries. Every key of ours begins with the workspace.
_POSTGRES = "-c enable_seqscan=off -c timezone=UTC"


def journal_mode(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> str:
    """`wal` where this SQLite's write-ahead log is sound, else `truncate`."""
    return "wal" if version >= _WAL_IS_SOUND else "truncate"


def sqlite_path(url: str) -> Path | None:
    """The file of a `sqlite:///…` URL, taken literally (no `?`, `%` or `#` means anything), or None for others."""
    scheme, _, rest = url.partition(":///")
    if scheme != "sqlite":
        return None
    if not rest or rest == ":memory:":
        raise SettingsError(
            "A database in memory would forget what was sent: give sqlite:///PATH in `database`."
        )
    return Path(rest)


def _prepare(raw: Any, _record: object) -> None:
    raw.isolation_level = None
    cursor = raw.cursor()
    wanted = journal_mode()
    current = str(cursor.execute("PRAGMA journal_mode").fetchone()[0]).lower()
    if wanted != current:
        cursor.execute(f"PRAGMA journal_mode={wanted}")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA trusted_schema=OFF")
    cursor.close()


def _begin(conn: Connection) -> None:
    writing = conn.get_execution_options().get("repurpose_write", False)
    conn.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def sqlite_engine(path: Path, wait_seconds: float = WAIT_SECONDS) -> Engine:
    """An engine on a SQLite file; other processes are waited for `wait_seconds` before `Busy`. Raises `StoreError`."""
    if sqlite3.sqlite_version_info < _OLDEST:
        raise StoreError(
            f"SQLite {sqlite3.sqlite_version} is too old: use a Python with SQLite 3.35 or newer."
        )
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": wait_seconds})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def postgres_engine(
    url: str, wait_seconds: float = WAIT_SECONDS, idle_seconds: float = ASLEEP_SECONDS
) -> Engine:
    """An engine on a `postgresql://…` URL through psycopg. Raises `SettingsError` for another kind of database.

    The server undoes the transaction of a process that says nothing in it for `idle_seconds`: one that was stopped, or
    whose machine sleeps, must not keep what it locked from all others.
    """
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise SettingsError(
            "`database` is not a URL: use sqlite:///PATH or postgresql://USER@HOST/NAME."
        ) from None
    if "@" in str(parsed.host):
        raise SettingsError(
            "`database` has an @ in its password: write it as %40, else a part of it is taken for the host."
        )
    if parsed.drivername not in ("postgresql", "postgresql+psycopg"):
        raise SettingsError(
            f"`database` names {parsed.drivername}, which is not known: use sqlite or postgresql."
        )
    try:
        return create_engine(
            parsed.set(drivername="postgresql+psycopg"),
            pool_pre_ping=True,
            connect_args={
                "connect_timeout": int(wait_seconds),
                "options": f"-c lock_timeout={int(wait_seconds * 1000)} {_POSTGRES} "
                f"-c idle_in_transaction_session_timeout={int(idle_seconds * 1000)}",
            },
        )
    except ModuleNotFoundError:
        raise StoreError(
            "PostgreSQL needs psycopg: install it with `pip install repurpose[postgres]`."
        ) from None


def place(engine: Engine) -> str:
    """The database as shown to people: the file, or the URL without its password."""
    if engine.dialect.name == "sqlite":
        return str(engine.url.database)
    return engine.url.set(drivername="postgresql", query={}).render_as_string(hide_password=True)
