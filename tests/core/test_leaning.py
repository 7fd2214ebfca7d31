"""A line of a list of key points says all there is: whoever reads it has read nothing before it."""

from __future__ import annotations

import pytest

from repurpose.articles import from_bytes
from repurpose.digest import digest, leaning
from repurpose.text.scripts import fold


@pytest.mark.parametrize(
    "text",
    [
        "第二條管道比較少人知道，卻最要緊。",
        "一端是慢工，另一端是快手。",
        "陳木生分享了兩個讓他回不了頭的決定。",
        "林曉川提出了一個出人意料的答案。",
        "林曉川說：「這是個好問題，可惜沒有人問。」",
        "林曉川說：「只有這樣，船才修得好。」",
        "是前朝留下的規矩，換來六十年的太平。",
        "不是任何一把刀，而是手上的力氣。",
        "重點來了：河道正在變窄。",
    ],
)
def test_one_of_many_and_what_only_announces_leans(text: str) -> None:
    assert leaning.leans(fold(text), "zh-Hant")


@pytest.mark.parametrize(
    "text",
    [
        "林曉川說：「慢慢來，比較快。」",
        "林曉川有一個習慣：先看木頭，再看圖紙。",
        "河道變窄，是因為上游的水庫不再放水。",
        "修船的人有兩個敵人，一個是水，一個是時間。",
    ],
)
def test_what_says_it_all_does_not_lean(text: str) -> None:
    assert not leaning.leans(fold(text), "zh-Hant")


@pytest.mark.parametrize(
    "text",
    [
        "林曉川用這八個字形容修船與造船的差別。",
        "如果這個價錢守得住，工坊就不會關門。",
        "林曉川強調，這些工具要天天磨。",
        "林曉川認為這指向一個更大的問題。",
        "林曉川打了個比方：這個碼頭就像一間學校。",
        "林曉川說：「如果這間工坊關了，河邊就沒有船了。」",
        "2014 年，他離開了船廠。",
        "作為第三代的傳人，他沒有別的選擇。",
        "為了省錢，她把船賣了。",
        "對於想學划船的人，她的建議很實際。",
        "訪談最後，林曉川談到收徒弟的事。",
    ],
)
def test_a_point_that_leaves_to_others_what_it_speaks_of_is_none(text: str) -> None:
    assert leaning.points(fold(text), {fold("林曉川")})


@pytest.mark.parametrize(
    "text",
    [
        "林曉川說，他不收急性子的徒弟。",
        "這個時代的人不再等潮水。",
        "造船費用比修船高，這件事早就不是秘密。",
        "林曉川有一個優勢：它叫耐心。",
        "刨子、鑿子、墨斗這三種工具，一樣也少不得。",
        "位在河口的這家工坊去年修了四十條船。",
        "懂得這種「慢」的師傅已經不多。",
        "其他工坊都改做遊艇。",
    ],
)
def test_a_point_that_names_what_it_speaks_of_stands(text: str) -> None:
    assert not leaning.points(fold(text), {fold("林曉川")})


@pytest.mark.parametrize("mark", ["這", "他", "：", "，", "說，", "「", "第一", "作為", "有一個", " "])
def test_a_sentence_of_one_mark_is_read_at_once(mark: str) -> None:
    text = fold(mark * (40_000 // len(mark)))
    leaning.points(text, {"a"})
    leaning.leans(text, "zh-Hant")


DEEDS = (
    ("在 1998 年買下河口的船塢，花了三百萬元", "把新帆賣給漁夫"),
    ("教過十四個學徒磨刨刀與看木紋", "只收肯掃地的年輕人"),
    ("修好颱風打斷的四十根桅杆", "改用山上的老杉木"),
    ("拒絕替遊艇公司趕工，寧可少賺一半", "自己熬製防水的桐油"),
    ("畫了兩百張沒有人看過的潮水圖", "借來小學的舊黑板"),
    ("把祖父的工具箱捐給鎮上的博物館", "留下一把缺角的鑿子"),
)


def test_no_key_point_leaves_a_person_to_the_sentence_before() -> None:
    body = "".join(f"木匠林曉川{did}。為了省錢，他{then}。\n\n" for did, then in DEEDS)
    points = digest(from_bytes(f"---\ntitle: 修船\n---\n\n{body}".encode(), "a.md")).key_points
    assert len(points) >= 5
    assert all(point.text.startswith("木匠林曉川") for point in points)
