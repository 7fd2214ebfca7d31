"""Splitting a text: where it is cut, where never, and that it is said once and in order."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from repurpose.model import NETWORKS, Language, Network
from repurpose.text.graphemes import graphemes
from repurpose.text.lengths import count
from repurpose.text.split import split


def within(most: int) -> Callable[[str], bool]:
    """Accepts texts of at most so many code points."""
    return lambda text: len(text) <= most


@pytest.mark.parametrize(
    ("text", "most", "language", "pieces"),
    [
        ("", 10, "zh-Hant", []),
        (" \n ", 10, "en", []),
        (" 短。 ", 10, "zh-Hant", ["短。"]),
        (
            "潮水退了以後才看得見蚵架。漁會每年清一次航道。",
            14,
            "zh-Hant",
            ["潮水退了以後才看得見蚵架。", "漁會每年清一次航道。"],
        ),
        (
            "她說：「這個問題我們想了三年。」然後她走進燈塔。孩子們留下來，繼續數船，直到天黑。",
            26,
            "zh-Hant",
            ["她說：「這個問題我們想了三年。」然後她走進燈塔。", "孩子們留下來，繼續數船，直到天黑。"],
        ),
        (
            "The tide tables are printed in May. The pilots learn them by heart before the ferry season starts.",
            70,
            "en",
            ["The tide tables are printed in May.", "The pilots learn them by heart before the ferry season starts."],
        ),
        (
            "潮水退了以後，才看得見去年留下的蚵架，還有一條沒有人記得名字的小船。",
            24,
            "zh-Hant",
            ["潮水退了以後，才看得見去年留下的蚵架，", "還有一條沒有人記得名字的小船。"],
        ),
        (
            "第一段說潮水的事情。\n\n第二段說風的事情，也說雨。第三句說船。",
            24,
            "zh-Hant",
            ["第一段說潮水的事情。", "第二段說風的事情，也說雨。第三句說船。"],
        ),
    ],
)  # fmt: skip
def test_cuts_are_made_where_a_reader_pauses(
    text: str, most: int, language: Language, pieces: list[str]
) -> None:
    assert split(text, within(most), language) == pieces


def test_a_quotation_that_fits_a_post_is_not_cut() -> None:
    text = "老船長站在碼頭上對所有年輕的記者慢慢地說，「海不等人，人也不必等海。先把繩子學好。」然後，他就回去補網了"
    for most in range(24, 50):
        assert (
            sum(
                "「海不等人，人也不必等海。先把繩子學好。」" in piece
                for piece in split(text, within(most), "zh-Hant")
            )
            == 1
        )


def test_a_quotation_that_does_not_fit_is_cut_at_its_sentences() -> None:
    text = "「我們每天早上五點就出海去看網子。中午以前一定要回來把魚分好。下午孩子放學就來幫忙。」"
    assert split(text, within(20), "zh-Hant") == [
        "「我們每天早上五點就出海去看網子。",
        "中午以前一定要回來把魚分好。",
        "下午孩子放學就來幫忙。」",
    ]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("這筆錢一共買了三百多個新的浮標還有 5,500 萬歐元留給明年整修所有的碼頭和燈塔使用", "5,500 萬歐元"),
        ("今年收回來的舊漁網經過整理以後總共賣出去大約 300 個手提袋給外地來的客人使用", "300 個"),
        ("去年全年的平均濕度比過去二十年的平均值還要高出整整 3.5% 所以鹽田全部停工了", "3.5%"),
        ("去年冬天從北方港口開過來的那一艘白色大船叫作 Northern Quiet Harbour 的研究船", "Northern Quiet Harbour"),
        ("請大家到這個網址看今年的潮汐表 https://letter.example.org/tide/2026?year=2026 然後再出門", "https://letter.example.org/tide/2026?year=2026"),
        ("這一次代表合作社出席國際會議的是負責養殖研究的艾莉絲·布朗寧與她的學生們兩位", "艾莉絲·布朗寧"),
        ("In the north the keepers of the old light counted more than 12,000 birds that had come over the strait", "12,000 birds"),
        ("Nobody in the harbour office remembered who had first invited Captain Mary Ann Ross to the meeting", "Captain Mary Ann Ross"),
    ],
)  # fmt: skip
def test_what_belongs_together_stays_together(text: str, whole: str) -> None:
    language: Language = "en" if text.isascii() else "zh-Hant"
    for most in range(len(whole) + 3, len(text)):
        assert any(whole in piece for piece in split(text, within(most), language)), most


def test_no_piece_of_a_few_characters_is_left_over() -> None:
    text = "港口的燈亮了一整夜，守夜的人數著一艘一艘回來的船，直到天亮。好。"
    pieces = split(text, within(31), "zh-Hant")
    assert pieces == ["港口的燈亮了一整夜，", "守夜的人數著一艘一艘回來的船，直到天亮。好。"]


def test_pieces_are_of_even_length() -> None:
    pieces = split("潮水漲了又退，" * 20, within(60), "zh-Hant")
    assert len(pieces) == 3
    assert max(map(len, pieces)) - min(map(len, pieces)) <= 7


def test_no_piece_begins_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    text = "（海）「風」《潮》" * 30 + "。"
    for most in range(5, 60):
        for piece in split(text, within(most), "zh-Hant"):
            assert piece[0] not in "）」》。"
            assert piece[-1] not in "（「《"


def test_a_word_that_is_too_long_is_cut_between_graphemes() -> None:
    family = "👩\u200d👩\u200d👧"
    assert sorted(split(family * 5, lambda text: len(graphemes(text)) <= 2, "en")) == [
        family,
        family * 2,
        family * 2,
    ]
    assert split("a" * 100, within(30), "en") == ["a" * 25] * 4


def test_a_grapheme_that_fits_nowhere_is_not_lost() -> None:
    assert "".join(split("ab👩\u200d👩\u200d👧cd", within(3), "en")) == "ab👩\u200d👩\u200d👧cd"


_PIECES = st.sampled_from(
    [*"潮水，。；：「」『』“”（）！？、 \n", "——", "……", "Sea Wind", " 3.5%", "https://a.example.com/b", "12,000 隻", ". ", "👩\u200d👧", "e\u0301", "it's"]
)  # fmt: skip


@settings(max_examples=150)
@given(
    st.lists(_PIECES, max_size=60).map("".join),
    st.integers(1, 40),
    st.sampled_from(["zh-Hant", "zh-Hans", "en"]),
)
@example("a b。", 1, "en")
def test_the_pieces_say_the_text_once_and_in_order(text: str, most: int, language: Language) -> None:
    pieces = split(text, within(most), language)
    assert re.sub(r"\s", "", "".join(pieces)) == re.sub(r"\s", "", text)
    assert all(piece == piece.strip() != "" for piece in pieces)
    assert all(len(piece) <= most or len(graphemes(piece)) == 1 for piece in pieces)


@settings(max_examples=60)
@given(st.lists(_PIECES, min_size=30, max_size=300).map("".join), st.sampled_from(NETWORKS))
def test_every_piece_is_valid_where_it_will_be_posted(text: str, network: Network) -> None:
    for piece in split(text, lambda said: count(network, said).valid, "zh-Hant"):
        assert count(network, piece).valid


@pytest.mark.parametrize("unit", ["潮", "a，", "，", "。", "a ", "「", "\n", "12", "a.", "👧", "A b"])
def test_a_long_text_of_one_unit_is_split(unit: str) -> None:
    text = unit * 3_000
    assert "".join("".join(split(text, within(140), "zh-Hant")).split()) == "".join(text.split())
