"""The key points of an article: five to nine of its own statements, spread over its sections, in order.

A point is a statement that carries much of what the article is about and makes a claim of its own: it shares its words
with the heading above it or the author's description, names numbers, states after a colon, or fills a paragraph. What
sets a scene is none. The weights were learned from articles whose key points were marked by hand.
"""

from __future__ import annotations

import collections
import dataclasses
import math
import re
from collections.abc import Sequence

from repurpose.digest import leaning
from repurpose.digest.salience import Reading, Salience, pairs, words
from repurpose.digest.statements import Statement
from repurpose.model import Article, BlockKind, Passage
from repurpose.text.scripts import fold

FEWEST, MOST = 5, 9
_STATEMENTS_A_POINT = 5
_SHORTEST = 12  # units
_SAME = 0.4  # share of common pairs of words from which two statements make one point
_SECTION_AGAIN = 1.0  # what each point from a section costs the next one from there
_NUMBER = re.compile(r"\d+")
_SCENE = re.compile(  # what leads up to a point, or tells of the talk itself
    r"(?:有一?个|一个|一件|一段|几个|三个|两个|这样)[^,，.。:：]{0,10}?(?:现象|观察|特点|模式|故事|例子|事|问题|共同点|细节|场景|片段|转折|矛盾|答案|说法)(?=[:：。,，]|\Z)"
    r"|分享|聊到|谈到|提到|说起|问到|开玩笑|笑着说|回忆|开场|一开始"
)


def key_points(read: Reading) -> tuple[Passage, ...]:
    """Five to nine passages in the order of the text; fewer where the article holds no more that stand alone."""
    picked = [read.statements[i] for i in chosen(read)]
    return tuple(Passage(each.text, each.start, each.end) for each in picked)


def chosen(read: Reading) -> list[int]:
    """The indexes of the statements that are key points, in order."""
    known, said = read.salience, read.statements
    fit = [i for i in range(len(known.words)) if _is_point(said[i])]
    told = _Told.of(read.article)
    worth = {i: _worth(said, known, i, told) for i in fit}
    most = min(MOST, max(FEWEST, len(said) // _STATEMENTS_A_POINT))
    mine = {i: frozenset(known.pairs[i]) for i in fit}
    picked: list[int] = []
    sections: collections.Counter[int] = collections.Counter()
    while fit and len(picked) < most:
        top = max(fit, key=lambda i: (worth[i] - _SECTION_AGAIN * sections[said[i].section], -i))
        fit.remove(top)
        if leaning.points(said[top].folded, read.names):
            continue
        picked.append(top)
        sections[said[top].section] += 1
        fit = [i for i in fit if not _repeats(mine[i], mine[top])]
    return sorted(picked)


def _is_point(statement: Statement) -> bool:
    return statement.alone and statement.kind is not BlockKind.QUOTE and statement.units >= _SHORTEST


@dataclasses.dataclass(frozen=True, slots=True)
class _Told:
    """What the author says the article is about: pairs of words of the description and of each heading."""

    lead: frozenset[str]
    headings: tuple[frozenset[str], ...]
    any_heading: frozenset[str]

    @classmethod
    def of(cls, article: Article) -> _Told:
        blocks = (b for b in article.blocks if b.kind is BlockKind.HEADING)
        headings = tuple(_pairs(article.text[block.start : block.end]) for block in blocks)
        return cls(_pairs(article.lead or ""), headings, frozenset().union(*headings))

    def above(self, section: int) -> frozenset[str]:
        """Those of the heading above a section; sections count from 0, which has none."""
        return self.headings[section - 1] if 0 < section <= len(self.headings) else frozenset()


def _pairs(text: str) -> frozenset[str]:
    return frozenset(pairs(words(fold(text))))


def _worth(read: Sequence[Statement], known: Salience, i: int, told: _Told) -> float:
    """How like a key point a statement is, in log-odds but for a constant."""
    statement, mine = read[i], set(known.pairs[i])
    alone = statement.in_block == 0 and (i + 1 == len(read) or read[i + 1].block != statement.block)
    return (
        2.3 * math.fsum(map(known.pair_odds.__getitem__, mine)) / (len(known.words[i]) + 25)
        + 0.35 * min(3, len(_NUMBER.findall(statement.text)))
        + 1.21 * (":" in statement.folded)
        + 0.33 * ("「" in statement.text or "“" in statement.text)
        + 0.73 * alone
        - 0.35 * (statement.units < 16)
        + 0.52 * _share(mine, told.lead)
        + 0.47 * _share(mine, told.above(statement.section))
        + 0.39 * _share(mine, told.any_heading)
        - 0.78 * bool(_SCENE.search(statement.folded))
    )


def _share(mine: set[str], of: frozenset[str]) -> float:
    return len(mine & of) / max(4, len(mine))


def _repeats(first: frozenset[str], second: frozenset[str]) -> bool:
    return len(first & second) > _SAME * max(1, min(len(first), len(second)))
