"""Text set for readers with a fixed width: lines counted in columns, a Chinese character being two. Pure.

No line begins with a closing mark or 、。， and none ends with an opening mark; Latin words and addresses are never
broken, even where one is longer than the line. Among words, Han and their marks a break is one that UAX #14 allows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_WIDE = (
    r"\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6"
    r"\U0001f300-\U0001faff\U00020000-\U0003fffd"
)
_OPENING = r"「『（《〈【〔〖［｛“‘(\[{"
_CLOSING_WIDE = r"」』）》〉】〕〗］｝、。，．；：！？"
_CLOSING = rf"{_CLOSING_WIDE}”’)\]}},.;:!?…—–\-·・‧％%～ー々〜ぁぃぅぇぉっゃゅょァィゥェォッャュョ°℃"
_MARKS = r"\u0300-\u036f\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff"
_ADDRESS = r"(?:https?://|mailto:)[^\s<>\"「」『』（）《》。，、；！？]+"
#: An opening mark with what it opens: an address, a Latin word, or one wide character; then what may begin no line.
_UNIT = re.compile(
    rf"(?:(?:[{_OPENING}]\s*)*(?:{_ADDRESS}|[^\s{_WIDE}{_OPENING}]+|(?![{_OPENING}])[{_WIDE}](?:[{_MARKS}]|(?<=\u200d)\S)*)"
    rf"|(?:[{_OPENING}]\s*)+)[{_CLOSING}]*(?:\s*[{_CLOSING_WIDE}][{_CLOSING}]*)*\s*"
)


def columns(text: str, *, chinese: bool = True) -> int:
    """How many columns `text` takes (UAX #11); what is ambiguous (“ — …) takes two among Chinese, else one."""
    if text.isascii():
        return len(text)
    return sum(_width(char, chinese) for char in text)


def wrap(text: str, width: int = 72, indent: str = "", first: str | None = None) -> str:
    """`text` in lines of at most `width` columns. White space is collapsed, line ends of the text stay.

    `indent` begins every line, `first` (default: `indent`) the first. A word without a break that is longer than the
    line stands by itself.
    """
    chinese = any(unicodedata.east_asian_width(char) in "WF" for char in text)
    lead = indent if first is None else first
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        for line in _lines(" ".join(paragraph.split()), width - columns(indent), chinese):
            lines.append(f"{lead}{line}".rstrip())
            lead = indent
    return "\n".join(lines)


def _lines(paragraph: str, room: int, chinese: bool) -> Iterator[str]:
    line, taken = "", 0
    for unit in units(paragraph):
        needs = columns(unit.rstrip(), chinese=chinese)
        if line and taken + needs > room:
            yield line
            line, taken = "", 0
        line += unit
        taken += needs + len(unit) - len(unit.rstrip())
    yield line


def units(paragraph: str) -> list[str]:
    """The pieces of a paragraph between two places where a line may break; together they are the paragraph."""
    pieces: list[str] = []
    at = 0
    for match in _UNIT.finditer(paragraph):
        if match.start() > at:
            pieces.append(paragraph[at : match.start()])
        pieces.append(match[0])
        at = match.end()
    return [*pieces, paragraph[at:]] if at < len(paragraph) else pieces


def _width(char: str, chinese: bool) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    kind = unicodedata.east_asian_width(char)
    return 2 if kind in ("W", "F") or (chinese and kind == "A") else 1
