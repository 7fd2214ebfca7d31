"""Whose turn it is: an interview printed with speaker labels, cut into turns.

Every label of a speaker opens a turn that lasts until the next label or the end of the talk, over paragraphs, pictures,
captions and headings. `speaking` says which labels those are, `roles` who asks and who answers; what of a turn is
worth printing is decided in `spoken`.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Sequence

from repurpose.digest import initials, interviews, labels
from repurpose.digest.labels import Label
from repurpose.digest.narration import Talk
from repurpose.digest.speaking import opening
from repurpose.model import PROSE, Article, Block, BlockKind, Span, Turn

_SHORT_LINES = frozenset({BlockKind.HEADING, BlockKind.CHROME})
_SPEAKERS = 20  # of one talk, whom a narrated ending may tell of
_INTRODUCTION = 6000  # characters before the first label in which names are spelt out
_SENTENCE_END = re.compile(r"[。！？!?…．.][」』”’\"')）*_]{0,4}$")
_CLOSING = re.compile(
    r"[*_\s（(【\[—–\-=·•]{0,6}(?:原视频|原影片|原視頻|原文|视频链接|影片連結|参考|參考|来源|來源|资料来源|本文|以上(?:就|是|为|為)|完\b|完[）)】\]]|全文完|"
    r"the end\b|end of (?:transcript|interview)|修改于|编辑[：:]|編輯[：:]|责编|責編|责任编辑|責任編輯|校对|校對|排版|"
    r"译者|譯者|编译|編譯|转载|轉載|版权|版權|免责|免責|声明|聲明|关注|關注|欢迎|歡迎訂閱|訂閱|订阅|点击|點擊|延伸阅读|延伸閱讀|"
    r"相关阅读|相關閱讀|推荐阅读|推薦閱讀|编后|編後|编者|編者|后记|後記|https?://|"
    r"this (?:transcript|interview|conversation|episode) (?:has been|was|is)|edited for|subscribe\b|follow us|"
    r"listen to|thanks for (?:listening|reading)|transcript (?:by|provided)|related (?:posts|articles)|source:)",
    re.IGNORECASE,
)

# A whole paragraph in italics behind the last turn is the page's own: who the author is, how the talk was edited.
_ASKED = re.compile(
    r"(?P<mark>\*\*|__)(?![*_\s])[^*\n]{8,500}[?？][”\"’]?(?P=mark)\s*"
)  # who asks has no label
_LEANING = re.compile(r"(?P<mark>[*_])(?![*_\s])[^*_\n]{12,600}(?P=mark)\s*")


def turns(article: Article) -> tuple[Turn, ...]:
    """The turns of a transcript in the order of the file; empty when the article is none.

    `speaker` is the label's name in its best spelling (odd spaces mended, the longer of two labels for one person); a
    host's label without a name gives `主持人`, a question mark in words (`Q`, `問`) gives `Q`. `start` is where talk begins
    after the label, `end` where the last line of prose before the next label ends, in code points of the file's text.
    """
    opened = opening(article) or interviews.opening(article)
    names = _names(article, opened)
    said = [(label, names.get(speaker, speaker)) for label, speaker in opened]
    often = Counter(speaker for _, speaker in said).most_common(_SPEAKERS)
    everybody = tuple(sorted(speaker for speaker, _ in often))
    made = []
    for (label, speaker), following in zip(said, [*said[1:], None], strict=False):
        talk = Talk(speaker, following[1] if following else None, everybody)
        spoken = _prose(article, label, following[0] if following else None, talk)
        if spoken:
            end = _closed(article.text, spoken[-1])
            made.append(Turn(speaker, spoken[0].start, end))
    return tuple(made)


def _names(article: Article, said: Sequence[tuple[Label, str]]) -> dict[str, str]:
    """The names behind labels that shorten or shout them, as the title or what stands before the turns has them."""
    if not said:
        return {}
    first = said[0][0].span.start
    introduction = article.text[max(article.body_start, first - _INTRODUCTION) : first]
    head = f"{article.title}\n{article.lead or ''}\n{introduction}"
    return initials.spelt_out({speaker for _, speaker in said}, head)


def stretches(article: Article, turn: Turn) -> list[Span]:
    """The prose of one turn, block by block: what may be printed, without pictures, captions, headings and notes."""
    spans = []
    for block in _blocks(article.blocks, turn.start, turn.end):
        start, end = max(block.start, turn.start), min(block.end, turn.end)
        if start < end and _is_talk_block(article, block, turn.start):
            spans.append(Span(start, end))
    return spans


def label_of(article: Article, turn: Turn) -> Span | None:
    """The span of the label that opens a turn, on the turn's first line or on a line of its own above it."""
    line_end = turn.start
    for _ in range(12):  # a label alone may be parted from its text by a picture and blank lines
        line_start = article.text.rfind("\n", 0, line_end) + 1
        label = labels.on_line(article.text, line_start, max(line_end, line_start))
        if label:
            return label.span if _alone(article, label, turn) else None
        if line_start <= article.body_start:
            return None
        line_end = line_start - 1
    return None


def _alone(article: Article, label: Label, turn: Turn) -> bool:
    """Whether no prose stands between a label and the turn that it opens."""
    between = (b for b in _blocks(article.blocks, label.after, turn.start) if b.kind in PROSE)
    return not any(b.start >= label.after and b.end <= turn.start for b in between)


# ---------------------------------------------------------------- how far a turn goes


def _blocks(blocks: Sequence[Block], start: int, end: int) -> Sequence[Block]:
    first = max(0, bisect.bisect_right(blocks, start, key=lambda b: b.start) - 1)
    return blocks[first : bisect.bisect_left(blocks, end, key=lambda b: b.start)]


def _prose(article: Article, label: Label, following: Label | None, talk: Talk) -> list[Span]:
    """The prose after a label, block by block; the last turn ends where the page begins to close or to narrate."""
    stop = following.span.start if following else len(article.text)
    spans: list[Span] = []
    for block in _blocks(article.blocks, label.span.start, stop):
        start = max(block.start, label.after)
        if not article.text[start : min(block.end, stop)].strip():
            continue  # the label's own line
        first = not spans
        if block.kind is BlockKind.RULE or (not following and not first and _closes(article, block)):
            break
        if not first and _ASKED.fullmatch(article.text, block.start, block.end):
            break
        if not first and block.kind in PROSE and talk.is_over(article.text[start : min(block.end, stop)]):
            break
        if _is_talk_block(article, block, start if first else -1):
            span = _trimmed(article.text, start, min(block.end, stop))
            if span:
                spans.append(span)
    return spans


def _is_talk_block(article: Article, block: Block, opening: int) -> bool:
    """Whether a block of a turn is talk: prose, the text that `opening` begins, or a sentence that only looks like a
    heading or a line of the page because it is short and stands alone."""
    if block.kind in PROSE or (block.kind in _SHORT_LINES and block.start <= opening < block.end):
        return True
    line = article.text.rfind("\n", 0, block.start) + 1
    return (
        block.kind in _SHORT_LINES
        and "#" not in article.text[line : block.start]
        and bool(_SENTENCE_END.search(article.text, max(block.start, block.end - 8), block.end))
    )


def _closes(article: Article, block: Block) -> bool:
    if block.kind in (BlockKind.HEADING, BlockKind.NOTE, BlockKind.CHROME):
        return True
    return block.kind in PROSE and bool(
        _CLOSING.match(article.text, block.start, min(block.end, block.start + 60))
        or leaning(article.text, block.start, block.end)
    )


def leaning(text: str, start: int, end: int) -> bool:
    """Whether a paragraph stands all in italics, as the page's own remarks do."""
    return bool(_LEANING.fullmatch(text, start, end))


def _closed(text: str, last: Span) -> int:
    """Where a turn's last paragraph ends without the `**` that closes emphasis opened before the label."""
    lone = text.endswith("**", last.start, last.end) and text.count("**", last.start, last.end) % 2
    return last.end - 2 if lone else last.end


def _trimmed(text: str, start: int, end: int) -> Span | None:
    if start >= end:
        return None
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = end - len(piece) + len(piece.rstrip())
    return Span(left, right) if left < right else None
