"""Where a post's text holds web addresses, by the rules of twitter-text 3.1, which X and Mastodon share.

Written as one pass over the text instead of twitter-text's single regular expression, because that one is quadratic
on hostile text; what is found is the same. Nothing here counts or decides what an address weighs.
"""

from __future__ import annotations

import bisect
import dataclasses
import functools
import re
from collections.abc import Iterator

from repurpose.text.lengths.tlds import DELEGATED, RETIRED

INVALID = "\ufffe\ufeff\uffff"
_DIRECTION = "\u202a-\u202e\u061c\u200e\u200f\u2066-\u2069"
_SPACES = "\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_NO_DOMAIN = rf"!'#%&()*+,\\/:;<=>?@\[\]^{{|}}~${_SPACES}{INVALID}{_DIRECTION}"
#: Latin letters with accents that may stand in a bare domain, in a path and, after a mention, end it.
ACCENTED = (
    "\xc0-\xd6\xd8-\xf6\xf8-\xff\u0100-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268"
    "\u026f\u0272\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff"
)
MAX_ADDRESS = 4096  # UTF-16 units, the scheme and the domain in ASCII included
MAX_LABEL = 63  # octets (RFC 1035, section 2.3.4)

_RUN = re.compile(rf"[^{_NO_DOMAIN}]+")
# In UTF-16 half of a character beyond U+FFFF stands before the other half, so a domain may always begin with one.
_FIRST = re.compile(rf"(?<![A-Za-z0-9@＠$#＃{INVALID}])[^._\-]|[\U00010000-\U0010ffff]")
_BOUNDARY = re.compile(rf"[^A-Za-z0-9@＠$#＃{INVALID}]")
_ASCII_TLD = re.compile(r"([xX][nN]--[-0-9A-Za-z]+)|([A-Za-z]++)")
_AFTER_TLD = re.compile(r"(?![0-9a-zA-Z@+\-])")
_LATIN = re.compile(rf"[\-A-Za-z0-9{ACCENTED}]")
_DOT = re.compile(r"\.")
_IDEOGRAPHIC_DOTS = re.compile("[\u3002\uff0e\uff61]")

_TCO = re.compile(
    r"[hH][tT]{2}[pP][sS]?://[tT]\.[cC][oO]/([A-Za-z0-9]+)"
    r"(?:\?[A-Za-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[A-Za-z0-9\-_&=#/])?"
)
_TCO_SLUG = 40  # characters after t.co/

_TLDS = DELEGATED | RETIRED
_LONGEST = max(len(name) for name in _TLDS if not name.isascii())


@dataclasses.dataclass(frozen=True, slots=True)
class Address:
    """An address found at the code points `[start, end)`. `scheme` is "" where the text has none."""

    start: int
    end: int
    url: str
    scheme: str


@dataclasses.dataclass(frozen=True, slots=True)
class Dialect:
    """What differs between networks: the schemes (`https?://` …, a pattern), what may follow a domain, and whether an
    address without a scheme counts. `tail` matches port, path (its group `path`) and query, possibly empty."""

    scheme: re.Pattern[str]
    tail: re.Pattern[str]
    bare: bool


def find(text: str, dialect: Dialect) -> list[Address]:
    """The addresses in `text`, in order, not overlapping. Linear in the length of the text."""
    found: list[Address] = []
    cursor = 0
    for match in _RUN.finditer(text):
        if match.end() > cursor and "." in match[0]:
            cursor = _in_run(text, match.start(), match.end(), cursor, dialect, found)
    return found


def _in_run(text: str, start: int, end: int, cursor: int, dialect: Dialect, found: list[Address]) -> int:
    """Adds the addresses whose domain lies in the run `[start, end)`; the offset up to which text is used up."""
    run = _Run(text, start, end)
    scheme = _scheme_before(text, start, cursor, dialect)
    if scheme is not None and (stop := run.domain_end(0, start)) is not None:
        cursor = _with_scheme(text, scheme, start, stop, dialect, found)
    while cursor < end and (domain := run.first_domain(cursor)) is not None:
        cursor = _without_scheme(text, cursor, *domain, dialect, found)
    return cursor


def _scheme_before(text: str, domain: int, cursor: int, dialect: Dialect) -> int | None:
    """Where a scheme begins that ends at `domain`, if it may begin there."""
    match = dialect.scheme.search(text, max(cursor, domain - 12), domain)
    if match is None:
        return None
    at = match.start()
    if at == 0:
        return 0
    return at if at > cursor and _BOUNDARY.match(text, at - 1) else None


def _with_scheme(
    text: str, start: int, domain: int, stop: int, dialect: Dialect, found: list[Address]
) -> int:
    tail = dialect.tail.match(text, stop)
    end = tail.end() if tail else stop
    scheme = text[start:domain]
    if not is_acceptable(text[start:end], text[domain:stop], ""):
        return end
    short = _TCO.match(text, start, end)
    if short is not None:
        if len(short[1]) > _TCO_SLUG:
            return end
        found.append(Address(start, short.end(), short[0], scheme))
    else:
        found.append(Address(start, end, text[start:end], scheme))
    return end


def _without_scheme(
    text: str, cursor: int, start: int, stop: int, dialect: Dialect, found: list[Address]
) -> int:
    tail = dialect.tail.match(text, stop)
    end = tail.end() if tail else stop
    glued = start > cursor and text[start - 1] in "-_./"
    if not dialect.bare or glued or not is_acceptable(text[start:end], text[start:stop], "https://"):
        return end
    hosts = list(_bare_hosts(text, start, stop))
    for a, b in hosts[:-1]:
        found.append(Address(a, b, text[a:b], ""))
    for a, b in hosts[-1:]:
        rest = end if tail and tail["path"] else b
        found.append(Address(a, rest, text[a:b] + (text[stop:end] if rest != b else ""), ""))
    return end


class _Run:
    """A stretch of characters that may stand in a domain, cut at its dots into labels.

    A domain is a chain of labels that begin and end with a letter of any script, the last of them without `_`, and a
    top-level domain; the longest chain counts.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        dots = [match.start() for match in _DOT.finditer(text, start, end)]
        self.text = text
        self.starts = [start, *(dot + 1 for dot in dots)]
        self.ends = [*dots, end]
        self.tlds = [
            None,
            *(tld_end(text, a, b) for a, b in zip(self.starts[1:], self.ends[1:], strict=True)),
        ]
        self.reach = self._reach()

    def _reach(self) -> list[int | None]:
        """For every label, the farthest label with a top-level domain that a chain of whole labels arrives at."""
        reach: list[int | None] = [None] * (len(self.starts) + 1)
        for label in range(len(self.starts) - 2, -1, -1):
            a, b = self.starts[label], self.ends[label]
            if a < b and self.text[a] not in "-_" and self.text[b - 1] not in "-_":
                one = label + 1 if self.tlds[label + 1] and self.text.find("_", a, b) < 0 else None
                reach[label] = reach[label + 1] or one
        return reach

    def domain_end(self, label: int, begin: int) -> int | None:
        """Where the domain ends that begins at `begin`, inside `label`; None where there is none."""
        stop = self.ends[label]
        if (
            label + 1 >= len(self.starts)
            or begin >= stop
            or self.text[stop - 1] in "-_"
            or self.text[begin] in "-_"
        ):
            return None
        if (far := self.reach[label + 1]) is not None:
            return self.tlds[far]
        return self.tlds[label + 1] if self.text.find("_", begin, stop) < 0 else None

    def first_domain(self, cursor: int) -> tuple[int, int] | None:
        """The first domain without a scheme that begins after `cursor` (at it, where the text begins there)."""
        label = max(bisect.bisect_right(self.starts, cursor) - 1, 0)
        for at in range(label, len(self.starts) - 1):
            if self.reach[at + 1] is None and not self.tlds[at + 1]:
                continue
            begin = self._first_letter(at, cursor)
            if begin is not None and (stop := self.domain_end(at, begin)) is not None:
                return begin, stop
        return None

    def _first_letter(self, label: int, cursor: int) -> int | None:
        """Where a domain may begin inside `label`: a letter after what is no part of a word, used up or not."""
        start, stop = self.starts[label], self.ends[label]
        if self.reach[label + 1] is None:
            start = max(start, self.text.rfind("_", start, stop) + 1)
        if cursor == start == 0 and self.text[0] not in "-_" and not _FIRST.match(self.text, 1, stop):
            return 0
        free = cursor if self.text[cursor] > "\uffff" else cursor + 1
        begin = _FIRST.search(self.text, max(start, free), stop)
        return begin.start() if begin else None


def tld_end(text: str, start: int, end: int) -> int | None:
    """Where the top-level domain ends with which the label `[start, end)` begins; None where it begins with none."""
    match = _ASCII_TLD.match(text, start, end)
    if match is not None and (
        match[1] or (match[2].lower() in _TLDS and _AFTER_TLD.match(text, match.end()))
    ):
        return match.end()
    if start < end and text[start] > "\x7f":
        for stop in range(min(end, start + _LONGEST), start + 1, -1):
            if text[start:stop].lower() in _TLDS and _AFTER_TLD.match(text, stop):
                return stop
    return None


def _bare_hosts(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The hosts of Latin letters in a domain that stands between letters of other scripts (`見example.com中文`)."""
    domain = text[start:stop]
    labels = [0, *(dot.end() for dot in _DOT.finditer(domain))]
    ends = [*(start - 1 for start in labels[1:]), len(domain)]
    at, used = 0, 0
    while at < len(labels) - 1:
        begin = _latin_tail(domain, max(labels[at], used), ends[at])
        last, best = at, None
        while begin is not None and last + 1 < len(labels):
            last += 1
            if (end := tld_end(domain, labels[last], ends[last])) is not None:
                best = (last, end)
            if _latin_tail(domain, labels[last], ends[last]) != labels[last] or labels[last] == ends[last]:
                break
        if begin is not None and best is not None:
            yield start + begin, start + best[1]
            at, used = best
        else:
            at = max(last, at + 1)


def _latin_tail(domain: str, start: int, end: int) -> int | None:
    """Where the Latin letters, digits and hyphens begin that end at `end`; None where there are none."""
    at = end
    while at > start and _LATIN.match(domain, at - 1):
        at -= 1
    return at if at < end else None


def is_acceptable(url: str, domain: str, scheme: str) -> bool:
    """Whether every label of `domain` fits in the name system and the address is no longer than X accepts."""
    if domain.startswith("xn--") and next(_bare_hosts(domain, 0, len(domain)), None) is None:
        return False
    if not all(_fits(label) for label in domain.split(".")):
        return False
    return utf16(scheme) + utf16(url) <= MAX_ADDRESS


@functools.lru_cache(maxsize=256)
def _fits(label: str) -> bool:
    """Whether a label has 1 to 63 octets in ASCII (RFC 3490, section 4.1, as far as twitter-text applies it)."""
    if not 0 < len(label) <= MAX_LABEL:
        return False
    pieces = _IDEOGRAPHIC_DOTS.split(label)
    octets = sum(len(_punycode(piece)) for piece in pieces) + len(pieces) - 1
    return 0 < octets <= MAX_LABEL


def _punycode(piece: str) -> bytes:
    return piece.encode() if piece.isascii() else b"xn--" + piece.encode("punycode", "surrogatepass")


def utf16(text: str) -> int:
    """The length of `text` in UTF-16 code units."""
    return len(text) + sum(char > "\uffff" for char in text)
