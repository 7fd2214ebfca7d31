"""Opening the database: made where there is none, refused where it is not ours, brought up to date where it is old."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from sqlalchemy import Connection, Engine

from repurpose.errors import StoreError

from . import connect, guard, tables
from .copying import sync_folder
from .desk import insert, lock
from .faults import speaking
from .instance import Instance, settle
from .ledger import Store
from .unfinished import sweep, unfinished


def open(url: str, workspace: str = "default", *, create: bool = True) -> Store:  # noqa: A001
    """The store of `workspace` in the database at `url`: `sqlite:///ABSOLUTE/PATH` or `postgresql://…`.

    An older database is brought up to date, after a backup. Raises `StoreError` where it is missing (and `create` is
    false), empty, foreign, damaged or newer than this program, `Busy` where another process keeps it, `SettingsError`
    where the URL is wrong.
    """
    path = connect.sqlite_path(url)
    engine = _open_sqlite(path, create) if path is not None else _open_postgres(url, create)
    if path is not None:
        sweep(path)
        sweep(Instance(path).path)
    instance = None if path is None else Instance(path)
    store = Store(engine, workspace, connect.place(engine), None if instance is None else instance.claimed)
    try:
        settle(store, instance)
    except BaseException:
        store.close()
        raise
    return store


def beside(other: Store, workspace: str) -> Store:
    """The store of another workspace in the same PostgreSQL database, over the same connections. Raises `StoreError`."""
    store = Store(other.engine, workspace, other.place, None)
    settle(store, None)
    return store


def make_schema(conn: Connection) -> None:
    """Makes all tables in an empty database and says which schema they are."""
    tables.METADATA.create_all(conn)
    conn.execute(insert(conn, tables.version), {"version_num": f"{tables.SCHEMA:04d}"})


def _open_sqlite(path: Path, create: bool) -> Engine:
    if not _exists(path):
        if not create:
            raise StoreError(
                f"There is no database at {path}: run `repurpose run` to make it, or name another file."
            )
        _refuse_lost(path)
        _create_sqlite(path)
    guard.check_file(path)
    engine, place = connect.sqlite_engine(path), str(path)
    try:
        with speaking(place), engine.connect() as conn:
            number = guard.check_sqlite(conn, place)
        if number < tables.SCHEMA:
            from .migrate import upgrade_sqlite

            upgrade_sqlite(path)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _refuse_lost(path: Path) -> None:
    """An empty ledger must not take the place of one from which deliveries left: everything would go out again."""
    beside = Instance(path)
    if beside.claims():
        raise StoreError(
            f"There is no database at {path}, and {beside.path.name} beside it says that deliveries left from one: put "
            "the newest backup in its place with `repurpose restore`, or delete that file to begin anew."
        )


def _exists(path: Path) -> bool:
    try:
        path.stat()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise StoreError(
            f"The database {path} cannot be reached ({error.strerror}): check its folder."
        ) from error
    return True


def _create_sqlite(path: Path) -> None:
    """Makes the database beside its place and links it there: whoever dies in between leaves nothing half made."""
    made = unfinished(path)
    with speaking(str(path)):
        engine = connect.sqlite_engine(made)
        try:
            with engine.connect().execution_options(repurpose_write=True) as conn, conn.begin():
                conn.exec_driver_sql(f"PRAGMA application_id={tables.APPLICATION_ID}")
                conn.exec_driver_sql(f"PRAGMA user_version={tables.SCHEMA}")
                make_schema(conn)
            engine.dispose()
            _place(made, path)
        except OSError as error:
            raise StoreError(
                f"The database {path} cannot be made ({error.strerror}): check its folder."
            ) from error
        finally:
            engine.dispose()
            for left in path.parent.glob(f"{made.name}*"):
                left.unlink(missing_ok=True)


def _place(made: Path, path: Path) -> None:
    """Gives `made` its name unless another process was first. Raises `OSError`."""
    try:
        os.link(made, path)
    except FileExistsError:
        return
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EMLINK):
            raise
        if not path.exists():  # a file system without hard links; there the first of two is not always kept
            made.rename(path)
    sync_folder(path.parent)


def _open_postgres(url: str, create: bool) -> Engine:
    engine = connect.postgres_engine(url)
    place = connect.place(engine)
    try:
        with speaking(place), engine.connect() as conn, conn.begin():
            number = guard.check_postgres(conn, place) or _make_postgres(conn, place, create)
        if number < tables.SCHEMA:
            from .migrate import upgrade_postgres

            upgrade_postgres(engine, place)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _make_postgres(conn: Connection, place: str, create: bool) -> int:
    if not create:
        raise StoreError(f"There is no ledger in {place}: run `repurpose run` to make it.")
    lock(conn, "schema")
    number = guard.check_postgres(conn, place)
    if number:
        return number  # made while we waited
    make_schema(conn)
    return tables.SCHEMA
