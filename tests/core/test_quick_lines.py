"""Lines and words that are passed over quickly are those that the whole pattern would pass over."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repurpose.digest import labels, narration, salience, speaking

_PIECES = [
    "Ana",
    "Ruiz",
    "主持人",
    "Q",
    " ",
    ":",
    "：",
    "**",
    "[00:12]",
    "(",
    ")",
    "（",
    "）",
    "，",
    "。",
    ",",
    ".",
    "?",
    "—",
    "> ",
    "- ",
    "1:02",
    "“",
]
_WORDS = [
    "I",
    "i",
    "we",
    "We",
    "you",
    "your",
    "our",
    "my",
    "me",
    "us",
    "mine",
    "his",
    "x",
    " ",
    "'",
    "-",
    "_",
    "1",
    "我",
    "ı",
    "İ",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=9).map("".join))
def test_a_line_is_a_label_where_a_pattern_says_so(line: str) -> None:
    patterns = (labels._COLON, labels._BRACKET, labels._LETTER, labels._ALONE)
    found = next((match for pattern in patterns if (match := pattern.match(line))), None)
    label = labels.on_line(line, 0, len(line))
    assert (label is None) == (found is None)
    assert label is None or (found is not None and label.after == found.end())


@pytest.mark.parametrize(
    ("quick", "words"),
    [(speaking._PERSON, "I|we|you|my|your|our"), (narration._PERSON, "I|me|my|mine|we|us|our|you|your")],
)
@given(text=st.lists(st.sampled_from(_WORDS), max_size=6).map("".join))
def test_somebody_says_i_or_you(quick: re.Pattern[str], words: str, text: str) -> None:
    plain = rf"[我你您咱]|\b(?:{words})\b" if quick is speaking._PERSON else rf"\b(?:{words})\b"
    assert bool(quick.search(text)) == bool(re.search(plain, text, re.IGNORECASE))


@given(st.integers(0, salience._STEPS[salience._ORDER[-1]] * 2 - 1), st.sampled_from([0, 1]))
def test_parts_of_a_code_weigh_what_the_whole_weighs(code: int, which: int) -> None:
    weights, *odds = salience._shipped()
    alone = salience._Odds(weights, which)
    assert alone[code] == odds[which][code]
    assert alone._trees.sum(
        alone._places[code % salience._USES]
        & alone._uses[code // salience._USES % salience._MARKS]
        & alone._marks[code // salience._USES // salience._MARKS]
    ) == weights.trees[which](salience.bins(code))
