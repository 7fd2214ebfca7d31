"""The press: real fonts, real typst, real pictures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from repurpose.cards import Press
from repurpose.errors import TemplateError

ROOT = Path(__file__).parents[2]
VIEW: dict[str, Any] = {
    "quote": "科技不是答案，而是讓我們把問題問對的工具；真正難的，是決定什麼值得做。",
    "speaker": "林若晴",
    "role": "晨光實驗室共同創辦人",
    "source": "週末慢慢聊",
    "title": "先把問題問對",
    "site": "海風週報",
    "date": "2026-02-10",
    "language": "zh-Hant",
    "marks": ["「", "」"],
    "alt": "林若晴說：「科技不是答案」",
}


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with Press([ROOT / "templates"]) as warm:
        yield warm


def test_a_card_is_drawn_in_the_size_asked_for(press: Press) -> None:
    card = press.render("paper", VIEW, 1200, 630)
    assert card.png.startswith(b"\x89PNG")
    assert (int.from_bytes(card.png[16:20]), int.from_bytes(card.png[20:24])) == (1200, 630)
    assert "".join(card.lines) == VIEW["quote"]


def test_a_character_that_no_font_has_is_named(press: Press) -> None:
    card = press.render("paper", {**VIEW, "role": "共同創辦人🎉"}, 1200, 630)
    assert card.missing == ("U+1F389 PARTY POPPER",)
    assert card.png == b""


def test_an_unknown_design_names_those_there_are(press: Press) -> None:
    with pytest.raises(TemplateError, match="paper"):
        press.render("../paper", VIEW, 1200, 630)
