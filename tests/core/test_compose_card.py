"""What a card says: which utterance, joined how, whose, and proved by which spans."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repurpose.compose import Context, Material
from repurpose.compose.card import LONGEST, alternative, as_json, compose
from repurpose.compose.quoting import extent
from repurpose.jobs import Job, Make
from repurpose.model import Article, Digest, Draft, Entry, Language, Person, Quote, Slot, Span
from repurpose.settings import Limits, Mail, Site
from repurpose.text import mend

NOW = dt.datetime(2026, 2, 10, 8, tzinfo=dt.timezone(dt.timedelta(hours=8)))
TEXT = """---
title: 慢慢做的人
---
晨光書店的店主何以安談書店。

「我不後悔，」何以安說，「因為那一年學會的事比十年還多。」

Q：為什麼？

何以安：先做完，再做好。

何以安：但書店還是要開門。慢也沒關係。
"""
WHOLE = ("我不後悔，", "因為那一年學會的事比十年還多。")


def quote(text: str, *, utterance: int, speaker: str | None = "何以安", score: float = 0.8) -> Quote:
    start = TEXT.index(text)
    name = TEXT.index("何以安說")
    return Quote(text, start, start + len(text), speaker, Span(name, name + 3), utterance, score)


def drafts(
    quotes: list[Quote],
    *,
    count: int = 5,
    language: Language = "zh-Hant",
    people: tuple[Person, ...] = (),
    printed: set[str] | None = None,
) -> list[Draft]:
    article = Article("a.md", "f" * 64, TEXT, TEXT.index("晨光"), "慢慢做的人", language, ())
    entry = Entry("a.md", "f" * 64, "慢慢做的人", language, NOW, "guid", None, source_name="週末慢慢聊")
    digest = Digest(1, "f" * 64, language, (), (), tuple(quotes), people=people)
    make = Make(kind="card", per_article=count)
    job = Job(name="cards", make=(make,))
    slot = Slot("cards", "2026-02-10T08:00")
    context = Context(job, make, slot, NOW, Site(title="海風週報"), Mail(), Limits(), {"paper": "ab"})
    return compose(Material(entry, article, digest), context, printed)


def test_the_best_quotation_comes_first_and_no_more_than_asked_for() -> None:
    found = drafts(
        [quote("先做完，再做好。", utterance=1, score=0.6), quote(WHOLE[1], utterance=2, score=0.9)]
    )
    assert [draft.view["quote"] for draft in found] == [WHOLE[1], "先做完，再做好。"]
    assert len(drafts([quote("先做完，再做好。", utterance=1), quote(WHOLE[1], utterance=2)], count=1)) == 1


def test_what_points_back_makes_a_card_where_nothing_else_does() -> None:
    back = quote("但書店還是要開門。", utterance=1, score=0.9)
    assert [d.view["quote"] for d in drafts([back, quote(WHOLE[1], utterance=2)], count=1)] == [WHOLE[1]]
    assert [d.view["quote"] for d in drafts([back], count=1)] == ["但書店還是要開門。"]


def test_a_split_utterance_is_printed_whole_and_each_half_is_proved() -> None:
    (draft,) = drafts([quote(WHOLE[1], utterance=1), quote(WHOLE[0], utterance=1, score=0.2)])
    assert draft.view["quote"] == "".join(WHOLE)
    assert draft.parts[0].sources == (0, 1)
    for source in draft.sources:
        assert mend.same(TEXT[source.start : source.end], source.text)


def test_halves_that_do_not_go_on_are_not_joined() -> None:
    (draft,) = drafts([quote("我不後悔", utterance=1, score=0.9), quote(WHOLE[1], utterance=1, score=0.7)])
    assert draft.view["quote"] == "我不後悔"


def test_halves_that_a_full_stop_parts_are_two_quotations_unless_the_second_leans_on_the_first() -> None:
    first, second = (
        quote("先做完，再做好。", utterance=1),
        quote("但書店還是要開門。", utterance=1, score=0.9),
    )
    assert [d.view["quote"] for d in drafts([first, second])] == [first.text + second.text]
    better = [dataclasses.replace(first, score=0.95), second]
    assert [d.view["quote"] for d in drafts(better)] == [first.text]
    plain = [first, quote(WHOLE[1], utterance=1, score=0.9)]
    assert [d.view["quote"] for d in drafts(plain)] == [WHOLE[1]]
    leading = [
        quote("但書店還是要開門。", utterance=1, score=0.9),
        quote("慢也沒關係。", utterance=1, score=0.1),
    ]
    assert [d.view["quote"] for d in drafts(leading)] == ["但書店還是要開門。"]


def test_a_comma_that_belongs_to_the_sentence_around_is_not_printed() -> None:
    (draft,) = drafts([quote(WHOLE[0], utterance=1)])
    assert draft.view["quote"] == "我不後悔"
    assert TEXT[draft.sources[0].start : draft.sources[0].end] == "我不後悔"


def test_what_does_not_stand_in_the_file_gets_no_card() -> None:
    made_up = dataclasses.replace(quote("先做完，再做好。", utterance=1), text="先做好，再做完。")
    assert drafts([made_up]) == []


@pytest.mark.parametrize("speaker", [None, "Q", "主持人", "Host"])
def test_nobody_without_a_name_gets_a_card(speaker: str | None) -> None:
    assert drafts([quote("先做完，再做好。", utterance=1, speaker=speaker)]) == []


def test_what_is_not_worth_a_card_gets_none() -> None:
    assert drafts([quote("先做完，再做好。", utterance=1, score=0.49)]) == []


def test_a_repeated_quotation_makes_one_card() -> None:
    same = quote("先做完，再做好。", utterance=1)
    assert len(drafts([same, dataclasses.replace(same, utterance=2)])) == 1


def test_a_role_is_printed_only_where_its_span_says_it() -> None:
    at = TEXT.index("店主")
    said = Person("何以安", ("何以安",), "店主", Span(at, at + 2))
    wrong = dataclasses.replace(said, role="創辦人")
    asked = [quote("先做完，再做好。", utterance=1)]
    assert drafts(asked, people=(said,))[0].view["role"] == "店主"
    assert drafts(asked, people=(wrong,))[0].view["role"] == ""
    unknown = dataclasses.replace(said, role=None, role_span=None)
    for other in (wrong, unknown):  # the same person met twice: what is proved of one of them is enough
        assert drafts(asked, people=(other, said))[0].view["role"] == "店主"


VIEW: dict[str, Any] = {"quote": "先做完。", "speaker": "何以安", "role": "店主", "source": "週末慢慢聊"}


@pytest.mark.parametrize(
    ("view", "said"),
    [
        (VIEW | {"language": "zh-Hant", "marks": "「」"}, "何以安（店主）說：「先做完。」——週末慢慢聊"),
        (VIEW | {"language": "zh-Hans", "marks": "“”", "role": ""}, "何以安说：“先做完。”——週末慢慢聊"),
        (
            {
                "quote": "Finish.",
                "speaker": "Ann Lee",
                "role": "",
                "source": "",
                "language": "en",
                "marks": "“”",
            },
            "“Finish.” — Ann Lee.",
        ),
    ],
)
def test_the_alternative_text_says_what_the_card_shows(view: dict[str, Any], said: str) -> None:
    assert alternative(view) == said


def test_the_account_beside_the_pictures_names_every_span() -> None:
    (draft,) = drafts([quote("先做完，再做好。", utterance=1)])
    account = as_json(draft)
    assert account["alternative_text"] == "何以安說：「先做完，再做好。」——週末慢慢聊"
    assert [TEXT[s["start"] : s["end"]] for s in account["sources"]] == ["先做完，再做好。", "慢慢做的人"]


def test_english_words_in_a_chinese_article_are_set_as_english() -> None:
    said = Quote("title", 4, 9, "何以安", None, 1, 0.9)
    assert [d.view["language"] for d in drafts([said, quote("先做完，再做好。", utterance=2)])] == [
        "en",
        "zh-Hant",
    ]


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(1, 60), st.integers(0, 3), st.floats(0, 1))))
def test_every_card_is_short_enough_and_made_of_its_sources(raw: list[tuple[int, int, int, float]]) -> None:
    quotes = [
        Quote(TEXT[a : a + n], a, min(a + n, len(TEXT)), "何以安", None, utterance, score)
        for a, n, utterance, score in raw
        if TEXT[a : a + n].strip()
    ]
    for draft in drafts(quotes, count=10):
        said = [draft.sources[index].text for index in draft.parts[0].sources]
        assert extent(draft.view["quote"].replace(" ", "")) <= LONGEST
        assert mend.same(draft.view["quote"], "".join(said))
        assert [s.start for s in draft.sources[: len(said)]] == sorted(
            s.start for s in draft.sources[: len(said)]
        )


def test_what_another_article_quotes_too_makes_one_card_and_the_next_best_takes_its_place() -> None:
    """Two write-ups of one talk, in either script and with other commas."""
    printed = {"因为那一年学会的事比十年还多"}
    found = [quote(WHOLE[1], utterance=1, score=0.9), quote("先做完，再做好。", utterance=2, score=0.6)]
    assert [d.view["quote"] for d in drafts(found, count=1, printed=printed)] == ["先做完，再做好。"]
    assert drafts(found, printed=printed) == []
    assert printed == {"因为那一年学会的事比十年还多", "先做完再做好"}
