"""Samples by which articles are compared: stable, blind to script and layout, and fair estimates."""

from __future__ import annotations

import random

import opencc

from repurpose.digest.blocks import blocks
from repurpose.digest.likeness import SAMPLE, shingles
from repurpose.index import ALIKE, alike
from repurpose.model import Article


def sample(body: str) -> tuple[int, ...]:
    return shingles(Article("a.md", "0" * 64, body, 0, "", "zh-Hant", blocks(body, 0)))


def prose(seed: int, sentences: int = 120) -> list[str]:
    """Made-up sentences of Traditional characters."""
    pick = random.Random(seed)
    chars = "風場維修無人船檢測資料機構電網團隊開發時間問題決定價值語言學習實驗結果市場國際經濟發展關係"
    return ["".join(pick.choice(chars) for _ in range(pick.randint(12, 30))) + "。" for _ in range(sentences)]


def test_the_sample_is_sorted_bounded_and_the_same_every_time() -> None:
    body = "".join(prose(1))
    first = sample(body)
    assert first == tuple(sorted(set(first))) == sample(body)
    assert len(first) == SAMPLE


def test_the_same_text_in_the_other_script_and_another_layout_is_the_same() -> None:
    told = prose(2)
    hans = opencc.OpenCC("t2s").convert("".join(told))
    halves = "\n\n".join(("".join(told[:60]), "".join(told[60:])))
    assert sample("".join(told)) == sample(halves)
    assert (
        alike(sample("".join(told)), sample(hans)) > 0.9
    )  # OpenCC converts some phrases, folding only characters


def test_a_revised_text_is_alike_and_another_is_not() -> None:
    told, other = prose(3), prose(4)
    revised = [*told[:54], *other[:6], *told[60:]]
    assert alike(sample("".join(told)), sample("".join(revised))) >= ALIKE
    assert alike(sample("".join(told)), sample("".join(other))) < 0.05


def test_what_is_no_prose_does_not_count() -> None:
    told = "\n\n".join(prose(5))
    assert sample(told) == sample(f"{{{{< youtube AAAAAAAAAAA >}}}}\n\n{told}\n\n![圖](x.png)\n")
    assert sample("") == ()
