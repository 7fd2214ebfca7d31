"""The door to feedgen: a page of entries → RSS 2.0, Atom or JSON Feed bytes.

The same page gives the same bytes: every date comes from the entries, none from a clock. Older entries stand in archive
documents (RFC 5005, section 4) whose numbers never change. Nothing is written to disk here, and nothing is sanitised:
`html` has made the content safe and its links absolute.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
import uuid
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from repurpose.catalogue import document
from repurpose.model import Language

TAGS: Mapping[Language, str] = {"zh-Hant": "zh-Hant", "zh-Hans": "zh-Hans", "en": "en"}
AUDIO_TYPES = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
}

_ATOM = "http://www.w3.org/2005/Atom"
_DC = "http://purl.org/dc/elements/1.1/"
_HISTORY = "http://purl.org/syndication/history/1.0"
_PODCAST = "https://podcastindex.org/namespace/1.0"
_PODCAST_GUIDS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")  # Podcasting 2.0, "podcast:guid"
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2


@dataclasses.dataclass(frozen=True, slots=True)
class Item:
    """One article as the feed shows it. `html` is None on archive pages; `people` are (role, name)."""

    guid: str
    url: str
    title: str
    published: dt.datetime
    updated: dt.datetime
    language: Language
    summary: str = ""
    html: str | None = None
    author: str = ""
    categories: tuple[str, ...] = ()
    audio: tuple[str, ...] = ()
    episode_url: str | None = None
    people: tuple[tuple[str, str], ...] = ()
    transcript: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Page:
    """One document of the feed. `number` is 1 for the newest entries, then 2 for the oldest archive and upward;
    `of` is how many documents there are. `name` makes a document's file name from its number."""

    title: str
    home: str
    description: str
    language: Language
    author: str
    items: tuple[Item, ...]
    number: int = 1
    of: int = 1
    empty_date: dt.datetime = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)  # the date of a feed without entries

    @property
    def updated(self) -> dt.datetime:
        """When the newest of the entries was last changed."""
        return max((item.updated for item in self.items), default=self.empty_date)

    @property
    def older(self) -> int | None:
        """The number of the next older document: the newest archive has the highest number."""
        if self.number == 1:
            return self.of if self.of > 1 else None
        return self.number - 1 if self.number > 2 else None

    @property
    def newer(self) -> int | None:
        """The number of the next newer archive; None for the newest archive and for the feed itself."""
        return self.number + 1 if 1 < self.number < self.of else None


def rss(page: Page) -> bytes:
    """RSS 2.0 with content, Dublin Core, Atom links and the podcast namespace."""
    generator = _generator(page, "feed", "xml", "application/rss+xml")
    generator.lastBuildDate(page.updated)
    generator.language(TAGS[page.language])
    return bytes(generator.rss_str(pretty=True))


def atom(page: Page) -> bytes:
    """Atom, RFC 4287."""
    return bytes(_generator(page, "atom", "xml", "application/atom+xml").atom_str(pretty=True))


def json_feed(page: Page) -> bytes:
    """JSON Feed 1.1."""
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _clean(page.title),
        "home_page_url": page.home,
        "feed_url": _address(page, "feed", "json", page.number),
        "description": _clean(page.description),
        "language": TAGS[page.language],
        "authors": [{"name": _clean(page.author or page.title)}],
        "items": [_json_item(item) for item in page.items],
    }
    if page.older is not None:
        feed["next_url"] = _address(page, "feed", "json", page.older)
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _json_item(item: Item) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": f"urn:uuid:{item.guid}",
        "url": item.url,
        "title": _clean(item.title),
        "date_published": item.published.isoformat(),
        "date_modified": item.updated.isoformat(),
        "language": TAGS[item.language],
    }
    if item.html is not None:
        made["content_html"] = _clean(item.html)
    else:
        made["content_text"] = _clean(item.summary or item.title)
    if item.summary:
        made["summary"] = _clean(item.summary)
    if item.author:
        made["authors"] = [{"name": _clean(item.author)}]
    if item.categories:
        made["tags"] = _categories(item)
    if item.episode_url:
        made["external_url"] = item.episode_url
    if item.audio:
        made["attachments"] = [{"url": url, "mime_type": audio_type(url)} for url in item.audio]
    return made


def audio_type(url: str) -> str:
    """The media type of an audio file by its ending; MP3 where the ending is unknown."""
    path = urlsplit(url).path.lower()
    return next((kind for ending, kind in AUDIO_TYPES.items() if path.endswith(ending)), "audio/mpeg")


def _generator(page: Page, stem: str, ending: str, media_type: str) -> FeedGenerator:
    generator = FeedGenerator()
    generator.register_extension("house", _Channel, _Entry)
    generator.house.page, generator.house.stem = page, stem
    generator.id(f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, _address(page, stem, ending, page.number))}")
    generator.title(_clean(page.title))
    generator.subtitle(_clean(page.description or page.title))
    generator.author({"name": _clean(page.author or page.title)})
    generator.updated(page.updated)
    generator.generator("repurpose")
    # The channel's link in RSS is the last link added, so the home page comes last.
    generator.link(href=_address(page, stem, ending, page.number), rel="self", type=media_type)
    for rel, number in (("prev-archive", page.older), ("next-archive", page.newer)):
        if number is not None:
            generator.link(href=_address(page, stem, ending, number), rel=rel, type=media_type)
    if page.number > 1:
        generator.link(href=_address(page, stem, ending, 1), rel="current", type=media_type)
    generator.link(href=page.home, rel="alternate", type="text/html")
    for item in page.items:
        _add(generator.add_entry(order="append"), item)
    return generator


def _add(entry: FeedEntry, item: Item) -> None:
    entry.house.item = item
    entry.guid(f"urn:uuid:{item.guid}", permalink=False)
    entry.title(_clean(item.title))
    entry.link(href=item.url, rel="alternate", type="text/html")
    if item.episode_url:
        entry.link(href=item.episode_url, rel="related")
    entry.published(item.published)
    entry.updated(item.updated)
    if item.author:
        entry.author({"name": _clean(item.author)})
    if item.html is not None:
        entry.content(_clean(item.html), type="html")
    if item.summary:
        entry.summary(_clean(item.summary))
    for tag in _categories(item):
        entry.category(term=tag)
    for url in item.audio[:1]:  # RSS allows one enclosure an item
        entry.enclosure(url, "0", audio_type(url))


def _categories(item: Item) -> list[str]:
    return [tag for tag in dict.fromkeys(_clean(tag).strip() for tag in item.categories) if tag]


class _Channel(BaseExtension):  # type: ignore[misc]  # feedgen has no types
    """What the channel needs beyond feedgen: archive marks, links, the podcast GUID."""

    page: Page
    stem: str

    def extend_ns(self) -> dict[str, str]:
        return {"dc": _DC, "fh": _HISTORY, "podcast": _PODCAST}

    def extend_rss(self, feed: Any) -> Any:
        channel, page = feed[0], self.page
        for rel, number in (("prev-archive", page.older), ("next-archive", page.newer)):
            if number is not None:
                _atom_link(channel, rel, _address(page, self.stem, "xml", number))
        if page.number > 1:
            _atom_link(channel, "current", _address(page, self.stem, "xml", 1))
            etree.SubElement(channel, f"{{{_HISTORY}}}archive")
        guid = etree.SubElement(channel, f"{{{_PODCAST}}}guid")
        guid.text = str(
            uuid.uuid5(_PODCAST_GUIDS, _address(page, self.stem, "xml", 1).partition("://")[2].rstrip("/"))
        )
        return feed

    def extend_atom(self, feed: Any) -> Any:
        feed.set("{http://www.w3.org/XML/1998/namespace}lang", TAGS[self.page.language])
        if self.page.number > 1:
            etree.SubElement(feed, f"{{{_HISTORY}}}archive")
        return feed


class _Entry(BaseEntryExtension):  # type: ignore[misc]  # feedgen has no types
    """What an entry needs beyond feedgen: its author's name in RSS, people and transcript of the podcast namespace."""

    item: Item

    def extend_rss(self, entry: Any) -> Any:
        if self.item.author:
            etree.SubElement(entry, f"{{{_DC}}}creator").text = _clean(self.item.author)
        if self.item.html is None and not self.item.summary:
            etree.SubElement(entry, "description").text = _clean(self.item.title)
        self._podcast(entry)
        return entry

    def extend_atom(self, entry: Any) -> Any:
        entry.set("{http://www.w3.org/XML/1998/namespace}lang", TAGS[self.item.language])
        # feedgen 1.0 loses all but `href` of an entry's links, which makes every one of them an alternate.
        for link in entry.findall("link"):
            for name, value in _link(self.item, link.get("href")).items():
                link.set(name, value)
        return entry

    def _podcast(self, entry: Any) -> None:
        for role, name in self.item.people:
            etree.SubElement(entry, f"{{{_PODCAST}}}person", role=role).text = _clean(name)[:128]
        if self.item.transcript:
            etree.SubElement(
                entry,
                f"{{{_PODCAST}}}transcript",
                url=self.item.url,
                type="text/html",
                language=TAGS[self.item.language],
            )


def _link(item: Item, href: str) -> dict[str, str]:
    if href in item.audio:
        return {"rel": "enclosure", "type": audio_type(href), "length": "0"}
    if href == item.episode_url:
        return {"rel": "related"}
    return {"rel": "alternate", "type": "text/html"}


def _atom_link(channel: Any, rel: str, href: str) -> None:
    etree.SubElement(channel, f"{{{_ATOM}}}link", href=href, rel=rel, type="application/rss+xml")


def _address(page: Page, stem: str, ending: str, number: int) -> str:
    return urljoin(page.home, document(stem, ending, number))


def _clean(text: str) -> str:
    return _ILLEGAL.sub("", text)
