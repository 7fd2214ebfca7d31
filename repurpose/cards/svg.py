"""What typst's SVG lacks for the web: size in pixels, and a name that is read aloud instead of the picture.

The text of a card is drawn as outlines, so that it looks alike everywhere; without `<title>` nobody who listens would
know what it says (WCAG 2.2, 1.1.1; SVG 2, section 5.7).
"""

from __future__ import annotations

import re
from html import escape

_OPENING = re.compile(r'<svg viewBox="([^"]*)" width="([\d.]+)pt" height="([\d.]+)pt"([^>]*)>')
_UNUSED = re.compile(r' xmlns:h5="[^"]*"')
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def accessible(svg: str, alternative: str, language: str) -> str:
    """`svg` as typst writes it (sizes in points) with pixels for points and `alternative` as its name."""
    said = escape(_NOT_XML.sub("", alternative), quote=False)

    def opening(match: re.Match[str]) -> str:
        box, width, height, rest = match.groups()
        return (
            f'<svg viewBox="{box}" width="{width}" height="{height}"{_UNUSED.sub("", rest)} role="img" '
            f'xml:lang="{language}"><title>{said}</title>'
        )

    return _OPENING.sub(opening, svg, count=1)
