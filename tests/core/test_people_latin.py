"""Foreign names without a role or a known given name: found by how the article calls the person afterwards."""

from __future__ import annotations

from tests.core.narratives import names

LATER = (
    "那 Qiloam Vexley 做的事情最直接。\n\nVexley 是水手裡最年輕的。Vexley 已經造了三條船，Vexley 的船很快。"
)


def test_a_surname_that_acts_alone_later_makes_a_person() -> None:
    assert names(LATER) == ["Qiloam Vexley"]


def test_two_words_that_never_act_are_no_person() -> None:
    assert names("他用過 Harbor Boats 的船。船上有 Harbor Boats 的標誌。") == []


def test_common_words_after_an_office_are_no_names() -> None:
    assert names("這家公司的投資人包括三位船長，投資人包括一位水手，投資人包括很多人。") == []
