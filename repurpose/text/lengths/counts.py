"""What a count says. Types only; the rules of each network are in the module of its name."""

from __future__ import annotations

import dataclasses
from typing import Literal

Kind = Literal["link", "mention", "tag"]


@dataclasses.dataclass(frozen=True, slots=True)
class Facet:
    """A stretch of a post that the network makes into a link. Offsets are UTF-8 bytes into the text, half-open.

    `value` is the address of a link, the handle of a mention or the word of a tag, without `@` and `#`.
    """

    byte_start: int
    byte_end: int
    type: Kind
    value: str


@dataclasses.dataclass(frozen=True, slots=True)
class Count:
    """A post as its network counts it. `length` and `limit` are in the network's own units."""

    length: int
    limit: int
    valid: bool
    urls: tuple[str, ...] = ()
    facets: tuple[Facet, ...] = ()


Found = tuple[int, int, Kind, str]  # the code points [start, end), what it is, its value


def in_order(text: str, found: list[Found], *, overlapping: bool = False) -> tuple[Facet, ...]:
    """What was found in `text` as facets, in order. Where two overlap, the one that begins first stays."""
    facets: list[Facet] = []
    at, byte, end = 0, 0, 0
    for start, stop, kind, value in sorted(found, key=lambda one: one[:2]):
        if start < end and not overlapping:
            continue
        byte += octets(text[at:start])
        at, end = start, max(end, stop)
        facets.append(Facet(byte, byte + octets(text[start:stop]), kind, value))
    return tuple(facets)


def octets(text: str) -> int:
    """The length of `text` in UTF-8 bytes; a lone surrogate counts three."""
    return len(text.encode("utf-8", "surrogatepass"))
