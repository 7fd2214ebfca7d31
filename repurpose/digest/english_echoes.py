"""Lines that an English article prints twice: set apart to be noticed, and in the sentence where somebody says them. Pure.

The sentence is kept, whichever comes first; of two lines set apart, the first. Knows nothing of speakers.
"""

from __future__ import annotations

import collections
from collections.abc import Iterator, Sequence

from repurpose.digest.english_places import WORD, Place

_RUN = 4  # words; fewer must be all the same
_APART = frozenset({"block", "alone", "signed"})  # how a line that is set apart is found to be speech
_MOST = 40  # utterances with the same run of words that are looked at


def without(found: Sequence[Place]) -> list[Place]:
    """The places that are speech, in order, without those whose words stand in another utterance."""
    spoken = list(_utterances(sorted((p for p in found if p.how), key=lambda p: p.passage.start)))
    told = _Said([whole for whole in spoken if not _set_apart(whole)])
    seen, kept = _Said([]), list[Place]()
    for whole in spoken:
        if _set_apart(whole) and told.holds(_words(whole)):
            continue
        fresh = [p for p in whole if not seen.holds(_words([p]))]
        if fresh:
            fresh[0].same = False
        kept += fresh
        seen.add(whole)
    return kept


def _utterances(places: Sequence[Place]) -> Iterator[list[Place]]:
    whole: list[Place] = []
    for place in places:
        if whole and not place.same:
            yield whole
            whole = []
        whole.append(place)
    if whole:
        yield whole


def _set_apart(whole: Sequence[Place]) -> bool:
    return all(place.how in _APART for place in whole)


def _words(places: Sequence[Place]) -> list[str]:
    return WORD.findall(" ".join(place.text for place in places).lower())


class _Said:
    """Utterances by the runs of words that stand in them."""

    def __init__(self, spoken: Sequence[Sequence[Place]]) -> None:
        self._by: dict[tuple[str, ...], list[str]] = collections.defaultdict(list)
        for whole in spoken:
            self.add(whole)

    def add(self, whole: Sequence[Place]) -> None:
        for text in [whole] if len(whole) == 1 else [whole, *([place] for place in whole)]:
            words = _words(text)
            line = f" {' '.join(words)} "
            runs = {tuple(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1))}
            for run in runs:
                if len(self._by[run]) < _MOST:
                    self._by[run].append(line)

    def holds(self, words: Sequence[str]) -> bool:
        """Whether these words stand in one utterance; a few words must be all of it, or all of one of its parts."""
        line = f" {' '.join(words)} "
        near = self._by.get(tuple(words[:_RUN]), ())
        return any(line == other if len(words) <= _RUN else line in other for other in near)
