"""Labels that shorten a name or shout it, and the name that the article spells out: `MC:`, `PERRIN OAKES:`. Pure.

The name must stand in the title, the description or the introduction, and no other name there may be meant; else the
label stays as it is. Which labels open turns is decided in `speaking`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from repurpose.digest import english_employers, naming
from repurpose.digest import english_words as en

_INITIALS = re.compile(r"(?:[A-Z]\.?){2,3}")
_PARTICLE = "|".join(sorted(en.PARTICLES))
_WORD = r"[A-Z\u00c0-\u00de][\w’'-]*\.?"
_RUN = re.compile(rf"(?<![\w.-]){_WORD}(?: (?:(?:{_PARTICLE}) ){{0,2}}{_WORD}){{1,6}}")


def spelt_out(speakers: Collection[str], head: str) -> dict[str, str]:
    """What each of `speakers` is called in `head`, for those whom it calls otherwise than their label does."""
    found: dict[str, str] = {}
    for speaker in sorted(speakers):
        if naming.part(naming.fold(speaker)) is not None or not speaker.isascii():
            continue
        if _INITIALS.fullmatch(speaker):
            name = _full(speaker, head)
        else:
            quiet = _quiet(speaker, head) if speaker.isupper() else speaker
            name = _longer(quiet, head) or quiet if quiet else None
        if name and name not in speakers:
            found[speaker] = name
    shared = {name for name, n in Counter(found.values()).items() if n > 1}
    return {label: name for label, name in found.items() if name not in shared}


def titled(title: str, introduction: str) -> set[str]:
    """The names of two or three words in a title that the introduction has too."""
    return {name for name in _runs("[A-Z]{2,3}", title) if re.search(rf"\b{re.escape(name)}\b", introduction)}


def names(introduction: str) -> set[str]:
    """Whatever in an introduction is spelt like the full name of a person."""
    return set(_runs("[A-Z]{2,4}", introduction))


def alone(introduction: str, people: Collection[str]) -> set[str]:
    """The one of `people` whom an introduction names, where nothing else in it could be a second person's name."""
    named = {name for name in people if " " in name and name in introduction}
    others = {run for run in names(introduction) if not any(run in name for name in named)}
    return named if len(named) == 1 and not others else set()


def _full(initials: str, head: str) -> str | None:
    """The one name that begins with these letters: `Mary Colfax (MC)`, or a name of as many words."""
    letters = initials.replace(".", "")
    names = list(_runs(letters, head))
    glossed = {
        n for n in names if re.search(rf"{re.escape(n)},? \((?:{letters}|{re.escape(initials)})\)", head)
    }
    meant = glossed or set(names)
    return meant.pop() if len(meant) == 1 else None


def _longer(word: str, head: str) -> str | None:
    """The one name of two words of which a label has the first or the last: `Mary` in `Mary Colfax`."""
    if " " in word:
        return None
    names = {name for name in _runs("[A-Z]{2}", head) if word in (name.split(" ")[0], name.split(" ")[-1])}
    return names.pop() if len(names) == 1 else None


def _runs(letters: str, head: str) -> Iterator[str]:
    """The names in `head` whose words begin with `letters`, a pattern; never a part of a longer name."""
    for run in _RUN.finditer(head):
        words = [word for word in run.group().split(" ") if word]
        employed = english_employers.words_before(words, "")
        capitals = [i for i, word in enumerate(words) if word[0].isupper() and i >= employed]
        while capitals and _leads(words[capitals[0]]):
            capitals.pop(0)
        name = words[capitals[0] : capitals[-1] + 1] if capitals else []
        if (
            name
            and re.fullmatch(letters, "".join(words[i][0] for i in capitals))
            and name[-1] not in en.THINGS
        ):
            yield " ".join(name).rstrip(".").removesuffix("’s").removesuffix("'s")


def _leads(word: str) -> bool:
    """Whether a word with a capital stands before a name and is no part of it: `When`, `Captain`, `Founder`."""
    return word in en.FUNCTION or word in en.TITLES or en.is_office(word.lower())


def _quiet(name: str, head: str) -> str | None:
    """A name in capitals as the introduction spells it, where that has small letters."""
    pattern = r"\s+".join(re.escape(word) for word in name.split())
    seen = Counter(
        " ".join(match.group().split())
        for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", head, re.IGNORECASE)
        if not match.group().isupper() and match.group()[0].isupper()
    )
    return min(seen, key=lambda n: (-seen[n], n)) if seen else None
