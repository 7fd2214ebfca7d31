"""Paired marks: quotation marks and brackets of Chinese and English text, matched within one paragraph.

Only what closes counts as a pair. A stray mark therefore never swallows the text up to the next one.
"""

from __future__ import annotations

import re

from repurpose.text.scripts import HAN

OPENING = dict(zip("「『“‘《〈（(【[〔［", "」』”’》〉）)】]〕］", strict=True))
CLOSING = {close: opening for opening, close in OPENING.items()}
QUOTES = frozenset('「」『』“”‘’"')
TITLES = frozenset("》〉】]〕］")

_MARK = re.compile('[「」『』“”‘’"《》〈〉（）()【】\\[\\]〔〕［］]')
_AFTER_CLOSE = re.compile(rf"[，。、；：！？,.;:!?)）\s]|$|[{HAN}]")


def pairs(text: str, start: int, end: int) -> dict[int, int]:
    """For every mark in `[start, end)` that has a partner there, the partner's offset: both ways.

    A straight `"` opens and closes in turn, and opens only where their number is even. `“` also closes what `“` or `"`
    opened, and `”` what `"` opened, because such mixed pairs are typed. `’` inside a word is an apostrophe.
    """
    found: dict[int, int] = {}
    stack: list[tuple[str, int]] = []
    straight = text.count('"', start, end) % 2 == 0
    for match in _MARK.finditer(text, start, end):
        mark, at = match[0], match.start()
        if mark in "’‘" and _apostrophe(text, at, end):
            continue
        depth = _partner(mark, stack, text, at, end)
        if depth is None:
            if mark in OPENING or (mark == '"' and straight):
                stack.append((mark, at))
            continue
        found[at] = stack[depth][1]
        found[stack[depth][1]] = at
        del stack[depth:]
    return found


def _apostrophe(text: str, at: int, end: int) -> bool:
    return (
        at > 0
        and at + 1 < end
        and text[at - 1].isascii()
        and text[at - 1].isalnum()
        and text[at + 1].isalnum()
    )


def _partner(mark: str, stack: list[tuple[str, int]], text: str, at: int, end: int) -> int | None:
    """The depth of the open mark that this one closes, looking only at the four innermost ones."""
    for depth in range(len(stack) - 1, max(-1, len(stack) - 5), -1):
        opened = stack[depth][0]
        if OPENING.get(opened) == mark or (opened == '"' and mark in '"”'):
            return depth
        if opened == "“" and mark == '"':
            return depth
        if mark == "“" and opened in '“"' and depth == len(stack) - 1 and _closes(text, at, end):
            return depth
    return None


def _closes(text: str, at: int, end: int) -> bool:
    before = text[at - 1 : at]
    return not before.isspace() and before not in "，：,:" and bool(_AFTER_CLOSE.match(text, at + 1, end))
