"""What is told around a transcript: the introduction before its first turn and what follows its last. Pure.

A labelled interview often opens with a narrated visit and closes with one. Both are read as narratives; this room says
where they are, and which of their quotations the turns hold already. It knows no language and finds no speech.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from repurpose.digest.turns import label_of
from repurpose.model import Article, Block, Quote, Turn
from repurpose.text.scripts import fold

_LETTERS = re.compile(r"[\W_]+")


def frames(article: Article, said: Sequence[Turn]) -> tuple[Article, Article]:
    """The article with the blocks before the first of `said` alone, and with those after the last; offsets stay."""
    label = label_of(article, said[0])
    first = label.start if label else said[0].start
    before = [_cut(article, block, first) for block in article.blocks if block.start < first]
    after = [block for block in article.blocks if block.start >= said[-1].end]
    return (
        dataclasses.replace(article, blocks=tuple(block for block in before if block)),
        dataclasses.replace(article, blocks=tuple(after)),
    )


def _cut(article: Article, block: Block, end: int) -> Block | None:
    """A block as far as it stands before `end`: introduction and first label may share a paragraph."""
    if block.end <= end:
        return block
    kept = article.text[block.start : end].rstrip(" \t\r\n*_>[")
    return dataclasses.replace(block, end=block.start + len(kept)) if kept else None


def untold(article: Article, found: Sequence[Quote], said: Sequence[Turn]) -> list[Quote]:
    """Those of `found` that no turn says in the same words: an introduction often gives away the best line."""
    talk = " ".join(_letters(article.text[turn.start : turn.end]) for turn in said)
    return [quote for quote in found if _letters(quote.text) not in talk]


def numbered(parts: Sequence[Sequence[Quote]]) -> tuple[Quote, ...]:
    """Quotations that were numbered part by part, one after the other and with numbers unique in the file."""
    made: list[Quote] = []
    for part in parts:
        first = made[-1].utterance + 1 if made else 0
        order = {old: first + new for new, old in enumerate(dict.fromkeys(q.utterance for q in part))}
        made += [dataclasses.replace(quote, utterance=order[quote.utterance]) for quote in part]
    return tuple(made)


def _letters(text: str) -> str:
    return _LETTERS.sub("", fold(text))
