"""Speech is told from terms, titles, prompts, imagined and generic speech by the language around the marks."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from repurpose.digest.places import SHORTEST, length
from repurpose.digest.quotes import said, speech
from tests.core.narratives import OPENING, article, quoted


def texts(text: str) -> list[str]:
    return [words for words, _ in quoted(OPENING + text)]


SENTENCE = "我們的船比去年快了一倍，而且更省油。"


@pytest.mark.parametrize(
    "text",
    [
        f"林若安說：「{SENTENCE}」",
        f"林若安在訪談中透露了一個細節：「{SENTENCE}」",
        f"林若安的回答很直接：「{SENTENCE}」",
        f"「{SENTENCE}」林若安說。",
        f"她笑著補充，「{SENTENCE}」",
        f"林若安提到碼頭的事。「{SENTENCE}」",
        f"林若安談到碼頭的未來：\n\n「{SENTENCE}」",
        f"林若安的看法不同：\n\n> 「{SENTENCE}」",
        f"林若安的看法不同：\n\n> **「{SENTENCE}」**",
        f"如果只能記住一句話，林若安說應該是這句：「{SENTENCE}」",
        f"林若安指出，我們正走進一個新的時代：\n\n> 「{SENTENCE}」",
        f"「{SENTENCE}」這是執行長林若安在論壇上拋出的警告。",
        f"「{SENTENCE}」執行長林若安在論壇上說出這句話時，台下很安靜。",
    ],
)
def test_speech(text: str) -> None:
    assert texts(text) == [SENTENCE]


@pytest.mark.parametrize(
    "text",
    [
        f"如果你說「{SENTENCE}」，沒有人會相信。",
        f"你可能會問：「{SENTENCE}」",
        f"很多人說：「{SENTENCE}」",
        f"有人說：「{SENTENCE}」",
        f"大家的反應都差不多：「{SENTENCE}」",
        f"林若安不是說「{SENTENCE}」，而是相反。",
        f"林若安問模型：「{SENTENCE}」",
        f"AI 助理會說：「{SENTENCE}」",
        f"然後下一個指令：「{SENTENCE}」",
        f"她心想：「{SENTENCE}」",
        f"林若安掛了一塊牌子，上面寫著：「{SENTENCE}」",
        f"常見的說法是：「{SENTENCE}」",
        "林若安提出所謂的「綠色港口永續轉型計畫」。",
        "林若安認為「一次只做一件事的工作方法」很重要。",
        f"## 「{SENTENCE}」\n\n林若安沒有多談。",
        f"「{SENTENCE}」的心態很常見。",
        "「這艘船還能開多久？」這個問題沒有答案。",
        f"你要給 AI 更具體的指令。「{SENTENCE}」",
        f"林若安談到碼頭。「{SENTENCE}」這是碼頭社會普遍存在的一種信念。",
        f"「{SENTENCE}」\n\n這就是業界常見的看法，林若安不同意。",
        f"如果要用一句話解釋，林若安會這樣說：「{SENTENCE}」",
        f"林若安的船隊不只是快。他們可以攤開海圖，指著航線說：「{SENTENCE}」",
        f"林若安在歌裡問：「{SENTENCE}」",
        f"「{SENTENCE}」這不是林若安的原話，但可以概括她的想法。",
        "林若安用了一個比喻：「Ready, Fire, Aim」（準備、開火、瞄準）。",
        "林若安談到人手。「你怎麼知道一艘這麼大的船到底需要多少個水手？」答案是：你不知道。",
    ],
)
def test_no_speech(text: str) -> None:
    assert texts(text) == []


def test_the_author_s_remarks_repeat_terms_and_not_quotations() -> None:
    text = f"林若安說：「{SENTENCE}」\n\n## 我的觀察\n\n林若安談到碼頭。「這句話其實是作者自己的感想。」\n\n林若安在結尾說：「港口會記得每一艘船的名字。」"
    assert texts(text) == [SENTENCE, "港口會記得每一艘船的名字。"]


def test_the_same_words_are_found_once() -> None:
    assert texts(f"林若安說：「{SENTENCE}」\n\n後來林若安又說：「{SENTENCE}」") == [SENTENCE]


def test_split_speech_is_one_utterance() -> None:
    made = article(
        OPENING
        + "「我們的船比去年快了一倍，」林若安說，「而且更省油，更安靜。」\n\n「港口會記得每一艘船。」她說。"
    )
    found = speech(made)
    assert [said(made, p) for p in found] == [
        "我們的船比去年快了一倍，",
        "而且更省油，更安靜。",
        "港口會記得每一艘船。",
    ]
    assert [p.utterance for p in found] == [0, 0, 1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("我為海而生，", "這是我從碼頭上學到的事。"),
        ("如果有風，", "你會希望帆是自己補的。"),
        ("很多人以為我只是愛出海，", "不是。"),
    ],
)
def test_a_short_half_stays_where_the_other_needs_it(first: str, second: str) -> None:
    assert texts(f"「{first}」林若安說，「{second}」") == [first, second]


def test_a_short_half_that_the_other_can_do_without_is_no_quotation() -> None:
    assert texts("「想像一下，」林若安說，「每一條船都知道自己的航線。」") == ["每一條船都知道自己的航線。"]
    assert texts("「不會。」林若安說。") == []


def test_a_quotation_in_its_own_block_stays_where_it_is_not_clear_who_is_meant() -> None:
    text = "林若安說了很多。林若安看著海。林若安很少說話。\n\n工程師 Nora Lindqvist 要她出海。\n\n「容易的選擇是留在岸上，難的是出海。」\n\n船開了。"
    assert quoted(OPENING + text) == [("容易的選擇是留在岸上，難的是出海。", None)]


def test_an_act_between_the_halves_joins_them() -> None:
    text = "「我父親一直希望我們留在港口邊長大。」她頓了一下。「後來我們真的留下來了。」"
    made = article(OPENING + text)
    assert [p.attribution.speaker for p in speech(made)] == ["林若安", "林若安"]


def test_a_question_alone_is_the_author_s() -> None:
    assert texts("這個任務需要多少前置準備？\n\n「到底需要多少人手？」沒有標準答案。") == []


def test_lines_of_a_retold_dialogue_belong_to_nobody() -> None:
    text = "「早上六點出海，晚上五點回來，很累。」\n\n「你剛說現在是早上六點嗎？」\n\n「是的，船長就在那邊等你。」"
    assert texts("她第一次上船。\n\n" + text) == []


def test_half_width_chinese_with_a_mark_never_closed() -> None:
    text = "研究官周以寧(Ian Zhou)来了。周以寧说,船很大。周以寧解释说:“每条船都有自己的航线,我们只是把它们连起来。\n\n周以寧没有多谈。"
    assert quoted(text) == [("每条船都有自己的航线,我们只是把它们连起来。", "周以寧")]


def test_english_speech_before_after_and_between() -> None:
    text = (
        "Harbor founder Martin Veldhuis runs the port. Veldhuis said, “The boats are twice as fast as last year.”\n\n"
        "“We keep every ship's name in a book,” said Veldhuis, “and we read it aloud.”\n\n"
        "The so-called “green harbor transformation plan” is a term."
    )
    assert quoted(text) == [
        ("The boats are twice as fast as last year.", "Martin Veldhuis"),
        ("We keep every ship's name in a book,", "Martin Veldhuis"),
        ("and we read it aloud.", "Martin Veldhuis"),
    ]


@given(st.lists(st.sampled_from(["「", "」", "“", "”", '"', "林若安", "說", "：", "，", "。", "\n\n", "船很大", "> ", "**", "他", "## ", "？", "我們走"]), max_size=40))  # fmt: skip
@settings(max_examples=200, deadline=None)
def test_every_passage_is_a_slice_that_overlaps_no_other(pieces: list[str]) -> None:
    made = article(OPENING + "".join(pieces))
    found = speech(made)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    for _, halves in itertools.groupby(found, key=lambda passage: passage.utterance):
        assert sum(length(made.text[half.start : half.end]) for half in halves) >= SHORTEST
    for passage in found:
        evidence = passage.attribution.evidence
        assert (passage.attribution.speaker is None) == (evidence is None)
        assert evidence is None or made.text[evidence.start : evidence.end].strip()
