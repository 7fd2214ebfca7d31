"""Quotations out of transcripts carry their label's speaker, are whole sentences, and leave the host alone."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repurpose.digest.spoken import MOST, PER_TURN, spoken
from repurpose.digest.turns import turns
from repurpose.model import CARD_WORTHY, Person, Quote
from repurpose.text.mend import same
from tests.core.transcripts import (
    BOLD_ALONE,
    ENGLISH_BOLD,
    QUESTION_ANSWER,
    SAMPLES,
    SIMPLIFIED_Q,
    TRADITIONAL_HOST,
    Sample,
    article,
)

names = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)


def quotes(text: str) -> tuple[Quote, ...]:
    whole = article(text)
    return spoken(whole, turns(whole))


@names
def test_every_quotation_is_in_the_file_and_carries_the_speaker_of_its_turn(sample: Sample) -> None:
    whole = article(sample.text)
    said = turns(whole)
    for quote in spoken(whole, said):
        assert same(quote.text, sample.text[quote.start : quote.end])
        (turn,) = [t for t in said if t.start <= quote.start and quote.end <= t.end]
        assert quote.speaker == (turn.speaker if turn.speaker != "答" else None)
        assert quote.evidence is not None
        assert quote.evidence.end <= quote.start


@names
def test_quotations_are_whole_sentences_in_order_that_do_not_overlap(sample: Sample) -> None:
    found = quotes(sample.text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert [q.utterance for q in found] == list(range(len(found)))
    assert all(q.text[-1] in "。！？.!?”」" for q in found)


def test_good_sentences_of_guests_are_found() -> None:
    assert any("後悔是手藝的一部分" in q.text for q in quotes(TRADITIONAL_HOST.text))
    assert any("樹" in q.text or "树" in q.text for q in quotes(SIMPLIFIED_Q.text))
    assert any(
        "patience" in q.text or "Distance makes you honest" in q.text for q in quotes(ENGLISH_BOLD.text)
    )
    assert max(q.score for q in quotes(SIMPLIFIED_Q.text)) >= CARD_WORTHY


@names
def test_no_host_is_quoted(sample: Sample) -> None:
    assert not any(q.speaker in ("Q", "主持人", "Nora Feld", "Mina Sato") for q in quotes(sample.text))
    assert not any(q.text.endswith(("?", "？")) and q.speaker is None for q in quotes(sample.text))


def test_an_answer_without_a_name_has_no_speaker() -> None:
    found = quotes(QUESTION_ANSWER.text)
    assert found
    assert {q.speaker for q in found} == {None}
    assert all(q.evidence is not None for q in found)


def test_an_answer_without_a_name_is_the_guest_whom_the_title_names() -> None:
    text = "沈立是一名木匠，我們請他談談手藝。\n\n" + QUESTION_ANSWER.text
    whole = article(text, title="專訪木匠沈立：慢是一種手藝")
    assert {q.speaker for q in spoken(whole, turns(whole))} == {"沈立"}
    person = Person("Maria Keller", ("Maria Keller", "Keller"))
    other = Person("Ole Brandt", ("Ole Brandt",))
    english = article("Maria Keller bakes.\n\n" + QUESTION_ANSWER.text, title="Maria Keller on bread")
    assert {q.speaker for q in spoken(english, turns(english), (person, other))} == {"Maria Keller"}
    both = article(
        "Maria Keller and Ole Brandt bake.\n\n" + QUESTION_ANSWER.text, title="Maria Keller and Ole Brandt"
    )
    assert {q.speaker for q in spoken(both, turns(both), (person, other))} == {None}
    untold = article(text, title="慢是一種手藝")
    assert {q.speaker for q in spoken(untold, turns(untold))} == {None}


def test_odd_spaces_and_bold_are_mended_in_what_is_printed_only() -> None:
    text = SIMPLIFIED_Q.text.replace(
        "失败就是土壤在说话。", "失败 不是结 束，**而是土壤在说话** ，真正的种树人听得懂。"
    )
    (quote,) = [q for q in quotes(text) if "土壤" in q.text]
    assert quote.text == "失败不是结束，而是土壤在说话，真正的种树人听得懂。"
    assert "结 束" in text[quote.start : quote.end]


@pytest.mark.parametrize(
    "relayed",
    [
        "很多人說：「手工已經死了，沒有人需要它。」",
        "媒體說「未來不會有木匠，所有人都會失業。」",
        "人們問：「你們真的需要這麼多時間嗎？」",
    ],
)
def test_what_others_say_is_not_given_to_the_speaker(relayed: str) -> None:
    text = TRADITIONAL_HOST.text.replace("浪漫的是客人，我們只是每天掃木屑。", relayed)
    assert not any(relayed[6:12] in q.text for q in quotes(text))


def test_a_sentence_that_opens_marks_and_does_not_close_them_is_left_out() -> None:
    text = TRADITIONAL_HOST.text.replace(
        "機器做得比我快，但機器不會後悔。", "機器做得比我「快，但機器永遠不會後悔。"
    )
    assert not any("永遠不會後悔" in q.text for q in quotes(text))


def test_captions_headings_and_asides_are_no_quotation() -> None:
    for sample in (SIMPLIFIED_Q, ENGLISH_BOLD, BOLD_ALONE):
        assert not any("图片" in q.text or "#" in q.text or "laugh)" in q.text for q in quotes(sample.text))


def test_no_turn_and_no_transcript_gives_more_than_its_share() -> None:
    claim = "真正重要的事不是第{}次成功，而是所有人都放棄之後你還願意再試一次。"
    turn = "".join(claim.format(n) for n in range(20))
    text = "".join(f"主持人：你怎麼看失敗？\n\n周以安：{turn}\n\n" for _ in range(60))
    found = quotes(text)
    assert len(found) == MOST
    whole = article(text)
    for each in turns(whole):
        assert sum(each.start <= q.start < each.end for q in found) <= PER_TURN


def test_without_turns_there_are_no_quotations() -> None:
    assert spoken(article("真正重要的是耐心。"), ()) == ()


@given(
    st.lists(st.sampled_from(list("未來不是等來的，而是做出來的。？！「」“” *\n我你")), max_size=80).map(
        "".join
    )
)
def test_whatever_is_said_every_quotation_is_proved(answer: str) -> None:
    whole = article(
        f"主持人：為什麼？\n\n周以安：我說{answer}\n\n主持人：真的嗎？\n\n周以安：我說真的。\n",
        language="zh-Hant",
    )
    for quote in spoken(whole, turns(whole)):
        assert same(quote.text, whole.text[quote.start : quote.end])
        assert 0 <= quote.score <= 1
