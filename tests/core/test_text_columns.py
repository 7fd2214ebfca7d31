"""Lines of plain text are counted in columns and break where Unicode lets them."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from uniseg.linebreak import line_break_units

from repurpose.text.columns import columns, units, wrap


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("海帶", 4), ("海a", 3), ("「海」", 6), ("e\u0301", 1), ("a\u200db", 2), ("", 0), ("“”", 4)],
)
def test_columns(text: str, width: int) -> None:
    assert columns(text) == width


def test_what_is_ambiguous_is_narrow_in_english() -> None:
    assert columns("“a”", chinese=False) == 3


def test_lines_never_begin_with_closing_marks_or_end_with_opening_ones() -> None:
    text = "他說：「船會自己說話，你要停下來聽。」然後（真的）停下來，聽；《潮汐》的第三頁、第四頁。" * 5
    for width in range(8, 80, 2):
        for line in wrap(text, width).split("\n"):
            assert line[0] not in "，。、；：」）》！？"
            assert line[-1] not in "「（《"


def test_latin_words_and_addresses_are_whole() -> None:
    text = "見 https://letter.example.org/posts/kelp/?a=1&b=2#three 與 automatic lighthouse"
    lines = wrap(text, 12).split("\n")
    assert "https://letter.example.org/posts/kelp/?a=1&b=2#three" in lines
    assert lines[2:] == ["與 automatic", "lighthouse"]


def test_indents_count() -> None:
    assert wrap("甲乙丙丁戊", 8, "  ", "- ") == "- 甲乙丙\n  丁戊"


def test_line_ends_stay_and_white_space_is_one_space() -> None:
    assert wrap("a   b\n\nc\td") == "a b\n\nc d"


@given(st.text(alphabet=st.sampled_from("海帶船。，「」ab -\n"), max_size=200), st.integers(10, 80))
def test_nothing_is_lost_and_nothing_is_longer_than_it_must_be(text: str, width: int) -> None:
    wrapped = wrap(text, width)
    assert re.sub(r"\s", "", wrapped) == re.sub(r"\s", "", text)
    for line in wrapped.split("\n"):
        assert columns(line) <= width or len(units(line)) == 1


@given(st.text(alphabet=st.sampled_from("海帶船長，。、；！「」『』（）《》“”ab c-…"), max_size=40))
@settings(max_examples=60)
def test_every_break_is_one_that_unicode_allows(text: str) -> None:
    paragraph = " ".join(text.split())
    allowed = set(itertools.accumulate(len(unit) for unit in line_break_units(paragraph)))
    for end in itertools.accumulate(len(unit) for unit in units(paragraph)):
        before, after = paragraph[end - 1], paragraph[end : end + 1]
        # Quotation marks “” are ambiguous to Unicode, which breaks beside neither; here one opens and one closes.
        assert end in allowed or before in "“”" or after in "“”"


@pytest.mark.parametrize(
    "char",
    ["「", "。", "海", "a", " ", "“", "https://", "\u200d", "👨", "👨\u200d", "(", "\u0301", "x「", "—"],
)
def test_very_much_of_one_character_is_no_trouble(char: str) -> None:
    text = char * (200_000 // len(char))
    assert "".join(units(text)) == text


@given(st.text(max_size=80))
def test_any_text_wraps(text: str) -> None:
    assert "".join(wrap(text, 20).split()) == "".join(text.split())
