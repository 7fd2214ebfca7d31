"""The sentences of an article that could be printed by themselves, and what keeps a sentence from it.

A statement is whole (its marks are paired, it ends with a full stop), plain (no links, notes, pictures or markup that a
printed line would show), and stands alone: it does not lean on the sentence before it, ask a question, speak to the
reader about the page, or leave open whose words it holds. Choosing among them is for `summary` and `points`.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from repurpose.digest import heads, leaning
from repurpose.digest.hollow import of_the_page
from repurpose.digest.roles import hosts
from repurpose.model import Article, Block, BlockKind, Span, Turn
from repurpose.text.mend import printed, words_of
from repurpose.text.scripts import HAN, fold, latin_runs
from repurpose.text.sentences import sentences

SHORTEST, LONGEST = 8, 160
"""Counted units (`units`) that a statement may have."""

_HAN = re.compile(rf"[{HAN}]+")


class Statement(NamedTuple):
    """A sentence of the article's prose with its place. `text` is its printed form, `folded` for comparing."""

    text: str
    start: int
    end: int
    folded: str
    units: int
    kind: BlockKind
    section: int  # 0 before the first heading
    in_section: int  # sentences before it in the section
    in_block: int
    block: int  # prose blocks before it
    talk: bool  # inside a transcript's turn
    plain: bool  # could be printed as it is: whole, without markup
    alone: bool  # and needs nothing around it


def units(text: str) -> int:
    """Counted length across scripts: a Han character, or a run of Latin letters and digits, is one."""
    latin = len(latin_runs(text))
    return latin if text.isascii() else latin + sum(map(len, _HAN.findall(text)))


def statements(article: Article, turns: Sequence[Turn] = ()) -> list[Statement]:
    """Every sentence of the prose in order; in a transcript what the hosts say is left out, and so are the labels."""
    known = words_of(article.text)
    found: list[Statement] = []
    section, last_section, in_section = 0, -1, 0
    for number, (block, span, talk, section) in enumerate(_stretches(article, turns)):
        if section != last_section:
            last_section, in_section = section, 0
        cuts = sentences(article.text, span.start, span.end, article.language)
        for place, cut in enumerate(cuts):
            read = _read(article, cut, known, talk=talk)
            found.append(
                Statement(
                    read.text, read.start, cut.end, read.folded, read.units, block.kind, section, in_section, place,
                    number, talk, read.plain, read.alone,
                )
            )  # fmt: skip
            in_section += 1
    return found


class _Read(NamedTuple):
    """A sentence, perhaps without its first words, and what can be done with it."""

    text: str
    start: int
    folded: str
    units: int
    plain: bool
    alone: bool


def _read(article: Article, cut: Span, known: Collection[str], *, talk: bool) -> _Read:
    """A sentence without what only ties it to others; without what leads to its claim where that stands alone."""
    begin = cut.start + leaning.connective(article.text[cut.start : cut.start + 16], article.language)
    whole = _from(article, begin, cut.end, known, talk=talk)
    head = heads.length(article.text[begin : min(cut.end, begin + heads.LOOK)], article.language)
    rest = _from(article, begin + head, cut.end, known, talk=talk) if head and whole.plain else whole
    return rest if rest.alone else whole


def _from(article: Article, start: int, end: int, known: Collection[str], *, talk: bool) -> _Read:
    passage = article.text[start:end]
    text = printed(passage, known)
    folded = fold(text)
    size = units(text)
    plain = SHORTEST <= size <= LONGEST and leaning.plain(passage, text)
    alone = plain and not of_the_page(folded) and not leaning.leans(folded, article.language, talk=talk)
    return _Read(text, start, folded, size, plain, alone)


def _stretches(article: Article, turns: Sequence[Turn]) -> Iterator[tuple[Block, Span, bool, int]]:
    """Runs of prose that one voice speaks: block, span, whether it is talk, section."""
    silent = hosts(article, turns) if turns else frozenset()
    starts = [turn.start for turn in turns]
    section = 0
    for block in article.blocks:
        if block.kind is BlockKind.HEADING:
            section += 1
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE):
            continue
        at = bisect.bisect_right(starts, block.start) - 1
        inside = turns[at] if at >= 0 and block.start < turns[at].end else None
        later = [turn for turn in turns[at + 1 : at + 40] if turn.start < block.end]
        if inside is None and not later:
            yield block, Span(block.start, block.end), False, section
            continue
        for turn in ([inside] if inside else []) + later:
            span = Span(max(block.start, turn.start), min(block.end, turn.end))
            if span.start < span.end and turn.speaker not in silent:
                yield block, span, True, section
