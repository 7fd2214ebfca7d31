"""What an article can be compared by: a sample of its character n-grams. Pure; compares nothing itself.

It is folded to one script, so that a Traditional and a Simplified copy of one text come out the same.
"""

from __future__ import annotations

import re
import zlib

from repurpose.model import PROSE, Article, BlockKind
from repurpose.text.scripts import fold

GRAM = 8  # characters, after folding and without white space and punctuation
SAMPLE = (
    256  # shingles kept: the smallest hashes, so that two samples estimate the overlap of the whole texts
)
_LONGEST = 400_000  # characters that are looked at
_ONE_OF = (
    4  # n-grams are hashed whose first character's number is a multiple of this: the same ones in every copy
)
_NO_WORD = re.compile(r"[\W_]+")


def shingles(article: Article) -> tuple[int, ...]:
    """The `SAMPLE` smallest 32-bit hashes of the prose's character n-grams, sorted (a bottom-k sketch, Broder 1997).

    Every fourth n-gram takes part, chosen by its first character: that says as much of a text, in a quarter of the time.
    """
    words = _NO_WORD.sub("", fold(_prose(article))).encode("utf-32-le", "surrogatepass")
    lowest = words[: -4 * (GRAM - 1) or None : 4]  # of each character's four bytes, where an n-gram begins
    starts = [4 * at for at, byte in enumerate(lowest) if byte % _ONE_OF == 0]
    return tuple(sorted({zlib.crc32(words[at : at + 4 * GRAM]) for at in starts})[:SAMPLE])


def _prose(article: Article) -> str:
    kinds = PROSE | {BlockKind.HEADING}
    text = "\n".join(article.text[b.start : b.end] for b in article.blocks if b.kind in kinds)
    return text[:_LONGEST]
