"""Which spans a changed text still has: kept, cut, or carried over from one half of an utterance into the next. Pure."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Mapping, Sequence

from repurpose.model import Part, Source
from repurpose.text import mend

_ENDS = "。.，,、；;"


def traced(
    part: Part,
    candidates: frozenset[int],
    words: tuple[str, str],
    sources: list[Source],
    texts: Mapping[str, str],
) -> tuple[int, ...]:
    """The sources of a part of which a text was changed; `words`: that text before and after.

    A source that is still printed stays; one of which a piece is printed is cut to it, and the cut joins `sources`.
    """
    old, new = words
    indexes: list[int] = []
    before = [index for index in part.sources if index in candidates and contains(old, sources[index].text)]
    if (cuts := through([sources[index] for index in before], new, texts)) is not None:
        first = part.sources.index(before[0])
        kept = [index for index in part.sources if index not in before]
        at = sum(1 for index in part.sources[:first] if index not in before)
        sources.extend(cuts)
        return (*kept[:at], *range(len(sources) - len(cuts), len(sources)), *kept[at:])
    for index in part.sources:
        text = sources[index].text
        if index not in candidates or contains(new, text) or not contains(old, text):
            indexes.append(index)
        elif (cut := _cut(sources[index], new, texts)) is not None:
            sources.append(cut)
            indexes.append(len(sources) - 1)
    return tuple(indexes)


def through(printed: Sequence[Source], new: str, texts: Mapping[str, str]) -> list[Source] | None:
    """The sources of one text cut to `new`, where that is one run of them, from one over into the next; else None."""
    letters = [
        (source, at)
        for source in printed
        for at in range(source.start, min(source.end, len(texts.get(source.path, ""))))
        if not texts[source.path][at].isspace() and texts[source.path][at] != "*"
    ]
    bare, whole = compact(unmarked(new)), "".join(texts[source.path][at] for source, at in letters)
    if bare not in whole:  # what is cut may end with another full stop than the sentence around it
        bare = bare.rstrip(_ENDS)
    begin = whole.find(bare) if bare else -1
    if begin < 0:
        return None
    cuts: list[Source] = []
    for source, run in itertools.groupby(letters[begin : begin + len(bare)], key=lambda each: each[0]):
        spots = [at for _, at in run]
        text = texts[source.path][spots[0] : spots[-1] + 1]
        uncut = len(spots) == sum(1 for each, _ in letters if each == source)
        cuts.append(
            source
            if uncut
            else dataclasses.replace(source, start=spots[0], end=spots[-1] + 1, text=mend.printed(text))
        )
    return cuts


def _cut(source: Source, new: str, texts: Mapping[str, str]) -> Source | None:
    """The source cut to the longest run of it that is the whole of a line of `new`; None where there is none."""
    text = texts.get(source.path, "")
    spots = [
        at
        for at in range(source.start, min(source.end, len(text)))
        if not text[at].isspace() and text[at] != "*"
    ]
    bare = "".join(text[at] for at in spots)
    for line in sorted((compact(unmarked(line)) for line in new.splitlines()), key=len, reverse=True):
        begin = bare.find(line) if line else -1
        if begin >= 0:
            start, end = spots[begin], spots[begin + len(line) - 1] + 1
            return dataclasses.replace(source, start=start, end=end, text=mend.printed(text[start:end]))
    return None


def covered(text: str, sources: Sequence[Source]) -> bool:
    """Whether `text` is one run of the sources in their order."""
    return compact(text) in "".join(compact(source.text) for source in sources)


def contains(text: str, piece: str) -> bool:
    """Whether `piece` stands in `text`, white space and emphasis apart."""
    return compact(piece) in compact(text)


def place_in(sources: list[Source], source: Source) -> int:
    """The index of a source, which joins `sources` where it is not among them."""
    if source not in sources:
        sources.append(source)
    return sources.index(source)


def unmarked(line: str) -> str:
    """A text without the quotation marks around it."""
    return line.strip().strip('「」『』“”"')


def compact(text: str) -> str:
    """A text without white space and emphasis."""
    return "".join(char for char in text if not char.isspace() and char != "*")
