"""How likely each word, and each pair of neighbouring words, of an article is to occur in its author's own abstract.

A word is a Han character or a run of Latin letters and digits, folded. What is known of it (in the title, in the tags,
where it first stands, how often …) is put into few small bins; a sum of small trees, learned from articles that have an
abstract, turns the bins into a probability. Equal bins are looked up, so that reading costs one pass over the text.
"""

from __future__ import annotations

import bisect
import collections
import dataclasses
import functools
import itertools
import json
import math
import operator
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import resources
from typing import Any

from repurpose.digest.refuted import foils
from repurpose.digest.statements import Statement, statements
from repurpose.digest.trees import Forest
from repurpose.model import Article, BlockKind, Turn
from repurpose.text.scripts import HAN, fold, has_han, latin_runs

Gram = str  # a word, or two neighbouring ones with `_` between them
Bins = tuple[int, ...]

BINS = {
    "title": 2, "tags": 2, "headings": 4, "times": 9, "sections": 6, "first": 9, "place": 8, "last": 2, "opening": 2,
    "kind": 3, "habit": 5, "common": 7,
}  # fmt: skip
"""What is known of a gram, and how many values that has. A code is all of it in one number, so that it can be added up."""
_VARIED = (
    "first",
    "place",
    "times",
    "sections",
    "common",
    "kind",
    "habit",
)  # first, lest codes share their low bits
_ORDER = (*_VARIED, *(name for name in BINS if name not in _VARIED))
_STEPS = dict(
    zip(_ORDER, itertools.accumulate(map(BINS.__getitem__, _ORDER), int.__mul__, initial=1), strict=False)
)
_PARTS = (
    _ORDER[:3],
    _ORDER[3:7],
    _ORDER[7:],
)  # of a code: where a gram stands, how it is used, what else has it
_USES = _STEPS[_PARTS[1][0]]
_MARKS = _STEPS[_PARTS[2][0]] // _USES
_TIMES = (2, 3, 4, 5, 6, 8, 11, 16)
_OFTEN = [_STEPS["times"] * bisect.bisect_right(_TIMES, number) for number in range(_TIMES[-1] + 1)]
_SECTIONS = (0.12, 0.22, 0.35, 0.5, 0.7)  # share of the sections
_FIRST = (1, 2, 3, 5, 7, 10, 15, 25)  # statements
_PLACE = (0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8)  # share of the text
_RUN = re.compile(rf"[a-z0-9]+|[{HAN}]+")
_LATIN = "\x7f"  # above every gram that begins with a Latin letter or a digit, below the others
_DIGITS = ":"  # above every gram that begins with a digit, below the others
_READ = 1500  # statements that are looked at
_KEPT = 65_536  # codes of which the odds are remembered


def words(folded: str) -> list[str]:
    """The words of a folded text: Han characters one by one, runs of Latin letters and digits."""
    if not has_han(folded):
        return latin_runs(folded)
    found: list[str] = []
    for run in _RUN.findall(folded):
        found += run if run > _LATIN else (run,)
    return found


def pairs(found: Sequence[str]) -> list[Gram]:
    """The pairs of neighbouring words."""
    joined = "_".join(found)
    if len(joined) == 2 * len(found) - 1:  # no word is longer than one character
        return [joined[at : at + 3] for at in range(0, len(joined) - 2, 2)]
    return [*map("_".join, itertools.pairwise(found))]


@dataclasses.dataclass(frozen=True, slots=True)
class Seen:
    """What was counted of an article's grams: the words and pairs of every statement, and the codes of each gram."""

    words: list[list[str]]
    pairs: list[list[Gram]]
    word_codes: dict[Gram, int]
    pair_codes: dict[Gram, int]


def seen(article: Article, read: Sequence[Statement]) -> Seen:
    """Counts over the first 1 500 statements, the title, the tags and the headings: codes without what was learned."""
    by_word = [words(each.folded) for each in read[:_READ]]
    by_pair = [pairs(each) for each in by_word]
    sections = [each.section for each in read[:_READ]]
    standing = _standing(sections)
    word_codes, pair_codes = _counted(by_word, sections, standing), _counted(by_pair, sections, standing)
    for gram, step in _marked(article):
        codes = pair_codes if "_" in gram else word_codes
        if gram in codes:
            codes[gram] += step
    return Seen(by_word, by_pair, word_codes, pair_codes)


def _counted(
    grams: Sequence[Sequence[Gram]], sections: Sequence[int], standing: Sequence[int]
) -> dict[Gram, int]:
    """What the statements tell of their grams; `sections` says in which, one after the other, each statement is."""
    times: collections.Counter[Gram] = collections.Counter()  # in the order in which they first stand
    fresh = []
    for each in grams:
        before = len(times)
        times.update(each)
        fresh.append(len(times) - before)
    first = itertools.chain.from_iterable(map(itertools.repeat, standing, fresh))
    often = _OFTEN + _OFTEN[-1:] * max(times.values(), default=0)
    within = [
        {*itertools.chain.from_iterable(each for _, each in under)}
        for _, under in itertools.groupby(zip(sections, grams, strict=True), operator.itemgetter(0))
    ]
    spread = [
        _STEPS["sections"] * bisect.bisect_right(_SECTIONS, number / max(1, len(within)))
        for number in range(len(within) + 1)
    ]
    held = collections.Counter(itertools.chain.from_iterable(within))
    frequent = map(often.__getitem__, times.values())
    wide = map(spread.__getitem__, map(held.__getitem__, times))
    codes = dict(zip(times, map(operator.add, first, map(operator.add, frequent, wide)), strict=True))
    for gram in within[-1] if within else ():
        codes[gram] += _STEPS["last"]
    for gram in [gram for gram in codes if gram < _LATIN]:
        number = gram < _DIGITS and ("_" not in gram or gram.partition("_")[0].isdigit())
        codes[gram] += _STEPS["kind"] * (2 if number else 1)
    return codes


def _standing(sections: Sequence[int]) -> list[int]:
    """By statement: the part of a code that says where a gram first stands."""
    return [
        _STEPS["first"] * bisect.bisect_right(_FIRST, number)
        + _STEPS["place"] * bisect.bisect_right(_PLACE, number / len(sections))
        + _STEPS["opening"] * (section == sections[0])
        for number, section in enumerate(sections)
    ]


def _marked(article: Article) -> Iterator[tuple[Gram, int]]:
    """The grams of the title, the tags and the headings, each with what that adds to its code."""
    for gram in _grams([article.title]):
        yield gram, _STEPS["title"]
    for gram in _grams(article.tags):
        yield gram, _STEPS["tags"]
    headings = [article.text[b.start : b.end] for b in article.blocks if b.kind is BlockKind.HEADING]
    holding = collections.Counter(gram for heading in headings for gram in _grams([heading]))
    for gram, number in holding.items():
        yield gram, _STEPS["headings"] * min(3, number)


def _grams(texts: Iterable[str]) -> set[Gram]:
    found = [words(fold(text)) for text in texts]
    return {gram for each in found for gram in (*each, *pairs(each))}


def usage(habit: int, common: int) -> int:
    """What is added to a gram's code: how much more or less than others abstracts use it (-2 to 2), how common it is."""
    return _STEPS["habit"] * (habit % BINS["habit"]) + _STEPS["common"] * common


def bins(code: int) -> Bins:
    """What a code says, as small numbers in the order of `BINS`; a habit below 0 too is its remainder in the code."""
    *known, habit, common = (code // _STEPS[name] % values for name, values in BINS.items())
    return (*known, habit if habit <= BINS["habit"] // 2 else habit - BINS["habit"], common)


@dataclasses.dataclass(frozen=True, slots=True)
class Weights:
    """What was learned: for words and for pairs a start and trees of log-odds, and how abstracts use common grams."""

    start: tuple[float, float]
    trees: tuple[Forest, Forest]
    grams: Mapping[Gram, int]  # what is added to the codes of those that are not rare

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Weights:
        """From the stored form: `grams` maps "habit common" to a list of grams parted by spaces."""
        grams: dict[Gram, int] = {}
        for levels, listed in data["grams"].items():
            habit, common = map(int, levels.split())
            grams.update(dict.fromkeys(listed.split(), usage(habit, common)))
        words, pairs = (Forest(trees, len(BINS)) for trees in data["trees"])
        return cls((data["start"][0], data["start"][1]), (words, pairs), grams)


class _Odds(dict[int, float]):
    """The probability that a code gives to a word (0) or a pair (1), found when the code is first met."""

    def __init__(self, weights: Weights, which: int) -> None:
        super().__init__()
        self._start, self._trees = weights.start[which], weights.trees[which]
        self._places, self._uses, self._marks = (_Left(self._trees, part) for part in _PARTS)

    def __missing__(self, code: int) -> float:
        rest, place = divmod(code, _USES)
        mark, use = divmod(rest, _MARKS)
        left = self._places[place] & self._uses[use] & self._marks[mark]
        odds = 1 / (1 + math.exp(-(self._start + self._trees.sum(left))))
        if len(self) < _KEPT:
            self[code] = odds
        return odds


class _Left(dict[int, int]):
    """The leaves that one part of a code leaves, found when the part is first met: there are hundreds, and many more codes."""

    def __init__(self, trees: Forest, part: Sequence[str]) -> None:
        super().__init__()
        self._trees, self._step = trees, _STEPS[part[0]]
        self._bins = [which for which, name in enumerate(BINS) if name in part]

    def __missing__(self, part: int) -> int:
        known = bins(part * self._step)
        self[part] = self._trees.left({which: known[which] for which in self._bins})
        return self[part]


@functools.cache
def _shipped() -> tuple[Weights, _Odds, _Odds]:
    stored = resources.files("repurpose.digest").joinpath("summary_weights.json")
    weights = Weights.of(json.loads(stored.read_text("utf-8")))
    return weights, _Odds(weights, 0), _Odds(weights, 1)


@dataclasses.dataclass(frozen=True, slots=True)
class Salience:
    """For every statement its words and pairs; for each of these the odds to be in an abstract."""

    words: list[list[str]]
    pairs: list[list[Gram]]
    word_odds: Mapping[str, float]
    pair_odds: Mapping[Gram, float]


def salience(article: Article, read: Sequence[Statement], weights: Weights | None = None) -> Salience:
    """The odds of the article's words and pairs; deterministic, linear in the article's length."""
    table = seen(article, read)
    known, *odds = (weights, _Odds(weights, 0), _Odds(weights, 1)) if weights else _shipped()
    word_odds, pair_odds = (
        _looked_up(codes, known.grams, each)
        for codes, each in zip((table.word_codes, table.pair_codes), odds, strict=True)
    )
    return Salience(table.words, table.pairs, word_odds, pair_odds)


def _looked_up(codes: dict[Gram, int], habits: Mapping[Gram, int], odds: _Odds) -> dict[Gram, float]:
    for gram in codes.keys() & habits.keys():
        codes[gram] += habits[gram]
    return dict(zip(codes, map(odds.__getitem__, codes.values()), strict=True))


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """An article read for telling: its statements and what their words are worth. Made once for summary and points."""

    article: Article
    statements: Sequence[Statement]
    salience: Salience
    names: frozenset[str] = frozenset()  # of its persons, folded, where they are known
    foils: frozenset[int] = frozenset()  # statements that what follows takes back


def reading(article: Article, turns: Sequence[Turn] = (), names: Iterable[str] = ()) -> Reading:
    """The statements of an article, weighed; `turns` are those of a transcript, `names` its persons' spellings."""
    read = statements(article, turns)
    return Reading(article, read, salience(article, read), frozenset(map(fold, names)), foils(read, article))
