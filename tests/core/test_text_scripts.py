"""Telling the scripts apart, and folding them together for comparison."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repurpose.model import Language
from repurpose.text.scripts import HAN, detect, fold, has_han, latin_runs, simplified

SAMPLES: list[tuple[Language, str]] = [
    ("zh-Hant", "我們認為這個模型還有很大的進步空間，後面的路會更長。"),
    ("zh-Hans", "我们认为这个模型还有很大的进步空间，后面的路会更长。"),
    ("zh-Hant", "這纔是死衚衕，大多隻是鬧着玩的。"),
    ("zh-Hant", "只有里面和后面"),
    ("en", "The researchers (林小姐 among them) went home early that day."),
    ("en", ""),
    ("zh-Hans", "![图](https://img.example/a/very/long/path/of/words.png) 这是说明。"),
    ("zh-Hans", "这里用了 Transformer 和 GPU，他说 OpenAI 已经开始了。"),
]


@pytest.mark.parametrize(("language", "text"), SAMPLES)
def test_detect(language: Language, text: str) -> None:
    assert detect(text) == language


def test_fold_makes_scripts_widths_and_cases_equal() -> None:
    assert fold("ＧＰＴ－４ 臺灣、後來") == fold("gpt-4 台湾、后来")


@given(st.text())
def test_fold_is_stable(text: str) -> None:
    once = fold(text)
    assert fold(once) == once or once != fold(text.upper())


MIXED = st.text(
    st.sampled_from("風风Ａａée\u0301ﾊﾟ㈱…，。①ﬁΣσς各\uf93d\u1112\u1161\u11abİ\U0002f800 x")
    | st.characters(exclude_categories=["Cs"])
)


@given(MIXED)
def test_fold_is_nfkc_in_simplified_characters_and_lower_case(text: str) -> None:
    """Whether neighbours combine or not, it is the same as folding in these three steps."""
    assert fold(text) == simplified(unicodedata.normalize("NFKC", text)).lower()


@given(MIXED)
def test_simplified_keeps_the_length(text: str) -> None:
    assert len(simplified(text)) == len(text)


@given(st.text())
def test_runs_of_letters_and_digits_are_those_of_a_pattern(text: str) -> None:
    assert latin_runs(text) == re.findall("[A-Za-z0-9]+", text)


@given(st.text() | st.text("aé’中\u3400\u9fff\u3000\uf900\U00020000", max_size=4))
def test_a_han_character_is_seen(text: str) -> None:
    assert has_han(text) == bool(re.search(f"[{HAN}]", text))


@given(st.text("ab ’“…ée\u0301㎏⼈㈱ſİＡ１中國"))
def test_text_without_han_is_folded_as_with_it(text: str) -> None:
    assert fold(text) == fold(f"中{text}")[1:] or "\u0301" in text[:1]
