"""What is told around a transcript: before its first turn, between turns, and after the last. Pure.

A labelled interview often opens with a narrated visit and closes with one. Both are read as narratives; this room says
where they are, and which of their quotations the turns hold already. It knows no language and finds no speech.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from typing import Final

from repurpose.digest.turns import label_of
from repurpose.model import PROSE, Article, Block, Quote, Turn
from repurpose.text.scripts import fold

_LETTERS = re.compile(r"[\W_]+")
_MARKS = re.compile(r"[「『“”‘’\"]")
_MOST: Final = 30  # stretches that are read; nobody breaks a talk more often to tell something


def frames(article: Article, said: Sequence[Turn]) -> list[Article]:
    """The stretches outside the turns `said` that quote something, each as the article with its blocks alone."""
    return [dataclasses.replace(article, blocks=blocks) for blocks in _outside(article, said)][:_MOST]


def _outside(article: Article, said: Sequence[Turn]) -> Iterator[tuple[Block, ...]]:
    ends = [article.body_start, *(turn.end for turn in said)]
    starts = [*(_start(article, turn) for turn in said), len(article.text)]
    at = 0
    for start, end in zip(ends, starts, strict=True):
        found: list[Block] = []
        while at < len(article.blocks) and article.blocks[at].start < end:
            block = _cut(article, article.blocks[at], end)
            if block and block.start >= start:
                found.append(block)
            at += 1
        if any(b.kind in PROSE and _MARKS.search(article.text, b.start, b.end) for b in found):
            yield tuple(found)


def _start(article: Article, turn: Turn) -> int:
    label = label_of(article, turn)
    return label.start if label else turn.start


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
    """Quotations that were numbered part by part, in the order of the file and with numbers unique in it."""
    every = [(part, quote) for part, quotes in enumerate(parts) for quote in quotes]
    every.sort(key=lambda each: (each[1].start, each[1].end))
    order: dict[tuple[int, int], int] = {}
    for part, quote in every:
        order.setdefault((part, quote.utterance), len(order))
    return tuple(dataclasses.replace(quote, utterance=order[part, quote.utterance]) for part, quote in every)


def _letters(text: str) -> str:
    return _LETTERS.sub("", fold(text))
