"""What an article can be compared by: a sample of its character n-grams. Pure; compares nothing itself.

It is folded to one script, so that a Traditional and a Simplified copy of one text come out the same.
"""

from __future__ import annotations

import heapq
import re
import zlib

from repurpose.model import PROSE, Article, BlockKind
from repurpose.text.scripts import fold

GRAM = 8  # characters, after folding and without white space and punctuation
SAMPLE = (
    256  # shingles kept: the smallest hashes, so that two samples estimate the overlap of the whole texts
)
_LONGEST = 400_000  # characters that are looked at
_NO_WORD = re.compile(r"[\W_]+")


def shingles(article: Article) -> tuple[int, ...]:
    """The `SAMPLE` smallest 32-bit hashes of the prose's character n-grams, sorted (a bottom-k sketch, Broder 1997)."""
    words = _NO_WORD.sub("", fold(_prose(article)))
    hashes = {
        zlib.crc32(words[i : i + GRAM].encode("utf-8", "surrogatepass")) for i in range(len(words) - GRAM + 1)
    }
    return tuple(heapq.nsmallest(SAMPLE, hashes))


def _prose(article: Article) -> str:
    kinds = PROSE | {BlockKind.HEADING}
    text = "\n".join(article.text[b.start : b.end] for b in article.blocks if b.kind in kinds)
    return text[:_LONGEST]
