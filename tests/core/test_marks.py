"""Quotation marks are paired inside a paragraph, and a slip never turns a gap into a quotation."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from repurpose.digest.marks import MARKS, marked


def inner(text: str, depth: int = 0) -> list[str]:
    return [text[m.start : m.end] for m in marked(text, 0, len(text)) if m.depth == depth]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("他說：「船開了。」然後走了。", ["船開了。"]),
        ("他说：“船开了。”然后走了。", ["船开了。"]),
        ('他说："船开了。"然后走了。', ["船开了。"]),
        ('他说："船开了。“然后走了。', ["船开了。"]),
        ("他说：“船开了。“然后走了。", ["船开了。"]),
        ('他说："船开了,"他又说,"人也走了。"', ["船开了,", "人也走了。"]),
        ("『船』和「岸」", ["船", "岸"]),
        ("“Don’t stop,” she said, “it’s fine.”", ["Don’t stop,", "it’s fine."]),
        ("｢船開了。｣", ["船開了。"]),
        ("沒有引號。", []),
        ("", []),
    ],
)
def test_marks_of_every_kind_and_mixed_pairs(text: str, found: list[str]) -> None:
    assert inner(text) == found


def test_nested_marks_belong_to_the_outer() -> None:
    text = "她說：「他告訴我：『船開了。』我就走了。」"
    assert inner(text) == ["他告訴我：『船開了。』我就走了。"]
    assert inner(text, depth=1) == ["船開了。"]


def test_an_opening_mark_never_closed_reaches_to_the_end_of_the_paragraph_where_a_colon_announces_it() -> (
    None
):
    text = "他解释说：“船开了,人也走了。"
    found = marked(text, 0, len(text))
    assert [text[m.start : m.end] for m in found] == ["船开了,人也走了。"]
    assert not found[0].closed


def test_a_stray_closing_mark_closes_nothing() -> None:
    assert inner("他是最怀疑的人之一。” 后来他说：“船开了。”") == ["船开了。"]


def test_a_stray_mark_does_not_turn_the_text_between_two_quotations_into_one() -> None:
    text = "“一号船。”他走过长长的码头，什么也没说。”后来她说：“二号船。”"
    assert "他走过长长的码头，什么也没说。" not in inner(text)
    assert inner(text)[-1] == "二号船。"


def test_an_odd_straight_mark_is_left_out() -> None:
    assert inner('船长 5" 的模型，他说："开了。"') == ["开了。"]


@given(st.text(alphabet=MARKS + "船，。:\n a", max_size=60))
@settings(max_examples=300)
def test_spans_lie_in_the_paragraph_and_never_cross(text: str) -> None:
    found = marked(text, 0, len(text))
    for m in found:
        assert 0 <= m.outer_start < m.start <= m.end <= m.outer_end <= len(text)
    outer = [m for m in found if m.depth == 0]
    assert all(a.outer_end <= b.outer_start for a, b in itertools.pairwise(outer))


@pytest.mark.parametrize("mark", [*MARKS, "「」", "“”"])
def test_a_megabyte_of_marks_is_read(mark: str) -> None:
    assert isinstance(marked(mark * (1_000_000 // len(mark)), 0, 1_000_000), list)
