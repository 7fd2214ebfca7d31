"""`backup` and `restore` of a SQLite ledger: a copy is put back so that nothing is sent until a person says so."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from repurpose.errors import StoreError

from . import guard
from .copying import SIDE_FILES, copy, opened
from .faults import speaking
from .instance import Instance
from .migrate import upgrade_sqlite
from .unfinished import unfinished

_THEN = "the files under out/ that are newer went out since, so look at them, then run `repurpose resume`"


def backup(database: Path, target: Path, now: dt.datetime) -> None:
    """Copies the ledger at `database` to `target`, as it is at one moment, while others use it.

    Deliveries are held in the copy. Raises `StoreError` where `target` exists or one of the two cannot be used.
    """
    guard.check_file(database)
    _check_ours(database)
    copy(database, target, held=f"This is the backup of {now.isoformat(timespec='seconds')}: {_THEN}.")


def restore(source: Path, database: Path) -> Path | None:
    """Puts the copy at `source` in the place of `database`; the copy made of what was there before comes back.

    Whoever has the database open sees it change in one transaction, and finds its deliveries held until `resume`.
    Raises `StoreError` where `source` is no sound ledger of ours, or too new; then nothing changed.
    """
    guard.check_file(source)
    _check_ours(source)
    made = unfinished(database, "restored")
    try:
        copy(source, made, held=f"The ledger was restored from {source.name}: {_THEN}.")
        upgrade_sqlite(made, backups=False)
        before = _set_aside(database)
        if before is None or not _usable(database):
            copy(made, database, held=None, replace=True)
        else:  # into the same file: a process that has it open must not go on with a deleted one
            with speaking(str(database)), opened(made, read_only=True) as theirs, opened(database) as ours:
                theirs.backup(ours)
    finally:
        for ending in ("", *SIDE_FILES):
            made.with_name(made.name + ending).unlink(missing_ok=True)
    Instance(database).forget()
    return before


def _check_ours(path: Path) -> None:
    with speaking(str(path)), opened(path, read_only=True) as raw:
        application, number = (raw.execute(f"PRAGMA {name}").fetchone()[0] for name in guard.PRAGMAS)
        guard.check_numbers(application, number, str(path))


def _usable(database: Path) -> bool:
    try:
        guard.check_file(database)
        _check_ours(database)
    except StoreError:
        return False
    return True


def _set_aside(database: Path) -> Path | None:
    """Keeps what is there, whatever it is: even a damaged ledger may tell somebody what was sent."""
    if not database.exists():
        return None
    number = 1
    while (aside := database.with_name(f"{database.name}.before-restore-{number}")).exists():
        number += 1
    try:
        guard.check_file(database)
        copy(database, aside, held=None)
    except StoreError:
        aside.write_bytes(database.read_bytes())
    return aside
