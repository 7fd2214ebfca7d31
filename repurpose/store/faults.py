"""What a database says when it fails, as one sentence of ours. Nothing else in this room reads a driver's error."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator

from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from repurpose.errors import Busy, StoreError

_NOTHING = "nothing was changed by this step"
_SENTENCES = {
    sqlite3.SQLITE_READONLY: "is read-only: give this user the right to write it and its folder",
    sqlite3.SQLITE_FULL: "cannot grow, the disk is full: free some space and run the same command again",
    sqlite3.SQLITE_IOERR: "cannot be read or written, the disk reports an error: check the disk, then run `repurpose doctor`",
    sqlite3.SQLITE_CORRUPT: "is damaged: put the newest backup in its place with `repurpose restore`",
    sqlite3.SQLITE_NOTADB: "is not a SQLite database: move it away, or put a backup in its place with `repurpose restore`",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened: check that its folder exists and that this user may write there",
    sqlite3.SQLITE_PERM: "cannot be opened: this user has no right to it",
    sqlite3.SQLITE_AUTH: "cannot be opened: this user has no right to it",
}
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL})
_POSTGRES_BUSY = frozenset(
    {"55P03", "40001", "40P01", "57014"}
)  # lock not available, serialization, deadlock, cancelled


def _sqlite_code(error: BaseException | None) -> int | None:
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else int(code) & 0xFF  # the primary code; the rest is detail


def said(error: SQLAlchemyError | sqlite3.Error, place: str) -> StoreError:
    """The error for the user, a `Busy` where waiting helps. `place` is the database without its password."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = _sqlite_code(cause)
    if isinstance(error, PoolTimeout) or code in _BUSY or getattr(cause, "sqlstate", None) in _POSTGRES_BUSY:
        return Busy(
            f"The database {place} is in use by another process for too long: try again when that is done."
        )
    if code in _SENTENCES:
        return StoreError(f"The database {place} {_SENTENCES[code]}; {_NOTHING}.")
    if isinstance(error, IntegrityError):
        return StoreError(f"The database {place} refused a change that would break the ledger; {_NOTHING}.")
    words = " ".join(str(cause).split())[:200].rstrip(".")
    return StoreError(f"The database {place} failed ({words}); {_NOTHING}.")


@contextlib.contextmanager
def speaking(place: str) -> Iterator[None]:
    """Turns whatever the database raises inside the block into a `StoreError` with one sentence."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise said(error, place) from error
