"""Refuses a database that must not be used: empty, foreign, newer, damaged. Reads, never changes.

An empty file is the dangerous one: SQLite opens it as a database in which nothing was ever sent.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, select

from repurpose.errors import StoreError

from . import tables

PRAGMAS = ("application_id", "user_version")
_MAGIC = b"SQLite format 3\x00"


def check_file(path: Path) -> None:
    """Raises `StoreError` where the file cannot be a database of ours, by its first bytes."""
    try:
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
    except OSError as error:
        raise StoreError(
            f"The database {path} cannot be read ({error.strerror}): check that it is a file that this user may read."
        ) from error
    if not head:
        raise StoreError(
            f"The database {path} is empty, so it says nothing of what was sent: put the newest backup in its place "
            "with `repurpose restore`, or delete it if nothing was ever sent."
        )
    if head != _MAGIC:
        raise StoreError(
            f"The file {path} is not a SQLite database: move it away, or put a backup in its place with "
            "`repurpose restore`."
        )


def check_sqlite(conn: Connection, place: str) -> int:
    """The schema's number in an open SQLite file. Raises `StoreError` where it is not ours or newer than we are."""
    application, number = (conn.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in PRAGMAS)
    return check_numbers(application, number, place)


def check_numbers(application: int, number: int, place: str) -> int:
    """`number`, the schema, where the values of `PRAGMAS` say that it is ours and known; else `StoreError`."""
    if application != tables.APPLICATION_ID or number < 1:
        raise StoreError(f"The database {place} belongs to another program: name another file in `database`.")
    return refuse_newer(number, place)


def check_postgres(conn: Connection, place: str) -> int:
    """The schema's number in a PostgreSQL database, 0 where nothing of ours is there. Raises `StoreError` as above."""
    present = set(inspect(conn).get_table_names())
    if tables.VERSION_TABLE not in present:
        foreign = sorted(present & set(tables.METADATA.tables))
        if foreign:
            raise StoreError(
                f"The database {place} has a table {foreign[0]} of another program: give repurpose a database or "
                "schema of its own."
            )
        return 0
    number = conn.execute(select(tables.version.c.version_num)).scalar_one_or_none()
    if number is None or not number.isdecimal():
        raise StoreError(f"The database {place} does not say its version: restore a backup of it.")
    return refuse_newer(int(number), place)


def refuse_newer(number: int, place: str) -> int:
    """`number`, where this program knows that schema; else `StoreError`."""
    if number > tables.SCHEMA:
        raise StoreError(
            f"The database {place} was made by a newer repurpose (schema {number}, this one knows {tables.SCHEMA}): "
            "upgrade repurpose."
        )
    return number
