"""Labels that are parts without a name, initials, and names that only head a chapter."""

from __future__ import annotations

import pytest

from repurpose import digest
from repurpose.digest.turns import turns
from tests.core.transcripts import article

ASKED = ("What made you build a hull?", "How long did it take you?", "Were you ever close to giving up?")
TOLD = (
    "I grew up beside a dock, and I learned that wood tells you what it wants if you wait.",
    "It took us three years, and I could do exactly one thing with it, which was to float.",
    "I was close to giving up every winter, because we had no wood at all.",
)


def talk(host: str, guest: str) -> str:
    pairs = zip(ASKED, TOLD, strict=True)
    return "\n\n".join(f"{host}: {asked}\n\n{guest}: {told}" for asked, told in pairs) + "\n"


def speakers(text: str) -> list[str]:
    return [turn.speaker for turn in turns(article(text, language="en"))]


@pytest.mark.parametrize(
    ("label", "name"),
    [("A.R.", "A.R."), ("Ana R.", "Ana R."), ("Ana Ruiz Jr.", "Ana Ruiz Jr."), ("Ana.", "Ana"), ("Q.", "Q")],
)
def test_a_shortened_name_keeps_its_full_stop(label: str, name: str) -> None:
    assert speakers(talk(label, "Ivo Marsh"))[0] == name


def test_initials_are_spelt_out_by_the_introduction() -> None:
    assert speakers("Ana Ruiz hosts the show.\n\n" + talk("A.R.", "Ivo Marsh"))[0] == "Ana Ruiz"


@pytest.mark.parametrize("guest", ["Respondent", "Interviewee", "Answer", "Speaker", "Guest", "A"])
def test_a_part_is_nobody_s_name(guest: str) -> None:
    made = digest.digest(article(talk("Interviewer", guest), language="en"))
    assert len(made.turns) == 6
    assert made.quotes
    assert {quote.speaker for quote in made.quotes} == {None}


HEAD = "IVO MARSH\n\nI like to think of a world of hulls.\n\nIvo Marsh is a builder of hulls. He floats.\n\n"


def test_a_name_that_heads_a_chapter_opens_no_turn() -> None:
    found = speakers(HEAD + talk("ANA RUIZ", "IVO MARSH"))
    assert len(found) == 6
    assert found[0] == "ANA RUIZ"


def test_a_name_on_its_own_line_opens_a_turn_where_all_do() -> None:
    assert len(speakers(talk("ANA RUIZ", "IVO MARSH").replace(": ", "\n\n"))) == 6
