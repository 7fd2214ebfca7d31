"""A passage that stands alone on a card scores above one that hangs on its context; nothing else counts."""

from __future__ import annotations

import itertools
import json
import os
import pathlib
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repurpose.digest.card_weights import WEIGHTS
from repurpose.digest.score import score
from repurpose.digest.traits import NAMES, core, traits, units
from repurpose.model import CARD_WORTHY, Language

GOOD = [
    "真正的手藝不是做得快，而是知道什麼時候該停下來。",
    "如果你不知道風往哪裡吹，再好的帆也只是一塊布。",
    "所有人都想要新的答案，卻沒有人願意問新的問題。",
    "真正的未来属于那些愿意把一件小事做一千次的人。",
    "不要等到準備好了才開始，沒有人真正準備好過。",
    "The best tools are the ones that teach you when not to use them.",
    "If you cannot explain the mistake, you will always make it again.",
    "People never remember what you planned; they remember what you did when the plan failed.",
]
POOR = [
    "是的，沒錯。",
    "這個我們之前聊過。",
    "它後來就更新了。",
    "所以他們當時就這樣做了，",
    "你們團隊現在有多少人？",
    "好，我們休息一下，馬上回來。",
    "Yeah, exactly.",
    "And then they moved it over there.",
    "So what did he do after that?",
    "Thanks for joining us on the podcast today.",
]


@pytest.mark.parametrize("text", GOOD)
def test_a_complete_claim_is_worthy(text: str) -> None:
    assert score(text, language="en" if text.isascii() else "zh-Hant") >= CARD_WORTHY


@pytest.mark.parametrize("text", POOR)
def test_what_hangs_asks_or_chats_is_not(text: str) -> None:
    assert score(text, language="en" if text.isascii() else "zh-Hant") < CARD_WORTHY


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("機器學得會規則，但學不會後悔。", "它學得會規則，但學不會後悔。"),
        ("信任是慢慢累積的，失去卻只要一秒。", "信任是慢慢累積的，失去卻只要一秒，"),
        ("每個人都在追求速度，真正稀缺的是耐心。", "每個人都在追求速度嗎？"),
        ("重要的不是你站在哪裡，而是你面向哪裡。", "你站在哪裡？"),
        (
            "Trust takes years to build and a second to lose.",
            "This takes years to build and a second to lose.",
        ),
        ("Patience is the only tool that never breaks.", "And it was the only one that they had."),
    ],
)
def test_the_one_that_stands_alone_scores_higher(better: str, worse: str) -> None:
    language: Language = "en" if better.isascii() else "zh-Hant"
    assert score(better, language=language) > score(worse, language=language)


def test_a_passage_without_a_known_speaker_or_cut_out_of_a_sentence_is_worth_less() -> None:
    text = GOOD[0]
    whole = score(text, language="zh-Hant")
    assert score(text, language="zh-Hant", speaker_known=False) < whole
    assert score(text, language="zh-Hant", before="我覺得") < whole
    assert score(text, language="zh-Hant", after="，對吧？") < whole
    assert score(text, language="zh-Hant", after="。") == whole


def test_what_fits_no_card_is_not_worthy_however_good() -> None:
    assert score("".join(GOOD[:5]) * 2, language="zh-Hant") < CARD_WORTHY
    assert score(" ".join(GOOD[5:]) * 3, language="en") < CARD_WORTHY


@pytest.mark.parametrize("text", ["", " ", "。", "123", "「」", "!!!", "1. 2. 3. 4. 5."])
def test_nothing_scores_nothing(text: str) -> None:
    assert score(text, language="zh-Hant") == 0.0


@given(st.text(max_size=300), st.sampled_from(["zh-Hant", "zh-Hans", "en"]))
def test_every_score_lies_between_none_and_one_and_is_always_the_same(text: str, language: Language) -> None:
    first = score(text, language=language)
    assert 0.0 <= first <= 1.0
    assert score(text, language=language) == first


@given(st.text(max_size=200))
def test_traits_are_shares_with_known_names(text: str) -> None:
    found = traits(text)
    assert set(found) <= set(NAMES)
    assert all(0.0 < value <= 1.0 for value in found.values())


def test_every_weight_belongs_to_a_trait() -> None:
    assert set(WEIGHTS) == set(NAMES)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("老實說，我不知道。", "我不知道。"),
        ("對。嗯，好吧", "好吧"),
        ("Well, yes, I do.", "I do."),
        ("好的人", "好的人"),
        ("是的。", "是的。"),
    ],
)
def test_the_core_leaves_answering_words_out(text: str, rest: str) -> None:
    assert core(text) == rest


def test_chinese_and_latin_lines_look_equally_long_when_they_are() -> None:
    assert units("設" * 12) == 12
    assert 17 < units("a" * 40) < 19


@pytest.mark.parametrize("mark", ["a", "我", "「", "(", "不", "不是", " ", "、", "1", ".", "“", "如果"])
def test_a_million_of_one_character_is_scored_at_once(mark: str) -> None:
    assert score(mark * 1_000_000, language="zh-Hant") <= 0.2
    assert traits(mark * 20_000)


def _passages() -> dict[str, list[tuple[str, int]]]:
    folder = os.environ.get("REPURPOSE_EVAL_DATA")
    path = pathlib.Path(folder or "/nonexistent") / "gold" / "quotes.jsonl"
    if not folder or not path.exists():
        pytest.skip("REPURPOSE_EVAL_DATA names no folder with graded passages")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    spoken = [r for r in rows if r["is_speech"] and r.get("where") != "front_matter"]
    joined = {r["group"]: "".join(r["group_parts"]) for r in spoken if r.get("group") is not None}
    posts: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for _, rows_of in itertools.groupby(spoken, key=lambda r: (r["file"], r.get("group") or r["text"])):
        row = next(rows_of)
        text = joined.get(row.get("group"), row["text"])
        posts[row["file"]].append((text, max(row["card"], row.get("group_card") or 0)))
    return posts


def test_of_real_posts_the_three_best_are_worthy() -> None:
    best = most = 0
    for passages in _passages().values():
        ranked = sorted(passages, key=lambda p: -score(p[0], language="zh-Hant"))
        most += min(3, sum(card >= 2 for _, card in passages))
        best += sum(card >= 2 for _, card in ranked[:3])
    assert best >= 0.85 * most
