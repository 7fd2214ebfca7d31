"""User-perceived characters (Unicode UAX #29, extended grapheme clusters). Counts and cuts only, no meaning."""

from __future__ import annotations

import regex  # type: ignore[import-untyped]

# Flags first: on its own, \X looks back over all regional indicators before each one, which is quadratic.
_CLUSTER = regex.compile(r"\p{RI}\p{RI}[\p{GCB=Extend}\p{GCB=SpacingMark}\u200d]*+|\X")


def graphemes(text: str) -> list[str]:
    """The extended grapheme clusters of `text`, in order; joined they are `text` again (UAX #29, section 3)."""
    clusters: list[str] = _CLUSTER.findall(text)
    return clusters
