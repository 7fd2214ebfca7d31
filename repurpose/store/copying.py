"""Copying a SQLite ledger while others use it: whole, checked, and only then under its name."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from repurpose.errors import StoreError

from .connect import WAIT_SECONDS
from .faults import speaking
from .unfinished import sweep, unfinished

SIDE_FILES = ("-journal", "-wal", "-shm")
_EVERY_WORKSPACE = (
    "SELECT workspace FROM article UNION SELECT workspace FROM slot UNION SELECT workspace FROM tally "
    "UNION SELECT workspace FROM meta"
)


@contextlib.contextmanager
def opened(path: Path, *, read_only: bool = False) -> Iterator[sqlite3.Connection]:
    """A plain connection that begins no transactions by itself. Raises `sqlite3.Error`."""
    mode = "ro" if read_only else "rwc"
    raw = sqlite3.connect(
        f"file:{quote(os.fsencode(path))}?mode={mode}", uri=True, timeout=WAIT_SECONDS, isolation_level=None
    )
    try:
        raw.execute("PRAGMA synchronous=FULL")
        yield raw
    finally:
        raw.close()


def copy(source: Path, target: Path, *, held: str | None, replace: bool = False) -> None:
    """Copies the ledger at `source` as it is at one moment; `held` says why deliveries are held in the copy.

    Raises `StoreError` where `target` exists (unless `replace`), `source` is damaged, or the copy cannot be written;
    then there is no copy.
    """
    if target.exists() and not replace:
        raise StoreError(f"The file {target} exists already: name one that does not.")
    if not target.parent.is_dir():
        raise StoreError(f"There is no folder {target.parent} for the copy: make it, or name another place.")
    sweep(target)
    made = unfinished(target)
    try:
        with speaking(str(source)), opened(source, read_only=True) as ours, opened(made) as theirs:
            ours.backup(theirs)
            theirs.execute("PRAGMA journal_mode=DELETE")  # one file, whatever mode the source is in
            check(theirs, source)
            hold_all(theirs, held)
        for ending in SIDE_FILES if replace else ():  # SQLite would play an old journal into the new file
            target.with_name(target.name + ending).unlink(missing_ok=True)
        made.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise StoreError(
            f"The copy {target} cannot be written ({error.strerror}): check its folder."
        ) from error
    finally:
        for left in target.parent.glob(f"{made.name}*"):
            left.unlink(missing_ok=True)


def check(raw: sqlite3.Connection, source: Path) -> None:
    """Raises `StoreError` where the database is damaged."""
    found = raw.execute("PRAGMA quick_check(1)").fetchone()
    if found is None or found[0] != "ok":
        raise StoreError(f"The database {source} is damaged, so it was not copied: restore an older backup.")


def hold_all(raw: sqlite3.Connection, reason: str | None) -> None:
    """Holds the deliveries of every workspace in the database, where there is a reason."""
    if reason is not None:
        raw.execute(
            "INSERT OR REPLACE INTO meta (workspace, name, value) "  # noqa: S608 - nothing in it is anybody's input
            f"SELECT workspace, 'held', ? FROM ({_EVERY_WORKSPACE})",
            (reason,),
        )


def sync_folder(folder: Path) -> None:
    """Makes the names in `folder` durable. Raises `OSError`."""
    file = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(file)
    finally:
        os.close(file)
