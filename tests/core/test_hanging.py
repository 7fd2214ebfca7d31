"""A passage that points at what is not in it is told from one that says what it speaks of, in three languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repurpose.digest.hanging import TRAITS, hanging
from repurpose.digest.score import score
from repurpose.digest.traits import NAMES
from repurpose.model import CARD_WORTHY
from repurpose.text.scripts import fold


def of(text: str) -> set[str]:
    return {name for name, value in hanging(fold(text)).items() if value}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("如果這家工坊消失了，河邊就沒有人修船。", "names_unsaid"),
        ("没有人愿意公开谈论这件事，但人人都知道。", "names_unsaid"),
        ("Nobody in the harbour wants this bridge, and nobody says so.", "names_unsaid"),
        ("也許它撐不到那個時候，我們得想好怎麼辦。", "pronoun_first"),
        ("他们可能需要时间适应。", "pronoun_first"),
        ("When they come back, the river will be gone.", "pronoun_first"),
        ("很多人說，木船已經沒有用了。", "relays"),
        ("People say that wooden boats are finished.", "relays"),
        ("我說的不是放棄，我說的是等。", "denies"),
        ("我小時候在河邊長大，第一次上船是六歲。", "recalls"),
        ("謝謝你們今天過來。", "addresses"),
        ("走到這一步，沒有人能回頭。", "here"),
        ("我很晚才學會划船。", "narrates"),
        ("I grew up beside the river and never learned to swim.", "narrates"),
        ("我之前說過，河不會等人。", "of_the_talk"),
        ("That is a good question, and nobody asks it.", "of_the_talk"),
        ("想像兩個碼頭，一個有船，一個沒有。", "sets_up"),
        ("修船有兩種方式，快的和慢的。", "sets_up"),
        ("我們正在把船塢搬到上游。", "of_the_house"),
    ],
)
def test_what_hangs_on_something_else_is_seen(text: str, name: str) -> None:
    assert name in of(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("在這個世界上，耐心比速度稀少。", "names_unsaid"),
        ("那些一直活在過去的人，聽不見河水的聲音。", "names_unsaid"),
        ("RNN 這種模型已經走到盡頭。", "names_unsaid"),
        ("橋斷了，這座橋撐了一百年。", "names_unsaid"),
        ("He said 『這件事』 too often.", "names_unsaid"),
        ("People of this generation forget how to wait.", "names_unsaid"),
        ("木匠知道他的刀不會說謊。", "pronoun_first"),
        ("A boat knows when it is loved.", "pronoun_first"),
        ("其他人都走了，只有河留下來。", "pronoun_first"),
        ("人們忘記了怎麼等待。", "relays"),
        ("People forget how to wait.", "relays"),
        ("我們記住的是慢下來的那些年。", "of_the_house"),
        ("河水說過的話，沒有人聽懂。", "of_the_talk"),
        ("划船的人都很晚才學會等。", "narrates"),
    ],
)
def test_what_says_what_it_speaks_of_hangs_on_nothing(text: str, name: str) -> None:
    assert name not in of(text)


@pytest.mark.parametrize(
    ("alone", "hangs"),
    [
        ("如果木匠消失了，世界會少一種耐心。", "如果這家公司消失了，世界會少一種耐心。"),
        ("真正的手藝會讓人看見時間，而不是價錢。", "但真正的手藝會讓人看見時間，而不是價錢。"),
        ("所有工具都會變舊，只有手不會。", "很多人說，所有工具都會變舊，只有手不會。"),
        ("橋可以斷，河永遠不會停下來等人。", "它可以斷，河永遠不會停下來等人。"),
    ],
)
def test_what_hangs_scores_below_the_same_claim_that_stands(alone: str, hangs: str) -> None:
    better, worse = (score(text, language="zh-Hant") for text in (alone, hangs))
    assert worse < better
    assert worse < CARD_WORTHY


@given(st.text(max_size=200))
def test_every_trait_is_a_share_with_a_known_name(text: str) -> None:
    found = hanging(fold(text))
    assert set(found) <= set(TRAITS) <= set(NAMES)
    assert all(0 < value <= 1 for value in found.values())


@pytest.mark.parametrize("mark", ["這", "他", "this ", "「", "『", "有的人", "但", "在這", " "])
def test_a_text_of_one_mark_is_read_at_once(mark: str) -> None:
    assert hanging(mark * (200_000 // len(mark))).keys() <= set(TRAITS)
