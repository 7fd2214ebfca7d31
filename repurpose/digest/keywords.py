"""What an article is about in single words: the author's tags first, then names and terms that the text repeats.

Pure and cheap: counts, no dictionary. A Han term is one that the title or a heading has and the prose repeats.
"""

from __future__ import annotations

import collections
import itertools
import re
from collections.abc import Iterator

from repurpose.model import PROSE, Article, BlockKind
from repurpose.text.scripts import HAN, fold

MOST = 10
_OFTEN = 3  # times that the prose must have a name or term
_READ = 200_000  # characters of prose that are looked at
_NAME = re.compile(r"[A-Z](?<![\w.].)[\w-]*(?:[ \u00a0][A-Z][\w-]*){0,2}")
_SENTENCE_HEAD = re.compile(r"(?:\A|[.!?\n“\"]\s{0,3})\Z")
_RUN = re.compile(rf"[{HAN}]{{2,24}}")
_LINKING = re.compile(
    r"[的了是在和与及或就都而也不有这那个一为被把对从到让会能要可以上下中之其他她它们你我吗呢吧]|什么|如何|怎么|没有"
)
_LONGEST, _SHORTEST = 6, 2


def keywords(article: Article) -> tuple[str, ...]:
    """At most ten words as the article spells them: tags by how much the text uses them, then names, then terms."""
    prose = "\n".join(article.text[b.start : b.end] for b in article.blocks if b.kind in PROSE)[:_READ]
    folded = fold(prose + "\n" + article.title)
    uses = {tag: folded.count(fold(tag)) for tag in article.tags if tag.strip()}
    found = sorted(uses, key=lambda tag: (-uses[tag], article.tags.index(tag)))
    for word in itertools.chain(_names(prose), _terms(article, folded)):
        if len(found) >= MOST:
            break
        if not any(fold(word) in fold(other) or fold(other) in fold(word) for other in found):
            found.append(word)
    return tuple(found[:MOST])


def _names(prose: str) -> list[str]:
    """Capitalised Latin words that the prose repeats, most first; words that only begin sentences are none."""
    counts: collections.Counter[str] = collections.Counter()
    inside: set[str] = set()
    for match in _NAME.finditer(prose):
        counts[match[0]] += 1
        if match[0] in inside:
            continue
        if not _SENTENCE_HEAD.search(prose, max(0, match.start() - 5), match.start()):
            inside.add(match[0])
    often = [name for name, n in counts.items() if n >= _OFTEN and name in inside and len(name) > 1]
    return sorted(often, key=lambda name: (-counts[name], name))


def _terms(article: Article, folded: str) -> Iterator[str]:
    """Han terms of the title and the headings that the prose repeats: the longest first, as they are spelt there."""
    heads = [
        article.title,
        *(article.text[b.start : b.end] for b in article.blocks if b.kind is BlockKind.HEADING),
    ]
    runs = [(run, fold(run)) for head in heads[:24] for run in _RUN.findall(head)]  # Han folds one for one
    seen: dict[str, int] = {}
    for size in range(_LONGEST, _SHORTEST - 1, -1):
        for run, plain in runs:
            for at in range(len(run) - size + 1):
                term, folded_term = run[at : at + size], plain[at : at + size]
                if term not in seen and not _LINKING.search(folded_term):
                    seen[term] = folded.count(folded_term)
    often = [term for term, n in seen.items() if n >= _OFTEN]
    yield from sorted(often, key=lambda term: (-seen[term] * len(term), term))
