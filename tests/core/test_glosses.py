"""Glosses are looked for at brackets only; nothing that stands in the text is missed by that."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from repurpose.digest.names import _GLOSS, _glosses

_PIECES = st.sampled_from(
    ["王大明", "甲乙丙丁戊己庚辛", "·", "（", "(", "）", ")", " ", "Ana Ruiz", "Ruiz", "，", "de", "\n"]
)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_glosses_are_those_of_a_search_through_all_of_the_text(body: str) -> None:
    assert [m.span() for m in _glosses(body)] == [m.span() for m in _GLOSS.finditer(body)]


def test_a_gloss_is_found() -> None:
    assert [m["han"] for m in _glosses("他認識王大明（Damien Wang）。")] == ["他認識王大明"]
