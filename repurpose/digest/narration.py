"""Paragraphs of a transcript that are told and not said: `At the gate Ruiz stopped.` between or after the turns. Pure.

Nobody tells of themselves by their own name, and who introduces the next speaker without a word of `I` or `you` is not
talking. Names in Latin letters alone are looked for: a Chinese name may stand anywhere in a word.
"""

from __future__ import annotations

import dataclasses
import re

from repurpose.digest import naming

_IN_MARKS = re.compile(r"“[^“”]{0,2000}”|\"[^\"]{0,2000}\"")
_PERSON = re.compile(  # begins with all the characters that any of it begins with, so that `re` looks for these alone
    r"[IiİıMmWwUuOoYy](?<!\w.)(?i:(?<=i)|(?<=m)(?:e|y|ine)|(?<=w)e|(?<=u)s|(?<=o)ur|(?<=y)our?)\b", re.DOTALL
)
_ACTS = r" (?:[a-z]{2,14}(?:ed|s)|said|told|stood|sat|went|came|took|gave|left|put|got|led|held|shook|drove|ran|rose|began|thought|knew)\b"
_BEFORE = r"(?:^|(?<=[.!?…”\"’)] )|\b[a-z][\w’'-]{0,20}[,;:]? |[—–] )"
_REPORTS = re.compile(
    r"[”\"] (?:[A-Za-z][\w’'-]*\.? ){1,4}?(?:said|says|asked|asks|added|told|tells|replied|laughed)\b"
)


@dataclasses.dataclass(frozen=True, slots=True)
class Talk:
    """One turn while it is read: who speaks, whose turn is next (None after the last), and who speaks at all."""

    speaker: str
    following: str | None
    everybody: tuple[str, ...]

    def is_over(self, paragraph: str) -> bool:
        """Whether a paragraph after the turn's first is the narrator's; bounded work for each of its characters."""
        told = without_marks(paragraph)
        own = _acts(self.speaker, told)
        if self.following is None:
            others = any(_acts(name, told) for name in self.everybody)
            return own or (others and bool(_REPORTS.search(paragraph)))
        if _PERSON.search(told):
            return False
        return own or _names(self.following, told)


def without_marks(text: str) -> str:
    """A text without what stands in quotation marks."""
    return _IN_MARKS.sub(" ", text)


def _acts(name: str, told: str) -> bool:
    if name.split()[-1] not in told:
        return False  # most paragraphs name nobody, and a pattern would be made for each name
    called = _called(name)
    return bool(called and re.search(rf"{_BEFORE}(?:{called}){_ACTS}", told))


def _names(name: str, told: str) -> bool:
    """Whether a paragraph has the full name of somebody."""
    if " " not in name or name not in told:
        return False
    return bool(_called(name)) and bool(re.search(rf"\b{re.escape(name)}\b", told))


def _called(name: str) -> str:
    """A pattern for a full name or its last word; empty for a part (`Q`), or a name that is not in Latin letters."""
    if not name.isascii() or naming.part(naming.fold(name)) is not None:
        return ""
    return "|".join(re.escape(word) for word in sorted({name, name.split()[-1]}, key=lambda n: (-len(n), n)))
