"""What stands on a page beside the author's prose: credits, notes, captions, menus, datelines, share buttons.

Pure. The rules are about how pages in Chinese and English speak of themselves, never about one site's text; each looks
at a bounded stretch of one line, so that no line can make them slow. Where a line can be prose, it is left as prose:
losing an author's sentence is worse than keeping a stray line, except where the line can only be furniture.
"""

from __future__ import annotations

import functools
import re

from repurpose.digest import phrases
from repurpose.digest.lines import width
from repurpose.model import BlockKind

LOOK = 160  # how many characters of a line any rule may see
_SHORT = 90  # columns; page furniture is short
_CREDIT = 60
_WORD = 3  # characters; less can only be a button
_BUTTON = 40
_PLACE = 24  # columns of what may stand beside a date: a place, a name
_EDITING = re.compile("[理譯译編编刪删簡简潤润]")
_SETS_OFF = " *_|｜·•\u3000\t"

_CLOSERS = "」』”’\"'）)】〗》〉]*_~`"
_TERMINAL = "。！？!?…⋯．｡.;；"


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does: with a full stop or the like, closing marks after it allowed."""
    return text.rstrip(_CLOSERS)[-1:] in _TERMINAL and bool(text)


def unwrapped(text: str) -> str:
    """`text` without the emphasis, brackets or leading bullets that pages put around credits and captions."""
    return text.strip("*_ \t\u3000|｜>#").lstrip("【〔［※◎●■◆▶►•· ").strip()


@functools.lru_cache(
    maxsize=512
)  # a line is asked about where it begins and where the one above it may go on
def of_line(text: str) -> BlockKind | None:
    """What one line is that can only be furniture, whatever stands around it; None for a line that may be prose."""
    if len(text) > LOOK:
        return None
    bare = unwrapped(text)
    if len(bare) < _WORD:
        return BlockKind.CHROME if phrases.CHROME_WHOLE.match(bare) else None
    ended = ends_sentence(bare)
    if phrases.MARKED_CAPTION.match(bare) or (not ended and phrases.CAPTION.match(bare)):
        return BlockKind.CAPTION
    columns = width(bare)
    if columns > _SHORT:
        return None
    if phrases.CALL.match(bare):
        return None if phrases.SPOKEN.search(bare) else BlockKind.CHROME
    if ended:
        return BlockKind.CHROME if columns <= _BUTTON and phrases.CHROME_WHOLE.match(bare) else None
    return _of_label(bare, columns)


def menu(text: str) -> bool:
    """Whether a list item is a page's button or label rather than something that the author lists."""
    bare = unwrapped(text[:LOOK])
    return bool(
        phrases.CHROME_WHOLE.match(bare) or (phrases.LABELLED.match(bare) and not ends_sentence(bare))
    )


def of_block(text: str) -> BlockKind | None:
    """NOTE for a paragraph or block quote that speaks of the page itself, else None."""
    bare = unwrapped(text[:LOOK])
    if len(bare) < _WORD:
        return None
    if phrases.NOTE.match(bare):
        return BlockKind.NOTE
    return BlockKind.NOTE if _EDITING.search(bare) and phrases.EDITED.match(bare) else None


def caption(text: str) -> bool:
    """Whether a line says of itself that it is the caption or credit of a picture."""
    bare = unwrapped(text[:LOOK])
    return bool(phrases.MARKED_CAPTION.match(bare) or phrases.CAPTION.match(bare))


def dated(text: str) -> bool:
    """Whether a short line is a dateline: a date, perhaps a time, a place or a name, and no sentence."""
    if width(text) > _CREDIT or phrases.PUNCTUATED.search(text.replace(", ", " ")):
        return False
    match = phrases.DATED.search(text)
    if match is None:
        return False
    before, after = text[: match.start()], text[match.end() :]
    if before[-1:].isalnum() and after[:1].isalnum():  # in the middle of a sentence
        return False
    return width(before.strip(_SETS_OFF) + after.strip(_SETS_OFF)) <= _PLACE


def section(text: str) -> bool:
    """Whether a heading opens a part of the page that is not the article: related links, references, comments."""
    return bool(phrases.SECTION.match(unwrapped(text[:LOOK])))


def _of_label(bare: str, columns: int) -> BlockKind | None:
    """What a short line is that does not end as a sentence."""
    if _credit(bare, columns):
        return BlockKind.NOTE
    if phrases.CHROME_WHOLE.match(bare) or dated(bare):
        return BlockKind.CHROME
    return BlockKind.CHROME if phrases.LABELLED.match(bare) and not phrases.SPOKEN.search(bare) else None


def _credit(bare: str, columns: int) -> bool:
    if columns > _CREDIT or "，" in bare:
        return False
    return bool(phrases.CREDITED.match(bare) or phrases.BYLINE.match(bare))
