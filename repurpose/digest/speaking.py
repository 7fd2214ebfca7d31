"""Which labels of a file open turns, and how the speakers behind them are called.

The labels are judged together: they must be spelt like names or parts (`主持人`, `Host`), come back, and stand before
talk, questions among it; then the article is a transcript. `第一點：`, `**Note:**` and lists of definitions or people
make none.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from repurpose.digest import labels, naming
from repurpose.digest.labels import Label
from repurpose.digest.naming import Part
from repurpose.model import PROSE, Article, BlockKind

_SCANNED = PROSE | {BlockKind.HEADING, BlockKind.NOTE, BlockKind.CHROME, BlockKind.CAPTION}
_PERSON = re.compile(  # begins with all the characters that any of it begins with, so that `re` looks for these alone
    r"[我你您咱IiİıWwYyMmOo](?:(?<=[我你您咱])|(?<!\w.)(?i:(?<=i)|(?<=w)e|(?<=y)ou|(?<=m)y|(?<=y)our|(?<=o)ur)\b)",
    re.DOTALL,
)
_LOOK = 1200  # characters of a turn that are looked at when judging whether labels stand before talk
_SENTENCE = re.compile(r"[。！？!?…]|[a-z)][.](?:\s|$)")
_TIME = re.compile(r"\d:\d\d")
_INTRODUCTION = 4000  # characters before the first label in which guests are introduced
_MANY = 8  # turns
_NEAR = 400  # characters before a label in which somebody who speaks only once is introduced


def opening(article: Article) -> list[tuple[Label, str]]:
    """The labels that open turns, in order, each with what its speaker is called; empty where there is no transcript."""
    found = _labels(article)
    speakers = _speakers(article, found)
    said = _behind_heads([label for label in found if label.key in speakers])
    said = said[_heading_lines(article, said) :]
    return [(label, speakers[label.key]) for label in said]


def _behind_heads(said: list[Label]) -> list[Label]:
    """The labels without the names that only head a chapter: alone on a line, where the labels below have a colon."""
    colons = [n for n, label in enumerate(said) if not label.bare]
    return said[colons[0] :] if len(colons) * 2 > len(said) else said


def _heading_lines(article: Article, said: Sequence[Label]) -> int:
    """How many of the first labels only list who takes part (`Host: Ana Ruiz`), without saying a sentence."""
    for n, label in enumerate(said):
        line = article.text[label.after : article.text.find("\n", label.after)].strip()
        if not line or len(line) > 80 or _SENTENCE.search(line) or n + 4 > len(said):
            return n
    return 0


def _introduced(article: Article, label: Label, first: Label) -> bool:
    """Whether somebody who speaks only once was asked or named before: in the title, the introduction, right before."""
    asked = article.text[max(0, label.span.start - 12) : label.span.start].rstrip(" \n*_")
    timed = _TIME.search(article.text, label.span.start, label.span.end)
    if label.role or timed or asked.endswith(("?", "？")):
        return True
    start = max(article.body_start, label.span.start - _NEAR)
    before = (
        article.title,
        article.lead or "",
        article.text[max(article.body_start, first.span.start - _INTRODUCTION) : first.span.start],
        article.text[start : label.span.start],
    )
    words = [label.name, *(w for w in label.name.split() if len(w) > 2 and w[0].isupper())]
    return any(word in text for text in before for word in words)


def _shortened(name: str) -> set[str]:
    """The keys to which a full name may be shortened: `Ana Ruiz` to `Ana` and `Ruiz`, `林小明` to `小明`."""
    words = name.split()
    if len(words) > 1:
        return {naming.fold(words[0]), naming.fold(words[-1])}
    return {name[n:] for n in range(1, len(name) - 1)} if len(name) <= 12 and not name.isascii() else set()


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
        once = {
            x.key
            for x in candidates
            if x.key not in keys
            and not x.bare
            and (_shortened(x.name) & keys or _introduced(article, x, candidates[0]))
        }
        either = keys | once
        if any(_is_talk(article, [x for x in candidates if x.key in kept]) for kept in (keys, either)):
            return _names(article, [x for x in candidates if x.key in either])
    return {}


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
    asked = sum("?" in t or "？" in t for t in talk)
    if asked * 10 >= len(said):
        return bool(parts) or _personal(talk, len(said) / 4)
    # Hardly a question mark: some transcripts have none. Then it takes more turns that go to and fro.
    to_and_fro = len(said) >= _MANY and changes * 2 >= len(said) - 1
    return to_and_fro and (bool(parts) or _personal(talk, len(said) / 2))


def _personal(talk: Sequence[str], enough: float) -> bool:
    """Whether in so many turns somebody says I or you."""
    found = 0
    for said in talk:
        found += _PERSON.search(said) is not None
        if found >= enough:
            return True
    return False


def _names(article: Article, said: list[Label]) -> dict[str, str]:
    spelt: dict[str, Counter[str]] = {}
    for label in said:
        spelt.setdefault(label.key, Counter())[" ".join(label.name.split())] += 1
    best = {key: _spelling(article, key, names) for key, names in sorted(spelt.items())}
    longer: dict[str, set[str]] = {}
    for name in best.values():
        for short in _shortened(name) if naming.part(naming.fold(name)) is None else ():
            longer.setdefault(short, set()).add(name)
    return {key: _fullest(name, longer) for key, name in best.items()}


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


def _fullest(name: str, longer: Mapping[str, set[str]]) -> str:
    """The one longer label of which `name` is the first or last part; else the name itself."""
    found = longer.get(naming.fold(name), set()) - {name}
    return next(iter(found)) if len(found) == 1 and naming.part(naming.fold(name)) is None else name
