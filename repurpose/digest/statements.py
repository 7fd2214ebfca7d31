"""The sentences of an article that could be printed by themselves, and what keeps a sentence from it.

A statement is whole (its marks are paired, it ends with a full stop), plain (no links, notes, pictures or markup that a
printed line would show), and stands alone: it does not lean on the sentence before it, ask a question, speak to the
reader about the page, or leave open whose words it holds. Choosing among them is for `summary` and `points`.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from repurpose.digest import leaning
from repurpose.digest.roles import hosts
from repurpose.model import Article, Block, BlockKind, Span, Turn
from repurpose.text.mend import printed, words_of
from repurpose.text.scripts import HAN, fold
from repurpose.text.sentences import sentences

SHORTEST, LONGEST = 8, 160
"""Counted units (`units`) that a statement may have."""

_RUN = re.compile(rf"[A-Za-z0-9]+|[{HAN}]+")


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
    return sum(1 if run.isascii() else len(run) for run in _RUN.findall(text))


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
            begin = cut.start + leaning.connective(article.text[cut.start : cut.start + 16], article.language)
            passage = article.text[begin : cut.end]
            text = printed(passage, known)
            folded = fold(text)
            size = units(text)
            plain = SHORTEST <= size <= LONGEST and leaning.plain(passage, text)
            found.append(
                Statement(
                    text, begin, cut.end, folded, size, block.kind, section, in_section, place, number, talk,
                    plain, plain and not leaning.leans(folded, article.language, talk=talk),
                )
            )  # fmt: skip
            in_section += 1
    return found


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
