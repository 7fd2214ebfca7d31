"""Threads: 500 characters, of which an emoji counts its UTF-8 bytes (Meta's documentation of the Threads API)."""

from __future__ import annotations

from repurpose.text.lengths import x
from repurpose.text.lengths.counts import Count, octets
from repurpose.text.lengths.emoji import SEQUENCE

LIMIT = 500


def count(text: str, limit: int = LIMIT) -> Count:
    """`text` as Threads counts it: a code point is one, an emoji as many as it has bytes. Facets by X's rules."""
    length = len(text)
    if not text.isascii():
        length += sum(octets(match[0]) - len(match[0]) for match in SEQUENCE.finditer(text))
    found = x.count(text)
    return Count(length, limit, length <= limit, found.urls, found.facets)
