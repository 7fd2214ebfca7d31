"""Who asks and who answers in a transcript, and who stands behind a label that names nobody.

Nothing here reads labels or cuts turns (see `speaking` and `turns`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from repurpose.digest import initials, labels, naming
from repurpose.digest.naming import Part
from repurpose.model import Article, Person, Turn

_CUT_TITLE = re.compile(r"[：:｜|，,？?「“—]")


def hosts(article: Article, said: Sequence[Turn]) -> frozenset[str]:
    """The speakers who ask: by their part (`主持人`, `Q`), by a role in the label or introduction, or by their questions."""
    asking: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for turn in said:
        total[turn.speaker] += 1
        tail = article.text[max(turn.start, turn.end - 160) : turn.end]
        asking[turn.speaker] += "?" in tail or "？" in tail
    stated = {t.speaker for t in said if _states_host(article, t)}
    found = {name for name in total if naming.part(naming.fold(name)) is Part.HOST or name in stated}
    if not found and len(total) > 1:
        share = {name: asking[name] / total[name] for name in total if total[name] > 1}
        most = max(share.values(), default=0.0)
        found = {name for name in share if share[name] >= 0.5 and share[name] == most}
    return frozenset(found)


def guest(article: Article, said: Sequence[Turn], people: Sequence[Person]) -> str | None:
    """Who answers under a label without a name (`A`, `答`): the one person whom the title names, else None.

    Only where one such label answers, and where what stands before the first turn speaks of the same person.
    """
    answering = {t.speaker for t in said if naming.part(naming.fold(t.speaker)) is Part.GUEST}
    if len(answering) != 1 or any(named(t.speaker) for t in said):
        return None
    before = article.text[article.body_start : said[0].start]
    known = {p.name: p.surfaces for p in people if not (p.role and naming.states_host(p.role))}
    head = _CUT_TITLE.split(article.title, maxsplit=1)[0]
    known |= {
        name: (name,)
        for name in (head[-3:], head[-2:])
        if naming.looks_like_name(name) and not name.isascii()
    }
    titled = {
        name
        for name, spelt in sorted(known.items())
        if any(s in article.title and s in before for s in spelt)
    }
    if not titled and article.language == "en":
        titled = initials.titled(article.title, before) or initials.alone(before, sorted(known))
    longest = {name for name in titled if not any(name != other and name in other for other in titled)}
    return longest.pop() if len(longest) == 1 else None


def named(speaker: str) -> bool:
    """Whether a turn's speaker is somebody's name, and not a part in the conversation (`Q`, `主持人`, `Guest`)."""
    return naming.part(naming.fold(speaker)) is None


def answers(speaker: str) -> bool:
    """Whether a turn's speaker is the part of who answers (`A`, `Guest`), and not the audience's or a narrator's."""
    return naming.part(naming.fold(speaker)) is Part.GUEST


def _states_host(article: Article, turn: Turn) -> bool:
    line = article.text.rfind("\n", 0, turn.start) + 1
    label = labels.on_line(article.text, line, turn.start)
    return bool(label and label.role and naming.states_host(label.role))
