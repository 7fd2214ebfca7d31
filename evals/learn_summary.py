"""Learns the weights of `repurpose.digest.salience` from articles whose authors wrote a description, and measures them.

    python -m evals.learn_summary [--folds 8] [--write]

Reads `corpus/posts` and `corpus/interviews` in the folder that `REPURPOSE_EVAL_DATA` names. Each word and pair of words
of an article is one example: its bins, and whether the description has it. Gradient boosting of small trees (Newton
steps on the logistic loss) is fitted to the counts of equal bins, always without the episodes that it is measured on;
`--write` stores the weights learned from everything. Plain Python: nothing to install, minutes to run.
"""

from __future__ import annotations

import argparse
import collections
import dataclasses
import json
import math
import os
import random
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from evals import summaries
from evals.data import Case
from repurpose.articles import from_bytes
from repurpose.digest import digest
from repurpose.digest.salience import (
    BINS,
    Bins,
    Gram,
    Salience,
    Seen,
    Weights,
    bins,
    pairs,
    salience,
    seen,
    usage,
    words,
)
from repurpose.digest.statements import Statement, statements
from repurpose.digest.summary import chosen
from repurpose.digest.turns import turns
from repurpose.model import Article, Passage
from repurpose.text.scripts import fold

TARGET: Final = Path(__file__).parents[1] / "repurpose" / "digest" / "summary_weights.json"
TREES: Final = 60
LEAVES: Final = 10
RATE: Final = 0.1
FEWEST: Final = 60  # examples in a leaf
L2: Final = 5.0
HABITS: Final = (-1.2, -0.5, 0.35, 0.8)  # log-odds at which a habit changes its level, up from -2
COMMON: Final = (
    0.1,
    0.16,
    0.25,
    0.4,
    0.6,
    0.8,
)  # share of articles from which a gram is more common, up from 0
PRIOR: Final = (0.16, 0.035)  # the share of words and of pairs that an abstract has

Row = tuple[Bins, float, float]  # bins, examples, of them in the abstract
Tree = tuple[Any, ...]


@dataclasses.dataclass
class Example:
    """One article with its description hidden, and what the description holds."""

    article: Article
    read: list[Statement]
    table: Seen
    label: str
    told: frozenset[Gram]
    group: str

    def codes(self, which: int) -> Mapping[Gram, int]:
        """What is known of the article's words (0) or pairs of words (1)."""
        return (self.table.word_codes, self.table.pair_codes)[which]

    def grams(self) -> frozenset[Gram]:
        """All words and pairs of words of the article."""
        return frozenset(self.codes(0)).union(self.codes(1))


def examples(root: Path) -> list[Example]:
    """Every article whose description is long enough and its own; articles of one episode, or one day, form a group."""
    found = []
    for path in sorted(
        [*(root / "corpus" / "posts").glob("*.md"), *(root / "corpus" / "interviews").glob("*.md")]
    ):
        text = path.read_bytes().decode("utf-8-sig")
        label = re.search(r'^description: "?(.*?)"?\s*$', text, re.MULTILINE)
        if not label or len(label[1]) < 40 or text.count(label[1][:20]) > 1:
            continue  # none, or the article's own first words: nothing to learn about choosing
        hidden = re.sub(r"^(?:description|abstract): .*$", "", text, count=2, flags=re.MULTILINE)
        article = from_bytes(hidden.encode(), path.name)
        read = statements(article, turns(article))
        told = words(fold(label[1]))
        group = article.source_url or path.name[:8]
        found.append(
            Example(article, read, seen(article, read), label[1], frozenset([*told, *pairs(told)]), group)
        )
    return found


# ---------------------------------------------------------------- habits


class Counted:
    """In how many articles each gram stands, and in how many of these also in the description; by group."""

    def __init__(self, given: Iterable[Example]) -> None:
        self.held: collections.Counter[Gram] = collections.Counter()
        self.hit: collections.Counter[Gram] = collections.Counter()
        self.own: dict[str, tuple[collections.Counter[Gram], collections.Counter[Gram]]] = {}
        self.articles = 0
        for each in given:
            self.articles += 1
            own = self.own.setdefault(each.group, (collections.Counter(), collections.Counter()))
            grams = each.grams()
            self.held.update(grams)
            self.hit.update(each.told & grams)
            own[0].update(grams)
            own[1].update(each.told & grams)

    def levels(self, gram: Gram, without: str | None = None) -> tuple[int, int]:
        """The levels of a gram's habit and of how common it is, as learned without one group."""
        own = self.own.get(without or "")
        held = self.held[gram] - (own[0][gram] if own else 0)
        hit = self.hit[gram] - (own[1][gram] if own else 0)
        common = sum(held >= share * self.articles for share in COMMON)
        if not common:
            return 0, 0
        prior = PRIOR["_" in gram]
        odds = math.log((hit + 4 * prior) / (held + 4) / prior)
        return sum(odds > level for level in HABITS) - 2, common

    def listed(self) -> dict[str, str]:
        """Levels → the grams that have them, for the file of weights."""
        found: dict[str, list[str]] = {}
        for gram in self.held:
            habit, common = self.levels(gram)
            if common:
                found.setdefault(f"{habit} {common}", []).append(gram)
        return {levels: " ".join(sorted(grams)) for levels, grams in sorted(found.items())}


def rows(given: Sequence[Example], counted: Counted, which: int) -> list[Row]:
    """The examples with equal bins counted together; an article's habits are those learned without its group."""
    totals: dict[Bins, list[float]] = {}
    for each in given:
        for gram, code in each.codes(which).items():
            known = bins(code + usage(*counted.levels(gram, each.group)))
            total = totals.setdefault(known, [0.0, 0.0])
            total[0] += 1
            total[1] += gram in each.told
    return [(known, n, hit) for known, (n, hit) in sorted(totals.items())]


# ---------------------------------------------------------------- boosting


def boosted(given: Sequence[Row]) -> tuple[float, list[Tree]]:
    """A start and trees of log-odds (Friedman 2001, with Newton's leaf values)."""
    share = sum(hit for _, _, hit in given) / sum(n for _, n, _ in given)
    start = math.log(share / (1 - share))
    scores = [start] * len(given)
    trees = []
    for _ in range(TREES):
        slopes = []
        for (_, n, hit), score in zip(given, scores, strict=True):
            p = 1 / (1 + math.exp(-score))
            slopes.append((hit - n * p, n * p * (1 - p)))
        tree, moved = _grown(given, slopes)
        trees.append(tree)
        for number, value in moved:
            scores[number] += value
    return start, trees


def _grown(
    given: Sequence[Row], slopes: Sequence[tuple[float, float]]
) -> tuple[Tree, list[tuple[int, float]]]:
    """One tree, its best leaf split first, and what it adds to each row."""
    leaves: list[tuple[list[int], Any, list[Any]]] = []
    root: list[Any] = []

    def open_leaf(members: list[int], place: list[Any]) -> None:
        leaves.append((members, _split(given, slopes, members), place))

    open_leaf(list(range(len(given))), root)
    while len(leaves) < LEAVES:
        gain, at = max((leaf[1][0], -number) for number, leaf in enumerate(leaves))
        if gain <= 0:
            break
        members, (_, feature, limit), place = leaves.pop(-at)
        left: list[int] = []
        right: list[int] = []
        for number in members:
            (left if given[number][0][feature] <= limit else right).append(number)
        place += [feature, limit, [], []]
        open_leaf(left, place[2])
        open_leaf(right, place[3])
    moved = []
    for members, _, place in leaves:
        slope = sum(slopes[number][0] for number in members)
        value = round(RATE * slope / (sum(slopes[number][1] for number in members) + L2), 4)
        place.append(value)
        moved += [(number, value) for number in members]
    return _frozen(root), moved


def _frozen(place: Sequence[Any]) -> Tree:
    return tuple(_frozen(each) if isinstance(each, list) else each for each in place)


def _split(
    given: Sequence[Row], slopes: Sequence[tuple[float, float]], members: Sequence[int]
) -> tuple[float, int, int]:
    """The gain, the feature and the limit of the best split of a leaf; a gain of 0 where none is good."""
    best = (0.0, 0, 0)
    for feature in range(len(BINS)):
        sums: dict[int, list[float]] = {}
        for number in members:
            known, n, _ = given[number]
            total = sums.setdefault(known[feature], [0.0, 0.0, 0.0])
            slope, curve = slopes[number]
            total[0] += slope
            total[1] += curve
            total[2] += n
        every = [sum(column) for column in zip(*sums.values(), strict=True)]
        left = [0.0, 0.0, 0.0]
        for limit in sorted(sums)[:-1]:
            left = [a + b for a, b in zip(left, sums[limit], strict=True)]
            right = [a - b for a, b in zip(every, left, strict=True)]
            if min(left[2], right[2]) >= FEWEST:
                gain = _worth(left) + _worth(right) - _worth(every)
                best = max(best, (gain, -feature, -limit))
    return best[0], -best[1], -best[2]


def _worth(total: Sequence[float]) -> float:
    return total[0] ** 2 / (total[1] + L2)


# ---------------------------------------------------------------- measuring


def learned(given: Sequence[Example]) -> dict[str, Any]:
    """The weights as they are stored."""
    counted = Counted(given)
    fitted = [boosted(rows(given, counted, which)) for which in (0, 1)]
    return {
        "start": [round(s, 4) for s, _ in fitted],
        "trees": [t for _, t in fitted],
        "grams": counted.listed(),
    }


def crossed(given: Sequence[Example], folds: int, seed: int = 0) -> list[Salience]:
    """For every article its odds, learned without the fold that its group lies in."""
    groups = sorted({each.group for each in given})
    random.Random(seed).shuffle(groups)
    fold_of = {group: number % folds for number, group in enumerate(groups)}
    found: dict[int, Salience] = {}
    for number in range(folds):
        weights = Weights.of(learned([each for each in given if fold_of[each.group] != number]))
        for i, each in enumerate(given):
            if fold_of[each.group] == number:
                found[i] = salience(each.article, each.read, weights)
    return [found[i] for i in range(len(given))]


def figures(given: Sequence[Example], known: Sequence[Salience]) -> dict[str, float]:
    """The measures of `evals.summaries` for the summaries that these odds choose."""
    cases = []
    for each, worth in zip(given, known, strict=True):
        picked = [each.read[i] for i in chosen(each.read, worth, each.article.language)]
        told = dataclasses.replace(
            digest(each.article), summary=tuple(Passage(s.text, s.start, s.end) for s in picked)
        )
        cases.append(Case(each.article, told, each.label))
    return summaries.measured(cases)


def main() -> int:
    """Print the cross-validated figures; with `--write` store the weights. Returns the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folds", type=int, default=8)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    folder = os.environ.get("REPURPOSE_EVAL_DATA")
    if not folder:
        print("REPURPOSE_EVAL_DATA is not set; name the folder that holds corpus/.", file=sys.stderr)
        return 2
    given = examples(Path(folder))
    if options.folds > 1:
        told = figures(given, crossed(given, options.folds))
        print("  ".join(f"{name} {value:.4f}" for name, value in told.items()))
    if options.write:
        stored = json.dumps(learned(given), ensure_ascii=False, separators=(",", ":"))
        TARGET.write_text(stored.replace("],[[", "],\n[[") + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
