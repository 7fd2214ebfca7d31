"""Whatever the text: blocks are in order, exact, complete, and read in linear time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from repurpose.digest.blocks import blocks, sections
from repurpose.digest.lines import BLANKS, lines
from repurpose.digest.media import media
from repurpose.model import BlockKind

PIECES = st.sampled_from(
    [
        "#", "## ", "- ", "* ", "1. ", "> ", ">", "```", "~~~", "---", "===", "|", "|-|", "![", "](", ")", "[", "]", "{{<", ">}}",
        "{{% x %}}", "<!--", "-->", "<iframe", "</iframe>", "<div>", "**", "*", "_", "`", "\\", "「", "」", "“", "”", '"', "：", ":",
        "Q：", "海說", "他說。", "一、", "本文整理自", "編譯｜", "圖：", "△", "分享", "延伸閱讀", "2026年1月2日", "https://youtu.be/AbCdEfGhI_1",
        "The end", "Read more", " ", "    ", "\t", "\u3000", "\u200b", "\ufeff", "\n", "\n\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\0", "😀", "\ud83d",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=6), max_size=60).map("".join)
MARKERS = frozenset("#>＞-*+•●▪◦‣0123456789.)[]xX=|\u3000" + BLANKS)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.integers(0, 20))
def test_blocks_are_in_order_exact_and_complete(text: str, start: int) -> None:
    start = min(start, len(text))
    found = blocks(text, start)
    at = start
    for block in found:
        assert at <= block.start < block.end <= len(text)
        assert text[block.start : block.end].strip(BLANKS) == text[block.start : block.end]
        assert (block.level > 0) == (block.kind in (BlockKind.HEADING, BlockKind.ITEM))
        assert set(text[at : block.start]) <= MARKERS
        at = block.end
    assert set(text[at:]) <= MARKERS


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_sections_hold_every_block_once(text: str) -> None:
    found = blocks(text, 0)
    flat = [b for s in sections(found) for b in ((s.heading, *s.blocks) if s.heading else s.blocks)]
    assert tuple(flat) == found


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_lines_slice_to_the_text(text: str) -> None:
    found = lines(text, 0)
    assert all(text[line.start : line.end] == line.text for line in found)
    assert "".join(line.text for line in found) == "".join(
        part.strip(BLANKS) for part in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    )


LONG = [
    *"#>-*+_=~`|[](){}<!&\\.。，、：:「」『』“”\"'‘’…—〈（）1aQ字 \t\u3000\u200b\n\r\0",
    "# ", "> ", "- ", "1. ", "* ", "** ", "![", "](", "[](", "![](", "{{<", "{{< ", "{{% ", ">}}", "<!--", "<a ", "<iframe ",
    "```\n", "~~~\n", "````\n```\n", "|\n", "|-|\n", "a|b\n", "> \n", "- \n", "「\n", "a\n", "a\n\n", "    x\n\n", "海。\n", "Q：\n",
    "https://", "http://a ", "//", "youtu.be/", "spotify:", "&amp;", "2026年", "2026-01-02 ", "10:00", "a. ", "By A ", "作者：", "本文", "分享 ", "圖", "(c) ",
    "對訪談進行", "This article ", "首頁>", "home ", "\\_", "[[", "]]", "<https://a>", "{{< youtube ", "<div>", "\r\n", "*a* ", "**a**\n\n",
]  # fmt: skip


# A line costs more than a character: texts of many lines are smaller, and a quadratic step still shows.
@pytest.mark.parametrize("mark", LONG)
def test_a_megabyte_of_any_mark_is_read(mark: str) -> None:
    size = 40_000 if "\n" in mark or "\r" in mark else 1_000_000
    text = mark * (size // len(mark))
    for shape in (text, f"海。\n{text}x\n\n海。"):
        found = blocks(shape, 0)
        media(shape, 0, {})
        assert all(block.start < block.end for block in found)
