"""Which labels of a file open turns, and how the speakers behind them are called.

The labels are judged together: they must be spelt like names or parts (`主持人`, `Host`), come back, and stand before
talk, questions among it; then the article is a transcript. `第一點：`, `**Note:**` and lists of definitions or people
make none.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from repurpose.digest import labels, naming
from repurpose.digest.labels import Label
from repurpose.digest.naming import Part
from repurpose.model import PROSE, Article, BlockKind

_SCANNED = PROSE | {BlockKind.HEADING, BlockKind.NOTE, BlockKind.CHROME, BlockKind.CAPTION}
_QUESTION = re.compile(r"[?？]")
_PERSON = re.compile(r"[我你您咱]|\b(?:I|we|you|my|your|our)\b", re.IGNORECASE)
_LOOK = 1200  # characters of a turn that are looked at when judging whether labels stand before talk
_SENTENCE = re.compile(r"[。！？!?…]|[a-z)][.](?:\s|$)")
_NEAR = 400  # characters before a label in which somebody who speaks only once is introduced


def opening(article: Article) -> list[tuple[Label, str]]:
    """The labels that open turns, in order, each with what its speaker is called; empty where there is no transcript."""
    found = _labels(article)
    speakers = _speakers(article, found)
    said = [label for label in found if label.key in speakers]
    said = said[_heading_lines(article, said) :]
    times = Counter(speakers[label.key] for label in said)
    kept = [
        x
        for x in said
        if times[speakers[x.key]] > 1 or naming.part(x.key) or _introduced(article, x, said[0])
    ]
    return [(label, speakers[label.key]) for label in kept]


def _heading_lines(article: Article, said: Sequence[Label]) -> int:
    """How many of the first labels only list who takes part (`Host: Ana Ruiz`), without saying a sentence."""
    for n, label in enumerate(said):
        line = article.text[label.after : article.text.find("\n", label.after)].strip()
        if not line or len(line) > 80 or _SENTENCE.search(line) or n + 4 > len(said):
            return n
    return 0


def _introduced(article: Article, label: Label, first: Label) -> bool:
    """Whether somebody who speaks only once was named before: in the title, the introduction or right before."""
    if label.role:
        return True
    start = max(article.body_start, label.span.start - _NEAR)
    before = (
        article.title,
        article.lead or "",
        article.text[article.body_start : first.span.start],
        article.text[start : label.span.start],
    )
    words = [label.name, *(w for w in label.name.split() if len(w) > 2 and w[0].isupper())]
    return any(word in text for text in before for word in words)


def _labels(article: Article) -> list[Label]:
    found: list[Label] = []
    for block in article.blocks:
        if block.kind in _SCANNED:
            here = labels.in_block(article.text, block.start, block.end)
            found += [x for x in here if block.kind is not BlockKind.HEADING or x.after >= block.end]
    return [label for label in found if not naming.listed(label.key)]


def _speakers(article: Article, found: list[Label]) -> dict[str, str]:
    """What each speaker's key is called, or nothing where the labels make no transcript."""
    named = [x for x in found if naming.part(x.key) or naming.looks_like_name(x.name)]
    often = {key for key, n in Counter(x.key for x in found).items() if n >= max(3, len(found) // 5)}
    for candidates in (
        [x for x in named if not x.bare],
        [x for x in found if not x.bare and x.key in often],  # a nickname that looks like any other word
        [x for x in named if x.key in often],
    ):
        back = Counter(x.key for x in candidates)
        keys = {key for key, n in back.items() if n > 1 or naming.part(key)}
        if _is_talk(article, [x for x in candidates if x.key in keys]):
            keys |= {x.key for x in candidates if _full_name(x)}
            return _names(article, [x for x in candidates if x.key in keys])
    return {}


def _full_name(label: Label) -> bool:
    """Whether a label that stands only once is surely a name: two words, a foreign name, a stated role."""
    return bool(label.role) or len(label.name.split()) > 1 or (len(label.key) > 2 and not label.key.isascii())


def _is_talk(article: Article, said: list[Label]) -> bool:
    keys = Counter(x.key for x in said)
    parts = [key for key in keys if naming.part(key)]
    if len(keys) < 2 or (len(said) < 4 and not parts):
        return False
    if not parts and sum(n > 1 for n in keys.values()) < 2:
        return False
    changes = sum(a.key != b.key for a, b in itertools.pairwise(said))
    if changes * 3 < len(said) - 1:
        return False
    ends = [x.span.start for x in said[1:]] + [len(article.text)]
    talk = [article.text[x.after : min(end, x.after + _LOOK)] for x, end in zip(said, ends, strict=True)]
    asked = sum(bool(_QUESTION.search(t)) for t in talk)
    persons = sum(bool(_PERSON.search(t)) for t in talk)
    return asked * 10 >= len(said) and (bool(parts) or persons * 4 >= len(said))


def _names(article: Article, said: list[Label]) -> dict[str, str]:
    spelt: dict[str, Counter[str]] = {}
    for label in said:
        spelt.setdefault(label.key, Counter())[" ".join(label.name.split())] += 1
    best = {key: _spelling(article, key, names) for key, names in sorted(spelt.items())}
    return {key: _fullest(name, best.values()) for key, name in best.items()}


def _spelling(article: Article, key: str, names: Counter[str]) -> str:
    part = naming.part(key)
    if part is Part.HOST:
        return "主持人" if not key.isascii() and not naming.asks(key) else "Q"
    name = min(names, key=lambda n: (-names[n], len(n.split()), n))
    return _well_spaced(article, name) if part is None else name


def _well_spaced(article: Article, name: str) -> str:
    """The spelling of a broken name (`Ana Ru iz`) that the title or the introduction has; else the name as it is."""
    words = name.split()
    if len(words) < 2 or all(len(w) > 1 and w[0].isupper() for w in words):
        return name
    letters = r"[ \t]?".join(re.escape(c) for c in "".join(words))
    head = f"{article.title}\n{article.lead or ''}\n{article.text[article.body_start : article.body_start + 6000]}"
    seen = Counter(found[0] for found in re.finditer(letters, head))
    return min(seen, key=lambda n: (len(n.split()) == 1, -seen[n], n)) if seen else name


def _fullest(name: str, others: Iterable[str]) -> str:
    """The one longer label that holds `name` as its first or last part; else the name itself."""
    if naming.part(naming.fold(name)):
        return name
    longer = {other for other in others if other != name and _holds(other, name)}
    return longer.pop() if len(longer) == 1 else name


def _holds(longer: str, shorter: str) -> bool:
    if longer.isascii() != shorter.isascii() or naming.part(naming.fold(longer)):
        return False
    if longer.isascii():
        words = longer.casefold().split()
        return len(words) > 1 and shorter.casefold() in (words[0], words[-1])
    return len(shorter) >= 2 and len(longer) <= 12 and longer.endswith(shorter)
