"""What is looked for before a pattern: it must be in whatever the pattern finds, or the pattern is never asked."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from repurpose.digest import hollow
from repurpose.digest.cues import Cued, begun, cued, endings, one_of

_CUED = sorted((name, each) for name, each in vars(hollow).items() if isinstance(each, Cued))
_BEGUN = re.compile(r"\[(?P<firsts>[^\]]+)\]\(\?<=\(\?=(?P<pattern>.+)\)\[(?P=firsts)\]\)", re.DOTALL)
_BEGINNING = sorted(
    (name, each, found)
    for name, each in vars(hollow).items()
    if isinstance(each, re.Pattern) and (found := _BEGUN.fullmatch(each.pattern))
)
_GUARDED = [
    (hollow._promises, hollow._PROMISES),
    (hollow._rates, hollow._RATES),
    (hollow._is_of_the_talk, hollow._OF_THE_TALK),
]


def _said_like(pattern: str) -> st.SearchStrategy[str]:
    """Texts of the words that a pattern is made of, with marks and other words between them."""
    words = sorted(set(re.findall(r"[\u4e00-\u9fff]{1,6}|(?<![\\a-z])[a-z][a-z' ]*", pattern)))
    others = [" ", "了", "一", "3", ",", ":", "。", ".", "x", "three ", "the "]
    return st.lists(st.sampled_from(words + others), min_size=1, max_size=9).map(
        lambda parts: "".join(parts) + "."
    )


@pytest.mark.parametrize(("name", "each"), _CUED, ids=[name for name, _ in _CUED])
@settings(max_examples=80)
@given(data=st.data())
def test_whatever_a_pattern_finds_holds_one_of_its_cues(name: str, each: Cued, data: st.DataObject) -> None:
    text = data.draw(_said_like(each.pattern.pattern))
    assert each.found(text) == bool(each.pattern.search(text))
    assert each.opens(text) == bool(each.pattern.match(text))


@pytest.mark.parametrize(("name", "quick", "found"), _BEGINNING, ids=[name for name, *_ in _BEGINNING])
@settings(max_examples=80)
@given(data=st.data())
def test_a_pattern_begins_with_one_of_its_first_characters(
    name: str, quick: re.Pattern[str], found: re.Match[str], data: st.DataObject
) -> None:
    text = data.draw(_said_like(found["pattern"]))
    assert bool(quick.search(text)) == bool(re.search(found["pattern"], text))


@pytest.mark.parametrize(("quick", "pattern"), _GUARDED, ids=[quick.__name__ for quick, _ in _GUARDED])
@settings(max_examples=120)
@given(data=st.data())
def test_what_is_seen_of_a_promise_at_its_end_is_enough(
    quick: Callable[[str], bool], pattern: re.Pattern[str], data: st.DataObject
) -> None:
    text = data.draw(_said_like(pattern.pattern))
    assert quick(text) == bool(pattern.match(text))


def test_the_rules_with_signs_are_found_here() -> None:
    assert len(_CUED) == 5
    assert len(_BEGINNING) == 3


def test_what_it_finds_is_one_character() -> None:
    found = begun("猫狗", "猫叫|狗[跑跳]").search("一隻狗跳")
    assert found is not None
    assert found.span() == (2, 3)
    assert begun("猫狗", "猫叫|狗[跑跳]").search("一隻狗叫") is None


def test_a_pattern_is_not_asked_without_a_cue() -> None:
    never = cued("lamp|oil", "x*")
    assert never.found("a lamp")
    assert not never.found("a candle")
    assert not never.opens("a candle")


def test_endings_are_the_last_characters_once() -> None:
    assert endings("原因|理由|起因") == "因由"


@given(st.text("前執行長官CEO總工程師 ", max_size=12))
def test_words_that_are_tried_by_their_first_two_characters_are_the_same(text: str) -> None:
    words = "總工程師|執行長|工程師|執行官|CEO|CO"
    plain = [found.span() for found in re.finditer(words, text)]
    assert [found.span() for found in re.finditer(one_of(words), text)] == plain
