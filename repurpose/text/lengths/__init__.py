"""How long a post is where it will be read: one module a network, each by that network's own rules.

Nothing here shortens, splits or judges a text; `count` only measures it and says what would become a link.
"""

from __future__ import annotations

from collections.abc import Callable

from repurpose.model import Network
from repurpose.text.lengths import bluesky, linkedin, mastodon, threads, x
from repurpose.text.lengths.counts import Count, Facet

__all__ = ["LIMITS", "Count", "Facet", "count"]

#: The limits without settings: weighted units, graphemes, graphemes, code points (an emoji: bytes), UTF-16 units.
LIMITS: dict[Network, int] = {
    "x": x.LIMIT,
    "bluesky": bluesky.LIMIT,
    "mastodon": mastodon.LIMIT,
    "threads": threads.LIMIT,
    "linkedin": linkedin.LIMIT,
}
_COUNTS: dict[Network, Callable[[str, int], Count]] = {
    "x": x.count,
    "bluesky": bluesky.count,
    "threads": threads.count,
    "linkedin": linkedin.count,
}


def count(network: Network, text: str, *, limit: int | None = None, spoiler_text: str = "") -> Count:
    """`text` as `network` counts it, in that network's units, with its links, mentions and tags.

    `limit` replaces the network's own; `spoiler_text` is a content warning and counts on Mastodon alone, the only
    network that has one. Facet offsets are UTF-8 bytes into `text`.
    """
    most = LIMITS[network] if limit is None else limit
    if network == "mastodon":
        return mastodon.count(text, most, spoiler_text)
    return _COUNTS[network](text, most)
