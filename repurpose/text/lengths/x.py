"""X: weighted units, by twitter-text's configuration version 3. Also finds its links, mentions and hashtags."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import regex  # type: ignore[import-untyped]

from repurpose.text.lengths import addresses
from repurpose.text.lengths.addresses import ACCENTED, INVALID, Address, Dialect
from repurpose.text.lengths.counts import Count, Facet, Found, in_order
from repurpose.text.lengths.emoji import SEQUENCE

LIMIT = 280
URL = 23  # what every address weighs, whatever its length
_HEAVY = re.compile("[^\0-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")  # weighs 2; the rest of Unicode 1
_BROKEN = re.compile(f"[{INVALID}]")

_GENERAL = rf"[A-Za-z\u0400-\u04ff0-9!*';:=+,.$/%#\[\]\-\u2013_~@|&{ACCENTED}]"
_PARENS = rf"\((?:{_GENERAL}++\)|{_GENERAL}*+\({_GENERAL}++\){_GENERAL}*+\))"
_ENDING = rf"[+\-A-Za-z\u0400-\u04ff0-9=_#/{ACCENTED}]"
_PATH = rf"(?:{_GENERAL}*(?:{_PARENS}{_GENERAL}*)*{_ENDING}|{_PARENS}|@{_GENERAL}++/)"
_QUERY = r"\?[A-Za-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[A-Za-z0-9\-_&=#/]"
_DIALECT = Dialect(
    scheme=re.compile(r"[hH][tT]{2}[pP][sS]?://\Z"),
    tail=re.compile(rf"(?::[0-9]+)?(?P<path>/{_PATH}*)?(?:{_QUERY})?"),
    bare=True,
)

_SIGNS = (
    r"\p{Nd}_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\xb7"
)
_TAG = regex.compile(
    rf"(?:\A|[\ufe0e\ufe0f]|[^\p{{L}}\p{{M}}{_SIGNS}&])"
    rf"(?P<tag>[#＃](?!\ufe0f|\u20e3)(?=[{_SIGNS}]*+[\p{{L}}\p{{M}}])[\p{{L}}\p{{M}}{_SIGNS}]++)"
)
_NO_TAG = re.compile(r"[#＃]|://")  # after it
_MENTION = re.compile(
    r"(?:\A|[^A-Za-z0-9_!#$%&*@＠]|(?:\A|[^A-Za-z0-9_+~.\-])(?:RT|rt|Rt|rT):?)"
    r"(?P<at>[@＠](?P<name>[A-Za-z0-9_]{1,20})(?:/[A-Za-z][A-Za-z0-9_\-]{0,24})?)"
)
_NO_MENTION = re.compile(rf"[@＠{ACCENTED}]|://")  # after it


def count(text: str, limit: int = LIMIT) -> Count:
    """`text` as X counts it, in weighted units. Offsets of the facets are bytes of `text` as given, not normalised."""
    normal = unicodedata.normalize("NFC", text)
    links = addresses.find(text, _DIALECT)
    length = weight(normal, links if normal == text else addresses.find(normal, _DIALECT))
    valid = 0 < length <= limit and _BROKEN.search(normal) is None
    return Count(length, limit, valid, tuple(link.url for link in links), _facets(text, links))


def weight(text: str, links: list[Address]) -> int:
    """The weighted length of NFC text in which `links` were found."""
    total, at = 0, 0
    for link in links:
        total += _plain(text[at : link.start]) + URL
        at = link.start + len(link.url)
    return total + _plain(text[at:])


def _plain(text: str) -> int:
    """The weight of text without addresses: an emoji sequence weighs 2, everything else by its code point."""
    if text.isascii():
        return len(text)
    rest, emoji = SEQUENCE.subn("", text)
    return 2 * int(emoji) + len(rest) + len(_HEAVY.findall(rest))


def _facets(text: str, links: list[Address]) -> tuple[Facet, ...]:
    """Links, mentions and hashtags in order; of two that overlap the one that begins first (twitter-text's rule)."""
    found: list[Found] = [(link.start, link.end, "link", link.url) for link in links]
    found += [(*m.span("at"), "mention", m["name"]) for m in _followed(_MENTION, _NO_MENTION, text)]
    found += [(*m.span("tag"), "tag", m["tag"][1:]) for m in _followed(_TAG, _NO_TAG, text)]
    return in_order(text, found)


def _followed(pattern: re.Pattern[str], refused: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches that are not followed by what `refused` matches. One that is still uses up its text."""
    return (match for match in pattern.finditer(text) if not refused.match(text, match.end()))
