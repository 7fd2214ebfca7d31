"""Interviews printed without labels: questions in bold or italics, answers plain, one guest whom the introduction names. Pure.

A page of questions that nobody was asked (`**What is a hive?**`) looks the same. So the questions must say `you`, most
answers `I`, no answer may tell of the guest by name, and the page must speak of a conversation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from repurpose.digest import initials
from repurpose.digest.labels import Label
from repurpose.digest.narration import without_marks
from repurpose.model import PROSE, Article, Block, BlockKind, Span

_FEWEST: Final = 3
_LONGEST_QUESTION: Final = 700  # characters
_SET_OFF = re.compile(r"(?:(?P<bold>\*\*|__)|(?P<lean>[*_])(?![*_]))\S")
_YOU = re.compile(r"\b(?:you|your|yours|yourself|you[’'](?:re|ve|d|ll))\b", re.IGNORECASE)
_I = re.compile(r"\b(?:I|me|my|mine|we|us|our)\b|\bI[’']")
_TALKED = re.compile(
    r"\b(?:interview(?:ed|s)?|conversation|in conversation|Q&A|Q\+A|(?:spoke|talked|sat down|caught up|speaks|talks)(?: \w+)? (?:with|to)|"
    r"we (?:spoke|talked|asked)|questions|edited for|by (?:phone|email|e-mail))\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:\b(?:[Ii]nterview|[Ww]ords|[Tt]ext|[Pp]hotographs?|[Pp]hotos?|[Ii]llustrations?|[Ww]ritten) by|\b[Bb]y|:)[ *_]*$"
)


def opening(article: Article) -> list[tuple[Label, str]]:
    """The questions (`Q`) and the answers (the guest's name) as labels without a width, in order; empty for no interview."""
    if article.language != "en":
        return []
    asked = [n for n, block in enumerate(article.blocks) if _asks(article.text, block)]
    style = _style(article, asked)
    asked = [n for n in _set_off(article) if style and _mark(article.text, article.blocks[n]) == style]
    answers = [_answer(article.blocks, n) for n in asked]
    if sum(bool(answer) for answer in answers) < _FEWEST:
        return []
    name = _guest(article, article.blocks[asked[0]].start)
    if name is None or not _is_talk(article, asked, [a for a in answers if a], name):
        return []
    return list(_labelled(article, asked, answers, name))


def _labelled(
    article: Article, asked: Sequence[int], answers: Sequence[Sequence[Block]], name: str
) -> Iterator[tuple[Label, str]]:
    for number, answer in zip(asked, answers, strict=True):
        block = article.blocks[number]
        mark = _SET_OFF.match(article.text, block.start, block.end)
        start = mark.end() - 1 if mark else block.start
        yield _at(start, "Q"), "Q"
        if answer:
            yield _at(answer[0].start, name), name


def _at(start: int, name: str) -> Label:
    return Label(Span(start, start), start, name, name.casefold())


# ---------------------------------------------------------------- questions and answers


def _mark(text: str, block: Block) -> str:
    """By what a paragraph that may be a question is set off: `bold`, `lean`, or nothing."""
    if block.kind is not BlockKind.PARAGRAPH or block.end - block.start > _LONGEST_QUESTION:
        return ""
    found = _SET_OFF.match(text, block.start, block.end)
    if found is None or found.lastgroup is None:
        return ""
    mark = found[found.lastgroup]
    whole = text.endswith(mark, block.start + len(mark), block.end)
    asks = text[block.start : block.end].rstrip('*_ \t\r\n”"’)').endswith("?")
    return found.lastgroup if whole or asks else ""


def _asks(text: str, block: Block) -> bool:
    return bool(_mark(text, block)) and text[block.start : block.end].rstrip('*_ \t\r\n”"’)').endswith("?")


def _style(article: Article, asked: Sequence[int]) -> str:
    """How questions are set off in this article, where at least three are."""
    styles = [_mark(article.text, article.blocks[n]) for n in asked]
    return next((style for style in ("bold", "lean") if styles.count(style) >= _FEWEST), "")


def _set_off(article: Article) -> Iterator[int]:
    return (n for n, block in enumerate(article.blocks) if _mark(article.text, block))


def _answer(blocks: Sequence[Block], number: int) -> list[Block]:
    """The paragraph right after a question, if that is one."""
    following = blocks[number + 1] if number + 1 < len(blocks) else None
    return [following] if following is not None and following.kind in PROSE else []


def _is_talk(article: Article, asked: Sequence[int], answers: Sequence[Sequence[Block]], name: str) -> bool:
    text, blocks = article.text, article.blocks
    first, last = blocks[asked[0]].start, blocks[asked[-1]].end
    told = f"{article.title}\n{article.lead or ''}\n{text[article.body_start : first]}\n{text[last:][-600:]}"
    you = sum(bool(_YOU.search(text, blocks[n].start, blocks[n].end)) for n in asked)
    own = sum(bool(_I.search(without_marks(text[a[0].start : a[0].end]))) for a in answers)
    between = without_marks(" ".join(text[a[0].start : a[0].end] for a in answers))
    named = re.search(rf"\b{re.escape(name.split()[-1])}\b", between)
    return (
        bool(_TALKED.search(told)) and you * 2 >= len(asked) and own * 5 >= len(answers) * 3 and named is None
    )


def _guest(article: Article, first: int) -> str | None:
    """The one whom the title and the introduction name, or the only one whom the introduction names."""
    introduction = article.text[article.body_start : first]
    names = initials.titled(article.title, introduction)
    if not names:
        names = {n for n in initials.names(introduction) if not _only_by(introduction, n)}
    return names.pop() if len(names) == 1 else None


def _only_by(introduction: str, name: str) -> bool:
    """Whether a name stands only where it says who wrote or took pictures."""
    places = [m.start() for m in re.finditer(re.escape(name), introduction)]
    return all(_BY.search(introduction[max(0, at - 30) : at]) for at in places)
