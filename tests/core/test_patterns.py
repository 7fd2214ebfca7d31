"""A quick pattern finds what the plain one finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repurpose.digest import hanging
from repurpose.digest.patterns import Either, whole

WORDS = "he|her|i|thank you"


@given(
    st.lists(st.sampled_from(["he", "her", "i", "thank", "you", " ", "_", "é", "x", "他", "'"])).map("".join)
)
def test_whole_words_are_found_where_word_boundaries_find_them(text: str) -> None:
    plain = re.compile(rf"\b(?:{WORDS})\b")
    assert [m.span() for m in re.finditer(whole(WORDS), text)] == [m.span() for m in plain.finditer(text)]


EITHERS = {name: value for name, value in sorted(vars(hanging).items()) if isinstance(value, Either)}


@pytest.mark.parametrize("name", EITHERS)
@given(data=st.data())
def test_what_english_finds_is_not_passed_over_for_want_of_a_part(name: str, data: st.DataObject) -> None:
    either = EITHERS[name]
    said = data.draw(st.from_regex(either.english))
    assert either.within(said)
    assert either.times(said) == len(either.chinese.findall(said)) + len(either.english.findall(said))


def test_both_languages_are_found_in_one_text() -> None:
    either = Either(re.compile("這裡|那裡"), re.compile("here"), ("here",))
    assert either.within("在這裡")
    assert either.within("over here")
    assert either.times("這裡 here, 那裡") == 3
    assert not either.within("這 none: her e")
    assert either.times("") == 0
