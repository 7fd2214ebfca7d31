"""Speakers: named before, after and between; pronouns and roles resolved; null where the text is not clear."""

from __future__ import annotations

import pytest

from repurpose.digest.quotes import speech
from tests.core.narratives import OPENING, article, quoted

SAID = "我們的船比去年快了一倍，而且更省油。"
TWO = "主持人 Nora Lindqvist 和來賓 Martin Veldhuis 坐下來。Veldhuis 是船長，Veldhuis 談了很多船的事。\n\n"


def speaker(text: str) -> str | None:
    found = [who for words, who in quoted(text) if words == SAID]
    assert len(found) == 1, quoted(text)
    return found[0]


@pytest.mark.parametrize(
    "text",
    [
        f"他說：「{SAID}」",
        f"「{SAID}」他說。",
        f"當主持人 Nora Lindqvist 問到速度，Veldhuis 笑著說：「{SAID}」",
        f"當主持人 Nora Lindqvist 把這個問題拋給 Martin Veldhuis 時，他的回答很務實：\n\n「{SAID}」",
        f"主持人 Nora Lindqvist 問 Veldhuis 速度的事。他的回答是：「{SAID}」",
        f"這位船長談了很久。Veldhuis 承認他沒有答案，「{SAID}」",
        f"在 Nora Lindqvist 的節目上，他說：「{SAID}」",
    ],
)
def test_the_guest(text: str) -> None:
    assert speaker(TWO + text) == "Martin Veldhuis"


@pytest.mark.parametrize(
    "text", [f"主持人問：「{SAID}」", f"Lindqvist 追問：「{SAID}」", f"「{SAID}」主持人說。"]
)
def test_the_host(text: str) -> None:
    assert speaker(TWO + text) == "Nora Lindqvist"


def test_a_host_without_a_name_is_called_by_the_word() -> None:
    assert speaker(OPENING + f"主持人問：「{SAID}」") == "主持人"


@pytest.mark.parametrize(
    "text",
    [
        f"有個老船長告訴她：「{SAID}」",
        f"她的父親說：「{SAID}」",
        f"林若安引用一位詩人的話：「{SAID}」",
        f"林若安說這個年輕人的態度很自然：「{SAID}」",
        f"她忙到經紀人直接說：「{SAID}」",
    ],
)
def test_somebody_without_a_name_is_null(text: str) -> None:
    assert speaker(OPENING + text) is None


def test_two_people_do_not_say_one_sentence() -> None:
    assert speaker(TWO + f"Veldhuis 和主持人 Nora Lindqvist 都說：「{SAID}」") is None


def test_relayed_words_are_those_of_whom_they_are() -> None:
    assert speaker(TWO + f"Veldhuis 引用 Nora Lindqvist 的話：「{SAID}」") == "Nora Lindqvist"


@pytest.mark.parametrize(
    "text",
    [
        f"「{SAID}」\n\n這句話出自港口執行長林若安。林若安很少說話。",
        f"「{SAID}」\n\n這是執行長林若安在論壇上說的話。林若安很少說話。",
        f"「{SAID}」\n\n林若安說這話的時候，天快亮了。執行長林若安站起來。",
        f"「{SAID}」這句話不是在說今天，而是執行長林若安對舊港口的形容。林若安很少說話。",
        f"「{SAID}」這不是船長 Martin Veldhuis 說的，而是執行長林若安說的。林若安很少說話。",
    ],
)
def test_the_sentence_after_an_opening_quotation_names_the_speaker(text: str) -> None:
    assert speaker(text) == "林若安"


def test_a_person_named_after_two_offices_is_the_subject() -> None:
    text = f"## 船長\n\n船長 Martin Veldhuis 談了船。他說了很多。\n\n## 港口\n\n小船科技創辦人兼海洋大學船舶工程學系教授 Konrad Lindqvist，帶來了新的想法。\n\n他的一句話定義：「{SAID}」"
    assert speaker(text) == "Konrad Lindqvist"


def test_an_opening_saying_that_is_nobody_s_is_left_out() -> None:
    assert quoted(f"「{SAID}」\n\n這句話你是不是也聽過？執行長林若安聽過。林若安說了很多。") == []


def test_a_name_inside_a_quotation_is_not_who_speaks_next() -> None:
    text = f"「Nora Lindqvist 是我見過最好的水手，沒有之一。」Veldhuis 說。\n\n他停了很久。「{SAID}」"
    assert speaker(TWO + text) == "Martin Veldhuis"


def test_a_signature_under_a_block_quote() -> None:
    assert speaker(TWO + f"> 「{SAID}」 —— Nora Lindqvist\n\n船開了。") == "Nora Lindqvist"


def test_a_woman_is_not_he_and_a_man_not_she() -> None:
    text = (
        "船長 Martin Veldhuis 說了一件事。工程師 Nora Lindqvist 也在。Lindqvist 設計了船，Veldhuis 開船。\n\n"
    )
    assert speaker(text + f"Veldhuis 站在旁邊。她說：「{SAID}」") in ("Nora Lindqvist", None)


def test_the_evidence_is_the_span_that_names_or_refers_to_the_speaker() -> None:
    made = article(OPENING + f"「{SAID}」她說。")
    (passage,) = speech(made)
    evidence = passage.attribution.evidence
    assert evidence is not None
    assert made.text[evidence.start : evidence.end] == "她"
