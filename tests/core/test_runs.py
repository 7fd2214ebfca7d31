"""What is seen of a run of sentences is the same whether it is added up or read anew."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from repurpose.digest import runs, spoken
from repurpose.digest.runs import added, sealed
from repurpose.digest.score import score, weighed
from repurpose.digest.traits import Seen, named, seen
from repurpose.digest.turns import turns
from tests.core.transcripts import SAMPLES, Sample, article

PLAIN = [
    "木匠花了十二年才學會等木頭說話。",
    "我覺得河水其實從來不急，急的都是站在岸上的人。",
    "2019 年，船廠裡有 40 個人願意留下來！",
    "她在門上寫了「慢慢來」三個字，後來沒有人擦掉。",
    "The boat that nobody wanted to repair has crossed the bay 300 times.",
    "I think people remember the winter, but they forget who lit the stove.",
    "Do you always ask the river first?",
    "Who would ever repair a boat for nobody?",
]
REACHING = [
    ("我們大家真正需要的是耐心！", "朋友啊，不是速度也不是掌聲，你們都知道。"),
    ("我們這些人要的從來不是快.", "工人要的而是慢慢來，一步一步走完。"),
    ("It was not a question of speed at all。", "People wanted time, but nobody gave them any."),
    ("There are two ways to cross this river.", "Most people take neither of them home."),
    ("到了最後大家會走哪一邊呢？", "河水在兩邊都一樣深，也都一樣冷。"),
    ("We all know how much time they have.", "To build a boat takes a whole winter."),
    ("我們在河邊的棚子裡只修了 2.", "5 艘船在冬天之前回到了港口。"),
    ("我們大家從小都看過這條河.", "邊住著的人，都記得那一年的大水。"),
    ("我們從來沒有放棄過整條河的人。", "Nobody ever wanted to leave the old harbour at all."),
    ("他一整個晚上都靜靜地坐著聽。", "最後才講起自己的父親和那條船。"),
    ("她在門口寫下「慢慢走完這段路。", "不要急」，然後就再也沒有回來過。"),
    ("她在門口寫下『慢慢走完這段路。", "不要急』，然後就再也沒有回來過。"),
    ("我們這幾個人要的從來不是快.", "修船這件事，是一步一步走完的。"),
    ("There 「almost」 are two ways to cross it.", "Most people take neither of them home."),
    ("我們在河邊等了一整個冬天。", "！沒有人回來，也沒有人寫信給我們。"),
    ("Nobody came back to the harbour", "of the old town, and nobody wrote."),
    ("老實說，，，，，，，，，，，，，。", "我們從來沒有後悔過，一次也沒有。"),
    ("The boats wait 給木匠用。", "Kilns 303 會記得每個人嗎？"),
    ("他說\uff62慢慢來的人才走得遠。", "謝謝你們\uff63這三個字他從來不說。"),
    ("The boat can wait.", "Patience is the only tool."),
    ("慢慢走吧。", "他們會等的，河水也會等的，都會。"),
    ("It \ufdfa\ufdfa\ufdfa 2345678901.", "Is anybody still waiting for the boat?"),
    ("It 2345678901。", "Is anybody still waiting for the boat?"),
    ("他在門上寫了“「”這個記號。", "謝謝你們」這四個字他從來不說。"),
    (
        "We chose 「the road that nobody else in the harbour would take」 once.",
        "This road goes nowhere and everybody knows it.",
    ),
]
PIECES = [
    *("「慢慢來」", "“not yet” ", "『人們說』", "「", "」", "，不是"),
    *"，、：—。！？.!?,;「」“”\"（）()… １3",
    *("我", "我們", "他", "這家公司", "不是", "而是", "，不是", "是", "不再", "如果", "聽", "講", "哪個", "有兩種方式", "第一，"),
    *("人們", "說", "在三年之後，我", "他人", "其他", "木頭", "河水會等人", "的人", "GPT-4", "AI.", "3.5", "是的，", "老實說，"),
    *("not ", "but ", "it is ", "instead ", "of ", "have ", "to ", "I ", "think ", "people ", "say ", "this ", "man ", "who "),
    *("thank ", "you ", "there are two ", "when I was ", "Well, ", "the boat crossed the bay ", "note: ", "thirdly, "),
]  # fmt: skip
sentence = st.lists(st.sampled_from(PIECES), min_size=3, max_size=14).map("".join).map(str.strip)
stop = st.sampled_from(["。", "！", "？", ".", "!", "?"])


def summed(parts: list[str], between: str) -> Seen | None:
    """What is added up of sentences; None where they have to be read as one passage."""
    whole = parts[0]
    first, *others = map(seen, parts)
    found: Seen | None = first if sealed(first) and all(map(sealed, others)) else None
    for part in others:
        whole += between + part.text
        found = found and added(whole, found, part)
    return found


@pytest.mark.parametrize("between", ["", " "])
@pytest.mark.parametrize(
    "pair", list(itertools.permutations(PLAIN, 2)), ids=lambda pair: f"{pair[0][:6]}+{pair[1][:6]}"
)
def test_plain_sentences_are_added_up(pair: tuple[str, str], between: str) -> None:
    found = summed(list(pair), between)
    alike = pair[0].isascii() == pair[1].isascii() and not (between == "" and pair[0].endswith("."))
    assert (found is not None) == alike
    if found:
        whole = between.join(pair)
        assert named(found) == named(seen(whole))
        assert weighed(found, language="zh-Hant") == score(whole, language="zh-Hant")


@pytest.mark.parametrize(("left", "right"), REACHING)
@pytest.mark.parametrize("between", ["", " "])
def test_what_reaches_into_the_next_sentence_is_not_added_up(left: str, right: str, between: str) -> None:
    found = summed([left, right], between)
    assert found is None or named(found) == named(seen(left + between + right))


@given(st.lists(st.tuples(sentence, stop).map("".join), min_size=2, max_size=3), st.sampled_from(["", " "]))
@example(["聽說 GPT-4 have 而是木頭。", "people say the boat crossed the bay, thank you, my man!"], " ")
@example(["木頭木頭，人們木頭木頭說河水會等人。", "我們木頭木頭木頭，我河水會等人！"], "")
def test_whatever_is_said_the_sum_is_what_is_read(parts: list[str], between: str) -> None:
    found = summed(parts, between)
    assert found is None or named(found) == named(seen(between.join(parts)))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_the_same_is_quoted_when_nothing_is_added_up(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = article(sample.text)
    found = spoken.spoken(whole, turns(whole))
    monkeypatch.setattr(spoken, "sealed", lambda sentence: False)
    assert spoken.spoken(whole, turns(whole)) == found


@pytest.mark.parametrize("mark", ["a", "我", "「", "不是", "not ", "是的，", "I ", "有", "1", "."])
def test_a_long_text_of_one_mark_is_judged_at_once(mark: str) -> None:
    assert runs.sealed(seen(mark * 20_000)) is False
