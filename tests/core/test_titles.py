"""The office before a name is taken with its whole house, or by itself, or not at all: never with half a house."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repurpose.articles import from_bytes
from repurpose.digest import people
from repurpose.digest.titles import title
from repurpose.text.scripts import simplified


def of(before: str) -> str | None:
    span = title(simplified(before))
    return before[span[0] : span[1]] if span else None


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("這件事早就不是秘密。但河口大學經濟學教授", "河口大學經濟學教授"),
        ("當港務局局長", "港務局局長"),
        ("報告由東岸造船協會理事長", "東岸造船協會理事長"),
        ("前港務部副部長", "前港務部副部長"),
        ("以及前 Harborline 執行長", "前 Harborline 執行長"),
        ("Harborline 的 CEO ", "Harborline 的 CEO"),
        ("專訪 Harborline 共同創辦人兼 CEO ", "Harborline 共同創辦人兼 CEO"),
        ("Harborline 創辦人暨執行長", "Harborline 創辦人暨執行長"),
        ("Tidewater 創辦人兼北岸大學力學教授", "Tidewater 創辦人兼北岸大學力學教授"),
        ("港灣系統（Harbor Systems）執行長", "港灣系統（Harbor Systems）執行長"),
        ("與微浪 CEO ", "微浪 CEO"),
        ("來賓為《潮水》作者", "《潮水》作者"),
        ("他引用造船獎得主", "造船獎得主"),
        ("Harborline 應用部門執行長", "Harborline 應用部門執行長"),
        ("邀請中央氣象署署長", "中央氣象署署長"),
        ("訪問了時代造船公司總經理", "時代造船公司總經理"),
        ("潮間帶水產創辦人", "潮間帶水產創辦人"),
    ],
)
def test_an_office_comes_with_its_whole_house(before: str, found: str) -> None:
    assert of(before) == found


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("另一位共同創辦人", None),
        ("和指導教授", None),
        ("第一作者", None),
        ("也是唯一的女性作者", None),
        ("當主持人", None),
        ("她的好友", None),
        ("她說過的話", None),
        ("", None),
        ("研究團隊昨天在河口的新船塢裡第一次公開展示成果並且送出邀約清單上的工程師", "工程師"),
        ("財務長", "財務長"),
        ("她和技術長", "技術長"),
    ],
)
def test_what_says_nothing_by_itself_is_left_out(before: str, found: str | None) -> None:
    assert of(before) == found


@given(st.text(alphabet="港務局大學教授的兼暨和 A（）《》，CEO執行長前創辦人", max_size=60))
def test_a_title_ends_before_the_name_and_begins_with_a_word(before: str) -> None:
    span = title(before)
    if span:
        start, end = span
        assert 0 <= start < end <= len(before)
        assert not before[end:].strip()
        assert before[start:end].strip() == before[start:end]


@pytest.mark.parametrize("mark", ["大", "A ", "（", "《", "兼", "的", "教授", " "])
def test_a_text_of_one_mark_is_read_at_once(mark: str) -> None:
    title(mark * (100_000 // len(mark)))
    title(mark * (100_000 // len(mark)) + "教授")


def test_the_fullest_title_of_an_article_is_printed_and_proved_by_its_span() -> None:
    body = "執行長馬文娟（Nora Ma）說：「慢慢來。」\n\n港灣船業執行長馬文娟說：「比較快的是水。」\n"
    whole = from_bytes(f"---\ntitle: 修船\n---\n\n{body}".encode(), "a.md")
    (person,) = people.cast(whole).persons()
    assert person.role == "港灣船業執行長"
    assert person.role_span is not None
    assert whole.text[person.role_span.start : person.role_span.end] == person.role
