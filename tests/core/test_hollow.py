"""Sentences that promise, introduce, rate or set a scene tell nothing of the matter; those that state it do."""

from __future__ import annotations

import pytest

from repurpose.digest import furniture
from repurpose.digest.hollow import hollow, of_the_page
from repurpose.model import BlockKind
from repurpose.text.scripts import fold


@pytest.mark.parametrize(
    "text",
    [
        "林曉川整理出修船的三個步驟。",
        "河運面臨另一個更大的挑戰。",
        "陳木生給出了截然不同的答案。",
        "船廠裡有一場安靜的革命正在發生。",
        "林曉川用兩個例子說明木料與鐵料的差別。",
        "這份報告引起廣泛討論。",
        "航運界還要面對另一個壓力：天氣。",
        "林曉川觀察到一個現象：船廠裡出現了一道裂痕。",
        "林曉川是青木船廠的創辦人，從小在河邊長大。",
        "陳木生是台灣最資深的修船師傅之一。",
        "林曉川毕业于海事学院，曾任青木船厂的厂长。",
        "青木是一家專門修木船的公司。",
        "林曉川的回答出乎意料地具體。",
        "林曉川的回答很謹慎，但也讓人看清了立場。",
        "陳木生學撚縫的過程是一連串意外。",
        "林曉川在船塢裡展示了她對新船的構想。",
        "船廠還有另一個要操心的題目：Kettle Oak。",
        "林曉川（Lin Hsiao-chuan，修船師傅）是青木船廠的負責人，住在河口。",
        "最後這一章，是整本書最值得細看的部分。",
        "「慢修」是業界討論已久的概念。",
        "林曉川站在講台上，手裡拿著一把刨刀。",
        "演講接近尾聲，林曉川請大家看一張照片。",
        "觀眾裡有一位學生提問。",
        "林曉川花了不少時間解釋木料怎麼挑。",
        "接下來要介紹的是刨刀。",
        "要懂修船，必須先了解木頭的脾氣。",
    ],
)
def test_what_tells_nothing_of_the_matter(text: str) -> None:
    assert hollow(fold(text), "zh-Hant")


@pytest.mark.parametrize(
    "text",
    [
        "林曉川整理出修船的三個步驟：看木、量縫、上漆。",
        "修船的成本在十年內漲了四成。",
        "真正的難題不是木料，而是一個沒有人學的手藝。",
        "林曉川說：「我是船廠的負責人，也是最後一個會撚縫的人。」",
        "林曉川站上台只說了一句話：「船比人活得久。」",
        "與其花時間找便宜的木料，不如把舊料留下來。",
        "這本書的結論很直接：木船比鐵船省油，也比鐵船耐撞。",
        "船廠不是博物館，而是學校。",
        "木船的壽命取決於誰來修。",
    ],
)
def test_what_states_something(text: str) -> None:
    assert not hollow(fold(text), "zh-Hant")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ada Lund is the founder of a boatyard in Turku.", True),
        ("The crew learned four hard lessons.", True),
        ("The answer was surprisingly simple.", True),
        ("Toward the end, Lund was asked what she would tell an apprentice.", True),
        ("When Lund was asked what matters, she said that patience does.", False),
        ("Lund smiled and put down her plane.", True),
        ("Lund spent most of the hour talking about timber.", True),
        ("A wooden hull lasts forty years if it is oiled twice a year.", False),
        ("Repairs cost less than half of what a new hull costs.", False),
        ("The yard repaired three boats in May.", False),
    ],
)
def test_in_english(text: str, wanted: bool) -> None:
    assert hollow(fold(text), "en") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("本期由青木船廠贊助。", True),
        ("在下篇中，林曉川會談到她的徒弟。", True),
        ("歡迎收聽河邊夜話。", True),
        ("Today's letter is sponsored by Kettle Oak.", True),
        ("Thanks for reading.", True),
        ("The conversation covers oak, tar and tides.", True),
        ("青木船廠的預算不到同行的一半。", False),
        ("Sponsors of the regatta paid for the new pier.", False),
    ],
)
def test_what_speaks_of_the_page_or_sells(text: str, wanted: bool) -> None:
    assert of_the_page(fold(text)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("本期電子報由青木船廠贊助。使用折扣碼可省一成。", BlockKind.NOTE),
        ("感謝青木船廠贊助本期內容。", BlockKind.NOTE),
        ("Today's issue is sponsored by Kettle Oak. Get a plane for half the price.", BlockKind.NOTE),
        ("感謝師傅的耐心，林曉川才學會撚縫。", None),
        ("This issue was settled in court in May.", None),
    ],
)
def test_a_paragraph_of_a_sponsor_is_a_note(text: str, wanted: BlockKind | None) -> None:
    assert furniture.of_block(text) == wanted


@pytest.mark.parametrize("mark", ["有一個", "是", "：", "，", "三個", "(", "的", "a ", "is a "])
def test_long_runs_of_one_mark_take_no_time(mark: str) -> None:
    for language in ("zh-Hant", "en"):
        hollow(mark * 200_000, language)
