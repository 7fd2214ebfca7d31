"""The key points of an article: five to nine of its own statements, spread over its sections, in order.

A point is a statement that carries much of what the article is about and makes a claim of its own: it shares its words
with the heading above it or the author's description, names numbers, states after a colon, or fills a paragraph. What
sets a scene is none. Where the claim hangs on the sentence before it, and that one stands by itself, both are the point.
The weights were learned from articles whose key points were marked by hand.
"""

from __future__ import annotations

import collections
import dataclasses
import functools
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from repurpose.digest import leaning, unsaid
from repurpose.digest.hollow import hollow, of_the_page
from repurpose.digest.salience import Reading, Salience, pairs, words
from repurpose.digest.statements import Statement
from repurpose.model import Article, BlockKind, Language, Passage
from repurpose.text.mend import printed, words_of
from repurpose.text.scripts import fold, has_han

FEWEST, MOST = 5, 9
_STATEMENTS_A_POINT = 5
_SHORTEST = 12  # units
_SAME = 0.3  # share of common pairs of words from which two statements make one point
_COMPARED = 256  # candidates, the best by themselves, among which the points are chosen
_CARRIED = 0.3  # what a point costs that needs the sentence before it
_LONGEST_PAIR = 90  # units of two sentences that make one point
_HOLLOW = 3.0  # what it costs to introduce, to rate, or to promise
_SECTION_AGAIN = 1.0  # what each point from a section costs the next one from there
_NO_SECOND = re.compile(  # one of several things, or an answer to somebody
    "(?:但|不过|而|是的|对|嗯)?[,，]?你(?:说得|说的|刚|问|提到)|第[一二三四五]|首先|其次|一方面|另一方面|一[端种边派是]|其[一二三]|例如|比如|譬如|举例"
)
_NUMBER = re.compile(r"\d\d*")  # begins with one character, so that `re` looks for it alone
_SCENE = re.compile(  # what leads up to a point, or tells of the talk itself
    r"(?:有一?个|一个|一件|一段|几个|三个|两个|这样)[^,，.。:：]{0,10}?(?:现象|观察|特点|模式|故事|例子|事|问题|共同点|细节|场景|片段|转折|矛盾|答案|说法)(?=[:：。,，]|\Z)"
    r"|分享|聊到|谈到|提到|说起|问到|开玩笑|笑着说|回忆|开场|一开始"
)


def key_points(read: Reading) -> tuple[Passage, ...]:
    """Five to nine passages in the order of the text; fewer where the article holds no more that stand alone."""
    return tuple(_passage(read, point) for point in chosen(read))


class Point(NamedTuple):
    """One point: a statement, or two neighbours of which the second makes the claim and hangs on the first."""

    first: int
    last: int


def chosen(read: Reading) -> list[Point]:
    """The key points as indexes of statements, in order."""
    known, said = read.salience, read.statements
    told = _Told.of(read.article)
    claims = functools.cache(lambda i: _worth(said, known, i, told))
    worth = {point: _value(said, point, claims, told) for point in _candidates(said[: len(known.words)])}
    fit = sorted(worth, key=lambda point: (-worth[point], point.last, -point.first))[:_COMPARED]
    grams = {point: frozenset[str]().union(*(known.pairs[i] for i in _of(point))) for point in fit}
    most = min(MOST, max(FEWEST, len(said) // _STATEMENTS_A_POINT))
    picked: list[Point] = []
    sections: collections.Counter[int] = collections.Counter()
    while fit and len(picked) < most:
        top = max(fit, key=lambda point: worth[point] - _SECTION_AGAIN * sections[said[point.last].section])
        fit.remove(top)
        if not _stands(read, top):
            continue
        picked.append(top)
        sections[said[top.last].section] += 1
        fit = [point for point in fit if not _again(point, top, grams)]
    return sorted(picked)


def _candidates(said: Sequence[Statement]) -> Iterator[Point]:
    for i, statement in enumerate(said):
        if statement.kind is BlockKind.QUOTE or not statement.plain:
            continue
        if statement.alone and statement.units >= _SHORTEST:
            yield Point(i, i)
        if _carries(said, i):
            yield Point(i - 1, i)


def _carries(said: Sequence[Statement], i: int) -> bool:
    """Whether the sentence before a leaning one can be told with it."""
    if i == 0:
        return False
    before, statement = said[i - 1], said[i]
    return (
        before.alone
        and before.block == statement.block
        and before.talk == statement.talk
        and before.in_block + 1 == statement.in_block
        and before.units + statement.units <= _LONGEST_PAIR
        and not _NO_SECOND.match(statement.folded)
    )


def _of(point: Point) -> range:
    return range(point.first, point.last + 1)


def _again(point: Point, picked: Point, grams: Mapping[Point, frozenset[str]]) -> bool:
    """Whether a point shares a sentence or most of its words with one that is picked."""
    shares = point.first <= picked.last and picked.first <= point.last
    return shares or _repeats(grams[point], grams[picked])


def _passage(read: Reading, point: Point) -> Passage:
    first, last = read.statements[point.first], read.statements[point.last]
    if first is last:
        return Passage(first.text, first.start, first.end)
    text = read.article.text
    return Passage(printed(text[first.start : last.end], words_of(text)), first.start, last.end)


def _stands(read: Reading, point: Point) -> bool:
    """Whether a point needs nothing that it does not say; two sentences are read as one."""
    if point.last in read.foils:  # beside its answer it is the point
        return False
    language, last = read.article.language, read.statements[point.last]
    folded = last.folded
    if point.first != point.last:
        passage = _passage(read, point)
        folded = fold(passage.text)
        whole = leaning.plain(read.article.text[passage.start : passage.end], passage.text)
        if not whole or of_the_page(folded) or leaning.leans(folded, language, talk=last.talk):
            return False
    return not leaning.points(folded, read.names) and not unsaid.left_open(folded, language, read.names)


def _value(said: Sequence[Statement], point: Point, claims: Callable[[int], float], told: _Told) -> float:
    """What a point is worth: what its claim is; the sentence that carries it takes room."""
    if point.first == point.last:
        return claims(point.last)
    return claims(point.last) - _CARRIED - _HOLLOW * hollow(said[point.first].folded, told.language)


@dataclasses.dataclass(frozen=True, slots=True)
class _Told:
    """What the author says the article is about: pairs of words of the description and of each heading."""

    lead: frozenset[str]
    headings: tuple[frozenset[str], ...]
    any_heading: frozenset[str]
    language: Language

    @classmethod
    def of(cls, article: Article) -> _Told:
        blocks = (b for b in article.blocks if b.kind is BlockKind.HEADING)
        headings = tuple(_pairs(article.text[block.start : block.end]) for block in blocks)
        return cls(_pairs(article.lead or ""), headings, frozenset().union(*headings), article.language)

    def above(self, section: int) -> frozenset[str]:
        """Those of the heading above a section; sections count from 0, which has none."""
        return self.headings[section - 1] if 0 < section <= len(self.headings) else frozenset()


def _pairs(text: str) -> frozenset[str]:
    return frozenset(pairs(words(fold(text))))


def _worth(read: Sequence[Statement], known: Salience, i: int, told: _Told) -> float:
    """How like a key point a statement is, in log-odds but for a constant."""
    statement, mine = read[i], set(known.pairs[i])
    language: Language = told.language
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
        - 0.78 * (has_han(statement.folded) and bool(_SCENE.search(statement.folded)))
        - _HOLLOW * hollow(statement.folded, language)
    )


def _share(mine: set[str], of: frozenset[str]) -> float:
    return len(mine & of) / max(4, len(mine)) if of else 0.0


def _repeats(first: frozenset[str], second: frozenset[str]) -> bool:
    return len(first & second) > _SAME * max(1, min(len(first), len(second)))
