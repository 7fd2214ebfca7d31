"""Transcripts as programs write them down: speakers have numbers, and nobody knows their names."""

from __future__ import annotations

import pytest

from repurpose import digest
from repurpose.digest.turns import turns
from tests.core.transcripts import article

ENGLISH = (
    ("Why did the kiln crack last winter?", "A kiln remembers every shortcut you take, and I paid for mine in March."),
    ("Did you think of selling it?", "People do not bring you a broken bowl unless they mean to come back for it."),
    ("What would you tell a student?", "The oven teaches patience to nobody who leaves the room before it cools."),
)  # fmt: skip
CHINESE = (
    ("去年冬天窯為什麼會裂？", "窯會記得你走過的每一條捷徑，三月的時候我就付了代價。"),
    ("有想過把它賣掉嗎？", "人不會把碗交給你，除非他打算再回來。"),
    ("會給學生什麼建議？", "火不會教任何一個離開現場的人什麼叫耐心。"),
)


@pytest.mark.parametrize(
    ("asks", "answers", "between"),
    [
        ("Speaker 1", "Speaker 2", ": "),
        ("**Speaker 1:**", "**Speaker 2:**", " "),
        ("SPEAKER_00", "SPEAKER_01", ": "),
        ("[00:12] Speaker A", "[00:40] Speaker B", ": "),
        ("发言人 1", "发言人 2", "  00:12\n"),
        ("說話人 1", "說話人 2", " 00:12\n"),
        ("講者1", "講者2", "："),
    ],
)
def test_numbered_speakers_take_turns_and_stay_without_a_name(asks: str, answers: str, between: str) -> None:
    said = ENGLISH if asks.isascii() else CHINESE
    text = "\n\n".join(f"{asks}{between}{one}\n\n{answers}{between}{two}" for one, two in said)
    read = article(text)
    found = turns(read)
    assert [read.text[t.start : t.end] for t in found] == [words for pair in said for words in pair]
    assert len({t.speaker for t in found}) == 2
    quotes = digest.digest(read).quotes
    assert quotes
    assert {quote.speaker for quote in quotes} == {None}
    assert all("?" not in q.text and "？" not in q.text for q in quotes)


def test_numbered_things_are_no_speakers() -> None:
    text = "\n\n".join(f"Step {n}: do you know what I mean? Turn the wheel." for n in (1, 2, 1, 2, 1, 2))
    assert turns(article(text)) == ()
