"""Headings and page chrome of texts that do not mark them: portal pages, clips, pasted transcripts.

Pure. Takes the blocks as their own lines show them and settles what only their neighbours tell: a short line between
paragraphs is a heading, an italic line below a picture is its caption, short lines above the first and below the last
sentence belong to the page, and everything under "related articles" does too.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from repurpose.digest import furniture
from repurpose.digest.lines import width
from repurpose.model import PROSE, Block, BlockKind

_HEADING = 46  # columns of an unnumbered heading
_NUMBERED_HEADING = 84
_HEAD_LINES = 30  # no page has more lines than this above its text
_SENTENCE = 40  # columns of the shortest line that proves by its full stop that the text has begun
_NAME = 30  # columns of a speaker's label
_SECTION = 60  # characters of a heading such as "related articles"
_OPENERS = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.CHROME})
_TURNS = 3  # how often a label has to recur
_PROSE = 90  # columns of a line that is prose even without a full stop

_NUMBERED = re.compile(
    r"(?:[（(]?[一二三四五六七八九十]{1,3}[）)]?[、．.，,\s]|[（(]?\d{1,2}[）)、．]|\d{1,2}\.\s|第[一二三四五六七八九十\d]{1,3}[章節节部篇點点][：:、\s]?"
    r"|(?:結語|结语|後記|后记|前言|引言|尾聲|尾声|總結|总结|小結|小结)(?:[：:]|\Z)|(?:part|chapter)\s(?:\d{1,2}|[ivx]{1,4}|one|two|three|four|five)\b|(?:0\d|1\d)\s)",
    re.IGNORECASE,
)
_ENDS = '：:，,、；;」』”"—…⋯'
_INSIDE = re.compile(r"[。！!；;]|\.\s")
_TURN = re.compile(r"(?:[QA]|问|答|問|主持人|host|interviewer)\s?[:：]", re.IGNORECASE)
_BOLD = re.compile(r"\*\*[^*]{1,120}\*\*\Z")
_ITALIC = re.compile(r"(?:\*(?!\*)[^*]{1,400}(?<!\*)\*|_[^_]{1,400}_)\Z")


def short(text: str) -> bool:
    """Whether a line of a text without Markdown can stand as a heading: short, numbered or not, and no sentence."""
    columns = width(text[: furniture.LOOK])
    if columns > _NUMBERED_HEADING or furniture.ends_sentence(text):
        return bool(columns <= _HEADING and _NUMBERED.match(text) and text[-1:] in "？?！!")
    if _INSIDE.search(text) or text[-1] in _ENDS:
        return False
    return columns <= _HEADING or bool(_NUMBERED.match(text))


def settle(text: str, found: Sequence[Block], *, plain: bool, headed: bool) -> list[Block]:
    """The blocks again, with what their neighbours tell about them. The spans stay as they are."""
    out = _labels(text, _captions(text, found))
    out = _bold_headings(text, out) if not plain else out
    if not headed:
        out = _foot(text, _headings(text, _head(text, out)))
    else:
        out = _foot(text, _stray(text, out))
    return _page_sections(text, out)


def _as(block: Block, kind: BlockKind, level: int = 0) -> Block:
    return dataclasses.replace(block, kind=kind, level=level)


def _slice(text: str, block: Block) -> str:
    return text[block.start : min(block.end, block.start + 400)]


def _captions(text: str, found: Iterable[Block]) -> list[Block]:
    """An italic line right below a picture or a player is its caption."""
    out: list[Block] = []
    for block in found:
        below = bool(out) and out[-1].kind in (BlockKind.IMAGE, BlockKind.EMBED)
        near = below and "\n\n\n" not in text[out[-1].end : block.start]
        if near and block.kind is BlockKind.PARAGRAPH and _ITALIC.match(_slice(text, block)):
            block = _as(block, BlockKind.CAPTION)
        out.append(block)
    return out


def _labels(text: str, found: Sequence[Block]) -> list[Block]:
    """What looks like a credit ("記者：…") three times over is a speaker's label."""
    if not any(b.kind is BlockKind.NOTE and speaks(_slice(text, b)) for b in found):
        return list(found)
    spoken = {
        i: _slice(text, b) for i, b in enumerate(found) if b.kind in (BlockKind.NOTE, BlockKind.PARAGRAPH)
    }
    heads = {i: re.split("[:：]", body, maxsplit=1)[0] for i, body in spoken.items() if speaks(body)}
    seen = Counter(heads.values())
    said = {i for i, head in heads.items() if seen[head] >= _TURNS and width(head) <= _NAME}
    return [_as(b, BlockKind.PARAGRAPH) if i in said else b for i, b in enumerate(found)]


def _bold_headings(text: str, found: Sequence[Block]) -> list[Block]:
    """A paragraph that is nothing but bold and no sentence is a heading, unless it recurs as a speaker's label does."""
    bold = {i: _slice(text, b) for i, b in enumerate(found) if b.kind is BlockKind.PARAGRAPH}
    bold = {
        i: t
        for i, t in bold.items()
        if _BOLD.match(t) and not furniture.ends_sentence(t) and t[-3] not in _ENDS
    }
    seen = Counter(bold.values())
    out, level = [], 1
    for i, block in enumerate(found):
        if block.kind is BlockKind.HEADING:
            level = block.level
        one = i in bold and seen[bold[i]] == 1
        out.append(_as(block, BlockKind.HEADING, min(level + 1, 6)) if one else block)
    return out


def _begins_text(text: str, block: Block) -> bool:
    body = _slice(text, block)
    if block.kind is BlockKind.HEADING:
        return block.level != 1
    if block.kind not in PROSE:
        return False
    columns, ended = width(body), furniture.ends_sentence(body)
    return (
        columns > _PROSE
        or (columns >= _SENTENCE and ended)
        or bool(_TURN.match(body) or (ended and speaks(body)))
    )


def speaks(body: str) -> bool:
    """Whether a line begins with a speaker's label (`Q：`, `主持人：`, `Name:`) and goes on, or is the label alone."""
    for mark in "：:":
        label, found, rest = body[:60].partition(mark)
        if found and 0 < width(label.strip()) <= _NAME and not rest.startswith("//"):
            return True
    return False


def _head(text: str, found: Sequence[Block]) -> list[Block]:
    """Above the first sentence: the longest line is the title, the other bare lines are the page's."""
    out = list(found)
    lead: list[int] = []
    for i, block in enumerate(out[:_HEAD_LINES]):
        if _begins_text(text, block):
            break
        if block.kind in PROSE and "\n" not in _slice(text, block):
            lead.append(i)
    else:
        return out
    lead = [i for i in lead if not _NUMBERED.match(_slice(text, out[i]))]
    if not lead:
        return out
    titled = any(b.kind is BlockKind.HEADING and b.level == 1 for b in out[: lead[-1] + 1])
    title = -1 if titled else max(lead, key=lambda i: (width(_slice(text, out[i])), -i))
    for i in lead:
        out[i] = _as(out[i], BlockKind.HEADING, 1) if i == title else _as(out[i], BlockKind.CHROME)
    return out


def _headings(text: str, found: Sequence[Block]) -> list[Block]:
    """A short line that is no sentence, with prose below it, is a heading; a line that recurs is a label."""
    single = {i: _slice(text, b) for i, b in enumerate(found) if b.kind is BlockKind.PARAGRAPH}
    single = {
        i: t
        for i, t in single.items()
        if "\n" not in t and short(t) and (_NUMBERED.match(t) or not speaks(t))
    }
    seen = Counter(single.values())
    if (
        sum(bool(_NUMBERED.match(body)) for body in single.values()) > 1
    ):  # then the others are short paragraphs
        single = {i: body for i, body in single.items() if _NUMBERED.match(body)}
    out = list(found)
    for i, body in single.items():
        below = next((b for b in found[i + 1 : i + 4] if b.kind in PROSE), None)
        if seen[body] == 1 and below is not None:
            out[i] = _as(out[i], BlockKind.HEADING, 2)
    return out


def _stray(text: str, found: Sequence[Block]) -> list[Block]:
    """In a text with marked headings: a bare line right above a heading is one itself, with nothing under it."""
    out = list(found)
    for i, block in enumerate(found[:-1]):
        below = found[i + 1]
        if block.kind is BlockKind.PARAGRAPH and below.kind is BlockKind.HEADING and below.level > 1:
            body = _slice(text, block)
            if "\n" not in body and short(body) and not speaks(body):
                out[i] = _as(block, BlockKind.HEADING, below.level)
    return out


def _foot(text: str, found: Sequence[Block]) -> list[Block]:
    """Below the last sentence: bare lines, empty headings and lists of nothing are the page's."""
    last = next((i for i in range(len(found) - 1, -1, -1) if _is_text(text, found[i])), len(found))
    loose = (BlockKind.PARAGRAPH, BlockKind.HEADING)
    return [
        _as(block, BlockKind.CHROME) if i > last and block.kind in loose else block
        for i, block in enumerate(found)
    ]


def _is_text(text: str, block: Block) -> bool:
    """Whether a block is prose beyond doubt: no paragraph that is short and no sentence."""
    if block.kind is not BlockKind.PARAGRAPH:
        return block.kind in PROSE
    body = _slice(text, block)
    return not short(body) or speaks(body)


def _page_sections(text: str, found: Sequence[Block]) -> list[Block]:
    """Everything under a heading such as "related articles" is the page's, up to the next heading or real paragraph."""
    out: list[Block] = []
    level = 0
    for block in found:
        brief = block.end - block.start <= _SECTION and block.kind in _OPENERS
        opens = brief and furniture.section(_slice(text, block))
        if opens:
            level = block.level or 6
        elif (block.kind is BlockKind.HEADING and block.level <= level) or (
            level == 6 and block.kind is BlockKind.PARAGRAPH and width(_slice(text, block)) > _PROSE
        ):
            level = 0
        page = opens or (level and (block.kind in PROSE or block.kind is BlockKind.HEADING))
        out.append(_as(block, BlockKind.CHROME) if page else block)
    return out
