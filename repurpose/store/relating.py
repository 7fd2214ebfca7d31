"""Which articles belong together and which are copies: when that is open, and of what it was last decided.

How it is decided is not known here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, literal, select, update

from repurpose.model import Entry

from .articles import A_FEW, media_in
from .desk import Desk, insert
from .facts import CATALOGUED, UNRELATED, read_meta, write_meta
from .sketches import sketches
from .tables import article, related

#: What was: path, content hash, date.
Then = tuple[str, str, dt.datetime | None]
#: Entries, shingles by content hash, paths that changed since, what these and others were → entries.
Relation = Callable[
    [Sequence[Entry], Mapping[str, Sequence[int]], Collection[str], Collection[Then]], Sequence[Entry]
]


class Relating(Desk):
    """What the ledger knows of the relations between articles."""

    def unrelated(self) -> bool:
        """Whether articles changed since they were last related."""
        with self.read() as conn:
            return read_meta(conn, self.workspace, UNRELATED) is not None

    def catalogued_by(self) -> str | None:
        """The `basis` of the last `relate_all`."""
        with self.read() as conn:
            return read_meta(conn, self.workspace, CATALOGUED)

    def relate_all(self, version: int, basis: str, relation: Relation) -> None:
        """Relates the catalogue by `relation`, with nobody else writing. `version` is that of the sketches.

        The entries hold what relating needs and no more: path, hash, language, date, media, and the relations of before.
        `basis` is by what the articles were catalogued: on another one everything counts as changed. What is read,
        decided and kept is one transaction: else a slower process would put back what was so before.
        """
        with self.write() as conn:
            before = _bare(conn, self.workspace)
            lost, changed = _lost(conn, self.workspace, basis), _changed(conn, self.workspace, basis)
            after = relation(before, sketches(conn, self.workspace, version), changed, lost)
            self._relate(conn, [new for old, new in zip(before, after, strict=True) if new != old])
            write_meta(conn, self.workspace, UNRELATED, None)
            write_meta(conn, self.workspace, CATALOGUED, basis)

    def relate(self, rows: Iterable[Entry]) -> None:
        """Keeps `episode` and `copy_of` of these entries."""
        with self.write() as conn:
            self._relate(conn, rows)

    def _relate(self, conn: Connection, rows: Iterable[Entry]) -> None:
        values = [{"p": row.path, "e": row.episode, "c": row.copy_of} for row in rows]
        if not values:
            return
        statement = (
            update(article)
            .where(article.c.workspace == self.workspace, article.c.path == bindparam("p"))
            .values(episode=bindparam("e"), copy_of=bindparam("c"))
        )
        conn.execute(statement, values)


def _bare(conn: Connection, workspace: str) -> list[Entry]:
    """The catalogue without what nobody needs for relating it: a tenth of its size; by path."""
    columns = [
        article.c[name] for name in ("path", "sha256", "language", "date", "episode", "copy_of", "more")
    ]
    found = (
        Entry(
            path=path,
            sha256=sha256,
            title="",
            language=language,
            date=None if date is None else dt.datetime.fromisoformat(date),
            guid="",
            url=None,
            media=media_in(more),
            episode=episode,
            copy_of=copy_of,
        )
        for path, sha256, language, date, episode, copy_of, more in conn.execute(
            select(*columns).where(*_here(workspace)), execution_options=A_FEW
        )
    )
    return sorted(found, key=lambda entry: entry.path)


def _lost(conn: Connection, workspace: str, basis: str) -> list[Then]:
    """What was related and is no more, or not as it was: forgotten with this."""
    stands = select(article.c.path).where(
        *_here(workspace),
        article.c.path == related.c.path,
        article.c.sha256 == related.c.sha256,
        func.coalesce(article.c.date, "") == related.c.date,
        related.c.basis == basis,
    )
    gone = (related.c.workspace == workspace, ~stands.exists())
    rows = conn.execute(select(related.c.path, related.c.sha256, related.c.date).where(*gone)).all()
    conn.execute(delete(related).where(*gone))
    return [(path, sha256, dt.datetime.fromisoformat(date) if date else None) for path, sha256, date in rows]


def _changed(conn: Connection, workspace: str, basis: str) -> set[str]:
    """Paths of the articles that are not known as related: noted with this."""
    known = select(related.c.path).where(related.c.workspace == workspace, related.c.path == article.c.path)
    new = (*_here(workspace), ~known.exists())
    changed = set(conn.execute(select(article.c.path).where(*new)).scalars())
    columns = ["workspace", "path", "sha256", "date", "basis"]
    values = select(
        article.c.workspace,
        article.c.path,
        article.c.sha256,
        func.coalesce(article.c.date, ""),
        literal(basis),
    ).where(*new)
    conn.execute(insert(conn, related).from_select(columns, values))
    return changed


def _here(workspace: str) -> tuple[ColumnElement[bool], ...]:
    return article.c.workspace == workspace, article.c.state == "here"
