"""Which characters of a card have to be asked after, and what they are called. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

import regex  # type: ignore[import-untyped]

_CLUSTER = regex.compile(r"\X")
_INVISIBLE = regex.compile(r"[\s\p{Default_Ignorable_Code_Point}]")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clusters(texts: Iterable[str]) -> list[str]:
    """The grapheme clusters (UAX #29) of `texts`, each once, in order of code points; white space left out."""
    found = {cluster for text in texts for cluster in _CLUSTER.findall(text)}
    return sorted(cluster for cluster in found if not cluster.isspace())


def unprintable(cluster: str) -> bool:
    """Whether a cluster is nothing that a font could draw: a control, a lone surrogate, a private or unassigned code
    point, or a mark that turns the direction of the text around."""
    return any(char in _BIDI or unicodedata.category(char) in ("Cc", "Cs", "Co", "Cn") for char in cluster)


def names(missing: Iterable[str]) -> tuple[str, ...]:
    """The code points of clusters that cannot be drawn, named: "U+1F389 PARTY POPPER"; joiners are left out unless
    there is nothing else."""
    named: list[str] = []
    for cluster in missing:
        visible = [char for char in cluster if not _INVISIBLE.match(char)] or list(cluster)
        for char in visible:
            label = f"U+{ord(char):04X} {unicodedata.name(char, 'without a name')}"
            if label not in named:
                named.append(label)
    return tuple(named)
