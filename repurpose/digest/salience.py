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
import re
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources
from typing import Any

from repurpose.digest.statements import Statement, statements
from repurpose.digest.trees import Forest
from repurpose.model import Article, BlockKind, Turn
from repurpose.text.scripts import HAN, fold

Gram = str | tuple[str, str]
Bins = tuple[int, ...]

BINS = (
    "title", "tags", "headings", "times", "sections", "first", "place", "last", "opening", "kind", "habit", "common"
)  # fmt: skip
_TIMES = (2, 3, 4, 5, 6, 8, 11, 16)
_OFTEN = tuple(bisect.bisect_right(_TIMES, number) for number in range(_TIMES[-1] + 1))
_SECTIONS = (0.12, 0.22, 0.35, 0.5, 0.7)  # share of the sections
_FIRST = (1, 2, 3, 5, 7, 10, 15, 25)  # statements
_PLACE = (0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8)  # share of the text
_WORD = re.compile(rf"[a-z0-9]+|[{HAN}]")
_READ = 1500  # statements that are looked at
_RARE = (0, 0)


def words(folded: str) -> list[str]:
    """The words of a folded text: Han characters one by one, runs of Latin letters and digits."""
    return _WORD.findall(folded)


def pairs(found: Sequence[str]) -> list[tuple[str, str]]:
    """The pairs of neighbouring words."""
    return list(itertools.pairwise(found))


@dataclasses.dataclass(frozen=True, slots=True)
class Seen:
    """What was counted of an article's grams: one table for words and pairs alike."""

    words: list[list[str]]  # by statement
    pairs: list[list[tuple[str, str]]]
    title: frozenset[Gram]
    tags: frozenset[Gram]
    headings: Mapping[Gram, int]
    times: Mapping[Gram, int]
    first: Mapping[Gram, int]  # the statement in which it first stands
    sections: Mapping[Gram, int]  # in how many sections it stands
    opening: frozenset[Gram]  # in the first section
    last: frozenset[Gram]  # in the last
    standing: Sequence[tuple[int, int]]  # by statement: the bins of what first stands in it
    spread: Sequence[int]  # by number of sections: the bin of what stands in so many


def seen(article: Article, read: Sequence[Statement]) -> Seen:
    """Counts over the first 1 500 statements, the title, the tags and the headings."""
    by_word = [words(each.folded) for each in read[:_READ]]
    by_pair = [pairs(each) for each in by_word]
    first: dict[Gram, int] = {}
    sections: dict[int, set[Gram]] = {}
    for number in range(len(by_word) - 1, -1, -1):  # backwards, so that the first statement has the last word
        first.update(dict.fromkeys(by_word[number], number))
        first.update(dict.fromkeys(by_pair[number], number))
    for number, statement in enumerate(read[:_READ]):
        here = sections.setdefault(statement.section, set())
        here.update(by_word[number])
        here.update(by_pair[number])
    times: collections.Counter[Gram] = collections.Counter(itertools.chain.from_iterable(by_word))
    times.update(itertools.chain.from_iterable(by_pair))
    ordered = list(sections.values()) or [set()]
    headings = [article.text[b.start : b.end] for b in article.blocks if b.kind is BlockKind.HEADING]
    return Seen(
        by_word, by_pair, frozenset(_grams([article.title])), frozenset(_grams(article.tags)),
        collections.Counter(gram for heading in headings for gram in set(_grams([heading]))),
        times, first,
        collections.Counter(itertools.chain.from_iterable(ordered)),
        frozenset(ordered[0]), frozenset(ordered[-1]), _standing(len(by_word)),
        [bisect.bisect_right(_SECTIONS, number / len(ordered)) for number in range(len(ordered) + 1)],
    )  # fmt: skip


def _standing(count: int) -> list[tuple[int, int]]:
    return [
        (bisect.bisect_right(_FIRST, number), bisect.bisect_right(_PLACE, number / count))
        for number in range(count)
    ]


def _grams(texts: Iterable[str]) -> Iterable[Gram]:
    for text in texts:
        found = words(fold(text))
        yield from found
        yield from pairs(found)


def bins(table: Seen, gram: Gram, learned: tuple[int, int]) -> Bins:
    """What is known of one gram, as small numbers in the order of `BINS`; `learned`: its habit and how common it is."""
    first, place = table.standing[table.first[gram]]
    return (
        gram in table.title,
        gram in table.tags,
        min(3, table.headings.get(gram, 0)),
        _OFTEN[min(table.times[gram], _TIMES[-1])],
        table.spread[table.sections[gram]],
        first,
        place,
        gram in table.last,
        gram in table.opening,
        0 if not gram[0].isascii() else 2 if gram[0].isdigit() else 1,
        learned[0],
        learned[1],
    )


@dataclasses.dataclass(frozen=True, slots=True)
class Weights:
    """What was learned: for words and for pairs a start and trees of log-odds, and how abstracts use common grams."""

    start: tuple[float, float]
    trees: tuple[Forest, Forest]
    grams: Mapping[Gram, tuple[int, int]]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Weights:
        """From the stored form: `grams` maps "habit common" to a list of grams parted by spaces, pairs written `a_b`."""
        grams: dict[Gram, tuple[int, int]] = {}
        for levels, listed in data["grams"].items():
            habit, common = map(int, levels.split())
            for gram in listed.split():
                first, _, second = gram.partition("_")
                grams[(first, second) if second else first] = (habit, common)
        words, pairs = (Forest(trees, len(BINS)) for trees in data["trees"])
        return cls((data["start"][0], data["start"][1]), (words, pairs), grams)

    def of_gram(self, gram: Gram) -> tuple[int, int]:
        """How much more (up) or less (down) than others a gram occurs in abstracts, and how common it is; 0 if rare."""
        return self.grams.get(gram, _RARE)

    def odds(self, known: Bins, which: int) -> float:
        """The probability that these bins give to a word (0) or a pair (1)."""
        return 1 / (1 + math.exp(-(self.start[which] + self.trees[which](known))))


@functools.cache
def _weights() -> Weights:
    stored = resources.files("repurpose.digest").joinpath("summary_weights.json")
    return Weights.of(json.loads(stored.read_text("utf-8")))


@functools.lru_cache(maxsize=65_536)
def _odds(known: Bins, which: int) -> float:
    return _weights().odds(known, which)


@dataclasses.dataclass(frozen=True, slots=True)
class Salience:
    """For every statement its words and pairs; for those of statements that stand alone, the odds to be in an abstract."""

    words: list[list[str]]
    pairs: list[list[tuple[str, str]]]
    word_odds: Mapping[str, float]
    pair_odds: Mapping[tuple[str, str], float]


def salience(article: Article, read: Sequence[Statement], weights: Weights | None = None) -> Salience:
    """The odds of the words and pairs that could be printed; deterministic, linear in the article's length."""
    table = seen(article, read)
    learned = weights or _weights()
    odds = weights.odds if weights else _odds
    alone = [number for number, each in enumerate(read[:_READ]) if each.alone]
    word_odds = {
        word: odds(bins(table, word, learned.of_gram(word)), 0)
        for word in dict.fromkeys(itertools.chain.from_iterable(table.words[number] for number in alone))
    }
    pair_odds = {
        pair: odds(bins(table, pair, learned.of_gram(pair)), 1)
        for pair in dict.fromkeys(itertools.chain.from_iterable(table.pairs[number] for number in alone))
    }
    return Salience(table.words, table.pairs, word_odds, pair_odds)


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """An article read for telling: its statements and what their words are worth. Made once for summary and points."""

    article: Article
    statements: Sequence[Statement]
    salience: Salience


def reading(article: Article, turns: Sequence[Turn] = ()) -> Reading:
    """The statements of an article, weighed; `turns` are those of a transcript."""
    read = statements(article, turns)
    return Reading(article, read, salience(article, read))
