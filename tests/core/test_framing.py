"""What is told before and after a transcript is read as a narrative, and nothing twice."""

from __future__ import annotations

import itertools

from repurpose.digest import digest
from repurpose.digest.framing import frames, numbered
from repurpose.digest.turns import turns
from repurpose.model import Quote
from tests.core.transcripts import article

BEFORE = """Ingeborg Salter meets us at the foot of the stairs. “Nobody who comes up here is bored by the time they arrive,” she says.

Her deputy, Osgood Prym, thinks that the idea is mad. “I have told her so in writing,” says Prym. “She framed it.”

"""
TALK = """**Callum Voss:** Why a lighthouse, and not a classroom with a window?

**Ingeborg Salter:** A classroom can be switched off at three o'clock. A lamp cannot. My father used to say, “You only learn the weight of a thing when somebody leans on it.”

**Callum Voss:** Do they ever let it go out on purpose?

**Ingeborg Salter:** Money makes a school tidy, and tidy schools are afraid of the weather. I would buy more cloths for the children.

"""
AFTER = """At the last step Salter stopped. “The lamp does not care who polishes it, and that is the beginning of fairness,” she said.
"""


def found(text: str) -> list[Quote]:
    quotes = list(digest(article(text, language="en")).quotes)
    assert all(a.end <= b.start for a, b in itertools.pairwise(quotes))
    assert [q.utterance for q in quotes] == sorted(q.utterance for q in quotes)
    return quotes


def speakers(text: str, words: str) -> list[str | None]:
    return [quote.speaker for quote in found(text) if words in quote.text]


def test_the_introduction_is_narrated() -> None:
    text = BEFORE + TALK
    assert speakers(text, "Nobody who comes up") == ["Ingeborg Salter"]
    assert speakers(text, "I have told her") == ["Osgood Prym"]
    assert speakers(text, "She framed it") == ["Osgood Prym"]


def test_so_is_what_follows_a_rule_or_tells_of_the_last_speaker_by_name() -> None:
    for parting in ("---\n\n", "", "## Afterwards\n\n"):
        quotes = found(BEFORE + TALK + parting + AFTER)
        assert [q.text for q in quotes][-1].startswith("The lamp does not care")
        assert quotes[-1].speaker == "Ingeborg Salter"
        assert not any("stopped" in q.text for q in quotes)


def test_the_turns_are_read_as_before() -> None:
    inside = [q.text for q in found(TALK)]
    assert inside == [q.text for q in found(BEFORE + TALK) if q.text in TALK.replace("**", "")]
    assert not any(q.text.startswith("You only learn") for q in found(BEFORE + TALK))


def test_what_the_introduction_gives_away_is_found_once() -> None:
    away = "“Money makes a school tidy, and tidy schools are afraid of the weather,” says Salter.\n\n"
    assert len(speakers(BEFORE + away + TALK, "Money makes a school tidy")) == 1


def test_an_introduction_in_the_paragraph_of_the_first_label_is_cut_before_it() -> None:
    text = BEFORE.rstrip() + "\n" + TALK
    whole = article(text, language="en")
    (before,) = frames(whole, turns(whole))
    assert whole.text[before.blocks[-1].start : before.blocks[-1].end].endswith("“She framed it.”")
    assert speakers(text, "I have told her") == ["Osgood Prym"]


def test_a_turn_in_which_the_guest_names_herself_goes_on() -> None:
    talk = (
        TALK
        + "When people write “Salter stopped the lamp” I laugh. I have never stopped a lamp in all my life here.\n"
    )
    whole = article(talk, language="en")
    assert turns(whole)[-1].end == len(talk.rstrip())


def test_numbers_go_on_from_part_to_part() -> None:
    def quote(start: int, number: int) -> Quote:
        return Quote("a", start, start + 1, None, None, number, 0.1)

    parts: list[list[Quote]] = [[quote(4, 0), quote(5, 0), quote(9, 3)], [quote(0, 0)], [], [quote(7, 5)]]
    assert [(q.start, q.utterance) for q in numbered(parts)] == [(0, 0), (4, 1), (5, 1), (7, 2), (9, 3)]


BETWEEN = """By one o'clock the stairs were full of parents. A reporter, Jasper Tull, had come as well.

"""


def test_what_introduces_the_next_speaker_between_two_turns_is_nobody_s_talk() -> None:
    asked = "**Jasper Tull:** What did the parents make of it, and did they come again?\n\n"
    talk = "**Ingeborg Salter:** They stayed until it was dark, and some of them have come back every year since.\n\n"
    quotes = found(TALK + BETWEEN + asked + talk + asked + talk.replace("dark", "late"))
    assert not any("full of parents" in q.text or "Jasper Tull" in q.text for q in quotes)


def test_what_the_narrator_quotes_between_two_turns_is_found() -> None:
    told = "Salter walked over to the window. “That is my favourite kind of weather,” she said to nobody.\n\n"
    text = BEFORE + TALK + told + TALK.replace("three o'clock", "four")
    assert speakers(text, "favourite kind of weather") == ["Ingeborg Salter"]
    assert not any("walked over" in q.text for q in found(text))


def test_a_guest_who_tells_of_a_relative_with_her_surname_goes_on() -> None:
    talk = (
        TALK
        + "My brother Anders Salter walked up once. He has never stopped complaining about the stairs since.\n"
    )
    whole = article(talk, language="en")
    assert turns(whole)[-1].end == len(talk.rstrip())


def test_a_host_s_last_word_before_a_narrated_ending_is_not_in_its_way() -> None:
    quotes = found(BEFORE + TALK + "**Callum Voss:** Thank you for the climb.\n\n" + AFTER)
    assert quotes[-1].text.startswith("The lamp does not care")
    assert quotes[-1].speaker == "Ingeborg Salter"
