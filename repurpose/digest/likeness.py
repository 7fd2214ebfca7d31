"""What an article can be compared by: a sample of its character n-grams. Pure; compares nothing itself.

It is folded to one script, so that a Traditional and a Simplified copy of one text come out the same.
"""

from __future__ import annotations

import itertools
import re
import zlib

from repurpose.model import PROSE, Article, BlockKind
from repurpose.text.scripts import fold

GRAM = 8  # characters, after folding and without white space and punctuation
SAMPLE = (
    256  # shingles kept: the smallest hashes, so that two samples estimate the overlap of the whole texts
)
_LONGEST = 400_000  # characters that are looked at
_LEADS = bytes(byte & 0xC0 != 0x80 for byte in range(256))  # whether a byte of UTF-8 begins a character
_NO_WORD = re.compile(r"[\W_]+")


def shingles(article: Article) -> tuple[int, ...]:
    """The `SAMPLE` smallest 32-bit hashes of the prose's character n-grams, sorted (a bottom-k sketch, Broder 1997)."""
    words = _NO_WORD.sub("", fold(_prose(article))).encode("utf-8", "surrogatepass")
    starts = [*itertools.compress(range(len(words)), words.translate(_LEADS)), len(words)]
    grams = map(words.__getitem__, map(slice, starts, starts[GRAM:]))
    return tuple(sorted(set(map(zlib.crc32, grams)))[:SAMPLE])


def _prose(article: Article) -> str:
    kinds = PROSE | {BlockKind.HEADING}
    text = "\n".join(article.text[b.start : b.end] for b in article.blocks if b.kind in kinds)
    return text[:_LONGEST]
