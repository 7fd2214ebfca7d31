"""Addresses of an episode, built from its media ids. Pure; an id that does not look like one gives no link."""

from __future__ import annotations

import re

from repurpose.model import Media

YOUTUBE = "YouTube"
SPOTIFY = "Spotify"
APPLE = "Apple Podcasts"

_YOUTUBE = re.compile(r"[A-Za-z0-9_-]{6,20}")
_SPOTIFY = re.compile(r"(?:episode|show|track)/[A-Za-z0-9]{10,40}")
_APPLE = re.compile(r"[a-z]{2}/podcast/[^\s\"<>\\]{1,300}")


def links(media: Media) -> list[tuple[str, str]]:
    """(label, address) for each place where the episode stands, YouTube first."""
    found = [
        (YOUTUBE, f"https://www.youtube.com/watch?v={id_}")
        for id_ in media.youtube
        if _YOUTUBE.fullmatch(id_)
    ]
    found += [
        (SPOTIFY, f"https://open.spotify.com/{id_}") for id_ in media.spotify if _SPOTIFY.fullmatch(id_)
    ]
    found += [
        (APPLE, f"https://podcasts.apple.com/{id_}") for id_ in media.apple_podcast if _APPLE.fullmatch(id_)
    ]
    return found


def episode(media: Media) -> list[str]:
    """The addresses alone."""
    return [address for _, address in links(media)]
