"""Articles with many voices, several of one gender: the right one or nobody, never somebody else."""

from __future__ import annotations

import pytest

from tests.core.narratives import quoted

SAID = "我們把整個流程拆成三段，每一段都可以自己驗證。"
TWO = (
    "修鐘街的店主羅玉棠七十一歲，她修了一輩子鐘。羅玉棠說話很慢。\n\n"
    "隔壁的謝淑嵐做鐘面，她比羅玉棠年輕。謝淑嵐說話很快。\n\n"
    "木匠江政豐今年五十九歲。江政豐說木頭比他老。\n\n"
)


def speaker(text: str) -> str | None:
    """The speaker of the passage, None also where it is no quotation."""
    return dict(quoted(text)).get(SAID)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (TWO + f"羅玉棠看著座鐘。「{SAID}」她說。", "羅玉棠"),
        (TWO + f"羅玉棠和謝淑嵐一起喝茶。江政豐來了。他說：「{SAID}」", "江政豐"),
        (TWO + f"羅玉棠走了。江政豐把門關上。\n\n「{SAID}」他說。", "江政豐"),
        (TWO + f"江政豐問謝淑嵐：「座鐘修好了沒有？」謝淑嵐回答：「{SAID}」", "謝淑嵐"),
        (TWO + f"江政豐走進來。他問謝淑嵐：「{SAID}」謝淑嵐搖搖頭。", "江政豐"),
        (TWO + f"謝淑嵐走進來，聲音很小：「{SAID}」", "謝淑嵐"),
        (TWO + f"謝淑嵐走進來，把這句話寫進隔天的專欄：「{SAID}」", "謝淑嵐"),
        (TWO + f"江政豐想了想：「{SAID}」", "江政豐"),
        (TWO + f"羅玉棠說慢，謝淑嵐說快。江政豐聽完，搖搖頭。\n\n「{SAID}」", "江政豐"),
        (TWO + f"謝淑嵐的店快關了。記者問她急不急。\n\n「{SAID}」", "謝淑嵐"),
        (TWO + f"謝淑嵐告訴我，江政豐會送木頭來。她自己還留著一塊。\n\n「{SAID}」", "謝淑嵐"),
        (TWO + f"謝淑嵐想了很久，寫在紙上給我看：「{SAID}」", "謝淑嵐"),
        (TWO + f"羅玉棠走進來。她說父親年輕時是修路的，山路他都走過。「{SAID}」", "羅玉棠"),
    ],
)
def test_the_one_whom_the_sentence_is_about(text: str, who: str) -> None:
    assert speaker(text) == who


@pytest.mark.parametrize(
    "text",
    [
        TWO + f"羅玉棠看著謝淑嵐調粉。謝淑嵐沒有抬頭。\n\n「{SAID}」她說。",
        TWO + f"羅玉棠在門口聽見了。兩個女人吵了三十年。\n\n「{SAID}」她說。",
        TWO + f"羅玉棠在門口遇到謝淑嵐。兩位鐘匠很久沒有說話。\n\n「{SAID}」她說。",
        TWO + f"謝淑嵐的話引來羅玉棠的質疑。她卻笑了。羅玉棠站起來。\n\n「{SAID}」她說。",
        TWO + f"江政豐透過翻譯跟他說船修好了。他把信貼在牆上。\n\n「{SAID}」他說。",
        "主持人是林小雯。\n\n" + TWO + f"謝淑嵐傳了一段語音來，林小雯播了出來。她在語音裡說：「{SAID}」",
        TWO + f"江政豐看著羅玉棠。對方說：「{SAID}」",
        TWO + f"羅玉棠和謝淑嵐看法不一。前者喜歡銅，後者喜歡木頭。「{SAID}」後者說。",
    ],
)
def test_nobody_where_it_could_be_either(text: str) -> None:
    assert speaker(text) is None


@pytest.mark.parametrize(
    "text",
    [
        TWO + f"羅玉棠的母親在市場賣豆腐，她一開始不同意。她說：「{SAID}」",
        TWO + f"羅玉棠的婆婆做旗袍，她到店裡看了一次。\n\n「{SAID}」她說。",
        TWO + f"她說父親年輕時是修路的，山路他都走過。「{SAID}」",
        TWO + f"江政豐看著木頭。護理師把門打開。「{SAID}」",
        TWO + f"江政豐看著木頭。一位記者舉手。「{SAID}」",
        TWO + f"江政豐看著木頭。能源署的一位官員站起來。他說：「{SAID}」",
    ],
)
def test_somebody_without_a_name_is_nobody_of_the_article(text: str) -> None:
    assert speaker(text) is None


def test_a_short_subject_that_nobody_knows_says_something() -> None:
    assert (SAID, None) in quoted(TWO + f"小笠原說：「{SAID}」")
    assert SAID not in dict(quoted(TWO + f"俗話常說：「{SAID}」"))


def test_the_other_side_s_negotiator_leaves_a_sentence_behind() -> None:
    assert (SAID, None) in quoted(TWO + f"對方的負責人臨走前留下一句話：「{SAID}」")


def test_a_line_of_a_play_is_not_said_by_who_reads_it() -> None:
    assert SAID not in dict(quoted(TWO + f"羅玉棠要念一句台詞：「{SAID}」"))


def test_a_letter_that_came_is_quoted_in_the_block_below() -> None:
    made = quoted(TWO + f"謝淑嵐的回信只有一行：\n\n> {SAID}\n\n江政豐走了。")
    assert made == [(SAID, "謝淑嵐")]
    assert quoted(TWO + f"江政豐收到三頁的回信。\n\n> {SAID}\n\n江政豐走了。") == [(SAID, None)]


PORTRAIT = "蕭伯廩的船塢在港口北邊。蕭伯廩是個木匠。\n\n蕭伯廩則不同。蕭伯廩去年過世了。\n\n蕭伯廩認得每一塊木頭。蕭伯廩蓋過九艘船。\n\n"


def test_of_one_who_is_never_said_to_speak_others_may_tell() -> None:
    told = PORTRAIT + "木匠江政豐今年五十九歲。江政豐跟他吵了二十年。\n\n"
    said = f"他停了一會兒，又說了下去。\n\n「{SAID}」他說。"
    assert dict(quoted(told + said, title="最後一艘船：蕭伯廩與他的港口")).get(SAID) != "蕭伯廩"
    speaks = told.replace("蕭伯廩蓋過", "蕭伯廩說，木頭會說話。他蓋過")
    assert dict(quoted(speaks + said, title="最後一艘船：蕭伯廩與他的港口")).get(SAID) == "蕭伯廩"
