"""Markdown's small marks, and block quotes as blocks: speech and excerpts, or notes about the page.

Pure. What several readers of lines need to know of a line's first characters, and nothing about their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from repurpose.digest import furniture
from repurpose.digest.lines import BLANKS, Line, width
from repurpose.model import Block, BlockKind

ATX = re.compile(r"(#{1,6})(?:[ \t\u3000]+|(?=[^#\s\w!])|\Z)")
BULLET = re.compile(r"(?:[-*+](?:[ \t]+|\Z)|[•●▪◦‣][ \t\u3000]*)(?:\[[ xX]\][ \t]+)?")
ORDERED = re.compile(r"\d{1,9}[.)](?:[ \t]+|\Z)")
LINK = re.compile(
    r"\[[^\[\]\r\n]{0,300}\]\([^()\s]{0,2000}(?:\s[^()\r\n]{0,300})?\)|\[\[[^\[\]\r\n]{1,300}\]\]|<?https?://[^\s<>）)」』]{1,2000}>?"
)
LABEL = re.compile(
    r"(?:\*\*)?[^\s:：，。,.!?！？「“\"（(][^:：，。,!?！？「“\"\r\n]{0,30}[:：](?:\*\*)?(?!//)"
)
LINK_LABEL = 24  # columns of text beside links in a line that is nothing but links
_QUOTE = re.compile(r"(?:[>＞][ \t]?)+")
_CALLOUT = re.compile(r"\[!\w{1,20}\]")


def trimmed(text: str, kind: BlockKind, start: int, end: int, level: int = 0) -> list[Block]:
    """One block without white space at its ends, or none where nothing is left."""
    body = text[start:end]
    begin = end - len(body.lstrip(BLANKS))
    finish = start + len(body.rstrip(BLANKS))
    return [Block(kind, begin, finish, level)] if begin < finish else []


def quoted(text: str, rows: Sequence[Line]) -> Iterator[Block]:
    """A run of quoted lines as blocks; all are notes where one of them is a note about the page."""
    spans: list[tuple[int, int]] = []
    fresh = True
    for row in rows:
        match = _QUOTE.match(row.text)
        skip = match.end() if match else 0
        body = row.text[skip:].lstrip(BLANKS)
        if not body:
            fresh = True
            continue
        start = row.end - len(body)
        marker = BULLET.match(body) or ORDERED.match(body) or ATX.match(body)
        if marker:
            start, fresh = start + marker.end(), True
        if start < row.end:
            spans[len(spans) if fresh else -1 :] = [(start if fresh else spans[-1][0], row.end)]
        fresh = furniture.ends_sentence(body) or LABEL.match(body[:80]) is not None
    note = any(_about_page(text[start:end]) for start, end in spans)
    for start, end in spans:
        yield from trimmed(text, BlockKind.NOTE if note else BlockKind.QUOTE, start, end)


def _about_page(body: str) -> bool:
    if furniture.of_block(body) or furniture.of_line(body) or _CALLOUT.match(body):
        return True
    return (
        len(body) < 4000
        and ("](" in body or "://" in body)
        and width(LINK.sub("", body).strip()) <= LINK_LABEL
    )
