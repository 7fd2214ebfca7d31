"""Catalogue entries → which belong to one episode and which are copies of one text. Pure.

Articles of one episode are related whatever script or translation they are in. A near-duplicate is the same text again,
also across Traditional and Simplified Chinese; two translations of one interview are related, but no copies.
Where only a few articles changed since, only those are compared anew that could have come to another result. Of each
article little is held: its whole sample is asked for when there is something to compare it with.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from repurpose.model import Entry, Media

VERSION = 1  # raise it when anything here decides otherwise: all articles are related anew then
ALIKE = 0.6  # estimated share of common shingles from which two texts are one
_WORTH_A_LOOK = 0.3  # share of shingles in common from which two samples are compared
_LOOKED_UP = 16  # the lowest shingles of a sample, by which articles worth comparing are found
_FEW = 64  # the lowest shingles of a sample: of two texts of which 0.6 is common, both have 38 and seldom below 30 of these
_WORTH_MORE = 0.4  # share of the few from which whole samples are compared
_BITS = 2048  # of a mask: two of 64 shingles seldom share a bit
# Places for the shingles of a catalogue, at most: what shares one with another is held in vain.
_PLACES = 1 << 24
_TOGETHER = 500  # articles whose samples are asked for at once
_AT_HAND = 2000  # originals whose samples are kept for the next comparison
_TOO_COMMON = 8  # a shingle in more articles than this tells nothing and would make pairing quadratic
_APPLE_EPISODE = re.compile(r"[?&]i=([0-9]{5,20})")

#: Content hashes, and how many of the lowest shingles → content hash → so many of its bottom-k sample, in order; None: all.
#: What is not known is left out.
Samples = Callable[[Sequence[str], int | None], Mapping[str, Sequence[int]]]


@dataclasses.dataclass(frozen=True, slots=True)
class Lost:
    """What an article was that is no more, or no longer so: its path, the hash of its bytes, its date."""

    path: str
    sha256: str
    date: dt.datetime | None


def relate(
    entries: Sequence[Entry],
    samples: Samples,
    changed: Collection[str] | None = None,
    lost: Collection[Lost] = (),
) -> Iterator[Entry]:
    """The entries in their order with `episode` and `copy_of` filled in.

    With `changed` they hold what relating them gave last time: these paths are of articles that are new, edited, redated
    or renamed since, and `lost` is what they and others were then. The result is the same, sooner.
    """
    hashes = {each.sha256 for each in lost}
    if changed is not None and len(samples(sorted(hashes), 1)) == len(hashes):
        copies = _Copies([*entries, *lost], samples, changed).found()
    else:
        copies = _Copies(entries, samples, None).found()
    episodes = _episodes(entries)
    return (_related(entry, episodes[entry.path], copies.get(entry.path)) for entry in entries)


def _related(entry: Entry, episode: str, copy_of: str | None) -> Entry:
    if (entry.episode, entry.copy_of) == (episode, copy_of):
        return entry
    return dataclasses.replace(entry, episode=episode, copy_of=copy_of)


def _episodes(entries: Sequence[Entry]) -> dict[str, str]:
    """Path → key of its episode: articles that share any id of an episode are joined, through others too."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    one_of: dict[str, str | None] = {}
    for entry in entries:
        found = sorted(_tokens(entry.media))
        one_of[entry.path] = root(found[0]) if found else None
        for token in found[1:]:
            low, high = sorted((root(found[0]), root(token)))
            parent[high] = low
    return {path: root(token) if token else path for path, token in one_of.items()}


def _tokens(media: Media) -> Iterator[str]:
    yield from (f"youtube:{video}" for video in media.youtube)
    yield from (f"spotify:{item}" for item in media.spotify if item.startswith("episode/"))
    yield from (f"apple:{found[1]}" for item in media.apple_podcast if (found := _APPLE_EPISODE.search(item)))
    yield from (f"audio:{url}" for url in media.audio)


class _Copies:
    """The search for copies, from the oldest article to the newest.

    What is decided of an article depends on the older originals that are kept for one of its lowest shingles, and on
    nothing else. So a decision stands where none of these shingles is touched: has an original come or gone among those
    that are kept for it. `changed` is None where nothing was decided before.
    """

    def __init__(
        self, articles: Iterable[Entry | Lost], samples: Samples, changed: Collection[str] | None
    ) -> None:
        self._oldest_first = sorted(articles, key=_age)
        self._changed = changed
        self._touched: set[int] = set()
        hashes = [each.sha256 for each in self._oldest_first]
        self._sampled = _Sampled(hashes, samples, [*map(self._is_new, self._oldest_first)])
        self._shared = _Shared(self._sampled.lowest)
        # shingle that others may have too → originals that have it among their lowest, by their place
        self._holding: dict[int, tuple[int, ...]] = {}

    def found(self) -> dict[str, str]:
        """Path → path of the earliest article of which it is a near-duplicate."""
        copies: dict[str, str] = {}
        for place, each in enumerate(self._oldest_first):
            lowest = self._sampled.lowest[place]
            if isinstance(each, Lost):
                self._touch(lowest)
                continue
            original = each.copy_of if self._stands(each, lowest) else self._original(place)
            if self._turned(each, original):
                self._touch(lowest)
            if original is None:
                self._hold(place)
            else:
                copies[each.path] = original
        return copies

    def _stands(self, entry: Entry, lowest: Sequence[int]) -> bool:
        """Whether what was decided before must be what would be decided now."""
        return not self._is_new(entry) and self._touched.isdisjoint(lowest)

    def _is_new(self, each: Entry | Lost) -> bool:
        """Whether nothing was decided of it before."""
        return self._changed is None or each.path in self._changed

    def _turned(self, entry: Entry, original: str | None) -> bool:
        """Whether an article is an original that was none before, or the other way round."""
        if self._is_new(entry):
            return original is None  # as what it was before it was lost
        return (original is None) != (entry.copy_of is None)

    def _touch(self, lowest: Sequence[int]) -> None:
        self._touched.update(s for s in lowest if len(self._holding.get(s, ())) <= _TOO_COMMON)

    def _original(self, place: int) -> str | None:
        """Path of the oldest original of which the article at that place is a copy."""
        lowest = self._sampled.lowest[place]
        shared = Counter(itertools.chain.from_iterable(self._holding.get(shingle, ()) for shingle in lowest))
        enough = _WORTH_A_LOOK * len(lowest)
        worth = sorted(other for other, common in shared.items() if common >= enough)
        if not worth:
            return None
        sample = self._sampled.whole(place)
        few, mask = _WORTH_MORE * min(len(sample), _FEW), _mask(sample[:_FEW])
        others = zip(worth, self._sampled.originals(worth), strict=True)
        near = [(other, known) for other, (its, known) in others if (mask & its).bit_count() >= few]
        own = frozenset(sample) if near else frozenset()
        found = next((other for other, known in near if _copied(own, sample, known)), None)
        return None if found is None else self._oldest_first[found].path

    def _hold(self, place: int) -> None:
        for shingle in filter(self._shared.__contains__, self._sampled.lowest[place]):
            known = self._holding.get(shingle, ())
            if len(known) <= _TOO_COMMON:
                self._holding[shingle] = (*known, place)


class _Sampled:
    """What articles are compared by, each called by its place: of all the lowest shingles, the rest when it is asked for.

    `new` says of which ones the whole sample is likely to be asked for.
    """

    def __init__(self, hashes: Sequence[str], samples: Samples, new: Sequence[bool]) -> None:
        self._hashes, self._samples, self._new = hashes, samples, new
        self.lowest = [*_read(samples, hashes, _LOOKED_UP)]
        self._ahead: dict[int, Sequence[int]] = {}
        self._compared: dict[int, tuple[int, Sequence[int]]] = {}

    def whole(self, place: int) -> Sequence[int]:
        """The sample of an article; those of the next new ones are read with that of a new one."""
        if place in self._ahead:
            return self._ahead[place]
        if not self._new[place]:
            (sample,) = _read(self._samples, [self._hashes[place]], None)
            return sample
        ahead = range(place, min(place + _TOGETHER, len(self._hashes)))
        places = [each for each in ahead if self._new[each]]
        read = _read(self._samples, [self._hashes[each] for each in places], None)
        self._ahead = dict(zip(places, read, strict=True))
        return self._ahead[place]

    def originals(self, places: Sequence[int]) -> list[tuple[int, Sequence[int]]]:
        """Of each the mask of its few lowest shingles, and its sample; kept for the next comparison."""
        missing = [each for each in places if each not in self._compared]
        read = _read(self._samples, [self._hashes[each] for each in missing], None)
        for place, sample in zip(missing, read, strict=True):
            self._compared[place] = (_mask(sample[:_FEW]), sample)
        found = [self._compared[each] for each in places]
        while len(self._compared) > _AT_HAND:
            del self._compared[next(iter(self._compared))]
        return found


def _read(samples: Samples, hashes: Sequence[str], most: int | None) -> Iterator[Sequence[int]]:
    for start in range(0, len(hashes), _TOGETHER):
        some = hashes[start : start + _TOGETHER]
        known = samples(some, most)
        yield from (known.get(sha256, ()) for sha256 in some)


class _Shared:
    """The shingles that more than one of some samples has, and some that only one has: bits, of a few megabytes.

    Most of an article's shingles are its own, and holding them all would take more than the articles do.
    """

    def __init__(self, samples: Sequence[Sequence[int]]) -> None:
        places = min(_PLACES, 1 << (8 * _LOOKED_UP * len(samples)).bit_length())
        self._within = places // 8 - 1
        once, self._twice = bytearray(places // 8), bytearray(places // 8)
        for shingle in itertools.chain.from_iterable(samples):
            at, bit = shingle >> 3 & self._within, 1 << (shingle & 7)
            if once[at] & bit:
                self._twice[at] |= bit
            else:
                once[at] |= bit

    def __contains__(self, shingle: int) -> bool:
        return bool(self._twice[shingle >> 3 & self._within] & 1 << (shingle & 7))


def _mask(shingles: Sequence[int]) -> int:
    """A number with a bit set for each shingle, so that what two share is counted at once."""
    bits = bytearray(_BITS // 8)
    for shingle in shingles:
        bits[shingle >> 3 & _BITS // 8 - 1] |= 1 << (shingle & 7)
    return int.from_bytes(bits, "little")


def _copied(own: frozenset[int], sample: Sequence[int], other: Sequence[int]) -> bool:
    common = len(own.intersection(other))  # bounds the estimate
    return common >= ALIKE * min(len(sample), len(other)) > 0 and alike(sample, other) >= ALIKE


def _age(each: Entry | Lost) -> tuple[bool, float, str]:
    return (each.date is None, each.date.timestamp() if each.date else 0.0, each.path)


def alike(a: Sequence[int], b: Sequence[int]) -> float:
    """The estimated Jaccard index of two texts from their bottom-k samples (Broder 1997): 0 to 1."""
    k = min(len(a), len(b))
    if k == 0:
        return 0.0
    lowest = sorted({*a, *b})[:k]
    both = set(a) & set(b)
    return sum(shingle in both for shingle in lowest) / k
