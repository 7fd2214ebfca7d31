"""Offices without a name: the one person of the article who holds it, else nobody."""

from __future__ import annotations

import pytest

from tests.core.narratives import quoted

SAID = "我們把整個流程拆成三段，每一段都可以自己驗證。"
PANEL = (
    "論壇的與談人有冠嶼雲端執行長汪立丞、瀚砂電力副總經理卓怡凡，以及台南大學教授龔學澧與里長麥阿豐。\n\n"
    "汪立丞說水夠。卓怡凡說電不夠。龔學澧說魚不夠。麥阿豐說田不夠。\n\n"
)


def speaker(text: str) -> str | None:
    return dict(quoted(text)).get(SAID)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (f"執行長接著說：「{SAID}」", "汪立丞"),
        (f"副總說：「{SAID}」", "卓怡凡"),
        (f"冠嶼的執行長說：「{SAID}」", "汪立丞"),
        (f"CEO 說：「{SAID}」", "汪立丞"),
        (f"汪立丞看著龔學澧。這位教授說：「{SAID}」", "龔學澧"),
        (f"里長說：「{SAID}」", "麥阿豐"),
    ],
)
def test_an_office_that_one_person_holds(text: str, who: str) -> None:
    assert speaker(PANEL + text) == who


@pytest.mark.parametrize(
    "text",
    [
        f"總經理說：「{SAID}」",
        f"另一家公司的執行長說：「{SAID}」",
        f"藍鯨的執行長說：「{SAID}」",
        f"一位教授說：「{SAID}」",
        f"教授們說：「{SAID}」",
        f"船長說：「{SAID}」",
    ],
)
def test_an_office_of_nobody_or_of_somebody_else(text: str) -> None:
    assert speaker(PANEL + text) is None


def test_an_office_that_two_hold_is_nobody_s() -> None:
    second = "遠橋的執行長段以珩說路不夠。\n\n"
    assert speaker(PANEL + second + f"執行長說：「{SAID}」") is None


def test_an_office_after_the_name() -> None:
    text = "段以珩是這條船的船長。賀立羣負責煮飯。賀立羣說船很老。段以珩說海更老。\n\n"
    assert speaker(text + f"船長說：「{SAID}」") == "段以珩"


def test_the_host_without_a_name_is_called_the_host() -> None:
    assert speaker(PANEL + f"主持人問汪立丞：「{SAID}」") == "主持人"


@pytest.mark.parametrize("this", ["這位投資人", "這名工程師", "那位學者"])
def test_somebody_told_of_without_a_name_is_not_who_is_being_spoken_of(this: str) -> None:
    """The next time he is called by the same noun."""
    noun = this[2:]
    story = f"汪立丞把水井的圖給大家看。會後一位做地熱很久的{noun}覺得她太樂觀。"
    assert speaker(f"{PANEL}{story}「{SAID}」{this}說。") is None
    assert speaker(f"{PANEL}{story}\n\n汪立丞回到台南。「{SAID}」她說。") == "汪立丞"
