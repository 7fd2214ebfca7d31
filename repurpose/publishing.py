"""The catalogue → `feed.xml`, `atom.xml`, `feed.json` and their archives under `out/`. A pure function of the ledger.

Every stored article that is due and no draft is in the feed: the newest in full, the others with their lead or summary
in archive documents that are cut from the oldest, so that a new article changes the feed and one archive. A document
whose entries are as before, and whose files are those that were written, is not written again, and no body is read for
an archive. Where no article changed and none came due, only the files' stamps are looked at.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from repurpose import catalogue, digest
from repurpose.channels.outbox import write_file
from repurpose.errors import OutputError
from repurpose.model import Entry
from repurpose.newsroom import Newsroom

_FORM = 3  # raise it when the same entries shall give other bytes
_MADE = "feed made"  # the small fact that holds a `_Made`
_DOCUMENTS = (("feed", "xml"), ("atom", "xml"), ("feed", "json"))


def publish(newsroom: Newsroom, now: dt.datetime) -> list[Path]:
    """Write what changed of the feed; the paths written, in order. Raises `OutputError`; the next call goes on."""
    try:
        return _publish(newsroom, now)
    except OSError as error:
        raise OutputError(
            f"The feed cannot be written at {error.filename or newsroom.workspace.out} ({error.strerror}): check the "
            "folder's rights and the free space; the next run writes it."
        ) from error


def _publish(newsroom: Newsroom, now: dt.datetime) -> list[Path]:
    basis = _basis(newsroom)  # before the entries: what changes in between is seen by the next call
    last = _last(newsroom)
    if _stands(newsroom, last, basis, now):
        return []
    entries = newsroom.store.outline()
    pages = _cut(_shown(entries, now), newsroom.workspace.settings.feed.newest)
    kept: dict[str, list[Any]] = {}
    written: list[Path] = []
    for number, page in pages.items():
        mark = _fingerprint(newsroom, number, len(pages), page)
        document = [mark, *_stamps(newsroom, number)]
        if last.documents.get(str(number)) != document or None in document:
            document = [mark, *_write(newsroom, number, len(pages), page, now)]
            written += _paths(newsroom, number)
        kept[str(number)] = document
    for number in sorted(int(n) for n in last.documents.keys() - kept.keys()):
        for path in _paths(newsroom, number):
            path.unlink(missing_ok=True)
    made = _Made(basis, *_between(entries, now), kept)
    if made != last:
        newsroom.store.set_meta(_MADE, json.dumps(dataclasses.astuple(made), sort_keys=True))
    return written


@dataclasses.dataclass(frozen=True, slots=True)
class _Made:
    """What the feed was last made from, and what was written: kept in one piece, so that two who publish at once leave
    what belongs together, or the next call writes again.

    `since` and `until` (POSIX): from when until when the same articles are due. `documents`: number → fingerprint, then
    the stamp of each file; None where it could not be made whole.
    """

    basis: Any = None
    since: float | None = None
    until: float | None = None
    documents: Mapping[str, list[Any]] = dataclasses.field(default_factory=dict)


def _last(newsroom: Newsroom) -> _Made:
    return _Made(*json.loads(newsroom.store.meta(_MADE) or "[]"))


def _basis(newsroom: Newsroom) -> list[object]:
    """What the feed is made from, but for the time."""
    settings = newsroom.workspace.settings
    return [
        _FORM,
        digest.VERSION,
        settings.site.model_dump_json(),
        settings.feed.newest,
        newsroom.store.changes(),
    ]


def _between(entries: Sequence[Entry], now: dt.datetime) -> tuple[float | None, float | None]:
    """From when until when (POSIX) these entries are those of the feed: the last change, and the next."""
    shown = [entry for entry in entries if not entry.draft]
    dates = [at.timestamp() for entry in shown for at in (entry.date, entry.expires) if at is not None]
    moment = now.timestamp()
    return (
        max((date for date in dates if date <= moment), default=None),
        min((date for date in dates if date > moment), default=None),
    )


def _stands(newsroom: Newsroom, last: _Made, basis: list[object], now: dt.datetime) -> bool:
    """Whether the feed was made from the same, the same articles are due, and its files are those that were written."""
    moment = now.timestamp()
    if last.basis != basis or (last.since is not None and moment < last.since):
        return False
    if last.until is not None and moment >= last.until:
        return False
    return bool(last.documents) and all(
        stamps == list(_stamps(newsroom, int(number))) and None not in stamps
        for number, (_, *stamps) in last.documents.items()
    )


def _stamps(newsroom: Newsroom, number: int) -> Iterator[list[int] | None]:
    """What the folder says of a document's files. Whoever wrote one in between, the next look sees it."""
    for path in _paths(newsroom, number):
        try:
            found = path.stat()
        except FileNotFoundError:
            yield None
        else:
            yield _stamp(found)


def _stamp(found: os.stat_result) -> list[int]:
    return [found.st_size, found.st_mtime_ns, found.st_ino]


def _shown(entries: Sequence[Entry], now: dt.datetime) -> list[Entry]:
    """What is due, no draft and not expired, newest first."""
    due = [
        entry
        for entry in entries
        if not entry.draft
        and (entry.date is None or entry.date <= now)
        and (entry.expires is None or entry.expires > now)
    ]
    return sorted(due, key=lambda entry: (-catalogue.published(entry).timestamp(), entry.path))


def _cut(shown: Sequence[Entry], newest: int) -> dict[int, Sequence[Entry]]:
    """Document number → entries. The rest is cut from the oldest on: an archive that is full never changes."""
    pages: dict[int, Sequence[Entry]] = {1: shown[:newest]}
    rest = shown[newest:]
    for index, end in enumerate(range(len(rest), 0, -newest)):
        pages[index + 2] = rest[max(0, end - newest) : end]
    return pages


def _fingerprint(newsroom: Newsroom, number: int, of: int, page: Sequence[Entry]) -> str:
    site = newsroom.workspace.settings.site
    # An archive names its neighbours: the last one changes when another follows it, the others do not.
    said = [_FORM, digest.VERSION, site.model_dump_json(), number, of if number == 1 else number == of]
    said += [_mark(entry) for entry in page]
    return hashlib.sha256(json.dumps(said).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _mark(entry: Entry) -> tuple[str, ...]:
    """What changes with anything that the feed says of an article."""
    return entry.guid, str(entry.url), entry.title, entry.sha256, str(entry.date), str(entry.updated)


def _paths(newsroom: Newsroom, number: int) -> Iterator[Path]:
    for stem, ending in _DOCUMENTS:
        yield newsroom.workspace.out / catalogue.document(stem, ending, number)


def _write(
    newsroom: Newsroom, number: int, of: int, page: Sequence[Entry], now: dt.datetime
) -> list[list[int] | None]:
    """Write a document's forms; the stamps of what was written, whatever another process writes there meanwhile.

    None where an article was not what the outline says while it was read: the next call writes the document again.
    """
    from repurpose import documents  # here, because a run that changes nothing writes no feed

    found = {entry.path: entry for entry in newsroom.store.entries([entry.path for entry in page])}
    entries = [found[entry.path] for entry in page if entry.path in found]
    same = [*map(_mark, entries)] == [*map(_mark, page)]
    made = documents.forms(newsroom, number, of, entries, now)
    files = zip(_paths(newsroom, number), (made.rss, made.atom, made.json), strict=True)
    stamps = [_stamp(write_file(path, data)) for path, data in files]
    return [stamp if made.whole and same else None for stamp in stamps]
