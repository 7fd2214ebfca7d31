"""How many of the key points that a person marked are told: `gold/key_points.jsonl`, each with its evidence sentences."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.data import Case, folded
from repurpose.articles import read
from repurpose.digest import digest

_WEIGHTY = 2
_ENOUGH = 12  # characters of a passage that lies inside another


def labelled(root: Path) -> list[Case]:
    """The articles of `gold/key_points.jsonl`; the label is the list of their points."""
    found = []
    for line in (root / "gold" / "key_points.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        article = read(root / "corpus" / "interviews" / row["file"], row["file"])
        found.append(Case(article, digest(article), row["key_points"]))
    return found


def measured(cases: Iterable[Case]) -> dict[str, float]:
    """Recall of points of weight 2 and 3, and the share of our points that are evidence of any."""
    weighty = found = told = right = 0
    for case in cases:
        points: Sequence[Mapping[str, Any]] = case.label
        mine = [p.text for p in case.digest.key_points]
        for point in points:
            if point["weight"] >= _WEIGHTY:
                weighty += 1
                found += any(_same(text, evidence) for text in mine for evidence in point["evidence"])
        told += len(mine)
        right += sum(any(_same(text, e) for p in points for e in p["evidence"]) for text in mine)
    return {
        "points": float(weighty),
        "recall": found / weighty if weighty else 0.0,
        "told": float(told),
        "evidence": right / told if told else 0.0,
    }


def _same(text: str, evidence: str) -> bool:
    short, long = sorted((folded(text), folded(evidence)), key=len)
    return short in long and (len(short) >= _ENOUGH or 2 * len(short) >= len(long))
