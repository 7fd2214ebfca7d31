"""Names signed under or behind an English quotation: `— Mary Okafor, engineer`, `(Okafor)`, `— a passer-by`. Pure.

Lines are given with every known name written in `NAME`. Who that is, and whether the passage is speech, is for others.
"""

from __future__ import annotations

import re

from repurpose.digest.english_words import NAME

_TITLE = r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Mx)\.? |Professor |Sir |Dame |Captain |Judge |Senator |Mayor |Sister |Father |Chef |Coach )?"
_NAMED = rf"(?:{_TITLE}{NAME}+)"
_DASH = r"^[ \t>]*\n?[ \t>]*(?:[—–]|--)[ \t]*"
_AFTER = re.compile(rf"{_DASH}(?P<who>{_NAMED})(?:,[^\n.]{{0,90}})?\s*$")
_ASIDE = re.compile(rf"^[ \t]*\((?P<who>{_NAMED})(?:,[^\n().]{{0,90}})?\)\.?\s*$")
_OTHER = re.compile(rf"{_DASH}[A-Za-z][^\n.?!“”\"]{{1,90}}\s*$")
_BELOW = re.compile(
    rf"(?:^|\n|(?<=[.!?…”\"’]))[ \t>]*(?:[—–]|--?)[ \t]*(?P<who>(?:{_TITLE}{NAME}+|[A-Z][^\n]{{1,60}}))[^\n]{{0,120}}\s*\Z"
)


def of_known(tail: str) -> tuple[int, int] | None:
    """Where a signature names a person whom the article knows, in what stands after a quotation or in a line of its own."""
    match = _AFTER.match(tail) or _ASIDE.match(tail)
    return match.span("who") if match else None


def of_other(tail: str) -> bool:
    """Whether what stands after a quotation is the signature of somebody whom the article does not know."""
    return bool(_OTHER.match(tail))


def below(plain: str, start: int, end: int) -> re.Match[str] | None:
    """The signature that ends a block quote, known or not; `who` is what it names."""
    return _BELOW.search(plain, start, end)
