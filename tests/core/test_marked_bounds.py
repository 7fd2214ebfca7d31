"""How much of a file is judged, so that no file can be slow: passages, narration, persons of one sentence."""

from __future__ import annotations

import pytest

from repurpose.digest import places, scene
from repurpose.digest.people import Cast, Mention, cast
from repurpose.digest.quotes import speech
from tests.core.narratives import article, quoted

LINE = "王大明說：「我們都在這裡等著船回來。」\n\n"


def test_no_more_passages_are_judged_than_an_article_can_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    assert places.MOST >= 3000
    monkeypatch.setattr(places, "MOST", 20)
    assert len(places.places(article("他說：「我們都在這裡等船。」\n\n" * 30))) == 20
    assert len(places.places(article("他說：「我們都在這裡等船。」" * 30))) == 20


def test_what_stands_behind_the_first_characters_is_not_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "LONGEST", 2000)
    text = LINE + "海。" * 1000 + "\n\n李小華說：「這一句已經太遠了，沒有人會讀到。」"
    assert [text for text, _ in quoted(text)] == ["我們都在這裡等著船回來。"]


def test_the_narration_is_read_as_far_as_the_last_passage() -> None:
    made = article(LINE + "他看海。\n\n" * 4000)
    stage = scene.scene(made, cast(made), [place.outer for place in places.places(made)])
    assert 2 < len(stage.sentences) < 4000
    assert scene.scene(made, cast(made), []).sentences == ()


def test_a_sentence_has_no_more_figures_than_a_language_uses() -> None:
    made = article("他" * 500 + "說：「我們都在這裡等船。」")
    stage = scene.scene(made, Cast((), ()), [(501, 515)])
    assert 10 < len(stage.sentences[0].figures) <= 64


def test_a_name_that_is_written_again_and_again_is_read_once_per_place() -> None:
    made = article("王小明說：" * 300 + "「我們都在這裡等船。」")
    found = cast(made)
    assert len(found.mentions) == 300
    assert isinstance(found.mentions[0], Mention)
    assert len(speech(made, found)) <= 1
