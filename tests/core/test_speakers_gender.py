"""他 and 她 of articles about more than one person, and persons without a name whom they may mean."""

from __future__ import annotations

import pytest

from tests.core.narratives import quoted

SAID = "我們把整個流程拆成三段，每一段都可以自己驗證。"
PAIR = (
    "海圖公司創辦人伊琳．卡托娃（Irene Katova）說話很快。她從小在港口長大。\n\n"
    "技術長歐文．布蘭特（Owen Brandt）說話很慢。他以前修鐘。\n\n"
)


def speaker(text: str) -> str | None:
    return dict(quoted(text)).get(SAID)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (PAIR + f"## 港口\n\n那年冬天沒有船。她每天去看海。\n\n「{SAID}」她說。", "伊琳．卡托娃"),
        (PAIR + f"## 港口\n\n卡托娃去看海。他留在店裡。\n\n「{SAID}」他說。", "歐文．布蘭特"),
        (PAIR + f"卡托娃的母親是老師。卡托娃去看海，她說：「{SAID}」", "伊琳．卡托娃"),
    ],
)
def test_a_pronoun_means_the_only_one_whom_it_fits(text: str, who: str) -> None:
    assert speaker(text) == who


@pytest.mark.parametrize(
    "text",
    [
        PAIR
        + f"卡托娃說，父親後來來看過船。\n\n他從北方開了兩天的車來。\n\n他吃飯的時候才開口。\n\n然後他說：「{SAID}」",
        PAIR + f"一位老先生每天來看船。他說：「{SAID}」",
        PAIR + f"店裡來了一個計程車司機，每次都點兩碗粥。有一天他說：「{SAID}」",
    ],
)
def test_somebody_without_a_name_may_be_meant_instead(text: str) -> None:
    assert speaker(text) is None


def test_a_woman_s_pronoun_is_not_the_man_whom_the_article_writes_of_as_he() -> None:
    text = (
        "創辦人高立文下架了那款燈。他說不賣了。他開了會。他關了燈。高立文走了。他沒有回頭。\n\n"
        f"主播栗栗的團隊打電話來，後來她公開講過這件事：「{SAID}」"
    )
    assert speaker(text) is None


def test_half_width_punctuation_is_read_like_full_width() -> None:
    text = f'返鄉青年蔣立文是撐下來的人。他開店。副教授汪蓉認為,網紅小鎮的問題不是流量。他說:"{SAID}"'
    assert speaker(text) == "汪蓉"


def test_what_somebody_is_does_not_speak() -> None:
    text = f"來賓是高立文，夜市遊戲的製作人。主持人林若安問他，賣了四十萬份是什麼感覺，他說：「{SAID}」\n\n後來製作人大野健一也來了。大野說，恭喜。高立文笑了。高立文說謝謝。"
    assert speaker(text) in ("高立文", None)


@pytest.mark.parametrize(
    "text",
    [
        PAIR + f"卡托娃坐在窗邊。布蘭特站在門口。她走過去，他把餅乾遞給她。\n\n「{SAID}」",
        PAIR + f"卡托娃記得那天船進港。\n\n她問他在看什麼。\n\n「{SAID}」",
        PAIR + f"布蘭特主張撤掉。他在岸邊吵了兩個小時，最後兩個人都坐在地上。\n\n「{SAID}」",
    ],
)
def test_nobody_speaks_where_two_have_just_acted(text: str) -> None:
    assert speaker(text) is None
