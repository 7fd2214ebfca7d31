"""Transcripts are cut into turns by their labels, and nothing else is taken for a transcript."""

from __future__ import annotations

import itertools
import json
import os
import pathlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repurpose.digest.labels import in_block, on_line
from repurpose.digest.naming import fold, looks_like_name
from repurpose.digest.roles import hosts
from repurpose.digest.turns import label_of, stretches, turns
from repurpose.model import Turn
from tests.core.transcripts import (
    BOLD_ALONE,
    ENGLISH_BOLD,
    ESSAYS,
    QUESTION_ANSWER,
    SAMPLES,
    SIMPLIFIED_Q,
    TIMES_BEFORE,
    TRADITIONAL_HOST,
    Sample,
    article,
)

names = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)


@names
def test_every_turn_has_its_speaker_and_begins_after_the_label(sample: Sample) -> None:
    found = turns(article(sample.text, title=sample.title))
    assert [t.speaker for t in found] == [speaker for speaker, _ in sample.turns]
    for turn, (_, words) in zip(found, sample.turns, strict=True):
        assert sample.text[turn.start : turn.end].startswith(words)


@names
def test_turns_follow_each_other_and_end_with_prose(sample: Sample) -> None:
    found = turns(article(sample.text))
    assert all(a.start < a.end <= b.start for a, b in itertools.pairwise(found))
    assert sample.text[: found[-1].end].endswith(sample.last)
    assert all(not sample.text[t.end - 1].isspace() for t in found)


@names
def test_the_label_of_every_turn_is_found_again(sample: Sample) -> None:
    whole = article(sample.text)
    for turn in turns(whole):
        label = label_of(whole, turn)
        assert label is not None
        assert label.end <= turn.start
        assert "\n" not in sample.text[label.start : label.end]
        if turn.speaker not in ("Q", "主持人", "答"):
            last = fold(turn.speaker.split()[-1]) if " " in turn.speaker else fold(turn.speaker)
            assert fold(turn.speaker.split()[0])[:2] in fold(sample.text[label.start : label.end]) or last


@pytest.mark.parametrize("text", ESSAYS.values(), ids=ESSAYS.keys())
def test_no_essay_is_a_transcript(text: str) -> None:
    assert turns(article(text)) == ()


def test_pictures_captions_and_headings_do_not_end_a_turn_but_are_no_part_of_its_prose() -> None:
    whole = article(SIMPLIFIED_Q.text)
    answer = turns(whole)[1]
    prose = [SIMPLIFIED_Q.text[s.start : s.end] for s in stretches(whole, answer)]
    assert prose[-1].startswith("真正难的不是种下去")
    assert not any("图片" in part or "#" in part for part in prose)


def test_what_closes_the_page_is_no_part_of_the_last_turn() -> None:
    last = turns(article(ENGLISH_BOLD.text))[-1]
    assert "About the show" not in ENGLISH_BOLD.text[last.start : last.end]
    assert "Friday" not in ENGLISH_BOLD.text[last.start : last.end]


def test_a_turn_goes_on_over_a_hard_line_break() -> None:
    last = turns(article(SIMPLIFIED_Q.text))[-1]
    assert SIMPLIFIED_Q.text[last.start : last.end] == "三千棵左右。\n但我从来不数，数了就会急。"


def test_a_list_of_who_takes_part_is_no_turn() -> None:
    listed = "**Host:** Nora Feld\n\n**Guest:** Ivo Marsh, boat builder\n\n"
    assert [t.speaker for t in turns(article(listed + ENGLISH_BOLD.text))] == [
        who for who, _ in ENGLISH_BOLD.turns
    ]
    chinese = "主持人：方亭\n\n嘉賓：周以安、伊娃·諾瓦克\n\n" + TRADITIONAL_HOST.text
    assert [t.speaker for t in turns(article(chinese))] == [who for who, _ in TRADITIONAL_HOST.turns]


def test_a_bold_term_inside_an_answer_opens_no_turn() -> None:
    term = "\n\n**Cold Start:** I mean the days when you have no wood at all. What do we do?\n\n![A workshop]"
    whole = article(ENGLISH_BOLD.text.replace("\n\n![A workshop]", term))
    found = turns(whole)
    assert [t.speaker for t in found] == [who for who, _ in ENGLISH_BOLD.turns]
    assert "Cold Start" in whole.text[found[1].start : found[1].end]


def test_somebody_introduced_speaks_once() -> None:
    asked = "**Nora Feld:** Rosa Ibarra has been here from the start. Does it float, Rosa?\n\n**Rosa Ibarra:** Of course.\n\n"
    found = turns(article(ENGLISH_BOLD.text.replace("### The first hull\n\n", asked)))
    assert "Rosa Ibarra" in [t.speaker for t in found]


def test_a_question_that_is_bold_as_a_whole_loses_its_closing_marks() -> None:
    text = QUESTION_ANSWER.text.replace("問：你怎麼看地圖的未來？", "**問：你怎麼看地圖的未來？**")
    first = turns(article(text))[0]
    assert text[first.start : first.end] == "你怎麼看地圖的未來？"


def test_a_label_inside_a_sentence_opens_nothing() -> None:
    text = QUESTION_ANSWER.text.replace("需要。機器", "需要。他只回一句：問：機器")
    assert len(turns(article(text))) == len(QUESTION_ANSWER.turns)


def test_somebody_who_speaks_once_still_has_a_turn_of_their_own() -> None:
    text = TRADITIONAL_HOST.text + "\n觀眾：請問要做多久？\n\n伊娃·諾瓦克：做到你忘記時間為止。\n"
    assert [t.speaker for t in turns(article(text))][-2:] == ["觀眾", "伊娃·諾瓦克"]


def test_hosts_are_known_by_their_part_their_role_or_their_questions() -> None:
    def asking(sample: Sample) -> frozenset[str]:
        whole = article(sample.text)
        return hosts(whole, turns(whole))

    assert asking(TRADITIONAL_HOST) == {"主持人"}
    assert asking(BOLD_ALONE) == {"Mina Sato"}
    assert asking(ENGLISH_BOLD) == {"Nora Feld"}
    assert asking(TIMES_BEFORE) == {"Q"}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Q：你好", "Q"),
        ("Q ： 你好", "Q"),
        ("**Ana Ruiz:** hello", "Ana Ruiz"),
        ("**Ana Ruiz**: hello", "Ana Ruiz"),
        ("__Ana Ruiz__: hello", "Ana Ruiz"),
        ("Ana Ruiz (00:12:34): hello", "Ana Ruiz"),
        ("[00:12] Ana Ruiz: hello", "Ana Ruiz"),
        ("**[00:12:34] Ana Ruiz:** hello", "Ana Ruiz"),
        ("Ana Ruiz  01:02:03", "Ana Ruiz"),
        ("01:02 - Ana Ruiz", "Ana Ruiz"),
        ("Ana Ruiz, head of the harbour: hello", "Ana Ruiz"),
        ("林小明（船長）：你好", "林小明"),
        ("【主持人】你好", "主持人"),
        ("> **Ana:** hello", "Ana"),
        ("主持人 林小明：你好", "林小明"),
    ],
)
def test_labels_of_every_shape_are_read(line: str, name: str) -> None:
    label = on_line(line, 0, len(line))
    assert label is not None
    assert label.name == name
    assert line[label.after :].lstrip() in ("你好", "hello", "")


@pytest.mark.parametrize(
    "line",
    ["他說：「你好」，然後走了。", "https://example.org/a", "12:30 we met", "這很好。", "", "「好」：一個字"],
)
def test_lines_without_a_label_give_none(line: str) -> None:
    label = on_line(line, 0, len(line))
    assert label is None or not looks_like_name(label.name)


@pytest.mark.parametrize(
    "name", ["Ana Ruiz", "AR", "de la Cruz", "O'Neill", "林小明", "歐陽修文", "伊娃·諾瓦克", "周老師", "小宇"]
)
def test_names_look_like_names(name: str) -> None:
    assert looks_like_name(name)


@pytest.mark.parametrize(
    "word", ["Note", "重點", "What we know", "第三點", "TL;DR", "優點", "步驟2", "the sea", ""]
)
def test_other_words_do_not(word: str) -> None:
    assert not looks_like_name(word)


@pytest.mark.parametrize("mark", list('*_:：[(（【「"“Q#>-  \n0，。A林·|'))
def test_a_million_of_one_character_is_read_in_one_pass(mark: str) -> None:
    text = mark * 1_000_000
    assert sum(1 for _ in in_block(text, 0, len(text))) <= len(text)
    assert turns(article("Q：" + text[:100_000] + "\n\n林小明：好。你呢？\n")) is not None


@given(st.text(alphabet="Q問答：: *\n林A（）[]1。？我#->", max_size=120))
def test_any_text_gives_turns_inside_it_in_order(text: str) -> None:
    whole = article("問：你好嗎？\n\n答：我很好。\n\n" + text, language="zh-Hant")
    found = turns(whole)
    assert all(0 <= t.start < t.end <= len(whole.text) for t in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    for turn in found:
        assert all(turn.start <= s.start < s.end <= turn.end for s in stretches(whole, turn))


@given(
    st.lists(st.tuples(st.sampled_from(["Ana Ruiz", "Bo Lind"]), st.integers(1, 3)), min_size=4, max_size=12)
)
def test_whatever_the_order_every_paragraph_belongs_to_the_label_before_it(
    said: list[tuple[str, int]],
) -> None:
    said = [("Ana Ruiz", 1), ("Bo Lind", 1), *said, ("Ana Ruiz", 1), ("Bo Lind", 2)]
    parts = []
    for n, (name, paragraphs) in enumerate(said):
        parts.append(f"**{name}:** Do you think that I know {n}?" + "\n\nI do not." * (paragraphs - 1))
    whole = article("\n\n".join(parts) + "\n")
    found = turns(whole)
    if not found:  # the same speaker again and again: no conversation
        changes = sum(a[0] != b[0] for a, b in itertools.pairwise(said))
        assert changes * 3 < len(said) - 1
        return
    assert [t.speaker for t in found] == [name for name, _ in said]
    assert [whole.text[t.start : t.end].count("I do not.") for t in found] == [n - 1 for _, n in said]


def _graded() -> pathlib.Path:
    folder = os.environ.get("REPURPOSE_EVAL_DATA")
    path = pathlib.Path(folder or "/nonexistent") / "gold" / "seed_002.json"
    if not folder or not path.exists():
        pytest.skip("REPURPOSE_EVAL_DATA names no folder with a graded transcript")
    return path


def test_turns_of_a_real_transcript() -> None:
    path = _graded()
    text = (path.parent.parent / "corpus" / "seeds" / "002_wechat_transcript.md").read_text(
        encoding="utf-8-sig"
    )
    gold = json.loads(path.read_text(encoding="utf-8"))["qa"]
    found = turns(article(text))
    by_line: dict[int, Turn] = {text.count("\n", 0, t.start) + 1: t for t in found}
    right = 0
    for turn in gold:
        mine = by_line.get(turn["first_text_line"])
        hosted = re.match(r"Q", turn["label"]) is not None
        right += (
            mine is not None
            and (mine.speaker in ("Q", "主持人")) == hosted
            and text.count("\n", 0, mine.end) + 1 == turn["last_text_line"]
        )
    assert right >= 0.98 * len(gold)
    assert len(found) == len(gold)


def test_a_talk_without_a_question_mark_is_one_when_its_turns_go_to_and_fro() -> None:
    """Some transcripts have no question marks; lists of definitions go to and fro as well, but nobody says `我` in them."""

    def page(names: tuple[str, str], count: int, said: str) -> str:
        return "\n\n".join(f"**{names[n % 2]}：** {said.format(n)}" for n in range(count))

    words = "我們在海邊待了 {} 年，看過很多次退潮，也看過船沒有回來。"
    assert len(turns(article(page(("主持人", "白露明"), 10, words)))) == 10
    assert len(turns(article(page(("江守田", "白露明"), 10, words)))) == 10
    assert turns(article(page(("江守田", "白露明"), 4, words))) == ()
    assert turns(article(page(("定義", "範例"), 10, "系統在海邊待了 {} 年，看過很多次退潮。"))) == ()
    assert turns(article(page(("優點", "缺點"), 10, words))) == ()


def test_a_paragraph_in_italics_behind_the_last_turn_is_the_page_s_own() -> None:
    talk = "\n\n".join(
        f"**{('Host', 'Nora Feld')[n % 2]}:** Did we count {n} boats, or did you count them for me?"
        for n in range(6)
    )
    note = "*Ida Marsh is a contributing editor. She writes about harbours.*"
    ends = [turns(article(text))[-1].end for text in (talk, f"{talk}\n\n{note}\n")]
    assert ends[0] == ends[1] == len(talk)
    more = turns(article(f"{talk}\n\nAnd *then* we counted them again.\n"))
    assert more[-1].end > len(talk)
