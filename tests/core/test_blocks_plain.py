"""Texts without Markdown: portal pages, pasted transcripts, lines wrapped by hand."""

from repurpose.digest.blocks import blocks
from repurpose.model import PROSE, BlockKind

K = BlockKind

PORTAL = """\
海风实验室方小海:让机器先学会说不知道

2026年01月12日 10:32 澎海网

缩小字体
放大字体
收藏
分享

来源:量角器

智海星(公众号:zhihai)
编译 | 李晓

量角器1月12日报道,海风实验室首席科学家方小海近日接受了"深夜算法"播客的专访。

"我们最怕的不是机器犯错,而是机器从不犹豫",方小海说,"犹豫是一种能力。"

一、从天气预报学到的事

她认为,天气预报是最诚实的模型。这句话里就有对未知的尊重。

团队在三个月里收集了两万条反馈

二、为什么要让模型拒绝回答

方小海补充说:"一个从不拒绝你的助手,其实没有在听你说话。"

结语:不知道的价值

对于普通用户来说,一个会说不知道的模型也许更值得信任。

本文来自微信公众号“量角器”,作者:李晓,经授权发布。

责任编辑:刘海

举报/反馈

相关新闻
新款机器人上市首日售罄
某公司宣布裁员两千人
加载中

  1. 1
  2. 2
"""


def kinds(text: str) -> dict[str, BlockKind]:
    return {text[b.start : b.end]: b.kind for b in blocks(text, 0)}


def test_a_portal_page() -> None:
    found = kinds(PORTAL)
    headings = [body for body, kind in found.items() if kind is K.HEADING]
    assert headings == [
        "海风实验室方小海:让机器先学会说不知道",
        "一、从天气预报学到的事",
        "二、为什么要让模型拒绝回答",
        "结语:不知道的价值",
    ]
    assert [body[:8] for body, kind in found.items() if kind in PROSE] == [
        "量角器1月12日",
        '"我们最怕的不是',
        "她认为,天气预报",
        "团队在三个月里收",
        '方小海补充说:"',
        "对于普通用户来说",
    ]
    assert blocks(PORTAL, 0)[0].level == 1


def test_an_english_portal_page() -> None:
    text = (
        "Skip to main content\nMenu\nHome > Technology\n\nThe baker who taught a robot to smell\n\n"
        "By Nora Whitfield | Feb 3, 2026\n\nShare\n\n"
        "When Paula Redgrave opened her bakery, she could not have imagined a robot in it.\n\n"
        "A machine with a nose\n\nThe robot arrived in a crate marked fragile, and it stayed there for a year.\n\n"
        "Related articles\nHow to keep a sourdough alive\n\nPrivacy Policy\n"
    )
    found = kinds(text)
    assert found["The baker who taught a robot to smell"] is K.HEADING
    assert found["A machine with a nose"] is K.HEADING
    assert sum(kind in PROSE for kind in found.values()) == 2


def test_every_line_of_a_pasted_transcript_is_a_turn() -> None:
    text = "專訪方以安：把地圖還給走路的人\n\n主持人：你為什麼開始畫地圖？\n方以安：因為我迷路了，迷路很好。\n主持人：現在呢？\n"
    assert [b.kind for b in blocks(text, 0)] == [K.HEADING, K.PARAGRAPH, K.PARAGRAPH, K.PARAGRAPH]


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    text = (
        "THE LIGHTHOUSE KEEPER\n\nIt was the third winter that Edda Marsh\nhad spent on the rock, and she no longer\n"
        'counted the storms. She said that counting\nmade them longer.\n\n"You learn to listen," she said.\n'
    )
    assert [b.kind for b in blocks(text, 0)] == [K.HEADING, K.PARAGRAPH, K.PARAGRAPH]


def test_paragraphs_indented_with_full_width_spaces() -> None:
    text = "　　第一段寫在這裡，有一個句號。\n　　第二段寫在這裡，也有一個句號。\n"
    assert list(kinds(text)) == ["第一段寫在這裡，有一個句號。", "第二段寫在這裡，也有一個句號。"]


def test_labels_that_recur_are_not_headings() -> None:
    text = "方以安\n\n第一個回答說得很長，而且有句號。\n\n林海生\n\n第二個回答也說得很長。\n\n方以安\n\n第三個回答還是很長。\n\n林海生\n\n第四個回答。\n"
    assert not any(b.kind is K.HEADING and text[b.start : b.end] == "林海生" for b in blocks(text, 0))
