"""Parts of patterns, written so that a search goes quickly from one possible beginning to the next. Pure; data of no language.

Where every alternative begins with a plain character, `re` looks for these characters and for nothing else. `\\b` or a
look at what stands before is therefore placed behind the first character.
"""

from __future__ import annotations

import re


def whole(words: str) -> str:
    r"""Any of some words in lower case, parted by `|`, as whole words: what `\b(?:…)\b` finds."""
    return "|".join(rf"{word[0]}(?<!\w{word[0]}){re.escape(word[1:])}\b" for word in words.split("|"))
