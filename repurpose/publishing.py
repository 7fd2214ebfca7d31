"""The catalogue → `feed.xml`, `atom.xml`, `feed.json` and their archives under `out/`. A pure function of the ledger.

Every stored article that is due and no draft is in the feed: the newest in full, the others with their lead or summary
in archive documents that are cut from the oldest, so that a new article changes the feed and one archive. A document
whose entries are as before, and whose files are those that were written, is not written again, and no body is read for
an archive. Where no article changed and none came due, only the files' stamps are looked at.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from repurpose import catalogue, digest
from repurpose.channels.outbox import write_file
from repurpose.errors import OutputError
from repurpose.model import Entry
from repurpose.newsroom import Newsroom

_FORM = 3  # raise it when the same entries shall give other bytes
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
    if _stands(newsroom, basis, now):
        return []
    entries = newsroom.store.entries()
    pages = _cut(_shown(entries, now), newsroom.workspace.settings.feed.newest)
    marks = {str(number): _fingerprint(newsroom, number, len(pages), page) for number, page in pages.items()}
    known = json.loads(newsroom.store.meta("feed") or "{}")
    kept: dict[str, list[object]] = {}
    written: list[Path] = []
    for number, page in pages.items():
        kept[str(number)] = [marks[str(number)], *_stamps(newsroom, number)]
        if known.get(str(number)) != kept[str(number)] or None in kept[str(number)]:
            stamps = _write(newsroom, number, len(pages), page, now)
            written += _paths(newsroom, number)
            kept[str(number)] = [marks[str(number)], *stamps]
    for number in sorted(int(n) for n in known.keys() - marks.keys()):
        for path in _paths(newsroom, number):
            path.unlink(missing_ok=True)
    if known != kept:
        newsroom.store.set_meta("feed", json.dumps(kept, sort_keys=True))
    newsroom.store.set_meta("feed basis", json.dumps([basis, *_between(entries, now)]))
    return written


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
    """From when until when (POSIX) these entries are those of the feed: the last that came due, the next that will."""
    dates = [entry.date.timestamp() for entry in entries if entry.date is not None and not entry.draft]
    moment = now.timestamp()
    return (
        max((date for date in dates if date <= moment), default=None),
        min((date for date in dates if date > moment), default=None),
    )


def _stands(newsroom: Newsroom, basis: list[object], now: dt.datetime) -> bool:
    """Whether the feed was made from the same, the same articles are due, and its files are those that were written."""
    last, since, until = json.loads(newsroom.store.meta("feed basis") or "[null, null, null]")
    moment = now.timestamp()
    if last != basis or (since is not None and moment < since) or (until is not None and moment >= until):
        return False
    known = json.loads(newsroom.store.meta("feed") or "{}")
    return bool(known) and all(
        stamps == list(_stamps(newsroom, int(number))) for number, (_, *stamps) in known.items()
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
    """What is due and no draft, newest first."""
    due = [entry for entry in entries if not entry.draft and (entry.date is None or entry.date <= now)]
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
    # An archive names its neighbours, so the last one changes when another follows it; the others do not.
    said = [_FORM, digest.VERSION, site.model_dump_json(), number, of if number in (1, of - 1, of) else 0]
    said += [(e.guid, e.url, e.title, e.sha256, str(e.date), str(e.updated)) for e in page]
    return hashlib.sha256(json.dumps(said).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _paths(newsroom: Newsroom, number: int) -> Iterator[Path]:
    for stem, ending in _DOCUMENTS:
        yield newsroom.workspace.out / catalogue.document(stem, ending, number)


def _write(
    newsroom: Newsroom, number: int, of: int, entries: Sequence[Entry], now: dt.datetime
) -> list[list[int]]:
    """Write a document's forms; the stamps of what was written, whatever another process writes there meanwhile."""
    from repurpose import documents  # here, because a run that changes nothing writes no feed

    forms = documents.forms(newsroom, number, of, entries, now)
    return [
        _stamp(write_file(path, data)) for path, data in zip(_paths(newsroom, number), forms, strict=True)
    ]
