"""Small facts of a workspace, each a name and a text; among them why deliveries are held back after a restore.

Facts that other rooms keep for themselves have their names there: the daemon's heartbeat, what the feed was made from,
up to when slots were decided.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    ScalarSelect,
    Text,
    bindparam,
    cast,
    delete,
    select,
)

from .desk import Desk, insert
from .tables import meta

_META = select(meta.c.value).where(meta.c.workspace == bindparam("w"), meta.c.name == bindparam("name"))
_HELD = "held"
IDENTITY = "instance"  # which copy of the database this is
CHANGES = "changes"  # counts the transactions that changed articles
CATALOGUED = "catalogued"  # by what the articles were catalogued when they were last related
HEIRS = "heirs"  # to which articles the text of a used original went, as JSON
UNRELATED = "unrelated"  # set with each change of the articles, until they are related


def held_reason(conn: Connection, workspace: str) -> str | None:
    """Why deliveries are held, or None. On an open transaction."""
    return read_meta(conn, workspace, _HELD)


def held(workspace: ColumnElement[str]) -> ScalarSelect[str]:
    """Why deliveries are held, or null, as a part of another question."""
    asked = select(meta.c.value).where(meta.c.workspace == workspace, meta.c.name == _HELD)
    return asked.scalar_subquery()


def hold(conn: Connection, workspace: str, reason: str) -> None:
    """Holds deliveries until `release`. On an open transaction."""
    write_meta(conn, workspace, _HELD, reason)


def release(conn: Connection, workspace: str) -> None:
    """Lets deliveries go again. On an open transaction."""
    write_meta(conn, workspace, _HELD, None)


def read_meta(conn: Connection, workspace: str, name: str) -> str | None:
    """A small fact, or None. On an open transaction."""
    value = conn.execute(_META, {"w": workspace, "name": name}).scalar_one_or_none()
    return None if value is None else str(value)


def write_meta(conn: Connection, workspace: str, name: str, value: str | None) -> None:
    """Keeps a small fact; None removes it. On an open transaction."""
    if value is None:
        conn.execute(delete(meta).where(meta.c.workspace == workspace, meta.c.name == name))
        return
    statement = insert(conn, meta).values(workspace=workspace, name=name, value=value)
    conn.execute(
        statement.on_conflict_do_update(
            index_elements=["workspace", "name"], set_={"value": statement.excluded.value}
        )
    )


def count_up(conn: Connection, workspace: str, name: str) -> None:
    """Adds one to a number kept as a small fact, in one statement: two who count at once count two."""
    statement = insert(conn, meta).values(workspace=workspace, name=name, value="1")
    one_more = cast(cast(meta.c.value, BigInteger) + 1, Text)
    conn.execute(
        statement.on_conflict_do_update(index_elements=["workspace", "name"], set_={"value": one_more})
    )


class Facts(Desk):
    """Small facts about the workspace."""

    def meta(self, name: str) -> str | None:
        """A small fact kept with `set_meta`, or None."""
        with self.read() as conn:
            return read_meta(conn, self.workspace, name)

    def set_meta(self, name: str, value: str | None) -> None:
        """Keeps a small fact; None removes it."""
        with self.write() as conn:
            write_meta(conn, self.workspace, name, value)

    def held(self) -> str | None:
        """Why deliveries are held, in a sentence, or None."""
        with self.read() as conn:
            return held_reason(conn, self.workspace)

    def hold(self, reason: str) -> None:
        """Holds deliveries: while they are held `ready` and `claim` give nothing."""
        with self.write() as conn:
            hold(conn, self.workspace, reason)

    def resume(self) -> None:
        """A person's word: deliveries go again. Those that were being sent when the copy was made stay as they are."""
        with self.write() as conn:
            release(conn, self.workspace)
