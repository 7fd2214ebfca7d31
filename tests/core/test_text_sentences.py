"""Where sentences end, in three languages; and that nothing of a text is lost between them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repurpose.model import Language
from repurpose.text.sentences import sentences


def split(text: str, language: Language = "zh-Hant") -> list[str]:
    return [text[span.start : span.end] for span in sentences(text, 0, len(text), language)]


CHINESE: list[tuple[Language, list[str]]] = [
    ("zh-Hant", ["第一句。", "第二句！", "第三句？！", "沒有句號的結尾"]),
    ("zh-Hant", ["「先做。再說。」他說。", "「不必急。」林小姐在訪談中表示。"]),
    ("zh-Hant", ["「很多人這麼想。我們不。」", "接著她離開了。"]),
    ("zh-Hant", ["發明人是瑪格麗特．韓，她說過很多次。", "沒有人記得。"]),
    ("zh-Hant", ["「幾時才輪到？」這件事大家都有答案。", "沒有人確定。"]),
    ("zh-Hant", ["他問：「真的嗎？」", "然後走了。"]),
    ("zh-Hant", ["他喊『好！』，然後走。", "《出發吧！》是一部電影。", "（這很重要。）", "他走了。"]),
    ("zh-Hant", ["這是……一個開始——真的。", "說完了……"]),
    ("zh-Hant", ["**粗體。**", "下一句。", "**再粗。**", "完。"]),
    ("zh-Hant", ["有註腳的句子。[^1]", "下一句。"]),
    ("zh-Hans", ["真的吗?", "我不知道!", "好.", "然后GPT-4.5出来.", "模型很强.", "他说"]),
    ("zh-Hans", ["见https://a.example/b?c=d.e。", "完了。"]),
    ("zh-Hans", ['"这是好事。我们做。"他说。', "王明表示，这很难。"]),
    ("zh-Hans", ["没有开头的引号。”", "下一句。", "“没有收尾的引号。", "最后。"]),
    ("zh-Hans", ["他說“混用的引號。走吧。\"", "下一句。"]),
    ("zh-Hans", ["真的吗？ ”", "下一句。"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "wanted"), CHINESE)
def test_chinese(language: Language, wanted: list[str]) -> None:
    assert split("".join(wanted), language) == wanted


ENGLISH = [
    ["Mr. Ito met J. K. Doe in the U.S. on Jan. 5 at 3 p.m. sharp.", "The talk was long."],
    ["It cost $3.5 million (e.g. 4.5 times vs. 2.1 before).", "Then came v1.2.3."],
    ["“Is it real?” he asked.", "“Yes. Truly.” Ada Lund said.", "She left."],
    ['"We ship it," she said.', '"No delay. None."', "They clapped."],
    ["Well... and then it went on.", "iPhone sales grew.", "Acme Inc. was sold."],
    ["He works at Acme Inc.", "The firm is big.", "See https://x.example/y?z=1.", "Good."],
    ["So do I.", "Really?!", "Yes!", "(It was. Twice.)", "End"],
    ["No. 5 won.", "He said no.", "They agreed."],
]


@pytest.mark.parametrize("wanted", ENGLISH)
def test_english(wanted: list[str]) -> None:
    assert split(" ".join(wanted), "en") == wanted


def test_a_hard_line_end_does_not_end_a_sentence() -> None:
    assert split("比如訓練  \n和測試。\n下一句。") == ["比如訓練  \n和測試。", "下一句。"]


def test_a_blank_line_ends_a_sentence_and_an_open_quotation() -> None:
    assert split("「沒有收尾。還有\n\n下一段。」") == ["「沒有收尾。", "還有", "下一段。」"]


def test_a_list_is_one_sentence_an_item_at_least() -> None:
    assert split("1. Begin here. Then go.\n2. Wait", "en") == ["1. Begin here.", "Then go.", "2. Wait"]


def test_the_marker_of_a_block_quote_is_no_sentence() -> None:
    assert split("一。\n> 二。\n>\n> 三。") == ["一。", "二。", "三。"]


def test_only_the_range_is_read() -> None:
    text = "前面。中間。後面。"
    assert [text[s.start : s.end] for s in sentences(text, 3, 6, "zh-Hant")] == ["中間。"]


PIECES = st.sampled_from(
    [
        *'。！？.!?「」『』“”‘’"（）()《》*，、；：,… \n\t>字說A a1-',
        "……",
        "**",
        "\n\n",
        "[^1]",
        "他說",
        "Mr.",
        "https://a.b/c",
    ]
)
LANGUAGES = st.sampled_from(("zh-Hant", "zh-Hans", "en"))
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=60))


@given(TEXTS, LANGUAGES, st.data())
def test_spans_are_in_order_and_cover_the_text(text: str, language: Language, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spans = sentences(text, start, end, language)
    edges = [start, *(edge for span in spans for edge in (span.start, span.end)), end]
    assert edges == sorted(edges)
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() != "" for s in spans)
    gaps = "\n".join(text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    assert re.fullmatch(r"[\s>]*", gaps)


@pytest.mark.parametrize(
    "mark", [*"。.!\"“「（*'’ \n>#[^", "。」", "。”他", "“A ", "a.", "A. ", "「。", "](", "https://"]
)
def test_a_flood_of_one_mark_is_read(mark: str) -> None:
    text = mark * (100_000 // len(mark))
    assert "".join(split(text)).replace(" ", "") or not text.strip(" \n>")
