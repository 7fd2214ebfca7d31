"""Key points: what hangs is told with the sentence that carries it or not at all, and nothing is told twice."""

from __future__ import annotations

import itertools

from repurpose.articles import from_bytes
from repurpose.digest.points import FEWEST, MOST, key_points
from repurpose.digest.salience import reading
from repurpose.model import Passage
from repurpose.text.mend import same

HEAD = "---\ntitle: 林曉川談木船的修復\n---\n\n"
BODY = """\
## 木料

木船的修復成本在十年內漲了四成，一半花在木料上。這讓三家船廠改做遊艇。

代價是每天多花兩個小時。林曉川說，木料要先放三年才能用。

## 手藝

林曉川接下了船廠。她把木船的修復費用漲了 30%：12 個師傅從此有年金，修復的手藝才傳得下去。

林曉川分享了三個挑木頭的訣竅。木船的修復靠的是手藝，不是機器。

## 未來

青木船廠明年要開一間學校，預計收二十個學徒。歡迎訂閱本刊。

木船的修復成本十年來漲了四成，其中一半花在木料上。潮水決定了船廠一天能做多少事。
"""


def told(body: str = BODY) -> tuple[Passage, ...]:
    article = from_bytes((HEAD + body).encode(), "a.md")
    points = key_points(reading(article, names=["林曉川"]))
    assert all(same(p.text, article.text[p.start : p.end]) for p in points)
    assert all(a.end <= b.start for a, b in itertools.pairwise(points))
    return points


def test_five_to_nine_in_order() -> None:
    assert FEWEST <= len(told()) <= MOST


def test_what_hangs_is_told_with_what_carries_it_or_not_at_all() -> None:
    points = [p.text for p in told()]
    for hanging in ("她把木船", "這讓三家", "代價是"):
        assert not any(text.startswith(hanging) for text in points)
    assert any(text.startswith("林曉川接下了船廠。她把木船的修復費用漲了 30%") for text in points)


def test_nothing_is_told_twice() -> None:
    assert sum("漲了四成" in p.text for p in told()) == 1


def test_a_promise_and_the_page_are_no_points_where_there_are_others() -> None:
    assert not any("訣竅" in p.text or "訂閱" in p.text for p in told())


def test_one_of_several_is_not_told_for_all_of_them() -> None:
    body = "## 工具\n\n修船用的刀有兩把，價錢差了三倍。第一把是寬刨，用來推平木料的表面。\n"
    assert not any("第一把" in p.text for p in told(body))


def test_the_most_is_kept_in_a_long_article() -> None:
    body = "".join(f"第 {n} 號船塢在民國 {n + 60} 年修好了編號 {n * 7} 的木船。\n\n" for n in range(2, 700))
    assert len(told(body)) <= MOST
