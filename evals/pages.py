"""Turns of transcripts with the right speaker, and whether page chrome, notes or captions got into what is printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from evals.data import Case, folded

_FIRST = 12  # characters by which a turn is known
_LONG = 8  # characters from which a line is looked for inside other text


def turns(cases: Iterable[Case]) -> dict[str, float]:
    """The share of labelled turns whose first words begin a turn of the same speaker."""
    right = total = 0
    for case in cases:
        labels = [t for t in case.label.get("qa", []) if t.get("starts_with")]
        text = case.article.text
        mine = {
            (folded(t.speaker).lower(), folded(text[t.start : t.end])[:_FIRST]) for t in case.digest.turns
        }
        total += len(labels)
        right += sum(
            any((name, folded(t["starts_with"])[:_FIRST]) in mine for name in _names(t)) for t in labels
        )
    return {"turns": float(total), "right speaker": right / total if total else 1.0}


def _names(turn: Mapping[str, Any]) -> set[str]:
    """What a turn's speaker may be called: by name, or a host without a name by the label's word."""
    names = {folded(turn["speaker"]).lower(), folded(turn.get("label", "")).strip(":").lower()}
    return names | {"主持人"} if "q" in names else names


def chrome(cases: Iterable[Case]) -> list[str]:
    """Everything printed that is, or is part of, a labelled line of page chrome, a note or a caption."""
    found: list[str] = []
    for case in cases:
        lines = [*case.label.get("boilerplate", []), *(n["text"] for n in case.label.get("editor_notes", []))]
        lines += [c["text"] for c in case.label.get("captions_not_sections", [])]
        bad = {folded(line).lstrip("#") for line in lines if len(folded(line)) > 1}
        printed = [p.text for p in (*case.digest.summary, *case.digest.key_points)]
        printed += [q.text for q in case.digest.quotes]
        found += [f"{case.article.path}: {text[:40]}" for text in printed if _is_bad(folded(text), bad)]
    return found


def _is_bad(text: str, bad: Iterable[str]) -> bool:
    return any(text == line or (len(line) >= _LONG and (line in text or text in line)) for line in bad)
