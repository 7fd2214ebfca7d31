"""Persons without a Latin gloss: surnames of two languages, nicknames, given names alone, dotted names, titles, gender."""

from __future__ import annotations

import pytest

from repurpose.digest.people import Known, cast
from tests.core.narratives import article, names


def known(text: str) -> list[Known]:
    return [k for k in cast(article(text)).people if k.weight]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("首席輪機長羅貝托·費蘭迪尼說，船要開了。費蘭迪尼又說了一次。", "羅貝托·費蘭迪尼"),
        ("當亞當·葛雷姆走進港口，風停了。葛雷姆說，走吧。", "亞當·葛雷姆"),
        ("據安全研究員伊琳·卡托娃今年指出，船太舊。", "伊琳·卡托娃"),
        ("船塢歸費蘭迪尼和伊琳·卡托娃管。卡托娃說，船太舊。", "伊琳·卡托娃"),
        ("這話來自港務長和伊琳·卡托娃。卡托娃說，船太舊。", "伊琳·卡托娃"),
    ],
)
def test_a_dotted_name_begins_after_its_office_and_ends_before_its_verb(text: str, name: str) -> None:
    assert names(text) == [name]


def test_a_dot_between_words_makes_no_person() -> None:
    assert names("專欄·人物·科技。專欄·人物·科技說了很多。") == []


def test_a_japanese_name_of_four_characters_and_its_surname_alone() -> None:
    (person,) = known("熔接師小野健二站起來。小野說，船很穩。後來小野退休了。")
    assert person.name == "小野健二"
    assert person.weight == 3


def test_a_name_of_two_characters_that_says_something_after_its_office() -> None:
    assert names("副教授汪蓉認為，港口太小。") == ["汪蓉"]


@pytest.mark.parametrize(
    "text",
    [
        "高層表示，船要開了。高層又說了一次。高層說好。",
        "三百萬美元的船。五百萬美元說多不多。萬美元說不完。",
        "成功率是高的。成功率說明了這點。",
    ],
)
def test_words_that_begin_like_a_surname_are_nobody(text: str) -> None:
    assert names(text) == []


def test_a_given_name_alone_is_the_same_person() -> None:
    (person,) = known("她找了紀采嵐來畫圖。采嵐原本是船員，采嵐的要求很多。")
    assert person.name == "紀采嵐"
    assert person.weight == 3


def test_a_nickname_that_acts_is_a_person() -> None:
    assert names("大學同學阿岳來試船。阿岳玩了一下，阿岳說，還不錯。") == ["阿岳"]


@pytest.mark.parametrize("word", ["阿姨", "小時", "老師", "小米"])
def test_words_that_look_like_nicknames_are_nobody(word: str) -> None:
    assert names(f"{word}說了很多。{word}又說了。{word}指出這點。") == []


def test_a_nickname_with_its_full_name_is_one_person() -> None:
    (person,) = known("店長阿福，全名簡福川，台南人。阿福說，今天不開店。阿福笑了。")
    assert person.name == "簡福川"
    assert person.weight == 4


def test_a_surname_with_a_title_is_its_only_bearer() -> None:
    (person,) = known("執行長涂家寧說，好。涂家寧又說，走。大家叫她涂總，涂總說不用。")
    assert person.name == "涂家寧"
    assert person.weight == 4


def test_a_surname_with_a_title_and_no_bearer_is_a_person() -> None:
    assert names("隔壁的盧師傅說，這個鐘修得好。") == ["盧師傅"]


def test_a_company_in_the_tags_is_nobody() -> None:
    text = "地熱公司 Harbor Nine 成立九年。Harbor Nine 的第一口井很深。Harbor Nine 說，第二口更深。"
    assert names(text, tags=("Harbor Nine",)) == []


def test_a_host_of_one_latin_word() -> None:
    text = "主持人是大家都很熟的 Momo。Momo 就問，船呢？Momo 追問了很久。"
    found = cast(article(text))
    assert [k.name for k in found.people] == ["Momo"]
    assert found.host == 0


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("船長紀采嵐站起來。她說，走吧。", "f"),
        ("船長紀采嵐站起來。他說，走吧。她笑了。", "m"),
        ("船長紀采嵐站起來。他說，走吧。", None),  # an article that writes 他 of everybody
        ("丈夫紀采嵐走了以後，她把船賣了。紀采嵐的船很舊。", "m"),
        ("她走了。\n\n紀采嵐勸他通融，他不肯。紀采嵐的船很舊。", None),
        ("船長紀采嵐女士說，走吧。紀采嵐說好。", "f"),
    ],
)
def test_gender_by_what_stands_around_the_name(text: str, gender: str | None) -> None:
    (person,) = known(text)
    assert person.gender == gender


@pytest.mark.parametrize(
    ("text", "name", "weight"),
    [
        ("錄音師老郭坐在玻璃後面。老郭本名郭守謙，耳朵很好。老郭笑了。", "郭守謙", 4),
        ("小邱今年二十三歲，全名叫邱品叡，是最年輕的人。小邱說不累。", "邱品叡", 3),
        (
            "張姐的店在港口。張姐不姓張，她本名叫施美嵐，嫁給姓張的，大家就叫她張姐。張姐說，來吃麵。",
            "施美嵐",
            5,
        ),
        ("創辦人俞根順，今年七十四歲，廠裡人叫他老俞。老俞說，不賣。", "俞根順", 3),
        ("大師傅叫卓永旺，六十八歲，村裡人稱旺叔。旺叔說，船是活的。", "卓永旺", 3),
        ("她姓溫，大家叫她溫姨。溫姨不太說話。", "溫姨", 2),
    ],
)
def test_what_the_text_says_somebody_is_called(text: str, name: str, weight: int) -> None:
    (person,) = known(text)
    assert (person.name, person.weight) == (name, weight)


def test_a_nickname_of_two_bearers_is_whose_the_text_says() -> None:
    text = "創辦人俞根順，今年七十四歲，大家叫他老俞。女兒俞清沅，大家叫她俞總。老俞說不賣。俞總說要賣。俞清沅笑了。"
    assert {k.name: k.weight for k in known(text)} == {"俞根順": 3, "俞清沅": 4}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("第一個是賣滷味的鄧清源。鄧清源的攤子上有收音機。", "鄧清源"),
        ("物理老師佟向陽爬上樓頂。佟向陽翻開本子。佟向陽說，看吧。", "佟向陽"),
        ("學生施柏瑜負責資料。施柏瑜說，好。汪蓉與施柏瑜共同寫了論文。", "施柏瑜"),
        ("「船要開了，大家都上來。」謝宜臻說。", "謝宜臻"),
        ("軟體工程師艾利寫了程式。艾利已經離職。", "艾利"),
        ("社工師歐陽敏來接班。歐陽敏笑了。", "歐陽敏"),
        ("團長彭金榕把香插好。彭金榕五十一歲。", "彭金榕"),
        ("警員董志強在這裡八年。董志強說，不喝酒。彭金榕和董志強吃飯。", "董志強"),
        ("同學小傑也想來。小傑每天來看。小傑說，好看。", "小傑"),
        ("校工老高在這裡四十年。他的全名叫高添復，沒有人知道。老高笑了。", "高添復"),
        ("最後是漁船上的阿坤伯。阿坤伯八十三歲。", "阿坤伯"),
        ("來賓有葛以凝與小笠原誠。小笠原管技術。小笠原認為要快。小笠原說，走。", "小笠原誠"),
    ],
)
def test_names_that_little_speaks_for(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize("word", ["施工", "代工", "任務", "代碼", "雷射", "高中生", "冷卻水", "解決方案"])
def test_words_of_the_language_are_no_names(word: str) -> None:
    assert names(f"廠長的{word}。{word}說明了很多。{word}的問題不小，{word}後來停了。") == []


def test_a_name_with_which_a_paragraph_begins_needs_no_verb_of_saying() -> None:
    assert names("船塢在港口北邊。\n\n廖淑雯跟船長結婚三十年。她管帳。") == ["廖淑雯"]
    assert names("船塢在港口北邊，廖淑雯跟船長結婚三十年。") == []
    assert names("船塢在港口北邊。\n\n安平安在港口的南邊。\n\n喬首先走了。") == []


SILENT = "蕭伯廩的船塢在港口北邊。蕭伯廩是個木匠。\n\n蕭伯廩則不同。\n\n蕭伯廩認得每一塊木頭。\n\n"


def test_who_stands_in_the_title_is_somebody_though_others_do_the_talking() -> None:
    titled = cast(article(SILENT, title="最後一艘船：蕭伯廩與他的港口")).people
    assert [person.name for person in titled] == ["蕭伯廩"]
    assert not titled[0].speaks
    assert not cast(article(SILENT, title="蕭伯廩式的船")).people
    assert not cast(article(SILENT, title="最後一艘船")).people
