"""One text in as few pieces as a measure allows, cut where a reader pauses. Pure; nothing is added, changed or left out
but white space at the cuts.

Where to cut is decided by what is lost: nothing at the end of a paragraph or a sentence, little after a clause, more
between words, and only what is too long for a piece by itself is cut between graphemes. A quotation, an address, a
number with its unit and a name of several words are not cut as long as they fit a piece.
"""

from __future__ import annotations

import bisect
import dataclasses
import itertools
import re
from collections.abc import Callable, Iterator, Sequence

from repurpose.model import Language
from repurpose.text import marks
from repurpose.text.graphemes import graphemes
from repurpose.text.scripts import HAN
from repurpose.text.sentences import sentences

Fits = Callable[[str], bool]

_GRAPHEME, _WORD, _CLAUSE, _STOP, _SENTENCE, _PARAGRAPH = range(6)
#: How far from an even split, as a share of a piece, a better cut may lie before an even one is preferred to it.
_WORTH = {_GRAPHEME: -1.0, _WORD: 0.0, _CLAUSE: 0.35, _STOP: 0.5, _SENTENCE: 0.75, _PARAGRAPH: 0.9}
_ORPHAN = 12  # code points: a piece shorter than this looks like a mistake

_CLAUSES = re.compile(
    r"(?P<stop>[。！？!?；;][。！？!?]*[」』”’）)》]*(?=\s|[^\s\x00-\x7f]))"
    r"|(?:[，：]|——|……)[」』”’）)》]*|[,:—][”’)]*(?=\s)"
)
_LATIN = r"A-Za-z\u00c0-\u024f"
_UNIT = rf"(?:%|\s?(?:[A-Za-z％°℃]{{1,12}}|[十百千萬万億亿]{{0,2}}[{HAN}]{{1,2}}))?"
_WHOLE = re.compile(
    r"https?://[^\s<>\u3000-\u303f\uff00-\uffef]+"
    rf"|[$€£¥~約约第]?\d[\d,.:/-]*{_UNIT}"
    r"|[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,63})+(?:/[^\s<>\u3000-\u303f\uff00-\uffef]*)?"
    rf"|[A-Z][{_LATIN}\d'’.-]*(?:\s(?:(?:of|de|da|van|von|der|the|&)\s)?[A-Z\d][{_LATIN}\d'’.-]*){{1,5}}"
    rf"|[{_LATIN}\d]+(?:['’-][{_LATIN}\d]+)*"
    rf"|[^\W\d_{HAN}\u3040-\u30ff]+"
    rf"|[{HAN}]{{1,4}}(?:[·・‧][{HAN}]{{1,4}})+"
)
_PLAIN = r"\u3001-\u3029\u4e00-\u9fff\uff01-\uff5e!-~"  # never joined to a neighbour in one grapheme
_ALONE = re.compile(rf"[{_PLAIN}](?:(?=[{_PLAIN}\s])|\Z)")
_NEVER_FIRST = frozenset("，。、；：！？」』”’）》〉】〕…—～·・％,.;:!?)]}%'\"")
_NEVER_LAST = frozenset("「『“‘（《〈【〔([{$€£¥#＃@")


@dataclasses.dataclass(frozen=True, slots=True)
class _Cut:
    """A place where the text may be cut: the code point before which the next piece begins, and how good that is."""

    at: int
    rank: int


def split(text: str, fits: Fits, language: Language) -> list[str]:
    """The pieces of `text`, each accepted by `fits` and without white space around it; [] where there is no text.

    Joined they say the text once, in order. `fits` must accept any part of what it accepts; a single grapheme that it
    does not accept is a piece nevertheless. There are as few pieces as cuts at sentences allow, of even length as far
    as good places to cut allow that, and none of a few characters where that can be helped.
    """
    if not text.strip():
        return []
    if fits(text.strip()):
        return [text.strip()]
    cuts = _cuts(text, fits, language, everywhere=False)
    pieces = _pieces(text, [cut for cut in cuts if cut.rank > _GRAPHEME], fits)
    if not all(map(fits, pieces)):
        return _pieces(text, cuts, fits)
    if min(map(len, pieces)) < _ORPHAN:
        others = _pieces(text, _cuts(text, fits, language, everywhere=True), fits)
        if min(map(len, others)) > min(map(len, pieces)) and all(map(fits, others)):
            return others
    return pieces


def _cuts(text: str, fits: Fits, language: Language, *, everywhere: bool) -> list[_Cut]:
    """The places where the text may be cut: between sentences, and inside a sentence that is too long for a piece;
    with `everywhere` also after the clauses of the others."""
    best = {0: _PARAGRAPH}
    spans = sentences(text, 0, len(text), language)
    ends = [*(span.start for span in spans[1:]), len(text)]
    last = 0
    for span, end in zip(spans, ends, strict=True):
        start = span.start if last else 0
        best.setdefault(start, _PARAGRAPH if "\n" in text[last:start] else _SENTENCE)
        long = not fits(text[start:end].strip())
        if long or everywhere:
            for cut in _inside(text, start, end, fits, words=long):
                best.setdefault(cut.at, cut.rank)
        last = span.end
    return [_Cut(at, best[at]) for at in sorted(best)]


def _inside(text: str, start: int, end: int, fits: Fits, *, words: bool) -> Iterator[_Cut]:
    """Cuts inside a sentence: at its clauses, and inside a clause that is too long at its words."""
    whole = _protected(text, start, end, fits)
    at = start
    for cut in [*_clauses(text, start, end, whole), _Cut(end, _CLAUSE)]:
        if words and not fits(text[at : cut.at].strip()):
            yield from _words(text, at, cut.at, whole, fits)
        if cut.at < end:
            yield cut
        at = cut.at


def _protected(text: str, start: int, end: int, fits: Fits) -> list[tuple[int, int]]:
    """The outermost quotations and brackets of a sentence that fit a piece, in order, not overlapping."""
    pairs = marks.pairs(text, start, end)
    found: list[tuple[int, int]] = []
    for opening in sorted(pairs):
        closing = pairs[opening]
        inside = found and opening < found[-1][1]
        if opening < closing and not inside and fits(text[opening : closing + 1]):
            found.append((opening, closing + 1))
    return found


def _clauses(text: str, start: int, end: int, whole: Sequence[tuple[int, int]]) -> Iterator[_Cut]:
    for match in _CLAUSES.finditer(text, start, end):
        at = _past_space(text, match.end(), end)
        if at < end and not _within(at, whole):
            yield _Cut(at, _STOP if match["stop"] else _CLAUSE)


def _words(text: str, start: int, end: int, whole: Sequence[tuple[int, int]], fits: Fits) -> Iterator[_Cut]:
    """Cuts between words, and between graphemes inside a word that is too long for a piece."""
    at = start
    for token_start, token_end in _tokens(text, start, end, whole):
        if token_start > start and token_start == at:
            yield _Cut(token_start, _WORD if _may_begin(text, token_start) else _GRAPHEME)
        at = _past_space(text, token_end, end)
        if token_end > token_start + 1 and not fits(text[token_start:token_end]):
            yield from (_Cut(inner, _GRAPHEME) for inner in _inner(text, token_start, token_end))


def _tokens(text: str, start: int, end: int, whole: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What is never cut at this level: protected spans, words, names, numbers, addresses, single graphemes."""
    at = start
    spans = [span for span in whole if start <= span[0] and span[1] <= end]
    for a, b in [*spans, (end, end)]:
        while at < a:
            match = _WHOLE.match(text, at, a)
            stop = match.end() if match else at + _cluster(text, at, a)
            yield at, stop
            at = _past_space(text, stop, a)
        if a < b:
            yield a, b
        at = _past_space(text, b, end)


def _cluster(text: str, at: int, end: int) -> int:
    """How many code points the grapheme at `at` has."""
    return 1 if _ALONE.match(text, at, end) else len(graphemes(text[at : min(at + 64, end)])[0])


def _inner(text: str, start: int, end: int) -> Iterator[int]:
    at = start
    for cluster in graphemes(text[start:end]):
        if at > start:
            yield at
        at += len(cluster)


def _may_begin(text: str, at: int) -> bool:
    """Whether a piece may begin here: no closing mark first, no opening mark last (as in line breaking)."""
    last = at - 1
    while last > 0 and text[last].isspace():
        last -= 1
    return text[at] not in _NEVER_FIRST and text[last] not in _NEVER_LAST


def _past_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _within(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    index = bisect.bisect_right(spans, (at, -1)) - 1
    return index >= 0 and spans[index][0] < at < spans[index][1]


def _pieces(text: str, cuts: Sequence[_Cut], fits: Fits) -> list[str]:
    """The text cut at some of `cuts`: in as few pieces as fit, at the best places among those that allow that."""
    places = [*(cut.at for cut in cuts), len(text)]

    def fit(first: int, last: int) -> bool:
        return fits(text[places[first] : places[last]].strip())

    latest = _backward(len(cuts), fit)
    starts = [0]
    while len(starts) < len(latest):
        first, left = starts[-1], len(latest) - len(starts)
        lowest = max(first + 1, latest[left - 1])
        highest = max(_ahead(first, len(cuts), fit), lowest)
        even = (len(text) - places[first]) / (left + 1)
        starts.append(_best(cuts, range(lowest, min(highest, len(cuts) - 1) + 1), places, first, even))
    bounds = [*(places[start] for start in starts), len(text)]
    cut = (text[a:b].strip() for a, b in itertools.pairwise(bounds))
    return [piece for piece in cut if piece]


def _best(cuts: Sequence[_Cut], among: range, places: Sequence[int], first: int, even: float) -> int:
    """Where the next piece had best begin: a good place near the even one, leaving no orphan on either side."""

    def cost(index: int) -> float:
        taken, left = places[index] - places[first], places[-1] - places[index]
        orphan = max(0.0, 2.0 - 2.0 * min(taken, left) / _ORPHAN)
        return abs(taken - even) / even - _WORTH[cuts[index].rank] + orphan

    return min(among, key=lambda index: (cost(index), index))


def _backward(end: int, fit: Callable[[int, int], bool]) -> list[int]:
    """For 1, 2, … pieces the first place from which so many reach to the end; the last is 0."""
    latest = [end]
    while latest[-1] > 0:
        latest.append(_back(latest[-1], fit))
    return latest[1:]


def _back(last: int, fit: Callable[[int, int], bool]) -> int:
    return last - _most(last, lambda steps: fit(last - steps, last))


def _ahead(first: int, end: int, fit: Callable[[int, int], bool]) -> int:
    return first + _most(end - first, lambda steps: fit(first, first + steps))


def _most(limit: int, fits: Callable[[int], bool]) -> int:
    """The largest number up to `limit` that fits, found by doubling and halving; 1 if none does."""
    low, high = 1, 2
    while high <= limit and fits(high):
        low, high = high, high * 2
    high = min(high, limit + 1)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low
