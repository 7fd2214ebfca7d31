"""Bluesky: graphemes and bytes by the post's lexicon, links, mentions and tags as atproto's `detectFacets` finds them.

`detectFacets` is JavaScript: white space, `\\d` and `\\b` are its. A mention's value is the handle, which the network
resolves; a cashtag is a tag whose value begins with `$`.
"""

from __future__ import annotations

import re

import regex  # type: ignore[import-untyped]

from repurpose.text.graphemes import graphemes
from repurpose.text.lengths.addresses import utf16
from repurpose.text.lengths.counts import Count, Found, in_order, octets
from repurpose.text.lengths.tlds import DELEGATED

LIMIT = 300  # graphemes (app.bsky.feed.post, text.maxGraphemes)
BYTES = 3000  # UTF-8 (text.maxLength)
TAG = 64  # UTF-16 units of a tag without its sign: what `detectFacets` asks, stricter than the lexicon's graphemes

_SPACE = r"\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_INVISIBLE = r"\xad\u2060\u200a-\u200d\u20e2"
_MENTION = re.compile(rf"(?:^|(?<=[{_SPACE}(]))@([a-zA-Z0-9.\-]+)\b", re.ASCII)
_LINK = regex.compile(
    rf"(?:(?m:^)|(?<=[{_SPACE}(]))"
    rf"(?:(?P<address>[hH][tT]{{2}}[pP][sS]?://[^{_SPACE}]++)"
    rf"|(?P<domain>[a-zA-Z][a-zA-Z0-9]*+(?:\.[a-zA-Z0-9]++)++)[^{_SPACE}]*+)",
    regex.V1,
)
_TAG = regex.compile(rf"(?:^|(?<=[{_SPACE}]))[#＃](?!\ufe0f)([^{_SPACE}{_INVISIBLE}]++)", regex.V1)
_CASHTAG = re.compile(rf"(?:^|(?<=[{_SPACE}(]))\$[A-Za-z][A-Za-z0-9]{{0,4}}(?=[{_SPACE}.,;:!?)\"'\u2019]|\Z)")
_WORD = regex.compile(r"[^0-9\p{P}]", regex.V1)
_PUNCTUATION = regex.compile(r"\p{P}+\Z", regex.V1)


def count(text: str, limit: int = LIMIT) -> Count:
    """`text` as Bluesky counts it, in graphemes; valid also asks for at most 3 000 bytes."""
    links = _links(text)
    length = len(graphemes(text))
    facets = in_order(text, [*_mentions(text), *links, *_tags(text)], overlapping=True)
    valid = length <= limit and octets(text) <= BYTES
    return Count(length, limit, valid, tuple(value for *_, value in links), facets)


def _mentions(text: str) -> list[Found]:
    return [
        (match.start(), match.end(), "mention", match[1])
        for match in _MENTION.finditer(text)
        if _is_host(match[1]) or match[1].endswith(".test")
    ]


def _links(text: str) -> list[Found]:
    found: list[Found] = []
    for match in _LINK.finditer(text):
        written = match[0]
        if not written.startswith("http") and not _is_host(match["domain"] or ""):
            continue
        if written[-1] in ".,;:!?":
            written = written[:-1]
        if written.endswith(")") and "(" not in written:
            written = written[:-1]
        address = written if written.startswith("http") else f"https://{written}"
        found.append((match.start(), match.start() + len(written), "link", address))
    return found


def _tags(text: str) -> list[Found]:
    found: list[Found] = [
        (match.start(), match.end(), "tag", match[0].upper()) for match in _CASHTAG.finditer(text)
    ]
    for match in _TAG.finditer(text):
        tag = _PUNCTUATION.sub("", match[1]) if _WORD.search(match[1]) else ""
        if 0 < utf16(tag) <= TAG:
            found.append((match.start(), match.start() + 1 + len(tag), "tag", tag))
    return found


def _is_host(name: str) -> bool:
    """Whether `name` ends in a dot and a top-level domain, in lower case as atproto compares it."""
    _, dot, last = name.rpartition(".")
    return bool(dot) and last in DELEGATED
