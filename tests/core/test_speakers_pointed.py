"""Who is named after a quotation, by a nickname or beside somebody who is only told it."""

from __future__ import annotations

from tests.core.narratives import OPENING, quoted


def test_who_said_this_is_named_after_it() -> None:
    text = (
        OPENING
        + "> 「我每天都來看海，可是海從來不看我。」\n\n說這句話的是一個叫阿桐的男孩。林若安聽完笑了。阿桐今年十歲。"
    )
    assert quoted(text)[0] == ("我每天都來看海，可是海從來不看我。", "阿桐")


def test_who_said_this_without_a_name_is_nobody() -> None:
    text = (
        OPENING + "> 「我每天都來看海，可是海從來不看我。」\n\n說這句話的是一個十歲的男孩。林若安聽完笑了。"
    )
    assert [speaker for _, speaker in quoted(text)] == [None]


def test_whom_somebody_tells_is_not_who_says_it() -> None:
    text = OPENING + "林若安對新同事說：「船要先修好，才輪得到風景。」"
    assert [speaker for _, speaker in quoted(text)] == ["林若安"]


def test_a_teacher_is_named_like_any_office() -> None:
    text = OPENING + "退休教師周思齊後來加入。周思齊對新同事說：「船要先修好，才輪得到風景。」"
    assert [speaker for _, speaker in quoted(text)] == ["周思齊"]
