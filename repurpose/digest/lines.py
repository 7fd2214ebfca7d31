"""The lines of a file's body, with exact code-point spans.

Pure. Only CR, LF and CRLF end a line: U+2028, form feeds and the like stay inside it, so that the spans agree with what
an editor shows. A line knows its span without surrounding white space; nothing here knows what a line means.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from typing import NamedTuple

# str.strip() leaves zero-width characters standing; pages are full of them.
BLANKS = "".join(chr(c) for c in range(0x3001) if chr(c).isspace()) + "\u200b\u200c\u200d\u2060\ufeff\u00ad"

_TAB = 4
_END = re.compile(r"(\r\n?|\n)")
_EDGE = frozenset(BLANKS)


class Line(NamedTuple):
    """One line. `text` is `file_text[start:end]`, without white space around it; `indent` counts columns."""

    start: int
    end: int
    text: str
    indent: int


def lines(text: str, start: int) -> list[Line]:
    """The lines of `text` from code point `start` on, in order, blank ones included (their `text` is empty)."""
    found: list[Line] = []
    at = start
    for raw, end in _parted(text[start:]):
        stop = at + len(raw)
        if not raw or (raw[0] not in _EDGE and raw[-1] not in _EDGE):
            found.append(Line(at, stop, raw, 0))
        else:
            found.append(_trimmed(raw, at))
        at = stop + end
    if not raw:  # what comes after the last line end is no line
        found.pop()
    return found


def _parted(body: str) -> Iterable[tuple[str, int]]:
    """What stands between line ends, each with the length of the line end after it."""
    if "\r" not in body:
        return zip(body.split("\n"), itertools.repeat(1))
    parts = _END.split(body)
    return zip(parts[::2], map(len, [*parts[1::2], ""]), strict=True)


def _trimmed(raw: str, at: int) -> Line:
    body = raw.lstrip(BLANKS)
    blank = len(raw) - len(body)
    body = body.rstrip(BLANKS)
    return Line(at + blank, at + blank + len(body), body, columns(raw[:blank]))


def columns(blank: str) -> int:
    """How far white space moves a line in, in columns; a full-width space is a paragraph's sign and counts nothing."""
    width = 0
    for char in blank:
        if char == "\t":
            width += _TAB - width % _TAB
        elif char == " ":
            width += 1
    return width


def width(text: str) -> int:
    """About how many columns `text` takes: 2 for a Chinese character, 1 for a Latin one."""
    return len(text) if text.isascii() else (len(text) + len(text.encode("utf-8", "surrogatepass"))) // 2
