"""Opening the database: made where there is none, refused where it is not ours, brought up to date where it is old."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from sqlalchemy import Connection, Engine

from repurpose.errors import StoreError

from . import connect, guard, tables
from .desk import insert, lock
from .faults import speaking
from .ledger import Store


def open(url: str, workspace: str = "default", *, create: bool = True) -> Store:  # noqa: A001
    """The store of `workspace` in the database at `url`: `sqlite:///ABSOLUTE/PATH` or `postgresql://…`.

    Raises `StoreError` where it is missing (and `create` is false), empty, foreign, damaged or newer than this program,
    `Busy` where another process keeps it, `SettingsError` where the URL is wrong.
    """
    path = connect.sqlite_path(url)
    engine = _open_sqlite(path, create) if path is not None else _open_postgres(url, create)
    return Store(engine, workspace, connect.place(engine), None)


def make_schema(conn: Connection) -> None:
    """Makes all tables in an empty database and says which schema they are."""
    tables.METADATA.create_all(conn)
    conn.execute(insert(conn, tables.version), {"version_num": f"{tables.SCHEMA:04d}"})


def _open_sqlite(path: Path, create: bool) -> Engine:
    if not path.exists():
        if not create:
            raise StoreError(
                f"There is no database at {path}: run `repurpose run` to make it, or name another file."
            )
        _create_sqlite(path)
    guard.check_file(path)
    engine = connect.sqlite_engine(path)
    place = str(path)
    with speaking(place), engine.connect() as conn:
        guard.check_sqlite(conn, place)
    return engine


def _create_sqlite(path: Path) -> None:
    """Makes the database beside its place and links it there: whoever dies in between leaves nothing half made."""
    made = path.with_name(f".{path.name}.{secrets.token_hex(6)}.new")
    with speaking(str(path)):
        engine = connect.sqlite_engine(made)
        try:
            with engine.connect().execution_options(repurpose_write=True) as conn, conn.begin():
                conn.exec_driver_sql(f"PRAGMA application_id={tables.APPLICATION_ID}")
                conn.exec_driver_sql(f"PRAGMA user_version={tables.SCHEMA}")
                make_schema(conn)
            engine.dispose()
            _place(made, path)
        finally:
            engine.dispose()
            for left in path.parent.glob(f"{made.name}*"):
                left.unlink(missing_ok=True)


def _place(made: Path, path: Path) -> None:
    """Gives `made` its name unless another process was first."""
    with contextlib.suppress(FileExistsError):
        os.link(made, path)
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _open_postgres(url: str, create: bool) -> Engine:
    engine = connect.postgres_engine(url)
    place = connect.place(engine)
    with speaking(place), engine.connect() as conn, conn.begin():
        lock(conn, "schema")
        if guard.check_postgres(conn, place) == 0:
            if not create:
                raise StoreError(f"There is no ledger in {place}: run `repurpose run` to make it.")
            make_schema(conn)
    return engine
