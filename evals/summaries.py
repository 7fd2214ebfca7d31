"""How far summaries go from the first three sentences to the best three, in ROUGE-1 and ROUGE-2 against the author's own."""

from __future__ import annotations

import collections
import re
from collections.abc import Iterable, Sequence

from evals.data import Case, folded
from repurpose.model import PROSE, Article
from repurpose.text.sentences import sentences

_TOKEN = re.compile(r"[A-Za-z0-9]+|[\u3400-\u9fff\uf900-\ufaff]")
_SHORTEST = 8  # characters of a sentence that can be chosen
_FEWEST = 8  # sentences of an article that is measured


def measured(cases: Iterable[Case]) -> dict[str, float]:
    """The means over all articles that are long enough: ours, lead-3, the greedy oracle, and the way between them."""
    rows: list[tuple[float, ...]] = []
    for case in cases:
        told = _told(case.article)
        if len(told) < _FEWEST or case.label[:20] in "".join(told):
            continue
        mine = "".join(
            p.text for p in case.digest.summary[:3] if _holds(case.article, p.start, p.end, p.text)
        )
        best = "".join(told[i] for i in _oracle(told, case.label))
        rows.append(
            tuple(rouge(text, case.label, n) for n in (1, 2) for text in (mine, "".join(told[:3]), best))
        )
    mean = [sum(column) / len(rows) for column in zip(*rows, strict=True)] if rows else [0.0] * 6
    found = {"articles": float(len(rows))}
    for n, (mine_, lead, best_) in ((1, mean[:3]), (2, mean[3:])):
        way = (mine_ - lead) / (best_ - lead) if best_ > lead else 0.0
        found |= {
            f"ROUGE-{n}": mine_,
            f"ROUGE-{n} lead-3": lead,
            f"ROUGE-{n} best": best_,
            f"ROUGE-{n} way": way,
        }
    return found


def rouge(text: str, reference: str, n: int) -> float:
    """ROUGE-n F1 over Han characters and Latin words (Lin 2004)."""
    a, b = _grams(text, n), _grams(reference, n)
    overlap = sum((a & b).values())
    return 2 * overlap / (sum(a.values()) + sum(b.values())) if overlap else 0.0


def _grams(text: str, n: int) -> collections.Counter[tuple[str, ...]]:
    tokens = _TOKEN.findall(text.lower())
    return collections.Counter(zip(*(tokens[i:] for i in range(n)), strict=False))


def _holds(article: Article, start: int, end: int, text: str) -> bool:
    return folded(article.text[start:end]) == folded(text)


def _told(article: Article) -> list[str]:
    spans = [
        s
        for b in article.blocks
        if b.kind in PROSE
        for s in sentences(article.text, b.start, b.end, article.language)
    ]
    texts = [article.text[s.start : s.end].replace("**", "") for s in spans]
    return [text for text in texts if len(text) >= _SHORTEST]


def _oracle(told: Sequence[str], reference: str) -> list[int]:
    chosen: list[int] = []
    best = 0.0
    for _ in range(3):
        scored = []
        for i in (i for i in range(len(told)) if i not in chosen):
            text = "".join(told[j] for j in sorted([*chosen, i]))
            scored.append((rouge(text, reference, 1) + rouge(text, reference, 2), -i))
        if not scored or max(scored)[0] <= best:
            break
        best, at = max(scored)
        chosen.append(-at)
    return sorted(chosen)
