"""Markdown structure as blocks: kinds, spans and levels, with every line end."""

import pytest

from repurpose.digest.blocks import blocks, sections
from repurpose.model import Block, BlockKind

K = BlockKind


def read(text: str, body_start: int = 0) -> list[tuple[BlockKind, str]]:
    return [(b.kind, text[b.start : b.end]) for b in blocks(text, body_start)]


def only(text: str) -> Block:
    (block,) = blocks(text, 0)
    return block


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_spans_are_exact_with_every_line_end(end: str) -> None:
    lines = ["## 一座蚵架", "", "第一段第一行，", "第二行。", "", "- 甲", "- 乙", "", "> 引文。", "", "---"]
    assert read(end.join(lines)) == [
        (K.HEADING, "一座蚵架"),
        (K.PARAGRAPH, f"第一段第一行，{end}第二行。"),
        (K.ITEM, "甲"),
        (K.ITEM, "乙"),
        (K.QUOTE, "引文。"),
        (K.RULE, "---"),
    ]


def test_the_body_begins_where_it_is_told() -> None:
    text = "標題在前。\n正文在後。\n"
    assert read(text, 6) == [(K.PARAGRAPH, "正文在後。")]


@pytest.mark.parametrize(
    ("text", "level", "body"),
    [
        ("# One", 1, "One"),
        ("###### 六", 6, "六"),
        ("## closed ##", 2, "closed"),
        ("##「沒有空格」", 2, "「沒有空格」"),
        ("## C#", 2, "C"),
        ("Title\n=====", 1, "Title"),
        ("Title\n---", 2, "Title"),
    ],
)
def test_headings(text: str, level: int, body: str) -> None:
    text += "\n\nA sentence that follows the heading.\n"
    first = blocks(text, 0)[0]
    assert (first.kind, first.level, text[first.start : first.end]) == (K.HEADING, level, body)


def test_a_hashtag_is_no_heading() -> None:
    assert read("#標籤 是文字，不是標題。") == [(K.PARAGRAPH, "#標籤 是文字，不是標題。")]


def test_a_rule_below_a_sentence_does_not_make_it_a_heading() -> None:
    assert read("# 題\n\n這一句有句號。\n---\n下一段。")[1:3] == [
        (K.PARAGRAPH, "這一句有句號。"),
        (K.RULE, "---"),
    ]


@pytest.mark.parametrize("rule", ["---", "***", "* * *", "___", "◆◆◆", "———", "• • •"])
def test_rules(rule: str) -> None:
    assert read(f"前一段在這裡。\n\n{rule}\n\n後一段在這裡。")[1] == (K.RULE, rule)


def test_list_items_know_their_depth_and_take_their_continuation() -> None:
    text = "# 題\n\n- 一\n  - 二\n    - 三，\n      還是三\n- 又一\n\n1. 甲\n2) 乙\n- [x] 做完"
    items = [b for b in blocks(text, 0) if b.kind is K.ITEM]
    assert [(text[b.start : b.end], b.level) for b in items] == [
        ("一", 1),
        ("二", 2),
        ("三，\n      還是三", 3),
        ("又一", 1),
        ("甲", 1),
        ("乙", 1),
        ("做完", 1),
    ]


def test_a_year_at_the_head_of_a_paragraph_is_no_list() -> None:
    assert read("2024.5 億元的投資，來自三家公司。") == [(K.PARAGRAPH, "2024.5 億元的投資，來自三家公司。")]


def test_block_quotes_are_cut_where_a_sentence_ends_with_its_line() -> None:
    text = "# 題\n\n> 第一句。\n> 第二句，\n> 還沒完。\n>\n> 另一段。\n"
    assert read(text)[1:] == [
        (K.QUOTE, "第一句。"),
        (K.QUOTE, "第二句，\n> 還沒完。"),
        (K.QUOTE, "另一段。"),
    ]


@pytest.mark.parametrize(
    "code",
    ["```python\nprint('## no')\n\n# no\n```", "~~~\n> no\n~~~", "````\n```\n````"],
)
def test_fences_hold_code(code: str) -> None:
    assert read(f"前面的段落。\n\n{code}\n\n後面的段落。") == [
        (K.PARAGRAPH, "前面的段落。"),
        (K.CODE, code),
        (K.PARAGRAPH, "後面的段落。"),
    ]


def test_a_fence_that_is_never_closed_does_not_swallow_the_article() -> None:
    assert read("```\n\n這是正文，不是程式。") == [(K.CODE, "```"), (K.PARAGRAPH, "這是正文，不是程式。")]


def test_indented_code_but_not_an_indented_sentence() -> None:
    text = "# 題\n\n    x = compute()\n    y = x\n\n    這一段前面有四個空格，可是它是一句話。\n"
    assert read(text)[1:] == [
        (K.CODE, "x = compute()\n    y = x"),
        (K.PARAGRAPH, "這一段前面有四個空格，可是它是一句話。"),
    ]


def test_tables() -> None:
    table = "| 年 | 人次 |\n|---|---|\n| 2025 | 210 |"
    loose = "年 | 人次\n--- | ---\n2025 | 210"
    assert read(f"前一段。\n\n{table}\n\n後一段。")[1] == (K.TABLE, table)
    assert read(f"# 題\n\n{loose}\n\n後一段。")[1] == (K.TABLE, loose)


@pytest.mark.parametrize(
    "code",
    [
        "{{< youtube AbCdEfGhI_1 >}}",
        '{{< spotify "episode/0000000000000000000001" >}}',
        "{{% notice info %}}",
        "{{< figure\n  src='a.png'\n  caption='一張圖'\n>}}",
        '<iframe src="https://www.youtube.com/embed/AbCdEfGhI_1"\n  width="10">\n</iframe>',
        "https://youtu.be/AbCdEfGhI_1",
        "<https://youtu.be/AbCdEfGhI_1>",
        "YouTube：https://youtu.be/AbCdEfGhI_1",
        "[▶ 收聽這一集](https://open.spotify.com/episode/0000000000000000000001)",
    ],
)
def test_players_are_embeds(code: str) -> None:
    assert read(f"前一段。\n\n{code}\n\n後一段。") == [
        (K.PARAGRAPH, "前一段。"),
        (K.EMBED, code),
        (K.PARAGRAPH, "後一段。"),
    ]


def test_the_text_inside_a_paired_shortcode_is_the_authors() -> None:
    text = '{{< details "更多" >}}\n裡面的話也是作者寫的。\n{{< /details >}}'
    assert [k for k, _ in read(text)] == [K.EMBED, K.PARAGRAPH, K.EMBED]


def test_a_paired_shortcode_for_code_is_code() -> None:
    text = "{{< highlight go >}}\nfunc main() {}\n\n# no\n{{< /highlight >}}"
    assert read(text) == [(K.CODE, text)]


def test_a_shortcode_that_is_never_closed_does_not_swallow_the_next_paragraph() -> None:
    text = "{{< youtube\n\n這一段是正文。\n\n{{< youtube AbCdEfGhI_1 >}}"
    assert (K.PARAGRAPH, "這一段是正文。") in read(text)


def test_what_follows_a_player_or_picture_on_its_line_is_read_too() -> None:
    assert read("{{< youtube AbCdEfGhI_1 >}} 這一集談海。") == [
        (K.EMBED, "{{< youtube AbCdEfGhI_1 >}}"),
        (K.PARAGRAPH, "這一集談海。"),
    ]
    assert read("![圖](a.png)海邊的早晨很安靜。") == [
        (K.IMAGE, "![圖](a.png)"),
        (K.PARAGRAPH, "海邊的早晨很安靜。"),
    ]


@pytest.mark.parametrize(
    "image",
    [
        "![Image](https://example.com/a?b=1&c=2#x)",
        "![[海.png]]",
        "[![x](a.png)](https://example.com/)",
        '<img src="a">',
    ],
)
def test_images(image: str) -> None:
    assert read(f"前一段。\n\n{image}\n\n後一段。")[1] == (K.IMAGE, image)


def test_an_italic_line_below_a_picture_is_its_caption() -> None:
    text = "![圖](a.png)\n\n*老魏和他的椅子*\n\n*這一段斜體隔了一段，是正文。*\n"
    assert [k for k, _ in read(text)] == [K.IMAGE, K.CAPTION, K.PARAGRAPH]


def test_a_bold_line_is_a_heading_unless_it_is_a_sentence_or_recurs() -> None:
    text = "## 大\n\n**小標題**\n\n一段話。\n\n**這是一句話。**\n\n**阿海**\n\n你好嗎？\n\n**阿海**\n\n我很好。\n"
    kinds = {body: kind for kind, body in read(text)}
    assert kinds["**小標題**"] is K.HEADING
    assert kinds["**這是一句話。**"] is K.PARAGRAPH
    assert kinds["**阿海**"] is K.PARAGRAPH


def test_hidden_html_and_comments_are_not_text() -> None:
    text = "<!-- 註解\n\n還是註解 -->\n\n<script>\nvar x = 1;\n</script>\n\n<div class='x'>\n\n正文在這裡。\n\n</div>\n"
    assert [body for kind, body in read(text) if kind is K.PARAGRAPH] == ["正文在這裡。"]


def test_sections_nest_under_their_headings() -> None:
    text = "開頭。\n\n## 甲\n\n一。\n\n### 甲之一\n\n二。\n\n## 我的觀察\n\n三。\n"
    found = sections(blocks(text, 0))
    named = [
        (
            text[s.heading.start : s.heading.end] if s.heading else None,
            [text[b.start : b.end] for b in s.blocks],
            [text[h.start : h.end] for h in s.within],
        )
        for s in found
    ]
    assert named == [
        (None, ["開頭。"], []),
        ("甲", ["一。"], []),
        ("甲之一", ["二。"], ["甲"]),
        ("我的觀察", ["三。"], []),
    ]
