"""A line that is printed twice is found once, in the sentence where somebody says it."""

from __future__ import annotations

from tests.core.test_english import quoted

OPENING = "Winifred Dacre, a gardener, plants the strip between the lanes of a motorway. She is 71.\n\n"
SPOKEN = "“I never asked,” Dacre said, “because asking is how a thing becomes forbidden.”\n\n"
APART = "> “I never asked, because asking is how a thing becomes forbidden.”\n\n"
PLAIN = "Dacre told me this:\n\n> Because asking is how a thing becomes forbidden.\n\n"
HALVES = [
    ("I never asked,", "Winifred Dacre"),
    ("because asking is how a thing becomes forbidden.", "Winifred Dacre"),
]


def test_a_line_set_apart_after_the_sentence_is_left_out() -> None:
    assert quoted(OPENING + SPOKEN + APART) == HALVES


def test_a_line_set_apart_before_the_sentence_is_left_out() -> None:
    assert quoted(OPENING + APART + SPOKEN) == HALVES


def test_a_part_of_what_was_said_is_left_out_too() -> None:
    assert quoted(OPENING + PLAIN + SPOKEN) == HALVES


def test_of_two_lines_set_apart_the_first_is_kept() -> None:
    assert len(quoted(OPENING + APART + APART)) == 1


def test_a_few_words_that_come_again_in_other_company_are_kept() -> None:
    text = "“Nobody ever comes here,” Dacre said. “I like it,” Dacre said.\n\n“I like it, and nobody ever comes here on a Sunday,” Dacre said."
    assert len(quoted(OPENING + text)) == 3


def test_a_caption_is_no_second_quotation() -> None:
    caption = "![Dacre](a.jpg)\n*Winifred Dacre in May. “I never asked,” she says.*\n\n"
    assert quoted(OPENING + caption + SPOKEN) == HALVES
