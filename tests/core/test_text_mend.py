"""What is printed of a slice, and the proof that nothing else was changed."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repurpose.text.mend import printed, same, side_by_side, words_of

WORDS = frozenset({"Chen", "Mark", "Blackwood", "OpenAI"})


@pytest.mark.parametrize(
    ("slice_", "wanted"),
    [
        ("實驗室成 果", "實驗室成果"),
        ("巨量空 间 。", "巨量空间。"),
        ("**很 好**，真的", "很好，真的"),
        ("主打“ 都能聊 ”。", "主打“都能聊”。"),
        ("第一行  \n第二行", "第一行第二行"),
        ("由 Ruth Ch en 主持", "由 Ruth Chen 主持"),
        ("M ark Yao", "Mark Yao"),
        ("Nora Bla ckwood", "Nora Blackwood"),
        ("　全形空白 　開頭", "全形空白開頭"),
        ("one\n  line", "one line"),
    ],
)
def test_odd_spaces_are_mended(slice_: str, wanted: str) -> None:
    assert printed(slice_, WORDS) == wanted


@pytest.mark.parametrize(
    "slice_",
    [
        "一年內 AI 實習生",
        "Gemini 3 和 GPT-5 Pro、OpenAI for Science",
        "維他命 C 與 Plan B",
        "Easy vs Simple 的差別",
        "“Yes,” she said. “No.”",
        "We may be a long way in to it",
        "Mr Smith in Series C",
        "在 2026 年 3 月",
    ],
)
def test_good_spaces_stay(slice_: str) -> None:
    assert printed(slice_, {*WORDS, "along", "into", "maybe", "Series"}) == slice_


def test_words_of_a_file_are_those_it_repeats() -> None:
    assert words_of("Ruth Chen, Ruth Ch en, 和 Chen 說 once") == {"Ruth", "Chen"}


def test_same_is_blind_to_spaces_and_bold_alone() -> None:
    assert same("**他 說**：ok", "他說:ok")
    assert not same("他說", "她說")
    assert not same("*他說*", "他說")


def proof(text: str) -> str:
    return re.sub(r"\s+|\*\*", "", unicodedata.normalize("NFKC", text))


PIECES = st.sampled_from([*"字 \n　*。「」“”：a1AéM\u0301\u3099\u1161ｶ", "Mark", "Ch", "en", "ck", "**"])


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_what_is_printed_is_proved(slice_: str) -> None:
    result = printed(slice_, WORDS)
    assert proof(result) == proof(slice_)
    assert same(result, slice_)


@pytest.mark.parametrize(
    ("left", "between", "right", "whole"),
    [
        ("河水不急。", "", "急的是人。", "河水不急。急的是人。"),
        ("河水不急。", "\n", "急的是人。", "河水不急。急的是人。"),
        ("Rivers wait.", "  ", "People do not.", "Rivers wait. People do not."),
        ("Rivers wait.", "\n", "3 people do not.", "Rivers wait. 3 people do not."),
        ("河水不急。", "\n> ", "急的是人。", None),
        ("河水不急", "", "急的是人。", None),
        ("河水不急。", "", "「急的是人。」", None),
        ("河水不急。", "", "People do not wait.", None),
    ],
)
def test_sentences_side_by_side_are_printed_without_being_mended_anew(
    left: str, between: str, right: str, whole: str | None
) -> None:
    assert side_by_side(left, between, right) == whole


piece = st.lists(
    st.sampled_from(["成", "果", " ", " ", "\n", "，", "「", "」", "“", "”", "（", ".", "!", "Ma", "rk", "Mark", "Ch", "en", "Chen", "a", "3", "é"]),
    min_size=1,
    max_size=12,
).map("".join)  # fmt: skip


@given(
    piece,
    st.sampled_from("。！？.!?"),
    st.sampled_from(["", " ", "\n", " \n ", "\n> "]),
    piece,
    st.sampled_from("。."),
)
def test_sentences_side_by_side_are_printed_as_the_whole_is(
    left: str, stop: str, between: str, right: str, end: str
) -> None:
    first, second = left.strip() + stop, right.strip() + end
    found = side_by_side(printed(first, WORDS), between, printed(second, WORDS))
    assert found is None or found == printed(first + between + second, WORDS)
