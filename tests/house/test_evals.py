"""Quality on labelled articles does not fall below what was reached; skipped where no labelled folder is named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from evals import data, pages, quotations

FOLDER = os.environ.get("REPURPOSE_EVAL_DATA")
labelled = pytest.mark.skipif(not FOLDER, reason="REPURPOSE_EVAL_DATA names no labelled folder")


@labelled
def test_quotations_and_their_speakers() -> None:
    shares = quotations.measured(data.quotations(Path(FOLDER or "."))).shares()
    assert shares["verbatim"] == 1.0
    assert shares["precision"] >= 0.97
    assert shares["recall of card-worthy"] >= 0.97
    assert shares["speaker right"] >= 0.96
    assert shares["speaker wrong"] <= 0.02


@labelled
def test_turns_and_page_chrome() -> None:
    cases = data.seeds(Path(FOLDER or "."))
    assert pages.turns(cases)["right speaker"] >= 0.98
    assert pages.chrome(cases) == []


def test_names_match_by_parts_and_by_what_holds_them() -> None:
    shares = quotations.Figures(found=4, speech=3, verbatim=4, spoken=2, right=1, wrong=1).shares()
    assert shares["precision"] == 0.75
    assert shares["speaker right"] == shares["speaker wrong"] == 0.5
    assert shares["recall of card-worthy"] == 1.0
