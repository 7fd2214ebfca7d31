"""A file's body as blocks with exact spans: headings, paragraphs, list items, and everything that is not prose.

Pure. One pass over the lines decides the Markdown structure (`markdown`); `furniture` says what a line or paragraph is
when it is not the author's prose, and `bare` finds the headings and the page chrome of texts without Markdown. Nothing is
dropped: every character of the body that is not white space or a marker (`## `, `- `, `> `) lies in exactly one block, in
order.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from repurpose.digest import bare
from repurpose.digest.lines import lines
from repurpose.digest.markdown import Reader
from repurpose.model import Block, BlockKind

_MARKDOWN = re.compile(
    r"^(?:#{1,6}[ \t]|[-*+][ \t]+\S|```|~~~|!\[|\||>[ \t]?\S|\{\{[<%])|\]\(|\*\*", re.MULTILINE
)
_HEADED = re.compile(r"^#{1,6}[ \t]", re.MULTILINE)


@dataclasses.dataclass(frozen=True, slots=True)
class Section:
    """A heading (None before the first) and the blocks under it, up to the next heading of any level.

    `within` holds the headings above this one, outermost first.
    """

    heading: Block | None
    blocks: tuple[Block, ...]
    within: tuple[Block, ...] = ()


def blocks(text: str, body_start: int) -> tuple[Block, ...]:
    """The body of a file as blocks, in order; `body_start` is where it begins, in code points.

    Spans never overlap, are never empty and have no white space at either end. Linear in the length of the text.
    """
    plain = _MARKDOWN.search(text, body_start) is None
    found = Reader(text, lines(text, body_start), plain=plain).read()
    headed = not plain and _HEADED.search(text, body_start) is not None
    return tuple(bare.settle(text, found, plain=plain, headed=headed))


def sections(found: Sequence[Block]) -> tuple[Section, ...]:
    """The blocks grouped under their headings, in order; text before the first heading has `heading=None`."""
    out: list[Section] = []
    heading: Block | None = None
    above: list[Block] = []
    under: list[Block] = []
    for block in found:
        if block.kind is not BlockKind.HEADING:
            under.append(block)
            continue
        if heading is not None or under:
            out.append(Section(heading, tuple(under), tuple(above)))
        if heading is not None:
            above.append(heading)
        above = [each for each in above if each.level < block.level]
        heading, under = block, []
    if heading is not None or under:
        out.append(Section(heading, tuple(under), tuple(above)))
    return tuple(out)
