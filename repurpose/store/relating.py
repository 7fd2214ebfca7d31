"""Which articles belong together and which are copies: when that is open, and of what it was last decided.

How it is decided is not known here.
"""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, literal, select, update

from repurpose.model import Entry, Use

from .articles import A_FEW, media_in
from .desk import Desk, insert, runs
from .facts import CATALOGUED, HEIRS, UNRELATED, read_meta, write_meta
from .sketches import samples
from .tables import article, pick, related

#: What was: path, content hash, date.
Then = tuple[str, str, dt.datetime | None]
#: Content hashes, how many shingles of each → shingles by content hash.
Samples = Callable[[Sequence[str], int | None], Mapping[str, Sequence[int]]]
#: Entries, what asks for samples, paths that changed since, what these and others were → the entries, related.
Relation = Callable[[Sequence[Entry], Samples, Collection[str], Collection[Then]], Iterable[Entry]]

_TOGETHER = 1000  # articles whose relations are kept in one go


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
            asking = functools.partial(samples, conn, self.workspace, version)
            after = relation(before, asking, changed, lost)
            pairs = ((old, new) for old, new in zip(before, after, strict=True) if new != old)
            taken: set[tuple[str, str]] = set()  # whose text it was, whose it is
            while some := [*itertools.islice(pairs, _TOGETHER)]:
                _keep(conn, self.workspace, [new for _, new in some])
                taken.update((old.copy_of, new.copy_of or new.path) for old, new in some if old.copy_of)
            _bequeath(conn, self.workspace, taken, {old.path for old in before} - changed)
            write_meta(conn, self.workspace, UNRELATED, None)
            write_meta(conn, self.workspace, CATALOGUED, basis)

    def inherited(self) -> list[Use]:
        """Picks of originals that are gone or say something else now, as uses of the copies of what they were."""
        rows: list[Any] = []
        with self.read() as conn:
            heirs = _heirs(conn, self.workspace)
            for some in runs(sorted(heirs)):
                asked = select(pick.c.path, pick.c.guid, pick.c.job, pick.c.at).where(
                    pick.c.workspace == self.workspace, pick.c.guid.in_(some)
                )
                rows += conn.execute(asked).all()
        rows.sort()
        return [Use(path, heir, job, at) for path, guid, job, at in rows for heir in _all_heirs(guid, heirs)]


def _keep(conn: Connection, workspace: str, related: Iterable[Entry]) -> None:
    """Keeps `episode` and `copy_of` of these entries, one at least."""
    statement = (
        update(article)
        .where(article.c.workspace == workspace, article.c.path == bindparam("p"))
        .values(episode=bindparam("e"), copy_of=bindparam("c"))
    )
    conn.execute(statement, [{"p": each.path, "e": each.episode, "c": each.copy_of} for each in related])


def _bequeath(
    conn: Connection, workspace: str, texts: Collection[tuple[str, str]], as_before: Collection[str]
) -> None:
    """Notes who has the text of a used original that is gone or was edited: else it would go out once more, from a copy."""
    taken = {(path, heir) for path, heir in texts if path != heir and path not in as_before}
    guids: dict[str, str] = {}
    for some in runs(sorted({path for pair in taken for path in pair})):
        asked = select(article.c.path, article.c.guid).where(
            article.c.workspace == workspace, article.c.path.in_(some)
        )
        guids.update(conn.execute(asked).all())
    heirs = _heirs(conn, workspace)
    given = {(guids[path], guids[heir]) for path, heir in taken if path in guids}
    used = _used(conn, workspace, sorted({guid for guid, _ in given}), heirs)
    for guid, heir in sorted(given):
        if guid in used:
            heirs[guid] = sorted({*heirs.get(guid, ()), heir})
    if used:
        write_meta(conn, workspace, HEIRS, json.dumps(heirs, sort_keys=True))


def _used(
    conn: Connection, workspace: str, guids: Sequence[str], heirs: Mapping[str, Sequence[str]]
) -> set[str]:
    """Those that were picked, or have inherited from what was."""
    found = set(guids) & {each for given in heirs.values() for each in given}
    for some in runs(guids):
        asked = select(pick.c.guid).where(pick.c.workspace == workspace, pick.c.guid.in_(some))
        found.update(conn.execute(asked).scalars())
    return found


def _heirs(conn: Connection, workspace: str) -> dict[str, list[str]]:
    """GUID of a used original → GUIDs of those to which its text went."""
    return dict(json.loads(read_meta(conn, workspace, HEIRS) or "{}"))


def _all_heirs(guid: str, heirs: Mapping[str, Sequence[str]]) -> list[str]:
    """The heirs, and the heirs of heirs, each once."""
    found: list[str] = []
    waiting = [*heirs.get(guid, ())]
    while waiting:
        one = waiting.pop()
        if one not in found and one != guid:
            found.append(one)
            waiting += heirs.get(one, ())
    return sorted(found)


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
