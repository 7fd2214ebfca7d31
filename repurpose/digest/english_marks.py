"""What stands in quotation marks in English prose, and quotations that run over several paragraphs. Pure.

English prints an apostrophe like a closing mark, quotes with double or with single marks, and opens a mark again in
each paragraph of one quotation, closing only the last (Chicago Manual of Style, 13.30). Decides nothing about speech.
"""

from __future__ import annotations

import bisect
import dataclasses
import re
from collections.abc import Callable, Iterator, Sequence

from repurpose.model import PROSE, Article

_DOUBLE = re.compile(r"[\"＂“”„]")
_SINGLE = re.compile(r"[‘’']")
_EMPHASIS = " \t\u00a0*_>\n"
_BEGINS = 8  # characters of emphasis marks before a mark that opens its paragraph
_ENDED = frozenset(".,?!…—–-*_")
_INNER = frozenset('”"')
_CLIPPED = re.compile(r"(?:tis|twas|em|til|cause|n|round|bout|\d0s)\b", re.IGNORECASE)  # ’tis, ’em, ’90s
_SPOKEN_OVER = re.compile(r"[,.?!] (?:[A-Za-z’'-]+ ){1,3}(?:said|says|asked|explained|added|told)\b")


@dataclasses.dataclass(frozen=True, slots=True)
class Passage:
    """A stretch between marks: `start`..`end` without them, `outer_start`..`outer_end` with them.

    `goes_on`: no mark closes it and the next paragraph opens one again. `resumes`: it is that next paragraph.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    block: int
    goes_on: bool = False
    resumes: bool = False


def passages(article: Article) -> list[Passage]:
    """Every outermost passage of the prose, in order; never a heading. Offsets are code points into the text.

    One kind of marks is the article's own, and the other quotes inside it: “She told me, ‘Wait.’” is one passage.
    """
    double = list(_found(article, _doubles))
    single = list(_found(article, _singles)) if "‘" in article.text or " '" in article.text else []
    spoken = [p for p in single if article.text[p.end - 1] in _ENDED | _INNER]
    if len(_outside(spoken, double)) > len(_outside(double, single)):
        return single
    return double


def _outside(inner: Sequence[Passage], outer: Sequence[Passage]) -> list[Passage]:
    """The passages of one kind of marks that do not stand in one of the other kind; both are in order."""
    starts = [p.outer_start for p in outer]
    return [
        p
        for p in inner
        if (at := bisect.bisect_left(starts, p.outer_start)) == 0 or outer[at - 1].outer_end < p.outer_end
    ]


_Pair = tuple[int, int | None]
_Reader = Callable[[str, int, int], Iterator[_Pair]]


def _found(article: Article, pairs: _Reader) -> Iterator[Passage]:
    text, resumes = article.text, False
    for number, block in enumerate(article.blocks):
        if block.kind not in PROSE:
            continue
        found = list(pairs(text, block.start, block.end))
        goes_on = False
        for opening, closing in found:
            first = (
                resumes
                and opening - block.start <= _BEGINS
                and not text[block.start : opening].strip(_EMPHASIS)
            )
            if closing is None:
                goes_on = _goes_on(article, number, opening)
                if goes_on:
                    yield Passage(
                        opening + 1,
                        block.end,
                        opening,
                        block.end,
                        number,
                        goes_on=True,
                        resumes=first,
                    )
            elif closing > opening + 1:
                yield Passage(opening + 1, closing, opening, closing + 1, number, resumes=first)
        resumes = goes_on


def _goes_on(article: Article, number: int, opening: int) -> bool:
    """Whether a passage that is never closed is taken up by the next paragraph, and is no slip."""
    block, text = article.blocks[number], article.text
    following = article.blocks[number + 1] if number + 1 < len(article.blocks) else None
    if following is None or following.kind is not block.kind:
        return False
    mark = text[opening]
    begins = text[following.start : min(following.end, following.start + 4)].lstrip(_EMPHASIS)
    ended = text[max(block.start, block.end - 4) : block.end].rstrip(_EMPHASIS)[-1:] in tuple(".?!…:")
    return ended and begins[:1] == mark and not _SPOKEN_OVER.search(text, opening, block.end)


def _doubles(text: str, start: int, end: int) -> Iterator[_Pair]:
    opened: int | None = None
    for match in _DOUBLE.finditer(text, start, end):
        at = match.start()
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        opens = (before.isspace() or before in "([—–-*_‘/") and not after.isspace()
        closes = not before.isspace() and not after.isalnum()
        if match.group() in '"＂' and opened is None and before.isdigit():
            continue  # inches
        if match.group() in '"＂' and before.isdigit() and _closed_by_next(text, at + 1, end):
            continue
        if opened is not None and (match.group() not in "“„" or closes) and (closes or not opens):
            yield opened, at
            opened = None
        elif match.group() in "“„" or opens:
            opened = at  # an opening mark before this one was a slip
    if opened is not None:
        yield opened, None


def _closed_by_next(text: str, at: int, end: int) -> bool:
    """Whether the next straight mark closes a quotation too, so that this one after a digit meant inches."""
    following = text.find('"', at, end)
    return following > 0 and (text[following - 1] in _ENDED or text[following - 1].isdigit())


def _singles(text: str, start: int, end: int) -> Iterator[_Pair]:
    opened: int | None = None
    for match in _SINGLE.finditer(text, start, end):
        at, mark = match.start(), match.group()
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        opens = mark != "’" and (before.isspace() or before in '(["“—*_') and not after.isspace()
        if opens and not _CLIPPED.match(text, at + 1):
            opened = at
        elif (
            opened is not None
            and mark != "‘"
            and not after.isalnum()
            and (before in _ENDED | _INNER or (before.isalnum() and not _closed_later(text, at + 1, end)))
        ):
            yield opened, at
            opened = None
    if opened is not None:
        yield opened, None


def _closed_later(text: str, at: int, end: int) -> bool:
    """Whether a mark that may be an apostrophe (the players’ vote) is followed by one that surely closes."""
    for match in _SINGLE.finditer(text, at, min(end, at + 600)):
        before = text[match.start() - 1]
        if match.group() == "‘" or before.isspace():
            return False
        if before in _ENDED:
            return True
    return False
