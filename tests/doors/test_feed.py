"""The feed's three forms: well-formed, stable, and right in every element a reader depends on."""

import dataclasses
import datetime as dt
import json
from typing import Any

import pytest
from lxml import etree

from repurpose import feed
from repurpose.feed import Item, Page

ZONE = dt.timezone(dt.timedelta(hours=8))
NS = {
    "a": "http://www.w3.org/2005/Atom",
    "c": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "fh": "http://purl.org/syndication/history/1.0",
    "p": "https://podcastindex.org/namespace/1.0",
}


def item(number: int = 1, **changes: Any) -> Item:
    """A made-up entry."""
    day = dt.datetime(2026, 1, number, 9, 30, tzinfo=ZONE)
    made = Item(
        f"00000000-0000-5000-8000-{number:012d}",
        f"https://echo.example.org/posts/{number}/",
        f"第 {number} 篇 & <標題>",
        day,
        day,
        "zh-Hant",
        summary="摘要。",
        html="<p>正文 ]]> &amp; 尾</p>",
        author="林編輯",
        categories=("科技", "科技", " "),
    )
    return dataclasses.replace(made, **changes)


def page(*items: Item, **changes: Any) -> Page:
    """A made-up page."""
    made = Page("回聲", "https://echo.example.org/", "每週一封", "zh-Hant", "林編輯", items)
    return dataclasses.replace(made, **changes)


def tree(data: bytes) -> Any:
    """The document, parsed."""
    return etree.fromstring(data)


@pytest.mark.parametrize("write", [feed.rss, feed.atom, feed.json_feed])
def test_the_same_page_gives_the_same_bytes(write: Any) -> None:
    """No clock anywhere: an ETag would match."""
    assert write(page(item(1), item(2))) == write(page(item(1), item(2)))


def test_rss_entries_keep_their_order_and_say_everything() -> None:
    """feedgen would turn the order round, stamp the present time and take the wrong channel link."""
    root = tree(feed.rss(page(item(2), item(1))))
    assert root.xpath("//item/title/text()") == ["第 2 篇 & <標題>", "第 1 篇 & <標題>"]
    assert root.findtext("channel/link") == "https://echo.example.org/"
    assert root.findtext("channel/lastBuildDate") == "Fri, 02 Jan 2026 09:30:00 +0800"
    assert root.xpath("//item[1]/guid/@isPermaLink") == ["false"]
    assert root.xpath("//item[1]/c:encoded/text()", namespaces=NS) == ["<p>正文 ]]> &amp; 尾</p>"]
    assert root.xpath("//item[1]/dc:creator/text()", namespaces=NS) == ["林編輯"]
    assert root.xpath("//item[1]/category/text()") == ["科技"]


def test_control_characters_do_not_stop_the_feed() -> None:
    """XML 1.0, 2.2: they cannot stand in a document, so they are left out."""
    root = tree(feed.rss(page(item(title="標\x0b題\x00", html="<p>\x08文\ufffe</p>"))))
    assert root.findtext("channel/item/title") == "標題"
    assert tree(feed.atom(page(item(title="\x1b標題")))).xpath("//a:entry/a:title/text()", namespaces=NS) == [
        "標題"
    ]
    assert json.loads(feed.json_feed(page(item(title="標\x07題"))))["items"][0]["title"] == "標題"


def test_atom_links_keep_their_relations() -> None:
    """RFC 4287, 4.1.2: an entry has at most one alternate of a type; audio is an enclosure, the episode is related."""
    entry = item(audio=("https://cdn.example.org/1.m4a",), episode_url="https://video.example.org/1")
    root = tree(feed.atom(page(entry)))
    assert root.xpath("//a:entry/a:link/@rel", namespaces=NS) == ["alternate", "related", "enclosure"]
    assert root.xpath("//a:entry/a:link[@rel='enclosure']/@type", namespaces=NS) == ["audio/mp4"]
    assert root.xpath("//a:entry/a:published/text()", namespaces=NS) == ["2026-01-01T09:30:00+08:00"]


def test_archives_are_linked_both_ways() -> None:
    """RFC 5005, section 4: the feed points to the newest archive, archives to each other and to the feed."""
    ends = {n: page(item(n), number=n, of=4) for n in (1, 2, 3, 4)}
    links = {
        n: {
            link.get("rel"): link.get("href").rsplit("/", 1)[1]
            for link in tree(feed.rss(p)).findall("channel/a:link", NS)
        }
        for n, p in ends.items()
    }
    assert links[1] == {"self": "feed.xml", "prev-archive": "feed-4.xml"}
    assert links[4] == {"self": "feed-4.xml", "prev-archive": "feed-3.xml", "current": "feed.xml"}
    assert links[3]["next-archive"] == "feed-4.xml"
    assert "prev-archive" not in links[2]
    assert tree(feed.rss(ends[2])).find("channel/fh:archive", NS) is not None
    assert tree(feed.rss(ends[1])).find("channel/fh:archive", NS) is None
    assert json.loads(feed.json_feed(ends[1]))["next_url"].endswith("feed-4.json")


def test_podcast_namespace_names_the_people() -> None:
    """Podcasting 2.0: person with its role, a transcript's language and type."""
    root = tree(feed.rss(page(item(people=(("guest", "陳安"),), transcript=True))))
    assert root.xpath("//p:person/@role", namespaces=NS) == ["guest"]
    assert root.xpath("//p:person/text()", namespaces=NS) == ["陳安"]
    assert root.xpath("//p:transcript/@type", namespaces=NS) == ["text/html"]


def test_json_feed_has_the_required_members() -> None:
    """JSON Feed 1.1: version and title of the feed; id and content of each item."""
    made = json.loads(feed.json_feed(page(item(), item(2, html=None, summary=""))))
    assert made["version"] == "https://jsonfeed.org/version/1.1"
    assert made["items"][0]["content_html"]
    assert made["items"][1]["content_text"]
    assert made["items"][0]["tags"] == ["科技"]


def test_a_feed_without_entries_is_still_a_feed() -> None:
    """A new workspace has one, and its date does not move."""
    assert tree(feed.rss(page())).findtext("channel/lastBuildDate") == "Sat, 01 Jan 2000 00:00:00 +0000"
    assert tree(feed.atom(page())).find("a:updated", NS) is not None
