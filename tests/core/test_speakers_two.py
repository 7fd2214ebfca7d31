"""Where two persons are alive, and where somebody else's words stand beside a name: the right one or nobody."""

from __future__ import annotations

import pytest

from tests.core.narratives import quoted

SAID = "我們把整個流程拆成三段，每一段都可以自己驗證。"
PANEL = "這場座談由主持人 Carla Mendes 主持，來賓是 Northwind 執行長 Peter Vogel 和 Fjord 實驗室創辦人 Ines Duarte。\n\n"
ALONE = (
    "Northwind 執行長 Peter Vogel 在節目上談了公司。Vogel 說起他的童年。主持人 Carla Mendes 問了很多。\n\n"
)
LETTER = "作家陳以南在信中談到他的港口。陳以南住在海邊。\n\n"
BOTH = "本文整理自《浪花》節目，來賓為前海關官員郭亭之與經濟學者沈立夫。\n\n郭亭之認為稅率太高。沈立夫認為稅率太低。\n\n"


def speaker(text: str) -> str | None:
    """The speaker of the passage, None also where it is no quotation."""
    return dict(quoted(text)).get(SAID)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (PANEL + f"Vogel 認為速度最重要，Duarte 則認為信任更重要。她說：「{SAID}」", "Ines Duarte"),
        (PANEL + f"Duarte 回憶 Vogel 當時對她說：「{SAID}」", "Peter Vogel"),
        (PANEL + f"Vogel 談到自己和 Duarte 的合作。他說：「{SAID}」", "Peter Vogel"),
        (PANEL + f"在 Duarte 看來，這件事很單純。「{SAID}」", "Ines Duarte"),
        (PANEL + f"聽完 Vogel 的說法，Duarte 搖頭說：「{SAID}」", "Ines Duarte"),
        (ALONE + f"他的共同創辦人 Ole Brandt 負責技術。「{SAID}」Brandt 說。", "Ole Brandt"),
        (ALONE + f"讓 Vogel 出名的不是船，而是他在碼頭上說的一句話：「{SAID}」", "Peter Vogel"),
        (ALONE + f"Vogel 說，多數設計師都害怕海，但事實恰恰相反——「{SAID}」", "Peter Vogel"),
        (BOTH + f"「{SAID}」郭亭之說。", "郭亭之"),
        (LETTER + f"陳以南對團隊說：「{SAID}」", "陳以南"),
        (PANEL + f"Vogel 用 Duarte 的話總結：「{SAID}」", "Ines Duarte"),
        (LETTER + f"海關署長高立文在記者會上提到陳以南。他說：「{SAID}」", "高立文"),
        (BOTH + f"沈立夫打斷他：「{SAID}」", "沈立夫"),
    ],
)
def test_the_right_one_of_two(text: str, who: str) -> None:
    assert speaker(text) == who


@pytest.mark.parametrize(
    "text",
    [
        PANEL + f"Vogel 認為速度最重要，Duarte 則認為信任更重要。「{SAID}」",
        PANEL + f"Vogel 的共同創辦人告訴他：「{SAID}」",
        PANEL + f"Duarte 的助理後來告訴記者：「{SAID}」",
        PANEL + f"Vogel 想起父親的一句話：「{SAID}」",
        PANEL + f"Vogel 談到船。「{SAID}」這是 Vogel 的母親常說的話。",
        PANEL + f"Vogel 談到船。「{SAID}」這句話是 Vogel 從 Duarte 那裡學來的。",
        PANEL + f"Vogel 談到船。「{SAID}」其中一位員工說。",
        PANEL + f"其他作者討論很久。創辦人們也是。他說：「{SAID}」",
        ALONE + f"Vogel 最敬佩的人是 Henry Tolland。他在 1950 年說過：「{SAID}」",
        LETTER + f"陳以南的編輯許可可看完後說：「{SAID}」",
        LETTER + f"陳以南收到一封讀者來信：「{SAID}」",
        LETTER + f"陳以南收到的第一條評價是：「{SAID}」",
        LETTER + f"陳以南反覆提到一位鄰居的一句話：「{SAID}」",
        PANEL + f"Vogel 借老船長之口說出了港口的焦慮：「{SAID}」",
        LETTER + f"陳以南沒有說的是：「{SAID}」",
        LETTER + f"陳以南筆下的船長說：「{SAID}」",
        BOTH + f"他說：「{SAID}」",
    ],
)
def test_nobody_where_it_is_somebody_else_or_not_clear(text: str) -> None:
    assert speaker(text) is None


def test_a_person_without_a_role_who_speaks_is_not_the_one_spoken_of_before() -> None:
    assert speaker(LETTER + f"許可可在席上補充：「{SAID}」") != "陳以南"


def test_a_chinese_name_said_once_after_an_office() -> None:
    assert speaker(LETTER + f"海關署長高立文在記者會上說：「{SAID}」") == "高立文"
