"""Entries → the three forms of one document of the feed: RSS, Atom and JSON, as bytes. Writes no file.

The newest entries stand in full; for them, the article's file is read again. An archive has the author's lead, and a
summary of our own where there is none; who speaks in an article is said while it is new.
What has to be understood for that is kept by `digesting`.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence

from repurpose import articles, catalogue, digesting, feed, html
from repurpose.compose import listen
from repurpose.errors import ArticleError
from repurpose.feed import Item, Page
from repurpose.model import Article, Block, BlockKind, Digest, Entry
from repurpose.newsroom import Newsroom
from repurpose.text.scripts import fold

_GUESTS = 3


@dataclasses.dataclass(frozen=True, slots=True)
class Forms:
    """One document in each form. `whole`: every article that had to be read for it was as it is catalogued."""

    rss: bytes
    atom: bytes
    json: bytes
    whole: bool


def forms(newsroom: Newsroom, number: int, of: int, entries: Sequence[Entry], now: dt.datetime) -> Forms:
    """RSS, Atom and JSON of document `number` of `of`."""
    site = newsroom.workspace.settings.site
    asked = [entry for entry in entries if number == 1 or not entry.lead]
    digests = digesting.understood(newsroom, asked, now)
    items = tuple(_item(newsroom, entry, digests.get(entry.sha256), full=number == 1) for entry in entries)
    page = Page(site.title, site.url, site.description, site.language, site.author, items, number, of)
    whole = all(entry.sha256 in digests for entry in asked) and (
        number > 1 or all(item.html is not None for item in items)
    )
    return Forms(feed.rss(page), feed.atom(page), feed.json_feed(page), whole)


def _item(newsroom: Newsroom, entry: Entry, understood: Digest | None, *, full: bool) -> Item:
    zone = newsroom.workspace.settings.site.zone
    published = catalogue.published(entry).astimezone(zone)
    return Item(
        guid=entry.guid,
        url=entry.url or newsroom.workspace.settings.site.url,
        title=entry.title,
        published=published,
        updated=max(published, (entry.updated or published).astimezone(zone)),
        language=entry.language,
        summary=entry.lead or _summary(entry, understood),
        html=_body(newsroom, entry) if full else None,
        author=entry.author or newsroom.workspace.settings.site.author,
        categories=(*entry.categories, *entry.tags),
        audio=entry.media.audio,
        episode_url=next((link["url"] for link in listen.links(entry.media)), None),
        people=tuple(("guest", name) for name in _guests(understood if full else None)),
        transcript=bool(full and understood and understood.turns),
    )


def _summary(entry: Entry, understood: Digest | None) -> str:
    between = " " if entry.language == "en" else ""
    return between.join(passage.text for passage in understood.summary) if understood else ""


def _guests(understood: Digest | None) -> tuple[str, ...]:
    return digesting.card_speakers(understood)[:_GUESTS] if understood else ()


def _body(newsroom: Newsroom, entry: Entry) -> str | None:
    """The article in full as safe HTML, without what the page put around it; None if the file is no longer the same."""
    try:
        article = articles.read(newsroom.path(entry.path), entry.path)
    except ArticleError:
        return None  # the next look at the folder reports it
    if article.sha256 != entry.sha256:
        return None
    return html.to_html(_shown(article), entry.url)


def _shown(article: Article) -> str:
    """The body's Markdown without the page's own lines, and without the title where it is said once more at the top."""
    kept: list[str] = []
    at = article.body_start
    for number, block in enumerate(article.blocks):
        if block.kind is BlockKind.CHROME or (number == 0 and _is_title(article, block)):
            line = article.text.rfind("\n", at, block.start) + 1  # with the marker before it
            kept.append(article.text[at : max(at, line)])
            at = block.end
    return "".join([*kept, article.text[at:]])


def _is_title(article: Article, block: Block) -> bool:
    underlined = article.text[block.end :].lstrip().startswith(("===", "---"))
    said = article.text[block.start : block.end].strip(" \t#*_")
    return block.kind is BlockKind.HEADING and not underlined and fold(said) == fold(article.title.strip())
