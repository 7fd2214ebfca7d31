"""The key points of an article: five to nine of its own statements, spread over its sections, in order.

A point is a statement that carries much of what the article is about and makes a claim of its own: it names numbers,
introduces somebody's words, is set in bold, or opens a paragraph. The weights were learned from articles whose key
points were marked by hand.
"""

from __future__ import annotations

import collections
import math
from collections.abc import Sequence

from repurpose.digest.salience import Reading, Salience
from repurpose.digest.statements import Statement
from repurpose.model import Article, BlockKind, Passage

FEWEST, MOST = 5, 9
_STATEMENTS_A_POINT = 8
_SHORTEST = 12  # units
_SAME = 0.4  # share of common pairs of words from which two statements make one point
_SECTION_AGAIN = 1.0  # what each point from a section costs the next one from there


def key_points(read: Reading) -> tuple[Passage, ...]:
    """Five to nine passages in the order of the text; fewer where the article holds no more that stand alone."""
    picked = [read.statements[i] for i in chosen(read.article, read.statements, read.salience)]
    return tuple(Passage(each.text, each.start, each.end) for each in picked)


def chosen(article: Article, read: Sequence[Statement], known: Salience) -> list[int]:
    """The indexes of the statements that are key points, in order."""
    fit = [i for i in range(len(known.words)) if _is_point(read[i])]
    worth = {i: _worth(article, read[i], known, i) for i in fit}
    most = min(MOST, max(FEWEST, len(read) // _STATEMENTS_A_POINT))
    pairs = {i: frozenset(known.pairs[i]) for i in fit}
    picked: list[int] = []
    sections: collections.Counter[int] = collections.Counter()
    while fit and len(picked) < most:
        top = max(fit, key=lambda i: (worth[i] - _SECTION_AGAIN * sections[read[i].section], -i))
        picked.append(top)
        sections[read[top].section] += 1
        fit = [i for i in fit if i != top and not _repeats(pairs[i], pairs[top])]
    return sorted(picked)


def _is_point(statement: Statement) -> bool:
    return statement.alone and statement.kind is not BlockKind.QUOTE and statement.units >= _SHORTEST


def _worth(article: Article, statement: Statement, known: Salience, i: int) -> float:
    """How like a key point a statement is, in log-odds but for a constant."""
    size = len(known.words[i]) + 25
    bold = "**" in article.text[statement.start : statement.end]
    return (
        5.4 * math.fsum(map(known.pair_odds.__getitem__, set(known.pairs[i]))) / size
        + 2.5 * math.fsum(map(known.word_odds.__getitem__, set(known.words[i]))) / size
        + 0.66 * any(map(str.isdigit, statement.text))
        + 0.72 * (":" in statement.folded)
        + 0.40 * ("「" in statement.text or "“" in statement.text)
        + 0.62 * bold
        + 0.39 * (statement.in_block == 0)
        - 0.23 * (statement.in_section == 0)
        + 0.021 * min(statement.units, 30)
        + 0.006 * max(0, statement.units - 60)
    )


def _repeats(first: frozenset[str], second: frozenset[str]) -> bool:
    return len(first & second) > _SAME * max(1, min(len(first), len(second)))
