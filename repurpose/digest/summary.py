"""The three sentences that say best what an article is about, in the article's own words and order.

The choice is one of sets: the three statements that together should share most words and pairs of words with the
abstract that the author would have written, as `salience` expects it, each counted once, at an abstract's length. What
tells nothing, or hangs on a sentence that is not told, has to be worth more than another.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Collection, Iterable, Mapping, Sequence

from repurpose.digest import unsaid
from repurpose.digest.hollow import empty, hollow, introduces
from repurpose.digest.salience import Gram, Reading, Salience
from repurpose.digest.statements import Statement
from repurpose.digest.unsaid import Needs
from repurpose.model import BlockKind, Language, Passage

SENTENCES = 3
_ABSTRACT = 200  # words; longer than abstracts are, lest the set be kept short for its length's sake
_SHORTEST = 10  # units; what is shorter says nothing of an article, however often its words are used
_TOLD = 2  # statements of a transcript's introduction that are enough of a summary
_EXCHANGES = 3
_COMPARED = 32  # candidates, the best by themselves, of which sets are made
_HOLLOW = 0.01  # what a sentence costs that tells nothing of the matter; introducing somebody once is free
_HANGS = 0.007  # what it costs to speak of something that is not told before
_UNIT = 1 << 40  # of odds in whole numbers; small enough that sums stay within a machine word
_PAIRS = 3.0  # how much shared pairs of words count beside shared words


def summary(read: Reading) -> tuple[Passage, ...]:
    """At most three passages in the order of the text; fewer, or none, where the article holds no more to print."""
    found = chosen(read.statements, read.salience, read.article.language, read.names, read.foils)
    picked = [read.statements[i] for i in found]
    return tuple(Passage(each.text, each.start, each.end) for each in picked)


def chosen(
    read: Sequence[Statement],
    known: Salience,
    language: Language,
    names: Collection[str] = (),
    foils: Collection[int] = (),
) -> list[int]:
    """The indexes of the summary's statements, in order; `foils` are taken back by what follows, and say the opposite."""
    told = range(min(len(read), len(known.words)))
    first: dict[str, int] = {}  # what is said again, word for word, is no second sentence of a summary
    fit = [
        i
        for i in told
        if read[i].alone
        and read[i].units >= _SHORTEST
        and i not in foils
        and read[i].kind is not BlockKind.QUOTE
        and first.setdefault(read[i].folded.strip(), i) == i
    ]
    introduction = [i for i in fit if not read[i].talk]
    candidates = introduction if len(introduction) >= _TOLD else fit
    telling = [i for i in candidates if _tells(read[i].folded, language)]
    wanted = telling if len(telling) >= SENTENCES else candidates
    return sorted(best(wanted, known, SENTENCES, Burden(read, language, names)))


def _tells(folded: str, language: Language) -> bool:
    """Whether a sentence could be one of three: it is no mere promise, and says whose it is what it speaks of."""
    if language == "en":
        return not hollow(folded, language) and not unsaid.left_open(folded, language)
    return not empty(folded, language) and not unsaid.ownerless(folded)


class Burden:
    """What a set of statements costs its reader: those that tell nothing, and those that hang on what is not told."""

    def __init__(self, read: Sequence[Statement], language: Language, names: Collection[str]) -> None:
        self._hollow = functools.cache(lambda i: hollow(read[i].folded, language))
        self._introduces = functools.cache(lambda i: introduces(read[i].folded, language))
        self._needs = functools.cache(lambda i: unsaid.needs(read[i].folded, language, names))
        self._names_somebody = functools.cache(lambda i: any(name in read[i].folded for name in names))

    def of(self, picked: Collection[int]) -> float:
        """What is subtracted from the expected overlap (F1) of the statements with these indexes."""
        idle = [i for i in picked if self._hollow(i)]
        introduced = sum(map(self._introduces, idle))
        hanging = sum(not self._is_told(i, picked) for i in picked)
        return _HOLLOW * (len(idle) - min(1, introduced)) + _HANGS * hanging

    def _is_told(self, i: int, picked: Collection[int]) -> bool:
        """Whether what a statement leaves to others is told before it."""
        need = self._needs(i)
        if need is Needs.PERSON:
            return any(self._names_somebody(j) for j in picked if j < i)
        return need is Needs.NOTHING or i - 1 in picked


def best(candidates: Sequence[int], known: Salience, most: int, burden: Burden) -> list[int]:
    """Up to `most` statements with the highest expected overlap: greedily, then by exchanges while one gains."""
    if not candidates:
        return []
    grams = _Grams(known, candidates, burden)
    likely = sorted(candidates, key=lambda i: (-grams.alone(i), i))[:_COMPARED]
    picked: list[int] = []
    for _ in range(min(most, len(likely))):
        picked.append(grams.best(grams.told(picked), [i for i in likely if i not in picked])[1])
    for _ in range(_EXCHANGES):
        others = [[*picked[:place], *picked[place + 1 :]] for place in range(len(picked))]
        left = [i for i in likely if i not in picked]
        worth, other = -1e30, picked
        for kept in others if left else ():
            gained, more = grams.best(grams.told(kept), left, above=worth)
            if gained > worth:
                worth, other = gained, [*kept, more]
        if worth <= grams.worth(grams.told(picked[:-1]), picked[-1]):
            break
        picked = other
    return picked


@dataclasses.dataclass(frozen=True, slots=True)
class _Told:
    """What a set of statements holds: its grams, what they share with the abstract, and the length of both."""

    picked: frozenset[int]
    grams: frozenset[Gram]
    shared: int
    length: int


class _Grams:
    """The expected overlap of statements with an abstract, as a share of both lengths (F1); each gram counts once.

    Odds are whole numbers, because the order in which a set is added up must not decide between two choices.
    """

    def __init__(self, known: Salience, candidates: Iterable[int], burden: Burden) -> None:
        self._burden = burden
        self._odds = _whole(known.word_odds, 1.0) | _whole(known.pair_odds, _PAIRS)
        self._of = {i: frozenset(known.words[i]).union(known.pairs[i]) for i in candidates}
        self._length = {i: len(known.words[i]) for i in candidates}
        self._alone = {i: self._sum(grams) for i, grams in self._of.items()}

    def told(self, picked: Sequence[int]) -> _Told:
        grams = frozenset[Gram]().union(*(self._of[i] for i in picked))
        return _Told(
            frozenset(picked), grams, self._sum(grams), _ABSTRACT + sum(self._length[i] for i in picked)
        )

    def alone(self, i: int) -> float:
        """The overlap of one statement, whatever it costs its reader."""
        return self._alone[i] / (_ABSTRACT + self._length[i])

    def worth(self, told: _Told, more: int) -> float:
        """The overlap of what is told and one statement more, without what they cost their reader together."""
        return self._overlap(told, more) - self._cost(told, more)

    def _overlap(self, told: _Told, more: int) -> float:
        again = self._sum(self._of[more] & told.grams) if told.grams else 0
        return (told.shared + self._alone[more] - again) / (told.length + self._length[more])

    def _cost(self, told: _Told, more: int) -> float:
        return _UNIT * self._burden.of(told.picked | {more})

    def best(self, told: _Told, among: Iterable[int], *, above: float = -1e30) -> tuple[float, int]:
        """Which statement adds most, the first of equals; its worth is exact where it is more than `above`."""
        most, which = -1e30, -1
        for i in among:
            least = max(most, above) if which >= 0 else -1e30
            if (told.shared + self._alone[i]) / (told.length + self._length[i]) <= least:
                continue  # not even if it said nothing again
            overlap = self._overlap(told, i)
            if overlap <= least:
                continue  # not even if it cost nothing
            worth = overlap - self._cost(told, i)
            if worth > most:
                most, which = worth, i
        return most, which

    def _sum(self, grams: Iterable[Gram]) -> int:
        return sum(map(self._odds.__getitem__, grams))


def _whole(odds: Mapping[Gram, float], counts: float) -> dict[Gram, int]:
    """Odds as whole numbers; many grams have the same."""
    values = {p: round(counts * p * _UNIT) for p in set(odds.values())}
    return dict(zip(odds, map(values.__getitem__, odds.values()), strict=True))
