"""What a speaker's label looks like on one line of a transcript: `Q：`, `**Ana Ruiz:**`, `[00:12] 主持人：`, `【記者】`.

This room looks at single lines and at how a label is spelt. It does not decide whether an article is a transcript:
an essay holds `第一點：` and `**Note:**` as well, so that decision needs all labels of a file (see `turns`). Every
pattern is anchored at the start of a line and every repetition in it is bounded, so that a line of any length costs
the same.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterator

from repurpose.digest.naming import fold
from repurpose.model import Span


@dataclasses.dataclass(frozen=True, slots=True)
class Label:
    """One label as it stands in the file. `span` covers the name with its marks and time; `after` is where talk begins.

    `key` is for comparing: the name without white space, folded. `role` is what stands beside the name in the label
    (`主持人`, `Host`). A `bare` label has no colon, bold or time: a short line of its own, and weak evidence.
    """

    span: Span
    after: int
    name: str
    key: str
    role: str = ""
    bare: bool = False


_TIME = r"[\[(（【]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?!:?\d)[\])）】]?"
_STAMP = rf"(?:[*_]{{0,2}}\[?{_TIME}\]?[*_]{{0,2}}(?:\(https?://[^\s()]{{1,120}}\))?)"
_NAME = r"[^\W\d_][^\n:：*_\[\]()（）【】「」『』“”\"，。！？!?；;、|#<>{}`=/\\,]{0,39}?"
_MACHINE = r"(?i:speaker_\d{1,2})"  # as programs that write down speech call whom they cannot name
_GLOSS = r"[(（\[][^)）\]\n:：]{1,60}[)）\]]"
_ROLE = r",[ ][^\n:：*()（）。！？!?]{1,60}?"
_SP = r"[ \t\u3000\u00a0]{0,4}"
_BOLD = r"(?:\*\*|__|\*|_)?"
_LEAD = rf"{_SP}(?:>{_SP})?(?:[-–—•]{_SP})?"

_COLON = re.compile(
    rf"{_LEAD}{_BOLD}{_SP}(?:{_TIME}{_SP}[-–—|]?{_SP})?{_BOLD}(?P<name>{_MACHINE}|{_NAME})(?P<role>{_ROLE})?{_SP}{_BOLD}"
    rf"(?:{_SP}(?:{_STAMP}|(?P<gloss>{_GLOSS}))){{0,2}}{_SP}{_BOLD}{_SP}(?:[:：](?!//)(?!(?<=\d:)\d){_SP}{_BOLD}(?:{_SP}{_TIME}(?=\s))?)"
)
_LETTER = re.compile(rf"{_LEAD}{_BOLD}{_SP}(?P<name>[QA])\d{{0,2}}\.{_BOLD}(?=[ \t\u00a0]){_SP}{_BOLD}")
_BRACKET = re.compile(
    rf"{_LEAD}{_BOLD}[【\[](?P<name>{_MACHINE}|{_NAME})[】\]](?!\(){_BOLD}{_SP}[:：]?{_SP}{_BOLD}"
)
_ALONE = re.compile(
    rf"{_LEAD}(?:{_TIME}{_SP}[-–—|]?{_SP})?(?P<bold>\*\*|__)?(?:{_TIME}{_SP}[-–—|]?{_SP})?(?P<name>{_MACHINE}|{_NAME})"
    rf"(?:{_SP}(?P<gloss>{_GLOSS}))?{_SP}[-–—|]?{_SP}(?:{_TIME})?{_BOLD}{_SP}(?:{_TIME})?{_SP}\r?(?=\n|\Z)"
)
_TITLED = re.compile(
    r"(主持人|主持|记者|記者|嘉宾|嘉賓|来宾|來賓|(?i:(?:co-?)?host|interviewer|moderator|guest))[ \t\u3000·|/-]{0,3}"
    r"([^\W\d_a-z][^\d\n]{1,30})"
)
_SHORT = re.compile(r"(?:[A-Z]\.){2,4}|[^\n]{1,40} (?:[A-Z]|Jr|Sr)\.")  # A.R. and Ana R. keep their full stop
_HAS_TIME = re.compile(r"\d{1,2}:\d{2}")
_NO_NAME = re.compile(
    r"[(（\[，。！？!?；;、「」『』“”\"#{}`=/\\]"
)  # a bracket may open a gloss, and hold all the others
_LONGEST = 160  # characters from the line's start in which a label must end


@functools.lru_cache(
    maxsize=1024
)  # who opens a turn, who hosts and what proves a speaker ask for the same lines
def on_line(text: str, start: int, end: int) -> Label | None:
    """The label with which the line [start, end) opens, or None. Offsets are code points from the file's start."""
    if start >= end:
        return None
    stop = min(end, start + _LONGEST)
    found = (
        _with_colon(text, start, stop)
        or _BRACKET.match(text, start, stop)
        or _LETTER.match(text, start, stop)
    )
    if found:
        return _label(found, bare=False)
    if end - start > _LONGEST or _is_sentence(text, start, end):
        return None
    found = _ALONE.match(text, start, end)
    if not found:
        return None
    return _label(found, bare=not (found["bold"] or _HAS_TIME.search(text, start, end)))


def _with_colon(text: str, start: int, stop: int) -> re.Match[str] | None:
    """A label that ends in a colon; most lines hold none, which is seen sooner than that no name fits."""
    if text.find(":", start, stop) < 0 and text.find("：", start, stop) < 0:
        return None
    return _COLON.match(text, start, stop)


def _is_sentence(text: str, start: int, end: int) -> bool:
    """Whether a line holds, before any bracket, a mark that no label has."""
    mark = _NO_NAME.search(text, start, end)
    return mark is not None and mark[0] not in "(（["


def in_block(text: str, start: int, end: int) -> Iterator[Label]:
    """Every label that opens a line of [start, end), in order."""
    at = start
    while at < end:
        line_end = text.find("\n", at, end)
        line_end = end if line_end < 0 else line_end
        label = on_line(text, at, line_end)
        if label:
            yield label
        at = line_end + 1


def _label(found: re.Match[str], *, bare: bool) -> Label:
    groups = found.groupdict()
    raw = (groups["name"] or "").strip(" \t\u3000\u00a0-–—").lstrip(".")
    name = raw if _SHORT.fullmatch(raw) else raw.rstrip(" \t\u3000\u00a0.-–—")
    role = (groups.get("role") or groups.get("gloss") or "").strip(" ,()（）[]【】")
    titled = _TITLED.fullmatch(name)
    if titled:
        role, name = role or titled[1], titled[2]
    start = found.start() + len(found[0]) - len(found[0].lstrip(" \t\u3000\u00a0>-–—•"))
    end = found.start() + len(found[0].rstrip())
    return Label(Span(start, end), found.end(), name, fold(name.rstrip(".")), role, bare)
