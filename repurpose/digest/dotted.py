"""Foreign names written in Chinese with a dot between their parts: 馬克·王德, 喬治·R·R·馬丁. Pure.

The dot marks a person better than anything else in Chinese text, and hides where the name begins and ends: an office
runs into its first part, a verb into its last. The characters with which foreign names are written tell both.
"""

from __future__ import annotations

import re

from repurpose.digest import name_words, words
from repurpose.digest.pages import HAN, LONGEST, MOST, Page

DOT = "·・．•‧‧･"
_PART = rf"(?:[{HAN}]{{1,12}}|[A-Z]\.?)"
_DOTTED = re.compile(rf"{_PART}(?:[{DOT}]{_PART}){{1,4}}")
_ROLE = re.compile(rf".*(?:{words.ROLE}|{name_words.RELATION})")
_BEGINS = frozenset("当让到")  # 當艾倫·…: also characters of foreign names
_JOINS = re.compile(r".*[和与](?=.)")  # 蘇茨克維和楊·…: two persons; no foreign name is written with these
_LONGEST_PART = 6
_SURE = 0.6  # share of characters that foreign names are written with


def dotted(page: Page) -> list[str]:
    """Every dotted name of the page as it is first printed, without what runs into it."""
    found: dict[str, str] = {}
    if not any(dot in page.plain for dot in DOT):
        return []
    for match in _DOTTED.finditer(page.plain, 0, LONGEST):
        span = _span(page, match.group(), match.start())
        if span is not None and len(found) < MOST:
            found.setdefault(page.plain[span[0] : span[1]], page.body[span[0] : span[1]])
    return list(found.values())


def before_gloss(run: str) -> str | None:
    """The dotted name at the end of a run of Simplified characters that a Latin gloss follows: the gloss ends it."""
    parts = re.split(f"([{DOT}])", run)
    first = _first(parts[0])
    return first + "".join(parts[1:]) if first and parts[-1] else None


def _span(page: Page, run: str, at: int) -> tuple[int, int] | None:
    parts = re.split(f"[{DOT}]", run)
    first, last = _first(parts[0]), _last(page, parts[-1])
    if not first or not last:
        return None
    inner = "".join(p for p in (first, *parts[1:-1], last) if not p[0].isascii())
    if not inner or sum(char in name_words.TRANSLITERATING for char in inner) < _SURE * len(inner):
        return None
    return at + len(parts[0]) - len(first), at + len(run) - len(parts[-1]) + len(last)


def _first(part: str) -> str:
    """The first part of a name without the office or the particles that run into it."""
    if part[:1].isascii():
        return part
    office = _ROLE.match(part)
    rest = part[office.end() :] if office and office.end() < len(part) else part
    rest = _JOINS.sub("", rest).lstrip("是叫为") or rest
    if office and rest != part and len(rest) <= _LONGEST_PART:
        return rest
    begin = len(rest)
    while begin and rest[begin - 1] in name_words.TRANSLITERATING and len(rest) - begin < _LONGEST_PART:
        begin -= 1
    if not office and len(rest) - begin > 2 and rest[begin] in _BEGINS:
        begin += 1
    return rest[begin:] or rest[-2:]


def _last(page: Page, part: str) -> str:
    """The last part of a name without what is said of its bearer; its shorter form where the text uses that more."""
    if part[:1].isascii():
        return part
    end = 0
    while end < min(len(part), _LONGEST_PART) and part[end] in name_words.TRANSLITERATING:
        end += 1
    best = part[:end]
    for size in range(end - 1, 1, -1):
        if page.count(part[:size]) >= 2 * page.count(best):
            best = part[:size]
    return best
