"""Where lines may end: the rules of UAX #14 and of W3C's Requirements for Chinese Text Layout, section 3.1.6."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repurpose.cards.lines import HAN, INSIDE_WORD, PARTICLE, UNIT, Piece, pieces

NEVER_FIRST = "。，、；：！？!?）)」』”’》〉】〕…—·～％"
NEVER_LAST = "「『（(《〈【〔“‘"


def cut(text: str, language: str = "zh-Hant") -> list[str]:
    return [piece.text for piece in pieces(text, language)]  # type: ignore[arg-type]


def cost(text: str, after: str) -> int:
    return next(piece.cost for piece in pieces(text, "zh-Hant") if piece.text == after)


@pytest.mark.parametrize(
    ("text", "kept_together"),
    [
        (
            "他說：「好。」然後走了",
            ["說：", "「好。」"],
        ),  # no stop or closing mark first, no opening mark last
        ("他说“好的”就走", ["“好", "的”"]),
        ("《海邊的書店》（二版）很好", ["《海", "店》", "（二", "版）"]),
        ("等等……我想想", ["等……"]),  # an ellipsis is not torn and begins no line
        ("這句話——我記得", ["話——"]),
        ("約翰·史密斯", ["翰·"]),
        ("真的嗎？！」她問", ["嗎？！」"]),
        ("花了 3.5 億元和 20%，", ["3.5 億", "20%，"]),
        ("2025 年，第 3 次", ["2025 年，", "3 次"]),
        ("用 GPT-4o 做", ["GPT-4o"]),
        ('他說"好"就走', ['說"好"就']),  # a straight mark says neither opening nor closing
        ("開頭 。字", ["頭 。"]),
        ("e\u0301t", ["e\u0301t"]),
        ("葛\U000e0100飾", ["葛\U000e0100"]),
        ("A（甲）B", ["（甲）"]),
    ],
)
def test_what_stays_on_one_line(text: str, kept_together: list[str]) -> None:
    assert [piece for piece in kept_together if piece in cut(text)] == kept_together


@pytest.mark.parametrize(
    "word",
    ["it’s", "don't", "state-of-the-art", "(long)", "10,000", "U.S.", "“wins”", "$3.50", "v2.0,", "R&D"],
)
def test_latin_words_are_not_broken(word: str) -> None:
    assert cut(f"We say {word} here", "en") == ["We", "say", word, "here"]


def test_a_line_ends_best_where_the_sense_pauses() -> None:
    assert cost("好，我想知道", "好，") == 0
    assert cost("好，甲想乙", "想") == HAN
    assert cost("好，我想知道", "知") == INSIDE_WORD
    assert cost("我的書", "我") == PARTICLE
    assert cost("有 20 萬元了", "20 萬") == UNIT
    assert cost("第 3 次", "第") == UNIT


@pytest.mark.parametrize(
    ("text", "costly"),
    [
        ("買了 iPhone 17 Pro 的人", ["iPhone", "17"]),
        ("跑 GPT 5 只要 40 ms 就好", ["GPT", "40"]),
        ("in 2024 we met 12 people at Pier 9", ["Pier"]),
    ],
)
def test_a_name_and_its_number_or_a_number_and_its_unit_stay_together(text: str, costly: list[str]) -> None:
    assert [piece.text for piece in pieces(text, "zh-Hant") if piece.cost == UNIT] == costly


def test_words_of_the_article_are_known_too() -> None:
    assert pieces("浪棲很大", "zh-Hant", ["浪棲"])[0].cost == INSIDE_WORD
    assert pieces("浪棲很大", "zh-Hant")[0].cost == HAN


@pytest.mark.parametrize(
    ("text", "inside"), [("供應鏈重組", [0, 1, 3]), ("义大利的海", [0, 1]), ("義大利的海", [0, 1])]
)
def test_no_line_had_better_end_inside_a_word_in_either_script(text: str, inside: list[int]) -> None:
    costs = [piece.cost for piece in pieces(text, "zh-Hant")]
    assert [at for at, cost in enumerate(costs) if cost == INSIDE_WORD] == inside


def test_between_latin_words_of_a_chinese_text_a_line_may_end() -> None:
    assert INSIDE_WORD not in [piece.cost for piece in pieces("用 Claude Code 寫 are so good 嗎", "zh-Hant")]


def test_what_is_no_unicode_is_cut_like_anything_else() -> None:
    assert "".join(piece.text for piece in pieces("供應\ud800鏈", "zh-Hant")) == "供應\ud800鏈"


def test_a_closing_mark_behind_white_space_begins_no_line() -> None:
    assert [piece.text for piece in pieces("(see 12 ) or not ?", "en")] == ["(see", "12 )", "or", "not ?"]
    assert [piece.text for piece in pieces("he said — no", "en")] == ["he", "said", "—", "no"]


def said(found: list[Piece]) -> str:
    return "".join(piece.text + (" " if piece.space else "") for piece in found)


MIXED = st.text(
    st.sampled_from("中文的了，。、；：！？「」『』（）《》“”‘’…—·～ aB1%.,-'\"()\u3000e\u0301👩‍💻"),
    max_size=60,
)


@given(MIXED | st.text(max_size=40), st.sampled_from(["zh-Hant", "zh-Hans", "en"]))
def test_nothing_is_lost_and_no_mark_stands_wrong(text: str, language: str) -> None:
    found = pieces(text, language)  # type: ignore[arg-type]
    assert re.sub(r"\s+", "", said(found)) == re.sub(r"\s+", "", text)
    for piece in found[1:]:
        assert piece.text[0] not in NEVER_FIRST.replace("—", "").replace("…", "")
    for piece in found[:-1]:
        assert piece.text[-1] not in NEVER_LAST


def test_a_long_run_of_one_character_takes_linear_time() -> None:
    for char in "中a「。 …1'":
        pieces(char * 20_000 + "x", "zh-Hant")
