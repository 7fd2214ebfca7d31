"""Marked passages in their paragraphs: what stands before and after each, and whether the author is commenting. Pure.

Decides nothing about speech; `quotes` does, by what it finds here.
"""

from __future__ import annotations

import dataclasses
import itertools
import re

from repurpose.digest.attribution import NOBODY, Attribution
from repurpose.digest.marks import Marked, marked
from repurpose.digest.pages import LONGEST
from repurpose.model import PROSE, Article, BlockKind
from repurpose.text.scripts import simplified

LONGEST_CLAUSE = 600  # characters before or after a passage that are looked at
MOST = 4000  # passages of one article that are judged
SHORTEST = 8  # characters without white space: what is shorter is a word or a cry, and proves nothing

_SPACE = re.compile(r"\s+|\*\*")
_FULL_STOP = re.compile(r"(?:[。！？!?…⋯]|\.{3,6})[」』”’\"）)*\s]*$|(?<=[A-Za-z0-9)%])\.[”’\"*\s]*$")
_INNER_STOP = re.compile(r"[。！？!?]|[a-z]\.\s")
_ENDS = re.compile(r"[。！？!?；;\n]|(?<=[a-z0-9)])\.(?=\s)")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_CLAUSAL = re.compile(r"[，,；;：:？?！!—]|[我你他們们]|\b(?:I|we|you|it|is|are)\b")
_COMMENT = re.compile(
    r"我的?(?:观察|看法|想法|解读|心得|思考|反思|评论|结论|笔记|延伸|补充)|编按|编者|后记|小编|作者(?:的|按|注|观|看|想|有话|评|感)|写在最后|延伸思考|给.{0,14}的?(?:启示|提醒)|给(?:台湾|我们|读者|你).{0,8}建议|"
    r"对.{0,12}的?(?:启示|意义)|值得.{0,8}思考|(?i:my take|takeaways?|editor.s note|commentary)"
)


@dataclasses.dataclass(slots=True)
class Place:
    """A marked passage while it is being judged. `lead` and `tail` are ranges of the text.

    `verdict` says by what the passage was found to be speech (`led`, `tailed`, `split`, `block`, `alone`), "" if not.
    """

    mark: Marked
    block: int
    lead: tuple[int, int]  # from the last sentence end or passage to the opening mark
    tail: tuple[int, int]  # from the closing mark to the next passage or the end of the block
    commentary: bool
    previous: Place | None = None  # in the same block
    bare: bool = False  # a block quote without marks
    verdict: str = ""
    attribution: Attribution = NOBODY

    @property
    def outer(self) -> tuple[int, int]:
        """The range with the marks."""
        return self.mark.outer_start, self.mark.outer_end


def places(article: Article) -> list[Place]:
    """Every passage in outermost marks that is long enough to be speech, in order.

    At most `MOST` passages in the first `LONGEST` characters: no article holds more, whatever a file holds.
    """
    found: list[Place] = []
    commentary = 0
    for number, block in enumerate(article.blocks):
        if len(found) >= MOST or block.start > article.body_start + LONGEST:
            break
        if block.kind is BlockKind.HEADING:
            commentary = _commentary(article, number, commentary)
        elif block.kind in PROSE:
            found += _in_block(article, number, bool(commentary))
    return [place for place in found[:MOST] if place.mark.outer_start <= article.body_start + LONGEST]


def length(text: str) -> int:
    """Characters without white space and bold marks."""
    return len(_SPACE.sub("", text))


def is_sentence(text: str) -> bool:
    """Whether a passage ends as a sentence does."""
    return bool(_FULL_STOP.search(text[-24:]))


def is_open(text: str) -> bool:
    """Whether a passage ends with a comma or a dash inside its marks, so that a clause of saying has to follow."""
    return text.rstrip("*_ ").endswith(("，", ",", "—"))


def sentences_in(text: str) -> int:
    """How many sentence ends a passage holds."""
    return len(_INNER_STOP.findall(text))


def is_clausal(text: str) -> bool:
    """Whether a passage without a full stop still reads as a sentence: long enough, with a pause or a person in it."""
    if len(_HAN.findall(text)) >= 16:
        return True
    return length(text) >= 12 and bool(_CLAUSAL.search(text))


def _commentary(article: Article, number: int, level: int) -> int:
    """The level of the heading that opened the author's own remarks, 0 outside of them."""
    block = article.blocks[number]
    if _COMMENT.search(simplified(article.text[block.start : block.end])):
        return block.level or 1
    return level if level and block.level > level else 0


def _in_block(article: Article, number: int, commentary: bool) -> list[Place]:
    block, text = article.blocks[number], article.text
    marks = [m for m in marked(text, block.start, block.end) if m.depth == 0]
    long = (m for m in marks if length(text[m.start : m.end]) >= SHORTEST or _may_be_half(text, m))
    marks = list(itertools.islice(long, MOST))
    bare = not marks and block.kind is BlockKind.QUOTE and length(text[block.start : block.end]) >= SHORTEST
    if bare:
        marks = [Marked(block.start, block.end, block.start, block.end, 0)]
    announced = _announcement(article, number) if marks and _opens_block(article, number, marks[0]) else None
    found: list[Place] = []
    left = block.start
    for i, mark in enumerate(marks):
        if i and _may_be_half(text, marks[i - 1]):
            left = marks[i - 1].outer_end
        right = marks[i + 1].outer_start if i + 1 < len(marks) else block.end
        lead = (_clause_start(text, left, mark.outer_start), mark.outer_start)
        if i == 0 and announced:
            lead = announced
        found.append(
            Place(
                mark,
                number,
                lead,
                (mark.outer_end, right),
                commentary,
                found[-1] if found else None,
                bare=bare,
            )
        )
    return found


def _opens_block(article: Article, number: int, mark: Marked) -> bool:
    return not article.text[article.blocks[number].start : mark.outer_start].strip(" \t*_>")


def _announcement(article: Article, number: int) -> tuple[int, int] | None:
    """The last sentence of the paragraph before, where it ends in a colon: it leads to what opens this block."""
    before = next(
        (
            b
            for b in reversed(article.blocks[max(0, number - 3) : number])
            if b.kind in PROSE | {BlockKind.HEADING}
        ),
        None,
    )
    if before is None or before.kind not in PROSE:
        return None
    end = before.start + len(article.text[before.start : before.end].rstrip(" \t*_"))
    if article.text[end - 1 : end] not in ("：", ":"):
        return None
    return _clause_start(article.text, before.start, end), end


def _may_be_half(text: str, mark: Marked) -> bool:
    """A short passage that ends as a sentence or with a comma inside its marks can be half of an utterance."""
    inner = text[mark.start : mark.end]
    return is_sentence(inner) or inner.rstrip("*_ ")[-1:] in ("，", ",")


def _clause_start(text: str, left: int, end: int) -> int:
    start = max(left, end - LONGEST_CLAUSE)
    for match in _ENDS.finditer(text, start, end):
        start = match.end()
    return start
