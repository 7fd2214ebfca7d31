"""Where an episode can be heard or seen: addresses built from the ids that an article names. Pure.

Nothing is looked up: an id whose shape is not the site's gives no address, so no link is printed that could lead
somewhere else.
"""

from __future__ import annotations

import re
from typing import TypedDict
from urllib.parse import quote

from repurpose.model import Media

_YOUTUBE = re.compile(r"[A-Za-z0-9_-]{6,20}")
_SPOTIFY = re.compile(r"(?:episode|show|track|playlist)/[A-Za-z0-9]{10,40}")
_APPLE = re.compile(r"[^\s<>\"'\\\x00-\x1f]{3,300}")


class Link(TypedDict):
    """A place on the web, as a template prints it."""

    label: str
    url: str


def youtube(video: str) -> str | None:
    """The page of a video, from its id ("ZeyHBM2Y5_4"); None where it is no id."""
    return f"https://www.youtube.com/watch?v={video}" if _YOUTUBE.fullmatch(video) else None


def spotify(item: str) -> str | None:
    """The page of an episode, from kind and id ("episode/3E7FZtPd2avTObGVaTRcQU")."""
    return f"https://open.spotify.com/{item}" if _SPOTIFY.fullmatch(item) else None


def apple_podcast(path: str) -> str | None:
    """The page of an episode, from its path ("tw/podcast/some-slug/id1789397163?i=1000739188647")."""
    path = path.lstrip("/")
    if not _APPLE.fullmatch(path) or ".." in path.split("/"):
        return None
    return f"https://podcasts.apple.com/{quote(path, safe='/?=&%-._~')}"


def web(address: str | None) -> str | None:
    """The address where it is one that a reader may be sent to, else None."""
    return address if address and address.startswith(("https://", "http://")) else None


def links(*media: Media) -> list[Link]:
    """One link a place, in the order YouTube, Spotify, Apple Podcasts; further ones of a site are numbered ("YouTube 2")."""
    found: list[Link] = []
    for label, addresses in (
        ("YouTube", [youtube(i) for m in media for i in m.youtube]),
        ("Spotify", [spotify(i) for m in media for i in m.spotify]),
        ("Apple Podcasts", [apple_podcast(i) for m in media for i in m.apple_podcast]),
    ):
        urls = dict.fromkeys(url for url in addresses if url)
        found.extend(
            {"label": label if number == 1 else f"{label} {number}", "url": url}
            for number, url in enumerate(urls, 1)
        )
    return found
