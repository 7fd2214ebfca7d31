"""The three sentences that say best what an article is about, in the article's own words and order.

The choice is one of sets: the three statements that together should share most words and pairs of words with the
abstract that the author would have written, as `salience` expects it, each counted once, at an abstract's length.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from repurpose.digest.salience import Gram, Reading, Salience
from repurpose.digest.statements import Statement
from repurpose.model import BlockKind, Passage

SENTENCES = 3
_ABSTRACT = (
    150  # words; longer than abstracts are, so that the set is not kept short for the sake of its length
)
_TOLD = 2  # statements of a transcript's introduction that are enough of a summary
_EXCHANGES = 3
_COMPARED = 32  # candidates, the best by themselves, of which sets are made
_UNIT = 1 << 40  # of odds in whole numbers; small enough that sums stay within a machine word
_PAIRS = 3.0  # how much shared pairs of words count beside shared words


def summary(read: Reading) -> tuple[Passage, ...]:
    """At most three passages in the order of the text; fewer, or none, where the article holds no more to print."""
    picked = [read.statements[i] for i in chosen(read.statements, read.salience)]
    return tuple(Passage(each.text, each.start, each.end) for each in picked)


def chosen(read: Sequence[Statement], known: Salience) -> list[int]:
    """The indexes of the summary's statements, in order."""
    told = range(min(len(read), len(known.words)))
    first: dict[str, int] = {}  # what is said again, word for word, is no second sentence of a summary
    fit = [
        i
        for i in told
        if read[i].alone
        and read[i].kind is not BlockKind.QUOTE
        and first.setdefault(read[i].folded.strip(), i) == i
    ]
    introduction = [i for i in fit if not read[i].talk]
    return sorted(best(introduction if len(introduction) >= _TOLD else fit, known, SENTENCES))


def best(candidates: Sequence[int], known: Salience, most: int) -> list[int]:
    """Up to `most` statements with the highest expected overlap: greedily, then by exchanges while one gains."""
    if not candidates:
        return []
    grams = _Grams(known, candidates)
    nothing = grams.told(())
    likely = sorted(candidates, key=lambda i: (-grams.worth(nothing, i), i))[:_COMPARED]
    picked: list[int] = []
    for _ in range(min(most, len(likely))):
        picked.append(grams.best(grams.told(picked), [i for i in likely if i not in picked])[1])
    for _ in range(_EXCHANGES):
        others = [[*picked[:place], *picked[place + 1 :]] for place in range(len(picked))]
        left = [i for i in likely if i not in picked]
        worth, other = 0.0, picked
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

    grams: frozenset[Gram]
    shared: int
    length: int


class _Grams:
    """The expected overlap of statements with an abstract, as a share of both lengths (F1); each gram counts once.

    Odds are whole numbers, because the order in which a set is added up must not decide between two choices.
    """

    def __init__(self, known: Salience, candidates: Iterable[int]) -> None:
        self._odds = _whole(known.word_odds, 1.0) | _whole(known.pair_odds, _PAIRS)
        self._of = {i: frozenset(known.words[i]).union(known.pairs[i]) for i in candidates}
        self._length = {i: len(known.words[i]) for i in candidates}
        self._alone = {i: self._sum(grams) for i, grams in self._of.items()}

    def told(self, picked: Sequence[int]) -> _Told:
        grams = frozenset[Gram]().union(*(self._of[i] for i in picked))
        return _Told(grams, self._sum(grams), _ABSTRACT + sum(self._length[i] for i in picked))

    def worth(self, told: _Told, more: int) -> float:
        """The overlap of what is told and one statement more."""
        again = self._sum(self._of[more] & told.grams) if told.grams else 0
        return (told.shared + self._alone[more] - again) / (told.length + self._length[more])

    def best(self, told: _Told, among: Iterable[int], *, above: float = 0.0) -> tuple[float, int]:
        """Which statement adds most, the first of equals; its worth is exact where it is more than `above`."""
        most, which = -1.0, -1
        for i in among:
            if (told.shared + self._alone[i]) / (told.length + self._length[i]) <= max(
                most, above
            ) and which >= 0:
                continue  # not even if it said nothing again
            worth = self.worth(told, i)
            if worth > most:
                most, which = worth, i
        return most, which

    def _sum(self, grams: Iterable[Gram]) -> int:
        return sum(map(self._odds.__getitem__, grams))


def _whole(odds: Mapping[Gram, float], counts: float) -> dict[Gram, int]:
    """Odds as whole numbers; many grams have the same."""
    values = {p: round(counts * p * _UNIT) for p in set(odds.values())}
    return dict(zip(odds, map(values.__getitem__, odds.values()), strict=True))
