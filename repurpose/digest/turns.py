"""Whose turn it is: an interview printed with speaker labels, cut into turns.

The labels of one file are judged together: they must be spelt like names or parts (`主持人`, `Host`), come back, and
stand before talk, questions among it; then the article is a transcript and every label opens a turn that lasts until the
next label or the end of the talk. `第一點：`, `**Note:**` and lists of definitions make no transcript. Nothing here
decides what of a turn is worth printing (see `spoken`).
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from repurpose.digest import labels, naming
from repurpose.digest.labels import Label
from repurpose.digest.naming import Part
from repurpose.model import PROSE, Article, Block, BlockKind, Person, Span, Turn

_SCANNED = PROSE | {BlockKind.HEADING, BlockKind.NOTE, BlockKind.CHROME, BlockKind.CAPTION}
_SHORT_LINES = frozenset({BlockKind.HEADING, BlockKind.CHROME})
_SENTENCE_END = re.compile(r"[。！？!?…．.][」』”’\"')）*_]{0,4}$")
_QUESTION = re.compile(r"[?？]")
_PERSON = re.compile(r"[我你您咱]|\b(?:I|we|you|my|your|our)\b", re.IGNORECASE)
_CUT_TITLE = re.compile(r"[：:｜|，,？?「“—]")
_LOOK = 1200  # characters of a turn that are looked at when judging whether labels stand before talk
_CLOSING = re.compile(
    r"[*_\s（(【\[—–\-=·•]{0,6}(?:原视频|原影片|原視頻|原文|视频链接|影片連結|参考|參考|来源|來源|资料来源|本文|以上(?:就|是|为|為)|完\b|完[）)】\]]|全文完|"
    r"the end\b|end of (?:transcript|interview)|修改于|编辑[：:]|編輯[：:]|责编|責編|责任编辑|責任編輯|校对|校對|排版|"
    r"译者|譯者|编译|編譯|转载|轉載|版权|版權|免责|免責|声明|聲明|关注|關注|欢迎|歡迎訂閱|訂閱|订阅|点击|點擊|延伸阅读|延伸閱讀|"
    r"相关阅读|相關閱讀|推荐阅读|推薦閱讀|编后|編後|编者|編者|后记|後記|https?://|"
    r"this (?:transcript|interview|conversation|episode) (?:has been|was|is)|edited for|subscribe\b|follow us|"
    r"listen to|thanks for (?:listening|reading)|transcript (?:by|provided)|related (?:posts|articles)|source:)",
    re.IGNORECASE,
)


def turns(article: Article) -> tuple[Turn, ...]:
    """The turns of a transcript in the order of the file; empty when the article is none.

    `speaker` is the label's name in its best spelling (odd spaces mended, the longer of two labels for one person); a
    host's label without a name gives `主持人`, a question mark in words (`Q`, `問`) gives `Q`. `start` is where talk begins
    after the label, `end` where the last line of prose before the next label ends, in code points of the file's text.
    """
    found = _labels(article)
    speakers = _speakers(article, found)
    if not speakers:
        return ()
    opening = [label for label in found if label.key in speakers]
    made = []
    for label, following in zip(opening, [*opening[1:], None], strict=True):
        spoken = _prose(article, label, following)
        if spoken:
            end = _closed(article.text, spoken[-1])
            made.append(Turn(speakers[label.key], spoken[0].start, end))
    return tuple(made)


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
            return label.span
        if line_start <= article.body_start:
            return None
        line_end = line_start - 1
    return None


def hosts(article: Article, said: Sequence[Turn]) -> frozenset[str]:
    """The speakers who ask: by their part (`主持人`, `Q`), by a role in the label or introduction, or by their questions."""
    asking: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for turn in said:
        total[turn.speaker] += 1
        tail = article.text[max(turn.start, turn.end - 160) : turn.end]
        asking[turn.speaker] += bool(_QUESTION.search(tail))
    stated = {t.speaker for t in said if _states_host(article, t)}
    found = {name for name in total if naming.part(naming.fold(name)) is Part.HOST or name in stated}
    if not found and len(total) > 1:
        share = {name: asking[name] / total[name] for name in total if total[name] > 1}
        found = {name for name in share if share[name] >= 0.5 and share[name] == max(share.values())}
    return frozenset(found)


def named(speaker: str) -> bool:
    """Whether a turn's speaker is somebody's name, and not a part in the conversation (`Q`, `主持人`, `Guest`)."""
    return naming.part(naming.fold(speaker)) is None


def guest(article: Article, said: Sequence[Turn], people: Sequence[Person]) -> str | None:
    """Who answers under a label without a name (`A`, `答`): the one person whom the title names, else None.

    Only where one such label answers, and where what stands before the first turn speaks of the same person.
    """
    answering = {t.speaker for t in said if naming.part(naming.fold(t.speaker)) is Part.GUEST}
    if len(answering) != 1 or any(named(t.speaker) for t in said):
        return None
    before = article.text[article.body_start : said[0].start]
    known = {p.name: p.surfaces for p in people if not (p.role and naming.states_host(p.role))}
    head = _CUT_TITLE.split(article.title, maxsplit=1)[0]
    known |= {
        name: (name,)
        for name in (head[-3:], head[-2:])
        if naming.looks_like_name(name) and not name.isascii()
    }
    titled = {
        name
        for name, spelt in sorted(known.items())
        if any(s in article.title and s in before for s in spelt)
    }
    longest = {name for name in titled if not any(name != other and name in other for other in titled)}
    return longest.pop() if len(longest) == 1 else None


# ---------------------------------------------------------------- which labels are speakers


def _labels(article: Article) -> list[Label]:
    found: list[Label] = []
    for block in article.blocks:
        if block.kind in _SCANNED:
            here = labels.in_block(article.text, block.start, block.end)
            found += [x for x in here if block.kind is not BlockKind.HEADING or x.after >= block.end]
    return [label for label in found if not naming.listed(label.key)]


def _speakers(article: Article, found: list[Label]) -> dict[str, str]:
    """What each speaker's key is called, or nothing where the labels make no transcript."""
    named = [x for x in found if naming.part(x.key) or naming.looks_like_name(x.name)]
    often = {key for key, n in Counter(x.key for x in found).items() if n >= max(3, len(found) // 5)}
    for candidates in (
        [x for x in named if not x.bare],
        [x for x in found if not x.bare and x.key in often],  # a nickname that looks like any other word
        [x for x in named if x.key in often],
    ):
        back = Counter(x.key for x in candidates)
        keys = {key for key, n in back.items() if n > 1 or naming.part(key)}
        if _is_talk(article, [x for x in candidates if x.key in keys]):
            keys |= {x.key for x in candidates if _full_name(x)}
            return _names(article, [x for x in candidates if x.key in keys])
    return {}


def _full_name(label: Label) -> bool:
    """Whether a label that stands only once is surely a name: two words, a foreign name, a stated role."""
    return bool(label.role) or len(label.name.split()) > 1 or (len(label.key) > 2 and not label.key.isascii())


def _is_talk(article: Article, said: list[Label]) -> bool:
    keys = Counter(x.key for x in said)
    parts = [key for key in keys if naming.part(key)]
    if len(keys) < 2 or (len(said) < 4 and not parts):
        return False
    if not parts and sum(n > 1 for n in keys.values()) < 2:
        return False
    changes = sum(a.key != b.key for a, b in itertools.pairwise(said))
    if changes * 3 < len(said) - 1:
        return False
    ends = [x.span.start for x in said[1:]] + [len(article.text)]
    talk = [article.text[x.after : min(end, x.after + _LOOK)] for x, end in zip(said, ends, strict=True)]
    asked = sum(bool(_QUESTION.search(t)) for t in talk)
    persons = sum(bool(_PERSON.search(t)) for t in talk)
    return asked * 10 >= len(said) and (bool(parts) or persons * 2 >= len(said))


# ---------------------------------------------------------------- how a speaker is called


def _names(article: Article, said: list[Label]) -> dict[str, str]:
    spelt: dict[str, Counter[str]] = {}
    for label in said:
        spelt.setdefault(label.key, Counter())[" ".join(label.name.split())] += 1
    best = {key: _spelling(article, key, names) for key, names in sorted(spelt.items())}
    return {key: _fullest(name, best.values()) for key, name in best.items()}


def _spelling(article: Article, key: str, names: Counter[str]) -> str:
    part = naming.part(key)
    if part is Part.HOST:
        return "主持人" if not key.isascii() and not naming.asks(key) else "Q"
    name = min(names, key=lambda n: (-names[n], len(n.split()), n))
    return _well_spaced(article, name) if part is None else name


def _well_spaced(article: Article, name: str) -> str:
    """The spelling of a broken name (`Ana Ru iz`) that the title or the introduction has; else the name as it is."""
    words = name.split()
    if len(words) < 2 or all(len(w) > 1 and w[0].isupper() for w in words):
        return name
    letters = r"[ \t]?".join(re.escape(c) for c in "".join(words))
    head = f"{article.title}\n{article.lead or ''}\n{article.text[article.body_start : article.body_start + 6000]}"
    seen = Counter(found[0] for found in re.finditer(letters, head))
    return min(seen, key=lambda n: (len(n.split()) == 1, -seen[n], n)) if seen else name


def _fullest(name: str, others: Iterable[str]) -> str:
    """The one longer label that holds `name` as its first or last part; else the name itself."""
    if naming.part(naming.fold(name)):
        return name
    longer = {other for other in others if other != name and _holds(other, name)}
    return longer.pop() if len(longer) == 1 else name


def _holds(longer: str, shorter: str) -> bool:
    if longer.isascii() != shorter.isascii() or naming.part(naming.fold(longer)):
        return False
    if longer.isascii():
        words = longer.casefold().split()
        return len(words) > 1 and shorter.casefold() in (words[0], words[-1])
    return len(shorter) >= 2 and len(longer) <= 12 and longer.endswith(shorter)


def _states_host(article: Article, turn: Turn) -> bool:
    line = article.text.rfind("\n", 0, turn.start) + 1
    label = labels.on_line(article.text, line, turn.start)
    return bool(label and label.role and naming.states_host(label.role))


# ---------------------------------------------------------------- how far a turn goes


def _blocks(blocks: Sequence[Block], start: int, end: int) -> Sequence[Block]:
    first = max(0, bisect.bisect_right(blocks, start, key=lambda b: b.start) - 1)
    return blocks[first : bisect.bisect_left(blocks, end, key=lambda b: b.start)]


def _prose(article: Article, label: Label, following: Label | None) -> list[Span]:
    """The prose after a label, block by block; the last turn ends where the page begins to close."""
    stop = following.span.start if following else len(article.text)
    spans: list[Span] = []
    for block in _blocks(article.blocks, label.span.start, stop):
        start = max(block.start, label.after)
        if not article.text[start : block.end].strip():
            continue  # the label's own line
        first = not spans
        if block.kind is BlockKind.RULE or (not following and not first and _closes(article, block)):
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
    )


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
