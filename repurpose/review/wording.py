"""What may not stand in a printed text: markup that was never rendered, leftovers, banned words, unproved quotations.

Pure. Each function looks at one text and says what it found; what that means for a draft is decided in the package.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from repurpose.text import marks
from repurpose.text.scripts import fold

SHORTEST_QUOTATION = 8  # letters inside marks from which words count as a quotation, not as a term or a title

_MARKUP = re.compile(
    r"\]\([^\s)]{0,200}|\*\*|!\[|\[\^[^\]\s]{1,40}\]|\{\{[<%]|</?(?:a|p|br|div|span|iframe|img|script|strong|em)\b"
)
_TEMPLATE = re.compile(r"\{\{|\{%")
_EMPTY_LINK = re.compile(r"""\b(?:href|src)\s*=\s*(?:""|''|["'](?:#|None|null|undefined)["'])|\]\(\s*\)""")
_LEFTOVER = re.compile(r"\ufffd|(?m:^(?:None|null|undefined|NaN)$)|\[object Object\]")
_TAG = re.compile(
    r"<(?:style|script)\b[^<>]*>[^<]*</|<!--(?:(?!-->).)*+(?:-->|\Z)|<[^<>]*>", re.IGNORECASE | re.DOTALL
)
_NUMBER = re.compile(r"\s+\d{1,3}/\d{1,3}\s*\Z")
_LATIN = r"[a-z0-9\u00e0-\u024f]"


def markup(text: str) -> str | None:
    """The first piece of Markdown, HTML or shortcode that a reader would see in plain text."""
    return _first(_MARKUP, text)


def template_syntax(text: str) -> str | None:
    """The first mark with which a template's own instructions begin, as if it had never been rendered."""
    return _first(_TEMPLATE, text)


def empty_link(text: str) -> str | None:
    """The first link in HTML or Markdown that leads nowhere."""
    return _first(_EMPTY_LINK, text)


def leftover(text: str) -> str | None:
    """The first sign of a value that was not there or not text: a replacement character, a control character, None."""
    found = _first(_LEFTOVER, text)
    if found is not None:
        return f"U+{ord(found):04X}" if len(found) == 1 else found
    for char in text:
        if unicodedata.category(char) in ("Cc", "Cs", "Co") and char not in "\n\t\r":
            return f"U+{ord(char):04X}"
    return None


def visible(html: str) -> str:
    """What a reader sees of HTML, roughly: without tags, styles and comments, entities resolved."""
    return unescape(_TAG.sub(" ", html))


def banned(text: str, words: Iterable[str]) -> list[str]:
    """Those of `words` that stand in `text`, whatever the script, width or case; Latin words only as whole words."""
    folded = fold(text)
    return [word for word in words if word.strip() and _stands(fold(word.strip()), folded)]


def _stands(word: str, text: str) -> bool:
    before = rf"(?<!{_LATIN})" if re.match(_LATIN, word) else ""
    after = rf"(?!{_LATIN})" if re.match(_LATIN, word[-1]) else ""
    return re.search(before + re.escape(word) + after, text) is not None


def unproved_quotations(text: str, sources: Sequence[str]) -> Iterator[str]:
    """Quotations in `text` that stand in none of `sources` (nor in two that follow each other)."""
    known = [_bare(source) for source in sources]
    known += [one + two for one, two in itertools.pairwise(known)]
    pairs = marks.pairs(text, 0, len(text))
    for opening in sorted(pairs):
        closing = pairs[opening]
        if opening < closing and text[opening] in marks.QUOTES:
            inside = text[opening + 1 : closing]
            bare = _bare(inside)
            if len(bare) >= SHORTEST_QUOTATION and not any(bare in source for source in known):
                yield inside


def repeats(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Indexes (first, again) of texts that say the same, numbers of posts left out."""
    first: dict[str, int] = {}
    for index, text in enumerate(texts):
        said = _bare(_NUMBER.sub("", text))
        if said and said in first:
            yield first[said], index
        first.setdefault(said, index)


def _bare(text: str) -> str:
    """Letters and digits alone: marks, white space and the form of letters do not make another quotation."""
    return "".join(char for char in fold(text) if char.isalnum())


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    return match[0] if match else None
