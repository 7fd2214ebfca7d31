"""How a ledger notices that it is an old copy of itself: a small file beside `state.db` that a copy does not have.

The file names this very database (an identity, the inode) and how many deliveries were ever claimed from it. Where the
two do not agree, or the ledger remembers fewer claims than the file, somebody put a copy in its place: deliveries are
held, since what was sent after the copy was made is not in it. On PostgreSQL the server's own identity does the same.
"""

from __future__ import annotations

import contextlib
import json
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select, text

from repurpose.errors import StoreError

from .desk import Desk
from .facts import IDENTITY, held_reason, hold, read_meta, write_meta
from .tables import tally
from .unfinished import unfinished

_WHY = (
    "The database is a copy of an older one or was moved: files under out/ that are newer than the copy went out meanwhile, "
    "so look at them, then run `repurpose resume`."
)


class Instance:
    """The file beside one SQLite database."""

    def __init__(self, database: Path) -> None:
        self.database = database
        self.path = database.with_name(f"{database.name}.instance")

    def read(self) -> dict[str, Any] | None:
        """What the file says; None where it is missing or not ours, and then the database is taken for a copy."""
        try:
            kept = json.loads(self.path.read_bytes())
            usable = isinstance(kept["instance"], str) and isinstance(kept["inode"], int)
            return kept if usable and isinstance(kept["claims"], dict) else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def claims(self) -> int:
        """How many deliveries were claimed from the database, as far as the file knows."""
        kept = self.read()
        return 0 if kept is None else sum(each for each in kept["claims"].values() if isinstance(each, int))

    def identity(self, kept: Mapping[str, Any] | None, claims: Mapping[str, int]) -> str | None:
        """The identity that `kept` gives a database with these claims (workspace → number), None where it is another."""
        if kept is None or kept["inode"] != self.database.stat().st_ino:
            return None
        if any(number > claims.get(workspace, 0) for workspace, number in kept["claims"].items()):
            return None
        return str(kept["instance"])

    def renew(self, claims: Mapping[str, int]) -> str:
        """Makes the file anew for the database as it is now; its new identity. Raises `StoreError`."""
        fresh = secrets.token_hex(16)
        try:
            inode = self.database.stat().st_ino
            self._write({"instance": fresh, "inode": inode, "claims": dict(claims)})
        except OSError as error:
            raise StoreError(
                f"The file {self.path} cannot be written ({error.strerror}): check its folder."
            ) from error
        return fresh

    def claimed(self, workspace: str, number: int) -> None:
        """Remembers that `number` deliveries were claimed so far."""
        kept = self.read()
        if kept is None or kept["claims"].get(workspace, 0) >= number:
            return
        kept["claims"][workspace] = number
        with contextlib.suppress(
            OSError
        ):  # the claim is made and must go on; the next one is remembered instead
            self._write(kept)

    def forget(self) -> None:
        """Removes the file: the database beside it is another one now."""
        self.path.unlink(missing_ok=True)

    def _write(self, kept: Mapping[str, Any]) -> None:
        # Not synced: losing the last claims to a power cut only makes the file less sharp, never wrong.
        made = unfinished(self.path)
        try:
            made.write_text(json.dumps(kept, sort_keys=True), encoding="ascii")
            made.replace(self.path)
        finally:
            made.unlink(missing_ok=True)


def server_identity(conn: Connection) -> str:
    """What names a PostgreSQL database for good: cluster, timeline (new after a point-in-time restore), database."""
    asked = text(
        "SELECT s.system_identifier || '.' || c.timeline_id || '.' || d.oid "
        "FROM pg_control_system() s, pg_control_checkpoint() c, pg_database d WHERE d.datname = current_database()"
    )
    return str(conn.execute(asked).scalar_one())


def settle(desk: Desk, instance: Instance | None) -> None:
    """Adopts a new workspace; holds the deliveries of one that is in another database than it was. Raises `StoreError`."""
    kept = None if instance is None else instance.read()  # before the ledger: a claim is in the ledger first
    with desk.read() as conn:
        known = read_meta(conn, desk.workspace, IDENTITY)
        if known is not None and known == _current(conn, instance, kept):
            return
    with desk.write() as conn:  # decided again with nobody else writing
        known, current = read_meta(conn, desk.workspace, IDENTITY), _settled(conn, instance)
        if known == current:
            return
        write_meta(conn, desk.workspace, IDENTITY, current)
        if known is not None and held_reason(conn, desk.workspace) is None:
            hold(conn, desk.workspace, _WHY)


def _claims(conn: Connection) -> dict[str, int]:
    return dict(conn.execute(select(tally.c.workspace, tally.c.claims)).all())


def _current(conn: Connection, instance: Instance | None, kept: Mapping[str, Any] | None) -> str | None:
    return server_identity(conn) if instance is None else instance.identity(kept, _claims(conn))


def _settled(conn: Connection, instance: Instance | None) -> str:
    current = _current(conn, instance, None if instance is None else instance.read())
    if current is None and instance is not None:
        current = instance.renew(_claims(conn))
    return str(current)
