"""Grapheme clusters: what a reader counts as one character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from repurpose.text.graphemes import graphemes


def test_clusters() -> None:
    assert graphemes("e\u0301👩‍👩‍👧🇹🇼字\r\n") == ["e\u0301", "👩‍👩‍👧", "🇹🇼", "字", "\r\n"]


@given(st.text())
def test_joined_they_are_the_text(text: str) -> None:
    assert "".join(graphemes(text)) == text
