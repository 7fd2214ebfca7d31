"""Block quotes without marks: who signs them, leads to them, or answers with them."""

from __future__ import annotations

import pytest

from tests.core.test_english import quoted

OPENING = "Lucan Ferreby, an engineer, has designed forty footbridges. He answered my questions by email. He is 58.\n\n"
WORDS = "A footbridge is the only structure that apologises for being there."


def speakers(text: str) -> list[str | None]:
    return [who for _, who in quoted(OPENING + text)]


@pytest.mark.parametrize(
    "lead",
    [
        "Ferreby wrote:",
        "Ferreby's answer:",
        "When I asked him why, he replied:",
        "**Lucan Ferreby:**",
        "I began with the obvious one. Why footbridges?",
        "### Lucan Ferreby",
        "### Lucan Ferreby, engineer",
    ],
)
def test_what_stands_before_says_whose_it_is(lead: str) -> None:
    assert speakers(f"{lead}\n\n> {WORDS}\n") == ["Lucan Ferreby"]


@pytest.mark.parametrize(
    "lead",
    [
        "The municipal code of 1911 is less forgiving:",
        "What does the manual say about wobbling?",
        "The manual, which he keeps on his desk, says the same, in a passage that he copied:",
        "What did the mayor, Beatrix Onslow, make of it?",
        "Nobody has crossed it since.",
        "### Hidden Costs",
    ],
)
def test_what_others_may_have_written_is_not_his(lead: str) -> None:
    assert "Lucan Ferreby" not in speakers(f"{lead}\n\n> {WORDS}\n")


def test_what_a_block_quote_relays_in_marks_stays_inside_it() -> None:
    relayed = "The receiver said, “I have never seen such a bridge.” I think that it was a compliment."
    assert quoted(f"{OPENING}Ferreby wrote:\n\n> {relayed}\n") == [(relayed, "Lucan Ferreby")]


def test_a_block_quote_of_nobody_still_gives_the_speech_that_it_reports() -> None:
    text = f"{OPENING}Nobody has crossed it since.\n\n> “{WORDS}”\n>\n> — Lucan Ferreby\n"
    assert quoted(text) == [(WORDS, "Lucan Ferreby")]


def test_a_question_of_the_author_s_in_an_article_without_an_interview_is_answered_by_nobody() -> None:
    text = "Lucan Ferreby, an engineer, has designed footbridges. He is 58.\n\nWhy footbridges?\n\n"
    assert quoted(f"{text}> {WORDS}\n") == []


def test_a_sender_above_wrote_it() -> None:
    text = f"**March 3, from Ferreby:**\n\n> {WORDS}\n\n**March 9, from me:**\n\n> Could it be repaired by somebody?\n"
    assert speakers(text) == ["Lucan Ferreby", None]
