"""Persons are found where the language marks one, and joined under their fullest name."""

from __future__ import annotations

import pytest

from repurpose.digest.people import cast
from tests.core.narratives import article, names


def test_a_gloss_joins_two_scripts_under_the_name_the_text_uses() -> None:
    text = "港務公司研究長王大明（Damien Wang）上台。王大明說了很多。王大明又說，船要開了。"
    (known,) = [k for k in cast(article(text)).people if k.weight]
    assert known.name == "王大明"
    assert {"Damien Wang", "Wang", "王大明"} <= set(known.surfaces)
    assert known.role == "港務公司研究長"
    assert known.role_span is not None
    assert text[known.role_span.start : known.role_span.end] == known.role


def test_a_transliteration_with_a_dot_is_one_person_with_its_parts() -> None:
    text = "首席科學家雅各布·多蘭基(Jakob Doranki)來了。多蘭基說，船在動。多蘭基又稱，帆在動。"
    (known,) = [k for k in cast(article(text)).people if k.weight]
    assert known.name == "雅各布·多蘭基"
    assert known.weight >= 3


def test_a_surname_later_is_the_same_person() -> None:
    text = "小船科技執行長 Martin Veldhuis 在台上說話。Veldhuis 認為船還要再大。Veldhuis 說，很快。"
    assert names(text) == ["Martin Veldhuis"]


def test_a_single_character_of_a_dotted_name_is_found_only_before_a_verb() -> None:
    text = "主持人是伊森．佩雷克（Ethan Perek），來賓是喬．班登（Joe Benden）。喬說，船要開了。喬木很高。"
    found = cast(article(text))
    joe = next(i for i, k in enumerate(found.people) if k.name == "喬．班登")
    assert sum(m.who == joe and m.end - m.start == 1 for m in found.mentions) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Harbor Podcast 說，這一集很長。Harbor Podcast 又說了。",
        "Big Harbor Institute 表示，船很多。",
        "強化學習解釋了很多事。強化學習說明了這點。",
        "程式設計說明了很多。程式設計指出方向。",
    ],
)
def test_shows_institutes_and_nouns_are_nobody(text: str) -> None:
    assert names(text, tags=("強化學習", "程式設計")) == []


def test_the_host_is_known_by_the_word_before_the_name() -> None:
    text = "主持人 Nora Lindqvist 問了很多。來賓 Martin Veldhuis 說，船很大。Veldhuis 又說了一次。"
    found = cast(article(text))
    assert found.host is not None
    assert found.people[found.host].name == "Nora Lindqvist"
    assert found.protagonist is not None
    assert found.people[found.protagonist].name == "Martin Veldhuis"


def test_two_guests_named_alike_often_leave_no_protagonist() -> None:
    text = "來賓 Martin Veldhuis 說一。來賓 Nora Lindqvist 說二。Veldhuis 說三。Lindqvist 說四。"
    assert cast(article(text)).protagonist is None


def test_mentions_slice_to_a_spelling_of_the_person() -> None:
    text = "研究長王大明（Damien Wang）上台。Wang 說，好。王大明說，走。"
    found = cast(article(text))
    assert found.mentions
    for m in found.mentions:
        assert text[m.start : m.end] in found.people[m.who].surfaces


def test_links_that_are_never_closed_are_not_each_read_to_the_end() -> None:
    """400 kB of `[a](` took minutes."""
    assert cast(article("[a](" * 100_000)).people == ()
