"""A line of a list is read by itself: whatever it speaks of, it names."""

from __future__ import annotations

import pytest

from repurpose.digest.unsaid import left_open
from repurpose.text.scripts import fold

NAMES = {fold("林曉川")}


@pytest.mark.parametrize(
    "text",
    [
        "林曉川沒有細談這一點，但在場的人都懂。",
        "林曉川試圖在這兩者之間找到平衡。",
        "這六百人同時也是一種責任。",
        "當潮水提早退去，這種耐心就用不上了。",
        "每個師傅都知道，這會讓縫更大。",
        "林曉川的回答是，這不是同一把刀。",
        "林曉川說這完全符合他的經驗。",
        "代價是每天要多花兩個小時。",
        "有一天林曉川連續問了一個徒弟三個問題。",
        "第一次下水，有一位老師傅當場站起來走了。",
        "有人帶斧頭，有人帶一袋釘子。",
        "最大的障礙是沒有人想學。",
        "真正重要的是願意等。",
        "對應到修船上：先看木頭再看縫。",
        "拿著圖紙，把每一條縫量過一遍。",
        "如果林曉川是對的，船廠會再多十年。",
        "陳木生的遭遇也是如此。",
        "青木船廠就是最好的例子。",
        "林曉川的母親是另一個重要影響。",
        "現在的學徒更像第二個徒弟。",
        "即使帶著兩百名工程師，仍然親自下水，但她說手藝不能外包。",
        "那個工具早就沒有人用。",
        "林曉川的回答很乾脆：換一條船。",
        "青木船廠就是正面例子：它從不漲價。",
        "先看木頭，再量縫，最後才動刀。",
        "林曉川提醒大家：這只是船底的修法。",
        "「如果這家工坊關了，河邊就沒有船了。」林曉川在 Atelier 對學徒說。",
        "第二把是寬刨，用來推平木料。",
        "學會撚縫的人——這是關於耐心。",
        "合作的廠商包括：青木、白石與長灘。",
    ],
)
def test_what_only_its_neighbours_name(text: str) -> None:
    assert left_open(fold(text), "zh-Hant", NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "這個時代的人不再等潮水。",
        "有人在港口等了三十年。",
        "林曉川在這場訪談中說，船廠明年要收徒弟。",
        "木料漲了四成，這件事讓三家船廠關門。",
        "懂得「撚縫」這門手藝的人不到十個。",
        "刨子、鑿子、墨斗，這些都要天天磨。",
        "青木船廠的代價是每天多花兩個小時。",
        "林曉川有兩個徒弟，第一個徒弟學了十年。",
        "那些願意等木頭乾透的師傅，修出來的船最耐用。",
        "林曉川知道，她的手藝會失傳。",
        "其他師傅的看法與林曉川類似的不多。",
        "作為船廠的老闆，林曉川說這個身份讓她睡不好。",
        "關鍵不在於木料貴不貴，而在於有沒有人會挑。",
    ],
)
def test_what_is_named_in_the_sentence(text: str) -> None:
    assert not left_open(fold(text), "zh-Hant", NAMES)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The approach has cut the bill in half.", True),
        ("About 300 had arrived before the war.", True),
        ("Nobody ran it before the storm.", True),
        ("Give them a week.", True),
        ("In Turku, where winters are long, they heat with wood.", True),
        ("The price of oak has doubled since May.", False),
        ("Oak hulls last forty years, and they can be repaired.", False),
        ("About 300 boats arrived before the war.", False),
    ],
)
def test_in_english(text: str, wanted: bool) -> None:
    assert left_open(fold(text), "en") == wanted


@pytest.mark.parametrize("mark", ["這", "這個", "他", "，", "：", "另一", "的是", "in a, ", "the "])
def test_long_runs_of_one_mark_take_no_time(mark: str) -> None:
    for language in ("zh-Hant", "en"):
        left_open(fold(mark) * 200_000, language, NAMES)
