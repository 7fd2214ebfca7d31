"""The structure that a body's lines show by themselves: CommonMark with Hugo's shortcodes, read in one pass.

Pure. Forgiving where pages and clips are not: a fence that is never closed is no code, an indented sentence is prose, and
a line of a text without Markdown is a paragraph of its own unless it was wrapped by hand. What the neighbours of a block
tell about it is `bare`'s matter.
"""

from __future__ import annotations

import itertools
import re

from repurpose.digest import bare, furniture
from repurpose.digest.lines import BLANKS, Line, width
from repurpose.digest.marking import ATX, BULLET, LABEL, LINK, LINK_LABEL, ORDERED, quoted, trimmed
from repurpose.model import Block, BlockKind

_FENCE = re.compile(r"(`{3,20}|~{3,20})(?![`~])")
_RULE = re.compile(r"(?:[-*_=—–·•＊~◆◇■□●○★☆❖※#+][ \t]*){3,}\Z")
_TABLE_RULE = frozenset("|-: \t")
_IMAGE = re.compile(
    r"(?:\[\s*)?!\[[^\[\]\r\n]{0,500}\]\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,500})?(?:\s[^()\r\n]{0,300})?\)(?:\s*\]\([^()\s]{0,2000}\))?|!\[\[[^\[\]\r\n]{1,300}\]\]"
)
_REFERENCE = re.compile(r"\[[^\]\r\n]{1,200}\]:\s*\S{1,2000}")
_HIDDEN = re.compile(
    r"<(iframe|video|audio|script|style|svg|object|embed|noscript|form|template)\b", re.IGNORECASE
)
_TAG = re.compile(r"</?([a-z][a-z0-9-]{0,20})\b[^<>]{0,1000}/?>", re.IGNORECASE)
_SHORTCODE = re.compile(r"\{\{[<%]-?\s*(/?)\s*([\w./-]{0,80})")
_OPAQUE = frozenset(
    {"highlight", "mermaid", "raw", "rawhtml", "html", "math", "katex", "gist", "chart", "diagram"}
)
_MEDIA = re.compile(
    r"(?:youtu\.?be|youtube\.com|spotify\.com|podcasts?\.apple|soundcloud|vimeo|bilibili|\.mp3|\.m4a|\.ogg|\.wav|\.opus|\.mp4)",
    re.IGNORECASE,
)
_SHORTCODE_LINES = 40
_LISTS = frozenset("-*_=—–·•＊~◆◇■□●○★☆❖※#+▪◦‣0123456789")  # what a list item or a rule begins with
_IN_LISTS = (BlockKind.ITEM, BlockKind.PARAGRAPH)
_WRAP = 100  # columns; nobody wraps lines by hand beyond this


class Reader:
    """Reads the lines once, from top to bottom; each method takes the lines of one block and moves on."""

    def __init__(self, text: str, every: list[Line], *, plain: bool) -> None:
        self.text = text
        self.lines = every
        self.plain = plain and not _wrapped(every)
        self.at = 0
        self.depths: list[int] = []  # indents of the list items that enclose the present line
        self.hopeless: set[str] = set()  # closing marks that do not occur again

    def read(self) -> list[Block]:
        """All blocks, in order."""
        found: list[Block] = []
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.text:
                found += self.block(line)
            else:
                self.at += 1
        return found

    def block(self, line: Line) -> list[Block]:
        """The block or blocks that begin on `line`."""
        take = _STARTS.get(line.text[0])
        taken = take(self, line) if take else None
        if taken is None:
            taken = self.listed(line) or self.furniture(line) or self.indented(line)
        return self.paragraph(line) if taken is None else taken

    def one(self, kind: BlockKind, line: Line, skip: int = 0, level: int = 0, upto: int = 1) -> list[Block]:
        """A block of `upto` lines from here, its first `skip` characters left out."""
        last = line if upto == 1 else self.lines[self.at + upto - 1]
        while not last.text and upto > 1:
            upto -= 1
            last = self.lines[self.at + upto - 1]
        self.at += upto
        if self.depths and kind not in _IN_LISTS:
            self.depths.clear()
        if skip:
            return trimmed(self.text, kind, line.start + skip, last.end, level)
        return [Block(kind, line.start, last.end, level)]

    def until(self, close: str) -> int | None:
        """How many lines from here to the one that holds `close`, both counted; None where none does."""
        if close in self.hopeless:
            return None
        for offset in range(self.at, len(self.lines)):
            if close in self.lines[offset].text.lower():
                return offset - self.at + 1
        self.hopeless.add(close)
        return None

    # ------------------------------------------------------------ Markdown

    def heading(self, line: Line) -> list[Block] | None:
        match = ATX.match(line.text)
        if match is None or line.indent > 3:
            return None
        body = line.text[match.end() :].rstrip("#").rstrip(BLANKS) or line.text[match.end() :]
        if not body.strip(BLANKS):
            return self.one(BlockKind.RULE, line)
        kind = BlockKind.CAPTION if furniture.caption(body) else BlockKind.HEADING
        level = len(match[1]) if kind is BlockKind.HEADING else 0
        self.one(kind, line)
        start = line.start + match.end()
        return trimmed(self.text, kind, start, start + len(body), level)

    def fence(self, line: Line) -> list[Block] | None:
        match = _FENCE.match(line.text)
        if match is None:
            return None
        if line.text.count("`") > len(match[1]) and line.text[0] == "`":
            return None  # inline code
        mark = match[1]
        for offset in range(self.at + 1, len(self.lines) if mark not in self.hopeless else 0):
            other = self.lines[offset].text
            if other.startswith(mark) and not other.strip(mark[0]):
                return self.one(BlockKind.CODE, line, upto=offset - self.at + 1)
        self.hopeless.add(mark)
        return self.one(BlockKind.CODE, line)  # never closed: the rest is text, not code

    def quote(self, line: Line) -> list[Block] | None:
        """A run of `>` lines: a block each time a sentence ends with its line or a `>` stands alone."""
        rows = [line]
        while (after := self.at + len(rows)) < len(self.lines) and self.lines[after].text[:1] in (">", "＞"):
            rows.append(self.lines[after])
        self.at += len(rows)
        self.depths.clear()
        return list(quoted(self.text, rows))

    def table(self, line: Line) -> list[Block] | None:
        ends = len(line.text) > 1 and line.text.endswith("|")
        upto = self.rows()
        return self.one(BlockKind.TABLE, line, upto=upto) if ends or upto > 1 else None

    def rows(self) -> int:
        upto = 1
        while self.at + upto < len(self.lines) and "|" in self.lines[self.at + upto].text:
            upto += 1
        return upto

    def ruled_table(self) -> bool:
        after = self.lines[self.at + 1].text if self.at + 1 < len(self.lines) else ""
        return "-" in after and "|" in after and not set(after) - _TABLE_RULE

    def listed(self, line: Line) -> list[Block] | None:
        """One list item with its continuation lines."""
        if line.text[0] not in _LISTS:
            return None
        match = BULLET.match(line.text) or ORDERED.match(line.text)
        if _RULE.match(line.text[:LONGEST_RULE]) and len(line.text) <= LONGEST_RULE:
            return self.one(BlockKind.RULE, line)
        if match is None:
            return None
        while self.depths and self.depths[-1] >= line.indent:
            self.depths.pop()
        self.depths.append(line.indent)
        level, upto = len(self.depths), 1
        while (after := self.at + upto) < len(self.lines) and self.joins(
            self.lines[after - 1], self.lines[after]
        ):
            upto += 1
        body = line.text[match.end() :]
        if upto == 1 and (not body.strip(BLANKS + "0123456789.") or furniture.menu(body)):
            return self.one(BlockKind.CHROME, line)
        kind = self.navigation(body) if upto == 1 else None
        return self.one(kind or BlockKind.ITEM, line, match.end(), level if kind is None else 0, upto)

    def navigation(self, body: str) -> BlockKind | None:
        """CHROME or EMBED for a line that is nothing but links, with at most a short label."""
        if "](" not in body and "://" not in body and "[[" not in body:
            return None
        rest = LINK.sub("", body) if len(body) < 4000 else body
        if (
            rest == body
            or width(rest.strip(BLANKS + "|｜·•*_：:—-")) > LINK_LABEL
            or furniture.ends_sentence(body)
        ):
            return None
        return BlockKind.EMBED if _MEDIA.search(body) else BlockKind.CHROME

    def indented(self, line: Line) -> list[Block] | None:
        """Code by indentation, in Markdown, outside lists, and only where it does not read as prose."""
        fresh = self.at == 0 or not self.lines[self.at - 1].text
        if self.plain or self.depths or line.indent < 4 or not fresh or not line.text.isascii():
            return None
        if furniture.ends_sentence(line.text) and " " in line.text:
            return None
        upto = 1
        while self.at + upto < len(self.lines) and self.lines[self.at + upto].indent >= 4:
            upto += 1
        return self.one(BlockKind.CODE, line, upto=upto)

    # ------------------------------------------------------------ pictures, players, HTML

    def shortcode(self, line: Line) -> list[Block] | None:
        match = _SHORTCODE.match(line.text)
        if match is None:
            return None
        close = "%}}" if line.text[2] == "%" else ">}}"
        upto = self.closing(close)
        if upto is None:
            return None
        name = match[2].lower()
        if name in _OPAQUE and not match[1]:
            paired = self.until("/" + name) or self.until("/ " + name)
            return self.one(BlockKind.CODE, line, upto=paired or upto)
        if upto > 1:
            return self.one(BlockKind.EMBED, line, upto=upto)
        return self.leading(BlockKind.EMBED, line, line.text.index(close) + len(close))

    def closing(self, close: str) -> int | None:
        """How many lines a shortcode takes: it may run over several, but not past a blank line or another one."""
        for offset, line in enumerate(self.lines[self.at : self.at + _SHORTCODE_LINES]):
            if close in line.text:
                return offset + 1
            if not line.text or (offset and "{{" in line.text):
                break
        return None

    def image(self, line: Line) -> list[Block] | None:
        match = _IMAGE.match(line.text)
        if match is None:
            return self.linked(line)
        return self.leading(BlockKind.IMAGE, line, match.end())

    def linked(self, line: Line) -> list[Block] | None:
        """A line that begins with a link: a footnote, a reference, a player's address, or a paragraph."""
        if _REFERENCE.match(line.text[:2300]):
            return self.one(BlockKind.NOTE if line.text.startswith("[^") else BlockKind.CHROME, line)
        kind = self.navigation(line.text)
        return None if kind is None else self.one(kind, line)

    def leading(self, kind: BlockKind, line: Line, end: int) -> list[Block]:
        """A block at the head of a line; what follows on the line is read as a line of its own."""
        rest = line.text[end:].lstrip(BLANKS)
        if not rest.strip("*_"):
            return self.one(kind, line)
        start = line.end - len(rest)
        self.lines[self.at] = Line(start, line.end, rest, 0)
        self.depths.clear()
        return [Block(kind, line.start, line.start + len(line.text[:end].rstrip(BLANKS)))]

    def html(self, line: Line) -> list[Block] | None:
        text = line.text
        if text.startswith("<!--"):
            return self.one(BlockKind.CHROME, line, upto=self.until("-->") or 1)
        if text[:5].lower() in ("<http", "<mail"):
            return self.linked(line)
        hidden = _HIDDEN.match(text)
        if hidden:
            return self.one(BlockKind.EMBED, line, upto=self.until(f"</{hidden[1].lower()}") or 1)
        if text[:4].lower() == "<img":
            return self.one(BlockKind.IMAGE, line)
        if "<figcaption" in text[:200].lower():
            return self.one(BlockKind.CAPTION, line)
        tag = _TAG.match(text)
        if tag and not _TAG.sub("", text[:4000]).strip(BLANKS):
            return self.one(BlockKind.IMAGE if "<img" in text.lower() else BlockKind.CHROME, line)
        return None

    def address(self, line: Line) -> list[Block] | None:
        return self.linked(line) if line.text.startswith(("http://", "https://")) else None

    # ------------------------------------------------------------ paragraphs

    def furniture(self, line: Line) -> list[Block] | None:
        kind = furniture.of_line(line.text)
        if kind is None and (kind := self.navigation(line.text)) is BlockKind.CHROME:
            kind = furniture.of_block(line.text) or kind
        return None if kind is None else self.one(kind, line)

    def paragraph(self, line: Line) -> list[Block]:
        if "|" in line.text and self.ruled_table():
            return self.one(BlockKind.TABLE, line, upto=self.rows())
        upto = 1
        while (after := self.at + upto) < len(self.lines) and self.joins(
            self.lines[after - 1], self.lines[after]
        ):
            upto += 1
        under = self.lines[after].text if after < len(self.lines) else ""
        level = _setext(line, under) if under and upto == 1 else 0
        if level:
            taken = self.one(BlockKind.HEADING, line, level=level)
            self.at += 1
            return taken
        kind = furniture.of_block(line.text) or BlockKind.PARAGRAPH
        return self.one(kind, line, upto=upto)

    def joins(self, above: Line, below: Line) -> bool:
        """Whether `below` goes on with the paragraph or list item that `above` belongs to."""
        if not below.text or self.interrupts(below):
            return False
        ends = furniture.ends_sentence(above.text)
        if ends and LABEL.match(below.text[:80]):
            return False
        return not self.plain or not (ends or width(above.text) > _WRAP or bare.short(above.text))

    def interrupts(self, line: Line) -> bool:
        text = line.text
        first = text[0]
        if first in "#>＞`~|!<{" or text.startswith(("---", "===", "***", "___", "[!", "[^")):
            return True
        if BULLET.match(text) or ORDERED.match(text):
            return True
        return furniture.of_line(text) is not None or self.navigation(text) is not None


LONGEST_RULE = 200

_STARTS = {
    "#": Reader.heading,
    "`": Reader.fence,
    "~": Reader.fence,
    ">": Reader.quote,
    "＞": Reader.quote,
    "|": Reader.table,
    "{": Reader.shortcode,
    "!": Reader.image,
    "[": Reader.image,
    "<": Reader.html,
    "h": Reader.address,
}


def _wrapped(every: list[Line]) -> bool:
    """Whether a text was wrapped by hand: of its lines below another, many go on in the middle of a sentence."""
    pairs = [(a.text, b.text) for a, b in itertools.pairwise(every) if a.text and b.text]
    running = sum(b[0].islower() and not furniture.ends_sentence(a) for a, b in pairs)
    return running > 0 and running * 4 >= len(pairs)


def _setext(line: Line, under: str) -> int:
    """The level of a heading that is underlined, 0 for a paragraph above a rule."""
    if len(under) < 2 or set(under) not in ({"="}, {"-"}):
        return 0
    if width(line.text) > _WRAP or furniture.ends_sentence(line.text) or furniture.of_line(line.text):
        return 0
    return 1 if under[0] == "=" else 2
