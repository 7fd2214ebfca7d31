"""What goes at the head of a sentence, and what stays because the sentence would say something else without it."""

from __future__ import annotations

import pytest

from repurpose.articles import from_bytes
from repurpose.digest import heads
from repurpose.digest.statements import statements
from repurpose.text.mend import same


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("相較之下，木船的壽命更長。", "木船的壽命更長。"),
        ("換個角度看：木船的壽命更長。", "木船的壽命更長。"),
        ("更令人意外的是，木船的壽命更長。", "木船的壽命更長。"),
        ("概念很清楚：木船要先乾透再上漆。", "木船要先乾透再上漆。"),
        ("問題是，船廠沒有學徒。", "船廠沒有學徒。"),
        ("有一個重大改變：船廠開始收學徒。", "船廠開始收學徒。"),
        ("很簡單：木船的壽命更長。", "木船的壽命更長。"),
        ("研究結果顯示：木船的壽命更長。", "木船的壽命更長。"),
        ("他解釋，木船不漆是因為「木頭要呼吸」。", "木船不漆是因為「木頭要呼吸」。"),
        ("她们进一步指出，木船的壽命更長。", "木船的壽命更長。"),
    ],
)
def test_a_head_that_may_go(text: str, rest: str) -> None:
    assert text[heads.length(text, "zh-Hant") :] == rest


@pytest.mark.parametrize(
    "text",
    [
        "他認為，木船的壽命更長。",
        "她說，木船的壽命更長。",
        "他解釋，自己從來不上漆。",
        "他指出，正在等木頭乾。",
        "他解釋：「木頭要呼吸。」",
        "林曉川指出，木船的壽命更長。",
        "最難的是等待。",
        "代價是木頭要先放三年。",
        "However, oak lasts longer.",
        "",
    ],
)
def test_a_head_that_stays(text: str) -> None:
    assert heads.length(text, "zh-Hant") == 0


def test_the_rest_is_printed_only_where_it_stands_alone() -> None:
    body = "木船的壽命取決於誰來修。他解釋，木船不上漆是因為木頭要呼吸。結果顯示，這讓縫更小。\n"
    article = from_bytes(body.encode(), "a.md")
    texts = [s.text for s in statements(article) if s.alone]
    assert texts == ["木船的壽命取決於誰來修。", "木船不上漆是因為木頭要呼吸。"]
    assert all(same(s.text, body[s.start : s.end]) for s in statements(article))


@pytest.mark.parametrize(
    "place",
    ["", "HARBOUR POINT, Md. ", "HARBOUR POINT, Maryland ", "HALDEN (AP) ", "ST. HALDEN, Md. (AP) "],
)
@pytest.mark.parametrize("dash", ["—", "–", "--"])
def test_the_place_of_a_report_goes(place: str, dash: str) -> None:
    text = f"{place}{dash} The county board voted on Monday."
    assert text[heads.length(text, "en") :] == "The county board voted on Monday."


@pytest.mark.parametrize(
    "text",
    [
        "HULLS — The word is older than the docks.",
        "— and so the county board voted.",
        "However, oak lasts longer.",
        "-- ",
        "",
    ],
)
def test_what_is_no_place_stays(text: str) -> None:
    assert heads.length(text, "en") == 0


def test_a_report_is_told_without_its_place() -> None:
    vote = "The Halden school board voted 6-1 on Monday night to suspend the automated grader in its schools."
    page = from_bytes(
        f"---\ntitle: Board\n---\n\nHARBOUR POINT, Md. — {vote}\n\nNobody was there.\n".encode(), "a.md"
    )
    assert vote in [statement.text for statement in statements(page)]
