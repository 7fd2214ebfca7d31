"""A quick pattern finds what the plain one finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from repurpose.digest.patterns import whole

WORDS = "he|her|i|thank you"


@given(
    st.lists(st.sampled_from(["he", "her", "i", "thank", "you", " ", "_", "é", "x", "他", "'"])).map("".join)
)
def test_whole_words_are_found_where_word_boundaries_find_them(text: str) -> None:
    plain = re.compile(rf"\b(?:{WORDS})\b")
    assert [m.span() for m in re.finditer(whole(WORDS), text)] == [m.span() for m in plain.finditer(text)]
