"""Finding what stands between quotation marks, whatever the marks mean. Pure; decides nothing about speech.

Marks are balanced inside one paragraph, so that a slip (a mark never closed, a stray one, a pair of mixed kinds) can
spoil at most its own paragraph and never turns the text between two quotations into a third. Well-formed paragraphs
take the short way; the others are repaired by looking for the cheapest reading of all their marks (see `_repaired`).
"""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Callable, Sequence

MARKS = '「」『』“”‘’"＂｢｣'
_FAMILY = {
    "「": "corner", "」": "corner", "｢": "corner", "｣": "corner", "『": "white", "』": "white",
    "“": "double", "”": "double", '"': "double", "＂": "double", "‘": "single", "’": "single",
}  # fmt: skip
_OPENERS = frozenset("「｢『“‘")
_CLOSERS = frozenset("」｣』”’")
_MARK = re.compile(f"[{MARKS}]")
_LETTER_BEFORE = re.compile(r"[A-Za-z\u00c0-\u024f]")
_LED = re.compile(r"[」”\"].{0,6}[说說道][，,]\Z")
_STOPS = frozenset("。．.！？!?，,、；;：:…—～~）)】》〉」』”’*")
_LEADS = frozenset("：:，,（([【《〈「『“‘—*_。！？；、…")

_DEEPEST = 3  # nobody quotes a quotation of a quotation of a quotation
_MOST_TO_PAIR = 2000  # marks in one paragraph; beyond, only pairs with nothing marked inside are read
_PLAIN = re.compile(f"「[^{MARKS}]+」|“[^{MARKS}]+”|『[^{MARKS}]+』")
_MOST_TO_REPAIR = 120  # marks in one paragraph; beyond, only what is well-formed is believed


@dataclasses.dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between marks: `start`..`end` without the marks, `outer_start`..`outer_end` with them.

    `depth` is 0 for outermost marks; `closed` is false where the paragraph ends before a closing mark.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int
    closed: bool = True


@dataclasses.dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    char: str
    family: str


def marked(text: str, start: int, end: int) -> list[Marked]:
    """What stands in quotation marks within one paragraph `text[start:end]`, in order of the opening mark.

    Offsets are code points into `text`. Apostrophes and inch marks are no quotation marks.
    """
    if sum(text.count(mark, start, end) for mark in MARKS) > _MOST_TO_PAIR:
        return [
            Marked(m.start() + 1, m.end() - 1, m.start(), m.end(), 0)
            for m in _PLAIN.finditer(text, start, end)
        ]
    marks = _marks(text, start, end)
    if not marks:
        return []
    pairs = _strict(marks, text, start, end)
    if pairs is None:
        pairs = _repaired(marks, text, start, end) if len(marks) <= _MOST_TO_REPAIR else _innermost(marks)
    return _measured(pairs, end)


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    found = (_Mark(m.start(), m.group(), _FAMILY[m.group()]) for m in _MARK.finditer(text, start, end))
    return [mark for mark in found if not _is_apostrophe(mark, text, start, end)]


def _is_apostrophe(mark: _Mark, text: str, start: int, end: int) -> bool:
    """`don’t` and `players’ vote`: a right single mark after a letter, unless a left one waits to be closed."""
    before = text[mark.at - 1] if mark.at > start else ""
    after = text[mark.at + 1] if mark.at + 1 < end else ""
    if mark.char == "’" and _LETTER_BEFORE.match(before):
        return bool(_LETTER_BEFORE.match(after)) or text.rfind("‘", start, mark.at) < 0
    return mark.char in '"＂' and before.isdigit() and after.isdigit()


def _strict(
    marks: Sequence[_Mark], text: str, start: int, end: int
) -> list[tuple[int, int | None, int]] | None:
    """Pairs as (opening, closing, depth) where every mark has its partner, else None."""
    stack: list[_Mark] = []
    pairs: list[tuple[int, int | None, int]] = []
    for mark in marks:
        closes = mark.char in _CLOSERS or (mark.char in '"＂' and bool(stack) and stack[-1].char == mark.char)
        if not closes:
            if _reads_wrong(mark, text, start, end, opens=True) or any(
                m.char == mark.char for m in stack[-1:]
            ):
                return None
            stack.append(mark)
        elif (
            not stack
            or stack[-1].family != mark.family
            or _reads_wrong(mark, text, start, end, opens=False)
            or (stack[-1].char in '"＂') != (mark.char in '"＂')
        ):
            return None
        else:
            pairs.append((stack.pop().at, mark.at, len(stack)))
    return None if stack else sorted(pairs)


def _reads_wrong(mark: _Mark, text: str, start: int, end: int, *, opens: bool) -> bool:
    """A straight mark says nothing of its direction; its neighbours do."""
    return mark.char in '"＂' and _misfit(mark, text, start, end, opens=opens) >= 2.0


def _misfit(mark: _Mark, text: str, start: int, end: int, *, opens: bool) -> float:
    """How badly the neighbours of a mark suit its being an opening (or closing) one; 0 suits."""
    before = text[mark.at - 1] if mark.at > start else ""
    after = text[mark.at + 1] if mark.at + 1 < end else ""
    if opens:
        return 2.0 * (not after or after.isspace() or after in "，,。；;！？!?、：:）)") + 1.0 * _is_latin(
            before
        )
    misfit = 2.0 * (not before or before.isspace() or before in "：:（(") + 1.0 * _is_latin(after)
    return misfit - 0.5 * (bool(before) and before in "。！？!?…")


def _is_latin(char: str) -> bool:
    return bool(_LETTER_BEFORE.match(char))


_State = tuple[tuple[int, str], ...]  # open marks: (offset, family)


def _repaired(marks: Sequence[_Mark], text: str, start: int, end: int) -> list[tuple[int, int | None, int]]:
    """The cheapest reading of a paragraph whose marks do not pair.

    Every mark opens, closes or means nothing; each reading has a price (against its shape, its neighbours, nesting in
    its own kind, staying unclosed), and the cheapest sequence wins: a shortest path over at most a few dozen states.
    """
    paths: dict[tuple[str, ...], tuple[float, _State, tuple[tuple[int, int | None, int], ...]]] = {
        (): (0.0, (), ())
    }
    for mark in marks:
        after: dict[tuple[str, ...], tuple[float, _State, tuple[tuple[int, int | None, int], ...]]] = {}
        for price, state, pairs in paths.values():
            for cost, new_state, new_pairs in _readings(mark, state, text, start, end):
                key = tuple(family for _, family in new_state)
                total = price + cost
                if key not in after or total < after[key][0]:
                    after[key] = (total, new_state, pairs + new_pairs)
        paths = after
    best = min(
        paths.values(), key=lambda path: (path[0] + sum(map(_unclosed(text, start), path[1])), path[1])
    )
    return sorted([*best[2], *((at, None, depth) for depth, (at, _) in enumerate(best[1]))])


def _readings(
    mark: _Mark, state: _State, text: str, start: int, end: int
) -> list[tuple[float, _State, tuple[tuple[int, int | None, int], ...]]]:
    readings: list[tuple[float, _State, tuple[tuple[int, int | None, int], ...]]] = [(3.0, state, ())]
    if len(state) < _DEEPEST:
        cost = 2.0 * (mark.char in _CLOSERS) + _misfit(mark, text, start, end, opens=True)
        cost += 2.5 * any(family == mark.family for _, family in state)
        readings.append((cost, (*state, (mark.at, mark.family)), ()))
    if state and state[-1][1] == mark.family:
        cost = 2.0 * (mark.char in _OPENERS) + _misfit(mark, text, start, end, opens=False)
        cost += 3.0 * (mark.at - state[-1][0] <= 1)
        readings.append((cost, state[:-1], ((state[-1][0], mark.at, len(state) - 1),)))
    return readings


def _unclosed(text: str, start: int) -> Callable[[tuple[int, str]], float]:
    """The price of a mark that stays open: low where a paragraph begins or a colon announces speech."""

    def price(open_mark: tuple[int, str]) -> float:
        before = text[start : open_mark[0]].rstrip("* ")
        led = _LED.search(before[-8:])  # 「A，」他說，「B
        return 1.0 if not before or before[-1] in "：:" or led else 3.5

    return price


def _innermost(marks: Sequence[_Mark]) -> list[tuple[int, int | None, int]]:
    """Only neighbours that are an opening and its closing mark: all that can be believed of a heap of marks."""
    pairs = itertools.pairwise(marks)
    return [
        (a.at, b.at, 0)
        for a, b in pairs
        if a.char in _OPENERS and b.char in _CLOSERS and a.family == b.family
    ]


def _measured(pairs: Sequence[tuple[int, int | None, int]], end: int) -> list[Marked]:
    found = [
        Marked(opening + 1, end if closing is None else closing, opening, end if closing is None else closing + 1,
               depth, closing is not None)
        for opening, closing, depth in pairs
    ]  # fmt: skip
    return [m for m in found if m.start < m.end]
