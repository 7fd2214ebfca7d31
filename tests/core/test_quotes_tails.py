"""The clause of saying that follows a passage: long after a comma, with an adverbial before it, of somebody unknown."""

from __future__ import annotations

import pytest

from tests.core.narratives import OPENING, quoted

OTHER = "船長高立文在港口長大。高立文說話很慢。\n\n"
SAID = "我們把整個流程拆成三段，每一段都可以自己驗證。"


def speaker(text: str) -> str | None:
    found = dict(quoted(OPENING + OTHER + text))
    assert SAID in found, found
    return found[SAID]


@pytest.mark.parametrize(
    "text",
    [
        f"「{SAID}」在上個月更新的播客《港口》裡，林若安這樣回憶。",
        f"「{SAID}」在同一集節目裡，林若安毫不客氣。",
        f"「{SAID}」林若安停了一下。「船也一樣，慢慢來就好了。」",
        f"「{SAID}」林若安會後告訴我。",
    ],
)
def test_the_clause_after_a_passage_names_the_speaker(text: str) -> None:
    assert speaker(text) == "林若安"


def test_after_a_comma_inside_the_marks_the_clause_may_be_long() -> None:
    text = (
        "「這條船太聰明了一點點，」坐在第一排的林若安被點名時站起來，用很小的聲音說，「笨的船比較不會壞掉。」"
    )
    assert quoted(OPENING + OTHER + text) == [
        ("這條船太聰明了一點點，", "林若安"),
        ("笨的船比較不會壞掉。", "林若安"),
    ]


@pytest.mark.parametrize(
    "text", [f"「{SAID}」補網的人說。", f"「{SAID}」信的最後寫道。", f"「{SAID}」隔壁攤的小販告訴他。"]
)
def test_somebody_whom_the_article_does_not_name_is_nobody_else(text: str) -> None:
    assert speaker(text) is None


@pytest.mark.parametrize(
    "text", [f"「{SAID}」這句話說明了一切。", f"「{SAID}」的說法很常見。", f"他沒有「{SAID}」這種想法。"]
)
def test_what_is_said_of_a_sentence_is_no_clause_of_saying(text: str) -> None:
    assert dict(quoted("港口很安靜。" + text)).get(SAID) is None
