"""What the author lifted out of an article into its title, its headings and its description. Pure.

A quotation that shares its words with them is what the author found worth repeating. Nothing here knows of quality.
"""

from __future__ import annotations

import dataclasses
from typing import Final

from repurpose.digest.salience import pairs, words
from repurpose.model import Article, BlockKind
from repurpose.text.scripts import fold

_ENOUGH: Final = 0.25  # share of a passage's pairs of words from which it counts as lifted altogether
_FEWEST: Final = 60  # pairs of a title, headings and description that tell anything


@dataclasses.dataclass(frozen=True, slots=True)
class Lifted:
    """The pairs of neighbouring words of an article's title, headings and description."""

    known: frozenset[str]

    @classmethod
    def of(cls, article: Article) -> Lifted:
        """From an article; each line by itself, so that no pair crosses from one to the next."""
        headings = (article.text[b.start : b.end] for b in article.blocks if b.kind is BlockKind.HEADING)
        lines = (article.title, article.lead or "", *headings)
        return cls(frozenset(pair for line in lines for pair in pairs(words(fold(line)))))

    def share(self, text: str) -> float | None:
        """How much of `text` was lifted: 0 for nothing, 1 from a quarter of its different pairs of words on.

        None where the author lifted so little that nothing follows from what is not there.
        """
        if len(self.known) < _FEWEST:
            return None
        mine = set(pairs(words(fold(text))))
        return min(1.0, len(mine & self.known) / len(mine) / _ENOUGH) if mine else 0.0
