"""Signs without which a pattern finds nothing, looked for first because that is quicker. Pure; data of no language.

A pattern that may begin anywhere is tried at each character of a sentence. Most sentences lack the words that it needs, and
plain strings are found many times faster than what stands around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple


def holds(text: str, parts: Iterable[str]) -> bool:
    """Whether a text holds one of some plain strings."""
    for part in parts:  # noqa: SIM110  a generator costs more than what it looks for
        if part in text:
            return True
    return False


class Cued(NamedTuple):
    """A pattern that finds nothing in a text without one of its cues."""

    cues: tuple[str, ...]
    pattern: re.Pattern[str]

    def found(self, folded: str) -> bool:
        """Whether the pattern is found anywhere."""
        return holds(folded, self.cues) and self.pattern.search(folded) is not None

    def opens(self, folded: str) -> bool:
        """Whether the pattern is found at the beginning."""
        return holds(folded, self.cues) and self.pattern.match(folded) is not None


def cued(cues: str, pattern: str) -> Cued:
    """A pattern with its cues, which are plain strings parted by `|`: whatever it finds holds one of them."""
    return Cued(tuple(cues.split("|")), re.compile(pattern))


def begun(firsts: str, pattern: str) -> re.Pattern[str]:
    """For asking whether `pattern` is found, which begins with one of the characters `firsts`: `re` looks for these alone.

    What it finds is the one character with which the pattern begins.
    """
    return re.compile(rf"[{firsts}](?<=(?={pattern})[{firsts}])")


def endings(words: str) -> str:
    """The last characters of some words, parted by `|`: what stands before the full stop of a sentence that ends so."""
    return "".join(sorted({word[-1] for word in words.split("|")}))


def one_of(words: str) -> str:
    """Some words of two characters and more, parted by `|`, as a pattern that finds the same as the alternation of them.

    It looks at the first two characters before it tries each of the words.
    """
    each = words.split("|")
    firsts, seconds = ("".join(sorted({word[at] for word in each})) for at in (0, 1))
    return rf"[{firsts}](?=[{seconds}])(?:{'|'.join(rf'{word[1:]}(?<={word})' for word in each)})"
