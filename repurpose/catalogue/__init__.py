"""Article → the catalogue's entry: its address, its GUID, and which new file is an old one renamed. Pure."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Callable, Mapping, Sequence

from repurpose.catalogue.addresses import basename, permalink
from repurpose.model import Article, Entry
from repurpose.settings import Site

__all__ = [
    "VERSION",
    "Likeness",
    "basename",
    "dated",
    "document",
    "entry",
    "guid",
    "permalink",
    "published",
    "renames",
]

VERSION = 1  # raise it when an entry of the same bytes says something else: all articles are read anew then
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:repurpose:article")
_DATED = re.compile(r"^\d{4}-?\d{2}-?\d{2}[-_]")

_SAME_TEXT = 0.2  # of its shingles: half of the text may be new
#: Two content hashes → how much of their shingles the two texts have in common, 0 to 1; None where that is not known.
Likeness = Callable[[str, str], float | None]


def guid(first_path: str) -> str:
    """The GUID of an article: UUIDv5 (RFC 9562, 5.5) of the path at which it was first seen."""
    name = first_path.encode("utf-8", "backslashreplace").decode()  # a file name need not be Unicode
    return str(uuid.uuid5(_NAMESPACE, name))


def entry(article: Article, site: Site, now: dt.datetime) -> Entry:
    """The entry of an article seen for the first time at its path; `store` keeps an older GUID where there is one.

    `updated` is the article's own date until its text changes under our eyes: a fresh ledger gives the same feed.
    """
    return Entry(
        path=article.path,
        sha256=article.sha256,
        title=article.title,
        language=article.language,
        date=dated(article.date, site),
        guid=guid(article.path),
        url=permalink(article, site),
        draft=article.draft,
        author=article.author,
        lead=article.lead,
        tags=article.tags,
        categories=article.categories,
        media=article.media,
        source_name=article.source_name,
        source_url=article.source_url,
        updated=dated(article.date, site) or now,
        expires=dated(article.expires, site),
    )


def dated(date: dt.datetime | None, site: Site) -> dt.datetime | None:
    """The date as an instant in the site's zone; a naive one is meant there."""
    if date is None:
        return None
    try:
        return date.replace(tzinfo=site.zone) if date.tzinfo is None else date.astimezone(site.zone)
    except OverflowError:  # the first and the last day of the calendar cannot change zones
        return date.replace(tzinfo=site.zone)


def published(entry: Entry) -> dt.datetime:
    """When an entry was published: its date, else when it was first seen."""
    return entry.date or entry.first_seen or entry.updated or dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def document(stem: str, ending: str, number: int) -> str:
    """The file name of a document of the feed: `feed.xml` for number 1, then `feed-2.xml` …"""
    return f"{stem}.{ending}" if number == 1 else f"{stem}-{number}.{ending}"


def renames(gone: Mapping[str, Entry], fresh: Sequence[Entry], likeness: Likeness) -> list[tuple[str, str]]:
    """(old path, new path) for new files that are old ones renamed: the same bytes, else the same address or name and
    also the same title or day, and a text that is not quite another.

    What could be two things at once is left as it is: a wrong GUID would show one article as another. A name alone says
    nothing, nor does a title: many a series has but one for all of its parts.
    """
    found: list[tuple[str, str]] = []
    for key, sure in _KEYS:
        taken = {path for pair in found for path in pair}
        old = _unique([e for p, e in sorted(gone.items()) if p not in taken], key)
        new = _unique([e for e in fresh if e.path not in taken], key)
        pairs = [(old[value], new[value]) for value in sorted(old.keys() & new.keys())]
        found += [(old.path, new.path) for old, new in pairs if sure or _alike(old, new, likeness)]
    return found


def _alike(before: Entry, after: Entry, likeness: Likeness) -> bool:
    """Whether two articles have something in common besides what their files are called."""
    days = [each.date and each.date.date() for each in (before, after)]
    if before.title != after.title and (days[0] is None or days[0] != days[1]):
        return False
    common = likeness(before.sha256, after.sha256)
    return common is None or common >= _SAME_TEXT


#: What two files may share, surest first, and whether that is enough.
_KEYS: tuple[tuple[Callable[[Entry], str | None], bool], ...] = (
    (lambda entry: entry.sha256, True),
    (lambda entry: entry.url, False),
    (lambda entry: _DATED.sub("", basename(entry.path)), False),
)


def _unique(entries: Sequence[Entry], key: Callable[[Entry], str | None]) -> dict[str, Entry]:
    found: dict[str, Entry | None] = {}
    for item in entries:
        value = key(item)
        if value:
            found[value] = None if value in found else item
    return {value: item for value, item in found.items() if item is not None}
