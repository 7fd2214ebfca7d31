"""Text set for readers with a fixed width: lines counted in columns, a Chinese character being two. Pure.

Lines break where Unicode's line breaking allows it (UAX #14), so no line begins with 。 or 」 and none ends with 「;
an address is never broken, even where it is longer than the line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from uniseg.linebreak import line_break_units

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"「」『』（）《》。，、；！？]+")


def columns(text: str, *, chinese: bool = True) -> int:
    """How many columns `text` takes (UAX #11); what is ambiguous (“ — …) takes two among Chinese, else one."""
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
    for unit in _units(paragraph):
        needs = columns(unit.rstrip(), chinese=chinese)
        if line and taken + needs > room:
            yield line
            line, taken = "", 0
        line += unit
        taken += columns(unit, chinese=chinese)
    yield line


def _units(paragraph: str) -> Iterator[str]:
    """The pieces between two places where a line may break."""
    at = 0
    for address in _ADDRESS.finditer(paragraph):
        yield from line_break_units(paragraph[at : address.start()])
        yield address[0]
        at = address.end()
    yield from line_break_units(paragraph[at:])


def _width(char: str, chinese: bool) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    kind = unicodedata.east_asian_width(char)
    return 2 if kind in ("W", "F") or (chinese and kind == "A") else 1
