"""The clause that leads to a passage: of somebody unnamed, in a letter, without a full stop, with its subject before."""

from __future__ import annotations

import pytest

from tests.core.narratives import OPENING, quoted

SAID = "我們把整個流程拆成三段，每一段都可以自己驗證。"


def speaker(text: str) -> str | None:
    found = dict(quoted(OPENING + text))
    assert SAID in found, found
    return found[SAID]


@pytest.mark.parametrize(
    "text",
    [
        f"銀行經理看完計畫書，只問了一個問題：「{SAID}」",
        f"一位不願具名的港務主管就說：「{SAID}」",
        f"有一天來了一個計程車司機，他跟林若安說：「{SAID}」",
        f"補網的阿嬤想了想，說：「{SAID}」",
    ],
)
def test_somebody_unnamed_says_it_and_nobody_else(text: str) -> None:
    assert speaker(text) is None


@pytest.mark.parametrize(
    "text",
    [
        f"林若安走到門口，忽然說：「{SAID}」",
        f"林若安在港口做了三十年，退休後最常說的一句話是：「{SAID}」",
        f"林若安後來寄來一張卡片，上面只寫了一句話：「{SAID}」",
        f"林若安沒有來，但節目播了她一段錄音：「{SAID}」",
        f"船長轉述她當時的說法：「{SAID}」",
        f"林若安用很林若安的方式反問：「{SAID}」",
    ],
)
def test_the_subject_goes_on(text: str) -> None:
    assert speaker(text) == "林若安"


def test_what_something_is_called_is_speech_where_it_is_a_clause_with_a_pause() -> None:
    assert quoted(OPENING + "她打了一個比方，稱這是「全世界都在買新船，沒有人蓋船塢」。") == [
        ("全世界都在買新船，沒有人蓋船塢", "林若安")
    ]
    assert quoted(OPENING + "她稱這是「綠色港口永續轉型的長期計畫」。") == []


@pytest.mark.parametrize(
    "text",
    [
        f"林若安用了一個業界常見的說法：「{SAID}」",
        f"牆上掛著一塊牌子，上面寫著：「{SAID}」",
        f"主管都會說：「{SAID}」",
    ],
)
def test_sayings_and_signs_are_no_speech(text: str) -> None:
    assert SAID not in dict(quoted(OPENING + text))


def test_a_firm_whose_name_holds_an_office_is_nobody() -> None:
    text = "船務顧問公司亞海諮詢分析師呂承文認為，船太舊。"
    assert speaker(text + f"「{SAID}」他說。") == "呂承文"


def test_a_block_quote_without_marks_is_a_letter_where_the_sentence_before_says_so() -> None:
    text = "林若安在信裡這樣寫：\n\n> 我不需要它是新的，我只想再問它一次。\n>\n> 它認得我的院子，也認得我的船。\n\n她沒有寄出。"
    assert quoted(OPENING + text) == [
        ("我不需要它是新的，我只想再問它一次。", "林若安"),
        ("它認得我的院子，也認得我的船。", "林若安"),
    ]
    assert quoted(OPENING + "港口的規則有三條。\n\n> 每一條船都要有名字，也要有港。\n\n船開了。") == []


def test_a_mark_that_nobody_closes_after_a_clause_of_saying() -> None:
    text = "“那阵子我每天睡在船上，很冷。”林若安说，“后来我想通了，人也会累，人是睡一觉就好了。"
    assert [words for words, _ in quoted(OPENING + text)] == [
        "那阵子我每天睡在船上，很冷。",
        "后来我想通了，人也会累，人是睡一觉就好了。",
    ]
