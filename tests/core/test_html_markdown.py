"""Markdown → HTML: what an article's body looks like in a feed or a mail."""

from __future__ import annotations

import pytest

from repurpose.html import to_html

BASE = "https://letter.example.org/posts/seaweed/"


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("他說**「引用」**他走了", "他說<strong>「引用」</strong>他走了"),
        ("這是**重點。**接著說", "這是<strong>重點。</strong>接著說"),
        ("他是**（化名）**阿海", "他是<strong>（化名）</strong>阿海"),
        ("说**“引用”**走了", "说<strong>“引用”</strong>走了"),
        ("結論：**A/B 測試**，再說", "結論：<strong>A/B 測試</strong>，再說"),
        ("**「全文」**：開始", "<strong>「全文」</strong>：開始"),
        ("一段*「斜體」*文字", "一段<em>「斜體」</em>文字"),
    ],
)
def test_emphasis_beside_chinese_marks(markdown: str, expected: str) -> None:
    assert to_html(markdown, None) == f"<p>{expected}</p>\n"


def test_tables_strikethrough_and_task_lists() -> None:
    page = to_html("| 項 | 數 |\n|:--|--:|\n| 甲 | 1 |\n\n~~舊~~\n\n- [x] 做完\n- [ ] 未做\n", None)
    assert '<td align="right">1</td>' in page
    assert "<del>舊</del>" in page
    assert "<li>☑ 做完</li>\n<li>☐ 未做</li>" in page


def test_a_footnote_is_a_plain_superscript_and_a_list() -> None:
    page = to_html("一句[^a]，兩次[^a]。\n\n[^a]: 出處 *甲*", BASE)
    assert "一句<sup>1</sup>，兩次<sup>1</sup>。" in page
    assert "<li>\n<p>出處 <em>甲</em></p>\n</li>" in page
    assert "#fn" not in page
    assert "↩" not in page


@pytest.mark.parametrize(
    ("written", "absolute"),
    [
        ("[a](/about/)", "https://letter.example.org/about/"),
        ("[a](../kelp/)", "https://letter.example.org/posts/kelp/"),
        ("[a](#part)", f"{BASE}#part"),
        ("[a](?p=2)", f"{BASE}?p=2"),
        ("[a](//other.example/x)", "https://other.example/x"),
        ("[a](https://other.example/y)", "https://other.example/y"),
        ("[a](mailto:letter@example.org)", "mailto:letter@example.org"),
        ('<a href="deep/er">a</a>', f"{BASE}deep/er"),
    ],
)
def test_links_are_absolute(written: str, absolute: str) -> None:
    assert f'href="{absolute}"' in to_html(written, BASE)


def test_images_are_absolute_and_have_alternative_text() -> None:
    assert to_html("![海帶](kelp.png)", BASE) == f'<p><img src="{BASE}kelp.png" alt="海帶"></p>\n'
    assert 'alt=""' in to_html('<img src="/kelp.png">', BASE)


def test_without_a_base_relative_addresses_are_dropped_and_the_words_stay() -> None:
    assert to_html("[關於](/about/) ![圖](a.png)", None) == "<p><a>關於</a> 圖</p>\n"


def test_headings_are_shifted_and_stop_at_six() -> None:
    assert to_html("# 一\n\n###### 二", None, top_heading=3) == "<h3>一</h3>\n<h6>二</h6>\n"
    assert to_html("# 一", None) == "<h1>一</h1>\n"


def test_what_xml_forbids_is_removed_also_when_written_as_a_reference() -> None:
    page = to_html("a\x00b\x08c\x0bd\x1fe\x7ff\x85g\ufffeh\ud800i &#1;&#x8;&#xfffe;j&nbsp;k", None)
    assert page == "<p>abcdefghi j\xa0k</p>\n"


def test_line_ends_and_tabs_stay() -> None:
    assert to_html("a\tb\r\nc", None) == "<p>a\tb\nc</p>\n"


def test_code_is_text() -> None:
    page = to_html("```py\nif a < b: print('<script>')\n```", None)
    assert page == "<pre><code>if a &lt; b: print('&lt;script&gt;')\n</code></pre>\n"


def test_raw_html_on_the_list_stays() -> None:
    markup = (
        '<figure><img src="https://e.example/a.png" alt="海" width="10"><figcaption>海</figcaption></figure>'
    )
    assert to_html(markup, None).strip() == markup
    assert "<ruby>漢<rt>ㄏㄢˋ</rt></ruby>" in to_html("<ruby>漢<rt>ㄏㄢˋ</rt></ruby>", None)


def test_absurd_nesting_comes_out_as_paragraphs() -> None:
    page = to_html(">" * 5000 + " 深\n\n<b>", None)
    assert page.startswith("<p>&gt;&gt;")
    assert page.endswith("深</p>\n<p>&lt;b&gt;</p>\n")


def test_ordinary_nesting_stays() -> None:
    page = to_html("\n".join(f"{'  ' * i}- 層{i}" for i in range(20)), None)
    assert page.count("<ul>") == 20


def test_many_character_references_keep_their_text() -> None:
    text = "甲&乙<" * 3000
    page = to_html(text, None)
    assert page == "<p>" + "甲&amp;乙&lt;" * 3000 + "</p>\n"
