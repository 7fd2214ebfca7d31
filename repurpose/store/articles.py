"""The catalogue: which articles the folder holds, and what listing and picking need to know of each.

An article that is deleted leaves the catalogue but not the table: its guid must be the same if it ever comes back,
or every feed reader shows it as new.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, case, delete, func, select, update

from repurpose.model import Entry, Media, Problem

from . import shapes
from .desk import Desk, insert, runs
from .facts import CHANGES, UNRELATED, count_up, read_meta, write_meta
from .rows import ArticleRow, LeftOut, Stamp
from .tables import article, draft_path
from .voiding import void_changed, void_paths

A_FEW = {"yield_per": 1000}  # rows at a time: those of a large catalogue are larger than what is made of them
UNSTAMPED = {"size": -1, "mtime_ns": -1}  # what no file can have
# What stays when a file is read again: relations until they are made anew.
_KEPT = frozenset({"workspace", "path", "first_seen", "guid", "updated", "episode", "copy_of"})
# What stays besides when it cannot be read: it may come back as it was.
_KEPT_UNREAD = _KEPT | {"sha256"}
_URL, _MEDIA = 0, 5  # places of the address and the media in `_more`
_NO_MEDIA = Media()
_SILENT = frozenset({"size", "mtime_ns"})  # what may change without anything else


def _more(entry: Entry) -> str:
    expires = [] if entry.expires is None else [entry.expires.isoformat()]
    return shapes.dump(
        [
            entry.url,
            entry.author,
            entry.lead,
            entry.tags,
            entry.categories,
            shapes.media_list(entry.media),
            entry.source_name,
            entry.source_url,
            *expires,
        ]
    )


def _values(row: ArticleRow, now: dt.datetime) -> dict[str, Any]:
    entry = row.entry
    return {
        "path": entry.path,
        "size": row.size,
        "mtime_ns": row.mtime_ns,
        "sha256": entry.sha256,
        "state": "here",
        "guid": entry.guid,
        "title": entry.title,
        "language": entry.language,
        "date": None if entry.date is None else entry.date.isoformat(),
        "draft": entry.draft,
        "episode": entry.episode,
        "copy_of": entry.copy_of,
        "first_seen": now,
        "updated": entry.updated or now,
        "more": _more(entry),
    }


def media_in(more: str) -> Media:
    """The media out of an article's `more`."""
    return shapes.media_from(json.loads(more)[_MEDIA])


def _unread(path: str, stamp: Stamp, problem: Problem, now: dt.datetime) -> dict[str, Any]:
    return {
        "path": path,
        "size": stamp.size,
        "mtime_ns": stamp.mtime_ns,
        "sha256": stamp.sha256,
        "state": "unread",
        "guid": None,
        "title": "",
        "language": "",
        "date": None,
        "draft": False,
        "episode": "",
        "copy_of": None,
        "first_seen": now,
        "updated": now,
        "more": shapes.problems_text([problem]),
    }


def _entry(row: Row[*tuple[Any, ...]]) -> Entry:
    path, sha256, found_guid, title, language, date, draft, episode, copy_of, updated, first_seen, more = row
    url, author, lead, tags, categories, media, source_name, source_url, *last = json.loads(more)
    # An older program kept a list at the end; the file is read again before that matters.
    expires = next((dt.datetime.fromisoformat(each) for each in last if isinstance(each, str)), None)
    return Entry(
        path=path,
        sha256=sha256,
        title=title,
        language=language,
        date=None if date is None else dt.datetime.fromisoformat(date),
        guid=found_guid,
        url=url,
        draft=draft,
        author=author,
        lead=lead,
        tags=tuple(tags),
        categories=tuple(categories),
        media=shapes.media_from(media),
        source_name=source_name,
        source_url=source_url,
        episode=episode,
        copy_of=copy_of,
        updated=updated,
        first_seen=first_seen,
        expires=expires,
    )


_ENTRY = select(
    article.c.path,
    article.c.sha256,
    article.c.guid,
    article.c.title,
    article.c.language,
    article.c.date,
    article.c.draft,
    article.c.episode,
    article.c.copy_of,
    article.c.updated,
    article.c.first_seen,
    article.c.more,
)


def entries_in(conn: Connection, workspace: str, paths: Collection[str] | None = None) -> list[Entry]:
    """The catalogue on an open transaction, by path in the order of code points; of `paths` those that are in it."""
    asked = _ENTRY.where(article.c.workspace == workspace, article.c.state == "here")
    parts = [asked] if paths is None else (asked.where(article.c.path.in_(some)) for some in runs([*paths]))
    rows = (row for part in parts for row in conn.execute(part, execution_options=A_FEW))
    return sorted((_entry(row) for row in rows), key=lambda entry: entry.path)


def _outlined(entry: Entry, held: dict[Any, Any]) -> Entry:
    """An entry without author, lead, media and source, half of its size; labels that were met before are those in `held`."""

    def once(value: Any) -> Any:
        return held.setdefault(value, value)

    return dataclasses.replace(
        entry,
        language=once(entry.language),
        tags=once(tuple(map(once, entry.tags))),
        categories=once(tuple(map(once, entry.categories))),
        episode=entry.path if entry.episode == entry.path else entry.episode,
        author=None,
        lead=None,
        media=_NO_MEDIA,
        source_name=None,
        source_url=None,
    )


class Catalogue(Desk):
    """What the ledger knows of articles."""

    def stamps(self) -> dict[str, Stamp]:
        """Path → what the file was when it was last read, unreadable files included."""
        asked = select(article.c.path, article.c.size, article.c.mtime_ns, article.c.sha256).where(
            article.c.workspace == self.workspace, article.c.state != "gone"
        )
        with self.read() as conn:
            return {path: Stamp(size, mtime_ns, sha) for path, size, mtime_ns, sha in conn.execute(asked)}

    def keep_articles(self, rows: Sequence[ArticleRow], *, now: dt.datetime) -> list[str]:
        """Adds or renews articles in one transaction; the ids of drafts that this makes stale come back: of those that were
        made from other bytes, and of those that print an address at which the article no longer stands.

        A known path keeps its guid and the time it was first seen; `updated` changes with the content's hash. A new
        path whose guid another article took along when it was renamed gets one of its own.
        """
        values = [_values(row, now) for row in rows]
        with self.write() as conn:
            self._own_guids(conn, values)
            moved = _moved(conn, self.workspace, {row.entry.path: row.entry.url for row in rows})
            self._upsert(conn, values, _KEPT)
            hashes = {row["path"]: row["sha256"] for row in values}
            stale = void_changed(conn, self.workspace, hashes, "the article was edited", now)
            stale += void_paths(conn, self.workspace, moved, "the article's address changed", now)
            return sorted(stale)

    def leave_out(
        self,
        problems: Iterable[tuple[str, Stamp, Problem]],
        *,
        now: dt.datetime,
        passing: Collection[str] = (),
    ) -> list[str]:
        """Notes files that could not be read: out of the catalogue, their guid kept; ids of drafts made stale.

        What was made of the files in `passing` stands, since the fault is the system's: when one can be read again, its
        content decides.
        """
        values = [_unread(path, stamp, problem, now) for path, stamp, problem in problems]
        broken = [row["path"] for row in values if row["path"] not in passing]
        with self.write() as conn:
            self._upsert(conn, values, _KEPT_UNREAD)
            return void_paths(conn, self.workspace, broken, "the article can no longer be read", now)

    def _own_guids(self, conn: Connection, values: list[dict[str, Any]]) -> None:
        owners: dict[str, str] = {}
        for some in runs(values):
            asked = select(article.c.guid, article.c.path).where(
                article.c.workspace == self.workspace, article.c.guid.in_([row["guid"] for row in some])
            )
            owners.update(conn.execute(asked).all())
        for row in values:
            while owners.setdefault(row["guid"], row["path"]) != row["path"]:
                row["guid"] = str(uuid.uuid5(uuid.UUID(row["guid"]), "again"))

    def _upsert(self, conn: Connection, rows: list[dict[str, Any]], kept: Collection[str]) -> None:
        """Adds or renews these rows, all of the same columns; of known paths the columns in `kept` stay."""
        if not rows:
            return
        statement = insert(conn, article)
        new = statement.excluded
        changed = {name: new[name] for name in rows[0] if name not in kept}
        if self._differ(conn, rows, sorted(changed.keys() - _SILENT)):
            self._changed(conn)
        changed["guid"] = func.coalesce(article.c.guid, new.guid)
        if "sha256" in changed:
            changed["updated"] = case((article.c.sha256 == new.sha256, article.c.updated), else_=new.updated)
        statement = statement.on_conflict_do_update(index_elements=["workspace", "path"], set_=changed)
        conn.execute(statement, [{"workspace": self.workspace, **row} for row in rows])

    def _differ(self, conn: Connection, rows: Sequence[dict[str, Any]], names: Sequence[str]) -> bool:
        """Whether any of these rows is new, or says something else than before."""
        known: dict[str, tuple[Any, ...]] = {}
        for some in runs([row["path"] for row in rows]):
            asked = select(article.c.path, *(article.c[name] for name in names)).where(
                article.c.workspace == self.workspace, article.c.path.in_(some)
            )
            known.update((path, tuple(said)) for path, *said in conn.execute(asked))
        return any(known.get(row["path"]) != tuple(row[name] for name in names) for row in rows)

    def left_out(self) -> list[LeftOut]:
        """The files that could not be read, by path."""
        asked = (
            select(article.c.path, article.c.size, article.c.mtime_ns, article.c.sha256, article.c.more)
            .where(article.c.workspace == self.workspace, article.c.state == "unread")
            .order_by(article.c.path)
        )
        with self.read() as conn:
            return [
                LeftOut(path, Stamp(size, mtime_ns, sha), shapes.problems_from(more)[0])
                for path, size, mtime_ns, sha, more in conn.execute(asked)
            ]

    def entries(self, paths: Collection[str] | None = None) -> list[Entry]:
        """The catalogue, by path in the order of code points; of `paths` those that are in it."""
        with self.read() as conn:
            return entries_in(conn, self.workspace, paths)

    def outline(self) -> list[Entry]:
        """The catalogue without author, lead, media and source, for what has to look at all of it; by path."""
        held: dict[Any, Any] = {}
        asked = _ENTRY.where(article.c.workspace == self.workspace, article.c.state == "here")
        with self.read() as conn:
            rows = conn.execute(asked, execution_options=A_FEW)
            return sorted((_outlined(_entry(row), held) for row in rows), key=lambda entry: entry.path)

    def departed(self) -> dict[str, str]:
        """Path → content hash of what was read once and is not in the catalogue: deleted, or no longer readable."""
        asked = select(article.c.path, article.c.sha256).where(
            article.c.workspace == self.workspace, article.c.state != "here", article.c.sha256 != ""
        )
        found: dict[str, str] = {}
        with self.read() as conn:
            found.update(conn.execute(asked).all())
        return found

    def changes(self) -> str | None:
        """How often what the catalogue says of articles, relations aside, may have changed; None: never yet."""
        with self.read() as conn:
            return read_meta(conn, self.workspace, CHANGES)

    def _changed(self, conn: Connection) -> None:
        write_meta(conn, self.workspace, UNRELATED, "1")
        count_up(conn, self.workspace, CHANGES)

    def forget(self, paths: Sequence[str], *, now: dt.datetime) -> list[str]:
        """Takes deleted files out of the catalogue and voids the drafts that print from them; their ids come back."""
        if not paths:
            return []
        with self.write() as conn:
            self._changed(conn)
            for some in runs(paths):
                conn.execute(
                    update(article)
                    .where(article.c.workspace == self.workspace, article.c.path.in_(some))
                    .values(state="gone")
                )
            return void_paths(conn, self.workspace, paths, "the article was deleted", now)

    def look_again(self, paths: Sequence[str]) -> None:
        """Takes the stamps off these files: the next look reads them, whatever their size and time say."""
        with self.write() as conn:
            for some in runs(paths):
                conn.execute(
                    update(article)
                    .where(article.c.workspace == self.workspace, article.c.path.in_(some))
                    .values(UNSTAMPED)
                )

    def rename(self, old: str, new: str) -> None:
        """Keeps an article's guid, and the drafts made from it, under its new path. An unknown `old` is left alone.

        What else depends on the path is that of the old one until the file is read again, so its stamp is taken off.
        """
        with self.write() as conn:
            if not _known(conn, self.workspace, old):
                return
            self._changed(conn)
            conn.execute(delete(article).where(article.c.workspace == self.workspace, article.c.path == new))
            for table in (article, draft_path):
                conn.execute(
                    update(table)
                    .where(table.c.workspace == self.workspace, table.c.path == old)
                    .values(path=new)
                )
            conn.execute(
                update(article)
                .where(article.c.workspace == self.workspace, article.c.path == new)
                .values(UNSTAMPED)
            )


def _moved(conn: Connection, workspace: str, urls: Mapping[str, str | None]) -> list[str]:
    """Those of these articles (path → address) that drafts print from and that the catalogue has at another address."""
    found: list[str] = []
    for some in runs(sorted(urls)):
        printed = select(draft_path.c.path).where(
            draft_path.c.workspace == workspace, draft_path.c.path.in_(some)
        )
        asked = select(article.c.path, article.c.more).where(
            article.c.workspace == workspace, article.c.state == "here", article.c.path.in_(printed)
        )
        found += [path for path, more in conn.execute(asked) if json.loads(more)[_URL] != urls[path]]
    return found


def _known(conn: Connection, workspace: str, path: str) -> bool:
    asked = select(article.c.path).where(article.c.workspace == workspace, article.c.path == path)
    return conn.execute(asked).first() is not None
