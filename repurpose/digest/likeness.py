"""What an article can be compared by: a sample of its character n-grams. Pure; compares nothing itself.

It is folded to one script, so that a Traditional and a Simplified copy of one text come out the same.
"""

from __future__ import annotations

import itertools
import re
import zlib
from collections.abc import Sequence

from repurpose.model import PROSE, Article, BlockKind
from repurpose.text.scripts import fold

GRAM = 8  # characters, after folding and without white space and punctuation
SAMPLE = (
    256  # shingles kept: the smallest hashes, so that two samples estimate the overlap of the whole texts
)
_LONGEST = 400_000  # characters that are looked at
# How many bytes the character takes in UTF-8 that a byte begins; other bytes are left out.
_WIDTHS = bytes(1 if byte < 0xC0 else 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4 for byte in range(256))
_FOLLOWING = bytes(range(0x80, 0xC0))
_HASHES = 1 << 32
_SPARE = 2  # of how many times the sample the smallest hashes are sorted
_NO_WORD = re.compile(r"[\W_]+")


def shingles(article: Article) -> tuple[int, ...]:
    """The `SAMPLE` smallest 32-bit hashes of the prose's character n-grams, sorted (a bottom-k sketch, Broder 1997)."""
    words = _NO_WORD.sub("", fold(_prose(article))).encode("utf-8", "surrogatepass")
    starts = [*itertools.accumulate(words.translate(_WIDTHS, _FOLLOWING), initial=0)]
    limit = _SPARE * SAMPLE * _HASHES // len(starts)
    small = _hashes(words, starts, limit)
    if len(small) < SAMPLE and limit < _HASHES:  # many n-grams recur
        small = _hashes(words, starts, _HASHES)
    return tuple(sorted(small)[:SAMPLE])


def _hashes(words: bytes, starts: Sequence[int], limit: int) -> set[int]:
    """The hashes below `limit` of all n-grams; `starts` says where each character begins, and where the last one ends."""
    grams = zip(starts, starts[GRAM:], strict=False)
    return {value for start, end in grams if (value := zlib.crc32(words[start:end])) < limit}


def _prose(article: Article) -> str:
    kinds = PROSE | {BlockKind.HEADING}
    text = "\n".join(article.text[b.start : b.end] for b in article.blocks if b.kind in kinds)
    return text[:_LONGEST]
