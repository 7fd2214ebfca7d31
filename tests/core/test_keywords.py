"""Keywords: the author's tags first, then what the text repeats."""

from __future__ import annotations

from repurpose.digest.blocks import blocks
from repurpose.digest.keywords import MOST, keywords
from repurpose.model import Article
from repurpose.text.scripts import detect


def article(body: str, title: str, tags: tuple[str, ...] = ()) -> Article:
    return Article("a.md", "0" * 64, body, 0, title, detect(body), blocks(body, 0), tags=tags)


BODY = """\
無人船在風場巡檢。Ada Lund 說無人船很穩。風場需要無人船。The 風場越來越多，Ada Lund 這麼說。

## 風場的下一步

Ada Lund 計畫再造無人船。
"""


def test_tags_come_first_by_use_then_names_then_terms() -> None:
    assert keywords(article(BODY, "無人船來了", ("巡檢", "風場"))) == ("風場", "巡檢", "Ada Lund", "無人船")


def test_a_simplified_tag_is_counted_in_traditional_text() -> None:
    assert keywords(article(BODY, "來了", ("巡检", "无人船")))[0] == "无人船"


def test_without_tags_there_are_still_keywords_and_never_too_many() -> None:
    assert keywords(article(BODY, "無人船來了")) == ("Ada Lund", "無人船", "風場")
    many = tuple(f"tag{n}" for n in range(30))
    assert len(keywords(article(BODY, "無人船來了", many))) == MOST


def test_an_empty_article_has_none() -> None:
    assert keywords(article("", "")) == ()
