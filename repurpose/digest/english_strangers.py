"""Sentences of an English narrative in which somebody without a name comes in or acts. Pure.

After `a woman looked up`, `my daughter saw it` or `one mother said`, a `she` need not be the person whom the article
knows: a wrong name is worse than none. Sentences are given with every known name written in `NAME`.
"""

from __future__ import annotations

import re

from repurpose.digest import english_words as en
from repurpose.digest.english_words import NAME

_HEADS = "|".join(sorted(en.ROLE_HEADS, key=lambda w: (-len(w), w)))
_SOMEBODY = rf"(?:{en.KIN}|{en.HUMAN}|{_HEADS})"
_NAMED_AFTER = rf"(?![’'-])(?!,? (?:the |now |then )?{NAME})(?! (?:named|called) {NAME})"
_IN = re.compile(
    rf"(?<!is )(?<!was )(?<!as )(?<!being )(?<!, )(?<!became )\b(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:[a-z-]+ ){{0,2}}(?:{_HEADS}|{en.HUMAN})\b{_NAMED_AFTER}(?! named)"
)
_SAYS = re.compile(
    r"\s*(?:One|An?|Another|Her|His|Their|Some|Two|My) (?:[a-z’'-]+ ){0,5}?[a-z’'-]+(?:,[^,]{1,80},)? (?:who )?(?:says?|said|tells?|told|asks?|asked|recall(?:s|ed)|explain(?:s|ed)|wrote|writes|argue[sd]|insist(?:s|ed))\b"
)
_ACTS = re.compile(
    rf"\s*(?:[A-Z][^,.;:!?{NAME}]{{2,60}}, )?(?:(?i:her|his|their|my|our|one|an?|another|some|two|three|several)(?: of (?:the|her|his|their|my|our))?|(?:The|the)(?= (?:[a-z-]+ )?(?:{en.HUMAN})\b)) (?:[a-z-]+ ){{0,2}}?{_SOMEBODY}{_NAMED_AFTER} [a-z]+\b(?! than )(?!,)"
)
_ONE_OF = re.compile(
    rf"\s*One of (?:them|those|these|the [a-z]+|his [a-z]+|her [a-z]+)\b(?!,? {NAME})(?! (?:is|was|were|are) )"
)


def brought_in(told: str) -> bool:
    """Whether a sentence brings in somebody without a name: `a museum curator`."""
    return bool(_IN.search(told))


def acts(told: str) -> bool:
    """Whether the subject of a sentence is somebody without a name: `my daughter saw it`, `one of them said`."""
    return bool(_SAYS.match(told) or _ACTS.match(told) or _ONE_OF.match(told))
