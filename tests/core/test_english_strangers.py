"""Somebody without a name who acts may be the one whom the next `she` means."""

from __future__ import annotations

import pytest

from tests.core.english_articles import Sample
from tests.core.test_english import attributed, quoted, said

REMARK = "“That is nothing to be proud of, I would say,” she said."


@pytest.mark.parametrize(
    "told",
    [
        "My daughter saw it at dinner.",
        "Her mother looked up.",
        "Down in the square, a woman selling flowers looked up.",
        "The girl turned round.",
        "One of them, ten-year-old Wilma, stood up.",
        "One mother in the hall said nothing for a while.",
        "The old lady laughed.",
        "Her sister, a driver, disagreed.",
        "His wife, who was early, disagreed.",
        "Kollmer, however, cited two studies of rope.",
        "There are no shortcuts, Bexley’s Kollmer said.",
        "After a pause, Kollmer shrugged.",
    ],
)
def test_after_a_stranger_she_is_nobody(told: str) -> None:
    assert said(f"Okafor showed us the bridge. {told} {REMARK}") == [None]


@pytest.mark.parametrize(
    "told",
    [
        "Her colleague, Mary Okafor, looked up.",
        "One of them is a computer.",
        "Her team calls it the ear.",
        "A woman named Mary Okafor looked up.",
        "She is a woman who counts.",
        "Google said that it knew.",
        "Halden said that it knew.",
        "Critics disagreed.",
        "City officials said that they knew. Investigators disagreed.",
        "Halden Works argued that it knew.",
        "Her sister, Mary Okafor, disagreed.",
    ],
)
def test_what_only_looks_like_a_stranger_is_none(told: str) -> None:
    text = f"Mary Okafor, the chief engineer at Halden, builds bridges. She likes it. {told} {REMARK}"
    assert [who for _, who in quoted(text)] == ["Mary Okafor"]


PAIR = (
    "Clementine Harrow is the quartermaster. She counts rope. Her son, Leander Harrow, is a climber. He ties it.\n\n"
    "Dr. Ludmila Osei, the doctor, is less sentimental. She has seen rope break.\n\n"
)


def test_a_surname_that_two_bear_is_nobody_s_and_neither_is_the_pronoun_after_it() -> None:
    text = (
        PAIR
        + "Harrow closed the green book. “People ask me what courage is,” she said. “Nothing is,” Harrow said."
    )
    assert {who for _, who in quoted(text)} == {None}


def test_a_surname_is_that_of_the_only_bearer_named_so_far() -> None:
    text = (
        "Clementine Harrow is the quartermaster. “You count it because somebody hung on it,” Harrow said.\n\n"
        "Her son, Leander Harrow, is a climber. “I tie it two metres sooner,” Leander said.\n"
    )
    assert [who for _, who in quoted(text)] == ["Clementine Harrow", "Leander Harrow"]


def test_a_short_title_and_an_age_make_a_person() -> None:
    text = (
        "“Rope is plastic, and it has a birthday,” said Dr. Ludmila Osei.\n\n"
        "Then 10-year-old Bashir Noll stood up. “I touched the wrong piece,” Noll said."
    )
    assert [who for _, who in quoted(text)] == ["Ludmila Osei", "Bashir Noll"]


def test_a_kinsman_s_name_tells_whether_he_or_she_is_meant() -> None:
    text = (
        "My uncle Ambroise kept the books of a circus. Theodora Wexley, an archivist, bought them.\n\n"
        "Wexley opened one. “In April he is in love with somebody,” she said.\n"
    )
    assert [who for _, who in quoted(text)] == ["Theodora Wexley"]


def test_who_was_told_may_answer() -> None:
    assert said(
        "Okafor closed the door. I told my wife about it. “You will be back by Thursday,” she said."
    ) == [None]


def test_a_stranger_of_one_gender_leaves_the_other_pronoun_alone() -> None:
    text = "Mary Okafor, the chief engineer at Halden, builds bridges. Her father laughed. “That is nothing to be proud of,” she said."
    assert [who for _, who in quoted(text)] == ["Mary Okafor"]


def test_an_office_that_is_told_apart_is_a_stranger_s() -> None:
    text = (
        OPENED
        + "The nurse who asked not to be named had the best line. “My pager knows my children's names,” she said."
    )
    assert [who for _, who in quoted(text)] == [None]


OPENED = "Mary Okafor, the chief engineer at Halden, builds bridges. She spoke first. "


def test_a_surname_that_two_bear_is_hers_whom_the_title_names() -> None:
    text = "Gwendolyn Ashcombe was a scientist. Her nephew, Tarquin Ashcombe, confirmed it.\n\n“Anyone can keep things,” Ashcombe liked to say. “I want to know who is brave enough to throw them out,” Ashcombe wrote."
    sample = Sample("a", text, (), title="Gwendolyn Ashcombe dies at 81")
    assert {who for _, who in attributed(sample.article())} == {"Gwendolyn Ashcombe"}
    assert {who for _, who in quoted(text)} == {None}


def test_who_is_known_by_a_first_name_alone_takes_the_pronoun() -> None:
    text = (
        "Mary Okafor is a chief engineer. Casimir and Ludo Brandt are brothers.\n\n“I wrote it,” says Casimir, the elder. "
        "“He dictated it badly,” Ludo says.\n\nCasimir shows me a photograph. I take it to Ludo. He puts on his glasses. "
        "“Those are our father's fours,” he says.\n\nI tell his brother. “I miss somebody who understands,” says the younger one. "
        "Casimir hears it, the elder turns to the window. “Tell him that the table is there,” he says."
    )
    found = dict(quoted(text))
    assert found["He dictated it badly,"] == "Ludo Brandt"
    assert found["Those are our father's fours,"] in ("Ludo Brandt", None)
    assert found["I miss somebody who understands,"] is None
    assert found["Tell him that the table is there,"] is None


def test_an_initial_is_the_only_bearer_s() -> None:
    text = "The coach Alaric Thorne wrote letters. He wrote many.\n\n> Then lose in such a way that they learn something.\n>\n> — A. Thorne\n"
    assert [who for _, who in quoted(text)] == ["Alaric Thorne"]


def test_after_two_of_whom_the_text_tells_no_gender_he_is_nobody() -> None:
    text = (
        "The coach Alaric Thorne and the goalkeeper Augusta Dillon wrote letters. Dillon wrote first, and Dillon wrote more.\n\n"
        "His answer came by return:\n\n> I have lost four thousand games, and I remember each of them.\n"
    )
    assert [who for _, who in quoted(text)] == [None]


@pytest.mark.parametrize(
    "piece",
    [
        "One of them ",
        "The engineer who ",
        "Her mother, ",
        "Ana Ruiz ",
        "“Yes, it is so indeed.” ",
        "> Count the chairs now, please.\n\n",
        "- “Count the chairs now, please.” — Ana Ruiz\n",
    ],
)
def test_whatever_comes_a_great_many_times_is_read_in_one_pass(piece: str) -> None:
    quoted("Mary Okafor, the chief engineer at Halden, builds bridges.\n\n" + piece * (150_000 // len(piece)))


def test_he_who_was_just_quoted_by_his_surname_is_not_the_one_before() -> None:
    text = (
        "Bashir Noll, an engineer, came. He was late. “A bridge is a bridge to all of us here,” said Kollmer. "
        "He laughed. “That is nothing to be proud of, I would say,” he said.\n"
    )
    assert [who for _, who in quoted(text)] == [None, None]
