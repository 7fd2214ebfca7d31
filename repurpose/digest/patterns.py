"""Parts of patterns, written so that a search goes quickly from one possible beginning to the next. Pure; data of no language.

Where every alternative begins with a plain character, `re` looks for these characters and for nothing else. `\\b` or a
look at what stands before is therefore placed behind the first character.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from repurpose.digest.cues import holds


def whole(words: str) -> str:
    r"""Any of some words in lower case, parted by `|`, as whole words: what `\b(?:…)\b` finds."""
    return "|".join(rf"{word[0]}(?<!\w{word[0]}){re.escape(word[1:])}\b" for word in words.split("|"))


class Either(NamedTuple):
    """What Chinese and English say with the same meaning; a text without the letters of one is not searched for it.

    `english` finds nothing where none of `parts` occurs: plain strings are looked for first, since that is quicker.
    """

    chinese: re.Pattern[str]
    english: re.Pattern[str]
    parts: tuple[str, ...]

    def within(self, folded: str) -> bool:
        """Whether either is found."""
        if not folded.isascii() and self.chinese.search(folded):
            return True
        return holds(folded, self.parts) and self.english.search(folded) is not None

    def times(self, folded: str) -> int:
        """How often either is found."""
        chinese = 0 if folded.isascii() else len(self.chinese.findall(folded))
        return chinese + (len(self.english.findall(folded)) if holds(folded, self.parts) else 0)
