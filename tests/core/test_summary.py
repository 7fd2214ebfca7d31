"""What may stand in a summary or among the key points, on made-up articles in three languages."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from repurpose.digest.blocks import blocks
from repurpose.digest.leaning import leans, plain
from repurpose.digest.points import MOST, key_points
from repurpose.digest.salience import reading
from repurpose.digest.statements import statements
from repurpose.digest.summary import SENTENCES, summary
from repurpose.digest.turns import turns
from repurpose.model import Article, Language
from repurpose.text.mend import same
from repurpose.text.scripts import detect, fold


def article(
    body: str, title: str = "林若水談風場維修", tags: tuple[str, ...] = ("風場", "林若水")
) -> Article:
    return Article("a.md", "0" * 64, body, 0, title, detect(body), blocks(body, 0), tags=tags)


STORY = """\
林若水在訪談中公布風場維修的新做法：三年內讓無人船負責八成的海上巡檢。她認為最大的瓶頸是人力。

> 本文整理自海風電台的節目，主持人為陳大樹。

{{< youtube AAAAAAAAAAA >}}

![風場](/images/farm.png)

## 為什麼是現在

風場維修的成本在過去五年上漲了四成。但真正的難題不在成本。林若水說：「人力才是瓶頸。我們找不到願意出海的工程師。」

這不是技術問題。你怎麼看呢？無人船每天可以巡檢十二座風機，是工程師出海的三倍。

## 無人船怎麼做

無人船先用聲納掃描水下基座，再把影像傳回岸上的中心。然而，林若水的團隊發現惡劣天候會讓影像模糊。**林若水把維修計畫拆成三個階段：巡檢、診斷與修復。** 詳見[延伸閱讀](/posts/x/)。

「我們明年會把系統開放給其他風場。」她說。

## 我的觀察

我認為這套做法值得學習。訂閱我們的電子報，每週收到風場新聞。
"""


def test_a_summary_has_three_sentences_in_order_that_stand_alone() -> None:
    story = article(STORY)
    told = summary(reading(story))
    assert len(told) == SENTENCES
    assert [p.start for p in told] == sorted(p.start for p in told)
    assert all(same(p.text, STORY[p.start : p.end]) for p in told)
    assert told[0].text.startswith("林若水在訪談中公布")


def test_key_points_hold_only_what_can_be_printed() -> None:
    texts = [p.text for p in key_points(reading(article(STORY)))]
    assert "林若水把維修計畫拆成三個階段：巡檢、診斷與修復。" in texts
    for never in ("本文整理自", "youtube", "風場]", "你怎麼看", "這不是", "她", "延伸", "我認為", "訂閱"):
        assert not any(never in text for text in texts)


def test_a_connective_at_the_head_is_left_out_of_the_span() -> None:
    story = article(STORY)
    texts = [s.text for s in statements(story) if s.alone]
    assert "林若水的團隊發現惡劣天候會讓影像模糊。" in texts
    assert "真正的難題不在成本。" in texts


LEANING = [
    *(
        "他認為這很重要。",
        "這是一個開始。",
        "它改變了產業。",
        "此外，價格上漲。",
        "因此市場緊縮。",
        "你準備好了嗎？",
    ),
    *(
        "「我們不會停。」她說。",
        "「我們不會停下來，這是承諾。」",
        "我認為風場會成功。",
        "風場很大呀。",
        "歡迎訂閱頻道。",
    ),
    *("其中一個例子是港口。", "在他看來，風場會成功。"),
]
STANDING = [
    *(
        "風場在五年內增加了三倍。",
        "林若水說：「我們不會停。」",
        "「我們不會停下來，」林若水說。",
    ),
    *("林若水在這場訪談中談到她的計畫。", "有人認為風場太貴。"),
]


@pytest.mark.parametrize("text", LEANING)
def test_what_leans(text: str) -> None:
    assert leans(fold(text), "zh-Hant")


@pytest.mark.parametrize("text", STANDING)
def test_what_stands(text: str) -> None:
    assert not leans(fold(text), "zh-Hant")
    assert plain(text, text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("However, prices rose in 2024.", True),
        ("It changed the industry.", True),
        ("I think the farms will win.", True),
        ("Subscribe to our newsletter today.", True),
        ("Wind farms doubled their output in 2024.", False),
        ("Ada Lund told the crew that repairs take two days.", False),
    ],
)
def test_what_leans_in_english(text: str, wanted: bool) -> None:
    assert leans(fold(text), "en") == wanted


@pytest.mark.parametrize(
    "text",
    [
        "見[這裡](/x)。",
        "原因如下：",
        "有註[^1]。",
        "「沒有收尾。",
        "沒有句號",
        "*斜體*的字。",
        "一行\n> 兩行。",
        "**半個粗體。",
    ],
)
def test_what_is_not_plain(text: str) -> None:
    assert not plain(text, text.replace("**", ""))


TALK = """\
這集節目邀請無人船公司的創辦人林若水，談風場維修的未來。林若水的公司在三年內拿下十二座風場的合約。無人船讓巡檢的成本降到原本的一半。

主持人：林小姐，一開始為什麼想做無人船這個題目呢？

林若水：我以前在船廠工作，每天看工程師冒著風浪出海。風場的維修成本有六成花在船和人身上。

主持人：你們公司的第一個客戶是誰，那時候順利嗎？

林若水：第一個客戶是彰化的風場，合約只有三個月。無人船在第一週就找到兩座基座的裂縫。

主持人：接下來三年的計畫是什麼，會去海外嗎？

林若水：我們會在明年進入日本市場。
"""


def test_a_transcript_is_told_from_its_introduction_and_never_by_the_host() -> None:
    talk = article(TALK)
    said = turns(talk)
    assert len(said) == 6
    read = reading(talk, said)
    host = [turn for turn in said if turn.speaker == "主持人"]
    assert all(p.end < TALK.index("主持人：") for p in summary(read))
    points = key_points(read)
    assert any(p.start > TALK.index("主持人：") for p in points)
    assert not any(turn.start <= p.start < turn.end for turn in host for p in points)
    assert not any("：" in p.text for p in points)


def test_what_was_learned_counts() -> None:
    """Words of the title and of the opening are likelier in an abstract than others."""
    read = reading(article(STORY))
    odds = read.salience.word_odds
    assert odds["风"] > odds["声"]
    assert all(0 < p < 1 for p in odds.values())


def test_the_same_article_is_told_the_same_way_across_scripts() -> None:
    hans = STORY.translate(
        str.maketrans(
            "電風場維無這來個們說發現認為願關於時間開給惡態會讓體價漲張頻導點單讀訂閱報氣進",
            "电风场维无这来个们说发现认为愿关于时间开给恶态会让体价涨张频导点单读订阅报气进",
        )
    )
    first, second = (summary(reading(article(body))) for body in (STORY, hans))
    assert [(p.start, p.end) for p in first] == [(p.start, p.end) for p in second]


def test_nothing_to_tell() -> None:
    for body in ("", "# 標題\n", "![圖](x.png)\n", "他說。"):
        read = reading(article(body))
        assert (summary(read), key_points(read)) == ((), ())


PIECES = st.sampled_from(
    ["林若水說：「好。」", "風場在五年內增加了三倍。", "這是開始。", "\n\n", "\n## 小節\n\n", "- ", "> ", "**", "Ada Lund won 3 prizes. ", "，", "主持人：", "？", "\n"]
)  # fmt: skip
LANGUAGES: tuple[Language, ...] = ("zh-Hant", "zh-Hans", "en")


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=50).map("".join))
def test_every_passage_is_proved_and_none_is_told_twice(body: str) -> None:
    read = reading(article(body), turns(article(body)))
    for told, most in ((summary(read), SENTENCES), (key_points(read), MOST)):
        spans = [(p.start, p.end) for p in told]
        assert len(told) <= most
        assert spans == sorted(spans)
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
        assert all(same(p.text, body[p.start : p.end]) for p in told)


CHOICE = """
from benchmarks.generate import post
from repurpose.articles import from_bytes
from repurpose.digest.salience import reading
from repurpose.digest.summary import summary
for number in (24, 39, 44, 49, 64):
    print([told.start for told in summary(reading(from_bytes(post(number).encode(), "a.md")))])
"""


def test_sentences_of_equal_worth_are_chosen_alike_in_every_process() -> None:
    """The order of a set differs from process to process and must not decide."""
    told = {
        subprocess.run(
            [sys.executable, "-c", CHOICE], env={**os.environ, "PYTHONHASHSEED": str(seed)},
            check=True, capture_output=True, text=True,
        ).stdout
        for seed in range(4)
    }  # fmt: skip
    assert len(told) == 1


def test_a_sentence_that_comes_back_is_told_once() -> None:
    again = "港口的感測器在第一個冬天壞掉了七成，潮汐團隊從此每天出海檢查一次。"
    other = "白露明把四十年的潮汐表交給模型，預報的誤差從三小時縮短到二十分鐘。"
    made = article("\n\n".join([again, other, again, "這裡沒有人說話。", again, other]))
    told = [passage.text for passage in summary(reading(made, turns(made)))]
    assert sorted(told) == sorted({again, other})
