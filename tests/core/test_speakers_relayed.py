"""Words that somebody tells of and that are not his own: what he is asked, what he heard, whose rival speaks."""

from __future__ import annotations

import pytest

from tests.core.narratives import quoted

SAID = "我們把整個流程拆成三段，每一段都可以自己驗證。"
PANEL = "麥若棠是海圖的創辦人。卓怡凡是她的同事，汪立丞是北極星的執行長。麥若棠說水夠。卓怡凡說電不夠。汪立丞說魚不夠。\n\n"


def speaker(text: str) -> str | None:
    return dict(quoted(PANEL + text.format(SAID))).get(SAID)


@pytest.mark.parametrize(
    "text",
    [
        "麥若棠常被質疑：「{}」",
        "麦若棠经常被问：「{}」",
        "麥若棠被問到：「{}」",
        "麥若棠遭到業主批評：「{}」",
        "麥若棠被卓怡凡打斷：「{}」",
        "麥若棠回憶父親當年的話：「{}」",
        "「{}」這是麥若棠最常被問到的一句話。",
        "「{}」有人這樣問麥若棠。",
    ],
)
def test_what_somebody_is_asked_or_told_is_not_what_she_says(text: str) -> None:
    assert speaker(text) is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("麥若棠的競爭對手、北極星執行長汪立丞說：「{}」", "汪立丞"),
        ("麥若棠說卓怡凡當時告訴她：「{}」", "卓怡凡"),
        ("麥若棠聽卓怡凡說：「{}」", "卓怡凡"),
        ("麥若棠的同事卓怡凡說：「{}」", "卓怡凡"),
        ("麥若棠被問到這件事時回答：「{}」", "麥若棠"),
        ("麥若棠告訴卓怡凡：「{}」", "麥若棠"),
        ("「{}」這是麥若棠常說的一句話。", "麥若棠"),
    ],
)
def test_whose_words_they_are(text: str, who: str) -> None:
    assert speaker(text) == who
