"""The three sentences that say best what an article is about, in the article's own words and order.

The choice is one of sets: the three statements that together should share most words and pairs of words with the
abstract that the author would have written, as `salience` expects it, each counted once, at an abstract's length.
"""

from __future__ import annotations

from collections.abc import Sequence

from repurpose.digest.salience import Reading, Salience
from repurpose.digest.statements import Statement
from repurpose.model import BlockKind, Passage

SENTENCES = 3
_ABSTRACT = (
    150  # words; longer than abstracts are, so that the set is not kept short for the sake of its length
)
_TOLD = 2  # statements of a transcript's introduction that are enough of a summary
_EXCHANGES = 3
_COMPARED = 32  # candidates, the best by themselves, of which sets are made
_PAIRS = 3.0  # how much shared pairs of words count beside shared words


def summary(read: Reading) -> tuple[Passage, ...]:
    """At most three passages in the order of the text; fewer, or none, where the article holds no more to print."""
    picked = [read.statements[i] for i in chosen(read.statements, read.salience)]
    return tuple(Passage(each.text, each.start, each.end) for each in picked)


def chosen(read: Sequence[Statement], known: Salience) -> list[int]:
    """The indexes of the summary's statements, in order."""
    told = range(min(len(read), len(known.words)))
    fit = [i for i in told if read[i].alone and read[i].kind is not BlockKind.QUOTE]
    introduction = [i for i in fit if not read[i].talk]
    return sorted(best(introduction if len(introduction) >= _TOLD else fit, known, SENTENCES))


def best(candidates: Sequence[int], known: Salience, most: int) -> list[int]:
    """Up to `most` statements with the highest expected overlap: greedily, then by exchanges while one gains."""
    likely = sorted(candidates, key=lambda i: (-_worth([i], known), i))[:_COMPARED]
    picked: list[int] = []
    for _ in range(min(most, len(likely))):
        left = [i for i in likely if i not in picked]
        picked.append(max(left, key=lambda i: _worth([*picked, i], known)))
    for _ in range(_EXCHANGES):
        exchanged = [
            [*picked[:place], *picked[place + 1 :], i]
            for place in range(len(picked))
            for i in likely
            if i not in picked
        ]
        other = max(exchanged, key=lambda those: _worth(those, known), default=picked)
        if _worth(other, known) <= _worth(picked, known):
            break
        picked = other
    return picked


def _worth(picked: Sequence[int], known: Salience) -> float:
    """The expected overlap with an abstract, as a share of both lengths (F1); each word and pair counts once.

    Exact sums (`fsum`), because the order of a set must not decide between two choices.
    """
    words: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    length = _ABSTRACT
    for i in picked:
        words.update(known.words[i])
        pairs.update(known.pairs[i])
        length += len(known.words[i])
    shared = sum(map(known.word_odds.__getitem__, words)) + _PAIRS * sum(
        map(known.pair_odds.__getitem__, pairs)
    )
    return shared / length
