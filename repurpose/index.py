"""Catalogue entries → which belong to one episode and which are copies of one text. Pure.

Articles of one episode are related whatever script or translation they are in. A near-duplicate is the same text again,
also across Traditional and Simplified Chinese; two translations of one interview are related, but no copies.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from repurpose.model import Entry, Media

ALIKE = 0.6  # estimated share of common shingles from which two texts are one
_WORTH_A_LOOK = 0.3  # share of shingles in common from which two samples are compared
_LOOKED_UP = 16  # the lowest shingles of a sample, by which articles worth comparing are found
_FEW = 64  # the lowest shingles of a sample: of two texts of which 0.6 is common, both have 38 and seldom below 30 of these
_WORTH_MORE = 0.4  # share of the few from which whole samples are compared
_BITS = 2048  # of a mask: two of 64 shingles seldom share a bit
_TOO_COMMON = 8  # a shingle in more articles than this tells nothing and would make pairing quadratic
_APPLE_EPISODE = re.compile(r"[?&]i=([0-9]{5,20})")


def relate(entries: Sequence[Entry], shingles: Mapping[str, Sequence[int]]) -> list[Entry]:
    """The entries in their order with `episode` and `copy_of` filled in. `shingles`: content hash → bottom-k sample."""
    episodes = _episodes(entries)
    copies = _copies(entries, shingles)
    return [_related(entry, episodes[entry.path], copies.get(entry.path)) for entry in entries]


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

    tokens = {entry.path: sorted(_tokens(entry.media)) for entry in entries}
    for found in tokens.values():
        for token in found[1:]:
            low, high = sorted((root(found[0]), root(token)))
            parent[high] = low
    return {path: root(found[0]) if found else path for path, found in tokens.items()}


def _tokens(media: Media) -> Iterator[str]:
    yield from (f"youtube:{video}" for video in media.youtube)
    yield from (f"spotify:{item}" for item in media.spotify if item.startswith("episode/"))
    yield from (f"apple:{found[1]}" for item in media.apple_podcast if (found := _APPLE_EPISODE.search(item)))
    yield from (f"audio:{url}" for url in media.audio)


def _copies(entries: Sequence[Entry], shingles: Mapping[str, Sequence[int]]) -> dict[str, str]:
    """Path → path of the earliest article of which it is a near-duplicate."""
    originals: list[Entry] = []
    masks: list[int] = []  # by original, its few lowest shingles
    holding: dict[
        int, tuple[int, ...]
    ] = {}  # shingle → originals, by number, that have it among their lowest
    copies: dict[str, str] = {}
    for entry in sorted(entries, key=_age):
        sample = shingles.get(entry.sha256, ())
        lowest = sample[:_LOOKED_UP]
        shared = Counter(itertools.chain.from_iterable(holding.get(shingle, ()) for shingle in lowest))
        enough = _WORTH_A_LOOK * len(lowest)
        mask = _mask(sample[:_FEW])
        few = _WORTH_MORE * min(len(sample), _FEW)
        near = sorted(
            number
            for number, common in shared.items()
            if common >= enough and (mask & masks[number]).bit_count() >= few
        )
        own = frozenset(sample) if near else frozenset()
        found = next((n for n in near if _copied(own, sample, shingles.get(originals[n].sha256, ()))), None)
        if found is not None:
            copies[entry.path] = originals[found].path
            continue
        for shingle in lowest:
            known = holding.get(shingle, ())
            if len(known) <= _TOO_COMMON:
                holding[shingle] = (*known, len(originals))
        originals.append(entry)
        masks.append(mask)
    return copies


def _mask(shingles: Sequence[int]) -> int:
    """A number with a bit set for each shingle, so that what two share is counted at once."""
    bits = bytearray(_BITS // 8)
    for shingle in shingles:
        bits[shingle >> 3 & _BITS // 8 - 1] |= 1 << (shingle & 7)
    return int.from_bytes(bits, "little")


def _copied(own: frozenset[int], sample: Sequence[int], other: Sequence[int]) -> bool:
    common = len(own.intersection(other))  # bounds the estimate
    return common >= ALIKE * min(len(sample), len(other)) > 0 and alike(sample, other) >= ALIKE


def _age(entry: Entry) -> tuple[bool, float, str]:
    return (entry.date is None, entry.date.timestamp() if entry.date else 0.0, entry.path)


def alike(a: Sequence[int], b: Sequence[int]) -> float:
    """The estimated Jaccard index of two texts from their bottom-k samples (Broder 1997): 0 to 1."""
    k = min(len(a), len(b))
    if k == 0:
        return 0.0
    lowest = sorted({*a, *b})[:k]
    both = set(a) & set(b)
    return sum(shingle in both for shingle in lowest) / k
