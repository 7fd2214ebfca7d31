"""Speech inside speech, long steps between the halves of a quotation, and what is told in the first person."""

from __future__ import annotations

import pytest

from tests.core.test_english import quoted, said

GUEST = "Clementine Harrow, the quartermaster of the team, counts the rope. She has done so for years.\n\n"


@pytest.mark.parametrize(
    ("text", "outer"),
    [
        (
            "“She told me, ‘You sound tired.’ Nobody had asked me that in years,” Okafor said.",
            "She told me, ‘You sound tired.’ Nobody had asked me that in years,",
        ),
        (
            "“A boy said, ‘I don't need help, I need somebody to be awake,’” Okafor recalled.",
            "A boy said, ‘I don't need help, I need somebody to be awake,’",
        ),
        (
            "“‘How are you’ is the hardest question on the line,” Okafor added.",
            "‘How are you’ is the hardest question on the line,",
        ),
        (
            "“He said: ‘Put me through.’ I said: ‘You're through.’ ‘No,’ he said, ‘to someone else.’” Okafor laughed as she said it.",
            None,
        ),
    ],
)
def test_words_that_a_guest_relays_stay_inside_the_guest_s_own(text: str, outer: str | None) -> None:
    found = quoted("Mary Okafor, the chief engineer at Halden, answers the night line.\n\n" + text)
    assert len(found) <= 1
    assert outer is None or found == [(outer, "Mary Okafor")]


def test_the_article_s_own_marks_are_the_outer_ones_however_many_stand_inside() -> None:
    text = GUEST + "\n\n".join(
        f"“I said, ‘Number {n} is short,’ and she said, ‘Then tie it twice,’ and he said, ‘No,’” Harrow said."
        for n in range(4)
    )
    assert [who for _, who in quoted(text)] == ["Clementine Harrow"] * 4


def test_single_marks_are_the_outer_ones_where_double_marks_stand_in_them() -> None:
    text = (
        GUEST + "‘I asked him “How long is it?” and he said “Long enough,” and that was that,’ Harrow said."
    )
    ((words, who),) = quoted(text)
    assert words.startswith("I asked him “How long")
    assert who == "Clementine Harrow"


def test_a_long_step_between_two_halves_does_not_part_them() -> None:
    step = (
        "putting down the first coil on a table that was covered with thermos flasks, a stretcher in two halves and "
        "the remains of a birthday cake that nobody had wanted to throw away while the climbers were still out"
    )
    text = f"{GUEST}“You count it because somebody hung on it,” she said, {step}. “You don't count it because it is short.”"
    assert [who for _, who in quoted(text)] == ["Clementine Harrow"] * 2


def test_what_was_answered_to_my_question_is_not_mine() -> None:
    text = (
        GUEST
        + "I asked Harrow whether she had ever lost anyone. “Two, and I can tell you the lengths,” she said."
    )
    assert quoted(text) == [("Two, and I can tell you the lengths,", "Clementine Harrow")]


def test_what_i_said_myself_is_nobody_s_that_is_known() -> None:
    assert said("“He lied to you all the time,” I said.") == [None]


def test_a_second_remark_after_one_without_a_name_is_speech_too() -> None:
    text = "The clerk looked up. “You look as if it were your shop,” the clerk said. He was closing the till. “A shop is only for a while, you know.”"
    assert [who for _, who in quoted(text)] == [None, None]


def test_what_somebody_does_after_a_written_rule_makes_it_nobody_s_speech() -> None:
    text = (
        GUEST
        + "The shop has one rule, written in Stig's hand: “Measure twice, apologise once.” Harrow has added a line underneath."
    )
    assert quoted(text) == []
    assert [
        who for _, who in quoted(GUEST + "“We measured it all twice, and then again.” Harrow added.")
    ] == ["Clementine Harrow"]


def test_a_mark_that_closes_right_behind_an_inner_one_closes() -> None:
    text = (
        GUEST
        + "‘The surgeon said, “You won't climb again,”’ Harrow remembers. ‘I'd never climbed before, so that was a start.’"
    )
    assert [words for words, _ in quoted(text)] == [
        "The surgeon said, “You won't climb again,”",
        "I'd never climbed before, so that was a start.",
    ]
    last = (
        GUEST
        + "Harrow pulls on a hat. ‘She says, “What are you looking for?” And I say, “Somewhere to get out.”’"
    )
    assert [who for _, who in quoted(last)] == ["Clementine Harrow"]


def test_a_step_with_a_verb_in_a_side_clause_does_not_lose_the_second_half() -> None:
    text = GUEST + "“I'll be honest with you,” she warned us before we began, “I use my neighbour's rope.”"
    assert [who for _, who in quoted(text)] == ["Clementine Harrow"] * 2
