"""Mastodon: graphemes, by `StatusLengthValidator` (Mastodon 4), with its changes to twitter-text's idea of an address."""

from __future__ import annotations

import re

import regex  # type: ignore[import-untyped]

from repurpose.text.graphemes import graphemes
from repurpose.text.lengths import addresses
from repurpose.text.lengths.addresses import ACCENTED, Dialect
from repurpose.text.lengths.counts import Count, Found, in_order

LIMIT = 500  # graphemes; an instance may set its own
URL = "x" * 23  # what stands for every address
MAX_HOST = 253  # characters of the host of a mention (RFC 1035)

_WHITE = r"\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_BLANK = re.compile(rf"[{_WHITE}]*")
_GENERAL = rf"[^{_WHITE}<>()?]"
_PARENS = rf"\((?:{_GENERAL}++\)|{_GENERAL}*+\({_GENERAL}++\){_GENERAL}*+\))"
_ENDING = rf"(?:[^{_WHITE}()?!*\"'「」<>;:=,.$%\[\]~&|@]|{_PARENS})"
_PATH = rf"(?:{_GENERAL}*(?:{_PARENS}{_GENERAL}*)*{_ENDING}|{_GENERAL}+/)"
_WIDE = r"\xa0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U000dfffd\U000e1000-\U000efffd\ue000-\uf8ff\U000f0000-\U0010fffd"
_QUERY = rf"\?[A-Za-z0-9!?*'();:&=+$/%#\[\]\-_.,~|@^{_WIDE}]*[A-Za-z0-9_&=#/\-{_WIDE}]"
_DIALECT = Dialect(
    scheme=re.compile(r"(?:https?|dat|dweb|ipfs|ipns|ssb|gopher|gemini)://\Z", re.IGNORECASE | re.ASCII),
    tail=re.compile(rf"(?::[0-9]+)?(?P<path>/{_PATH}*)?(?:{_QUERY})?"),
    bare=False,
)
_WORD = r"\p{L}\p{M}\p{Nd}\p{Pc}"
_MENTION = regex.compile(
    rf"(?<![=/{_WORD}])@([A-Za-z0-9_]++(?:[.\-]++[A-Za-z0-9_]++)*+)(?:@([{_WORD}]++(?:[.\-]++[{_WORD}]++)*+))?+"
    rf"(?![@＠{ACCENTED}]|://)",
    regex.V1,
)
_TAG_CHAR = rf"{_WORD}\xb7\u30fb\u200c"
_TAG = regex.compile(rf"(?<![=/)\p{{L}}\p{{Nd}}])[#＃](?=[{_WORD}])([{_TAG_CHAR}]++)", regex.V1)
_TAG_LETTER = regex.compile(r"[\p{L}\p{M}]", regex.V1)


def count(text: str, limit: int = LIMIT, spoiler_text: str = "") -> Count:
    """`text` and its content warning as Mastodon counts them together, in graphemes.

    An address with a scheme counts 23 and `@user@host` as `@user`; what Mastodon would not link counts as it stands.
    """
    links = addresses.find(text, _DIALECT)
    found: list[Found] = [(link.start, link.end, "link", link.url) for link in links]
    found += _mentions(text)
    length = len(graphemes(spoiler_text + _countable(text, found)))
    facets = in_order(text, found + _tags(text))
    return Count(length, limit, length <= limit, tuple(link.url for link in links), facets)


def _mentions(text: str) -> list[Found]:
    found: list[Found] = []
    for match in _MENTION.finditer(text):
        user, host = match[1], match[2]
        if len(host or "") <= MAX_HOST:
            found.append((match.start(), match.end(), "mention", f"{user}@{host}" if host else user))
    return found


def _tags(text: str) -> list[Found]:
    return [
        (match.start(), match.end(), "tag", match[1])
        for match in _TAG.finditer(text)
        if _TAG_LETTER.search(match[1])
    ]


def _countable(text: str, found: list[Found]) -> str:
    """`text` with what Mastodon links replaced by what it counts instead; white space alone counts nothing."""
    if _BLANK.fullmatch(text):
        return ""
    pieces, at = [], 0
    for start, end, kind, value in sorted(found, key=lambda one: one[:2]):
        if start >= at:
            pieces += [text[at:start], URL if kind == "link" else "@" + value.partition("@")[0]]
            at = end
    return "".join([*pieces, text[at:]])
