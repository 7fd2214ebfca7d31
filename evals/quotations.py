"""How many quotations are speech, how many of the good ones are found, and how many have the right speaker."""

from __future__ import annotations

import collections
import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from evals.data import Case, folded
from repurpose.model import Quote

Row = Mapping[str, Any]
_NEAR = 400  # characters between a labelled passage and a found one, where both know where they are
_WORTHY = 2  # the grade from which a passage is good enough for a card


@dataclasses.dataclass
class Figures:
    """Counts; each property is a share of them (1.0 where nothing was to be counted)."""

    found: int = 0
    speech: int = 0
    verbatim: int = 0
    worthy: int = 0
    worthy_found: int = 0
    spoken: int = 0
    right: int = 0
    wrong: int = 0
    best: int = 0
    best_worthy: int = 0
    notes: list[str] = dataclasses.field(default_factory=list)

    def shares(self) -> dict[str, float]:
        """The measures by name."""
        pairs = {
            "precision": (self.speech, self.found),
            "recall of card-worthy": (self.worthy_found, self.worthy),
            "speaker right": (self.right, self.spoken),
            "speaker wrong": (self.wrong, self.spoken),
            "best three card-worthy": (self.best_worthy, self.best),
            "verbatim": (self.verbatim, self.found),
        }
        return {name: part / whole if whole else 1.0 for name, (part, whole) in pairs.items()}


def measured(cases: Iterable[Case]) -> Figures:
    """The figures of all cases together."""
    figures = Figures()
    for case in cases:
        _count(case, figures)
    return figures


def _count(case: Case, figures: Figures) -> None:
    rows: Sequence[Row] = case.label
    sure = [r for r in rows if not (r.get("ambiguous") or r.get("borderline"))]
    soft = [r for r in rows if r.get("ambiguous") or r.get("borderline")]
    whole = _joined(sure)
    clear: list[tuple[Quote, Row | None]] = []
    for quote in case.digest.quotes:
        row = _match(quote, sure, whole)
        if row is None and any(_touches(quote.text, r["text"]) for r in soft):
            continue
        clear.append((quote, row))
        figures.found += 1
        figures.verbatim += folded(case.article.text[quote.start : quote.end]) == folded(quote.text)
        if row is None or not row["is_speech"]:
            figures.notes.append(f"{case.article.path}: no speech: {quote.text[:40]}")
            continue
        figures.speech += 1
        _count_speaker(case, quote, row, figures)
    _count_worthy(case, sure, whole, clear, figures)


def _count_speaker(case: Case, quote: Quote, row: Row, figures: Figures) -> None:
    if not row.get("speaker"):
        return
    figures.spoken += 1
    if quote.speaker and _same_person(quote.speaker, [row["speaker"], *row.get("aliases", [])]):
        figures.right += 1
        return
    figures.wrong += quote.speaker is not None
    figures.notes.append(f"{case.article.path}: {quote.speaker} for {row['speaker']}: {quote.text[:40]}")


def _count_worthy(
    case: Case, sure: Sequence[Row], whole: Mapping[Any, str], clear: Sequence[tuple[Quote, Row | None]], figures: Figures
) -> None:  # fmt: skip
    good = [r for r in sure if r["is_speech"] and _grade(r) >= _WORTHY]
    for row in good:
        if row.get("where") in ("front_matter", "frontmatter"):
            continue
        figures.worthy += 1
        if any(_is(q.text, row, whole) for q in case.digest.quotes):
            figures.worthy_found += 1
        else:
            figures.notes.append(f"{case.article.path}: missed: {row['text'][:40]}")
    keys = {id(row): row.get("group") or f"row {i}" for i, row in enumerate(sure)}
    utterances = {keys[id(row)] for row in good}
    best = sorted(clear, key=lambda pair: -pair[0].score)[:3]
    figures.best += min(3, len(utterances))
    figures.best_worthy += len({keys[id(row)] for _, row in best if row is not None} & utterances)


def _grade(row: Row) -> int:
    return max(row.get("card") or 0, row.get("group_card") or 0)


def _joined(rows: Sequence[Row]) -> dict[Any, str]:
    """The whole utterance of every group."""
    whole: dict[Any, str] = collections.defaultdict(str)
    for row in rows:
        if row.get("group") is not None and row["is_speech"]:
            whole[row["group"]] += row["text"]
    return whole


def _match(quote: Quote, rows: Sequence[Row], whole: Mapping[Any, str]) -> Row | None:
    near = [r for r in rows if _is(quote.text, r, whole)]
    near = [r for r in near if abs(r.get("start", quote.start) - quote.start) < _NEAR] or near
    return next((r for r in near if r["is_speech"]), near[0] if near else None)


def _is(text: str, row: Row, whole: Mapping[Any, str]) -> bool:
    """The same passage, a part of it worth printing, or the utterance that it is part of."""
    mine, label = folded(text), folded(row["text"])
    if not mine or not label:
        return False
    if mine in label:
        return len(mine) >= min(8, 0.6 * len(label))
    utterance = folded(whole.get(row.get("group"), row["text"]))
    return label in mine and (
        len(mine) <= 1.7 * len(label) or (utterance != label and len(mine) <= 1.4 * len(utterance))
    )


def _touches(text: str, label: str) -> bool:
    mine, other = folded(text), folded(label)
    return bool(mine) and bool(other) and (mine in other or other in mine)


def _same_person(mine: str, names: Sequence[str]) -> bool:
    known = {folded(n).lower() for n in names}
    parts = {folded(p).lower() for n in names for p in re.split(r"[\s·・．（）()]+", n) if len(p) > 1}
    name = folded(mine).lower()
    return name in known | parts or any(n in name and len(name) <= len(n) + 24 for n in known)
