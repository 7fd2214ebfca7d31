"""LinkedIn: 3 000 UTF-16 code units for the commentary of a share."""

from __future__ import annotations

from repurpose.text.lengths import x
from repurpose.text.lengths.addresses import utf16
from repurpose.text.lengths.counts import Count

LIMIT = 3000


def count(text: str, limit: int = LIMIT) -> Count:
    """`text` as LinkedIn counts it, in UTF-16 code units. Facets by X's rules."""
    length = utf16(text)
    found = x.count(text)
    return Count(length, limit, length <= limit, found.urls, found.facets)
